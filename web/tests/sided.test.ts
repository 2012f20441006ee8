/** What each of the two expects, side by side and to the letter. */

import { beforeAll, expect, test } from 'vitest';
import { texts } from '../build/texts.mjs';
import { sentences, sided, whole } from '../app/agreement/clause.ts';
import * as clauses from '../core/agreement/clauses.ts';
import { starter } from '../core/agreement/questions.ts';
import { render } from '../core/agreement/render.ts';
import type { Terms } from '../core/agreement/terms.ts';
import { utf8 } from '../core/ground/octets.ts';
import { textOf } from '../worker/desk/clauses.ts';

beforeAll(() => clauses.learn(clauses.VERSION, utf8(texts(clauses.VERSION))));

type Words = readonly string[];

function terms(first: Words, second: Words): Terms {
  const side = (card: number, name: string, expectations: Words): Terms['parties'][0] => ({
    ...{ card: new Uint8Array(32).fill(card), name, role: 'peer', default: 'pair' },
    ...{ undertakings: [], expectations },
  });
  const two = [side(1, 'Ada', first), side(2, 'Ben', second)] as const;
  return starter('generic', 'en', two, '2027-01-15');
}

const ADA = 'What Ada expects: ';
const BEN = 'What Ben expects: ';
const SILENT = (name: string): string => `${name} has not yet said what they expect.`;

test.each<[string, Words, Words, Words[]]>([
  ['both', ['a', 'b'], ['c'], [[`${ADA}a`, `${ADA}b`], [`${BEN}c`]]],
  ['the first', ['a'], [], [[`${ADA}a`], [SILENT('Ben')]]],
  ['the second', [], ['c', 'd'], [[SILENT('Ada')], [`${BEN}c`, `${BEN}d`]]],
  ['neither', [], [], [[SILENT('Ada')], [SILENT('Ben')]]],
])('%s said what they expect', (_, first, second, wanted) => {
  const of = terms(first, second);
  const text = textOf(of);
  const clause = text.clauses.find(({ key }) => key === 'purpose')!;
  const found = sided(text, clause)!;
  const shown = [...found.before, ...found.sides.flat()].map(({ number }) => number);

  expect(found.sides.map((side) => side.map(({ words }) => words))).toEqual(wanted);
  expect(shown.sort()).toEqual(sentences(clause).map(({ number }) => number));
  expect(whole(text)).toBe(render(of, 1, 'en'));
});

test('no other clause is taken apart', () => {
  const text = textOf(terms(['a'], ['b']));

  expect(text.clauses.filter((one) => sided(text, one)).map(({ key }) => key)).toEqual(['purpose']);
});
