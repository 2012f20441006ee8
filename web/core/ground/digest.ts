/**
 * The hash, the MAC and the key derivation of version 1: SHA-256, HMAC-SHA-256, HKDF-SHA-256.
 *
 * They are called many thousand times for a few bytes each, where a call into WebCrypto costs more
 * than the hash: hence the audited library and no promise.
 *
 * Source: spec/encoding.md section 4; FIPS 180-4, RFC 2104, RFC 5869.
 */

import { expand as hkdfExpand, extract as hkdfExtract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';
import { type Part, lp } from './frame.ts';
import type { Bytes } from './octets.ts';

/** SHA-256, 32 bytes. */
export function sha256(raw: Bytes): Bytes {
  return hash(raw);
}

/** SHA-256(LP("quietroom/v1/<use>", parts …)), 32 bytes. */
export function hashOf(use: string, ...parts: readonly Part[]): Bytes {
  return hash(context(use, ...parts));
}

/** HMAC-SHA-256, 32 bytes. */
export function mac(key: Bytes, message: Bytes): Bytes {
  return hmac(hash, key, message);
}

/** Whether two secrets are equal, in a time that does not tell where they differ. */
export function same(left: Bytes, right: Bytes): boolean {
  if (left.length !== right.length) return false;
  let apart = 0;
  left.forEach((byte, index) => (apart |= byte ^ (right[index] ?? 0)));
  return apart === 0;
}

/** HKDF-SHA-256 of `key`, empty salt, info LP("quietroom/v1/<use>", parts …), 32 bytes. */
export function derive(key: Bytes, use: string, ...parts: readonly Part[]): Bytes {
  return expand(extract(key), use, ...parts);
}

/** The first half of `derive`: done once where many keys come from one. */
export function extract(key: Bytes): Bytes {
  return hkdfExtract(hash, key);
}

/** The second half of `derive`, of what `extract` made of the key. */
export function expand(extracted: Bytes, use: string, ...parts: readonly Part[]): Bytes {
  return hkdfExpand(hash, extracted, context(use, ...parts), 32);
}

/** LP("quietroom/v1/<use>", parts …): every hash, key and seal says what it is for. */
export function context(use: string, ...parts: readonly Part[]): Bytes {
  return lp(`quietroom/v1/${use}`, ...parts);
}
