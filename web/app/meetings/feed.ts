/**
 * One's own feed: times and the word 'Meeting' of all rooms, for one's own calendar to fetch.
 *
 * Source: spec/meeting.md section 10.
 */

import type { Value } from '../../core/ground/canon.ts';
import { hex } from '../../core/ground/octets.ts';
import type { Diary } from '../../core/meeting/diary.ts';
import * as ical from '../../core/meeting/ical.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { MeetingsView } from '../../worker/meetings.ts';
import { clockOf, offsetOf } from './clock.ts';
import { planOf, rootOf } from './plan.ts';

/** How long a meeting that is over stays in a feed, in seconds. */
const BACK = 14 * 24 * 3600;

/** What of the desk is needed. */
export type Served = Pick<Desk, 'feed' | 'meetings' | 'note' | 'noted'>;

/** What its address holds; none where no feed is on. */
export function tokenOf(kept: readonly Value[]): Uint8Array | null {
  const last = kept.at(-1);
  const [token, on] = Array.isArray(last) ? (last as readonly Value[]) : [];
  return token instanceof Uint8Array && on === 1 ? token : null;
}

/** Where a calendar fetches it. `origin`: of the server. */
export const addressOf = (origin: string, token: Uint8Array): string =>
  `${origin}/feed/${hex(token)}.ics`;

/** What is served. A meeting on a clock that this browser does not know is left out. */
export function textOf(views: readonly MeetingsView[], now: number): string {
  const parts = views.map((view) => [planOf(view, now - BACK), view] as const);
  const named = parts.map(([{ diary, coming }]): [Diary, Uint8Array[]] => {
    const entries = coming
      .filter(({ stand }) => stand === 'on')
      .map(({ meeting }) => rootOf(diary, meeting));
    const known = entries.filter((one) => isKnown(diary, one));
    return [diary, [...new Map(known.map((one) => [hex(one), one])).values()]];
  });
  return ical.feed(named, views[0]?.me ?? new Uint8Array(32), offsetOf);
}

/** Serve it at an address that holds these bytes, as what is said in these rooms has it. */
export async function serve(
  at: Served,
  token: Uint8Array,
  rooms: readonly string[],
  now: number,
  begins: boolean,
): Promise<void> {
  const views: MeetingsView[] = [];
  for (const room of rooms) views.push(await at.meetings(room));
  await at.feed({ address: hex(ical.addressKey(token)), text: textOf(views, now), begins });
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other, so that nothing is written anew while it is withdrawn. */
export function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const mine = turn.then(act);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Write it anew, if it is on. */
export const follow = (at: Served, rooms: readonly string[], now: number): Promise<void> =>
  inTurn(async () => {
    const token = tokenOf(await at.noted('feed'));
    if (token) await serve(at, token, rooms, now, false);
  });

/** Whether this browser knows every clock that a meeting was ever put on. */
function isKnown(diary: Diary, entry: Uint8Array): boolean {
  const { offer, moved } = diary.meetings.get(hex(entry))!;
  return !!clockOf(offer.zone) && [...moved.values()].every((to) => isKnown(diary, to));
}
