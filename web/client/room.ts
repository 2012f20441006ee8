/**
 * A room as one of the two has it: read by `reading`, and written to here.
 *
 * Source: spec/room.md section 8. The rules are those of `core/room`; here they meet a server and a
 * memory.
 */

import type { Value } from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { Phase } from '../core/room/check.ts';
import { check, phaseOf } from '../core/room/ending.ts';
import { BEFORE_AGREEMENT, type Kind } from '../core/room/entry.ts';
import { type Envelope, Pub } from '../core/room/envelope.ts';
import type { Both } from '../core/room/epoch.ts';
import { type Epoch, firstsOf } from '../core/room/epochs.ts';
import { NotAgreedYet } from '../core/room/faults.ts';
import { Label } from '../core/room/label.ts';
import { type Minted, mint, openHistory } from '../core/room/mint.ts';
import { Parcel } from '../core/room/parcel.ts';
import type { Known } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';
import { roomKeys, sealEntry } from '../core/room/seal.ts';
import * as mirrors from '../core/tlog/mirror.ts';
import { EMPTY } from '../core/tlog/tree.ts';
import { membersOf } from './members.ts';
import type { Memory } from './memory.ts';
import { AGAIN as LATER, Place } from './place.ts';
import { type Parts, Reading, isStop } from './reading.ts';
import { Lied, Refused, Swallowed } from './refusal.ts';
import type { Session } from './session.ts';

/** Refusals after which the room is read to its end and the words are sealed anew. */
export const AGAIN: readonly string[] = [
  'old-epoch',
  'card-succeeded',
  'seq-gap',
  'does-not-follow',
];

/** Refusals of a room that rests or has ended, and which of both. */
const SHUT: ReadonlyMap<string, string> = new Map([
  ['room-paused', Phase.PAUSED],
  ['room-ended', Phase.ENDED],
]);

/** How often words are sealed anew. */
export const TRIES = 4;

/** The other person has not joined. */
export class NotOpenYet extends QuietroomError {
  static override readonly code = 'not-open-yet';
}

/** The partner began anew with other keys: compare the safety words, then say so. */
export class MeetAnew extends QuietroomError {
  static override readonly code = 'meet-anew';
}

/** What an entry shall say. */
export interface Saying {
  readonly kind: Kind;
  readonly body: Value;
  /** To the pair where none is given. */
  readonly label?: Label;
  /** Hash of a first card; the author's own where none is given. */
  readonly owner?: Bytes | null;
  readonly replyTo?: Bytes | null;
  readonly source?: Bytes | null;
  /** Seconds since 1970; now where none is given. */
  readonly time?: number | null;
}

/** Seals one entry as the next of this writer. */
export type Seal = (saying: Saying) => Promise<Envelope>;

/** Builds a parcel; called again when the room has moved on and everything is sealed anew. */
export type Build = (seal: Seal) => Promise<Parcel>;

/** One room. It is read by `open`, and from then on by `sync` and whatever is written. */
export class Room extends Reading {
  #writer: Bytes;
  #seq = 0;

  private constructor(parts: Parts) {
    super(parts);
    this.#writer = this.session.random(shape.ID);
  }

  /** A room of two as this device remembers it, not yet read. Throws `NoRoom`. */
  static async enter(session: Session, memory: Memory, id: Bytes): Promise<Room> {
    const { members, programme, state } = await membersOf(session, id);
    const path = `/api/rooms/${hex(id)}/items`;
    const place = await Place.open(session.wire, session.edge.home, path, id);
    const room = new Room({ session, memory, id, members, place, programme, told: state });
    await room.pin();
    return room;
  }

  /** The partner's card that counts today. Throws `MeetAnew` for a lineage not yet met. */
  async partnerCard(): Promise<Known> {
    if (!this.met) throw new MeetAnew();
    return this.session.people.current(this.partner.first);
  }

  /** Mint the record of the next epoch, for the newest card of each of the two. */
  async begin(agreement: Bytes | null = null, ombuds: Bytes | null = null): Promise<Minted> {
    const { session, reader } = this;
    const { epoch, latest } = reader;
    const [first, second] = await this.#newest();
    const plan = {
      room: this.id,
      number: latest ? latest.core.number + 1 : 0,
      previous: latest && latest.hash,
      agreement,
      ombuds,
      cards: [first.hash, second.hash] as const,
      seals: [first.seal, second.seal] as const,
    };
    const history = epoch && !this.#isAnew(epoch) ? reader.history : null;
    return mint(plan, history, session.keys, session.random);
  }

  /** Begin a new epoch under the same agreement: a card has a successor, a key was spoilt. */
  renew(): Promise<void> {
    return this.turn(() => this.#renew());
  }

  /**
   * Seal and post a parcel, read the room to its end, and return the lines it became. When the room
   * has moved on in between, everything is sealed anew under a new writer. `turn`: the path where the
   * parcel is a pause, its end, or an end. Throws `Lied` while something here is wrong, or where the
   * server took it and does not show it; `NotAgreedYet`, `RoomPaused`, `RoomEnded`, `Refused`,
   * `ServerAway`.
   */
  write(build: Build, turn: string | null = null): Promise<Line[]> {
    return this.turn(async () => {
      for (let tries = 0; tries < TRIES; tries++) {
        await this.#ready();
        const items = await this.#post(build, turn);
        await this.syncNow();
        if (!items) await this.look();
        if (items) return this.#became(items);
      }
      throw new Refused('the room moves on too fast', AGAIN[0]!, 409);
    });
  }

  /**
   * Post once more what was sealed before, byte for byte, and read the room to its end. Returns
   * whether it stands there: what is refused by now must be sealed anew.
   */
  repeat(sealed: Parcel): Promise<boolean> {
    return this.turn(async () => {
      try {
        await this.place.post(sealed.encode());
      } catch (fault) {
        if (!(fault instanceof Refused) || LATER.includes(fault.status)) throw fault;
      }
      await this.syncNow();
      return this.holds(sealed);
    });
  }

  /** Whether all that was sealed stands in the room, as far as it was read. */
  holds({ items }: Parcel): boolean {
    const there = new Set(this.lines.map(({ hash }) => hex(hash)));
    return items.every(({ hash }) => there.has(hex(hash)));
  }

  /** The lines that posted items became. Throws `Lied` where the server took them and shows none. */
  #became(items: Parcel['items']): Line[] {
    const there = new Map(this.lines.map((line) => [hex(line.hash), line]));
    return items.map(({ hash }) => {
      const line = there.get(hex(hash));
      if (!line) throw new Lied(new Swallowed());
      return line;
    });
  }

  /** Post what is built; none where the room has moved on and it must be sealed anew. */
  async #post(build: Build, turn: string | null): Promise<Parcel['items'] | null> {
    try {
      const parcel = await build((saying) => this.#seal(saying));
      await this.place.post(parcel.encode(), turn ?? this.#shut());
      return parcel.items;
    } catch (fault) {
      // What did not arrive leaves a gap behind this writer: go on as another.
      this.#writer = this.session.random(shape.ID);
      this.#seq = 0;
      if (fault instanceof Refused && AGAIN.includes(fault.reason)) return null;
      const shut = fault instanceof Refused && SHUT.get(fault.reason);
      if (shut) this.told = shut;
      throw fault;
    }
  }

  /** Where a parcel goes while the room is shut: to the path that takes notices alone. */
  #shut(): string | null {
    return phaseOf(this.ending) === Phase.OPEN ? null : 'notices';
  }

  async #ready(): Promise<void> {
    const stop = this.stops().at(-1)?.faults.find(isStop);
    if (stop) throw new Lied(stop);
    const { epoch, latest } = this.reader;
    // After a void record the server takes nothing more of the epoch before it.
    const named = epoch?.roomKey && epoch.record === latest ? epoch.record.core.cards : null;
    const [first, second] = await this.#newest();
    const stands = named && equal(named[0], first.hash) && equal(named[1], second.hash);
    if (!stands || (await this.#unbegun()) || (await this.#givesBack())) await this.#renew();
  }

  async #renew(): Promise<void> {
    const agreed = await this.agreed();
    const lasting =
      agreed?.people.size === 2 &&
      agreed.people.has(hex(this.session.first)) &&
      agreed.people.has(hex(this.partner.first));
    const minted = lasting ? await this.begin(agreed.agreement, agreed.ombuds) : await this.begin();
    await this.place.post(new Parcel([minted.record]).encode(), this.#shut());
    await this.syncNow();
  }

  /** Whether one of the two began anew: then neither agreement nor old keys go on at once. */
  #isAnew(epoch: Epoch): boolean {
    const people = [hex(this.session.first), hex(this.partner.first)];
    return `${[...firstsOf(epoch.cards)].sort()}` !== `${people.sort()}`;
  }

  /** Whether both have signed what no epoch names yet, having signed in the same moment. */
  async #unbegun(): Promise<boolean> {
    const agreed = await this.agreed();
    const { epoch } = this.reader;
    if (!agreed || !epoch || this.#isAnew(epoch)) return false;
    return !equal(epoch.record.core.agreement, agreed.agreement);
  }

  /** Whether the partner who began anew agreed again, and lacks keys that this reader has. */
  async #givesBack(): Promise<boolean> {
    const { epoch, epochs, history } = this.reader;
    if (!epoch?.roomKey || !epoch.record.core.agreement) return false;
    const records = epochs.slice(0, -1).map(({ record }) => [record.core.number, record] as const);
    const handedOn = await openHistory(epoch.record, epoch.roomKey, new Map(records));
    return records.some(([number]) => history.has(number) && !handedOn.has(number));
  }

  async #seal(saying: Saying): Promise<Envelope> {
    const { session, reader } = this;
    const { epoch } = reader;
    if (!epoch?.roomKey) throw new NotOpenYet();
    const { agreement, number } = epoch.record.core;
    if (!agreement && !BEFORE_AGREEMENT.has(saying.kind)) throw new NotAgreedYet();
    check(this.ending, saying.kind);
    const { mirror } = session.log;
    // Of a log that is not mirrored any more this client can say nothing.
    const ours = equal(epoch.log, session.policy.hash);
    const [size, root] = ours ? [mirrors.size(mirror), mirrors.root(mirror)] : [0, EMPTY];
    const priv = {
      label: saying.label ?? Label.PAIR,
      owner: saying.owner ?? session.first,
      kind: saying.kind,
      time: saying.time ?? session.now(),
      replyTo: saying.replyTo ?? null,
      source: saying.source ?? null,
      seen: { link: reader.link, size, root },
    };
    const pub = new Pub(this.id, number, session.card.hash, this.#writer, this.#seq++);
    const keys = roomKeys(epoch.roomKey, session.keys.selfKey);
    return sealEntry(keys, pub, priv, saying.body, session.random);
  }

  async #newest(): Promise<Both<Known>> {
    const mine = await this.session.people.current(this.session.first);
    const partner = await this.partnerCard();
    return this.side ? [partner, mine] : [mine, partner];
  }
}
