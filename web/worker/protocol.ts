/**
 * How page and key worker speak: acts one way, requests to the network and news the other way.
 *
 * The worker has no network by policy. Where it needs the server it asks the page, which sends bytes
 * it cannot open and hands back bytes it cannot open.
 */

import type {
  ConcernDraft,
  ConcernGoesView,
  ConcernsView,
  OmbudsAct,
  RaiserAct,
  RaisingView,
} from './concerns.ts';
import type { ObjectivesView, PublicState, Told, WantedView } from './objectives.ts';
import type { Value } from '../core/ground/canon.ts';
import type { Act as MeetingAct } from '../core/meeting/act.ts';
import type { Act as RenewalAct } from '../core/renewal/answer.ts';
import type { KnownView, PartsView, SpokenView } from './known.ts';
import type { MeetingsView } from './meetings.ts';
import type { CaseAct, CaseView, GoesView, Proof, ReportDraft, ReportingView } from './reports.ts';
import type { ChangeView, PeopleView, RoleName } from './roles.ts';
import type { KnockView, MannerView } from './told.ts';
import type {
  Answers,
  DeviceView,
  DraftView,
  HitView,
  HomeView,
  InvitationView,
  KitView,
  Label,
  PageView,
  PairView,
  PreviewView,
  ReachView,
  ReceivedView,
  RoomView,
  TakenView,
} from './views.ts';

/** What a new passkey is made for: the account's id and the challenge, 32 bytes. */
export interface PasskeyWish {
  readonly account: Uint8Array;
  readonly challenge: Uint8Array;
  /** What the passkey's PRF is asked about. */
  readonly salt: Uint8Array;
}

/** Which passkey to ask for: the challenge, and the credentials that fit where they are known. */
export interface PasskeyAsk {
  readonly challenge: Uint8Array;
  readonly salt: Uint8Array;
  readonly credentials: readonly Uint8Array[];
}

/** What a passkey gave when it was made: its id, its PRF result, and what registers it. */
export interface MadePasskey {
  readonly credential: Uint8Array;
  readonly prf: Uint8Array;
  readonly client: Uint8Array;
  readonly attestation: Uint8Array;
}

/** What a passkey gave when it was asked: its id, its PRF result, whose it is, its signature. */
export interface ShownPasskey {
  readonly credential: Uint8Array;
  readonly prf: Uint8Array;
  readonly account: Uint8Array;
  readonly client: Uint8Array;
  readonly authenticator: Uint8Array;
  readonly signature: Uint8Array;
}

/** What is new, as the server's stream of events says it: a room's id, or a kind. */
export interface News {
  readonly room?: string;
  readonly notebook?: 1;
  readonly grant?: 1;
  readonly letter?: 1;
  readonly concern?: 1;
  readonly log?: 1;
}

/** What an agreement starts from. */
export interface DraftChoice {
  readonly language: string;
  readonly pack: string;
  /** Name whoever holds the roles of the programme today. A first draft does so by itself. */
  readonly roles?: boolean;
}

/** A wish to let somebody read: card of the reader, purpose in words, end. */
export interface WishView {
  readonly to: string;
  readonly purpose: string;
  readonly until: number;
}

/** Names under which the page notes something: steps of courses, prompts, people, own answers, where a feed is. */
export type Noted = 'guidance' | 'put-away' | 'learn-from' | 'renewal' | 'feed';

/** A feed, the hash by which its address is known, and whether it begins or stands there. */
export interface FeedSaid {
  readonly address: string;
  readonly text: string;
  readonly begins: boolean;
}

/** The acts of a person. Each ends in a view or in a refusal with a code. */
export interface Desk {
  /** What this device remembers. */
  device(): Promise<DeviceView>;
  /** Read an invitation; nothing is used up. */
  invited(link: string): Promise<InvitationView>;
  /** Come in with the keys one has: home as it is then, and the room that the link leads to. */
  accept(link: string): Promise<readonly [HomeView, string | null]>;
  /** What a new passkey shall be made for; drawn anew until somebody has joined. */
  passkeyToMake(): Promise<PasskeyWish>;
  /** Which passkey would unlock here. */
  passkeyToAsk(): Promise<PasskeyAsk>;
  /**
   * Make keys and join. Without a passkey a passphrase is made of `list`, the words of the word list.
   */
  join(
    link: string,
    name: string,
    passkey: MadePasskey | null,
    list: readonly string[] | null,
  ): Promise<KitView>;
  /** Whether these groups, each by its number from 0, are those of the kit just made. */
  checkKit(groups: readonly (readonly [number, string])[]): Promise<boolean>;
  unlockByPasskey(passkey: ShownPasskey): Promise<HomeView>;
  /** Kit or passphrase; the account, as the kit has it, where this device does not know it. */
  unlockByText(text: string, account: string | null, list: readonly string[]): Promise<HomeView>;
  /** Another passkey for an unlocked account. */
  addPasskey(passkey: MadePasskey): Promise<HomeView>;
  /** Another kit, where the first was put off or is lost. */
  addKit(): Promise<KitView>;
  /** Make new keys, after a lost device, and the kit that will open them; nothing has changed. */
  renew(passkey: MadePasskey | null, list: readonly string[] | null): Promise<KitView>;
  /**
   * Go over to the keys that `renew` made, if these groups are those of its kit: every earlier kit,
   * passphrase and passkey ends. None where they are not. May be done again after a lost answer.
   */
  rotate(groups: readonly (readonly [number, string])[]): Promise<HomeView | null>;
  /** Begin anew by a mailed link; nothing old opens. */
  freshStart(
    link: string,
    passkey: MadePasskey | null,
    list: readonly string[] | null,
  ): Promise<KitView>;
  askFreshStart(email: string): Promise<void>;
  /** Say that newer keys in this person's name are not theirs: nobody goes on with either. */
  disown(text: string, list: readonly string[]): Promise<void>;
  disownByPasskey(passkey: ShownPasskey): Promise<void>;
  /** The places 0 … 7775 of the four safety words of a first card, in hex. They take a moment. */
  safetyWords(card: string): Promise<readonly number[]>;
  /** Home; with the safety words of this person where they are asked for, which take a moment. */
  home(words?: boolean): Promise<HomeView>;
  room(id: string): Promise<RoomView>;
  /** The partner's safety words were heard and are right. */
  heard(room: string): Promise<RoomView>;
  /** Go on although something is wrong in this room: its person has seen it. */
  goOn(room: string): Promise<RoomView>;
  /**
   * The starting choices of an agreement for this room, or those of the latest version; asked in the
   * language `reads` where the clauses know it, else in the agreement's.
   */
  draft(room: string, choice: DraftChoice, reads: string): Promise<DraftView>;
  /** What `propose` would say with these answers; nothing is sent. */
  preview(room: string, choice: DraftChoice, answers: Answers): Promise<PreviewView>;
  /** Propose what `draft` of this choice gave, with these answers over it. */
  propose(room: string, choice: DraftChoice, answers: Answers): Promise<RoomView>;
  sign(room: string, agreement: string): Promise<RoomView>;
  say(
    room: string,
    text: string,
    label: Label,
    owner: 'me' | 'them',
    files: readonly File[],
  ): Promise<RoomView>;
  /** The token of a sign-in that lasts: of the one there is, or of another. */
  signIn(): Promise<string>;
  hold(room: string, text: string, level: 1 | 2 | 3): Promise<RoomView>;
  /** Trust the other more: let them read what was held up to a level, but for these entries. */
  raise(room: string, level: 1 | 2 | 3, except: readonly string[]): Promise<RoomView>;
  /** Trust them less from now on; what was read stays read. */
  lower(room: string, level: 0 | 1 | 2 | 3): Promise<RoomView>;
  /** Call a level as this person likes; empty: as Quietroom does. */
  nameLevel(room: string, level: 1 | 2 | 3, name: string): Promise<RoomView>;
  /** Say how often the two have met. */
  haveMet(room: string, times: number): Promise<RoomView>;
  /** Do not ask if trust has grown: now, or ever in this room. */
  notNow(room: string, forGood: boolean): Promise<RoomView>;
  /** Have drafts looked at before they are sent, in every room of this person, or not. */
  hints(room: string, on: boolean): Promise<RoomView>;
  /** Take a break; neither writes until this person resumes. */
  pause(room: string): Promise<RoomView>;
  resume(room: string): Promise<RoomView>;
  /** End the room for good, at once and without a reason. */
  end(room: string): Promise<RoomView>;
  claim(room: string, entry: string): Promise<RoomView>;
  /** Take back an entry; of words or an act that waits, do not send it. */
  takeBack(room: string, entry: string): Promise<RoomView>;
  correct(room: string, entry: string, text: string): Promise<RoomView>;
  who(room: string, entry: string): Promise<readonly ReachView[]>;
  /** Who could ever have read an entry. */
  known(room: string, entry: string): Promise<KnownView>;
  /** What was spoken and put on record, and the going through the agreement that goes on. */
  spoken(room: string): Promise<SpokenView>;
  /** `when`: seconds since 1970. */
  putOnRecord(room: string, text: string, when: number, owner: 'me' | 'them'): Promise<SpokenView>;
  /** Understood, or in `heard` what one heard instead. */
  answerSpoken(room: string, entry: string, heard: string | null): Promise<SpokenView>;
  askAgain(room: string, text: string): Promise<SpokenView>;
  sayPart(room: string, part: keyof PartsView, text: string): Promise<SpokenView>;
  endAgain(room: string, ending: 'nothing' | 'stricter'): Promise<SpokenView>;
  /** What the two of a room want, what this person wants for themself, and what the programme sees. */
  objectives(room: string): Promise<ObjectivesView>;
  /** Set one: in the room, or for this person alone. */
  setObjective(room: string, wanted: WantedView, alone: boolean): Promise<ObjectivesView>;
  /** Say how one stands, by its id; let it go on as another; share one's own in the room. */
  tellObjective(room: string, id: string, state: Told, note: string): Promise<ObjectivesView>;
  changeObjective(room: string, id: string, wanted: WantedView): Promise<ObjectivesView>;
  shareObjective(room: string, id: string): Promise<ObjectivesView>;
  /** Propose what the programme sees; agree to what came by an entry; withdraw it. */
  proposeFace(room: string, id: string, words: string, state: PublicState): Promise<ObjectivesView>;
  agreeFace(room: string, id: string, entry: string): Promise<ObjectivesView>;
  withdrawFace(room: string, id: string): Promise<ObjectivesView>;
  /** Let the programme see a room that it did not make, as far as it is mine to let; or hide it. */
  showRoom(room: string, yes: boolean): Promise<ObjectivesView>;
  /** What was said about meetings, and about whether the two go on. */
  meetings(room: string): Promise<MeetingsView>;
  /** Say something of it: a body of spec/meeting.md or spec/renewal.md, about an entry or nothing. */
  sayMeeting(
    room: string,
    kind: MeetingAct | RenewalAct,
    body: Value,
    about: Uint8Array | null,
  ): Promise<MeetingsView>;
  /** What could be reported out of a room, and what was. */
  reporting(room: string): Promise<ReportingView>;
  /** What `report` would send; nothing is sent. */
  reportGoes(room: string, draft: ReportDraft): Promise<GoesView>;
  /** Send it, once this person has unlocked again. */
  report(room: string, draft: ReportDraft, proof: Proof): Promise<ReportingView>;
  /** Answer the officer's question about a report of this id. */
  answerReport(room: string, id: string, words: string): Promise<ReportingView>;
  /** Tell the other of it before the date. */
  tellReport(room: string, id: string): Promise<ReportingView>;
  /** What was reported to this person. */
  cases(): Promise<readonly CaseView[]>;
  /** Do something about a report of this id; `day`: until when it is kept, where it is closed. */
  doCase(id: string, what: CaseAct, words: string, day: number): Promise<readonly CaseView[]>;
  /** The bytes of a file beside an entry that was reported to this person. */
  caseFile(id: string, file: string): Promise<Blob>;
  /** To whom a concern can go, and what of a room can be shown; `concerns.ts` says how it goes on. */
  raising(room: string | null): Promise<RaisingView>;
  /** What `raiseConcern` would send; nothing is sent. */
  concernGoes(draft: ConcernDraft): Promise<ConcernGoesView>;
  /** Raise it: to the ombuds, and to nobody else. */
  raiseConcern(draft: ConcernDraft): Promise<ConcernsView>;
  /** Its entries as a file, to be carried to an account without a name; to be deleted afterwards. */
  gatherConcern(draft: ConcernDraft): Promise<Uint8Array>;
  /** The concerns that this person raised. */
  myConcerns(): Promise<ConcernsView>;
  /** Go on with a concern of one's own, by its id; `draft` with 'added' alone. */
  goOnConcern(id: string, what: RaiserAct, draft: ConcernDraft | null): Promise<ConcernsView>;
  /** What was raised with this person as an ombuds. */
  concerns(): Promise<ConcernsView>;
  /** Do something about a concern that was raised with this person, by its id. */
  doConcern(id: string, what: OmbudsAct, words: string): Promise<ConcernsView>;
  /** A link by which anybody joins without a name; 'not-found' for whoever nobody named an ombuds. */
  openDoor(): Promise<string>;
  ask(room: string, entry: string, words: string, wish: WishView): Promise<RoomView>;
  keep(room: string, request: string): Promise<RoomView>;
  /** Grant a request as asked, or as edited. */
  grant(room: string, request: string, edited: string | null): Promise<RoomView>;
  /** Let somebody read an entry unasked. */
  release(room: string, entry: string, wish: WishView, edited: string | null): Promise<RoomView>;
  /** Show entries to the ombuds whom both named. */
  showOmbuds(room: string, entries: readonly string[], words: string): Promise<void>;
  received(): Promise<readonly ReceivedView[]>;
  pages(): Promise<readonly PageView[]>;
  write(text: string): Promise<readonly PageView[]>;
  share(page: string, room: string, label: Label): Promise<RoomView>;
  /** The bytes of a file beside an entry. */
  file(room: string, entry: string, file: string): Promise<Blob>;
  /** The bytes of a file that came with something received. */
  receivedFile(received: string, file: string): Promise<Blob>;
  search(words: string): Promise<readonly HitView[]>;
  /** Invite somebody into a room of the two, or from outside; the link is sent outside Quietroom. */
  invite(name: string, as: 'mentor' | 'mentee' | 'outside'): Promise<string>;
  /** All that is this person's, in the clear, to be handed to them as a file. */
  take(): Promise<TakenView>;
  pairs(): Promise<readonly PairView[]>;
  /** The quiet places that the programme offers to meet at. */
  places(): Promise<readonly string[]>;
  /** Who holds which role in the programme. */
  people(): Promise<PeopleView>;
  /** Where this person's agreements name others than the programme does now; their rooms are read. */
  changedPeople(): Promise<readonly ChangeView[]>;
  /** As coordinator: let somebody who has joined hold a role; let nobody hold it. */
  appoint(role: RoleName, name: string): Promise<PeopleView>;
  dismiss(role: RoleName): Promise<PeopleView>;
  /** Note to oneself: not for my rooms, or so again. By the hash of their first card. */
  keepOut(card: string, out: boolean): Promise<PeopleView>;
  /** Go on although something is wrong with the newest list: this person has asked. */
  askedAboutRoles(): Promise<PeopleView>;
  /** How this person is told while away; each act beside it shows how it is afterwards. */
  knock(): Promise<KnockView>;
  sayKnock(manner: MannerView): Promise<KnockView>;
  /** A code is mailed to this address. */
  askAddress(address: string): Promise<KnockView>;
  confirmAddress(code: string): Promise<KnockView>;
  forgetAddress(): Promise<KnockView>;
  /** Have the browser with this endpoint tell this person. */
  addBrowser(endpoint: string): Promise<KnockView>;
  /** Have it tell nobody: by the SHA-256 of its endpoint, in hex. */
  dropBrowser(id: string): Promise<KnockView>;
  /** What the page noted in this person's own stream under a name, in order. */
  noted(what: Noted): Promise<readonly Value[]>;
  /** Note something there: once, or where of a name the last counts, again. */
  note(what: Noted, value: Value): Promise<void>;
  /** Have the server serve this person's feed, or none: spec/meeting.md section 10. */
  feed(said: FeedSaid | null): Promise<void>;
  /** Something is new at the server, or - as the stream of news begins - anything may be. */
  news(what: News | null): Promise<void>;
}

/** The names of the acts. */
export type Act = keyof Desk;

/** Page to worker. */
export type ToWorker =
  | { readonly kind: 'act'; readonly id: number; readonly act: Act; readonly given: unknown[] }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly status: number;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'away'; readonly id: number };

/** Worker to page. */
export type ToPage =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: string;
      readonly evidence: string | null;
      /** Which field of a form it is about, where it is about one. */
      readonly field: string | null;
    }
  | {
      readonly kind: 'send';
      readonly id: number;
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array | null;
    }
  | { readonly kind: 'token'; readonly token: string | null }
  | { readonly kind: 'room'; readonly value: RoomView }
  | { readonly kind: 'home'; readonly view: HomeView };
