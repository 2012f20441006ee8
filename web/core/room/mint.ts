/**
 * Minting an epoch, for those inside: a fresh room key, sealed to both, chained to the keys before.
 *
 * Format: spec/room.md section 3. Threat: a server that adds a reader, keeps an old member, or hands
 * two people different keys.
 */

import * as canon from '../ground/canon.ts';
import type { Entropy } from '../ground/chance.ts';
import { seal } from '../ground/close/content.ts';
import { context, derive, same } from '../ground/digest.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import { unseal } from '../ground/open/content.ts';
import { unsealFrom } from '../ground/open/key.ts';
import * as shape from '../ground/shape.ts';
import { Signed, type SigningKey, sign } from '../ground/signature.ts';
import * as epoch from './epoch.ts';
import { type Both, type Core, Record } from './epoch.ts';

/** The room key of this epoch is not the one its record fixes: begin a new epoch. */
export class BadRoomKey extends QuietroomError {
  static override readonly code = 'bad-room-key';
}

/** Room keys of 32 bytes by epoch. */
export type RoomKeys = ReadonlyMap<number, Bytes>;

/** What a new epoch shall say; `seals` are the public sealing keys of the two cards. */
export interface Plan extends Omit<Core, 'check'> {
  readonly seals: Both<Bytes>;
}

/** A record and the room key that it fixes. */
export interface Minted {
  readonly record: Record;
  readonly roomKey: Bytes;
}

/**
 * Make and sign the record of a new epoch. `history`: the room keys to hand on, or none where no
 * history link may stand (epoch 0, and the epoch after a fresh start).
 */
export async function mint(
  plan: Plan,
  history: RoomKeys | null,
  signer: SigningKey,
  entropy: Entropy,
): Promise<Minted> {
  const { seals, ...said } = plan;
  const roomKey = entropy(32);
  const core: Core = { ...said, check: checkOf(roomKey, plan.room, plan.number) };
  const wraps = [
    await epoch.wrap(core, plan.cards[0], seals[0], roomKey),
    await epoch.wrap(core, plan.cards[1], seals[1], roomKey),
  ] as const;
  const link = history && (await linkOf(roomKey, core, history, entropy));
  const payload = epoch.payload(core, wraps, link);
  const signed = new Signed(payload, await sign(signer, payload, epoch.USE));
  return { record: new Record(core, wraps, link, signed), roomKey };
}

/** The 32 bytes by which a record fixes its room key. */
export function checkOf(roomKey: Bytes, room: Bytes, number: number): Bytes {
  return derive(roomKey, 'epoch-check', room, number);
}

/**
 * The room key of a record, opened with the card of hash `card` and its sealing seed. Throws
 * `CannotOpen`, or `BadRoomKey` when the key is not the one that the record fixes.
 */
export async function openRecord(record: Record, card: Bytes, seed: Bytes): Promise<Bytes> {
  const { core, wraps } = record;
  const sealed = wraps[core.cards.findIndex((named) => equal(named, card))];
  if (!sealed) throw new BadRoomKey('no card of yours');
  const roomKey = await unsealFrom(seed, epoch.wrapContext(core, card), sealed);
  fits(roomKey, core);
  return roomKey;
}

/**
 * The room keys before this record, each compared with its own record's check. Throws `CannotOpen`,
 * `Malformed` or `BadRoomKey`.
 */
export async function openHistory(
  record: Record,
  roomKey: Bytes,
  before: ReadonlyMap<number, Record>,
): Promise<RoomKeys> {
  const keys = new Map<number, Bytes>();
  if (!record.history) return keys;
  const { core } = record;
  const raw = await unseal(historyKey(roomKey, core), historyContext(core), record.history);
  let last = -1;
  for (const item of shape.items(canon.decode(raw), 'history')) {
    const [place, key] = shape.array(item, 2, 'history item');
    const number = shape.number(place, 'epoch');
    if (number <= last) throw new Malformed('history out of order');
    const known = before.get(number);
    if (!known) throw new BadRoomKey('no such epoch');
    const found = shape.octets(key, 'room key', 32);
    fits(found, known.core);
    keys.set((last = number), found);
  }
  return keys;
}

function fits(roomKey: Bytes, core: Core): void {
  if (!same(checkOf(roomKey, core.room, core.number), core.check)) throw new BadRoomKey();
}

function linkOf(roomKey: Bytes, core: Core, keys: RoomKeys, entropy: Entropy): Promise<Bytes> {
  const rows = [...keys].sort(([one], [other]) => one - other);
  return seal(historyKey(roomKey, core), historyContext(core), canon.encode(rows), entropy);
}

function historyKey(roomKey: Bytes, core: Core): Bytes {
  return derive(roomKey, 'history-key', core.room, core.number);
}

function historyContext(core: Core): Bytes {
  return context('history', core.room, core.number);
}
