/**
 * Sealing a short secret to a person's public key: HPKE base mode with X-Wing.
 *
 * Format: spec/encoding.md section 8. Source: RFC 9180, draft-ietf-hpke-pq. Opened by `open/key`.
 */

import { hpke } from '#suite';
import { Malformed } from '../errors.ts';
import { type Bytes, concat } from '../octets.ts';

/** Size in bytes of a public sealing key: ML-KEM-768 encapsulation key, then X25519 point. */
export const PUBLIC = 1216;

/** Bytes of the encapsulation key that pack two coefficients in three, and their bound. */
const PACKED = 1152;
const MODULUS = 3329;

/** Check that this can be sealed to, as far as its form tells. Throws `Malformed`. */
export function checkPublic(publicKey: Bytes): void {
  if (publicKey.length !== PUBLIC) throw new Malformed('public sealing key');
  for (let at = 0; at < PACKED; at += 3) {
    const [low = 0, middle = 0, high = 0] = publicKey.subarray(at, at + 3);
    if ((low | ((middle & 15) << 8)) >= MODULUS || ((middle >> 4) | (high << 4)) >= MODULUS) {
      throw new Malformed('public sealing key');
    }
  }
}

/** Seal `secret` to a 1,216-byte public key. Throws `Malformed` for a key that is none. */
export async function sealTo(publicKey: Bytes, info: Bytes, secret: Bytes): Promise<Bytes> {
  checkPublic(publicKey);
  try {
    const key = await hpke.DeserializePublicKey(publicKey);
    const sealed = await hpke.Seal(key, secret, { info });
    return concat(sealed.encapsulatedSecret, sealed.ciphertext);
  } catch {
    throw new Malformed('public sealing key');
  }
}
