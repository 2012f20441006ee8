/** Rows of spec/entry.md, spec/room.md and spec/grant.md; the other side is `tests/exchange/room.py`. */

import * as canon from '../../core/ground/canon.ts';
import type { Value } from '../../core/ground/canon.ts';
import { sealTo } from '../../core/ground/close/key.ts';
import { sha256 } from '../../core/ground/digest.ts';
import { type Bytes, concat, hex, utf8 } from '../../core/ground/octets.ts';
import { unsealFrom } from '../../core/ground/open/key.ts';
import * as signature from '../../core/ground/signature.ts';
import * as consents from '../../core/release/consent.ts';
import type { Consent } from '../../core/release/consent.ts';
import * as request from '../../core/release/request.ts';
import * as standings from '../../core/release/standing.ts';
import type { Standing } from '../../core/release/standing.ts';
import { openFile, sealFile } from '../../core/room/attachment.ts';
import * as entries from '../../core/room/entry.ts';
import * as envelope from '../../core/room/envelope.ts';
import { type Envelope, Pub } from '../../core/room/envelope.ts';
import * as epochs from '../../core/room/epoch.ts';
import type { Record as EpochRecord } from '../../core/room/epoch.ts';
import * as evidence from '../../core/room/evidence.ts';
import * as grants from '../../core/room/grant.ts';
import * as granted from '../../core/room/granted.ts';
import type { Granted } from '../../core/room/granted.ts';
import { Label } from '../../core/room/label.ts';
import { type Minted, mint, openHistory, openRecord } from '../../core/room/mint.ts';
import { type Opened, checkMine, openEntry, openWith } from '../../core/room/open.ts';
import * as parcels from '../../core/room/parcel.ts';
import { Parcel } from '../../core/room/parcel.ts';
import * as sealing from '../../core/room/seal.ts';
import * as stamps from '../../core/room/stamp.ts';
import {
  type Json,
  type Made,
  ROOM,
  type Row,
  TIME,
  UNTIL,
  cardOf,
  entropy,
  hexOrNone,
  keysOf,
  octets,
  seed,
} from './cast.ts';

const PRIV: entries.Priv = {
  label: Label.NAMED,
  owner: seed('owner'),
  kind: entries.Kind.WORDS,
  time: TIME,
  replyTo: seed('reply'),
  source: null,
  seen: { link: { index: 3, head: seed('head') }, size: 5, root: seed('root') },
};
const BODY: Value = ['Grüße, \u{1f600} and good-bye.', []];

async function openedMeans(sealed: Envelope, { priv, body, key }: Opened): Promise<Json> {
  return {
    priv: hex(canon.encode(entries.privFields(priv))),
    body: hex(canon.encode(body)),
    key: hex(key),
    hash: hex(sealed.hash),
    again: hex(canon.encode((await openWith(key, sealed)).body)),
  };
}

async function sealed(): Promise<Envelope> {
  const pub = new Pub(ROOM, 2, (await cardOf('Ada')).hash, seed('writer', 16), 7);
  const keys = sealing.roomKeys(seed('room key'), seed('self key'));
  return sealing.sealEntry(keys, pub, PRIV, BODY, entropy);
}

const FILE: entries.Attachment = {
  key: seed('file key'),
  id: seed('file', 16),
  length: 70_000,
  name: 'plan.txt',
  type: 'text/plain',
  digest: new Uint8Array(32),
};

function bodiesMeans(
  words: entries.Words,
  held: entries.Held,
  ask: request.Ask,
  payload: Bytes,
): Json {
  const [one] = words.attachments;
  return {
    words: [words.text, one!.name, hex(one!.key), one!.length],
    held: [hex(held.room), held.level, held.text],
    ask: [hex(ask.id), ask.words, hex(ask.recipient), ask.name, ask.purpose, ask.until],
    payload: hex(payload),
  };
}

async function minted(number: number): Promise<Minted> {
  const before = number ? await minted(0) : null;
  const [first, second] = [await cardOf('Ada'), await cardOf('Ben')];
  const plan = {
    room: ROOM,
    number,
    previous: before && before.record.hash,
    agreement: number ? seed('agreement') : null,
    ombuds: number ? seed('ombuds') : null,
    cards: [first.hash, second.hash] as const,
    seals: [first.seal, second.seal] as const,
  };
  const history = before && new Map([[0, before.roomKey]]);
  return mint(plan, history, keysOf('Ada'), (size) => seed(`room key ${number}`, size));
}

async function recordMeans(record: EpochRecord, before: EpochRecord): Promise<Json> {
  const open = async (name: string): Promise<Bytes> =>
    openRecord(record, (await cardOf(name)).hash, keysOf(name).seal);
  const [mine, theirs] = [await open('Ada'), await open('Ben')];
  const history = await openHistory(record, mine, new Map([[0, before]]));
  const { number, agreement, ombuds } = record.core;
  return {
    keys: [hex(mine), hex(theirs)],
    history: Object.fromEntries([...history].map(([at, key]) => [String(at), hex(key)])),
    number,
    agreement: hexOrNone(agreement),
    ombuds: hexOrNone(ombuds),
    hash: hex(record.hash),
  };
}

const parcelMeans = ({ items, leaves, grants: found }: Parcel): Json => ({
  items: items.map(({ hash }) => hex(hash)),
  leaves: leaves.map(hex),
  grants: found.map((one) => [
    hex(one.id),
    hex(one.entries[0]!),
    one.until,
    hex(sha256(one.sealed)),
  ]),
});

async function agreed(): Promise<Consent> {
  return {
    salt: seed('salt'),
    id: seed('consent', 16),
    room: ROOM,
    entry: seed('entry'),
    source: null,
    attachments: [seed('file', 16)],
    recipients: [(await cardOf('Ben')).hash],
    purpose: 'a second look',
    until: UNTIL,
    passingOn: 'nobody',
    agreement: seed('agreement'),
    time: TIME,
  };
}

const consentMeans = (one: Consent): Json => ({
  what: [
    one.room,
    one.entry,
    one.attachments[0]!,
    one.recipients[0]!,
    one.agreement,
    consents.hashOf(one),
  ].map(hex),
  said: [one.purpose, one.until, one.passingOn, one.time],
});

const standingMeans = ({ room, entry, other, until }: Standing): Json => ({
  where: [hex(room), hex(entry), hex(other)],
  until,
});

/** A payload that one person signed, as it stands in an entry. */
export function signedOf<T>(use: string, payload: () => Promise<T>, how: How<T>): Row {
  return {
    async make() {
      const one = await payload();
      const raw = how.encode(one);
      const signatures = await signature.sign(keysOf('Ada'), raw, use);
      const body = canon.encode(request.signedFields({ payload: raw, signatures }));
      return [{ signer: 'Ada' }, body, how.means(one)];
    },
    async read(given, raw) {
      const half = request.parseSigned(canon.decode(raw));
      const { key } = await cardOf(given.signer as string);
      await signature.verify(key, half.payload, half.signatures, use);
      return how.means(how.parse(half.payload));
    },
  };
}

interface How<T> {
  encode(one: T): Bytes;
  parse(raw: Bytes): T;
  means(one: T): Json;
}

function grantedMeans({ kind, keys, payload, signatures, extras }: Granted): Json {
  const rest = canon.encode([payload, signatures, extras]);
  const spelt = keys.map((key) => [hex(key.entry), hex(key.k), hex(key.r), key.when]);
  return { kind, keys: spelt, rest: hex(sha256(rest)) };
}

/** A grant to somebody. */
export function grantOf(make: () => Promise<Granted>): Row {
  return {
    async make(): Promise<Made> {
      const [inside, reader] = [await make(), await cardOf('Ben')];
      const closed = await grants.close(reader.seal, reader.hash, granted.encode(inside));
      return [{ reader: 'Ben' }, closed, grantedMeans(inside)];
    },
    async read(given, closed) {
      const name = given.reader as string;
      const { hash } = await cardOf(name);
      return grantedMeans(await granted.openGrant(keysOf(name).seal, hash, closed));
    },
  };
}

async function shownRaw(): Promise<Bytes> {
  const opened = await openEntry(sealing.roomRoot(seed('room key')), await sealed());
  const { pub, com } = opened.envelope;
  const stamp = stamps.stamp(seed('stamp key'), pub, com, TIME);
  return evidence.encode([evidence.show(opened, TIME, stamp)], 'look');
}

function shownMeans(key: Bytes, raw: Bytes): Json {
  const [[one], words] = evidence.parse(raw);
  evidence.check(key, one!);
  const body = hex(canon.encode(one!.body));
  return { words, body, stamp: hex(one!.stamp), time: one!.time };
}

export const room: Record<string, Row> = {
  entry: {
    async make() {
      const one = await sealed();
      const root = sealing.roomRoot(seed('room key'));
      const given = { root: hex(seed('room key')), self: hex(seed('self key')) };
      return [given, one.encode(), await openedMeans(one, await openEntry(root, one))];
    },
    async read(given, raw) {
      const one = envelope.parse(raw);
      checkMine(sealing.mineKey(octets(given, 'self')), one);
      return openedMeans(one, await openEntry(sealing.roomRoot(octets(given, 'root')), one));
    },
  },
  'entry-to-oneself': {
    async make() {
      const author = (await cardOf('Ada')).hash;
      const pub = new Pub(seed('account', 16), 1, author, seed('writer', 16), 0);
      const keys = sealing.ownKeys(seed('self key'));
      const one = await sealing.sealEntry(keys, pub, PRIV, BODY, entropy);
      const given = { self: hex(seed('self key')) };
      return [given, one.encode(), await openedMeans(one, await openEntry(keys.root, one))];
    },
    async read(given, raw) {
      const [one, self] = [envelope.parse(raw), octets(given, 'self')];
      checkMine(sealing.mineKey(self), one);
      return openedMeans(one, await openEntry(sealing.ownRoot(self), one));
    },
  },
  file: {
    async make() {
      const plain = Uint8Array.from({ length: FILE.length }, (_, at) => at % 250);
      const closed = await sealFile(FILE.key, ROOM, FILE.id, plain, entropy);
      const { length } = FILE;
      const given = { key: hex(FILE.key), id: hex(FILE.id), length, digest: hex(sha256(closed)) };
      return [given, closed, { file: hex(sha256(plain)) }];
    },
    async read(given, closed) {
      const [key, id, digest] = ['key', 'id', 'digest'].map((name) => octets(given, name)) as [
        Bytes,
        Bytes,
        Bytes,
      ];
      const about = { key, id, digest, length: given.length as number, name: '', type: '' };
      return { file: hex(sha256(await openFile(ROOM, about, closed))) };
    },
  },
  bodies: {
    async make() {
      const words = { text: 'my plan', attachments: [FILE] };
      const held = { room: ROOM, level: 2, text: 'not yet' };
      const recipient = (await cardOf('Ben')).hash;
      const said = { words: 'words', name: 'Ben', purpose: 'to help', until: UNTIL };
      const ask = { id: seed('ask', 16), entry: seed('entry'), recipient, ...said };
      const payload = utf8('payload');
      const signatures = await signature.sign(keysOf('Ada'), payload, 'exchange');
      const made = [
        entries.wordsFields(words),
        entries.heldFields(held),
        request.askFields(ask),
        request.signedFields({ payload, signatures }),
      ];
      return [{}, canon.encode(made), bodiesMeans(words, held, ask, payload)];
    },
    async read(_, raw) {
      const [words, held, ask, half] = canon.decode(raw) as [Value, Value, Value, Value];
      const { payload, signatures } = request.parseSigned(half);
      await signature.verify((await cardOf('Ada')).key, payload, signatures, 'exchange');
      const said = entries.parseWords(words);
      return bodiesMeans(said, entries.parseHeld(held), request.parseAsk(ask), payload);
    },
  },
  'epoch-record': {
    async make() {
      const [before, made] = [await minted(0), await minted(1)];
      const given = { signer: 'Ada', before: hex(before.record.encode()) };
      return [given, made.record.encode(), await recordMeans(made.record, before.record)];
    },
    async read(given, raw) {
      const [found, before] = [epochs.parse(raw), epochs.parse(octets(given, 'before'))];
      await found.verify((await cardOf(given.signer as string)).key);
      return recordMeans(found, before);
    },
  },
  'the-parcel': {
    async make() {
      const { seal, hash } = await cardOf('Ben');
      const closed = await grants.close(seal, hash, utf8('inside'));
      const where = { id: seed('grant', 16), recipient: seed('account', 16) };
      const what = { entries: [seed('entry')], attachments: [], until: UNTIL };
      const leaf = concat(seed('leaf'), seed('leaf', 16));
      const items = [await sealed(), (await minted(0)).record];
      const made = new Parcel(items, [leaf], [{ ...where, ...what, sealed: closed }]);
      return [{}, made.encode(), parcelMeans(made)];
    },
    read: (_, raw) => parcelMeans(parcels.parse(raw)),
  },
  'the-consent': signedOf(consents.USE, agreed, { ...consents, means: consentMeans }),
  'standing-consent': signedOf(
    standings.USE,
    async () => ({
      salt: seed('salt'),
      room: ROOM,
      entry: seed('entry'),
      other: (await cardOf('Ben')).hash,
      until: UNTIL,
    }),
    { ...standings, means: standingMeans },
  ),
  'grant-of-a-release': grantOf(async () => {
    const payload = consents.encode(await agreed());
    const { AT_ONCE: when } = granted.When;
    return {
      kind: granted.GrantKind.RELEASE,
      keys: [{ entry: seed('entry'), k: seed('entry key'), r: seed('r'), when }],
      payload,
      signatures: await signature.sign(keysOf('Ada'), payload, consents.USE),
      extras: [[(await cardOf('Ada')).hash], null],
    };
  }),
  'grant-to-the-ombuds': grantOf(async () => ({
    kind: granted.GrantKind.OMBUDS,
    keys: [],
    payload: await shownRaw(),
    signatures: [],
    extras: [],
  })),
  showing: {
    async make() {
      const [key, raw] = [seed('stamp key'), await shownRaw()];
      return [{ key: hex(key) }, raw, shownMeans(key, raw)];
    },
    read: (given, raw) => shownMeans(octets(given, 'key'), raw),
  },
  'stamp-key': {
    async make() {
      const { seal, hash } = await cardOf('Ben');
      const closed = await sealTo(seal, stamps.keyContext(hash), seed('stamp key'));
      return [{ reader: 'Ben' }, closed, { key: hex(seed('stamp key')) }];
    },
    async read(given, closed) {
      const name = given.reader as string;
      const about = stamps.keyContext((await cardOf(name)).hash);
      return { key: hex(await unsealFrom(keysOf(name).seal, about, closed)) };
    },
  },
};
