/**
 * Which epochs count for one reader, and the keys that they give.
 *
 * A record counts when it follows the last that the room took, names one card of each of the two,
 * newer or the same as before, was signed by one of the two, and says of the agreement what both have
 * signed. Whatever else calls itself a record is void: it begins nothing, and its key is dropped. But
 * one that only follows has used up its number, since a server takes whatever follows: else one void
 * record of an altered client would end the room for both.
 *
 * Format: spec/room.md section 7. Threats: a third person let in by the server or a member; a return
 * to the card of a lost device; an agreement, or an ombuds, that only one of the two wants.
 */

import { BadSignature, CannotOpen } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import type { Both, Core, Record } from './epoch.ts';
import { VoidRecord } from './faults.ts';
import { BadRoomKey, openHistory, openRecord } from './mint.ts';
import type { Known, Mine, People } from './people.ts';

/** The agreement that both have signed last in a room. */
export interface InForce {
  /** Its hash. */
  readonly agreement: Bytes;
  /** First card hash of the ombuds that it names, or none. */
  readonly ombuds: Bytes | null;
  /** First card hashes, in hex, of the two lineages that signed it. */
  readonly people: ReadonlySet<string>;
  /** Hash of the log policy that it names. */
  readonly log: Bytes;
}

/** What is in force after the lines read so far, or none before anything is. */
export type Agreed = () => Promise<InForce | null>;

/**
 * For each of the two, in the order of epoch 0, the first card hashes (in hex) of the lineages that
 * this reader's person takes for that member: more than one only after a fresh start was met anew.
 */
export type Accepted = Both<ReadonlySet<string>>;

/** An epoch that counts: its record, the cards it names, and the room key unless it is shut. */
export interface Epoch {
  readonly record: Record;
  readonly cards: Both<Known>;
  readonly roomKey: Bytes | null;
  /** Hash of the policy of the log that its entries speak of. */
  readonly log: Bytes;
}

/** First card hash, in hex, of the lineage of each of the two. */
export function firstsOf(cards: Both<Known>): Both<string> {
  return [hex(cards[0].first), hex(cards[1].first)];
}

/**
 * The epochs of one room that count for one reader, in order; `keys` by epoch number. `log`: hash of
 * the log policy before any is agreed.
 */
export class Epochs {
  readonly all: Epoch[] = [];
  readonly keys = new Map<number, Bytes>();
  readonly #room: Bytes;
  readonly #mine: Mine;
  readonly #people: People;
  readonly #accepted: Accepted;
  readonly #agreed: Agreed;
  readonly #left = new Set<string>();
  readonly #spoilt = new Set<number>();
  readonly #apart = new Set<number>();
  #latest: Record | null = null;
  #log: Bytes;

  constructor(
    room: Bytes,
    mine: Mine,
    people: People,
    accepted: Accepted,
    agreed: Agreed,
    log: Bytes,
  ) {
    this.#room = room;
    this.#mine = mine;
    this.#people = people;
    this.#accepted = accepted;
    this.#agreed = agreed;
    this.#log = log;
  }

  /** The epoch that the room is in. */
  get last(): Epoch | null {
    return this.all.at(-1) ?? null;
  }

  /** The record that the next one follows, void or not, or none before epoch 0. */
  get latest(): Record | null {
    return this.#latest;
  }

  /** The epoch of this number that counts; void records leave gaps. */
  at(number: number): Epoch | undefined {
    return this.all.findLast(({ record }) => record.core.number === number);
  }

  /**
   * Take the next record. Throws `VoidRecord` for one that counts for nothing; `BadRoomKey`,
   * `CannotOpen` or `Malformed` for one that counts, but whose keys this reader cannot use.
   */
  async begin(record: Record): Promise<void> {
    this.#checkFollows(record.core);
    this.#latest = record;
    const cards = await this.#check(record);
    const roomKey = await this.#unwrap(record);
    const [last, now] = [this.last, firstsOf(cards)];
    for (const first of last ? firstsOf(last.cards) : []) {
      if (!now.includes(first)) this.#left.add(first);
    }
    const before = new Map(this.all.map((epoch) => [epoch.record.core.number, epoch.record]));
    this.all.push({ record, cards, roomKey, log: await this.#logOf(record.core) });
    if (!roomKey) throw new BadRoomKey('shut');
    this.keys.set(record.core.number, roomKey);
    for (const [number, key] of await openHistory(record, roomKey, before)) {
      if (!this.#spoilt.has(number)) this.keys.set(number, key);
    }
  }

  #checkFollows({ room, number, previous }: Core): void {
    const latest = this.#latest;
    const next = latest ? latest.core.number + 1 : 0;
    const follows = number === next && equal(previous, latest && latest.hash);
    if (!follows || !equal(room, this.#room)) throw new VoidRecord();
  }

  async #check(record: Record): Promise<Both<Known>> {
    const { cards } = record.core;
    const [first, second] = [this.#people.known(cards[0]), this.#people.known(cards[1])];
    if (!first || !second) throw new VoidRecord('card');
    this.#checkPeople([first, second], record);
    await this.#checkAgreement(record.core, firstsOf([first, second]));
    try {
      await record.signer([first.key, second.key]);
    } catch (fault) {
      throw fault instanceof BadSignature ? new VoidRecord('signature') : fault;
    }
    return [first, second];
  }

  #checkPeople(cards: Both<Known>, record: Record): void {
    for (const place of [0, 1] as const) {
      const [card, old] = [cards[place], this.last?.cards[place]];
      const first = hex(card.first);
      if (!this.#accepted[place].has(first) || this.#left.has(first)) throw new VoidRecord();
      if (!old) continue;
      if (!equal(card.first, old.first)) {
        if (record.history) throw new VoidRecord('old keys for somebody new');
      } else if (card.generation < old.generation) throw new VoidRecord('back to an old card');
    }
  }

  async #checkAgreement(core: Core, firsts: Both<string>): Promise<void> {
    const { last } = this;
    if (!core.agreement) {
      const gone = last?.record.core.agreement && `${firstsOf(last.cards)}` === `${firsts}`;
      if (core.ombuds || gone) throw new VoidRecord('drops what both have signed');
      return;
    }
    // What was signed there is shut for whoever began anew: they cannot judge it yet.
    if (last && this.#apart.has(last.record.core.number)) return;
    const inForce = await this.#agreed();
    if (!inForce || !begins(core, firsts, inForce)) {
      throw new VoidRecord('an agreement that is not in force');
    }
  }

  /** What the agreement names; without one, or where it is shut, what counted before. */
  async #logOf({ agreement }: Core): Promise<Bytes> {
    const agreed = agreement && (await this.#agreed());
    if (agreed && equal(agreed.agreement, agreement)) this.#log = agreed.log;
    return this.#log;
  }

  async #unwrap(record: Record): Promise<Bytes | null> {
    const { number, cards } = record.core;
    const card = cards.find((one) => this.#mine.has(hex(one)));
    const secrets = card && this.#mine.get(hex(card));
    if (!secrets) {
      this.#apart.add(number);
      return null;
    }
    try {
      return await openRecord(record, card, secrets.sealSeed);
    } catch (fault) {
      if (!(fault instanceof CannotOpen || fault instanceof BadRoomKey)) throw fault;
      this.#spoilt.add(number);
      return null;
    }
  }
}

/** Whether a record begins exactly what is in force, among the people who signed it. */
function begins(core: Core, firsts: Both<string>, { agreement, ombuds, people }: InForce): boolean {
  return (
    equal(core.agreement, agreement) &&
    equal(core.ombuds, ombuds) &&
    people.size === new Set(firsts).size &&
    firsts.every((first) => people.has(first))
  );
}
