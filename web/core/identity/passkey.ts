/**
 * Unlocking with a passkey: what the browser asks the authenticator for, and the key it yields.
 *
 * The PRF result never leaves the device; whoever serialises a WebAuthn answer strips it first.
 *
 * Source: spec/identity.md section 9; W3C Web Authentication Level 3, section 10.1.4.
 */

import { derive, sha256 } from '../ground/digest.ts';
import { Malformed } from '../ground/errors.ts';
import { utf8, type Bytes } from '../ground/octets.ts';

/** The constant that every authenticator evaluates, 32 bytes, set by the client. */
export const PRF_INPUT: Bytes = /* @__PURE__ */ sha256(/* @__PURE__ */ utf8('quietroom/v1/prf'));

/** Size in bytes of the result. */
export const PRF_OUTPUT = 32;

/**
 * The key, 32 bytes, that wraps the vault's for this passkey.
 * Throws `Malformed` for a result of another size.
 */
export function wrappingKey(account: Bytes, output: Bytes): Bytes {
  if (output.length !== PRF_OUTPUT) throw new Malformed('a passkey result of a wrong length');
  return derive(output, 'passkey-key', account);
}
