/**
 * The rule against gags: no words in an agreement may forbid anybody to report a wrong.
 *
 * The first clause of every agreement is the rule; it is printed whatever the pair chose. Besides,
 * words of the pair that read as such a ban are refused. The search is a plain one and misses what
 * is said in other words: hence the sentence.
 *
 * Format: spec/agreement.md section 6. Threat: an agreement used to silence somebody.
 */

import { LANGUAGES, template } from './clauses.ts';
import { FieldFault } from './words.ts';

/** How many words may stand between two of the words that make a ban. */
export const SOON = 8;

/** These words read as if they forbade to report a wrong. No agreement can do that. */
export class ReadsAsGag extends FieldFault {
  static override readonly code: string = 'reads-as-gag';
}

/**
 * Check a person's words, in every language of the template version.
 *
 * Throws `ReadsAsGag`, which names the field `what`. Source: spec/agreement.md section 6.
 */
export function refuseGag(words: string, what: string, version: number): void {
  const sentences = inSentences(words);
  for (const language of LANGUAGES) {
    const lists = template(version, language).gag;
    if (sentences.some((sentence) => bans(sentence, lists)))
      throw new ReadsAsGag(what, 'reads as a ban on going to the authorities');
  }
}

function inSentences(words: string): string[][] {
  // Written out, because what an engine calls a small letter changes with its edition of Unicode.
  const small = words
    .replace(/[A-ZÀ-ÖØ-Þ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32))
    .replaceAll('Œ', 'œ');
  return small.split(/[.;:!?…]/).map((sentence) => sentence.match(/[a-z0-9à-öø-ÿœ]+/g) ?? []);
}

function bans(sentence: string[], lists: Readonly<Record<string, readonly string[]>>): boolean {
  const on = (key: string): number[] =>
    sentence.flatMap((word, place) => (lists[key]?.some((item) => meant(item, word)) ? place : []));
  const [tells, authorities, lifts] = [on('tell'), on('authority'), on('lift')];
  const soon = (one: number, other: number): boolean => one < other && other <= one + SOON;
  return on('bar').some((bar) =>
    tells.some(
      (tell) =>
        soon(bar, tell) &&
        authorities.some((authority) => soon(tell, authority)) &&
        !lifts.some((lift) => bar < lift && lift < tell),
    ),
  );
}

function meant(item: string, word: string): boolean {
  return item.endsWith('*') ? word.startsWith(item.slice(0, -1)) : word === item;
}
