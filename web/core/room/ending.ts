/**
 * Pause and end: how two people stop, each by an entry of their own and without a reason.
 *
 * A pause is its author's: the room rests while one of the two rests, and each ends their own. An end
 * is for good, whoever wrote it. Afterwards a room takes notices and nothing else.
 *
 * Format: spec/room.md section 11. Vectors: vectors/room/ending.json. Threats: a person who is held
 * in a room, or asked why they leave; words put into a room that somebody left.
 */

import { QuietroomError } from '../ground/errors.ts';
import { hex } from '../ground/octets.ts';
import { Phase, RoomEnded, RoomPaused } from './check.ts';
import { Kind } from './entry.ts';
import type { People } from './people.ts';
import type { Line } from './reader.ts';

/** This was written after the room had ended. */
export class AfterEnd extends QuietroomError {
  static override readonly code = 'after-end';
}

/** This was written during a break. */
export class DuringPause extends QuietroomError {
  static override readonly code = 'during-pause';
}

/** What a room takes in every phase. */
export const ALWAYS: ReadonlySet<string> = new Set([
  Kind.PAUSE,
  Kind.RESUME,
  Kind.END,
  Kind.NOTICE,
]);

/** Where a room stands. */
export interface Ending {
  /** Who rests: first card hashes in hex. */
  readonly resting: ReadonlySet<string>;
  /** The item that ended it. */
  readonly ended: number | null;
  /** What was written although the room rested or had ended, by entry hash in hex. */
  readonly faults: ReadonlyMap<string, QuietroomError>;
}

/** What the entries say, whatever the server says. */
export function phaseOf({ ended, resting }: Ending): Phase {
  if (ended !== null) return Phase.ENDED;
  return resting.size ? Phase.PAUSED : Phase.OPEN;
}

/** Check that an entry of this kind may be written now. Throws `RoomPaused`, `RoomEnded`. */
export function check(ending: Ending, kind: string): void {
  if (ALWAYS.has(kind)) return;
  const phase = phaseOf(ending);
  if (phase === Phase.ENDED) throw new RoomEnded();
  if (phase === Phase.PAUSED) throw new RoomPaused();
}

/** Where the room stands after these lines, in their order. */
export function fold(lines: readonly Line[], people: People): Ending {
  const resting = new Set<string>();
  const faults = new Map<string, QuietroomError>();
  let ended: number | null = null;
  for (const { opened, hash, index } of lines) {
    if (!opened) continue;
    const { kind } = opened.priv;
    const { author } = opened.envelope.pub;
    const who = hex(people.known(author)?.first ?? author);
    if (ended !== null) {
      if (!ALWAYS.has(kind)) faults.set(hex(hash), new AfterEnd());
    } else if (kind === Kind.END) ended = index;
    else if (kind === Kind.PAUSE) resting.add(who);
    else if (kind === Kind.RESUME) resting.delete(who);
    else if (resting.size && !ALWAYS.has(kind)) faults.set(hex(hash), new DuringPause());
  }
  return { resting, ended, faults };
}
