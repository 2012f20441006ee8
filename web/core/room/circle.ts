/**
 * People I learn from: a list that is nobody's but its owner's, with notes and days.
 *
 * It stands in one's own stream, where the server cannot tell an entry of it from a page of the
 * notebook. Whoever is on it learns nothing of it.
 *
 * Format: spec/circle.md. Vectors: vectors/circle/. Threat: an organisation, or a mentor, that reads
 * from whom else somebody learns.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The most characters of a name. */
export const NAME = 200;

/** The most characters of what is noted about somebody. */
export const NOTE = 2_000;

/** The last day of 2099, counted from 1970-01-01. */
export const LAST_DAY = 47_481;

/** Nobody on the list has this id. */
export class NotOnList extends QuietroomError {
  static override readonly code = 'not-on-list';
}

/** A name is one line of 1 to 200 characters. */
export class NotOneLine extends QuietroomError {
  static override readonly code = 'name-not-one-line';
}

/** A note has at most 2,000 characters. */
export class LongNote extends QuietroomError {
  static override readonly code = 'note-too-long';
}

/** Somebody to learn from. `day`: when to think of them, in days since 1970-01-01, or null. */
export interface Someone {
  readonly id: Bytes;
  readonly name: string;
  readonly note: string;
  readonly day: number | null;
}

/** [id, name, note, day]. Throws `NotOneLine`, `LongNote`, and `Malformed` for another day. */
export function someoneFields({ id, name, note, day }: Someone): Value[] {
  if ([...note].length > NOTE) throw new LongNote();
  const given = [id, oneName(name), note, day];
  parse(given);
  return given;
}

/** [id]: what says that somebody is not on the list any more. */
export const takenOff = (someone: Bytes): Value[] => [someone];

/** A name as it is kept, without spaces around it. Throws `NotOneLine`. */
export function oneName(text: string): string {
  const name = text.replace(/^ +| +$/g, '');
  if (!name || [...name].length > NAME || name.includes('\n')) throw new NotOneLine();
  return name;
}

/** Read what one's own clients kept: somebody, or the id of who was taken off. Throws `Malformed`. */
export function parse(value: Value): Someone | Bytes {
  const parts = shape.items(value, 'somebody to learn from');
  if (parts.length === 1) return shape.ident(parts[0]!, 'id');
  const [ident, called, noted, when] = shape.array(value, 4, 'somebody to learn from');
  const id = shape.ident(ident!, 'id');
  const name = shape.text(called!, 'name', NAME);
  const note = shape.text(noted!, 'note', NOTE);
  const day = when === null ? null : shape.number(when!, 'day', LAST_DAY);
  if (!name || name.includes('\n') || /^ | $/.test(name)) throw new Malformed('name');
  return { id, name, note, day };
}

/**
 * Who is on the list, in the order in which they came on it: of each, the last counts. What has
 * another shape, newer software wrote: it is passed over.
 */
export function standing(values: Iterable<Value>): Someone[] {
  const found = new Map<string, Someone>();
  for (const value of values) {
    try {
      const one = parse(value);
      if (one instanceof Uint8Array) found.delete(hex(one));
      else found.set(hex(one.id), one);
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return [...found.values()];
}

/** The one with this id. Throws `NotOnList`. */
export function oneOf(people: readonly Someone[], someone: Bytes): Someone {
  const found = people.find((one) => equal(one.id, someone));
  if (!found) throw new NotOnList();
  return found;
}

/** Whether the day to think of them has come. Source: spec/circle.md section 3. */
export const due = ({ day }: Pick<Someone, 'day'>, today: number): boolean =>
  day !== null && day <= today;
