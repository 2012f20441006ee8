/**
 * The people and numbers of the exchange, which both languages compute from the same words.
 *
 * The other side of this file is `tests/exchange/cast.py`.
 */

import { sha256 } from '../../core/ground/digest.ts';
import { ed25519 } from '../../core/ground/ed25519.ts';
import { type Bytes, equal, fromHex, hex, utf8 } from '../../core/ground/octets.ts';
import type { VerifyKey } from '../../core/ground/signature.ts';
import type { Card, SignedCard } from '../../core/identity/card.ts';
import * as keys from '../../core/identity/keys.ts';
import type { CardKeys } from '../../core/identity/keys.ts';
import * as note from '../../core/tlog/note.ts';

/** What a reader has beside the sealed bytes, and what it finds: JSON, bytes in hexadecimal. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each format has its own
export type Json = any;

/** What a maker made: for the reader, sealed, and what it means. */
export type Made = readonly [given: Json, sealed: Bytes, means: Json];

/** One format: `make` seals or signs, `read` opens or checks. */
export interface Row {
  make(): Promise<Made> | Made;
  read(given: Json, sealed: Bytes): Promise<Json> | Json;
}

/** Bytes that are the same in both languages. */
export const seed = (name: string, size = 32): Bytes =>
  sha256(utf8(`exchange ${name}`)).slice(0, size);

export const ROOM = seed('room', 16);
export const ACCOUNT = seed('account', 16);
export const TIME = 1_800_000_000;
export const UNTIL = 1_900_000_000;

/** Bytes that are always the same: nothing here is a secret. */
export const entropy = (size: number): Bytes => seed('entropy', size);

const known = new Map<string, CardKeys>();

/** The private side of somebody's card. */
export function keysOf(name: string): CardKeys {
  const [seal, ed, mldsa, selfKey] = ['seal', 'ed25519', 'mldsa', 'self'].map((field) =>
    seed(`${name} ${field}`),
  ) as [Bytes, Bytes, Bytes, Bytes];
  const found = known.get(name) ?? { seal, ed25519: ed, mldsa, selfKey };
  known.set(name, found);
  return found;
}

const made = new Map<string, Promise<SignedCard>>();

/** Somebody's first card, signed. */
export function signedCardOf(name: string): Promise<SignedCard> {
  const found = made.get(name) ?? keys.newCard(keysOf(name), seed(`${name} account`, 16), null);
  made.set(name, found);
  return found;
}

/** Somebody's first card. */
export const cardOf = async (name: string): Promise<Card> => (await signedCardOf(name)).claims;

/** The key of one of the two, by their card. */
export async function keyOfTwo(): Promise<(card: Bytes) => VerifyKey> {
  const both = [await cardOf('Ada'), await cardOf('Ben')];
  return (card) => both.find(({ hash }) => equal(hash, card))!.key;
}

/** A key that signs notes, from the words of its seed. */
export async function signerOf(name: string, of: string, kind: note.Kind): Promise<Signer> {
  const key = { name, kind, public: await ed25519.publicOf(seed(of)) };
  return { key, seed: seed(of) };
}

/** The private side of a key of notes. */
export interface Signer {
  readonly key: note.Key;
  readonly seed: Bytes;
}

export const log = (): Promise<Signer> => signerOf('localhost/log', 'log', note.Kind.LOG);
export const witness = (): Promise<Signer> =>
  signerOf('localhost/witness', 'witness', note.Kind.WITNESS);

/** Bytes that were given in hexadecimal. */
export const octets = (given: Json, name: string): Bytes => fromHex(given[name] as string);

/** Bytes in hexadecimal, or none. */
export const hexOrNone = (raw: Bytes | null): string | null => raw && hex(raw);
