/**
 * Padding, so that the length of what is sealed tells little about the words.
 *
 * Source: spec/encoding.md section 5; Nikitin et al., PoPETs 2019, section 4.
 */

import { Malformed } from './errors.ts';
import { u64 } from './frame.ts';
import { type Bytes, concat } from './octets.ts';

/** The smallest padded size in bytes. */
export const LEAST = 256;

/** The size in bytes that `size` bytes have after padding. */
export function paddedSize(size: number): number {
  const framed = 8 + size;
  const exponent = bits(framed) - 1;
  const step = 2 ** (exponent - bits(exponent));
  return Math.max(LEAST, Math.ceil(framed / step) * step);
}

/** Frame `raw` with its length and fill up with zeros. */
export function pad(raw: Bytes): Bytes {
  const padded = new Uint8Array(paddedSize(raw.length));
  padded.set(concat(u64(raw.length), raw));
  return padded;
}

/** The bytes that were padded. Throws `Malformed` for a wrong length or filling. */
export function unpad(padded: Bytes): Bytes {
  if (padded.length < LEAST) throw new Malformed('padding of a wrong length');
  const stated = new DataView(padded.buffer, padded.byteOffset).getBigUint64(0);
  const size = Number(stated);
  if (stated > BigInt(padded.length - 8) || padded.length !== paddedSize(size)) {
    throw new Malformed('padding of a wrong length');
  }
  for (let at = 8 + size; at < padded.length; at++) {
    if (padded[at] !== 0) throw new Malformed('padding that is not zero');
  }
  return padded.slice(8, 8 + size);
}

function bits(number: number): number {
  return number.toString(2).length;
}
