/**
 * What the two say about a meeting beside the offer: the entries' kinds and their bodies.
 *
 * Format: spec/meeting.md section 6. Vectors: vectors/meeting/.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { SLOTS, WORDS, parseNumber, parsePlace } from './offer.ts';

/** The most characters of what one person wants to speak about. */
export const AGENDA = 2000;

/** The last day of 2099, counted from the first of 1970. */
export const DAYS = 47_481;

/** What an entry about meetings does; the kinds of the room's entries bear these tokens. */
export const Act = {
  OFFER: 'meet',
  CHOOSE: 'meet-at',
  CALL_OFF: 'called-off',
  NOT_THERE: 'not-there',
  PLACE: 'meet-place',
  AGENDA: 'agenda',
  STEP: 'step',
  DONE: 'step-done',
} as const;
export type Act = (typeof Act)[keyof typeof Act];

/** What is called off: one meeting, or it and all that come after it. */
export type Scope = 'one' | 'rest';

/** The body of calling off: from which number, what, and words that nobody owes. */
export interface CallOff {
  readonly number: number;
  readonly scope: Scope;
  readonly words: string;
}

/** The body of a next step: what, who does it (first card hash), and by which day since 1970. */
export interface Step {
  readonly text: string;
  readonly who: Bytes;
  readonly due: number | null;
}

/** [text, who, due]. Throws `Malformed`. */
export function stepFields({ text, who, due }: Step): Value[] {
  const made = [text, who, due];
  parseStep(made);
  return made;
}

/** Read which of the times is chosen, from 0. Throws `Malformed`. */
export function parseChoice(value: Value): number {
  const [which] = shape.array(value, 1, 'choice');
  return shape.number(which, 'choice', SLOTS - 1);
}

/** Read a calling off. Throws `Malformed`. */
export function parseCallOff(value: Value): CallOff {
  const [at, what, why] = shape.array(value, 3, 'calling off');
  const scope = shape.text(what, 'scope', 8);
  if (scope !== 'one' && scope !== 'rest') throw new Malformed('scope');
  return { number: parseNumber(at), scope, words: shape.text(why, 'words', WORDS) };
}

/** Read to which meeting the other did not come. Throws `Malformed`. */
export function parseNotThere(value: Value): number {
  const [number] = shape.array(value, 1, 'not there');
  return parseNumber(number);
}

/** Read where one meeting is, or all from now on. Throws `Malformed`. */
export function parsePlaceOf(value: Value): readonly [number | null, string | null] {
  const [number, place] = shape.array(value, 2, 'place of a meeting');
  return [number === null ? null : parseNumber(number), parsePlace(place)];
}

/** Read what one person wants to speak about. Throws `Malformed`. */
export function parseAgenda(value: Value): readonly [number, string] {
  const [number, text] = shape.array(value, 2, 'agenda');
  return [parseNumber(number), shape.text(text, 'agenda', AGENDA)];
}

/** Read a next step. Throws `Malformed`. */
export function parseStep(value: Value): Step {
  const [what, who, by] = shape.array(value, 3, 'step');
  const text = shape.text(what, 'step', WORDS);
  if (!/[^ ]/.test(text)) throw new Malformed('a step without a word');
  const due = by === null ? null : shape.number(by, 'day', DAYS);
  return { text, who: shape.digest(who, 'who'), due };
}

/** Read whether a step is done. Throws `Malformed`. */
export function parseDone(value: Value): boolean {
  const [done] = shape.array(value, 1, 'done');
  return shape.flag(done, 'done');
}
