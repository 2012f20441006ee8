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
