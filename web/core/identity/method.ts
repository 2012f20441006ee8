/**
 * What the server knows of a way to unlock a vault: its kind, an id, and the hash of a token.
 *
 * Source: spec/identity.md section 6. Vectors: vectors/identity/unlock.json.
 */

import { same, sha256 } from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';

/** The ways to unlock a vault, as they are named in contexts and on the wire. */
export const METHODS = ['passkey', 'kit', 'passphrase'] as const;

/** One of `METHODS`. */
export type Method = (typeof METHODS)[number];

/** The most bytes of a sealed vault. */
export const VAULT = 1024 * 1024;

/** Size in bytes of a wrapped vault key. */
export const WRAPPED = 104;

/** Size in bytes of a fetch token. */
export const TOKEN = 32;

/** This does not unlock the vault: it is not the newest way, or not this account's. */
export class WrongUnlock extends QuietroomError {
  static override readonly code = 'wrong-unlock';
}

/** What the server keeps of a fetch token: its SHA-256. */
export const fetchTokenHash = (token: Bytes): Bytes => sha256(token);

/** Check a token against the hash kept. Throws `WrongUnlock`. */
export function checkFetchToken(kept: Bytes, token: Bytes): void {
  if (!same(kept, fetchTokenHash(token))) throw new WrongUnlock();
}
