/**
 * Signatures and key encapsulation in JavaScript, for browsers that lack one of the algorithms.
 *
 * Source: the noble libraries, of which curves and ciphers were audited (Cure53, 2024); the
 * post-quantum one was not, which is why every signature and wrap here is a hybrid of two schemes.
 */

import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 as curve } from '@noble/curves/ed25519.js';
import { ml_kem768_x25519 as xwing } from '@noble/post-quantum/hybrid.js';
import { ml_dsa65 } from '@noble/post-quantum/ml-dsa.js';
import { type AEAD, CipherSuite, KDF_HKDF_SHA256, type KEM, type Key } from 'hpke';
import type { Bytes } from '../octets.ts';
import type { Scheme } from './suite.ts';

/** A key as its bytes, in the clothes that the HPKE library asks for. */
interface Raw extends Key {
  readonly raw: Bytes;
}

function dress(type: 'public' | 'private', raw: Bytes): Raw {
  return { algorithm: { name: 'MLKEM768-X25519' }, extractable: true, type, raw };
}

const KEM_XWING = (): KEM<Raw> => ({
  id: 0x647a,
  type: 'KEM',
  name: 'MLKEM768-X25519',
  Nsecret: 32,
  Nenc: 1120,
  Npk: 1216,
  Nsk: 32,
  DeriveKeyPair: () => Promise.reject(new Error('not needed')),
  GenerateKeyPair: () => Promise.reject(new Error('not needed')),
  SerializePublicKey: (key) => Promise.resolve(key.raw),
  SerializePrivateKey: (key) => Promise.resolve(key.raw),
  DeserializePublicKey: (raw) => Promise.resolve(dress('public', raw)),
  DeserializePrivateKey: (raw) => Promise.resolve(dress('private', raw)),
  Encap(key) {
    const { cipherText, sharedSecret } = xwing.encapsulate(key.raw);
    return Promise.resolve({ shared_secret: sharedSecret, enc: cipherText });
  },
  Decap: (enc, key) => Promise.resolve(xwing.decapsulate(enc, key.raw)),
});

const AEAD_CHACHA = (): AEAD => ({
  id: 0x0003,
  type: 'AEAD',
  name: 'ChaCha20Poly1305',
  Nk: 32,
  Nn: 12,
  Nt: 16,
  Seal: (key, nonce, aad, plain) =>
    Promise.resolve(chacha20poly1305(key, nonce, aad).encrypt(plain)),
  Open: (key, nonce, aad, sealed) =>
    Promise.resolve(chacha20poly1305(key, nonce, aad).decrypt(sealed)),
});

/** HPKE with X-Wing, HKDF-SHA256 and ChaCha20-Poly1305. */
export const hpke = new CipherSuite(KEM_XWING, KDF_HKDF_SHA256, AEAD_CHACHA);

/** The public sealing key of a seed. */
export function publicOfSeed(seed: Bytes): Promise<Bytes> {
  return Promise.resolve(xwing.keygen(seed).publicKey);
}

export const ed25519: Scheme = {
  publicOf: (seed) => Promise.resolve(curve.getPublicKey(seed)),
  sign: (seed, message) => Promise.resolve(curve.sign(message, seed)),
  verify: (publicKey, signature, message) =>
    attempt(() => curve.verify(signature, message, publicKey, { zip215: false })),
};

export const mldsa65: Scheme = {
  publicOf: (seed) => Promise.resolve(ml_dsa65.keygen(seed).publicKey),
  sign: (seed, message) => Promise.resolve(ml_dsa65.sign(message, ml_dsa65.keygen(seed).secretKey)),
  verify: (publicKey, signature, message) =>
    attempt(() => ml_dsa65.verify(signature, message, publicKey)),
};

/** A key that is none verifies nothing. */
function attempt(verify: () => boolean): Promise<boolean> {
  try {
    return Promise.resolve(verify());
  } catch {
    return Promise.resolve(false);
  }
}
