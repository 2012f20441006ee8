/**
 * The public face of an objective: the words and the state that both agreed to show.
 *
 * These words leave the room for everybody who coordinates the programme. So they are held to what can be
 * seen: one line, and no character that hides or turns the others around.
 *
 * Format: spec/objective.md section 3. Vectors: vectors/objective/. Threat: a face that only one of the
 * two agreed to; words that read otherwise than they were agreed to.
 */

import { words as seen } from '../agreement/words.ts';
import type { Value } from '../ground/canon.ts';
import { Malformed } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The most characters of a public face. */
export const WORDS = 200;

/** The state that the programme sees. */
export const Shown = { OPEN: 'open', PROGRESS: 'progress', DONE: 'done' } as const;
export type Shown = (typeof Shown)[keyof typeof Shown];

/** What would be shown of the objective `id`: words and state. */
export interface Words {
  readonly id: Bytes;
  readonly words: string;
  readonly state: Shown;
}

/** [id, words, state]. Throws `BadTerms` or `InvisibleCharacters`. */
export function faceFields({ id, words, state }: Words): Value[] {
  return [id, check(words), state];
}

/** Read a proposed face. Throws `Malformed` or `InvisibleCharacters`. */
export function parseFace(value: Value): Words {
  const [id, words, state] = shape.array(value, 3, 'face');
  const known = Object.values(Shown).find((one) => one === state);
  const said = { id: shape.ident(id!, 'id'), words: check(words!) };
  if (!known) throw new Malformed('public state');
  return { ...said, state: known };
}

/** The words of a public face. Throws `BadTerms` or `InvisibleCharacters`. */
export function check(words: Value): string {
  return seen(words, 'public face', WORDS);
}
