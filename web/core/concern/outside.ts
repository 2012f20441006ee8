/**
 * The outside of a turn: what the server sees of a concern. From whom it is, about whom, and whether it
 * begins a concern or answers one, is sealed.
 *
 * Format: spec/concern.md section 3. Vectors: vectors/concern/outside.json. Threat: a server that learns,
 * keeps or tells who raised a concern.
 */

import * as canon from '../ground/canon.ts';
import { sealTo } from '../ground/close/key.ts';
import { context } from '../ground/digest.ts';
import type { Bytes } from '../ground/octets.ts';
import { pad } from '../ground/pad.ts';
import * as shape from '../ground/shape.ts';

/** The most bytes of one sealed turn. */
const SEALED = 1024 * 1024;

/** One sealed turn; `recipient` is an account. */
export interface Outside {
  readonly id: Bytes;
  readonly recipient: Bytes;
  readonly sealed: Bytes;
}

/** CBOR[id, recipient, sealed]. */
export function encode({ id, recipient, sealed }: Outside): Bytes {
  return canon.encode([id, recipient, sealed]);
}

/** Read one. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Outside {
  const [id, recipient, sealed] = shape.array(canon.decode(raw), 3, 'sealed turn');
  return {
    id: shape.ident(id, 'id'),
    recipient: shape.ident(recipient, 'recipient'),
    sealed: shape.octets(sealed, 'sealed turn', undefined, SEALED),
  };
}

/** The HPKE info of a turn to the card of this hash: no grant or letter opens as one. */
export function turnContext(card: Bytes): Bytes {
  return context('concern', card);
}

/** Pad a turn and seal it to a public sealing key, that of the card of this hash. */
export function close(publicKey: Bytes, card: Bytes, content: Bytes): Promise<Bytes> {
  return sealTo(publicKey, turnContext(card), pad(content));
}
