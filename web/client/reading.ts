/**
 * A room as one of the two reads it: to its end, checked, and remembered on this device.
 *
 * Source: spec/room.md section 7. Writing is `room`'s.
 */

import { QuietroomError } from '../core/ground/errors.ts';
import type { Value } from '../core/ground/canon.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { type Finding, watch } from '../core/release/watch.ts';
import { type Ending, fold } from '../core/room/ending.ts';
import { Envelope } from '../core/room/envelope.ts';
import { type Both, Record } from '../core/room/epoch.ts';
import type { InForce } from '../core/room/epochs.ts';
import { ChainDiffers, LogDiffers, VoidRecord, Withheld } from '../core/room/faults.ts';
import { type Sighting, sightings } from '../core/room/notice.ts';
import { NotMine } from '../core/room/open.ts';
import { Ownership } from '../core/room/ownership.ts';
import { type Item, type Line, RoomReader } from '../core/room/reader.ts';
import * as mirrors from '../core/tlog/mirror.ts';
import { Course, type Stand } from './course.ts';
import { type Member, membersOf } from './members.ts';
import type { Memory } from './memory.ts';
import { Disowned } from './people.ts';
import type { Place } from './place.ts';
import { ServerAway, Unsure, reached } from './refusal.ts';
import type { Session } from './session.ts';
import { turns } from './turns.ts';

/** What a client says at once, and after which it sends nothing until its person goes on. */
const STOPS = [Withheld, ChainDiffers, LogDiffers, NotMine, VoidRecord];

/** How many entries a look opens before the room was read. */
export const LOOK = 60;

const PIN = 'room';
const WENT_ON = 'went-on';

/** Who watches a room being read. */
export interface Watcher {
  /**
   * The last entries, opened but not yet judged: to be shown, and for nothing else. Nothing more is
   * read until they are.
   */
  painted(lines: readonly Line[]): Promise<void>;
  /** So many lines of so many items were read. */
  read(read: number, all: number): void;
}

/** What a room is made of. */
export interface Parts {
  readonly session: Session;
  readonly memory: Memory;
  readonly id: Bytes;
  readonly members: Both<Member>;
  readonly place: Place;
  /** The name of the programme that made the room, or none. */
  readonly programme: string | null;
  /** What the server says of the room: invited, open, paused or ended. */
  readonly told: string;
}

/** What was found in the log, and when. */
interface Found {
  readonly at: string;
  readonly seen: readonly Sighting[];
  readonly findings: readonly Finding[];
}

/** One room, of which nothing is read before `open` or `sync`. */
export class Reading {
  readonly session: Session;
  readonly memory: Memory;
  readonly id: Bytes;
  readonly place: Place;
  /** The name of the programme that made this room, or none where the two invited one another. */
  readonly programme: string | null;
  /** Which of the two this person is. */
  readonly side: 0 | 1;
  /** What the server said last of the room, whatever stands in it. */
  told: string;
  protected readonly turn = turns();
  #members: Both<Member>;
  #reader: RoomReader;
  #course: Course;
  #lost: ReadonlySet<string> = new Set();
  #folded = { lines: 0, keys: 0, state: new Ownership() };
  #found: Found = { at: '', seen: [], findings: [] };
  #marked: { at: string; lines: readonly Line[] } = { at: '', lines: [] };
  #ending: { at: string; ending: Ending } = { at: '', ending: fold([], { known: () => null }) };
  #reads = 0;

  constructor({ session, memory, id, members, place, programme, told }: Parts) {
    this.session = session;
    this.memory = memory;
    this.id = id;
    this.#members = members;
    this.place = place;
    this.programme = programme;
    this.told = told;
    this.side = equal(members[0].account, session.vault.account) ? 0 : 1;
    this.#course = new Course(id, session.people.withDead);
    this.#reader = this.#freshReader();
  }

  /** What was read so far, and the keys that it gave. */
  get reader(): RoomReader {
    return this.#reader;
  }

  /** The two, in the order of epoch 0. */
  get members(): Both<Member> {
    return this.#members;
  }

  /** The other one. */
  get partner(): Member {
    return this.members[this.side ? 0 : 1];
  }

  /** First cards, in hex, of this person's lineages before they began anew. */
  get lost(): ReadonlySet<string> {
    return this.#lost;
  }

  /** Everything in the room, in order, with what is wrong beside it. */
  get lines(): readonly Line[] {
    const { lines } = this.#reader;
    const { dead } = this.session.people;
    const late = this.ending.faults;
    if (!dead.size && !late.size) return lines;
    const at = `${this.#reads} ${lines.length} ${dead.size} ${late.size}`;
    if (this.#marked.at !== at) {
      this.#marked = { at, lines: lines.map((line) => marked(line, dead, late)) };
    }
    return this.#marked.lines;
  }

  /** Whether the room goes on, as its entries say, and what was written all the same. */
  get ending(): Ending {
    const { lines, history } = this.#reader;
    const at = `${this.#reads} ${lines.length} ${history.size}`;
    if (this.#ending.at !== at) {
      this.#ending = { at, ending: fold(lines, this.session.people.withDead) };
    }
    return this.#ending.ending;
  }

  /** Whose confidence each entry is, what was taken back and corrected. */
  get ownership(): Ownership {
    const { session, reader } = this;
    const { lines } = reader;
    const { withDead } = session.people;
    const keys = reader.history.size;
    // New keys may open lines in the middle: then everything is read anew.
    if (this.#folded.keys !== keys) this.#folded = { lines: 0, keys, state: new Ownership() };
    const folded = this.#folded;
    while (folded.lines < lines.length) folded.state.take(lines[folded.lines++]!, withDead);
    return folded.state;
  }

  /** Where the agreement stands, and what was refused on the way, as of the last line read. */
  get agreement(): Stand {
    return this.#course.stand;
  }

  /**
   * What the log says about the entries of this room, but for what is reported, as of when it was last
   * read to its end.
   */
  findings(): readonly Finding[] {
    return this.#watched().findings;
  }

  /** Every leaf about the entries of this room, as of the same time. */
  sightings(): readonly Sighting[] {
    return this.#watched().seen;
  }

  #watched(): Found {
    const { lines, reader, session, place } = this;
    const at = `${lines.length} ${reader.history.size} ${mirrors.size(session.log.mirror)}`;
    if (this.#found.at !== at && lines.length === place.items.length) {
      const seen = sightings(lines, session.log);
      this.#found = { at, seen, findings: watch(seen, lines, session.people.withDead) };
    }
    return this.#found;
  }

  /**
   * Read the room to its end; where the server is away, to the end of what this device remembers.
   * Before that, its last entries are shown: from what this device remembers where it remembers any,
   * else as soon as the server has handed them out.
   */
  open(watcher: Watcher): Promise<void> {
    return this.turn(async () => {
      const shown = this.place.items.length > 0 && (await this.#paint(watcher));
      const there = await reached(() => this.#fetch());
      // What was never read is not shown as if it were empty.
      if (!there && !this.place.items.length) throw new ServerAway();
      await this.#lose();
      if (!shown) await this.#paint(watcher);
      await this.#read(watcher);
    });
  }

  /** See who the two are now: the partner may have begun anew, which adds nothing to the room. */
  async look(): Promise<void> {
    ({ members: this.#members, state: this.told } = await membersOf(this.session, this.id));
  }

  /** Read the log, then the room, then the cards that the room names. */
  sync(): Promise<void> {
    return this.turn(() => this.syncNow());
  }

  /** The lines after which nothing is sent until this person goes on. */
  stops(): Line[] {
    const indices = this.#pairs(WENT_ON).map(([, index]) => shape.number(index ?? null, 'index'));
    const goneOn = Math.max(0, ...indices);
    return this.lines.filter(({ index, faults }) => index > goneOn && faults.some(isStop));
  }

  /** Go on although something is wrong here: this person has seen it. */
  goOn(): Promise<void> {
    return this.memory.keep(WENT_ON, [this.id, this.reader.link.index]);
  }

  /** Whether the partner is one who was met. */
  get met(): boolean {
    return this.#pinned().has(hex(this.partner.first));
  }

  /** Take this lineage for the partner: its safety words were compared. */
  meet(first: Bytes): Promise<void> {
    return this.turn(async () => {
      await this.#keepPin(first);
      this.#anew();
      await this.syncNow();
    });
  }

  /** Take whoever is in the room when it is first seen for the partner. */
  async pin(): Promise<void> {
    if (this.#pinned().size) return;
    await this.session.people.lineage(this.partner.first);
    await this.#keepPin(this.partner.first);
    this.#anew();
  }

  /** The line of this item hash. Throws `Unsure`. */
  line(hash: Bytes): Line {
    const found = this.lines.findLast((line) => equal(line.hash, hash));
    if (!found) throw new Unsure();
    return found;
  }

  /** What both have signed last. */
  protected agreed(): Promise<InForce | null> {
    return this.#course.inForce(this.#reader.lines);
  }

  /** `sync`, for an act that has its turn. */
  protected async syncNow(): Promise<void> {
    await this.#fetch();
    await this.#lose();
    await this.#read(null);
  }

  /** What the log and the server have. */
  async #fetch(): Promise<void> {
    await this.session.log.sync();
    await this.place.sync();
  }

  /** Whom this reader lost: what they could read is read anew. */
  async #lose(): Promise<void> {
    const lost = await this.#findLost();
    if (lost.size === this.#lost.size && [...lost].every((first) => this.#lost.has(first))) return;
    this.#lost = lost;
    this.#anew();
  }

  async #read(watcher: Watcher | null): Promise<void> {
    const { session, place } = this;
    const { items } = place;
    const { epoch } = this.#reader;
    // A card may have been disowned since its record was read.
    if (epoch) await this.#meetCards([epoch.record]);
    const progress = (read: number): void => watcher?.read(read, items.length);
    while (this.#reader.lines.length < items.length) {
      const from = this.#reader.lines.length;
      await this.#meetCards([items[from]!.item]);
      const next = items.findIndex((one, at) => at > from && one.item instanceof Record);
      await this.#reader.takeAll(items.slice(from, next < 0 ? items.length : next), progress);
    }
    if (this.#reader.logBeyond && (await reached(() => session.log.sync()))) {
      this.#reader.settle();
    }
    await this.#course.follow(this.#reader.lines);
    this.#reads++;
  }

  /** Show the last entries; false where that must wait until more is known. */
  async #paint(watcher: Watcher): Promise<boolean> {
    try {
      await this.#meetCards(this.place.items.map(({ item }) => item));
    } catch (fault) {
      // Reading the room meets the same fault in its place, and says so there.
      if (fault instanceof QuietroomError) return false;
      throw fault;
    }
    await watcher.painted(await this.#reader.peek(this.place.items, LOOK));
    return true;
  }

  /** Verify the cards that records name. */
  async #meetCards(items: readonly Item[]): Promise<void> {
    for (const item of items) {
      if (!(item instanceof Record)) continue;
      for (const card of item.core.cards) await this.session.people.lineage(card);
    }
  }

  #pinned(): Set<string> {
    return new Set(this.#pairs(PIN).map(([, , card]) => hex(shape.digest(card ?? null, 'card'))));
  }

  #pairs(what: string): (readonly Value[])[] {
    const rows = this.memory.kept(what).map((row) => shape.items(row, what, 4));
    return rows.filter(([room]) => room instanceof Uint8Array && equal(room, this.id));
  }

  #keepPin(first: Bytes): Promise<void> {
    return this.memory.keep(PIN, [this.id, this.side, first, this.session.policy.hash]);
  }

  /** The log policy under which this person came to know the room. */
  #firstLog(): Bytes {
    const log = this.#pairs(PIN)[0]?.[3];
    return log ? shape.digest(log, 'log policy') : this.session.policy.hash;
  }

  /**
   * Lineages that stood in this reader's place before a fresh start. The partner's record that first
   * names this reader follows theirs, and so vouches for them; their keys come, if at all, through the
   * partner's history link.
   */
  async #findLost(): Promise<ReadonlySet<string>> {
    const lost = new Set<string>();
    for (const { item } of this.place.items) {
      if (!(item instanceof Record)) continue;
      const { first } = await this.session.people.lineage(item.core.cards[this.side]);
      if (equal(first, this.session.first)) return lost;
      lost.add(hex(first));
    }
    return new Set();
  }

  #anew(): void {
    this.#course = new Course(this.id, this.session.people.withDead);
    this.#reader = this.#freshReader();
    this.#reads++;
    this.#folded = { lines: 0, keys: 0, state: new Ownership() };
    this.#found = { at: '', seen: [], findings: [] };
  }

  #freshReader(): RoomReader {
    const { log, mine, people, first } = this.session;
    const [me, other] = [new Set([...this.#lost, hex(first)]), this.#pinned()];
    const accepted = this.side ? ([other, me] as const) : ([me, other] as const);
    const rootAt = (size: number): Bytes | null => log.rootAt(size);
    const agreed = (): Promise<InForce | null> => this.agreed();
    const logs = [this.session.policy.hash, this.#firstLog()] as const;
    return new RoomReader(this.id, mine, people.withDead, accepted, rootAt, agreed, logs);
  }
}

/** The line, with a word beside it where nobody stands for its key, or it came too late. */
function marked(
  line: Line,
  dead: ReadonlyMap<string, unknown>,
  late: ReadonlyMap<string, QuietroomError>,
): Line {
  const wrote = line.item instanceof Envelope && dead.has(hex(line.item.pub.author));
  const fault = late.get(hex(line.hash));
  const more = [...(wrote ? [new Disowned()] : []), ...(fault ? [fault] : [])];
  return more.length ? { ...line, faults: [...line.faults, ...more] } : line;
}

/** Whether a client stops at this fault. */
export function isStop(fault: QuietroomError): boolean {
  return STOPS.some((kind) => fault instanceof kind);
}
