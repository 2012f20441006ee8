/** The text of an agreement as it is signed, taken apart for the eye and put together for a file. */

import type { ClauseView, TextView } from '../../worker/views.ts';

/** One sentence: its number in the clause, its words, what stands below it. */
export interface Sentence {
  readonly number: string;
  readonly words: string;
  readonly under: readonly string[];
}

/** The sentences of a clause, in their order. */
export function sentences({ text }: ClauseView): readonly Sentence[] {
  const found: { number: string; words: string; under: string[] }[] = [];
  for (const line of text.split('\n')) {
    const below = /^ +- (.*)$/.exec(line);
    const last = found.at(-1);
    if (below && last) last.under.push(below[1] ?? '');
    else {
      const [number = '', ...words] = line.split(' ');
      found.push({ number, words: words.join(' '), under: [] });
    }
  }
  return found;
}

/** The sentences of the clause that ends with what each of the two expects, side by side. */
export interface Sided {
  readonly before: readonly Sentence[];
  readonly sides: readonly (readonly Sentence[])[];
}

/** The clause of the purpose, whose last sentences are the two's own; no other clause. */
export function sided({ expected }: TextView, clause: ClauseView): Sided | null {
  if (clause.key !== 'purpose' || expected.length !== 2) return null;
  const all = sentences(clause);
  const silent = expected.filter(({ lines }) => !lines).length;
  const told = expected.reduce((sum, { lines }) => sum + lines, 0);
  let from = all.length - told - silent;
  let last = all.length - silent;
  const before = all.slice(0, from);
  const sides = expected.map(({ lines }) =>
    lines ? all.slice(from, (from += lines)) : all.slice(last, (last += 1)),
  );
  return { before, sides };
}

/** The whole text, to the letter as it is signed. */
export function whole({ title, clauses }: TextView): string {
  const told = clauses.map((one) => `\n## ${one.number} ${one.title}\n\n${one.text}\n`);
  return [`# ${title}\n`, ...told].join('');
}

/** The exceptions first, then the rest in its order. */
export function exceptionsFirst({ clauses }: TextView): {
  readonly first: readonly ClauseView[];
  readonly rest: readonly ClauseView[];
} {
  return {
    first: clauses.filter(({ key }) => key === 'limits'),
    rest: clauses.filter(({ key }) => key !== 'limits'),
  };
}
