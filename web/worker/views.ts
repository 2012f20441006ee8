/**
 * What the key worker shows the page: words and who may read them, never a key.
 *
 * Everything here survives a structured clone. Ids and hashes are lowercase hex; times are whole
 * seconds since 1970; `fault` and `code` are the codes of the rules, for which the messages hold
 * sentences.
 */

export type { TakenRoomView, TakenRow, TakenView } from './taken.ts';
import type { LimitForm, Section } from '../core/agreement/form.ts';
import type { ChangeView } from './roles.ts';

/** Who may hear an entry, as on the wire. */
export type Label = 'me' | 'pair' | 'named' | 'may-tell';

/** One of the two of a room, as the other one's client knows them. */
export interface PersonView {
  readonly card: string;
  readonly name: string;
  readonly role: string;
  /**
   * What proved that this key is theirs: that a link of the one brought the other, or the safety words
   * that were compared; null while nothing has.
   */
  readonly metBy: 'link' | 'words' | null;
  /** The places 0 … 7775 of the four safety words in the word list; none until they are known. */
  readonly words: readonly number[] | null;
}

/** What this device remembers, before anything is unlocked. */
export type DeviceView =
  | { readonly state: 'new' }
  | {
      readonly state: 'locked';
      readonly name: string;
      readonly account: string;
      /** Whether a passkey of this device unlocks it. */
      readonly passkey: boolean;
    };

/** An invitation, read from its link; nothing is used up by looking. */
export interface InvitationView {
  readonly programme: string;
  /** 'person', 'room', 'coordinator' or 'return'. */
  readonly kind: string;
  /** What the invited will be in the room, or none where there is no room yet. */
  readonly role: string | null;
  readonly inviter: string | null;
  /** Whom it names, if anybody: what the invited are called unless they say otherwise. */
  readonly name: string | null;
  /** Whether it still leads anywhere. */
  readonly state: string;
}

/** A freshly made recovery kit, shown once. */
export interface KitView {
  readonly name: string;
  readonly server: string;
  readonly account: string;
  readonly groups: readonly string[];
  /** The words of a generated passphrase, where no passkey could be made. */
  readonly passphrase: readonly string[] | null;
  /** The whole as a file to be kept, which the command line reads too. */
  readonly sheet: string;
}

/** Home: this person and their rooms. */
export interface HomeView {
  readonly me: PersonView;
  readonly coordinator: boolean;
  /** Whether this person coordinates, or a programme made a room of theirs. */
  readonly programme: boolean;
  /** Whether two groups of the kit were typed back once. */
  readonly kitChecked: boolean;
  readonly rooms: readonly RoomCard[];
  readonly received: number;
  /** What is wrong with one's own things: that a server lied about them, by code. */
  readonly stops: readonly string[];
}

/** One room in the list. */
export interface RoomCard {
  readonly id: string;
  readonly partner: string | null;
  readonly role: string;
  /** As the server lists it, or once read: 'agreeing' or 'open'. */
  readonly state: string;
}

/** A file beside an entry. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Where an entry, or a part of it, went beyond the two. */
export interface ReleaseView {
  readonly to: string;
  readonly purpose: string;
  readonly until: number;
  readonly edited: boolean;
  readonly text: string;
  /**
   * 'told' or, under a limit that both signed, 'reported' as it should be; the others where the log shows
   * more.
   */
  readonly sight:
    'told' | 'reported' | 'unexplained' | 'against-a-claim' | 'against-agreement' | 'delayed';
}

/** One line of a room. */
export interface LineView {
  readonly id: string;
  readonly index: number;
  readonly time: number;
  readonly mine: boolean;
  /** 'words' is something said; 'taken-back' keeps a place; 'event' is an act told in words. */
  readonly kind: 'words' | 'taken-back' | 'event' | 'closed';
  readonly label: Label;
  /** Whose confidence it is. */
  readonly owner: 'me' | 'them' | 'both-claim';
  readonly text: string;
  readonly corrected: boolean;
  readonly replyTo: string | null;
  readonly files: readonly FileView[];
  readonly releases: readonly ReleaseView[];
  /** For an event: which, as a message key, with its facts. */
  readonly event: EventView | null;
  readonly faults: readonly string[];
  /** Written here and not yet acknowledged by the server. */
  readonly waiting: boolean;
  /** Written by this person before they began anew, and kept by the partner as theirs. */
  readonly kept?: boolean;
}

/**
 * An act that is told as a sentence: `key` names the message. Who acted is the line's `mine`; facts
 * are `version` (proposed, signed, in force), `to` and `purpose` (asked, released, half released),
 * `words` (of the entry that an act is about which waits for a connection).
 */
export interface EventView {
  readonly key:
    | 'proposed'
    | 'signed'
    | 'in-force'
    | 'asked'
    | 'kept'
    | 'claimed'
    | 'released'
    | 'half-released'
    | 'spoken'
    | 'meet'
    | 'understood'
    | 'heard-differently'
    | 'again'
    | 'again-end'
    | 'objective'
    | 'standing'
    | 'epoch'
    | 'paused'
    | 'resumed'
    | 'ended'
    | 'new-keys'
    | 'began-anew'
    | `waits-${'correct' | 'take-back' | 'claim' | 'ask' | 'keep'}`
    | 'unknown';
  readonly facts: Readonly<Record<string, string>>;
}

/** An open request: somebody in the room asks to let a third person read exact words. */
export interface RequestView {
  readonly id: string;
  readonly entry: string;
  readonly words: string;
  readonly to: string;
  readonly toCard: string;
  readonly purpose: string;
  readonly until: number;
  readonly mine: boolean;
  /** The entry as it stands, so that the owner sees the words in their setting. */
  readonly setting: string;
}

/** Where the agreement of a room stands. */
export interface AgreementView {
  readonly inForce: VersionView | null;
  readonly proposed: VersionView | null;
  /** What the proposal changes, in words. */
  readonly changes: readonly string[];
  readonly cautions: readonly { readonly code: string; readonly sentence: string }[];
  /** What is in force names keys that one of the two has left: both sign once more. */
  readonly lapsed?: boolean;
}

/** The text of an agreement, in the language in which it counts. */
export interface TextView {
  readonly language: string;
  readonly title: string;
  readonly clauses: readonly ClauseView[];
  /** How many lines of clause `purpose` say what each of the two expects, in their order. */
  readonly expected: readonly { readonly name: string; readonly lines: number }[];
}

/** One version of the agreement, as the two read it. */
export interface VersionView extends TextView {
  readonly hash: string;
  readonly version: number;
  /** Whether each undertakes something in words of their own: before both do, no one can sign. */
  readonly wordsByMe: boolean;
  readonly wordsByThem: boolean;
  readonly signedByMe: number | null;
  readonly signedByThem: number | null;
  /** Who proposed it. */
  readonly mine: boolean;
  /** What it starts from. */
  readonly pack: string;
}

/** One clause as rendered: exactly the bytes that are signed, cut at clause borders. */
export interface ClauseView {
  readonly number: number;
  /** Its short key, the same in every language: `limits` holds the exceptions. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** Answers to the questions of a form, as a table of tables (`core/agreement/answers`). */
export type Answers = Readonly<Record<string, unknown>>;

/** What may be chosen: every clause with its questions, drawn from the template. */
export interface DraftView {
  readonly sections: readonly Section[];
  /** The questions of one more exception, of the pair's own. */
  readonly own: LimitForm;
  /** The language of the questions; what is answered so far is in the agreement's. */
  readonly reads: string;
  /** The packs of exceptions and the languages there are. */
  readonly packs: readonly string[];
  readonly languages: readonly string[];
  /** Which of the two this person is: whose answers are theirs. */
  readonly side: 0 | 1;
  /** Where what is in force names somebody else for a role than the programme does today. */
  readonly roles: readonly ChangeView[];
}

/** What a proposal would say, before it is made. */
export interface PreviewView {
  readonly text: TextView;
  /** What it changes of the version before it, in words. */
  readonly changes: readonly string[];
  /** Whether it is to be signed although no word changes: one of the two began anew. */
  readonly anew?: boolean;
}

/** A room, read to its end or on the way there. */
export interface RoomView {
  readonly id: string;
  readonly me: PersonView;
  readonly partner: PersonView | null;
  readonly state: RoomCard['state'];
  /** How far the reading is: `read` of `all` items. */
  readonly read: number;
  readonly all: number;
  readonly lines: readonly LineView[];
  readonly agreement: AgreementView;
  readonly requests: readonly RequestView[];
  readonly held: readonly HeldView[];
  readonly defaultLabel: Label;
  /** Everybody whom the agreement in force names, as possible readers. */
  readonly named: readonly { readonly card: string; readonly name: string }[];
  /** The limits in force, in the order of the agreement. */
  readonly limits: readonly LimitView[];
  readonly trust: TrustView;
  /** Faults after which nothing is sent until this person goes on. */
  readonly stops: readonly string[];
  /** The partner began anew with other keys: words must be compared again. */
  readonly meetAnew: boolean;
  /** Who watches the log beside its members. */
  readonly witnesses: number;
  /** Whether the agreement names an ombuds to whom entries can be shown. */
  readonly ombuds: boolean;
  /** Who takes a break, and whether the server alone says that the room rests or has ended. */
  readonly rest: { readonly me: boolean; readonly them: boolean; readonly byServer: boolean };
}

/** A limit in force: `text` says when it applies; `to`: who takes the report; `theirs`: the other must act. */
export interface LimitView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly to: string | null;
  readonly theirs: boolean;
}

/** How far this person trusts the other, as nobody else learns. */
export interface TrustView {
  /** 0 to 3; null while they never said. */
  readonly level: 0 | 1 | 2 | 3 | null;
  /** Their own names of the levels 1 to 3; an empty one is called as Quietroom does. */
  readonly names: readonly string[];
  /** How often the two have met, as far as is known. */
  readonly met: number;
  /** Whether the hint looks for names and the like, and not for limits alone. */
  readonly low: boolean;
  /** Whether to ask if trust has grown. */
  readonly due: boolean;
  /** Whether drafts are looked at before they are sent. */
  readonly hints: boolean;
}

/** Something written now that the other may read once trust is raised. */
export interface HeldView {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly time: number;
}

/**
 * Somebody who can read an entry. `act`: 'wrote', 'heard', 'release', 'release-of-a-part', or a sight
 * that is not as it should be; `rule`: the label of the entry, 'release', or 'unknown'.
 */
export interface ReachView {
  readonly name: string;
  readonly since: number;
  readonly act: string;
  readonly rule: string;
  readonly purpose?: string;
  readonly until?: number;
}

/** A page of the notebook. */
export interface PageView {
  readonly id: string;
  readonly time: number;
  readonly text: string;
}

/** Something that somebody released to this person. */
export interface ReceivedView {
  readonly id: string;
  readonly text: string;
  /** Names as this person knows them from a room of theirs; empty for whom they have not met. */
  readonly author: string;
  readonly owner: string;
  /** How their keys begin. */
  readonly authorKey: string;
  readonly ownerKey: string;
  readonly label: Label;
  readonly purpose: string;
  readonly until: number;
  readonly written: number;
  readonly files: readonly FileView[];
  readonly fault: string | null;
}

/** What a coordinator sees of a pair. */
export interface PairView {
  readonly mentor: string;
  readonly mentee: string;
  readonly opened: number | null;
  readonly state: string;
  /** What the two agreed to show of their objectives. */
  readonly faces: readonly { readonly words: string; readonly state: string }[];
}

/** Where an entry was found. */
export interface HitView {
  readonly room: string | null;
  readonly entry: string;
  readonly text: string;
  readonly time: number;
}
