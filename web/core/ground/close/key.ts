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

/** Seal `secret` to a 1,216-byte public key. Throws `Malformed` for a key that is none. */
export async function sealTo(publicKey: Bytes, info: Bytes, secret: Bytes): Promise<Bytes> {
  if (publicKey.length !== PUBLIC) throw new Malformed('public sealing key');
  try {
    const key = await hpke.DeserializePublicKey(publicKey);
    const sealed = await hpke.Seal(key, secret, { info });
    return concat(sealed.encapsulatedSecret, sealed.ciphertext);
  } catch {
    throw new Malformed('public sealing key');
  }
}
