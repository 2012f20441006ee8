/**
 * When the two meet: every meeting of a diary with its instant, for any zone it is shown in.
 *
 * Format: spec/meeting.md section 8. Vectors: vectors/meeting/. Threat: somebody moves to another zone
 * while a series runs, or a clock is changed, and one of the two comes an hour late.
 */

import { type Bytes, hex } from '../ground/octets.ts';
import { type At, Comes, MINUTE, type Offset, type Zones, instant } from './clock.ts';
import { type Diary, type Meeting, type Off, wallsOf, where } from './diary.ts';

const HOUR = 3600;

/** How one meeting stands; missed: one said that the other was not there. */
export type Stand = 'on' | 'off' | 'missed';

/**
 * One meeting. `number`: in its series, from 0. `wall`: minutes on the clock of `zone`; `at`: the
 * instant; `end`: when it ends. `off`: by whom it was called off.
 */
export interface Occurrence {
  readonly meeting: Bytes;
  readonly number: number;
  readonly zone: string;
  readonly wall: number;
  readonly at: At;
  readonly end: number;
  readonly minutes: number;
  readonly place: string | null;
  readonly stand: Stand;
  readonly off: Off | null;
}

/** A stretch of time [from, to) in which somebody is busy, in seconds since 1970. */
export type Stretch = readonly [number, number];

/** All meetings that end after an instant, by their beginning; what was moved stands once. */
export function occurrences(diary: Diary, zones: Zones, after = 0): Occurrence[] {
  return [...diary.meetings.values()]
    .filter(({ chosen }) => chosen !== null)
    .flatMap((meeting) => of(meeting, zones(meeting.offer.zone)))
    .filter(({ end }) => end > after)
    .sort(
      (one, other) =>
        one.at.time - other.at.time ||
        byText(hex(one.meeting), hex(other.meeting)) ||
        one.number - other.number,
    );
}

/** Whether a meeting was called off with less notice than the agreement asks for. */
export function late(off: Off, begins: number, hours: number): boolean {
  return off.time > begins - hours * HOUR;
}

/** Whether a meeting touches none of the stretches in which somebody is busy. */
export function suits(begins: number, minutes: number, busy: readonly Stretch[]): boolean {
  const ends = begins + minutes * MINUTE;
  return busy.every(([start, end]) => ends <= start || begins >= end);
}

/** The hours of a day at which times are looked for by themselves. */
export const HOURS = [9, 11, 14, 16] as const;

/** The weekday of the first of 1970 and those after it, Monday being 0. */
const WEEK = [3, 4, 5, 6, 0, 1, 2] as const;

/**
 * Times to offer in the next three weeks: on weekdays, one a day, none where somebody is busy.
 *
 * `today`: days on the wall clock from the first of 1970; the search begins the day after. Times that
 * the clock skips or shows twice are left out.
 */
export function free(
  today: number,
  minutes: number,
  busy: readonly Stretch[],
  offset: Offset,
  most: number,
): number[] {
  const found: number[] = [];
  for (let day = today + 1; day < today + 22 && found.length < most; day++) {
    if (WEEK[day % 7]! < 5) found.push(...first(day, found.length, minutes, busy, offset));
  }
  return found;
}

/** The first hour of a day that suits, beginning with another one each day. */
function first(
  day: number,
  turn: number,
  minutes: number,
  busy: readonly Stretch[],
  offset: Offset,
): number[] {
  const hours = HOURS.map((_, one) => HOURS[(turn + one) % HOURS.length]!);
  const wall = hours
    .map((hour) => day * 1440 + hour * 60)
    .find((one) => {
      const at = instant(one, offset);
      return at.comes === Comes.ONCE && suits(at.time, minutes, busy);
    });
  return wall === undefined ? [] : [wall];
}

function of(meeting: Meeting, offset: Offset): Occurrence[] {
  const { entry, offer, moved, off, absent } = meeting;
  return wallsOf(meeting).flatMap((wall, number) => {
    if (moved.has(number)) return [];
    const at = instant(wall, offset);
    const gone = off.get(number) ?? null;
    return {
      meeting: entry,
      number,
      zone: offer.zone,
      wall,
      at,
      end: at.time + offer.minutes * MINUTE,
      minutes: offer.minutes,
      place: where(meeting, number),
      stand: gone ? 'off' : absent.has(number) ? 'missed' : 'on',
      off: gone,
    };
  });
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
