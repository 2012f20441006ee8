/**
 * Words of the EFF long list: numbers spelled with them, and the safety words of a person.
 *
 * Rules give indices, from 0 to 7,775; the list itself is a module of its own, `wordlist.ts`, which
 * only whoever shows or reads words loads.
 *
 * Source: spec/identity.md sections 8 and 10. Vectors: vectors/identity/words.json.
 */

import { sha256 } from '../ground/digest.ts';
import { utf8, type Bytes } from '../ground/octets.ts';
import { SALT, stretch } from './stretch.ts';

/** How many words the list has: five throws of a die. */
export const SIZE = 7776;

/** How many safety words there are: three of two hashes were matched in seconds. */
export const COUNT = 4;

/**
 * The indices of the four safety words of the lineage whose first card has the hash `first`, by
 * which two people make sure that no server stands between them. Costs 64 MiB and half a second.
 */
export async function safetyWords(first: Bytes): Promise<number[]> {
  const salt = sha256(utf8('quietroom/v1/words')).subarray(0, SALT);
  return indices(await stretch(first, salt), COUNT);
}

/** `raw`, read big-endian, modulo 7776^count: its `count` digits, highest first. */
export function indices(raw: Bytes, count: number): number[] {
  let number = 0n;
  for (const byte of raw) number = (number << 8n) | BigInt(byte);
  const digits: number[] = [];
  for (; digits.length < count; number /= BigInt(SIZE)) digits.push(Number(number % BigInt(SIZE)));
  return digits.reverse();
}

/** The words of `list` at these indices. */
export const spell = (list: readonly string[], at: readonly number[]): string[] =>
  at.map((index) => list[index] ?? '');
