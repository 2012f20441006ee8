/**
 * What the server knows of a way to unlock a vault: its kind, an id, and the hash of a token.
 *
 * Source: spec/identity.md sections 6 and 9. Vectors: vectors/identity/unlock.json.
 */

import { hashOf, sha256 } from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

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

/** The most ways to unlock one vault. */
export const WAYS = 16;

/** This does not unlock the vault: it is not the newest way, or not this account's. */
export class WrongUnlock extends QuietroomError {
  static override readonly code = 'wrong-unlock';
}

/** What the server keeps of a fetch token: its SHA-256. */
export const fetchTokenHash = (token: Bytes): Bytes => sha256(token);

/** The method id of a passkey, 16 bytes: of the credential's own id, SHA-256 cut short. */
export const passkeyId = (credential: Bytes): Bytes => sha256(credential).slice(0, shape.ID);

/** What a passkey is registered over, 32 bytes: whose it becomes. */
export const passkeyChallenge = (account: Bytes): Bytes => hashOf('passkey', account);
