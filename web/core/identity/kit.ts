/**
 * The recovery kit: 160 random bits on paper, in groups that each tell when they are mistyped.
 *
 * Eight groups of five characters in Crockford's base 32; the fifth of each is a check character. Any
 * one wrong character and any two exchanged ones are found, and the group is named.
 *
 * Format: spec/identity.md section 7. Vectors: vectors/identity/kit.json.
 */

import type { Entropy } from '../ground/chance.ts';
import { QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import { split } from '../ground/space.ts';

/** Size in bytes of the secret: 160 bits. */
export const SIZE = 20;

/** Crockford's base 32: no I, L, O, U. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many groups a kit has. */
export const GROUPS = 8;

/** How many characters of a group carry bits. */
export const DATA = 4;

const GROUP = DATA + 1;

/**
 * A recovery kit or passphrase that cannot be right as it is typed. `places` counts from 1 the
 * groups or words that are wrong; none where their number is.
 */
export class Misspelt extends QuietroomError {
  static override readonly code = 'misspelt-unlock';
  readonly places: readonly number[];

  constructor(message: string, places: readonly number[] = []) {
    super(message);
    this.places = places;
  }
}

/** A recovery kit; `secret` has 20 bytes. */
export interface Kit {
  readonly secret: Bytes;
}

/** The kit as printed: eight groups of five characters, a dash between two groups. */
export function text(kit: Kit): string {
  const groups: string[] = [];
  for (let place = 1; place <= GROUPS; place++) {
    const symbols = [0, 1, 2, 3].map((at) => symbol(kit.secret, (place - 1) * DATA + at));
    groups.push(spell(place, symbols));
  }
  return groups.join('-');
}

/** A fresh kit. */
export const generate = (entropy: Entropy): Kit => ({ secret: entropy(SIZE) });

/**
 * Read a kit as somebody types it: any case, spaces or dashes anywhere or nowhere, O for 0, I or L
 * for 1. Throws `Misspelt`, naming the groups that cannot be right.
 */
export function parse(typed: string): Kit {
  const plain = typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  const groups = grouped(plain.replace(/[-\u2010-\u2014\u2212]/g, ' '));
  const wrong = groups.flatMap((group, at) => (fits(at + 1, group) ? [] : [at + 1]));
  if (wrong.length) throw new Misspelt(`mistyped in group ${wrong.join(', ')}`, wrong);
  return { secret: packed(groups.flatMap((group) => values(group).slice(0, DATA))) };
}

function grouped(plain: string): string[] {
  const groups = split(plain);
  if (groups.length === GROUPS) return groups;
  const letters = [...groups.join('')];
  if (letters.length !== GROUPS * GROUP)
    throw new Misspelt(`a kit has ${GROUPS * GROUP} characters, not ${letters.length}`);
  const cut: string[] = [];
  for (let at = 0; at < letters.length; at += GROUP)
    cut.push(letters.slice(at, at + GROUP).join(''));
  return cut;
}

function fits(place: number, group: string): boolean {
  const symbols = values(group);
  if (symbols.length !== GROUP || symbols.includes(-1)) return false;
  return group === spell(place, symbols.slice(0, DATA));
}

const values = (group: string): number[] => [...group].map((letter) => ALPHABET.indexOf(letter));

function spell(place: number, symbols: readonly number[]): string {
  let check = place;
  for (const one of symbols) check = double(check ^ one);
  return [...symbols, check].map((one) => ALPHABET.charAt(one)).join('');
}

/** Multiply by x in GF(32), modulo x^5 + x^2 + 1. */
function double(element: number): number {
  const doubled = element << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

/** Symbol `at` of the secret: five bits, most significant first. */
function symbol(secret: Bytes, at: number): number {
  const bit = at * 5;
  const pair = ((secret[bit >> 3] ?? 0) << 8) | (secret[(bit >> 3) + 1] ?? 0);
  return (pair >> (11 - (bit & 7))) & 31;
}

function packed(symbols: readonly number[]): Bytes {
  const secret = new Uint8Array(SIZE);
  symbols.forEach((one, at) => {
    const bit = at * 5;
    const pair = one << (11 - (bit & 7));
    const byte = bit >> 3;
    secret[byte] = (secret[byte] ?? 0) | (pair >> 8);
    if (pair & 255) secret[byte + 1] = pair & 255;
  });
  return secret;
}
