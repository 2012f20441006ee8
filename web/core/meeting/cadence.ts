/**
 * How often the two meet: every so many weeks, or on the second Tuesday of the month.
 *
 * A series is counted on the wall clock of its zone and has an end, so that every reader makes the same
 * list of it.
 *
 * Format: spec/meeting.md section 4. Vectors: vectors/meeting/.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed } from '../ground/errors.ts';
import * as shape from '../ground/shape.ts';
import { LAST } from './clock.ts';

/** The most meetings of a series. */
export const TIMES = 120;

/** The most weeks, or months, from one meeting to the next. */
export const EVERY = 12;

/** As `nth`: the last such weekday of the month. */
export const FINAL = 5;

/** Minutes of a day. */
export const DAY = 1440;

/** What is counted between two meetings. */
export type Unit = 'week' | 'month';

/**
 * Every `every` weeks or months, `times` meetings in all. `nth`: by the month, which weekday of it -
 * the first to fourth, or 5 for the last -; by the week, 0.
 */
export interface Cadence {
  readonly unit: Unit;
  readonly every: number;
  readonly nth: number;
  readonly times: number;
}

/** [unit, every, nth, times]. */
export function fields({ unit, every, nth, times }: Cadence): Value[] {
  return [unit, every, nth, times];
}

/** Read a cadence, or none for one meeting alone. Throws `Malformed`. */
export function parse(value: Value): Cadence | null {
  if (value === null) return null;
  const parts = shape.array(value, 4, 'cadence');
  const unit = shape.text(parts[0], 'unit', 8);
  if (unit !== 'week' && unit !== 'month') throw new Malformed('unit');
  const every = shape.number(parts[1], 'every', EVERY);
  const nth = shape.number(parts[2], 'nth', FINAL);
  const times = shape.number(parts[3], 'times', TIMES);
  if (!every || times < 2 || (unit === 'month') !== nth > 0) throw new Malformed('cadence');
  return { unit, every, nth, times };
}

/** Check that a series can begin with this minute. Throws `Malformed`. */
export function check(cadence: Cadence, first: number): void {
  const day = dayOf(first);
  if (cadence.unit === 'month' && nthFrom(day, cadence.nth) !== day) {
    throw new Malformed('first: another weekday of the month');
  }
  if (walls(first, cadence).at(-1)! > LAST) throw new Malformed('series: after 2099');
}

/** The minutes on the wall clock of all meetings of a series, in order. */
export function walls(first: number, cadence: Cadence | null): number[] {
  if (!cadence) return [first];
  const { unit, every, nth, times } = cadence;
  const numbers = Array.from({ length: times }, (_, number) => number * every);
  if (unit === 'week') return numbers.map((weeks) => first + weeks * 7 * DAY);
  const start = dayOf(first);
  return numbers.map((months) => later(start, months, nth) * DAY + (first % DAY));
}

/** Which of its weekday in its month a day is, 1 to 5, and whether it is the last. */
export function nthOf(wall: number): readonly [number, boolean] {
  const day = dayOf(wall);
  const { date } = parts(day);
  return [Math.floor((date - 1) / 7) + 1, date + 7 > length(day)];
}

function later(start: number, months: number, nth: number): number {
  const { year, month } = parts(start);
  const first = Date.UTC(year, month + months, 1) / 86_400_000;
  return nthFrom(first + ((((start - first) % 7) + 7) % 7), nth);
}

/** Of the weekday of `day`, the nth in its month. */
function nthFrom(day: number, nth: number): number {
  const { date } = parts(day);
  const early = Math.floor((date - 1) / 7) * 7;
  const first = date - early;
  const weeks = nth === FINAL ? Math.floor((length(day) - first) / 7) : nth - 1;
  return day - early + weeks * 7;
}

function length(day: number): number {
  const { year, month } = parts(day);
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function parts(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

function dayOf(wall: number): number {
  return Math.floor(wall / DAY);
}
