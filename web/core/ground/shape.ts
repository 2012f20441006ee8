/**
 * Reading a decoded value as the shape a format promises, or saying which field is wrong.
 *
 * Every parser of the rules is written with these few readers, so that bad bytes end in `Malformed`.
 */

import type { Value } from './canon.ts';
import { Malformed } from './errors.ts';
import type { Bytes } from './octets.ts';

/** Size in bytes of every id. */
export const ID = 16;

/** Size in bytes of every hash. */
export const HASH = 32;

/** `Size` values, so that the compiler knows that each is there; a list where it is not constant. */
type Exactly<Size extends number, Found extends readonly Value[] = []> = number extends Size
  ? readonly Value[]
  : Found['length'] extends Size
    ? Found
    : Exactly<Size, readonly [...Found, Value]>;

/** An array of exactly `size` items. */
export function array<Size extends number>(value: Value, size: Size, what: string): Exactly<Size> {
  if (!Array.isArray(value) || value.length !== size) throw new Malformed(`${what}: [${size}]`);
  return value as readonly Value[] as Exactly<Size>;
}

/** An array of at most `most` items. */
export function items(value: Value, what: string, most = 100_000): readonly Value[] {
  if (!Array.isArray(value) || value.length > most) throw new Malformed(`${what}: list`);
  return value;
}

/** A byte string, of exactly `size` bytes or at most `most` where given. */
export function octets(value: Value, what: string, size?: number, most?: number): Bytes {
  if (!(value instanceof Uint8Array)) throw new Malformed(`${what}: bytes`);
  if (value.length !== (size ?? value.length) || value.length > (most ?? value.length)) {
    throw new Malformed(`${what}: ${value.length} bytes`);
  }
  return value;
}

/** An id of 16 bytes. */
export function ident(value: Value, what: string): Bytes {
  return octets(value, what, ID);
}

/** A hash of 32 bytes. */
export function digest(value: Value, what: string): Bytes {
  return octets(value, what, HASH);
}

/** A hash of 32 bytes, or null. */
export function digestOrNone(value: Value, what: string): Bytes | null {
  return value === null ? null : digest(value, what);
}

/** Text, of at most `most` characters (code points) where given. */
export function text(value: Value, what: string, most = Infinity): string {
  if (typeof value !== 'string') throw new Malformed(`${what}: text`);
  // Half of the UTF-16 units bounds the characters from below: long text is not counted in vain.
  if (value.length > most && (value.length > 2 * most || [...value].length > most)) {
    throw new Malformed(`${what}: longer than ${most}`);
  }
  return value;
}

/** A number from 0 to `most`, which every language can hold. */
export function number(value: Value, what: string, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || value > most) throw new Malformed(`${what}: number`);
  return value;
}

/** Yes (1) or no (0). */
export function flag(value: Value, what: string): boolean {
  if (value !== 0 && value !== 1) throw new Malformed(`${what}: 0 or 1`);
  return value === 1;
}
