/** The people, keys and logs that vectors of room, entry and grant describe, as the rules take them. */

import { type Bytes, fromHex, hex } from '../core/ground/octets.ts';
import type { VerifyKey } from '../core/ground/signature.ts';
import type { Known, Mine, People } from '../core/room/people.ts';
import type { RootAt } from '../core/room/reader.ts';

/** The public halves of a signer as vectors spell them. */
export interface GivenKey {
  readonly ed25519: string;
  readonly mldsa: string;
}

/** A person's card as vectors spell it. */
export interface GivenPerson extends GivenKey {
  readonly card: string;
  readonly first: string;
  readonly generation: number;
}

/** The private side of a card as vectors spell it. */
export interface GivenSecrets {
  readonly card: string;
  readonly seal_seed: string;
  readonly self_key: string;
}

/** Hex or null. */
export function bytesOrNone(raw: string | null): Bytes | null {
  return raw === null ? null : fromHex(raw);
}

/** A signer's keys. */
export function keyOf(given: GivenKey): VerifyKey {
  return { ed25519: fromHex(given.ed25519), mldsa: fromHex(given.mldsa) };
}

/** A directory of these people. */
export function peopleOf(given: readonly GivenPerson[]): People {
  const known = new Map<string, Known>();
  for (const one of given) {
    const { card, first, generation } = one;
    const [hash, seal, key] = [fromHex(card), new Uint8Array(), keyOf(one)];
    known.set(card, { hash, first: fromHex(first), generation, key, seal });
  }
  return { known: (card) => known.get(hex(card)) ?? null };
}

/** My own cards. */
export function mineOf(given: readonly GivenSecrets[]): Mine {
  return new Map(
    given.map(({ card, seal_seed, self_key }) => [
      card,
      { sealSeed: fromHex(seal_seed), selfKey: fromHex(self_key) },
    ]),
  );
}

/** The roots of a mirrored log. */
export function rootsOf(given: Readonly<Record<string, string>>): RootAt {
  return (size) => (given[size] === undefined ? null : fromHex(given[size]));
}
