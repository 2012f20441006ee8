/** Two people at one table agree: propose, counter, sign, and go on to a next version. */

import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { texts } from '../build/texts.mjs';
import * as agreement from '../client/agreement.ts';
import { Course } from '../client/course.ts';
import type { Build, Room, Saying } from '../client/room.ts';
import { answer } from '../core/agreement/form.ts';
import { fromTable } from '../core/agreement/answers.ts';
import * as clauses from '../core/agreement/clauses.ts';
import type { Terms } from '../core/agreement/terms.ts';
import type { Value } from '../core/ground/canon.ts';
import { sha256 } from '../core/ground/digest.ts';
import { type Bytes, equal, hex, utf8 } from '../core/ground/octets.ts';
import { verifyKey } from '../core/ground/signature.ts';
import { generate } from '../core/identity/keys.ts';
import { Record as Epoch } from '../core/room/epoch.ts';
import type { Known, People } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';
import { NOTHING, entry, record } from './chain.ts';

const entropy = (size: number): Bytes => new Uint8Array(randomBytes(size));
const NOW = Date.UTC(2026, 10, 30, 23, 59) / 1000;

interface Seat {
  readonly first: Bytes;
  readonly keys: ReturnType<typeof generate>;
  card: Bytes;
}

/** One table: what was said at it, and the rooms of both who sit there. */
class Table {
  readonly lines: Line[] = [];
  readonly seats: Seat[] = [];
  readonly parcels: number[] = [];
  /** Whom each keeps out. */
  readonly keptOut: (readonly Value[])[] = [];
  readonly rooms: [Room, Room];
  readonly #known = new Map<string, Known>();

  private constructor(seats: Seat[]) {
    this.seats = seats;
    this.lines.push(record(1, this.seats.map(({ card }) => hex(card)), null)); // prettier-ignore
    this.rooms = [this.#room(0), this.#room(1)];
  }

  static async set(): Promise<Table> {
    const seats = ['Noor', 'Amina'].map(() => {
      const first = entropy(32);
      return { first, card: first, keys: generate(entropy) };
    });
    const table = new Table(seats);
    for (const seat of seats) await table.take(seat, seat.first);
    return table;
  }

  /** From now on this card stands for a seat. */
  async take(seat: Seat, card: Bytes): Promise<void> {
    const key = await verifyKey(seat.keys);
    seat.card = card;
    this.#known.set(hex(card), {
      hash: card,
      first: seat.first,
      generation: 0,
      key,
      seal: NOTHING,
    });
  }

  #room(side: 0 | 1): Room {
    const { seats, lines } = this;
    const people: People & { current(card: Bytes): Promise<Known> } = {
      known: (card) => this.#known.get(hex(card)) ?? null,
      current: async (card) =>
        this.#known.get(hex(seats.find(({ first }) => equal(first, card))!.card))!,
    };
    const course = new Course(NOTHING.slice(16), people);
    const roles = [
      ['Noor', 'mentee'],
      ['Amina', 'mentor'],
    ] as const;
    const seal = async ({ kind, body, replyTo }: Saying): Promise<Line> =>
      entry(lines.length + 1, seats[side]!.card, kind, body, replyTo ?? undefined);
    return {
      id: NOTHING.slice(16),
      members: seats.map(({ first }, at) => ({
        first,
        account: first,
        name: roles[at]![0],
        role: roles[at]![1],
      })),
      memory: { kept: (what: string) => (what === 'kept-out' ? (this.keptOut[side] ?? []) : []) },
      session: {
        people,
        random: entropy,
        now: () => NOW,
        policy: { hash: sha256(utf8('policy')) },
        keys: seats[side]!.keys,
        get card() {
          return { hash: seats[side]!.card };
        },
      },
      get agreement() {
        return course.stand;
      },
      sync: () => course.follow(lines),
      begin: async (named: Bytes) => ({
        record: record(lines.length + 2, seats.map(({ card }) => hex(card)), hex(named)), // prettier-ignore
      }),
      write: async (build: Build) => {
        const parcel = await build(seal as never);
        const added = parcel.items as unknown as Line[];
        this.parcels.push(added.length);
        lines.push(...added);
        await course.follow(lines);
        return added;
      },
    } as unknown as Room;
  }
}

let table: Table;
let noor: Room;
let amina: Room;

beforeAll(() => clauses.learn(clauses.VERSION, utf8(texts(clauses.VERSION))));
beforeEach(async () => {
  table = await Table.set();
  [noor, amina] = table.rooms;
  await Promise.all([noor.sync(), amina.sync()]);
});

function undertaken(of: Terms): Terms {
  const [first, second] = ['first', 'second'].map((side) => ['side', side, 'undertakings']);
  return fromTable(answer(answer({}, first!, ['I keep it.']), second!, ['I ask.']), of);
}

async function agreed(): Promise<Bytes> {
  await agreement.propose(noor, undertaken(agreement.base(noor, 'en', 'generic')));
  const { hash } = agreement.current(noor).version;
  await agreement.sign(noor, hash);
  await agreement.sign(amina, hash);
  await noor.sync();
  return hash;
}

test('a draft starts tomorrow, with the two as the server lists them', () => {
  const draft = agreement.base(noor, 'fr', 'uk');

  expect(draft.start).toBe('2026-12-01');
  expect([draft.language, draft.pack]).toEqual(['fr', 'uk']);
  expect(draft.parties.map(({ name, role }) => [name, role])).toEqual([
    ['Noor', 'mentee'],
    ['Amina', 'mentor'],
  ]);
});

test('the second signature goes with the epoch that it begins', async () => {
  const hash = await agreed();

  expect(table.parcels).toEqual([1, 1, 2]);
  expect(table.lines.at(-1)!.opened).toBeNull();
  expect(equal(agreement.inForce(noor)!.hash, hash)).toBe(true);
  expect(equal(agreement.inForce(amina)!.hash, hash)).toBe(true);
});

test('a counter-proposal begins with what is open, and tells what it changes', async () => {
  await agreement.propose(noor, undertaken(agreement.base(noor, 'en', 'generic')));
  await amina.sync();
  const open = agreement.base(amina, 'fr', 'eu');
  await agreement.propose(amina, fromTable({ cadence: 'Every Monday.' }, open));
  await noor.sync();

  expect(open.language).toBe('en');
  expect(agreement.changes(noor)).toEqual([
    'Clause 9, how often we meet: Every two weeks, for one hour. → Every Monday.',
  ]);
});

test('a next version follows the one in force, and changes are told against it', async () => {
  const hash = await agreed();
  await agreement.propose(
    noor,
    fromTable({ purpose: 'To go on.' }, agreement.base(noor, 'en', 'uk')),
  );
  const { shell } = agreement.current(noor).version;

  expect(agreement.changes(noor)).toHaveLength(1);
  expect([shell.version, hex(shell.previous!)]).toEqual([2, hex(hash)]);
  expect(equal(shell.agreement, agreement.inForce(noor)!.version!.shell.agreement)).toBe(true);
});

test('whoever has a new card proposes and signs by it', async () => {
  await table.take(table.seats[0]!, entropy(32));
  const hash = await agreed();
  const { cards } = agreement.inForce(amina)!.version!.shell;

  expect(equal(cards[0], table.seats[0]!.card)).toBe(true);
  expect(equal(agreement.inForce(amina)!.hash, hash)).toBe(true);
});

test('a first proposal changes nothing that could be told', async () => {
  await agreement.propose(noor, undertaken(agreement.base(noor, 'en', 'generic')));

  expect(agreement.changes(noor)).toEqual([]);
});

test('nothing is signed that is not open', async () => {
  await expect(agreement.sign(noor, entropy(32))).rejects.toThrow(agreement.NothingProposed);
  expect(() => agreement.current(noor)).toThrow(agreement.NothingProposed);
});

test('nobody signs while one of the two is silent', async () => {
  await agreement.propose(noor, agreement.base(noor, 'en', 'generic'));
  const { hash } = agreement.current(noor).version;

  await expect(agreement.sign(noor, hash)).rejects.toMatchObject({ code: 'undertaking-missing' });
});

test('one of the two is not proposed as ombuds by an older card of theirs', async () => {
  const old = table.seats[1]!.card;
  await table.take(table.seats[1]!, entropy(32));
  const chosen = undertaken(agreement.base(noor, 'en', 'generic'));
  const ombuds = { card: old, name: 'Somebody' };
  const [one, other] = chosen.parties;
  const parties = [one, { ...other, card: table.seats[1]!.card }] as const;
  const proposed = agreement.propose(noor, { ...chosen, parties, ombuds });

  await expect(proposed).rejects.toMatchObject({ code: 'conflicted-person' });
  expect(table.lines).toHaveLength(1);
  expect(table.lines[0]!.item).toBeInstanceOf(Epoch);
});

test('whom somebody keeps out is neither proposed nor signed by them, and the other is not told', async () => {
  const mira = entropy(32);
  const terms = { ...undertaken(agreement.base(noor, 'en', 'generic')), ombuds: { card: mira, name: 'Mira' } }; // prettier-ignore
  table.keptOut[0] = [[mira, 1, NOW]];

  await expect(agreement.propose(noor, terms)).rejects.toMatchObject({ code: 'not-this-person' });
  await agreement.propose(amina, terms);
  const { hash } = agreement.current(amina).version;
  await agreement.sign(amina, hash);
  await noor.sync();
  await expect(agreement.sign(noor, hash)).rejects.toMatchObject({ code: 'not-this-person' });
  table.keptOut[0] = [
    [mira, 1, NOW],
    [mira, 0, NOW],
  ];
  await agreement.sign(noor, hash);

  expect(equal(agreement.inForce(noor)!.hash, hash)).toBe(true);
});
