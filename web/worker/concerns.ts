/**
 * What the key worker shows of concerns: to whoever raises one, and to the ombuds who hears it.
 *
 * The acts stand in `protocol.ts`; how a screen uses them:
 *
 * - Raising: `raising(room)` says to whom, and what can be shown; `concernGoes(draft)` is what would go,
 *   exactly, and refuses what cannot; `raiseConcern(draft)` sends it. Nothing is asked again by unlocking:
 *   nothing leaves but what was chosen, and nothing is signed.
 * - Without a name: whoever sits at their own account makes a file by `gatherConcern(draft)`; joins, in
 *   another browser or a private window, by the ombuds' open link as anybody joins by a link; and there
 *   hands the file's bytes in as `draft.file`. `raising(null)` names the ombuds whose link brought them.
 * - An ombuds has no deputy: the agreement names one ombuds or none. Whoever is named by nobody can be
 *   gone to by their card, typed in: that is an ombuds from outside.
 */

import type { Label } from './views.ts';

/** What somebody means to raise. */
export interface ConcernDraft {
  readonly words: string;
  /** The card of the ombuds in hex; none for the one whom the room's record or the file names. */
  readonly to: string | null;
  /** The room whose entries these are; none where no entry is shown, or a file holds them. */
  readonly room: string | null;
  readonly entries: readonly string[];
  /** What `gatherConcern` made: then room, entries and `to` do not count. */
  readonly file: Uint8Array | null;
}

/** Somebody to whom a concern can go. */
export interface WhomView {
  readonly card: string;
  /** As the agreement has it; the beginning of their card where nothing names them. */
  readonly name: string;
}

/** What may be raised out of a room, or without one. */
export interface RaisingView {
  /** Whom the room's latest record names, or whose link brought them here; none: name a card. */
  readonly to: WhomView | null;
  /** Whether this account has no name: then entries still name the two of a room, and it must be said. */
  readonly nameless: boolean;
  readonly entries: readonly {
    readonly id: string;
    readonly mine: boolean;
    readonly text: string;
    readonly time: number;
    /** Whether the server put a stamp on it: without one it cannot be shown at all. */
    readonly stamped: boolean;
    /** The card of the only ombuds who can tell that it was said so; none where nobody can. */
    readonly toldBy: string | null;
  }[];
}

/** What would go out: exactly this, and nothing beside it. */
export interface ConcernGoesView {
  readonly to: WhomView;
  readonly nameless: boolean;
  readonly words: string;
  readonly entries: readonly {
    readonly text: string;
    readonly time: number;
    /** Whether `to` can tell that it was said so; none where a file brought it and nobody here knows. */
    readonly told: boolean | null;
  }[];
}

/** What the two do; the first five are the raiser's. */
export type TurnState =
  | 'raised'
  | 'added'
  | 'agreed'
  | 'declined'
  | 'withdrawn'
  | 'acknowledged'
  | 'answered'
  | 'advised'
  | 'asked'
  | 'mediating'
  | 'recommended'
  | 'closed';

/** One turn of a concern. */
export interface TurnView {
  readonly what: TurnState;
  /** Whether this person said it. */
  readonly mine: boolean;
  readonly time: number;
  /** Empty where it holds none, and in all of a concern that was withdrawn, on the ombuds' desk. */
  readonly words: string;
  /** Why it may not have come: 'no-consent', 'no-question' or 'concern-withdrawn'. */
  readonly fault: string | null;
  readonly entries: readonly ShownView[];
}

/** An entry that a turn shows. */
export interface ShownView {
  readonly text: string;
  readonly time: number;
  readonly label: Label;
  /** How the card of whoever wrote it begins, and whether that is who raised the concern. */
  readonly author: string;
  readonly byRaiser: boolean;
  readonly room: string;
  /**
   * Whether the server took exactly this, as its stamp tells the ombuds; where not, no word of it is to
   * be shown as said. None for the raiser, who cannot tell, and needs not.
   */
  readonly isTrue: boolean | null;
}

/** Where a concern stands, for either of the two. */
export interface ConcernView {
  readonly id: string;
  readonly time: number;
  readonly phase: 'raised' | 'open' | 'closed' | 'withdrawn';
  /**
   * The first card of the other of the two; and their name: the ombuds as the agreement had them, or how their
   * card begins; the raiser only where this person shares a room with them, else empty.
   */
  readonly card: string;
  readonly other: string;
  /**
   * Whether the raiser has shown that the card is theirs, by a turn after the ombuds' first. Until then
   * the ombuds is told that it is not confirmed.
   */
  readonly confirmed: boolean;
  /** What the ombuds owes, by when, and whether it is overdue. */
  readonly due: {
    readonly what: 'acknowledgement' | 'feedback';
    readonly by: number;
    readonly late: boolean;
  } | null;
  /** Whether the ombuds asked for the consent to speak with the other, and whether it holds. */
  readonly asked: boolean;
  readonly consent: boolean;
  readonly turns: readonly TurnView[];
  /** What the ombuds wrote down for themself; empty for the raiser. */
  readonly notes: readonly { readonly time: number; readonly words: string }[];
}

/** All concerns of one side, the newest first; on the desk what is due soonest first. */
export interface ConcernsView {
  readonly concerns: readonly ConcernView[];
  /** What came and is no true turn of any concern: the server's id of it, and what is wrong by code. */
  readonly wrong: readonly { readonly id: string; readonly code: string }[];
}

/**
 * What a raiser does in a concern of theirs. Only 'added' has a draft: words, and entries of a room or a
 * file; whom it goes to is settled, so that `to` does not count.
 */
export type RaiserAct = 'added' | 'agreed' | 'declined' | 'withdrawn';

/**
 * What an ombuds does. Words go with 'answered', 'advised', 'asked', 'recommended', 'closed' and 'note',
 * which nobody else reads; whoever has not acknowledged does so by the first of the others.
 */
export type OmbudsAct =
  | 'acknowledged'
  | 'answered'
  | 'advised'
  | 'asked'
  | 'mediating'
  | 'recommended'
  | 'closed'
  | 'note';
