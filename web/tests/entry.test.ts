/** Entries and files: every shared vector, bent bytes, and what is sealed here opens here. */

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { sha256 } from '../core/ground/digest.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, fromHex, hex } from '../core/ground/octets.ts';
import { openFile, sealFile } from '../core/room/attachment.ts';
import * as entry from '../core/room/entry.ts';
import * as envelope from '../core/room/envelope.ts';
import { Envelope, Pub, type Stub } from '../core/room/envelope.ts';
import { Label } from '../core/room/label.ts';
import { type Opened, checkMine, openEntry, openWith } from '../core/room/open.ts';
import { mineKey, ownRoot, roomKeys, roomRoot, sealEntry } from '../core/room/seal.ts';
import { bend, play, vectorsOf } from './vectors.ts';

function outside(found: Envelope | Stub): object {
  const { place, epoch, author, writer, seq } = found.pub;
  const { com, mine, hash } = found;
  return { place, epoch, author, writer, seq, com, mine, hash };
}

function opened({ priv, body, kf, key }: Opened): object {
  return { priv: canon.encode(entry.privFields(priv)), body: canon.encode(body), kf, key };
}

play('entry', {
  'entry/envelope': (given: { envelope: string }) => {
    const found = envelope.parse(fromHex(given.envelope));
    expect(hex(found.encode())).toBe(given.envelope);
    return { ...outside(found), stub: found.stub().encode() };
  },
  'entry/stub': ({ stub }: { stub: string }) => {
    const found = envelope.parseStub(fromHex(stub));
    expect(hex(found.encode())).toBe(stub);
    return outside(found);
  },
  'entry/open': async (given: { use: string; root: string; envelope: string }) => {
    const make = given.use === 'entry-key' ? roomRoot : ownRoot;
    const found = envelope.parse(fromHex(given.envelope));
    return opened(await openEntry(make(fromHex(given.root)), found));
  },
  'entry/open-with': async (given: { key: string; envelope: string }) =>
    opened(await openWith(fromHex(given.key), envelope.parse(fromHex(given.envelope)))),
  'entry/mine': (given: { self_key: string; envelope: string }) => {
    checkMine(mineKey(fromHex(given.self_key)), envelope.parse(fromHex(given.envelope)));
    return 'mine';
  },
  'entry/priv': (given: { priv: string }) => {
    const found = entry.parsePriv(canon.decode(fromHex(given.priv)));
    expect(hex(canon.encode(entry.privFields(found)))).toBe(given.priv);
    const { label, owner, kind, time } = found;
    return { label, owner, kind, time };
  },
  'entry/words': ({ body }: { body: string }) => {
    const found = entry.parseWords(canon.decode(fromHex(body)));
    expect(hex(canon.encode(entry.wordsFields(found)))).toBe(body);
    return { text: found.text, files: found.attachments.length };
  },
  'entry/held': ({ body }: { body: string }) => {
    const found = entry.parseHeld(canon.decode(fromHex(body)));
    expect(hex(canon.encode(entry.heldFields(found)))).toBe(body);
    return found;
  },
  'entry/file': async (
    given: Record<'room' | 'key' | 'id' | 'digest' | 'sealed', string> & {
      length: number;
    },
  ) => {
    const [key, id, digest] = [fromHex(given.key), fromHex(given.id), fromHex(given.digest)];
    const about = { key, id, length: given.length, name: '', type: '', digest };
    return { content: await openFile(fromHex(given.room), about, fromHex(given.sealed)) };
  },
});

const entropy = (size: number): Bytes => new Uint8Array(randomBytes(size));

function priv(): entry.Priv {
  const seen = { link: { index: 0, head: entropy(32) }, size: 1, root: entropy(32) };
  const said = { label: Label.PAIR, owner: entropy(32), kind: entry.Kind.WORDS, time: 1 };
  return { ...said, replyTo: null, source: null, seen };
}

test('an entry sealed here opens here, whole, under its own key and no other', async () => {
  const [roomKey, selfKey, said] = [entropy(32), entropy(32), priv()];
  const body = entry.wordsFields({ text: 'Grüße \u{1f600}', attachments: [] });
  const pub = new Pub(entropy(16), 1, entropy(32), entropy(16), 0);
  const sealed = await sealEntry(roomKeys(roomKey, selfKey), pub, said, body, entropy);
  const found = await openEntry(roomRoot(roomKey), envelope.parse(sealed.encode()));

  checkMine(mineKey(selfKey), sealed);
  expect(found.priv).toEqual(said);
  expect(entry.parseWords(found.body).text).toBe('Grüße \u{1f600}');
  expect((await openWith(found.key, sealed)).body).toEqual(found.body);
  await expect(openWith(entropy(32), sealed)).rejects.toMatchObject({ code: 'cannot-open' });
  expect(() => checkMine(mineKey(entropy(32)), sealed)).toThrow(QuietroomError);
});

test.each([0, 1, 248, 16384, 1_000_000])('a file of %i bytes opens whole or not', async (size) => {
  const [key, room, id] = [entropy(32), entropy(16), entropy(16)];
  const file = entropy(size);
  const sealed = await sealFile(key, room, id, file, entropy);
  const digest = sha256(sealed);
  const about = { key, id, length: size, name: 'plan', type: 'text/plain', digest };

  expect(equal(await openFile(room, about, sealed), file)).toBe(true);
  const short = { ...about, length: size + 1 };
  await expect(openFile(room, short, sealed)).rejects.toMatchObject({ code: 'cannot-open' });
  const other = { ...about, digest: entropy(32) };
  await expect(openFile(room, other, sealed)).rejects.toMatchObject({ code: 'cannot-open' });
});

test('what no reader takes is not written either', () => {
  const file = { key: entropy(32), id: entropy(16), length: 1, type: '', digest: entropy(32) };
  const named = (name: string): entry.Attachment => ({ ...file, name });
  const write = (text: string, attachments: entry.Attachment[]) => () =>
    entry.wordsFields({ text, attachments });

  expect(write('x'.repeat(entry.WORDS + 1), [])).toThrow(entry.TooManyWords);
  expect(write('é'.repeat(entry.WORDS / 2 + 1), [])).toThrow(entry.TooManyWords);
  expect(write('', [named('x'.repeat(entry.NAME + 1))])).toThrow(QuietroomError);
  expect(
    write(
      '',
      Array.from({ length: 33 }, () => named('')),
    ),
  ).toThrow(QuietroomError);
  expect(write('é'.repeat(entry.WORDS / 2), [named('\u{1f600}'.repeat(500))])).not.toThrow();
});

test('bent bytes end in refusals and in nothing else', () => {
  const bodies: Record<string, (value: canon.Value) => unknown> = {
    'entry/priv': entry.parsePriv,
    'entry/words': entry.parseWords,
    'entry/held': entry.parseHeld,
  };
  for (const { format, input } of vectorsOf('entry').get('body.json') ?? []) {
    const raw = input['priv'] ?? input['body'];
    bend(fromHex(raw), (bent) => bodies[format]?.(canon.decode(bent)));
  }
  for (const { input } of vectorsOf('entry').get('envelope.json') ?? []) {
    bend(fromHex(input['envelope'] ?? input['stub']), envelope.parse);
    bend(fromHex(input['envelope'] ?? input['stub']), envelope.parseStub);
  }
});

test('a bent sealed part opens for nobody', async () => {
  const given = vectorsOf('entry').get('open.json')?.[0]?.input;
  const whole = envelope.parse(fromHex(given?.['envelope'] ?? ''));
  const root = roomRoot(fromHex(given?.['root'] ?? ''));
  for (let at = 0; at < whole.sealed.length; at += 7) {
    const sealed = whole.sealed.slice();
    sealed[at]! ^= 1;
    const bent = new Envelope(whole.pub, whole.com, whole.mine, sealed);
    await expect(openEntry(root, bent)).rejects.toMatchObject({ code: 'cannot-open' });
  }

  expect((await openEntry(root, whole)).envelope).toBe(whole);
});
