/** A place as a device remembers it: what a server may not do to it, and what waits for a server. */

import { beforeEach, describe, expect, test } from 'vitest';
import { sendAll, Place, Waits } from '../client/place.ts';
import type { Transport } from '../client/ports.ts';
import { Lied, Refused } from '../client/refusal.ts';
import { turns } from '../client/turns.ts';
import { Wire } from '../client/wire.ts';
import * as canon from '../core/ground/canon.ts';
import { type Bytes, fromHex, hex, utf8 } from '../core/ground/octets.ts';
import * as chain from '../core/room/chain.ts';
import { parse } from '../core/room/envelope.ts';
import { ENTRY } from '../core/room/parcel.ts';
import { MemoryHome, edge } from './edge.ts';
import { vectorsOf } from './vectors.ts';

const ID = new Uint8Array(16).fill(7);
const PATH = '/api/rooms/07/items';

const ENTRIES = (vectorsOf('entry').get('open.json') ?? [])
  .map((vector) => String(vector.input['envelope']))
  .filter((raw, place, all) => all.indexOf(raw) === place)
  .slice(0, 5)
  .map(fromHex);

/** A server of one place, which may be made to lie, to refuse, or to be away. */
class Server implements Transport {
  readonly server = 'https://quietroom.test';
  items: Bytes[] = ENTRIES;
  head: Bytes | null = null;
  count: number | null = null;
  from: number | null = null;
  away = false;
  answers: number[] = [];
  readonly posted: Bytes[] = [];

  send(method: string, path: string, _: unknown, body: Bytes | null) {
    if (this.away) return Promise.reject(new Error('away'));
    if (method === 'GET') return Promise.resolve({ status: 200, body: this.#page(path) });
    const status = this.answers.shift() ?? 201;
    if (status < 300 && body) this.posted.push(body);
    const problem = utf8(JSON.stringify({ title: 'no', code: 'example' }));
    return Promise.resolve({ status, body: problem });
  }

  #page(path: string): Bytes {
    const after = Number(/after=(\d+)/.exec(path)?.[1]);
    const hashes = this.items.map((raw) => parse(raw).hash);
    const { index, head } = chain.after(chain.start(ID), hashes);
    const rows = this.items.slice(after, after + 2).map((raw) => [ENTRY, raw, 1, null]);
    return canon.encode([this.from ?? after, rows, this.count ?? index, this.head ?? head]);
  }
}

let [server, home] = [new Server(), new MemoryHome()];

beforeEach(() => {
  [server, home] = [new Server(), new MemoryHome()];
});

function wire(): Wire {
  return new Wire(server, edge(home));
}

function open(): Promise<Place> {
  return Place.open(wire(), home, PATH, ID);
}

async function fault(act: Promise<unknown>): Promise<unknown> {
  return act.then(
    () => null,
    (found: unknown) => (found instanceof Lied ? found.fault.code : found),
  );
}

describe('a place', () => {
  test('is read to its end, page by page, and remembered', async () => {
    const place = await open();
    await place.sync();

    expect(place.items.map(({ item }) => hex(item.hash))).toEqual(
      ENTRIES.map((raw) => hex(parse(raw).hash)),
    );
    const again = await open();
    expect(again.link).toEqual(place.link);
    expect(again.items.map(({ raw }) => hex(raw))).toEqual(place.items.map(({ raw }) => hex(raw)));
  });

  test('that has grown is read from where it was left', async () => {
    server.items = ENTRIES.slice(0, 3);
    await (await open()).sync();
    server.items = ENTRIES;
    const place = await open();
    await place.sync();

    expect(place.items.length).toBe(ENTRIES.length);
  });

  test('of which the server shows less than before is withheld, with evidence', async () => {
    await (await open()).sync();
    server.items = ENTRIES.slice(0, 3);

    expect(await fault((await open()).sync())).toBe('withheld');
    expect(await home.names('evidence')).toEqual([`withheld-${ENTRIES.length}`]);
  });

  test('of which the server shows another beginning differs', async () => {
    await (await open()).sync();
    server.items = [...ENTRIES].reverse();

    expect(await fault((await open()).sync())).toBe('chain-differs');
  });

  test('that ends before its count is withheld', async () => {
    server.count = ENTRIES.length + 1;

    expect(await fault((await open()).sync())).toBe('withheld');
  });

  test('of which another page comes than was asked for is a bad answer', async () => {
    server.from = 1;

    expect(await fault((await open()).sync())).toMatchObject({ code: 'bad-answer' });
  });
});

describe('what is posted', () => {
  const said = ['one', 'two', 'three'].map(utf8);
  const postAll = async (): Promise<unknown[]> => {
    const place = await open();
    return Promise.all(said.map((body) => fault(place.post(body))));
  };

  test('leaves nothing behind once it is acknowledged', async () => {
    expect(await postAll()).toEqual([null, null, null]);
    expect(server.posted).toEqual(said);
    expect(await home.names('outbox')).toEqual([]);
  });

  test('waits for a server that is away, and goes in order, byte for byte', async () => {
    server.away = true;
    const faults = await postAll();
    expect(faults.every((one) => one instanceof Waits)).toBe(true);
    server.away = false;
    await sendAll(wire(), home);

    expect(server.posted).toEqual(said);
    expect(await home.names('outbox')).toEqual([]);
  });

  test('goes behind what waited before it', async () => {
    server.away = true;
    await postAll();
    server.away = false;
    await (await open()).post(utf8('four'));

    expect(server.posted).toEqual([...said, utf8('four')]);
  });

  test('is let go where it is refused, and the rest goes on', async () => {
    server.answers = [201, 409, 201];
    const faults = await postAll();

    expect(faults[1]).toBeInstanceOf(Refused);
    expect(server.posted).toEqual([said[0], said[2]]);
    expect(await home.names('outbox')).toEqual([]);
  });

  test('overtakes nothing that may be sent again', async () => {
    server.away = true;
    await postAll();
    server.away = false;
    server.answers = [201, 429];

    expect(await fault(sendAll(wire(), home))).toBeInstanceOf(Waits);
    expect(server.posted).toEqual([said[0]]);
    await sendAll(wire(), home);
    expect(server.posted).toEqual(said);
  });
});

test('acts of one queue never overlap, whatever one of them meets', async () => {
  const [turn, told] = [turns(), new Array<string>()];
  const act = (name: string, fails: boolean) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
    if (fails) throw new Error(name);
  };
  const both = [turn(act('one', true)).catch(() => undefined), turn(act('two', false))];
  await Promise.all(both);

  expect(told).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});
