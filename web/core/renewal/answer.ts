/**
 * What each of the two answers, first closed by a hash and then open.
 *
 * Format: spec/renewal.md section 3. Vectors: vectors/renewal/answer.json. Threats: an answer that is
 * read, guessed or changed before the other has given theirs; somebody else's answer passed off as
 * one's own.
 */

import type { Value } from '../ground/canon.ts';
import { hashOf } from '../ground/digest.ts';
import { Malformed } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { type Day, isDay } from './term.ts';

/** Bytes drawn anew for each answer: three answers would be guessed from their hash. */
export const RANDOM = 32;

/** What somebody may want when the term comes to its end. */
export const ANSWERS = ['go-on', 'change', 'end'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The kinds of entry: closing an answer, and opening it. */
export const Act = { COMMIT: 'renewal-commit', SHOW: 'renewal-answer' } as const;
export type Act = (typeof Act)[keyof typeof Act];

/** What is asked: in which room, of which agreement (its hash), about which day; of these first cards. */
export interface Question {
  readonly room: Bytes;
  readonly agreement: Bytes;
  readonly about: Day;
  readonly two: readonly [Bytes, Bytes];
}

/** The body by which an answer is closed. */
export interface Commit {
  readonly agreement: Bytes;
  readonly about: Day;
  readonly commitment: Bytes;
}

/** The body by which it is opened. `commit`: hash of the entry that closed it. */
export interface Opening {
  readonly commit: Bytes;
  readonly answer: Answer;
  readonly random: Bytes;
}

/** [agreement, day, commitment]. */
export function commitFields({ agreement, about, commitment: made }: Commit): Value[] {
  return [agreement, about, made];
}

/** [commit, answer, random]. */
export function openingFields({ commit, answer, random }: Opening): Value[] {
  return [commit, answer, random];
}

/** What an answer is closed by, 32 bytes: bound to room, agreement, day and person. */
export function commitment(asked: Question, who: Bytes, answer: Answer, random: Bytes): Bytes {
  return hashOf('renewal', asked.room, asked.agreement, asked.about, who, answer, random);
}

/** What two answers come to: an end if one wants it, else a change if one does. */
export function outcome(answers: Iterable<Answer>): Answer {
  const given = new Set(answers);
  return given.has('end') ? 'end' : given.has('change') ? 'change' : 'go-on';
}

/** Read what closes an answer. Throws `Malformed`. */
export function parseCommit(value: Value): Commit {
  const [agreement, day, hashed] = shape.array(value, 3, 'renewal');
  const about = shape.text(day, 'day', 10);
  if (!isDay(about)) throw new Malformed('day');
  return {
    agreement: shape.digest(agreement, 'agreement'),
    about,
    commitment: shape.digest(hashed, 'commitment'),
  };
}

/** Read what opens it. Throws `Malformed`. */
export function parseOpening(value: Value): Opening {
  const [commit, given, random] = shape.array(value, 3, 'answer');
  return {
    commit: shape.digest(commit, 'commit'),
    answer: parseAnswer(given!),
    random: shape.octets(random, 'random', RANDOM),
  };
}

/** Read an answer. Throws `Malformed`. */
export function parseAnswer(value: Value): Answer {
  const token = shape.text(value, 'answer', 8);
  const found = ANSWERS.find((one) => one === token);
  if (!found) throw new Malformed('answer');
  return found;
}
