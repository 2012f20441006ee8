/** The clocks of the world as this browser has them, and times as people read and write them. */

import { type Offset, reading } from '../../core/meeting/clock.ts';

const STYLE = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

const known = new Map<string, Offset | null>();

/** The offset of a zone; none for one that this browser does not know. */
export function clockOf(zone: string): Offset | null {
  if (!known.has(zone)) known.set(zone, make(zone));
  return known.get(zone)!;
}

/** The offset of a zone that this browser knows. Throws a `RangeError` for any other. */
export function offsetOf(zone: string): Offset {
  const found = clockOf(zone);
  if (!found) throw new RangeError('zone');
  return found;
}

/** The zone of this device. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a date and a time field hold, in minutes on a wall clock; none while one is empty. */
export function wallOf(day: string, time: string): number | null {
  const found = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(found) ? null : found / 60_000;
}

/** A wall as a date and a time field hold it. */
export function fieldsOf(wall: number): readonly [string, string] {
  const text = new Date(wall * 60_000).toISOString();
  return [text.slice(0, 10), text.slice(11, 16)];
}

/** An instant on the wall clock of a zone, as a reader of this language writes it. */
export function shown(time: number, zone: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(time * 1000);
}

/** The day of a wall clock today, counted from the first of 1970. */
export function today(now: number, zone: string): number {
  return Math.floor(reading(now, offsetOf(zone)) / 1440);
}

function make(zone: string): Offset | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...STYLE, timeZone: zone });
  } catch {
    return null;
  }
  return (time) => {
    const parts = new Map(
      format.formatToParts(time * 1000).map(({ type, value }) => [type, value]),
    );
    const [year, month, day, hour, minute, second] = FIELDS.map((one) => Number(parts.get(one)));
    return Date.UTC(year!, month! - 1, day, hour, minute, second) / 1000 - time;
  };
}
