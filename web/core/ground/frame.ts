/**
 * Length-prefixed framing: the unambiguous way to put several values into one hash or context.
 *
 * Source: spec/encoding.md section 3.
 */

import { Malformed } from './errors.ts';
import { type Bytes, utf8 } from './octets.ts';

/** What can be framed: bytes as they are, text as UTF-8, a number as u64be, null as CBOR null. */
export type Part = Bytes | string | number | bigint | null;

const NULL = Uint8Array.of(0xf6);
const U64 = 1n << 64n;

/** Eight bytes, big-endian. Throws `Malformed` outside 0 … 2^64-1. */
export function u64(number: number | bigint): Bytes {
  if (typeof number === 'number' && !Number.isSafeInteger(number)) throw new Malformed('number');
  const value = BigInt(number);
  if (value < 0n || value >= U64) throw new Malformed('number beyond 64 bits');
  const raw = new Uint8Array(8);
  new DataView(raw.buffer).setBigUint64(0, value);
  return raw;
}

/**
 * LP(parts …): for each its length as u64be, then its bytes. Every hash, key and seal begins here, so
 * it is written in one go.
 */
export function lp(...parts: readonly Part[]): Bytes {
  const raws = parts.map(bytesOf);
  let size = 0;
  for (const raw of raws) size += 8 + raw.length;
  const whole = new Uint8Array(size);
  const view = new DataView(whole.buffer);
  let at = 4;
  for (const raw of raws) {
    // No part has 4 GB: the upper half of its length stays zero.
    view.setUint32(at, raw.length);
    whole.set(raw, at + 4);
    at += raw.length + 8;
  }
  return whole;
}

function bytesOf(part: Part): Bytes {
  if (part instanceof Uint8Array) return part;
  if (typeof part === 'string') return utf8(part);
  return part === null ? NULL : u64(part);
}
