/**
 * Sealing content under a symmetric key: C2SP chunked encryption, Cobblestone-256.
 *
 * Format: spec/encoding.md section 7. Source: C2SP chunked-encryption. Opened by `open/content`.
 */

import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Entropy } from '../chance.ts';
import { CannotOpen } from '../errors.ts';
import { type Bytes, concat, utf8 } from '../octets.ts';

/** Size in bytes of a content key. */
export const KEY = 32;

/** Sizes in bytes: salt, commitment, chunk of content, tag of a chunk. */
export const SALT = 24;
export const COMMITMENT = 32;
export const CHUNK = 16 * 1024;
export const TAG = 16;

const NONCE = 12;
const LABEL = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0');

/** What one key, salt and context give: the key of the chunks, their nonce, the commitment. */
export interface Schedule {
  readonly key: CryptoKey;
  readonly commitment: Bytes;
  /** The nonce of the chunk of this number. */
  nonce(chunk: number): Bytes;
}

/** Derive the schedule. Throws `CannotOpen` for a key of a wrong size. */
export async function schedule(key: Bytes, salt: Bytes, context: Bytes): Promise<Schedule> {
  if (key.length !== KEY) throw new CannotOpen('key of a wrong size');
  const made = expand(key, concat(LABEL, salt, context));
  const base = made.subarray(KEY, KEY + NONCE);
  const usages = ['encrypt', 'decrypt'];
  return {
    key: await crypto.subtle.importKey('raw', made.subarray(0, KEY), 'AES-GCM', false, usages),
    commitment: made.subarray(KEY + NONCE, KEY + NONCE + COMMITMENT),
    nonce(chunk) {
      const nonce = base.slice();
      const view = new DataView(nonce.buffer);
      view.setUint32(8, view.getUint32(8) ^ chunk);
      return nonce;
    },
  };
}

/**
 * The first 128 bytes of HKDF-Expand with SHA-512 (RFC 5869): two blocks. The library's refuses keys
 * shorter than a hash, which this scheme has by design.
 */
function expand(key: Bytes, info: Bytes): Bytes {
  const keyed = hmac.create(sha512, key);
  const first = keyed.clone().update(info).update(Uint8Array.of(1)).digest();
  return concat(first, keyed.update(first).update(info).update(Uint8Array.of(2)).digest());
}

/** Seal `content` whole under a 32-byte `key` and a `context` made by `digest.context`. */
export async function seal(
  key: Bytes,
  context: Bytes,
  content: Bytes,
  entropy: Entropy,
): Promise<Bytes> {
  const salt = entropy(SALT);
  const plan = await schedule(key, salt, context);
  const chunks: Promise<ArrayBuffer>[] = [];
  for (let at = 0; at <= content.length; at += CHUNK) {
    const algorithm = { name: 'AES-GCM', iv: plan.nonce(at / CHUNK) };
    chunks.push(crypto.subtle.encrypt(algorithm, plan.key, content.subarray(at, at + CHUNK)));
  }
  const sealed = await Promise.all(chunks);
  return concat(salt, plan.commitment, ...sealed.map((chunk) => new Uint8Array(chunk)));
}

/** The size in bytes that content of `size` bytes has once sealed. The last chunk is short. */
export function sealedSize(size: number): number {
  return SALT + COMMITMENT + size + TAG * (Math.floor(size / CHUNK) + 1);
}
