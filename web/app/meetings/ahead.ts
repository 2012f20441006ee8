/** What comes next in a room, and over all of them: the next meeting, and one's own next steps. */

import { equal } from '../../core/ground/octets.ts';
import type { NextStep } from '../../core/meeting/diary.ts';
import type { Occurrence } from '../../core/meeting/times.ts';
import type { MeetingsView } from '../../worker/meetings.ts';
import { planOf } from './plan.ts';

/** What comes next in one room. */
export interface Ahead {
  readonly room: string;
  /** The next meeting that stands, or the one that goes on. */
  readonly next: Occurrence | null;
  /** What this person said they would do and has not done, the earliest day first. */
  readonly steps: readonly NextStep[];
}

/** Read it from what was said in a room. `now`: seconds since 1970. */
export function aheadIn(room: string, view: MeetingsView, now: number): Ahead {
  const { coming, diary } = planOf(view, now);
  const mine = [...diary.steps.values()].filter(
    ({ step, done }) => !done && equal(step.who, view.me),
  );
  const by = ({ step }: NextStep): number => step.due ?? Infinity;
  return {
    room,
    next: coming.find(({ stand }) => stand === 'on') ?? null,
    steps: mine.toSorted((a, b) => (by(a) < by(b) ? -1 : Number(by(a) > by(b)))),
  };
}

/** The same over rooms, the soonest meeting first. A room that cannot be read hides no other. */
export async function aheadOf(
  rooms: readonly string[],
  read: (room: string) => Promise<MeetingsView>,
  now: number,
): Promise<Ahead[]> {
  const found: Ahead[] = [];
  for (const room of rooms) {
    const view = await read(room).catch(() => null);
    if (view) found.push(aheadIn(room, view, now));
  }
  const at = ({ next }: Ahead): number => next?.at.time ?? Infinity;
  return found.sort((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))));
}
