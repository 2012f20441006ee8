/**
 * Signatures and key encapsulation by WebCrypto.
 *
 * Source: W3C Web Cryptography Level 2; "Modern Algorithms in the Web Cryptography API" (WICG).
 */

import { AEAD_ChaCha20Poly1305, CipherSuite, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from 'hpke';
import { type Bytes, concat, fromHex } from '../octets.ts';
import type { Scheme } from './suite.ts';

const subtle = crypto.subtle;

/** HPKE with X-Wing, HKDF-SHA256 and ChaCha20-Poly1305. */
export const hpke = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_ChaCha20Poly1305);

/** The public sealing key of a seed. */
export async function publicOfSeed(seed: Bytes): Promise<Bytes> {
  const name = 'MLKEM768-X25519';
  const key = await subtle.importKey('raw-seed', seed, name, true, ['decapsulateBits']);
  return raw('raw-public', await subtle.getPublicKey(key, []));
}

/** RFC 8410's wrapping of an Ed25519 seed, which has no raw format of its own. */
const PKCS8 = fromHex('302e020100300506032b657004220420');

export const ed25519: Scheme = scheme('Ed25519', 'raw', (seed) => ['pkcs8', concat(PKCS8, seed)]);

export const mldsa65: Scheme = scheme('ML-DSA-65', 'raw-public', (seed) => ['raw-seed', seed]);

function scheme(
  name: string,
  publicFormat: string,
  spell: (seed: Bytes) => [string, Bytes],
): Scheme {
  const read = (seed: Bytes, extractable: boolean): Promise<CryptoKey> =>
    subtle.importKey(...spell(seed), name, extractable, ['sign']);
  return {
    async publicOf(seed) {
      const key = await subtle.getPublicKey(await read(seed, true), ['verify']);
      return raw(publicFormat, key);
    },
    async sign(seed, message) {
      return new Uint8Array(await subtle.sign(name, await read(seed, false), message));
    },
    async verify(publicKey, signature, message) {
      try {
        const key = await subtle.importKey(publicFormat, publicKey, name, false, ['verify']);
        return await subtle.verify(name, key, signature, message);
      } catch {
        return false;
      }
    },
  };
}

async function raw(format: string, key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await subtle.exportKey(format, key));
}
