/** Rooms: every shared vector, bent bytes, and that reading many at once is reading one by one. */

import { expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { type Bytes, fromHex, fromUtf8, hex, utf8 } from '../core/ground/octets.ts';
import * as chain from '../core/room/chain.ts';
import * as ending from '../core/room/ending.ts';
import * as envelope from '../core/room/envelope.ts';
import * as epoch from '../core/room/epoch.ts';
import type { InForce } from '../core/room/epochs.ts';
import * as mint from '../core/room/mint.ts';
import * as parcel from '../core/room/parcel.ts';
import type { Known } from '../core/room/people.ts';
import { type Given, type Item, type Line, RoomReader, StreamReader } from '../core/room/reader.ts';
import {
  type GivenKey,
  type GivenPerson,
  type GivenSecrets,
  bytesOrNone,
  keyOf,
  mineOf,
  peopleOf,
  rootsOf,
} from './cast.ts';
import { bend, play, vectorsOf } from './vectors.ts';

const TIME = 1_800_000_000;

interface GivenRoom {
  readonly room: string;
  readonly accepted: readonly [readonly string[], readonly string[]];
  readonly mine: readonly GivenSecrets[];
  readonly people: readonly GivenPerson[];
  readonly roots: Readonly<Record<string, string>>;
  readonly in_force: readonly {
    readonly after: number;
    readonly agreement: string;
    readonly ombuds: string | null;
    readonly people: readonly string[];
    readonly log: string;
  }[];
  readonly log: string;
  readonly first_log: string;
  readonly items: readonly (readonly [number, string])[];
}

interface GivenEnding {
  readonly people: Readonly<Record<string, string>>;
  readonly lines: readonly (readonly [string, string])[];
  readonly then: string;
}

/** A line of which only kind, author and place are looked at. */
function written([kind, author]: readonly [string, string], place: number): Line {
  const opened = { priv: { kind }, envelope: { pub: { author: utf8(author) } } };
  return { index: place + 1, hash: utf8(`${place + 1}`), opened } as unknown as Line;
}

const PARSE: readonly ((raw: Bytes) => Item)[] = [envelope.parse, epoch.parse, envelope.parseStub];

function itemsOf(given: GivenRoom): Given[] {
  return given.items.map(([kind, raw]) => {
    return { item: PARSE[kind]!(fromHex(raw)), time: TIME, stamp: null };
  });
}

function readerOf(given: GivenRoom): RoomReader {
  const inForce = (): InForce | null => {
    const reached = given.in_force.filter((one) => one.after <= reader.link.index).at(-1);
    return reached
      ? {
          agreement: fromHex(reached.agreement),
          ombuds: bytesOrNone(reached.ombuds),
          people: new Set(reached.people),
          log: fromHex(reached.log),
        }
      : null;
  };
  const [first, second] = given.accepted;
  const reader: RoomReader = new RoomReader(
    fromHex(given.room),
    mineOf(given.mine),
    peopleOf(given.people),
    [new Set(first), new Set(second)],
    rootsOf(given.roots),
    () => Promise.resolve(inForce()),
    [fromHex(given.log), fromHex(given.first_log)],
  );
  return reader;
}

function shown(reader: RoomReader | StreamReader): unknown {
  reader.settle();
  return { lines: reader.lines.map(shownLine), ...reader.link };
}

function shownLine({ opened, faults }: Line): unknown {
  const body = opened && canon.encode(opened.body);
  return { faults: faults.map((fault) => fault.code), body };
}

async function oneByOne(given: GivenRoom): Promise<RoomReader> {
  const reader = readerOf(given);
  for (const { item, time, stamp } of itemsOf(given)) await reader.take(item, time, stamp);
  return reader;
}

async function manyAtOnce(given: GivenRoom): Promise<RoomReader> {
  const reader = readerOf(given);
  await reader.takeAll(itemsOf(given));
  return reader;
}

play(
  'room',
  {
    'room/chain': ({ place, items }: { place: string; items: string[] }) =>
      chain.after(chain.start(fromHex(place)), items.map(fromHex)),
    'room/epoch': ({ record }: { record: string }) => {
      const found = epoch.parse(fromHex(record));
      expect(hex(found.encode())).toBe(record);
      const { number, previous, agreement, ombuds, cards } = found.core;
      const history = found.history !== null;
      return { number, previous, agreement, ombuds, cards, history, hash: found.hash };
    },
    'room/signer': async ({ record, keys }: { record: string; keys: [GivenKey, GivenKey] }) => ({
      signer: await epoch.parse(fromHex(record)).signer([keyOf(keys[0]), keyOf(keys[1])]),
    }),
    'room/room-key': async (given: { record: string; card: string; seed: string }) => ({
      room_key: await mint.openRecord(
        epoch.parse(fromHex(given.record)),
        fromHex(given.card),
        fromHex(given.seed),
      ),
    }),
    'room/history': async (given: { record: string; room_key: string; before: string[] }) => {
      const records = given.before.map((raw) => epoch.parse(fromHex(raw)));
      const keys = await mint.openHistory(
        epoch.parse(fromHex(given.record)),
        fromHex(given.room_key),
        new Map(records.map((record) => [record.core.number, record])),
      );
      return { keys: [...keys] };
    },
    'room/parcel': (given: { parcel: string }) => {
      const found = parcel.parse(fromHex(given.parcel));
      expect(hex(found.encode())).toBe(given.parcel);
      const items = found.items.map((item) => item.hash);
      return { items, leaves: found.leaves.length, grants: found.grants.length };
    },
    'room/reader': async (given: GivenRoom) => {
      const found = shown(await manyAtOnce(given));
      expect(shown(await oneByOne(given))).toEqual(found);
      return found;
    },
    'room/ending': ({ people, lines, then }: GivenEnding) => {
      const found = ending.fold(lines.map(written), {
        known: (card) => ({ first: utf8(people[fromUtf8(card)]!) }) as Known,
      });
      ending.check(found, then);
      const faults = [...found.faults].map(([line, fault]) => [
        fromUtf8(fromHex(line)),
        fault.code,
      ]);
      return {
        phase: ending.phaseOf(found),
        resting: [...found.resting].map((who) => fromUtf8(fromHex(who))).sort(),
        ended: found.ended,
        faults: Object.fromEntries(faults) as unknown,
      };
    },
    'room/stream': async (given: {
      stream: string;
      mine: GivenSecrets[];
      roots: Record<string, string>;
      items: string[];
    }) => {
      const reader = new StreamReader(
        fromHex(given.stream),
        mineOf(given.mine),
        rootsOf(given.roots),
      );
      const items = given.items.map((raw) => envelope.parse(fromHex(raw)));
      await reader.takeAll(items.map((item) => ({ item, time: TIME, stamp: null })));
      return shown(reader);
    },
  },
  {
    'room/accept-entry': 'what a room takes is judged by the server, and by whoever audits it',
    'room/accept-record': 'what a room takes is judged by the server, and by whoever audits it',
  },
);

test('a look shows what reading shows, but for what only order tells', async () => {
  for (const vector of vectorsOf('room').get('reader.json') ?? []) {
    const given = vector.input as unknown as GivenRoom;
    const [reader, look] = [
      await manyAtOnce(given),
      await readerOf(given).peek(itemsOf(given), 60),
    ];
    const repeated = reader.lines.filter(({ faults }) => faults[0]?.code === 'repeated');
    const read = reader.lines.filter((line) => line.opened);
    const kept = look.filter((line) => repeated.every(({ index }) => index !== line.index));

    expect(kept.map(({ index, opened }) => ({ index, opened }))).toEqual(
      read.map(({ index, opened }) => ({ index, opened })),
    );
  }
});

test('a look opens the last entries and no more than it was asked for', async () => {
  const vector = vectorsOf('room').get('reader.json')?.[0];
  const given = vector?.input as unknown as GivenRoom;
  const reader = await manyAtOnce(given);
  const last = reader.lines.filter((line) => line.opened).at(-1);
  const found = await readerOf(given).peek(itemsOf(given), 1);

  expect(found.map((line) => line.index)).toEqual([last?.index]);
});

test('progress tells every line once, in order', async () => {
  const given = vectorsOf('room').get('reader.json')?.[0]?.input as unknown as GivenRoom;
  const told: number[] = [];
  await readerOf(given).takeAll(itemsOf(given), (read) => told.push(read));

  expect(told).toEqual(given.items.map((_, place) => place + 1));
});

test('bent bytes end in refusals and in nothing else', () => {
  for (const { format, input } of vectorsOf('room').get('epoch.json') ?? []) {
    if (format === 'room/epoch') bend(fromHex(input['record']), epoch.parse);
  }
  for (const { input } of vectorsOf('room').get('parcel.json') ?? []) {
    bend(fromHex(input['parcel']), parcel.parse);
  }
});
