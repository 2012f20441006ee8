/**
 * Reading a room or stream from the server to its end, and remembering what was read.
 *
 * The device keeps every verified item and so the last link of the chain. A server that shows another
 * beginning, or less than before, is told apart from one that shows more.
 *
 * Source: spec/room.md sections 7 and 8. Threats: an older state replayed, newest entries dropped.
 */

import * as canon from '../core/ground/canon.ts';
import type { Value } from '../core/ground/canon.ts';
import { sha256 } from '../core/ground/digest.ts';
import { Malformed, type QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as chain from '../core/room/chain.ts';
import type { Link } from '../core/room/chain.ts';
import * as envelope from '../core/room/envelope.ts';
import * as epoch from '../core/room/epoch.ts';
import { ChainDiffers, Withheld } from '../core/room/faults.ts';
import * as parcel from '../core/room/parcel.ts';
import type { Given, Item } from '../core/room/reader.ts';
import { keepEvidence, need } from './home.ts';
import type { Home } from './ports.ts';
import { BadAnswer, Lied, Refused, ServerAway, ofServer } from './refusal.ts';
import { type Turn, turns } from './turns.ts';
import type { Wire } from './wire.ts';

/** How many items a client asks for at once. */
export const PAGE = 200;

/** Answers after which the same bytes may be sent again. */
export const AGAIN: readonly number[] = [401, 429, 503, 507];

/** The server cannot be reached: what was written waits on this device and goes when it can. */
export class Waits extends ServerAway {
  static override readonly code = 'waits-for-server';
}

/** One item of a place as the server handed it out, with its time and stamp. */
export interface Placed extends Given {
  readonly raw: Bytes;
}

const PARSE = new Map<Value, (raw: Bytes) => Item>([
  [parcel.ENTRY, envelope.parse],
  [parcel.RECORD, epoch.parse],
  [parcel.STUB, envelope.parseStub],
]);

/** A room or stream: `path` is where its items are, `place` its id. */
export class Place {
  readonly items: Placed[] = [];
  readonly #wire: Wire;
  readonly #home: Home;
  readonly #path: string;
  readonly #file: string;
  #link: Link;

  private constructor(wire: Wire, home: Home, path: string, place: Bytes) {
    this.#wire = wire;
    this.#home = home;
    this.#path = path;
    this.#file = `places/${hex(place)}`;
    this.#link = chain.start(place);
  }

  /** A place as this device remembers it. */
  static async open(wire: Wire, home: Home, path: string, id: Bytes): Promise<Place> {
    const place = new Place(wire, home, path, id);
    for (const raw of await home.chunks(place.#file)) {
      place.#take(parsePlaced(canon.decode(raw), raw));
    }
    return place;
  }

  /** The last link that this device verified. */
  get link(): Link {
    return this.#link;
  }

  /** Read what is new. Throws `Lied` around `Withheld` or `ChainDiffers`, and as the wire does. */
  async sync(): Promise<void> {
    let coming = this.#ask(this.#link.index);
    for (;;) {
      const { index } = this.#link;
      const raw = await coming;
      const [fresh, count, head] = this.#page(raw);
      if (count < index) throw await this.#lied(new Withheld('less than before'), raw);
      // The next page is under way while this one is written.
      if (fresh.length && index + fresh.length !== count) coming = this.#ask(index + fresh.length);
      const rows = fresh.map((one) => one.raw);
      await this.#home.append(this.#file, this.items.length, rows);
      for (const one of fresh) this.#take(one);
      if (this.#link.index === count) {
        if (equal(this.#link.head, head)) return;
        throw await this.#lied(new ChainDiffers('another beginning'), raw);
      }
      if (!fresh.length) throw await this.#lied(new Withheld(), raw);
    }
  }

  /**
   * Post sealed items, kept in the outbox, byte for byte, until they are acknowledged. `turn`: the
   * name of the path beside that of items to which they go instead. What waits in the outbox goes
   * first. Throws `Waits`, after which they stay there, or `Refused`.
   */
  post(body: Bytes, turn: string | null = null): Promise<void> {
    const home = this.#home;
    return turnOf(home)(async () => {
      // The number keeps them in the order in which they were sealed: a writer may have no gap.
      const waiting = await waitingIn(home);
      const number = waiting.length ? Number.parseInt(waiting.at(-1)!, 10) + 1 : 0;
      const name = `${String(number).padStart(8, '0')}-${hex(sha256(body))}`;
      const path = turn === null ? this.#path : this.#path.replace(/[^/]+$/, turn);
      await home.write(`outbox/${name}`, canon.encode([path, body]));
      await sendBefore(this.#wire, home, waiting);
      await send(this.#wire, home, name);
    });
  }

  #ask(after: number): Promise<Bytes> {
    const page = this.#wire.get(`${this.#path}?after=${after}&limit=${PAGE}`);
    // Whoever awaits it hears of its failure; until then nobody does.
    page.catch(() => undefined);
    return page;
  }

  #page(raw: Bytes): [Placed[], number, Bytes] {
    return ofServer(() => {
      const [after, items, count, head] = shape.array(canon.decode(raw), 4, 'page');
      if (after !== this.#link.index) throw new BadAnswer('another page than asked for');
      const placed = shape.items(items, 'items', PAGE).map((item) => parsePlaced(item));
      return [placed, shape.number(count, 'count'), shape.digest(head, 'head')];
    });
  }

  #take(one: Placed): void {
    this.#link = chain.next(this.#link, one.item.hash);
    this.items.push(one);
  }

  async #lied(fault: QuietroomError, raw: Bytes): Promise<Lied> {
    const name = `${fault.code}-${this.#link.index}`;
    return new Lied(fault, await keepEvidence(this.#home, name, raw));
  }
}

/** Read one item of a page: [kind, bytes, time, stamp]. Throws `Malformed`. */
export function parsePlaced(value: Value, raw: Bytes = canon.encode(value)): Placed {
  const [kind, body, time, stamp] = shape.array(value, 4, 'item');
  const parse = PARSE.get(kind);
  if (!parse) throw new Malformed('kind of item');
  return {
    item: parse(shape.octets(body, 'item')),
    time: shape.number(time, 'time'),
    stamp: stamp === null ? null : shape.octets(stamp, 'stamp', 32),
    raw,
  };
}

/**
 * Send what an earlier run sealed and could not send, in the order in which it was sealed. What is
 * refused by now is let go. Throws `Waits` while the server does not take anything.
 */
export function sendAll(wire: Wire, home: Home): Promise<void> {
  return turnOf(home)(async () => sendBefore(wire, home, await waitingIn(home)));
}

const queues = new WeakMap<Home, Turn>();

/** The outbox of a device is one queue: what was sealed first goes first, and once at a time. */
function turnOf(home: Home): Turn {
  const turn = queues.get(home) ?? turns();
  queues.set(home, turn);
  return turn;
}

async function waitingIn(home: Home): Promise<readonly string[]> {
  return (await home.names('outbox')).filter((name) => !name.startsWith('.'));
}

/** Send what waits. Behind what may be sent again nothing overtakes: a writer may have no gap. */
async function sendBefore(wire: Wire, home: Home, names: readonly string[]): Promise<void> {
  for (const name of names) {
    try {
      await send(wire, home, name);
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      if (AGAIN.includes(fault.status)) throw new Waits();
    }
  }
}

/** Send one file of the outbox; it goes once the server answered, whatever it answered. */
async function send(wire: Wire, home: Home, name: string): Promise<void> {
  const file = `outbox/${name}`;
  const [path, body] = shape.array(await need(home, file), 2, 'outbox');
  try {
    await wire.post(shape.text(path, 'path'), shape.octets(body, 'body'));
  } catch (fault) {
    if (fault instanceof ServerAway) throw new Waits();
    if (fault instanceof Refused && !AGAIN.includes(fault.status)) await home.remove(file);
    throw fault;
  }
  await home.remove(file);
}
