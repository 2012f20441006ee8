/**
 * An objective as its two have it: what is wanted, how they will know, by when, what became of it.
 *
 * Format: spec/objective.md section 2. Vectors: vectors/objective/. Threat: what somebody wants is read
 * by whoever pays for the programme.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The most characters of what is wanted, of how they will know, and of a note. */
export const [TEXT, KNOWN, NOTE] = [2000, 500, 500] as const;

/** The last day of the year 9999, counted in days since 1970-01-01. */
export const LAST_DAY = 2_932_896;

/** What somebody says of an objective; `CHANGED`: it goes on as another. */
export const State = {
  PROGRESS: 'progress',
  DONE: 'done',
  CHANGED: 'changed',
  DROPPED: 'dropped',
} as const;
export type State = (typeof State)[keyof typeof State];

/** What is wanted: `id` 16 random bytes, `by` a day since 1970-01-01 or none. */
export interface Aim {
  readonly id: Bytes;
  readonly text: string;
  readonly known: string;
  readonly by: number | null;
}

/** What became of the objective `id`; `next`: the id of the one it goes on as, when changed. */
export interface Change {
  readonly id: Bytes;
  readonly state: State;
  readonly note: string;
  readonly next: Bytes | null;
}

/** [id, text, known, by]. Throws `Malformed` for what no reader takes. */
export function aimFields({ id, text, known, by }: Aim): Value[] {
  const given = [id, text, known, by];
  parseAim(given);
  return given;
}

/** [id, state, note, next]. Throws `Malformed` for what no reader takes. */
export function changeFields({ id, state, note, next }: Change): Value[] {
  const given = [id, state, note, next];
  parseChange(given);
  return given;
}

/** Read the body of an objective. Throws `Malformed`. */
export function parseAim(value: Value): Aim {
  const [id, text, known, by] = shape.array(value, 4, 'objective');
  const said = shape.text(text!, 'text', TEXT);
  if (!/[^ \n]/.test(said)) throw new Malformed('no word');
  const day = by === null ? null : shape.number(by!, 'day', LAST_DAY);
  return {
    id: shape.ident(id!, 'id'),
    text: said,
    known: shape.text(known!, 'known', KNOWN),
    by: day,
  };
}

/** Read what became of an objective. Throws `Malformed`. */
export function parseChange(value: Value): Change {
  const [id, state, note, after] = shape.array(value, 4, 'change');
  const known = Object.values(State).find((one) => one === state);
  if (!known) throw new Malformed('state');
  if ((after !== null) !== (known === State.CHANGED)) throw new Malformed('next');
  const next = after === null ? null : shape.ident(after!, 'next');
  return { id: shape.ident(id!, 'id'), state: known, note: shape.text(note!, 'note', NOTE), next };
}
