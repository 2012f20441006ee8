/**
 * The hash, the MAC and the key derivation of version 1: SHA-256, HMAC-SHA-256, HKDF-SHA-256.
 *
 * They are called many thousand times for a few bytes each, where a call into WebCrypto costs more
 * than the hash: hence the audited library and no promise.
 *
 * Source: spec/encoding.md section 4; FIPS 180-4, RFC 2104, RFC 5869.
 */

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';
import { type Part, lp } from './frame.ts';
import { type Bytes, utf8 } from './octets.ts';

const ONE = /* @__PURE__ */ Uint8Array.of(1);

/** The empty salt: as many zeros as a hash has bytes. Marked so that a page that hashes nothing has no hash. */
const SALT = /* @__PURE__ */ keyed(new Uint8Array(32));

/** What each use is called, encoded once. */
const USES = new Map<string, Bytes>();

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
  for (let at = 0; at < left.length; at++) apart |= left[at]! ^ right[at]!;
  return apart === 0;
}

/** A key for many MACs: what its schedule costs is paid once. */
export interface Keyed {
  clone(): { update(raw: Bytes): unknown; digest(): Bytes };
}

/** Make a key ready for many MACs. */
export function keyed(key: Bytes): Keyed {
  return hmac.create(hash, key);
}

/** HMAC-SHA-256 of what `parts` join to, 32 bytes. */
export function macBy(key: Keyed, ...parts: readonly Bytes[]): Bytes {
  const one = key.clone();
  for (const part of parts) one.update(part);
  return one.digest();
}

/** HKDF-SHA-256 of `key`, empty salt, info LP("quietroom/v1/<use>", parts …), 32 bytes. */
export function derive(key: Bytes, use: string, ...parts: readonly Part[]): Bytes {
  const once = hmac.create(hash, macBy(SALT, key));
  return once
    .update(context(use, ...parts))
    .update(ONE)
    .digest();
}

/** The first half of `derive`: done once where many keys come from one. */
export function extract(key: Bytes): Keyed {
  return keyed(macBy(SALT, key));
}

/** The second half of `derive`, of what `extract` made of the key: its first block, and only that. */
export function expand(extracted: Keyed, use: string, ...parts: readonly Part[]): Bytes {
  return macBy(extracted, context(use, ...parts), ONE);
}

/** LP("quietroom/v1/<use>", parts …): every hash, key and seal says what it is for. */
export function context(use: string, ...parts: readonly Part[]): Bytes {
  let label = USES.get(use);
  if (!label) USES.set(use, (label = utf8(`quietroom/v1/${use}`)));
  return lp(label, ...parts);
}
