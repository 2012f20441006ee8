/** A day, as objectives have it and as a sentence says it. */

import { day } from '../text/text.svelte.ts';

/** Seconds of a day. */
export const DAY = 24 * 3600;

/** A day in words, from days since 1970-01-01: its noon, which is that day nearly everywhere. */
export const dayOf = (days: number): string => day(days * DAY + DAY / 2);
