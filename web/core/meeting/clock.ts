/**
 * The wall clock of a zone and the time it stands for, also where the clock is put on or back.
 *
 * A zone is given as a function. A time that the clock skips is read with the offset from before the
 * change, and of one that comes twice the first counts.
 *
 * Format: spec/meeting.md section 3; RFC 5545 section 3.3.5. Vectors: vectors/meeting/. Threat: one
 * reads another hour than the other, and waits alone.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed } from '../ground/errors.ts';
import * as shape from '../ground/shape.ts';

/** Seconds that a zone's clock is ahead of UTC, at seconds since 1970. */
export type Offset = (time: number) => number;

/** The offset of a zone by its name. */
export type Zones = (name: string) => Offset;

export const MINUTE = 60;
export const DAY = 24 * 3600;

/** The last minute of 2099 on a wall clock, counted from the first of 1970. */
export const LAST = 47_482 * 1440 - 1;

/** How often a wall clock shows a time on its day. */
export const Comes = { ONCE: 'once', SKIPPED: 'skipped', TWICE: 'twice' } as const;
export type Comes = (typeof Comes)[keyof typeof Comes];

/** An instant in seconds since 1970, and how often the clock shows the time it was read from. */
export interface At {
  readonly time: number;
  readonly comes: Comes;
}

const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,3}$/;

/** The instant of a wall clock's minute, counted from the first of 1970 on that clock. */
export function instant(wall: number, offset: Offset): At {
  const shown = wall * MINUTE;
  const before = offset(shown - DAY);
  const found = [...new Set([before, offset(shown + DAY)])]
    .map((one) => shown - one)
    .filter((time) => offset(time) === shown - time)
    .sort((one, other) => one - other);
  if (!found.length) return { time: shown - before, comes: Comes.SKIPPED };
  return { time: found[0]!, comes: found.length > 1 ? Comes.TWICE : Comes.ONCE };
}

/** What the wall clock shows at an instant, in minutes from the first of 1970. */
export function reading(time: number, offset: Offset): number {
  return Math.floor((time + offset(time)) / MINUTE);
}

/** The name of a zone, such as Europe/Berlin. Throws `Malformed`; knows no list of them. */
export function parseZone(value: Value): string {
  const name = shape.text(value, 'zone', 64);
  if (!NAME.test(name)) throw new Malformed('zone: name');
  return name;
}

/** A minute on a wall clock. Throws `Malformed`. */
export function parseWall(value: Value): number {
  return shape.number(value, 'minute', LAST);
}
