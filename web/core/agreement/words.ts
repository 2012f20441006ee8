/**
 * The pair's own words: plain text in one paragraph, with nothing in it that hides.
 *
 * Two people sign what they see. The list of what is refused follows no edition of Unicode, and
 * is that of the Python rules to the letter.
 *
 * Format: spec/agreement.md section 4. Threat: words that read otherwise than they are signed.
 */

import { type Value } from '../ground/canon.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';

/** The most characters in a name, a role or the title of a limit. */
export const NAME = 100;

/** The most characters in one paragraph of the pair's own words. */
export const WORDS = 2000;

/** A field of these terms is missing or cannot hold this. `field` names it, as errors do. */
export class BadTerms extends Malformed {
  static override readonly code: string = 'bad-terms';
  readonly field: string;
  constructor(field: string, fault: string) {
    super(`${field}: ${fault}`);
    this.field = field;
  }
}

/** Base of what is refused about one field of the terms, which `field` names. */
export class FieldFault extends QuietroomError {
  readonly field: string;
  constructor(field: string, fault: string) {
    super(`${field}: ${fault}`);
    this.field = field;
  }
}

/** Words in an agreement hold a character that cannot be seen. */
export class InvisibleCharacters extends FieldFault {
  static override readonly code: string = 'invisible-characters';
}

const RANGES: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f], // controls, line breaks and the tabulator among them
  [0x007f, 0x009f], // further controls
  [0x00ad, 0x00ad], // soft hyphen
  [0x034f, 0x034f], // combining joiner
  [0x061c, 0x061c], // direction mark
  [0x115f, 0x1160], // fillers
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f], // spaces of odd widths, joiners, direction marks
  [0x2028, 0x202e], // line and paragraph separators, direction overrides
  [0x205f, 0x206f], // isolates and other directions
  [0x2800, 0x2800], // a blank that is a letter
  [0x3164, 0x3164],
  [0xe000, 0xf8ff], // private use: looks like whatever a font says
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x13430, 0x1345f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0x10ffff], // tags, further selectors, private use
];

/** Whether a code point cannot be seen, breaks the line, or is no character. */
function hidden(point: number): boolean {
  const last = (point & 0xfffe) === 0xfffe; // the last two of every plane
  return last || RANGES.some(([low, high]) => low <= point && point <= high);
}

const EDGES = ' \u00a0\u202f\u3000';

/**
 * `value` as words that a person wrote: 1 to `most` characters, none of them hidden.
 *
 * Throws `BadTerms` or `InvisibleCharacters`; both name the field `what`, neither its words.
 */
export function words(value: Value, what: string, most: number = WORDS): string {
  if (typeof value !== 'string') throw new BadTerms(what, 'not text');
  if (!value) throw new BadTerms(what, 'empty');
  const letters = [...value];
  if (letters.length > most) throw new BadTerms(what, `longer than ${most}`);
  const place = letters.findIndex((letter) => hidden(letter.codePointAt(0) ?? 0));
  if (place >= 0) throw new InvisibleCharacters(what, `hidden character at ${place + 1}`);
  if (EDGES.includes(letters[0] ?? '') || EDGES.includes(letters.at(-1) ?? ''))
    throw new BadTerms(what, 'a space at an edge');
  return value;
}

/** As `words`, or null for null. */
export function wordsOrNone(value: Value, what: string): string | null {
  return value === null ? null : words(value, what);
}

/** `value` as an array of at most `most` paragraphs. */
export function several(value: Value, what: string, most: number): readonly string[] {
  return entries(value, what, most).map((item, place) => words(item, `${what} ${place + 1}`));
}

/** `value` as an array of at most `most` items. */
export function entries(value: Value, what: string, most: number): readonly Value[] {
  if (!Array.isArray(value)) throw new BadTerms(what, 'not a list');
  if (value.length > most) throw new BadTerms(what, `more than ${most} items`);
  return value;
}

/** `value` as a whole number from 0 to `most`. */
export function count(value: Value, what: string, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
    throw new BadTerms(what, `not a whole number up to ${most}`);
  return value;
}

/** `value` as yes (1) or no (0). */
export function flag(value: Value, what: string): boolean {
  if (value !== 0 && value !== 1) throw new BadTerms(what, 'neither yes nor no');
  return value === 1;
}

/** `value` as one of the tokens `known`. */
export function oneOf<T extends string>(value: unknown, what: string, known: readonly T[]): T {
  const found = known.find((token) => token === value);
  if (found === undefined) throw new BadTerms(what, `none of ${known.join(', ')}`);
  return found;
}
