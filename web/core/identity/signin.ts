/**
 * Signing in: the card's signature over a challenge that serves one server, one card, one minute.
 *
 * The client fills in origin and log from what it knows, never from what the server says; so a
 * signature made for one server opens no session at another.
 *
 * Format: spec/identity.md section 11. Vectors: vectors/identity/signin.json.
 */

import * as canon from '../ground/canon.ts';
import { same } from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import { equal, type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as signature from '../ground/signature.ts';
import { Signed, type SigningKey } from '../ground/signature.ts';
import type { Card } from './card.ts';

/** The domain under which a sign-in is signed. */
export const USE = 'sign-in';

/** Size in bytes of the server's nonce, which it takes once. */
export const NONCE = 32;

/** How far the two clocks may be apart. */
export const SECONDS = 60;

/** The most bytes of one signed sign-in. */
export const LIMIT = 8 * 1024;

const ORIGIN = 300;

/** The sign-in is more than a minute old or ahead: this device's clock is wrong. */
export class SignInStale extends QuietroomError {
  static override readonly code = 'sign-in-stale';
}

/** The sign-in was signed for another server or another log. */
export class SignInOtherServer extends QuietroomError {
  static override readonly code = 'sign-in-other-server';
}

/** The sign-in was signed for another account, or for a card that is not its current one. */
export class SignInOtherCard extends QuietroomError {
  static override readonly code = 'sign-in-other-card';
}

/** The sign-in answers another challenge. */
export class SignInOtherNonce extends QuietroomError {
  static override readonly code = 'sign-in-other-nonce';
}

/** What is signed: `origin` is scheme, host and port of the server, `time` seconds since 1970. */
export interface SignIn {
  readonly origin: string;
  readonly logKey: Bytes;
  readonly account: Bytes;
  readonly card: Bytes;
  readonly nonce: Bytes;
  readonly time: number;
}

/** The payload: CBOR[origin, log key hash, account, card hash, nonce, time]. */
export const encode = (one: SignIn): Bytes =>
  canon.encode([one.origin, one.logKey, one.account, one.card, one.nonce, one.time]);

/** The signed sign-in, as it is sent. */
export async function sign(one: SignIn, key: SigningKey): Promise<Bytes> {
  const payload = encode(one);
  return new Signed(payload, await signature.sign(key, payload, USE)).encode();
}

/** What the holder of `card` signs at `time` to answer the server's `nonce`. */
export const build = (
  card: Card,
  origin: string,
  logKey: Bytes,
  nonce: Bytes,
  time: number,
): SignIn => ({ origin, logKey, account: card.account, card: card.hash, nonce, time });

/**
 * The sign-in, if `card`, its account's current one, signed it for this server and nonce, now.
 * Throws `Malformed`, `TooLarge`, `SignInOtherServer`, `SignInOtherCard`, `SignInOtherNonce`,
 * `SignInStale` or `BadSignature`.
 */
export async function check(
  raw: Bytes,
  card: Card,
  origin: string,
  logKey: Bytes,
  nonce: Bytes,
  now: number,
): Promise<SignIn> {
  const signed = signature.parse(raw, 1, LIMIT);
  const found = parse(signed.payload);
  if (found.origin !== origin || !equal(found.logKey, logKey)) throw new SignInOtherServer();
  if (!equal(found.account, card.account) || !equal(found.card, card.hash))
    throw new SignInOtherCard();
  if (!same(found.nonce, nonce)) throw new SignInOtherNonce();
  if (Math.abs(found.time - now) > SECONDS) throw new SignInStale();
  await signed.verify([card.key, USE]);
  return found;
}

/** Read the payload of a sign-in. Verifies nothing. Throws `Malformed` or `TooLarge`. */
export function parse(payload: Bytes): SignIn {
  const [origin, logKey, account, card, nonce, time] = shape.array(
    canon.decode(payload, LIMIT),
    6,
    'sign-in',
  );
  return {
    origin: shape.text(origin, 'origin', ORIGIN),
    logKey: shape.digest(logKey, 'log key'),
    account: shape.ident(account, 'account'),
    card: shape.digest(card, 'card'),
    nonce: shape.octets(nonce, 'nonce', NONCE),
    time: shape.number(time, 'time'),
  };
}
