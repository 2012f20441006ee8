/**
 * How a question stands: who has answered, and - once both have - what.
 *
 * Format: spec/renewal.md section 4. Vectors: vectors/renewal/standing.json. Threats: an answer shown
 * alone, changed after the other's, opened as another one, or copied.
 */

import type { Value } from '../ground/canon.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as answers from './answer.ts';
import { Act, type Answer, type Question } from './answer.ts';

/** One entry about a renewal. `author`: first card hash. */
export interface Said {
  readonly entry: Bytes;
  readonly author: Bytes;
  readonly kind: string;
  readonly body: Value;
}

/** An answer that counts and is closed: the entry that says so, and its commitment. */
export interface Closed {
  readonly entry: Bytes;
  readonly commitment: Bytes;
}

/** Why an entry counted for nothing. */
export type Fault = 'answer-copied' | 'answer-differs' | 'answer-stands' | 'not-both-in';

/** What the entries come to; `closed` and `shown` by first card hash, all by hex. */
export interface Standing {
  readonly question: Question;
  readonly closed: Map<string, Closed>;
  readonly shown: Map<string, Answer>;
  readonly faults: Map<string, Fault>;
  readonly entries: Map<string, string>;
}

/** Whether both have answered, be it closed. */
export function bothIn({ closed }: Standing): boolean {
  return closed.size === 2;
}

/** The state that the table names. */
export function stateOf(standing: Standing): string {
  const { closed, shown, question } = standing;
  const first = hex(question.two[0]);
  if (shown.size === 2) return 'shown';
  if (shown.size) return shown.has(first) ? 'first-shown' : 'second-shown';
  if (closed.size === 2) return 'both-in';
  return closed.has(first) ? 'first-in' : closed.size ? 'second-in' : 'asked';
}

/** Read how a question stands. Throws nothing: what is of another shape or question changes nothing. */
export function fold(question: Question, said: Iterable<Said>): Standing {
  const standing: Standing = {
    question,
    closed: new Map(),
    shown: new Map(),
    faults: new Map(),
    entries: new Map(),
  };
  for (const one of said) {
    if (!question.two.some((who) => equal(who, one.author))) continue;
    try {
      const fault =
        one.kind === Act.COMMIT
          ? close(standing, one)
          : one.kind === Act.SHOW
            ? show(standing, one)
            : null;
      if (fault) standing.faults.set(hex(one.entry), fault);
    } catch (thrown) {
      if (!(thrown instanceof QuietroomError)) throw thrown;
    }
  }
  return standing;
}

function close(standing: Standing, { entry, author, body }: Said): Fault | null {
  const { question, entries, closed } = standing;
  const made = answers.parseCommit(body);
  if (!equal(made.agreement, question.agreement) || made.about !== question.about) return null;
  const copied = [...entries.values()].includes(hex(made.commitment));
  entries.set(hex(entry), hex(made.commitment));
  if (copied) return 'answer-copied';
  if (bothIn(standing)) return 'answer-stands';
  closed.set(hex(author), { entry, commitment: made.commitment });
  return null;
}

function show(standing: Standing, { author, body }: Said): Fault | null {
  const { question, entries, closed, shown } = standing;
  const opening = answers.parseOpening(body);
  if (!entries.has(hex(opening.commit))) return null;
  if (!bothIn(standing)) return 'not-both-in';
  const mine = closed.get(hex(author))!;
  const made = answers.commitment(question, author, opening.answer, opening.random);
  if (!equal(opening.commit, mine.entry) || !equal(made, mine.commitment)) return 'answer-differs';
  if (!shown.has(hex(author))) shown.set(hex(author), opening.answer);
  return null;
}
