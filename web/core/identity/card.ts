/**
 * The card: a person's public keys, signed by themselves and by the card they had before.
 *
 * A card says which keys are somebody's from now on. It is no proof of a name: that is what safety
 * words and invitations are for.
 *
 * Format: spec/identity.md section 2. Vectors: vectors/identity/card.json.
 */

import * as canon from '../ground/canon.ts';
import { checkPublic } from '../ground/close/key.ts';
import { sha256 } from '../ground/digest.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { equal, type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as signature from '../ground/signature.ts';
import type { Signed, VerifyKey } from '../ground/signature.ts';

/** The domain under which a card's own key signs it. */
export const USE = 'card';

/** The domain under which the card before signs its successor. */
export const USE_NEXT = 'card-next';

/** The most bytes of one signed card. */
export const LIMIT = 10 * 1024;

/** This card does not follow the card that it should follow; it counts for nothing. */
export class CardDoesNotFollow extends QuietroomError {
  static override readonly code = 'card-does-not-follow';
}

/**
 * One person's public keys of one generation: `seal` is the X-Wing key, `previous` the hash of the
 * card before. `payload` is its encoding, and `hash` the name by which documents name it.
 */
export interface Card {
  readonly account: Bytes;
  readonly seal: Bytes;
  readonly key: VerifyKey;
  readonly generation: number;
  readonly previous: Bytes | null;
  readonly payload: Bytes;
  readonly hash: Bytes;
}

/** A card as it travels. `claims` is what it says of itself, true only once verified. */
export interface SignedCard {
  readonly claims: Card;
  readonly signed: Signed;
}

/** The card of these fields, with payload and hash. */
export function make(
  account: Bytes,
  seal: Bytes,
  key: VerifyKey,
  generation: number,
  previous: Bytes | null,
): Card {
  const payload = canon.encode([account, seal, key.ed25519, key.mldsa, generation, previous]);
  return { account, seal, key, generation, previous, payload, hash: sha256(payload) };
}

/** CBOR[payload, signature, signature], from generation 1 two signatures more. */
export const encode = (card: SignedCard): Bytes => card.signed.encode();

/**
 * The card, once it follows `predecessor` (none for generation 0) and all signatures hold.
 * Throws `CardDoesNotFollow`, `BadSignature`, or `Malformed` for a signing key that is none.
 */
export async function verify(card: SignedCard, predecessor: Card | null): Promise<Card> {
  const { claims, signed } = card;
  if (predecessor === null) {
    if (claims.generation) throw new CardDoesNotFollow('the card before this one is missing');
    await signed.verify([claims.key, USE]);
  } else {
    checkFollows(claims, predecessor);
    await signed.verify([claims.key, USE], [predecessor.key, USE_NEXT]);
  }
  return claims;
}

/**
 * Read one signed card: two signatures for generation 0, four from generation 1. Checks shape, and
 * that the sealing key is one; nothing else is verified. Throws `Malformed` or `TooLarge`.
 */
export function parse(raw: Bytes): SignedCard {
  const parts = shape.items(canon.decode(raw, LIMIT), 'signed card', 5);
  const signed = signature.parse(raw, parts.length === 5 ? 2 : 1, LIMIT);
  const claims = read(signed.payload);
  if (signed.signatures.length !== (claims.generation ? 4 : 2))
    throw new Malformed('the number of signatures does not fit the generation');
  checkPublic(claims.seal);
  return { claims, signed };
}

function read(payload: Bytes): Card {
  const [account, seal, ed25519, mldsa, generation, previous] = shape.array(
    canon.decode(payload, LIMIT),
    6,
    'card',
  );
  const card = make(
    shape.ident(account, 'account'),
    shape.octets(seal, 'sealing key'),
    {
      ed25519: shape.octets(ed25519, 'Ed25519 key', signature.ED25519_KEY),
      mldsa: shape.octets(mldsa, 'ML-DSA key', signature.MLDSA_KEY),
    },
    shape.number(generation, 'generation'),
    shape.digestOrNone(previous, 'previous card'),
  );
  if ((card.generation === 0) !== (card.previous === null))
    throw new Malformed('only generation 0 has no card before it');
  return card;
}

function checkFollows(card: Card, predecessor: Card): void {
  if (!equal(card.account, predecessor.account)) throw new CardDoesNotFollow('another account');
  if (card.generation !== predecessor.generation + 1)
    throw new CardDoesNotFollow('not the next generation');
  if (card.previous === null || !equal(card.previous, predecessor.hash))
    throw new CardDoesNotFollow('names another card before it');
}
