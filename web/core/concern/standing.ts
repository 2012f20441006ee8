/**
 * Where a concern stands: its turns in order, what may come next, and what is due by when.
 *
 * Written once, for raiser and ombuds: each side's software reckons it alike, refuses to send what may
 * not come, and shows what came all the same.
 *
 * Format: spec/concern.md sections 6 and 7. Vectors: vectors/concern/standing.json. Threats: an ombuds who
 * speaks with the other without consent, or goes on after a withdrawal; a concern left lying.
 */

import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import { State, type Turn } from './turn.ts';

const DAY = 24 * 3600;

/** Within how many seconds of being raised a concern is acknowledged. */
export const ACKNOWLEDGE = 7 * DAY;

/** Within how many seconds of that there is feedback: the shortest three months there are. */
export const FEEDBACK = 89 * DAY;

const FED_BACK: readonly State[] = [State.ADVISED, State.RECOMMENDED, State.CLOSED];

/** Whoever raised this has not agreed that you speak with the other. */
export class NoConsent extends QuietroomError {
  static override readonly code = 'no-consent';
}

/** This concern was withdrawn: nothing more is done about it; it may be closed. */
export class ConcernWithdrawn extends QuietroomError {
  static override readonly code = 'concern-withdrawn';
}

/** Nobody asks for a consent here. */
export class NoQuestion extends QuietroomError {
  static override readonly code = 'no-question';
}

/** Where a concern stands. */
export const Phase = {
  RAISED: 'raised',
  OPEN: 'open',
  CLOSED: 'closed',
  WITHDRAWN: 'withdrawn',
} as const;

/** One of the four. */
export type Phase = (typeof Phase)[keyof typeof Phase];

/** What the ombuds owes, by when in seconds since 1970. */
export interface Due {
  readonly what: 'acknowledgement' | 'feedback';
  readonly by: number;
}

/** Where a concern stands after its turns; times in seconds since 1970. */
export interface Standing {
  readonly phase: Phase;
  readonly raised: number;
  readonly acknowledged: number | null;
  readonly fedBack: boolean;
  /** The id of a question whether the ombuds may speak with the other. */
  readonly asked: Bytes | null;
  /** The id of the turn that agreed to it, while that holds. */
  readonly consent: Bytes | null;
  /** Whether whoever raised it showed that the card it claims is theirs. */
  readonly confirmed: boolean;
}

const NOTHING: Standing = {
  ...{ phase: Phase.RAISED, raised: 0, acknowledged: null, fedBack: false },
  ...{ asked: null, consent: null, confirmed: false },
};

/** A turn that came although it may not. */
export interface Faulty {
  readonly turn: Turn;
  readonly fault: QuietroomError;
}

/**
 * Check that this turn may come next. Throws `ConcernWithdrawn`, `NoConsent` or `NoQuestion`.
 *
 * Source: spec/concern.md section 6.
 */
export function check({ phase, consent, asked }: Standing, { state, about }: Turn): void {
  if (phase === Phase.WITHDRAWN && state !== State.CLOSED) throw new ConcernWithdrawn();
  if (state === State.MEDIATING && !(about && equal(about, consent))) throw new NoConsent();
  const answers = state === State.AGREED || state === State.DECLINED;
  if (answers && !equal(about, asked)) throw new NoQuestion();
}

/** Where it stands after a turn that may come. Throws what `check` throws. */
export function after(standing: Standing, turn: Turn): Standing {
  check(standing, turn);
  const now = { ...standing, confirmed: standing.confirmed || turn.both };
  switch (turn.state) {
    case State.RAISED:
      return { ...now, phase: Phase.RAISED, raised: turn.time };
    case State.WITHDRAWN:
      return { ...now, phase: Phase.WITHDRAWN, asked: null, consent: null };
    case State.DECLINED:
      return { ...now, consent: null };
    case State.AGREED:
      return { ...now, consent: turn.id };
    case State.ADDED:
      return now.phase === Phase.CLOSED ? { ...now, phase: Phase.OPEN } : now;
    default:
      return byOmbuds(now, turn);
  }
}

function byOmbuds(before: Standing, { id, state, time }: Turn): Standing {
  const now = {
    ...before,
    acknowledged: before.acknowledged ?? time,
    fedBack: before.fedBack || FED_BACK.includes(state),
    ...(state === State.ASKED ? { asked: id, consent: null } : {}),
  };
  if (now.phase === Phase.WITHDRAWN) return now;
  return { ...now, phase: state === State.CLOSED ? Phase.CLOSED : Phase.OPEN };
}

/**
 * Where a concern stands after all of its turns, and which of them may not have come. The turns in
 * whichever order, each once. Throws nothing.
 *
 * Source: spec/concern.md section 6.
 */
export function fold(turns: readonly Turn[]): [Standing, Faulty[]] {
  const faulty: Faulty[] = [];
  let standing = NOTHING;
  for (const turn of inOrder(turns)) {
    try {
      standing = after(standing, turn);
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
      faulty.push({ turn, fault });
    }
  }
  return [standing, faulty];
}

/** The turns as they count: what raised the concern first, the others by time, then by id. */
export function inOrder(turns: readonly Turn[]): Turn[] {
  const late = ({ state }: Turn): number => Number(state !== State.RAISED);
  return [...turns].sort(
    (a, b) => late(a) - late(b) || a.time - b.time || (hex(a.id) < hex(b.id) ? -1 : 1),
  );
}

/**
 * What the ombuds owes next, if anything.
 *
 * Source: spec/concern.md section 7.
 */
export function due({ phase, fedBack, acknowledged, raised }: Standing): Due | null {
  if (phase === Phase.CLOSED || phase === Phase.WITHDRAWN || fedBack) return null;
  const latest = raised + ACKNOWLEDGE;
  if (acknowledged === null) return { what: 'acknowledgement', by: latest };
  return { what: 'feedback', by: Math.min(acknowledged, latest) + FEEDBACK };
}

/** Whether it is overdue. */
export const isLate = ({ by }: Due, now: number): boolean => now > by;
