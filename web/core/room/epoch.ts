/**
 * Epoch records: who is in the room from now on, under which agreement, with which key.
 *
 * A member signs a record; it seals a fresh room key to one card of each of the two. Opening a wrap
 * is `room/mint`'s.
 *
 * Format: spec/room.md section 3. Vectors: vectors/room/epoch.json.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { sealTo } from '../ground/close/key.ts';
import { context, sha256 } from '../ground/digest.ts';
import { BadSignature, Malformed } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as signature from '../ground/signature.ts';
import type { Signed, VerifyKey } from '../ground/signature.ts';

/** The domain under which a record is signed. */
export const USE = 'epoch';

/** The most bytes of one signed record. */
export const LIMIT = 256 * 1024;

const EPOCHS = 2 ** 32 - 1;
const WRAP = 1120 + 32 + 16;

/** Two of something, in the order of the two people of epoch 0. */
export type Both<T> = readonly [T, T];

/** What a record fixes; spec/room.md section 3. */
export interface Core {
  readonly room: Bytes;
  /** From 0. */
  readonly number: number;
  /** Hash of the record before, none for 0. */
  readonly previous: Bytes | null;
  /** Hash of the agreement that it begins, or none. */
  readonly agreement: Bytes | null;
  /** First card hash of the ombuds' lineage, or none. */
  readonly ombuds: Bytes | null;
  /** Card hash of each of the two. */
  readonly cards: Both<Bytes>;
  /** 32 bytes that fix the room key. */
  readonly check: Bytes;
}

/** One epoch record: `wraps` in the order of the cards, `history` sealed or none. */
export class Record {
  readonly core: Core;
  readonly wraps: Both<Bytes>;
  readonly history: Bytes | null;
  readonly signed: Signed;
  #hash: Bytes | undefined;

  constructor(core: Core, wraps: Both<Bytes>, history: Bytes | null, signed: Signed) {
    this.core = core;
    this.wraps = wraps;
    this.history = history;
    this.signed = signed;
  }

  /** SHA-256 of the signed payload, 32 bytes: the record's item hash. */
  get hash(): Bytes {
    return (this.#hash ??= sha256(this.signed.payload));
  }

  /** CBOR[payload, signature, signature]. */
  encode(): Bytes {
    return this.signed.encode();
  }

  /** Check that this card signed the record. Throws `BadSignature`. */
  async verify(signer: VerifyKey): Promise<void> {
    await this.signed.verify([signer, USE]);
  }

  /** Which of the two cards signed, 0 or 1. Throws `BadSignature` when neither did. */
  async signer(keys: Both<VerifyKey>): Promise<number> {
    for (const [place, key] of keys.entries()) {
      try {
        await this.verify(key);
        return place;
      } catch (fault) {
        if (!(fault instanceof BadSignature)) throw fault;
      }
    }
    throw new BadSignature('neither of the two cards');
  }
}

/** The fields of a core in the order of the format. */
export function coreFields(core: Core): Value[] {
  const head = [core.room, core.number, core.previous, core.agreement, core.ombuds];
  return [...head, core.cards, core.check];
}

/** The bytes to sign: CBOR[core, wraps, history]. */
export function payload(core: Core, wraps: Both<Bytes>, history: Bytes | null): Bytes {
  return canon.encode([coreFields(core), wraps, history]);
}

/** The HPKE info under which a room key is sealed to the card of hash `card`. */
export function wrapContext(core: Core, card: Bytes): Bytes {
  return context('epoch-wrap', sha256(canon.encode(coreFields(core))), card);
}

/** Seal a room key of 32 bytes to one card's public sealing key. */
export function wrap(core: Core, card: Bytes, seal: Bytes, roomKey: Bytes): Promise<Bytes> {
  return sealTo(seal, wrapContext(core, card), roomKey);
}

/** Read one signed record: shape only. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Record {
  const signed = signature.parse(raw, 1, LIMIT);
  const [core, wraps, history] = shape.array(canon.decode(signed.payload), 3, 'epoch record');
  const [first, second] = shape.array(wraps, 2, 'wraps');
  const record = new Record(
    parseCore(core),
    [shape.octets(first, 'wrap', WRAP), shape.octets(second, 'wrap', WRAP)],
    history === null ? null : shape.octets(history, 'history link'),
    signed,
  );
  check(record);
  return record;
}

function parseCore(value: Value): Core {
  const parts = shape.array(value, 7, 'core');
  const [room, number, previous, agreement, ombuds, cards, check] = parts;
  const [first, second] = shape.array(cards, 2, 'cards');
  return {
    room: shape.ident(room, 'room'),
    number: shape.number(number, 'epoch', EPOCHS),
    previous: shape.digestOrNone(previous, 'previous record'),
    agreement: shape.digestOrNone(agreement, 'agreement'),
    ombuds: shape.digestOrNone(ombuds, 'ombuds'),
    cards: [shape.digest(first, 'card'), shape.digest(second, 'card')],
    check: shape.digest(check, 'check'),
  };
}

function check(record: Record): void {
  const { number, previous, agreement, ombuds, cards } = record.core;
  if (number === 0 && (previous || agreement || ombuds || record.history)) {
    throw new Malformed('the first epoch has nothing before it');
  }
  if (number && !previous) throw new Malformed('no previous record');
  if (equal(cards[0], cards[1])) throw new Malformed('one card twice');
}
