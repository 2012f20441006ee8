/**
 * Reading one room, or one's own stream: who may stand where, which key opens what, and what fits.
 *
 * Chain, counts and what authors had seen are `room/reading`'s.
 *
 * Format: spec/room.md sections 7 and 10.
 */

import type { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import { BEFORE_AGREEMENT, type Seen, TO_ONESELF } from './entry.ts';
import { Envelope, type Pub, type Stub } from './envelope.ts';
import { type Both, Record } from './epoch.ts';
import { type Accepted, type Agreed, type Epoch, Epochs, type InForce } from './epochs.ts';
import { Mislabelled, NotAgreedYet, LogNotMirrored, VoidEntry } from './faults.ts';
import { Label } from './label.ts';
import { BadRoomKey, type RoomKeys } from './mint.ts';
import { type Opened, openEntry } from './open.ts';
import type { Known, Mine, People } from './people.ts';
import { type Given, type Line, Reader, type RootAt, collect, isVoid, own } from './reading.ts';
import { ownRoot, roomRoot } from './seal.ts';

export type { Given, Item, Line, Progress, RootAt } from './reading.ts';

/**
 * Reads one room for one of the two. `agreed` is asked at each record that names an agreement, after
 * everything before it was read. `logs`: hashes of log policies - of the log that is mirrored, and of
 * the one mirrored when the room was first seen.
 */
export class RoomReader extends Reader {
  readonly #people: People;
  readonly #accepted: Accepted;
  readonly #epochs: Epochs;
  readonly #logs: Both<Bytes>;
  readonly #firsts = new Map<string, Bytes>();
  #shut: number[] = [];

  constructor(
    room: Bytes,
    mine: Mine,
    people: People,
    accepted: Accepted,
    rootAt: RootAt,
    agreed: Agreed,
    logs: Both<Bytes>,
  ) {
    super(room, mine, rootAt);
    this.#people = people;
    this.#accepted = accepted;
    this.#logs = logs;
    this.#epochs = new Epochs(room, mine, people, accepted, agreed, logs[1]);
  }

  /** The epochs that count, in order; void records leave gaps in their numbers. */
  get epochs(): readonly Epoch[] {
    return this.#epochs.all;
  }

  /** The epoch that the room is in. */
  get epoch(): Epoch | null {
    return this.#epochs.last;
  }

  /** The record that the next one follows, void or not, or none before epoch 0. */
  get latest(): Record | null {
    return this.#epochs.latest;
  }

  /** The room keys that this reader holds, by epoch. */
  get history(): RoomKeys {
    return this.#epochs.keys;
  }

  /** A card, as verified against the log. */
  known(card: Bytes): Known | null {
    return this.#people.known(card);
  }

  /**
   * The last `count` entries of these items that open, from the room's beginning on, for a screen to
   * be painted before the room was read. What needs no other line is checked: epochs that one of the
   * two signed, place, mark, words, kind, owner. Writers' counts, `seen` and who agreed to what are
   * not: nothing may be sent, or kept, on the strength of this.
   */
  async peek(items: readonly Given[], count: number): Promise<Line[]> {
    let claimed: InForce | null = null;
    const root = (): null => null;
    const agreed = (): Promise<InForce | null> => Promise.resolve(claimed);
    const { place, mine } = this;
    const [people, accepted, logs] = [this.#people, this.#accepted, this.#logs];
    const scout = new RoomReader(place, mine, people, accepted, root, agreed, logs);
    const within: (Epoch | null)[] = [];
    for (const { item } of items) {
      if (item instanceof Record) {
        claimed = this.#claim(item);
        await scout.#epochs.begin(item).catch(own);
      }
      within.push(scout.epoch);
    }
    return scout.#glance(items, within, count);
  }

  /** What a record says is in force, for a look at the room before that can be known. */
  #claim({ core: { agreement, ombuds, cards } }: Record): InForce | null {
    const people = cards.map((card) => hex(this.known(card)?.first ?? card));
    return agreement && { agreement, ombuds, people: new Set(people), log: this.#logs[0] };
  }

  /** Open the last of these items, each within the epoch that the room was in. */
  async #glance(
    items: readonly Given[],
    within: readonly (Epoch | null)[],
    count: number,
  ): Promise<Line[]> {
    const opening: Promise<Line | null>[] = [];
    for (let at = items.length - 1; at >= 0 && opening.length < count; at--) {
      const given = items[at]!;
      const { item } = given;
      if (!(item instanceof Envelope) || !this.history.has(item.pub.epoch)) continue;
      const faults = collect(
        () => this.#belongsTo(within[at] ?? null, item.pub),
        () => this.checkMine(item),
      );
      if (faults.length) continue;
      const line: Line = { ...given, index: at + 1, hash: item.hash, opened: null, faults };
      opening.push(this.#fitting(line, item));
    }
    const lines = await Promise.all(opening);
    return lines.filter((line) => line !== null).reverse();
  }

  async #fitting(line: Line, item: Envelope): Promise<Line | null> {
    const { opened } = await this.try(item);
    if (!opened) return null;
    const faults = collect(() => this.fits(opened));
    return faults.some(isVoid) ? null : { ...line, opened, faults };
  }

  #belongsTo(epoch: Epoch | null, pub: Pub): void {
    const core = epoch?.record.core;
    if (!core || !equal(pub.place, this.place) || pub.epoch !== core.number) throw new VoidEntry();
    if (!core.cards.some((card) => equal(card, pub.author))) throw new VoidEntry();
  }

  protected override person(author: Bytes): Bytes {
    const first = this.#firsts.get(hex(author)) ?? this.#people.known(author)?.first;
    return first ?? author;
  }

  protected override belongs({ pub }: Envelope | Stub): void {
    this.#belongsTo(this.epoch, pub);
  }

  protected override async open(item: Envelope): Promise<Opened> {
    const roomKey = this.history.get(item.pub.epoch);
    if (!roomKey) throw new BadRoomKey('shut');
    return openEntry(this.rootOf(roomKey, roomRoot), item);
  }

  protected override fits({ envelope: { pub }, priv }: Opened): void {
    if (TO_ONESELF.has(priv.kind)) throw new VoidEntry('a kind of one’s own stream');
    if (!this.#epochs.at(pub.epoch)!.record.core.agreement) {
      if (!BEFORE_AGREEMENT.has(priv.kind)) throw new NotAgreedYet();
      return;
    }
    const own = equal(this.person(pub.author), priv.owner);
    const member = this.#accepted.some((firsts) => firsts.has(hex(priv.owner)));
    if (!member || !(own || priv.label === Label.PAIR)) throw new Mislabelled();
  }

  protected override ofMirror({ envelope, priv }: Opened): Seen | null {
    return equal(this.#epochs.at(envelope.pub.epoch)!.log, this.#logs[0]) ? priv.seen : null;
  }

  protected override append(line: Line): void {
    const shut = line.faults.some((fault) => fault instanceof BadRoomKey);
    if (shut && line.item instanceof Envelope) this.#shut.push(this.lines.length);
    super.append(line);
  }

  protected override async begin(line: Line, record: Record): Promise<void> {
    const held = new Set(this.history.keys());
    const faults: QuietroomError[] = [];
    await this.#epochs.begin(record).catch((fault: unknown) => faults.push(own(fault)));
    const began = this.epoch?.record === record && this.epoch;
    if (began && !equal(began.log, this.#logs[0])) faults.push(new LogNotMirrored());
    this.append({ ...line, faults });
    for (const { hash, first } of this.epoch?.cards ?? []) this.#firsts.set(hex(hash), first);
    // A shut line is in an epoch whose key was missing: what is held by now came with this record.
    const opens = (place: number): boolean => {
      const { pub } = this.lines[place]!.item as Envelope;
      return this.history.has(pub.epoch) && !held.has(pub.epoch);
    };
    const places = this.#shut.filter(opens);
    this.#shut = this.#shut.filter((place) => !opens(place));
    await this.reopen(places);
  }
}

/** Reads what a person wrote to themself: `mine` holds the secrets of every generation. */
export class StreamReader extends Reader {
  #generation = 0;

  protected override person(author: Bytes): Bytes {
    return this.mine.has(hex(author)) ? this.place : author;
  }

  protected override belongs({ pub }: Envelope | Stub): void {
    if (!this.mine.has(hex(pub.author)) || !equal(pub.place, this.place)) throw new VoidEntry();
    if (pub.epoch < this.#generation) throw new VoidEntry('a card that has a successor');
    this.#generation = pub.epoch;
  }

  protected override open(item: Envelope): Promise<Opened> {
    const { selfKey } = this.mine.get(hex(item.pub.author))!;
    return openEntry(this.rootOf(selfKey, ownRoot), item);
  }

  /** Whatever its person wrote here fits. */
  protected override fits(): void {
    // Nothing to compare with: the place is the author's own.
  }

  /** A stream has no records: one that the server puts there counts for nothing. */
  protected override begin(line: Line): Promise<void> {
    this.append({ ...line, faults: [new VoidEntry('a record in a stream')] });
    return Promise.resolve();
  }
}
