/** Reports: every shared vector that the two play, and bent bytes. */

import { expect, test } from 'vitest';
import * as limits from '../core/agreement/limits.ts';
import * as basis from '../core/duty/basis.ts';
import { FalseReport } from '../core/duty/beside.ts';
import * as steps from '../core/duty/case.ts';
import * as duty from '../core/duty/open.ts';
import * as report from '../core/duty/report.ts';
import { type Reading, watch } from '../core/duty/watch.ts';
import { fromHex, hex } from '../core/ground/octets.ts';
import * as envelope from '../core/room/envelope.ts';
import * as epoch from '../core/room/epoch.ts';
import { sightings } from '../core/room/notice.ts';
import { NotLogged } from '../core/tlog/mirror.ts';
import * as granted from '../core/room/granted.ts';
import { samePerson } from '../core/room/people.ts';
import { RoomReader } from '../core/room/reader.ts';
import { type GivenPerson, type GivenSecrets, mineOf, peopleOf, rootsOf } from './cast.ts';
import { bend, play, vectorsOf } from './vectors.ts';

interface GivenRoom {
  readonly room: string;
  readonly mine: GivenSecrets[];
  readonly people: GivenPerson[];
  readonly accepted: [string[], string[]];
  readonly roots: Record<string, string>;
  readonly in_force: [{ after: number; agreement: string; people: string[] }];
  readonly items: [number, string][];
  readonly signed: [string, string, [string, string]][];
  readonly leaves: [number, string][];
  readonly first_seen: Record<string, number>;
  readonly now: number;
}

async function readerOf(given: GivenRoom): Promise<RoomReader> {
  const [{ after, agreement, people }] = given.in_force;
  const log = new Uint8Array(32);
  const agreed = { agreement: fromHex(agreement), ombuds: null, people: new Set(people), log };
  const [first, second] = given.accepted;
  const reader: RoomReader = new RoomReader(
    fromHex(given.room),
    mineOf(given.mine),
    peopleOf(everybody(given.people)),
    [new Set(first), new Set(second)],
    rootsOf(given.roots),
    () => Promise.resolve(reader.link.index >= after ? agreed : null),
    [log, log],
  );
  for (const [kind, raw] of given.items) {
    const body = fromHex(raw);
    await reader.take(kind ? epoch.parse(body) : envelope.parse(body), 0, null);
  }
  return reader;
}

/** Officers are named by their first card: it is known as the current one is. */
function everybody(people: readonly GivenPerson[]): GivenPerson[] {
  return [...people, ...people.map((one) => ({ ...one, card: one.first }))];
}

play('duty', {
  'duty/report': (given: { report: string }) => {
    const found = report.parse(fromHex(given.report));
    expect(hex(report.encode(found))).toBe(given.report);
    const { limit, entries } = found;
    return { limit, entries, delayed: report.isDelayed(found), hash: report.hashOf(found) };
  },
  'duty/covers': (given: {
    limits: string;
    side: number;
    report: string;
    people: GivenPerson[];
  }) => {
    const same = samePerson(peopleOf(everybody(given.people)));
    const said = report.parse(fromHex(given.report));
    const found = basis.check(limits.parse(fromHex(given.limits)), given.side, said, same);
    return { limit: found.limit.id, officer: found.officer.name, deputy: found.deputy };
  },
  'duty/check': async (given: {
    grant: string;
    envelopes: string[];
    me: string[];
    people: GivenPerson[];
    leaves: string[];
  }) => {
    const sent = given.envelopes.map((raw) => envelope.parse(fromHex(raw)));
    const log = {
      includes(leaf: Uint8Array) {
        if (!given.leaves.includes(hex(leaf))) throw new NotLogged();
      },
    };
    const found = await duty.check(
      granted.parse(fromHex(given.grant)),
      new Map(sent.map((one) => [hex(one.hash), one])),
      { me: new Set(given.me), people: peopleOf(everybody(given.people)), log },
    );
    const [entry] = found.entries;
    return {
      reporter: found.reporter,
      author: entry?.author,
      words: entry?.words.text,
      label: entry?.opened.priv.label,
      statement: found.statement,
      deputy: found.covered.deputy,
    };
  },
  'duty/step': (given: { step: string }) => {
    const found = steps.parse(fromHex(given.step));
    expect(hex(steps.encode(found))).toBe(given.step);
    const { state, words, time } = found;
    return { state, words, time };
  },
  'duty/watch': async (given: GivenRoom) => {
    const reader = await readerOf(given);
    expect(reader.lines.flatMap(({ faults }) => faults)).toEqual([]);
    const signed = given.signed.map(
      ([agreement, part, cards]) =>
        [agreement, { limits: limits.parse(fromHex(part)), cards: cards.map(fromHex) }] as const,
    );
    const cores = reader.epochs.map(({ record }) => record.core);
    const reading: Reading = {
      rules: {
        signed: new Map(signed),
        epochs: new Map(cores.map(({ number, agreement }) => [number, agreement])),
      },
      same: samePerson(peopleOf(everybody(given.people))),
      firstSeen: new Map(Object.entries(given.first_seen)),
      now: given.now,
    };
    const leaves = given.leaves.map(([place, leaf]) => [place, fromHex(leaf)] as const);
    const found = (tag: Uint8Array): (readonly [number, Uint8Array])[] =>
      leaves.filter(([, leaf]) => hex(leaf).startsWith(hex(tag)));
    return watch(sightings(reader.lines, { found }), reader.lines, reading).map(
      ({ entry, position, sight, fault }) => ({
        entry,
        position,
        sight,
        fault: fault && fault.code,
      }),
    );
  },
});

test('bent reports are refused by the rules and by nothing else', () => {
  const vectors = vectorsOf('duty').get('report.json') ?? [];
  const [good] = vectors.filter(({ format }) => format === 'duty/report');
  bend(fromHex(good?.input.report as string), report.parse);
});

test('bent steps and bent grants are refused by the rules and by nothing else', () => {
  const [step] = vectorsOf('duty').get('case.json') ?? [];
  const [check] = vectorsOf('duty').get('check.json') ?? [];
  bend(fromHex(step?.input.step as string), steps.parse);
  bend(fromHex(check?.input.grant as string), (raw) => duty.read(granted.parse(raw)));
});

test('an envelope under the hash of another one is not taken for it', async () => {
  const [check] = vectorsOf('duty').get('check.json') ?? [];
  const { grant, envelopes, me, people } = check?.input as {
    grant: string;
    envelopes: [string];
    me: string[];
    people: GivenPerson[];
  };
  const read = granted.parse(fromHex(grant));
  const [wanted] = read.keys.map(({ entry }) => hex(entry));
  const there = envelope.parse(fromHex(envelopes[0]));
  const other = new envelope.Envelope(there.pub, there.com, there.mine, new Uint8Array(300));
  const to = {
    me: new Set(me),
    people: peopleOf(everybody(people)),
    log: { includes: () => undefined },
  };

  expect((await duty.check(read, new Map([[wanted!, there]]), to)).entries).toHaveLength(1);
  await expect(duty.check(read, new Map([[wanted!, other]]), to)).rejects.toThrow(FalseReport);
});
