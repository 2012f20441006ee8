/** What the screen of meetings is made from, and the bodies that it says. */

import type { Value } from '../../core/ground/canon.ts';
import { equal, hex } from '../../core/ground/octets.ts';
import * as cadences from '../../core/meeting/cadence.ts';
import type { Cadence } from '../../core/meeting/cadence.ts';
import { Comes, instant } from '../../core/meeting/clock.ts';
import { type Diary, type Meeting, fold } from '../../core/meeting/diary.ts';
import { isRoot } from '../../core/meeting/ical.ts';
import { fields } from '../../core/meeting/offer.ts';
import { type Occurrence, type Stretch, free, occurrences } from '../../core/meeting/times.ts';
import type { MeetingsView } from '../../worker/meetings.ts';
import { clockOf, offsetOf, today } from './clock.ts';

const DAY = 24 * 3600;

/** How many times stand there before anybody has chosen one. */
const SUGGESTED = 3;

/** How often a series comes, as it is chosen. */
export const EVERY = ['once', 'week', 'fortnight', 'month'] as const;
export type Every = (typeof EVERY)[number];

/** What stands in a room about meetings. `past`: of the last two weeks, newest first. */
export interface Plan {
  readonly diary: Diary;
  readonly open: readonly Meeting[];
  readonly coming: readonly Occurrence[];
  readonly past: readonly Occurrence[];
  /** Whether something is in a zone that this browser does not know. */
  readonly elsewhere: boolean;
}

/** Read it. `now`: seconds since 1970. */
export function planOf(view: MeetingsView, now: number): Plan {
  const diary = fold(view.said);
  const all = [...diary.meetings.values()];
  const known = all.filter(({ offer }) => clockOf(offer.zone));
  const read = new Map([...diary.meetings].filter(([, one]) => known.includes(one)));
  const times = occurrences({ ...diary, meetings: read }, offsetOf);
  const past = times.filter(({ end }) => end <= now && end > now - 14 * DAY);
  return {
    diary,
    open: known.filter(({ state }) => state === 'open'),
    coming: times.filter(({ end }) => end > now),
    past: past.reverse(),
    elsewhere: known.length < all.length,
  };
}

/** A single meeting that was moved keeps the name of the first in calendars. */
export function rootOf(diary: Diary, entry: Uint8Array): Uint8Array {
  let one = diary.meetings.get(hex(entry))!;
  while (!isRoot(one)) one = diary.meetings.get(hex(one.origin!))!;
  return one.entry;
}

/** Whether this person offered it. */
export function isMine(view: MeetingsView, one: Meeting): boolean {
  return equal(one.author, view.me);
}

/** Times to begin with: where neither the calendar read here nor a meeting stands. */
export function suggested(
  plan: Plan | null,
  busy: readonly Stretch[],
  now: number,
  zone: string,
  minutes: number,
): number[] {
  const agreed = plan?.coming.filter(({ stand }) => stand === 'on') ?? [];
  const taken = [...busy, ...agreed.map(({ at, end }): Stretch => [at.time, end])];
  return free(today(now, zone), minutes, taken, offsetOf(zone), SUGGESTED);
}

/** How a series is counted that begins with this wall; the last of a month where it is the fifth. */
export function cadenceOf(every: Every, times: number, wall: number): Cadence | null {
  if (every === 'once') return null;
  if (every !== 'month') return { unit: 'week', every: every === 'week' ? 1 : 2, nth: 0, times };
  return { unit: 'month', every: 1, nth: cadences.nthOf(wall)[0], times };
}

/** What is wrong with times that are to be offered. */
export type SlotFault = 'none' | 'past' | 'skipped' | 'month';

/** The first thing that is wrong, or none. */
export function faultOf(
  slots: readonly number[],
  zone: string,
  every: Every,
  now: number,
): SlotFault | null {
  const at = slots.map((one) => instant(one, offsetOf(zone)));
  if (!slots.length) return 'none';
  if (at.some(({ time }) => time < now)) return 'past';
  if (at.some(({ comes }) => comes === Comes.SKIPPED)) return 'skipped';
  const nths = new Set(slots.map((one) => cadences.nthOf(one)[0]));
  return every === 'month' && nths.size > 1 ? 'month' : null;
}

/** What the form of an offer holds. */
export interface Wish {
  readonly slots: readonly number[];
  readonly zone: string;
  readonly minutes: number;
  readonly every: Every;
  readonly times: number;
  readonly place: string;
  /** The number of a meeting that it would take the place of. */
  readonly instead: number | null;
}

/** The body of an offer. `id`: 16 bytes drawn for it. */
export function offerBody(
  { slots, zone, minutes, every, times, place, instead }: Wish,
  id: Uint8Array,
): Value[] {
  const cadence = cadenceOf(every, times, slots[0]!);
  return fields({
    ...{ id, instead, zone, minutes, place: place.trim() || null, cadence },
    ...{ slots: [...new Set(slots)], words: '' },
  });
}

/** Where a place leads, if it is the address of a room for video. */
export function linkOf(place: string | null): string | null {
  return place && /^https:\/\/\S+$/.test(place) && URL.canParse(place) ? place : null;
}
