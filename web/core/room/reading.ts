/**
 * What rooms and streams share in reading to the end, believing nothing that can be checked.
 *
 * A reader takes the items in the order in which the server hands them out. For each it continues the
 * chain, opens what can be opened, and compares what the author had seen with what it was shown
 * itself. It keeps what is wrong beside the line that is wrong; what counts for nothing stays shut.
 * Openings run many at once, since they depend on nothing before them but the epoch; the rules are
 * applied one by one, in order.
 *
 * Format: spec/room.md section 7. Threats: an entry withheld, moved, replayed, replaced or put into
 * somebody's mouth; two people shown different rooms or logs.
 */

import type { Keyed } from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as chain from './chain.ts';
import type { Link } from './chain.ts';
import type { Seen } from './entry.ts';
import { Envelope, Stub } from './envelope.ts';
import { Record } from './epoch.ts';
import { ChainDiffers, LogDiffers, NotAgreedYet, Repeated, VoidEntry, Withheld } from './faults.ts';
import { BadRoomKey } from './mint.ts';
import { NotMine, type Opened, checkMine } from './open.ts';
import type { Mine } from './people.ts';
import { type Root, mineKey } from './seal.ts';

/** Whatever stands in a room. */
export type Item = Envelope | Record | Stub;

/** One item as the server handed it out, with its time and stamp. */
export interface Given {
  readonly item: Item;
  readonly time: number;
  readonly stamp: Bytes | null;
}

/** The root of the mirrored log at a size, or none for a size beyond the mirror. */
export type RootAt = (size: number) => Bytes | null;

/** Told how many lines were read so far. */
export type Progress = (read: number) => void;

/** One item as read: its place, what opened, what the server said, and what is wrong with it. */
export interface Line extends Given {
  /** From 1. */
  readonly index: number;
  /** The item hash, 32 bytes. */
  readonly hash: Bytes;
  /** None for what did not open, and for whatever counts for nothing. */
  readonly opened: Opened | null;
  readonly faults: readonly QuietroomError[];
}

/** How many openings are under way at once. */
const AHEAD = 64;

/** What came of opening an entry. */
export interface Tried {
  readonly opened: Opened | null;
  readonly faults: readonly QuietroomError[];
}

/** An item with the faults that need no other line, and its opening where there are none. */
interface Begun {
  readonly given: Given;
  readonly faults: readonly QuietroomError[];
  readonly trying: Promise<Tried> | null;
}

const SHUT: Tried = { opened: null, faults: [] };

/** What rooms and streams share: the chain, the writers' counts, what authors had seen. */
export abstract class Reader {
  readonly place: Bytes;
  readonly lines: Line[] = [];
  protected readonly mine: Mine;
  readonly #mineKeys = new Map<string, Keyed>();
  readonly #roots = new Map<string, Root>();
  readonly #rootAt: RootAt;
  readonly #known = new Map<number, Bytes>();
  readonly #heads: Bytes[];
  readonly #next = new Map<string, number>();
  #beyond = new Map<number, Seen>();

  constructor(place: Bytes, mine: Mine, rootAt: RootAt) {
    this.place = place;
    this.mine = mine;
    this.#rootAt = rootAt;
    this.#heads = [chain.start(place).head];
  }

  /** How far the reader has come. */
  get link(): Link {
    const index = this.#heads.length - 1;
    return { index, head: this.#heads[index]! };
  }

  /** Whether an author had seen more of the log than the mirror holds: read it again. */
  get logBeyond(): boolean {
    return this.#beyond.size > 0;
  }

  /**
   * Compare again what lay beyond the mirrored log, once that was read again to its end. What still
   * lies beyond it is withheld, and stands so in the faults of its line.
   */
  settle(): void {
    const beyond = this.#beyond;
    this.#beyond = new Map();
    for (const [index, seen] of beyond) {
      const line = this.lines[index - 1]!;
      const faults = collect(() => this.#checkLog(seen));
      this.lines[index - 1] = { ...line, faults: [...line.faults, ...faults] };
    }
  }

  /**
   * Read the next items. Throws nothing for what is wrong with one: it stands in the line's faults.
   * Called again only when it has ended.
   */
  async takeAll(items: readonly Given[], progress?: Progress): Promise<void> {
    const waiting: Begun[] = [];
    let begun = 0;
    for (let at = 0; at < items.length; at++) {
      while (begun < Math.min(items.length, at + AHEAD)) {
        const given = items[begun]!;
        // A record changes what may follow and with which key it opens: nothing overtakes it.
        if (given.item instanceof Record && begun > at) break;
        waiting[begun++ % AHEAD] = this.#prepare(given);
        if (given.item instanceof Record) break;
      }
      await this.#take(waiting[at % AHEAD]!);
      progress?.(this.lines.length);
    }
  }

  /** Read the next item; many are read faster by `takeAll`. */
  async take(item: Item, time: number, stamp: Bytes | null): Promise<Line> {
    await this.takeAll([{ item, time, stamp }]);
    return this.lines.at(-1)!;
  }

  protected append(line: Line): void {
    this.#heads.push(chain.next(this.link, line.hash).head);
    this.lines.push(line);
  }

  /** Open what stayed shut until its key came; `places` are indices into the lines. */
  protected async reopen(places: readonly number[]): Promise<void> {
    for (let at = 0; at < places.length; at += AHEAD) {
      const some = places.slice(at, at + AHEAD);
      const tried = await Promise.all(
        some.map((place) => this.try(this.lines[place]!.item as Envelope)),
      );
      for (const [step, { opened, faults }] of tried.entries()) {
        const place = some[step]!;
        const line = this.lines[place]!;
        const kept = line.faults.filter((fault) => !(fault instanceof BadRoomKey));
        const found = { ...line, faults: [...faults, ...kept] };
        this.lines[place] = opened ? this.#judge(found, opened) : found;
      }
    }
  }

  protected checkMine(item: Envelope): void {
    const author = hex(item.pub.author);
    const secrets = this.mine.get(author);
    if (!secrets) return;
    let key = this.#mineKeys.get(author);
    if (!key) this.#mineKeys.set(author, (key = mineKey(secrets.selfKey)));
    checkMine(key, item);
  }

  /** The root that `make` extracts of a key, made once. */
  protected rootOf(key: Bytes, make: (key: Bytes) => Root): Root {
    const name = hex(key);
    let root = this.#roots.get(name);
    if (!root) this.#roots.set(name, (root = make(key)));
    return root;
  }

  protected async try(item: Envelope): Promise<Tried> {
    try {
      return { opened: await this.open(item), faults: [] };
    } catch (fault) {
      return { opened: null, faults: [own(fault)] };
    }
  }

  /** Who is behind a card: writers are counted for each person. */
  protected abstract person(author: Bytes): Bytes;

  /** Check that an item belongs to where the server shows it. */
  protected abstract belongs(item: Envelope | Stub): void;

  /** Open with the keys that this reader holds. */
  protected abstract open(item: Envelope): Promise<Opened>;

  /** Check what the inside says of itself against the place that it stands in. */
  protected abstract fits(opened: Opened): void;

  /** What the author had seen, where it speaks of the log that is mirrored. */
  protected ofMirror({ priv }: Opened): Seen | null {
    return priv.seen;
  }

  /** Take a record, and append its line. */
  protected abstract begin(line: Line, record: Record): Promise<void>;

  #prepare(given: Given): Begun {
    const { item } = given;
    if (item instanceof Record) return { given, faults: [], trying: null };
    const faults = collect(
      () => this.belongs(item),
      () => item instanceof Envelope && this.checkMine(item),
    );
    const opens = item instanceof Envelope && !faults.length;
    return { given, faults, trying: opens ? this.try(item) : null };
  }

  async #take({ given, faults, trying }: Begun): Promise<void> {
    const { item, time, stamp } = given;
    const tried = (await trying) ?? SHUT;
    const place = { index: this.link.index + 1, hash: item.hash, item, time, stamp };
    const line: Line = { ...place, opened: null, faults };
    if (item instanceof Record) return this.begin(line, item);
    if (item instanceof Stub) {
      const gone = collect(() => this.#count(item));
      return this.append({ ...line, faults: [...faults, ...gone, new Withheld('deleted')] });
    }
    this.append(trying ? this.#read(line, item, tried) : line);
  }

  /** Judge; only what is authentic, or shut for now, uses up its writer's number. */
  #read(line: Line, item: Envelope, { opened, faults }: Tried): Line {
    const counts = opened || faults.some((fault) => fault instanceof BadRoomKey);
    const found = counts ? [...faults, ...collect(() => this.#count(item))] : faults;
    const read = { ...line, faults: found };
    return opened ? this.#judge(read, opened) : read;
  }

  #judge(line: Line, opened: Opened): Line {
    const faults = [
      ...line.faults,
      ...collect(
        () => this.#checkChain(line.index, opened.priv.seen),
        () => this.fits(opened),
      ),
    ];
    const seen = this.ofMirror(opened);
    if (seen && !this.#root(seen.size)) this.#beyond.set(line.index, seen);
    else if (seen) faults.push(...collect(() => this.#checkLog(seen)));
    return { ...line, opened: faults.some(isVoid) ? null : opened, faults };
  }

  #count({ pub }: Envelope | Stub): void {
    const writer = hex(this.person(pub.author)) + hex(pub.writer);
    const expected = this.#next.get(writer) ?? 0;
    if (pub.seq < expected) throw new Repeated();
    this.#next.set(writer, pub.seq + 1);
    if (pub.seq > expected) throw new Withheld('a number of its writer');
  }

  #checkChain(index: number, { link }: Seen): void {
    if (link.index >= index) throw new Withheld('an author saw more of this place');
    if (!equal(this.#heads[link.index]!, link.head)) throw new ChainDiffers();
  }

  #checkLog(seen: Seen): void {
    const root = this.#root(seen.size);
    if (!root) throw new Withheld('an author saw more of the log');
    if (!equal(root, seen.root)) throw new LogDiffers();
  }

  /** The root at a size, asked for once: most entries of a room were written at few sizes. */
  #root(size: number): Bytes | null {
    const root = this.#known.get(size) ?? this.#rootAt(size);
    if (root) this.#known.set(size, root);
    return root;
  }
}

/** Take every step; what they threw. */
export function collect(...steps: readonly (() => unknown)[]): QuietroomError[] {
  return steps.flatMap((step) => {
    try {
      step();
      return [];
    } catch (fault) {
      return [own(fault)];
    }
  });
}

/** What takes all effect from an entry: its line holds nothing opened. */
export function isVoid(fault: QuietroomError): boolean {
  return [VoidEntry, Repeated, NotMine, NotAgreedYet].some((kind) => fault instanceof kind);
}

/** A fault that is one of the rules'; anything else is thrown on. */
export function own(fault: unknown): QuietroomError {
  if (fault instanceof QuietroomError) return fault;
  throw fault;
}
