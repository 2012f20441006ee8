/** Whether the two go on: every shared vector, and bodies that are bent. */

import { describe, expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { fromHex, hex } from '../core/ground/octets.ts';
import * as answer from '../core/renewal/answer.ts';
import { fold, stateOf } from '../core/renewal/standing.ts';
import * as term from '../core/renewal/term.ts';
import { bend, play } from './vectors.ts';

interface Asked {
  readonly room: string;
  readonly agreement: string;
  readonly about: string;
  readonly two: readonly [string, string];
}

interface Entry {
  readonly entry: string;
  readonly author: string;
  readonly kind: string;
  readonly body: string;
}

const body = (raw: string): canon.Value => canon.decode(fromHex(raw));

const question = ({ room, agreement, about, two }: Asked): answer.Question => ({
  room: fromHex(room),
  agreement: fromHex(agreement),
  about,
  two: [fromHex(two[0]), fromHex(two[1])],
});

function standing({ said, ...asked }: Asked & { said: readonly Entry[] }): unknown {
  const found = fold(
    question(asked),
    said.map(({ entry, author, kind, body: raw }) => ({
      entry: fromHex(entry),
      author: fromHex(author),
      kind,
      body: body(raw),
    })),
  );
  const { closed, shown } = found;
  return {
    state: stateOf(found),
    closed: asked.two.filter((who) => closed.has(who)).map((who) => [who, closed.get(who)!.entry]),
    shown: asked.two.filter((who) => shown.has(who)).map((who) => [who, shown.get(who)]),
    faults: [...found.faults].sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}

play('renewal', {
  'renewal/commit': ({ body: raw }) => {
    const made = answer.parseCommit(body(raw));
    expect(hex(canon.encode(answer.commitFields(made)))).toBe(raw);
    return made;
  },
  'renewal/opening': ({ body: raw }) => {
    const made = answer.parseOpening(body(raw));
    expect(hex(canon.encode(answer.openingFields(made)))).toBe(raw);
    return made;
  },
  'renewal/commitment': ({ who, answer: given, random, ...asked }) =>
    answer.commitment(
      question({ ...asked, two: [who, who] }),
      fromHex(who),
      given,
      fromHex(random),
    ),
  'renewal/outcome': ({ answers }) => answer.outcome(answers),
  'renewal/standing': standing,
  'renewal/questions': ({ term: dates }) => term.questions(dates),
  'renewal/asked': ({ term: dates, today }) => term.asked(dates, today),
  'renewal/review': ({ term: dates, today }) => term.review(dates, today),
  'renewal/over': ({ term: dates, today }) => term.over(dates, today),
  'renewal/moved-on': ({ term: dates, about, today }) => term.movedOn(dates, about, today),
});

describe('bodies that are bent', () => {
  const HASH = new Uint8Array(32).fill(7);
  test('an answer, closed', () => {
    const raw = canon.encode([HASH, '2027-12-01', HASH]);

    expect(answer.parseCommit(canon.decode(raw)).about).toBe('2027-12-01');
    bend(raw, (bent) => answer.parseCommit(canon.decode(bent)));
  });

  test('an answer, opened', () => {
    const raw = canon.encode([HASH, 'end', HASH]);

    expect(answer.parseOpening(canon.decode(raw)).answer).toBe('end');
    bend(raw, (bent) => answer.parseOpening(canon.decode(bent)));
  });
});
