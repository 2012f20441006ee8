/**
 * What the rules need of signatures and key encapsulation, whoever provides it.
 *
 * Two modules provide it, chosen when a worker is built (`#suite`): `native` from WebCrypto, `noble`
 * from audited JavaScript for browsers that lack an algorithm.
 */

import type { Bytes } from '../octets.ts';

/** One signature scheme, keys as 32-byte seeds. */
export interface Scheme {
  publicOf(seed: Bytes): Promise<Bytes>;
  sign(seed: Bytes, message: Bytes): Promise<Bytes>;
  /** Whether it verifies; a public key that is none verifies nothing. */
  verify(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean>;
}
