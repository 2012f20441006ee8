/**
 * Changing what is kept of a vault: the current card signs what it was, and what is added to it.
 *
 * A session alone must not do it: a vault that was spoilt at the server locks its person out. The
 * hash of the vault before takes the place of a nonce.
 *
 * Format: spec/identity.md section 14. Vectors: vectors/identity/keeping.json.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { sha256 } from '../ground/digest.ts';
import type { Bytes } from '../ground/octets.ts';
import * as signature from '../ground/signature.ts';
import type { Signatures, SigningKey } from '../ground/signature.ts';
import type { Card } from './card.ts';

/** The domain under which a change of the vault is signed. */
export const USE = 'vault-put';

/** What is signed: never sent, for both sides make it from what they have. */
export interface Keeping {
  readonly account: Bytes;
  readonly generation: number;
  /** SHA-256 of the vault kept before. */
  readonly old: Bytes;
  /** SHA-256 of CBOR[vault, ways to unlock that are added]. */
  readonly next: Bytes;
}

/** The payload: CBOR[account, generation, old, new]. */
export const encode = (one: Keeping): Bytes =>
  canon.encode([one.account, one.generation, one.old, one.next]);

/** The two signatures that travel. */
export const sign = (one: Keeping, key: SigningKey): Promise<Signatures> =>
  signature.sign(key, encode(one), USE);

/** Check that `card`, its account's current one, signed this. Throws `BadSignature`. */
export const check = (one: Keeping, card: Card, signatures: Signatures): Promise<void> =>
  signature.verify(card.key, encode(one), signatures, USE);

/**
 * What the holder of `card` signs to have `vault` kept instead of the one of hash `old`; `added`
 * are ways to unlock as they travel, beside those that are kept already.
 */
export const build = (card: Card, old: Bytes, vault: Bytes, added: Value): Keeping => ({
  account: card.account,
  generation: card.generation,
  old,
  next: sha256(canon.encode([vault, added])),
});
