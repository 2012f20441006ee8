/**
 * The passphrase: seven words drawn from the EFF long list, 90 bits, never chosen by its person.
 *
 * Source: spec/identity.md section 8. Vectors: vectors/identity/unlock.json.
 */

import type { Entropy } from '../ground/chance.ts';
import { split } from '../ground/space.ts';
import { Misspelt } from './kit.ts';
import { indices, spell } from './words.ts';

/** How many words; log2(7776^7) is 90.5. */
export const COUNT = 7;

const DRAWN = 32;

/** Seven words of the list. */
export interface Passphrase {
  readonly words: readonly string[];
}

/** The words as printed and as stretched: lower case, one space between two. */
export const text = (passphrase: Passphrase): string => passphrase.words.join(' ');

/** A fresh passphrase of words of `list`; 32 random bytes spell it, with a bias below 2^-165. */
export const generate = (entropy: Entropy, list: readonly string[]): Passphrase => ({
  words: spell(list, indices(entropy(DRAWN), COUNT)),
});

/**
 * Read a passphrase as somebody types it: any case, any white space between words.
 * Throws `Misspelt`, naming the places of the words that are not in `list`.
 */
export function parse(typed: string, list: readonly string[]): Passphrase {
  const words = split(typed.toLowerCase());
  if (words.length !== COUNT) throw new Misspelt(`${words.length} words where ${COUNT} belong`);
  const listed = new Set(list);
  const wrong = words.flatMap((word, at) => (listed.has(word) ? [] : [at + 1]));
  if (wrong.length) throw new Misspelt(`no word of the list in place ${wrong.join(', ')}`, wrong);
  return { words };
}
