/** The course of an agreement: the shared chains, as lines of a room. */

import { beforeAll, expect, test } from 'vitest';
import { texts } from '../build/texts.mjs';
import { Course } from '../client/course.ts';
import { samePerson } from '../core/room/people.ts';
import * as clauses from '../core/agreement/clauses.ts';
import * as signing from '../core/agreement/signing.ts';
import * as version from '../core/agreement/version.ts';
import type { Value } from '../core/ground/canon.ts';
import { fromHex, hex, utf8 } from '../core/ground/octets.ts';
import type { Envelope } from '../core/room/envelope.ts';
import type { Record as Epoch } from '../core/room/epoch.ts';
import { VoidRecord } from '../core/room/faults.ts';
import { BadRoomKey } from '../core/room/mint.ts';
import type { Known, People } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';
import { NOTHING, entry, hashOf, record } from './chain.ts';
import { vectorsOf } from './vectors.ts';

type Given = readonly [string, string, string, string?];

beforeAll(() => clauses.learn(clauses.VERSION, utf8(texts(clauses.VERSION))));

const chains = vectorsOf('agreement').get('state.json')!;

function peopleOf(lineages: string[][], keys: { [card: string]: [string, string] }): People {
  return {
    known: (card): Known | null => {
      const lineage = lineages.find((one) => one.includes(hex(card)));
      if (!lineage) return null;
      const [ed25519 = '', mldsa = ''] = keys[hex(card)] ?? [];
      return {
        hash: card,
        first: fromHex(lineage[0]!),
        generation: lineage.indexOf(hex(card)),
        key: { ed25519: fromHex(ed25519), mldsa: fromHex(mldsa) },
        seal: NOTHING,
      };
    },
  };
}

function linesOf(events: readonly Given[], proposals: { [name: string]: Value[] }): Line[] {
  return events.map(([kind, who, what], at) => {
    const index = at + 1;
    if (kind === 'epoch') return record(index, who as unknown as string[], what);
    const author = fromHex(who);
    if (kind === 'propose') return entry(index, author, 'proposal', proposals[what]!);
    if (kind === 'sign') {
      return entry(index, author, 'signature', signing.fields(signing.parse(fromHex(what))));
    }
    const made = events.findIndex(
      ([made, , name]) => made === 'propose' && hex(version.read(proposals[name]!).hash) === what,
    );
    return entry(index, author, 'take-back', null, hashOf(made + 1));
  });
}

/** A chain that needs no reader who lacks what came before: these lines are all read. */
const read = chains.filter(({ input }) => !(input.events as Given[]).some((one) => one.length > 3));

function room(about: string): { course: Course; lines: Line[]; people: People } {
  const { input } = chains.find((one) => one.about === about)!;
  const people = peopleOf(input.lineages, input.keys);
  const proposals = Object.entries(input.proposals).map(([name, of]) => {
    const parts = of as { [part: string]: string } & { salts: string[] };
    const raw = [parts['limits']!, parts['terms']!].map(fromHex);
    return [name, [fromHex(parts['shell']!), parts.salts.map(fromHex), ...raw, parts['text']!]];
  });
  const lines = linesOf(input.events, Object.fromEntries(proposals) as { [name: string]: Value[] });
  return { course: new Course(fromHex(input.room), people), lines, people };
}

const refusals = (course: Course): unknown =>
  course.stand.refused.map(({ item, fault }) => [item, fault.code]);

test.each(read)('$about, as lines of a room', async ({ about, expect: end }) => {
  const { course, lines } = room(about);
  const { state } = await course.follow(lines);
  const { inForce, epochAgreement, open } = state;

  expect({
    in_force: inForce && hex(inForce.hash),
    since: inForce && inForce.since,
    open: open.map((one) => hex(one.version.hash)),
    epoch_agreement: epochAgreement && hex(epochAgreement),
    refused: refusals(course),
  }).toEqual(end);
});

test('line by line, and by many at once, it comes to the same', async () => {
  const [one, other] = [room('mid-term'), room('mid-term')];
  await other.course.follow(other.lines);
  const turns = one.lines.map((_, at) => one.course.follow(one.lines.slice(0, at + 1)));
  await Promise.all(turns);

  expect(one.course.stand).toEqual(other.course.stand);
});

test('the reader of epochs is told who signed, by lineage', async () => {
  const { course, lines, people } = room('two of one agreement');
  const found = await course.inForce(lines);
  const cards = (lines[0]!.item as Epoch).core.cards;

  expect(found?.people).toEqual(new Set(cards.map((card) => hex(people.known(card)!.first))));
  expect(hex(found!.agreement)).toBe(hex(course.stand.state.inForce!.hash));
});

test('nothing is in force where nobody signed', async () => {
  const { course, lines } = room('taken back');

  expect(await course.inForce(lines)).toBeNull();
});

test('a record that counts for nothing, and words that do not parse, change nothing', async () => {
  const { course, lines } = room('two of one agreement');
  const author = (lines[1]!.item as Envelope).pub.author;
  const lost = {
    ...record(9, ['00'.repeat(32), '11'.repeat(32)], null),
    faults: [new VoidRecord()],
  };
  const noise = [
    entry(10, author, 'proposal', ['not', 'one']),
    entry(11, author, 'signature', 7),
    entry(12, author, 'take-back', null, hashOf(11)),
    entry(13, author, 'take-back', null),
    entry(14, author, 'words', ['hello', []]),
  ];
  const before = (await course.follow(lines)).state;
  const after = await course.follow([...lines, lost, ...noise]);

  expect(after.state).toEqual(before);
  expect(refusals(course)).toEqual([[7, 'proposal-not-open']]);
});

test('who could not open an epoch takes from a record what was in force', async () => {
  const { course, lines } = room('two of one agreement');
  const [first, agreed] = [lines[0]!, lines.at(-1)!];
  const shut = { ...first, faults: [new BadRoomKey('shut')] };
  const { state } = await course.follow([shut, { ...agreed, index: 2 }]);

  expect(state.unread).toBe(true);
  expect(state.inForce?.version).toBeNull();
  expect(state.inForce?.since).toBe(2);
});

test('who could open it all believes no record', async () => {
  const { course, lines } = room('two of one agreement');
  const { state } = await course.follow([lines[0]!, { ...lines.at(-1)!, index: 2 }]);

  expect(state.inForce).toBeNull();
  expect(refusals(course)).toEqual([[2, 'agreement-not-in-force']]);
});

test('two cards of one lineage are one person, two unknown ones are not', () => {
  const [one, next, other] = ['01', '02', '03'].map((byte) => byte.repeat(32));
  const people = peopleOf([[one!, next!]], {});
  const same = samePerson(people);

  expect(same(fromHex(one!), fromHex(next!))).toBe(true);
  expect(same(fromHex(other!), fromHex(other!))).toBe(true);
  expect(same(fromHex(one!), fromHex(other!))).toBe(false);
  expect(same(fromHex(other!), fromHex('04'.repeat(32)))).toBe(false);
});
