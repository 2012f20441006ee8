/**
 * The server's stamp on an entry, by which an ombuds can later tell what was really said. To anybody
 * else it proves nothing.
 *
 * Format: spec/grant.md section 6. Source: Facebook, "Messenger Secret Conversations" (2016); Grubbs,
 * Lu, Ristenpart, CRYPTO 2017.
 */

import { context, mac, same, sha256 } from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import type { Pub } from './envelope.ts';

/** The stamp does not belong to this entry: the server did not accept it as shown. */
export class BadStamp extends QuietroomError {
  static override readonly code = 'bad-stamp';
}

/** The stamp, 32 bytes, on an entry accepted at `time` (seconds since 1970). */
export function stamp(key: Bytes, pub: Pub, com: Bytes, time: number): Bytes {
  return mac(key, context('stamp', sha256(pub.encode()), com, time));
}

/** Check a stamp. Throws `BadStamp`. */
export function check(key: Bytes, pub: Pub, com: Bytes, time: number, found: Bytes): void {
  if (!same(stamp(key, pub, com, time), found)) throw new BadStamp();
}

/** The HPKE info under which the stamp key travels to the card of hash `card`. */
export function keyContext(card: Bytes): Bytes {
  return context('stamp-key-to', card);
}
