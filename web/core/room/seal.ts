/**
 * Sealing an entry, for those who hold the room key.
 *
 * `com` commits to every word; the entry's own key comes from the room key and `com`, so that handing
 * out one key opens one entry; `mine` is what the author's own software later asks for before it
 * shows anything as written by its person.
 *
 * Format: spec/entry.md section 5. Threat: an entry moved to another room, epoch or author, or put
 * into the other person's mouth.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import type { Entropy } from '../ground/chance.ts';
import { seal } from '../ground/close/content.ts';
import {
  type Keyed,
  context,
  derive,
  expand,
  extract,
  keyed,
  mac,
  macBy,
} from '../ground/digest.ts';
import { TooLarge } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import { pad } from '../ground/pad.ts';
import { type Priv, frame } from './entry.ts';
import { Envelope, type Pub, SEALED } from './envelope.ts';

/** The version of the inside of an entry. */
export const VERSION = 1;

/** What the keys of many entries come from: a room key or a self key, extracted once. */
export interface Root {
  readonly use: string;
  readonly extracted: Keyed;
}

/** What an author seals with; `mine` is their `mineKey`, made once. */
export interface Keys {
  readonly root: Root;
  readonly mine: Keyed;
}

/** The root of the entries of one epoch of a room. */
export function roomRoot(roomKey: Bytes): Root {
  return { use: 'entry-key', extracted: extract(roomKey) };
}

/** The root of what one generation wrote to oneself. */
export function ownRoot(selfKey: Bytes): Root {
  return { use: 'self-entry-key', extracted: extract(selfKey) };
}

/** The keys for writing into a room. */
export function roomKeys(roomKey: Bytes, selfKey: Bytes): Keys {
  return { root: roomRoot(roomKey), mine: mineKey(selfKey) };
}

/** The keys for writing to oneself. */
export function ownKeys(selfKey: Bytes): Keys {
  return { root: ownRoot(selfKey), mine: mineKey(selfKey) };
}

/** The key of one entry, 32 bytes; `pub` as its CBOR bytes. */
export function entryKey(root: Root, pub: Bytes, com: Bytes): Bytes {
  return expand(root.extracted, root.use, pub, com);
}

/** The context under which one entry is sealed; `pub` as its CBOR bytes. */
export function entryContext(pub: Bytes, com: Bytes): Bytes {
  return context('entry', pub, com);
}

/** The key by which a generation knows its own entries. */
export function mineKey(selfKey: Bytes): Keyed {
  return keyed(derive(selfKey, 'mine'));
}

/** What only the author can compute over a commitment, 32 bytes; `key` is their `mineKey`. */
export function mineOf(key: Keyed, com: Bytes): Bytes {
  return macBy(key, com);
}

/** com, 32 bytes; the three parts as their CBOR bytes. */
export function commitment(kf: Bytes, pub: Bytes, priv: Bytes, body: Bytes): Bytes {
  return mac(kf, context('frank', pub, priv, body));
}

/** Seal one entry; `body` is the structure of its kind. Throws `TooLarge`. */
export async function sealEntry(
  keys: Keys,
  pub: Pub,
  priv: Priv,
  body: Value,
  entropy: Entropy,
): Promise<Envelope> {
  const [kf, outside] = [entropy(32), pub.encode()];
  const [private_, said] = frame(priv, body);
  const com = commitment(kf, outside, private_, said);
  const inside = canon.join([canon.encode(VERSION), canon.encode(kf), private_, said]);
  const key = entryKey(keys.root, outside, com);
  const sealed = await seal(key, entryContext(outside, com), pad(inside), entropy);
  if (sealed.length > SEALED) throw new TooLarge('entry');
  return new Envelope(pub, com, mineOf(keys.mine, com), sealed);
}
