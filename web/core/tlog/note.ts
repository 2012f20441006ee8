/**
 * Signed notes: a text, and under it lines that say who signed it.
 *
 * Only Ed25519 is spoken here, in two kinds: what a log signs (0x01) and what a witness signs (0x04).
 * Lines of other keys are kept and never judged. Clients check notes and sign none.
 *
 * Format: spec/tlog.md section 7. Source: C2SP signed-note; RFC 8032. Vectors: vectors/tlog/note.json.
 */

import * as base64 from '../ground/base64.ts';
import { sha256 } from '../ground/digest.ts';
import { ed25519 } from '../ground/ed25519.ts';
import { BadSignature, Malformed, TooLarge } from '../ground/errors.ts';
import { concat, equal, fromUtf8, hex, utf8, type Bytes } from '../ground/octets.ts';
import { SPACE } from '../ground/space.ts';

/** Size in bytes of a public key. */
export const KEY = 32;

/** Size in bytes of a bare signature. */
export const SIGNATURE = 64;

/** Size in bytes of a key id. */
export const KEY_ID = 4;

/** The most bytes of a key's name. */
export const NAME = 255;

/** The most signature lines of a note. */
export const LINES = 64;

/** The most bytes of a note. */
export const NOTE = 512 * 1024;

const DASH = '\u2014 ';
// Built from text: a pattern with control characters in it reads as a mistake.
const CONTROL = new RegExp('[\\x00-\\x09\\x0b-\\x1f]');
const UNNAMED = new RegExp(`[+\\x00-\\x1f${SPACE}]`);

/** What a key signs: the byte that C2SP assigns to the kind of signature. */
export const Kind = { LOG: 1, WITNESS: 4 } as const;

/** One of `Kind`. */
export type Kind = (typeof Kind)[keyof typeof Kind];

/** A key that notes are checked with: its `name`, `kind`, and `public` half (32 bytes). */
export interface Key {
  readonly name: string;
  readonly kind: Kind;
  readonly public: Bytes;
}

/** One signature line: the key's `name` and `keyId` (4 bytes), and what follows them. */
export interface Line {
  readonly name: string;
  readonly keyId: Bytes;
  readonly signature: Bytes;
}

/** A text, which ends in a newline, and the lines under it, none of them verified. */
export interface Note {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** Four bytes that, with the name, say which lines are this key's. */
export const keyId = (key: Key): Bytes =>
  sha256(concat(utf8(`${key.name}\n`), named(key))).subarray(0, KEY_ID);

/** The key as text, `name+id+key`, which C2SP calls a vkey. */
export const encodeKey = (key: Key): string =>
  `${key.name}+${hex(keyId(key))}+${base64.encode(named(key))}`;

/** Check a bare signature of 64 bytes. Throws `BadSignature`. */
export async function check(key: Key, message: Bytes, signature: Bytes): Promise<void> {
  if (!(await ed25519.verify(key.public, signature, message))) throw new BadSignature();
}

/** The note as it is served. */
export function encode(note: Note): Bytes {
  const lines = note.lines.map(
    (line) => `${DASH}${line.name} ${base64.encode(concat(line.keyId, line.signature))}\n`,
  );
  return utf8(`${note.text}\n${lines.join('')}`);
}

/** The lines that claim to be of `key`. */
export function linesOf(note: Note, key: Key): Line[] {
  const mine = keyId(key);
  return note.lines.filter((line) => line.name === key.name && equal(line.keyId, mine));
}

/** Check that `key` signed the text. Throws `BadSignature` if any of its lines fails. */
export async function verify(note: Note, key: Key): Promise<void> {
  const lines = linesOf(note, key);
  if (!lines.length) throw new BadSignature('no signature by this key');
  for (const line of lines) await check(key, utf8(note.text), line.signature);
}

/**
 * Read a note, accepting exactly one encoding of it. Verifies nothing.
 * Throws `Malformed`, or `TooLarge` above 512 KiB or 64 signature lines.
 */
export function parse(raw: Bytes): Note {
  if (raw.length > NOTE) throw new TooLarge(`a note of ${raw.length} bytes`);
  const whole = fromUtf8(raw);
  if (CONTROL.test(whole)) throw new Malformed('a note with a control character');
  const cut = whole.lastIndexOf('\n\n');
  if (cut < 0 || cut >= whole.length - 2 || !whole.endsWith('\n'))
    throw new Malformed('a note without signatures after an empty line, or cut short');
  const lines = whole.slice(cut + 2, -1).split('\n');
  if (lines.length > LINES) throw new TooLarge(`a note of ${lines.length} signatures`);
  return { text: whole.slice(0, cut + 1), lines: lines.map(readLine) };
}

/** Read a key from its text. Throws `Malformed`, also for a kind that is not spoken here. */
export function parseKey(text: string): Key {
  const [name, , ...rest] = text.split('+');
  if (name === undefined || !rest.length) throw new Malformed('a verifier key has three parts');
  const raw = base64.decode(rest.join('+'));
  const kind = Object.values(Kind).find((each) => each === raw[0]);
  if (raw.length !== 1 + KEY || !kind) throw new Malformed('a verifier key of a foreign kind');
  const key = { name: checkName(name), kind, public: raw.subarray(1) };
  if (encodeKey(key) !== text) throw new Malformed('a verifier key whose id is not its own');
  return key;
}

/** `name` as the name of a key. Throws `Malformed`. */
export function checkName(name: string): string {
  if (UNNAMED.test(name)) throw new Malformed('a key name with a space, plus or control character');
  const size = utf8(name).length;
  if (!size || size > NAME) throw new Malformed(`a key name of ${size} bytes`);
  return name;
}

const named = (key: Key): Bytes => concat(Uint8Array.of(key.kind), key.public);

function readLine(text: string): Line {
  const [name, encoded, more] = text.slice(DASH.length).split(' ');
  if (!text.startsWith(DASH) || name === undefined || encoded === undefined || more !== undefined)
    throw new Malformed('a signature line of a wrong form');
  const raw = base64.decode(encoded);
  if (raw.length <= KEY_ID) throw new Malformed('a signature line without a signature');
  return {
    name: checkName(name),
    keyId: raw.subarray(0, KEY_ID),
    signature: raw.subarray(KEY_ID),
  };
}
