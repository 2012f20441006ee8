/**
 * Opening secrets that `close/key` sealed to a person. A private key is its 32-byte X-Wing seed.
 *
 * Format: spec/encoding.md section 8. Source: draft-connolly-cfrg-xwing-kem, RFC 9180.
 */

import { hpke, publicOfSeed } from '#suite';
import { CannotOpen } from '../errors.ts';
import type { Bytes } from '../octets.ts';

/** Size in bytes of a private sealing key. */
export const SEED = 32;

const ENCAPSULATED = 1120;

/** The 1,216-byte public key of a 32-byte seed. */
export function publicOf(seed: Bytes): Promise<Bytes> {
  return publicOfSeed(seed);
}

/** The secret that was sealed to the key of `seed` with this `info`. Throws `CannotOpen`. */
export async function unsealFrom(seed: Bytes, info: Bytes, sealed: Bytes): Promise<Bytes> {
  try {
    const key = await hpke.DeserializePrivateKey(seed, false);
    const [secret, body] = [sealed.subarray(0, ENCAPSULATED), sealed.subarray(ENCAPSULATED)];
    return await hpke.Open(key, secret, body, { info });
  } catch {
    throw new CannotOpen('a key wrap');
  }
}
