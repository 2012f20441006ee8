/** Whose confidence an entry is, and what the log tells the two about it: by hand-made lines. */

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Bytes, hex, utf8 } from '../core/ground/octets.ts';
import type { Value } from '../core/ground/canon.ts';
import { Signed } from '../core/ground/signature.ts';
import * as consent from '../core/release/consent.ts';
import { signedFields } from '../core/release/request.ts';
import * as standing from '../core/release/standing.ts';
import { watch } from '../core/release/watch.ts';
import { Kind, type Priv } from '../core/room/entry.ts';
import { Envelope, Pub } from '../core/room/envelope.ts';
import { Record } from '../core/room/epoch.ts';
import { VoidRecord } from '../core/room/faults.ts';
import { Label } from '../core/room/label.ts';
import { Sight, sightings } from '../core/room/notice.ts';
import { fold } from '../core/room/ownership.ts';
import type { People } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';
import * as leaves from '../core/tlog/leaf.ts';

/** 32 bytes of a name. */
function bytes(name: string): Bytes {
  return new Uint8Array(createHash('sha256').update(name).digest());
}

const [ADA, BEN] = [bytes('ada'), bytes('ben')];
const ROOM = bytes('room').subarray(0, 16);
const PEOPLE: People = {
  known: (card) => ({
    ...{ hash: card, first: card, generation: 0, seal: new Uint8Array() },
    key: { ed25519: new Uint8Array(), mldsa: new Uint8Array() },
  }),
};

interface Said extends Partial<Pick<Priv, 'kind' | 'replyTo' | 'source' | 'owner'>> {
  readonly by?: Bytes;
  readonly body?: Value;
  readonly time?: number;
}

/** The lines of a room in which this was said, in order. */
function room(...said: readonly Said[]): Line[] {
  return said.map((one, place) => {
    const [author, name] = [one.by ?? ADA, `entry ${place}`];
    const pub = new Pub(ROOM, 1, author, ROOM, place);
    const envelope = new Envelope(pub, bytes(name), bytes(name), bytes(name));
    const seen = { link: { index: 0, head: ADA }, size: 1, root: ADA };
    const links = { replyTo: one.replyTo ?? null, source: one.source ?? null };
    const kind = one.kind ?? Kind.WORDS;
    const owner = one.owner ?? author;
    const priv = { label: Label.PAIR, owner, kind, time: 1, ...links, seen };
    const key = bytes(`key of ${name}`);
    const opened = { envelope, priv, body: one.body ?? null, kf: key, key };
    const about = { item: envelope, time: one.time ?? 1, stamp: null, faults: [] };
    return { ...about, index: place + 1, hash: entry(place), opened };
  });
}

function entry(place: number): Bytes {
  return bytes(`hash ${place}`);
}

function owners(lines: readonly Line[], place: number): string[] {
  return [...fold(lines, PEOPLE).owners(entry(place))].sort();
}

const both = [hex(ADA), hex(BEN)].sort();

describe('an entry is the confidence of', () => {
  test('the owner that it names', () => {
    expect(owners(room({}, { owner: BEN }), 0)).toEqual([hex(ADA)]);
    expect(owners(room({}, { owner: BEN }), 1)).toEqual([hex(BEN)]);
  });

  test('both, once the other claims it, until the claim is taken back', () => {
    const claimed: Said[] = [{}, { by: BEN, kind: Kind.CLAIM, replyTo: entry(0) }];
    const back: Said = { by: BEN, kind: Kind.TAKE_BACK, replyTo: entry(1) };

    expect(owners(room(...claimed), 0)).toEqual(both);
    expect(owners(room(...claimed, back), 0)).toEqual([hex(ADA)]);
  });

  test('both, where a correction or an edited part says claimed words once more', () => {
    const claim: Said = { by: BEN, kind: Kind.CLAIM, replyTo: entry(0) };

    expect(owners(room({}, claim, { source: entry(0) }), 2)).toEqual(both);
    const corrected: Said = { kind: Kind.CORRECTION, replyTo: entry(0) };
    expect(owners(room({}, claim, corrected), 2)).toEqual(both);
    const late: Said = { by: BEN, kind: Kind.CLAIM, replyTo: entry(1) };
    expect(owners(room({}, { source: entry(0) }, late), 0)).toEqual(both);
  });

  test('nobody who could let it go, where it is not here', () => {
    expect(owners(room({}), 9)).toEqual(['']);
  });
});

/** A record of these two, with an agreement or without. */
function record(place: number, cards: [Bytes, Bytes], agreed: boolean, void_ = false): Line {
  const agreement = agreed ? bytes('agreement') : null;
  const core = { room: ROOM, number: place, previous: null, agreement, ombuds: null, cards };
  const [wrap, check] = [new Uint8Array(), bytes('check')];
  const signed = new Signed(wrap, [wrap, wrap]);
  const item = new Record({ ...core, check }, [wrap, wrap], null, signed);
  const faults = void_ ? [new VoidRecord()] : [];
  const about = { item, time: 1, stamp: null, faults, opened: null };
  return { ...about, index: place + 1, hash: entry(place) };
}

describe('after a fresh start', () => {
  const anew = bytes('ada anew');
  const said = room({}, {}, { by: BEN }, { kind: Kind.CLAIM, replyTo: entry(2) });
  const lines = (...more: Line[]): Line[] => [
    record(0, [ADA, BEN], true),
    ...said.slice(1),
    ...more,
  ];
  const met = record(4, [anew, BEN], false);

  test('what was owned or claimed is the heir’s, once both have signed again', () => {
    const again = lines(met, record(5, [anew, BEN], true));

    expect(owners(again, 1)).toEqual([hex(anew)]);
    expect(owners(again, 2)).toEqual([hex(anew), hex(BEN)].sort());
  });

  test('nobody inherits before, nor by a record that is void', () => {
    expect(owners(lines(met), 1)).toEqual([hex(ADA)]);
    expect(owners(lines(record(4, [anew, BEN], true, true)), 1)).toEqual([hex(ADA)]);
  });
});

test('only its author takes an entry back or corrects it', () => {
  const act = (by: Bytes, kind: Kind): Said => ({ by, kind, replyTo: entry(0) });
  const foreign = fold(room({}, act(BEN, Kind.TAKE_BACK), act(BEN, Kind.CORRECTION)), PEOPLE);
  const own = fold(room({}, act(ADA, Kind.TAKE_BACK), act(ADA, Kind.CORRECTION)), PEOPLE);

  expect([foreign.takenBack.size, foreign.correctedBy.size]).toEqual([0, 0]);
  expect([...own.takenBack]).toEqual([hex(entry(0))]);
  expect([...own.correctedBy]).toEqual([[hex(entry(0)), hex(entry(2))]]);
});

const AGREED: consent.Consent = {
  ...{ salt: bytes('salt'), id: ROOM, room: ROOM, entry: entry(0), source: null },
  ...{ attachments: [], recipients: [bytes('eve')], purpose: '', until: 9, passingOn: '' },
  ...{ agreement: bytes('agreement'), time: 1 },
};

/** The leaf of a release of the first entry, and what a notice says of it. */
function released(agreed = AGREED): { notice: Value; leaf: Bytes } {
  const tag = leaves.grantTags(bytes('key of entry 0')).atOnce;
  const document = consent.encode(agreed);
  const opening = { tag, r: bytes('r'), kind: leaves.Kind.RELEASE, document };
  return {
    notice: [leaves.fields(opening)],
    leaf: leaves.encode(leaves.leafOf(opening)),
  };
}

function sights(lines: readonly Line[], leaf: Bytes): string[] {
  const found = (tag: Bytes): [number, Bytes][] =>
    hex(leaf).startsWith(hex(tag)) ? [[7, leaf]] : [];
  return watch(sightings(lines, { found }), lines, PEOPLE).map((one) => {
    expect(one.position).toBe(7);
    return `${one.sight} ${one.consent?.until ?? '-'}`;
  });
}

describe('a leaf about an entry is', () => {
  const { notice, leaf } = released();
  const told = (by: Bytes): Said => ({ by, kind: Kind.NOTICE, body: notice });
  const signatures = [new Uint8Array(64), new Uint8Array(3309)];
  const half = signedFields({ payload: consent.encode(AGREED), signatures });
  const claim: Said = { by: BEN, kind: Kind.CLAIM, replyTo: entry(0) };

  test('told, when its owner says so', () => {
    expect(sights(room({}, told(ADA)), leaf)).toEqual([`${Sight.TOLD} 9`]);
  });

  test('unexplained, when nothing in the room says so, or says it of something else', () => {
    const other = released({ ...AGREED, entry: entry(5) });
    const wrong: Said = { kind: Kind.NOTICE, body: other.notice };

    expect(sights(room({}), leaf)).toEqual([`${Sight.UNEXPLAINED} -`]);
    expect(sights(room({}, { kind: Kind.NOTICE, body: utf8('x') }), leaf)).toEqual([
      `${Sight.UNEXPLAINED} -`,
    ]);
    expect(sights(room({}, wrong), other.leaf)).toEqual([`${Sight.UNEXPLAINED} -`]);
  });

  test('against its owner, when only the other says so', () => {
    expect(sights(room({}, told(BEN)), leaf)).toEqual([`${Sight.AGAINST_OWNER} 9`]);
    expect(sights(room({}, claim, told(ADA)), leaf)).toEqual([`${Sight.AGAINST_OWNER} 9`]);
  });

  test('told, when the other owner left their half before', () => {
    const left: Said = { by: BEN, kind: Kind.CONSENT, body: half };
    const other = signedFields({ payload: consent.encode({ ...AGREED, until: 8 }), signatures });
    const elsewhere: Said = { by: BEN, kind: Kind.CONSENT, body: other };

    expect(sights(room({}, claim, left, told(ADA)), leaf)).toEqual([`${Sight.TOLD} 9`]);
    expect(sights(room({}, claim, told(ADA), left), leaf)).toEqual([`${Sight.AGAINST_OWNER} 9`]);
    expect(sights(room({}, claim, elsewhere, told(ADA)), leaf)).toEqual([
      `${Sight.AGAINST_OWNER} 9`,
    ]);
  });

  test('told, under a standing consent that had not ended', () => {
    const given = (until: number): Said => {
      const about = { salt: bytes('s'), room: ROOM, entry: entry(0), other: BEN, until };
      const body = signedFields({ payload: standing.encode(about), signatures });
      return { kind: Kind.STANDING, body };
    };

    expect(sights(room({}, given(1), told(BEN)), leaf)).toEqual([`${Sight.TOLD} 9`]);
    expect(sights(room({}, given(0), told(BEN)), leaf)).toEqual([`${Sight.AGAINST_OWNER} 9`]);
  });

  test('against its owner, once what they left or gave was taken back before', () => {
    const left: Said = { by: BEN, kind: Kind.CONSENT, body: half };
    const back: Said = { by: BEN, kind: Kind.TAKE_BACK, replyTo: entry(2) };
    const mine: Said = { ...back, by: ADA };

    expect(sights(room({}, claim, left, back, told(ADA)), leaf)).toEqual([
      `${Sight.AGAINST_OWNER} 9`,
    ]);
    expect(sights(room({}, claim, left, mine, told(ADA)), leaf)).toEqual([`${Sight.TOLD} 9`]);
    expect(sights(room({}, claim, left, told(ADA), back), leaf)).toEqual([`${Sight.TOLD} 9`]);
  });

  test('judged as of its notice: a claim made later changes nothing', () => {
    expect(sights(room({}, told(ADA), claim), leaf)).toEqual([`${Sight.TOLD} 9`]);
  });
});
