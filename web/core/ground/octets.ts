/** Byte strings: how they are compared, joined, shown and read. */

import { Malformed } from './errors.ts';

/** A byte string. */
export type Bytes = Uint8Array;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether two byte strings are equal; for what is public. Secrets: `digest.same`. */
export function equal(left: Bytes | null, right: Bytes | null): boolean {
  if (left === null || right === null) return left === right;
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}

/** One byte string of several. */
export function concat(...parts: readonly Bytes[]): Bytes {
  let size = 0;
  for (const part of parts) size += part.length;
  const whole = new Uint8Array(size);
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lowercase hexadecimal; the browser's own where it has it, which is many times as fast. */
export function hex(raw: Bytes & { toHex?: () => string }): string {
  if (raw.toHex) return raw.toHex();
  let text = '';
  for (const byte of raw) text += DIGITS[byte];
  return text;
}

/** Read hexadecimal in either case. Throws `Malformed`. */
export function fromHex(text: string): Bytes {
  if (text.length % 2 || /[^0-9a-fA-F]/.test(text)) throw new Malformed('not hexadecimal');
  return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(2 * at, 2 * at + 2), 16),
  );
}

/** UTF-8 of text. Throws `Malformed` for a lone surrogate, which has none. */
export function utf8(text: string): Bytes {
  if (!text.isWellFormed()) throw new Malformed('text with a lone surrogate');
  return ENCODER.encode(text);
}

/** Text of UTF-8. Throws `Malformed` for bytes that are none. */
export function fromUtf8(raw: Bytes): string {
  try {
    return DECODER.decode(raw);
  } catch {
    throw new Malformed('not UTF-8');
  }
}
