/**
 * The standing consent: the owner says beforehand that the other may tell this entry on. It travels
 * as the next entry of the room; without it the label 'may be told' is only words.
 *
 * Format: spec/grant.md section 5.
 */

import * as canon from '../ground/canon.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The domain under which a standing consent is signed. */
export const USE = 'standing';

/** `other`: card hash of the member who may tell on; `until`: seconds since 1970. */
export interface Standing {
  readonly salt: Bytes;
  readonly room: Bytes;
  readonly entry: Bytes;
  readonly other: Bytes;
  readonly until: number;
}

/** CBOR[salt, room, entry, other, until]: the payload that is signed. */
export function encode({ salt, room, entry, other, until }: Standing): Bytes {
  return canon.encode([salt, room, entry, other, until]);
}

/** Read a standing consent's payload. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Standing {
  const parts = shape.array(canon.decode(raw), 5, 'standing consent');
  const [salt, room, entry, other, until] = parts;
  return {
    salt: shape.octets(salt, 'salt', 32),
    room: shape.ident(room, 'room'),
    entry: shape.digest(entry, 'entry hash'),
    other: shape.digest(other, 'other'),
    until: shape.number(until, 'until'),
  };
}
