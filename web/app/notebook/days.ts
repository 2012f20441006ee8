/** Days on the list of people: counted from 1970-01-01, whatever the clock of the device. */

import type { Noted } from '../../worker/protocol.ts';

/** The name under which the list is kept. */
export const NAME: Noted = 'learn-from';

const DAY = 86_400;

/** The number of a day in the form YYYY-MM-DD. */
export const numbered = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000 / DAY;

/** The day of this number in the form YYYY-MM-DD; nothing for none. */
export const written = (day: number | null): string =>
  day === null ? '' : new Date(day * DAY * 1000).toISOString().slice(0, 10);

/** A moment of that day by the clock of the device, in seconds since 1970. */
export const noon = (day: number): number =>
  Math.floor(new Date(`${written(day)}T12:00:00`).getTime() / 1000);
