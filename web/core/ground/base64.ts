/**
 * Base64 in its one spelling: loose bits and missing or surplus padding are refused.
 *
 * Source: RFC 4648 sections 4 and 5.
 */

import { Malformed } from './errors.ts';
import type { Bytes } from './octets.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Standard base64, padded. */
export function encode(raw: Bytes): string {
  let text = '';
  for (let at = 0; at < raw.length; at += 3) {
    const [one = 0, two = 0, three = 0] = raw.subarray(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    for (const shift of [18, 12, 6, 0]) text += ALPHABET.charAt((bits >> shift) & 63);
  }
  const over = (3 - (raw.length % 3)) % 3;
  return text.slice(0, text.length - over) + '='.repeat(over);
}

/** Read standard base64. Throws `Malformed` for any but the one spelling. */
export function decode(text: string): Bytes {
  const bare = text.slice(0, text.length - (text.endsWith('==') ? 2 : Number(text.endsWith('='))));
  const raw = new Uint8Array(Math.floor((bare.length * 3) / 4));
  let bits = 0;
  for (let at = 0; at < bare.length; at++) {
    bits = (bits << 6) | ALPHABET.indexOf(bare.charAt(at));
    // From the second character on, each completes a byte, but the first of four.
    if (at % 4) raw[Math.floor((at * 3) / 4)] = bits >> (6 - 2 * (at % 4));
  }
  if (encode(raw) !== text) throw new Malformed('not the one spelling of base64');
  return raw;
}

/** Base64 for addresses: two other letters, no padding. */
export function encodeUrl(raw: Bytes): string {
  return encode(raw).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Read base64 for addresses. Throws `Malformed` for any but the one spelling. */
export function decodeUrl(text: string): Bytes {
  if (/[^\w-]/.test(text)) throw new Malformed('not base64url');
  const plain = text.replaceAll('-', '+').replaceAll('_', '/');
  return decode(plain + '='.repeat((4 - (plain.length % 4)) % 4));
}
