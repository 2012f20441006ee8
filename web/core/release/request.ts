/**
 * Asking first: the exact words, the recipient, the purpose and the end date; and the answers.
 *
 * An owner may grant, edit and grant, or keep it; no reason is owed. When two people claim an entry,
 * the first to agree leaves a half consent in the room and the second completes it.
 *
 * Format: spec/entry.md section 4.
 */

import type { Value } from '../ground/canon.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { ED25519_SIGNATURE, MLDSA_SIGNATURE, type Signatures } from '../ground/signature.ts';
import { WORDS } from '../room/entry.ts';

/** The body of a request; `entry`: hash asked about, `recipient`: card hash. */
export interface Ask {
  readonly id: Bytes;
  readonly entry: Bytes;
  readonly words: string;
  readonly recipient: Bytes;
  readonly name: string;
  readonly purpose: string;
  readonly until: number;
}

/** The body of a half consent or a standing consent: a payload with one signer's signatures. */
export interface Signed {
  readonly payload: Bytes;
  readonly signatures: Signatures;
}

/** [id, entry, words, recipient, name, purpose, until]. */
export function askFields(ask: Ask): Value[] {
  const { id, entry, words, recipient, name, purpose, until } = ask;
  return [id, entry, words, recipient, name, purpose, until];
}

/** Read the body of a request. Throws `Malformed`. */
export function parseAsk(value: Value): Ask {
  const parts = shape.array(value, 7, 'request');
  const [id, entry, words, recipient, name, purpose, until] = parts;
  return {
    id: shape.ident(id, 'request id'),
    entry: shape.digest(entry, 'entry hash'),
    words: shape.text(words, 'words', WORDS),
    recipient: shape.digest(recipient, 'recipient'),
    name: shape.text(name, 'name', 500),
    purpose: shape.text(purpose, 'purpose', 2000),
    until: shape.number(until, 'until'),
  };
}

/** [payload, signature, signature]. */
export function signedFields(signed: Signed): Value[] {
  return [signed.payload, ...signed.signatures];
}

/** Read a payload with one signer's two signatures. Verifies nothing. Throws `Malformed`. */
export function parseSigned(value: Value): Signed {
  const [payload, ed25519, mldsa] = shape.array(value, 3, 'signed payload');
  return {
    signatures: [
      shape.octets(ed25519, 'signature', ED25519_SIGNATURE),
      shape.octets(mldsa, 'signature', MLDSA_SIGNATURE),
    ],
    payload: shape.octets(payload, 'payload'),
  };
}

/** Read the id of the request that its owner keeps. Throws `Malformed`. */
export function parseKeep(value: Value): Bytes {
  const [id] = shape.array(value, 1, 'keep');
  return shape.ident(id, 'request id');
}
