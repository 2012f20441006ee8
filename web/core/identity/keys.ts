/**
 * The private side of one card: three seeds, and the key for what one writes to oneself.
 *
 * Nothing here is ever sent. Public keys are computed from the seeds whenever they are compared with
 * a card, so that no stored public key can be put in their place.
 *
 * Source: spec/identity.md section 4. Vectors: vectors/identity/keys.json.
 */

import type { Entropy } from '../ground/chance.ts';
import { SEED, publicOf } from '../ground/open/key.ts';
import type { Bytes } from '../ground/octets.ts';
import * as signature from '../ground/signature.ts';
import { Signed, type SigningKey, type VerifyKey } from '../ground/signature.ts';
import * as cards from './card.ts';
import type { Card, SignedCard } from './card.ts';

/** Size in bytes of a self key. */
export const SELF_KEY = 32;

/**
 * Four secrets of 32 bytes each: an X-Wing seed, two signing seeds, and the key under which this
 * generation writes to oneself. The object is itself the signing key of its card.
 */
export interface CardKeys extends SigningKey {
  readonly seal: Bytes;
  readonly selfKey: Bytes;
}

/** A sealing key and verification keys, as a card shows them. */
export interface Public {
  readonly seal: Bytes;
  readonly key: VerifyKey;
}

// Computing public keys costs milliseconds, and a vault is checked at every start.
const computed = new WeakMap<CardKeys, Promise<Public>>();

/** The public halves, computed from the seeds. */
export function halves(keys: CardKeys): Promise<Public> {
  let found = computed.get(keys);
  if (!found) {
    found = compute(keys);
    computed.set(keys, found);
  }
  return found;
}

/** Fresh keys. */
export function generate(entropy: Entropy): CardKeys {
  return {
    seal: entropy(SEED),
    ed25519: entropy(signature.SEED),
    mldsa: entropy(signature.SEED),
    selfKey: entropy(SELF_KEY),
  };
}

/**
 * The signed card of `keys`: generation 0, or the one after `predecessor`, already verified.
 * Throws `CardDoesNotFollow` when that belongs to another account and `BadSignature` when its keys
 * are not its card's.
 */
export async function newCard(
  keys: CardKeys,
  account: Bytes,
  predecessor: readonly [Card, CardKeys] | null,
): Promise<SignedCard> {
  const [before, oldKeys] = predecessor ?? [null, null];
  const { seal, key } = await halves(keys);
  const generation = before ? before.generation + 1 : 0;
  const claims = cards.make(account, seal, key, generation, before ? before.hash : null);
  const { payload } = claims;
  const signatures = [...(await signature.sign(keys, payload, cards.USE))];
  if (oldKeys) signatures.push(...(await signature.sign(oldKeys, payload, cards.USE_NEXT)));
  const signed = { claims, signed: new Signed(payload, signatures) };
  await cards.verify(signed, before);
  return signed;
}

async function compute(keys: CardKeys): Promise<Public> {
  return { seal: await publicOf(keys.seal), key: await signature.verifyKey(keys) };
}
