/**
 * Times offered: one to six beginnings, of one meeting or of a series, in the zone they stand in.
 *
 * Only what was offered leaves a device: no calendar, and nothing of why another time does not suit.
 *
 * Format: spec/meeting.md section 5. Vectors: vectors/meeting/. Threat: the other reads a whole
 * calendar out of what was offered.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as cadences from './cadence.ts';
import type { Cadence } from './cadence.ts';
import { parseWall, parseZone } from './clock.ts';

/** The most times offered at once. */
export const SLOTS = 6;

/** The shortest and the longest meeting, in minutes. */
export const SHORTEST = 5;
export const LONGEST = 12 * 60;

/** The most characters of a place, and of the words beside an offer. */
export const PLACE = 500;
export const WORDS = 500;

/**
 * The body of an offer.
 *
 * `id`: 16 random bytes, which name it in calendar files. `instead`: the number of a meeting that this
 * would take the place of, in the series that the entry replies to - with a cadence, of that one and
 * all after it. `slots`: minutes on the wall clock of `zone`.
 */
export interface Offer {
  readonly id: Bytes;
  readonly instead: number | null;
  readonly zone: string;
  readonly minutes: number;
  readonly place: string | null;
  readonly cadence: Cadence | null;
  readonly slots: readonly number[];
  readonly words: string;
}

/** [id, instead, zone, minutes, place, cadence, [slot …], words]. Throws `Malformed`. */
export function fields(offer: Offer): Value[] {
  const { id, instead, zone, minutes, place, cadence, slots, words } = offer;
  const made: Value[] = [id, instead, zone, minutes, place];
  made.push(cadence && cadences.fields(cadence), [...slots], words);
  parse(made);
  return made;
}

/** Read the body of an offer. Throws `Malformed`. */
export function parse(value: Value): Offer {
  const parts = shape.array(value, 8, 'offer');
  const made = {
    id: shape.ident(parts[0], 'id'),
    instead: parts[1] === null ? null : parseNumber(parts[1]),
    zone: parseZone(parts[2]),
    minutes: shape.number(parts[3], 'minutes', LONGEST),
    place: parsePlace(parts[4]),
    cadence: cadences.parse(parts[5]),
    slots: shape.items(parts[6], 'slots', SLOTS).map(parseWall),
    words: shape.text(parts[7], 'words', WORDS),
  };
  if (made.minutes < SHORTEST) throw new Malformed('minutes');
  if (!made.slots.length || new Set(made.slots).size !== made.slots.length) {
    throw new Malformed('slots');
  }
  for (const slot of made.cadence ? made.slots : []) cadences.check(made.cadence!, slot);
  return made;
}

/** The number of a meeting in its series, from 0. Throws `Malformed`. */
export function parseNumber(value: Value): number {
  return shape.number(value, 'number of the meeting', cadences.TIMES - 1);
}

/** Where to meet: one line, or none. Throws `Malformed`. */
export function parsePlace(value: Value): string | null {
  if (value === null) return null;
  const place = shape.text(value, 'place', PLACE);
  if (!/[^ ]/.test(place) || [...place].some((sign) => sign < ' ')) throw new Malformed('place');
  return place;
}
