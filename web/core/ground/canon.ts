/**
 * One encoding: deterministic CBOR of arrays, unsigned numbers, byte strings, text and null.
 *
 * Written here and not taken from a library: five kinds of value need a tenth of the code, and the
 * reader checks the one spelling as it goes (docs/decisions/0015-a-browser-client.md).
 *
 * Format: spec/encoding.md section 2. Source: RFC 8949 section 4.2.1, restricted.
 * Vectors: vectors/encoding/canon.json.
 */

import { Malformed, TooLarge } from './errors.ts';
import { type Bytes, concat, fromUtf8, utf8 } from './octets.ts';

/** What can be encoded. A number above 2^53-1 is a bigint, and only such a number is. */
export type Value = null | number | bigint | string | Bytes | readonly Value[];

/** How deep arrays may nest. */
export const DEPTH = 16;

/** How many bytes one value may have, unless the caller sets a tighter bound. */
export const LIMIT = 64 * 1024 * 1024;

/** The most items of an array whose head is one byte. */
const SHORT = 23;

const UINT = 0;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const NULL = 0xf6;

/** Encode `value` in its one spelling. Throws `Malformed` for a value that has none. */
export function encode(value: Value): Bytes {
  const parts: Bytes[] = [];
  write(value, DEPTH, parts);
  return concat(...parts);
}

/** Read one value that fills `raw` exactly, in its one spelling. Throws `TooLarge`, `Malformed`. */
export function decode(raw: Bytes, limit = LIMIT): Value {
  const reader = begin(raw, limit);
  const value = read(reader, DEPTH);
  if (reader.at !== raw.length) throw new Malformed('bytes after the value');
  return value;
}

/** The array of at most 23 items that are encoded already. Throws `Malformed` for more. */
export function join(items: readonly Bytes[]): Bytes {
  if (items.length > SHORT) throw new Malformed('a long array');
  return concat(Uint8Array.of(0x80 | items.length), ...items);
}

/** The items of an encoded array of at most 23, each with the bytes that encode it. */
export function split(raw: Bytes, limit = LIMIT): [Value, Bytes][] {
  const reader = begin(raw, limit);
  const [major, count] = head(reader);
  if (major !== ARRAY || count > SHORT) throw new Malformed('not a short array');
  const items: [Value, Bytes][] = [];
  for (let index = 0; index < count; index++) {
    const from = reader.at;
    const value = read(reader, DEPTH - 1);
    items.push([value, raw.slice(from, reader.at)]);
  }
  if (reader.at !== raw.length) throw new Malformed('bytes after the value');
  return items;
}

interface Reader {
  readonly raw: Bytes;
  readonly view: DataView;
  at: number;
}

function begin(raw: Bytes, limit: number): Reader {
  if (raw.length > limit) throw new TooLarge(`${raw.length} bytes of ${limit}`);
  return { raw, view: new DataView(raw.buffer, raw.byteOffset, raw.length), at: 0 };
}

function write(value: Value, depth: number, parts: Bytes[]): void {
  if (value === null) parts.push(Uint8Array.of(NULL));
  else if (typeof value === 'number' || typeof value === 'bigint') parts.push(spell(UINT, value));
  else if (typeof value === 'string') {
    const raw = utf8(value);
    parts.push(spell(TEXT, raw.length), raw);
  } else if (value instanceof Uint8Array) parts.push(spell(BYTES, value.length), value);
  else if (Array.isArray(value)) {
    if (!depth) throw new Malformed('arrays nest too deep');
    parts.push(spell(ARRAY, value.length));
    for (const item of value as readonly Value[]) write(item, depth - 1, parts);
  } else throw new Malformed('a value without a spelling');
}

/** The shortest head: major type, then the number in 0, 1, 2, 4 or 8 further bytes. */
function spell(major: number, number: number | bigint): Bytes {
  if (typeof number === 'number' && !Number.isSafeInteger(number)) throw new Malformed('number');
  if (number < 0 || number >= 1n << 64n) throw new Malformed('number beyond 64 bits');
  const type = major << 5;
  if (number <= SHORT) return Uint8Array.of(type | Number(number));
  const power = number <= 0xff ? 0 : number <= 0xffff ? 1 : number <= 0xffff_ffff ? 2 : 3;
  const raw = new Uint8Array(9);
  new DataView(raw.buffer).setBigUint64(1, BigInt(number));
  const size = 1 << power;
  raw[8 - size] = type | (24 + power);
  return raw.subarray(8 - size);
}

function read(reader: Reader, depth: number): Value {
  if (reader.raw[reader.at] === NULL) {
    reader.at++;
    return null;
  }
  const [major, count] = head(reader);
  if (major === UINT) return count;
  if (typeof count === 'bigint') throw new Malformed('cut short');
  if (major === BYTES) return take(reader, count).slice();
  if (major === TEXT) return fromUtf8(take(reader, count));
  if (!depth) throw new Malformed('arrays nest too deep');
  const found: Value[] = [];
  for (let index = 0; index < count; index++) found.push(read(reader, depth - 1));
  return found;
}

function head(reader: Reader): [number, number | bigint] {
  const first = take(reader, 1)[0] ?? 0;
  const [major, short] = [first >> 5, first & 31];
  if (major !== UINT && major !== BYTES && major !== TEXT && major !== ARRAY) {
    throw new Malformed('a kind of value without a spelling');
  }
  if (short <= SHORT) return [major, short];
  if (short > 27) throw new Malformed('a length of no fixed size');
  const size = 1 << (short - 24);
  const from = reader.at;
  take(reader, size);
  const number = size === 8 ? reader.view.getBigUint64(from) : small(reader.view, from, size);
  if (number < [SHORT + 1, 0x100, 0x1_0000, 0x1_0000_0000][short - 24]!) {
    throw new Malformed('a number not in its shortest spelling');
  }
  return [major, number <= Number.MAX_SAFE_INTEGER ? Number(number) : number];
}

function small(view: DataView, at: number, size: number): number {
  return size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at) : view.getUint32(at);
}

function take(reader: Reader, size: number): Bytes {
  const from = reader.at;
  if (size > reader.raw.length - from) throw new Malformed('cut short');
  reader.at += size;
  return reader.raw.subarray(from, reader.at);
}
