/** Objectives, their public faces, and what a face gives away: every shared vector. */

import { expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { fromHex } from '../core/ground/octets.ts';
import { parseAim, parseChange } from '../core/objective/aim.ts';
import { findings } from '../core/objective/findings.ts';
import { examples } from '../core/objective/examples.ts';
import { parseFace } from '../core/objective/face.ts';
import { type Face, fold, nextOf } from '../core/objective/standing.ts';
import { Envelope } from '../core/room/envelope.ts';
import type { Line } from '../core/room/reader.ts';
import { bytesOrNone } from './cast.ts';
import { play } from './vectors.ts';

const [ROOM, HASH] = [new Uint8Array(16), new Uint8Array(32)];

interface GivenLine {
  readonly hash: string;
  readonly time: number;
  readonly author: string;
  readonly kind: string;
  readonly body: string;
  readonly reply_to: string | null;
}

function lineOf(one: GivenLine, index: number): Line {
  const author = fromHex(one.author);
  const pub = { place: ROOM, epoch: 1, author, writer: ROOM, seq: 0 };
  const item: Envelope = Object.assign(Object.create(Envelope.prototype), { pub });
  const priv = {
    label: 'pair' as const,
    owner: author,
    kind: one.kind,
    time: one.time,
    replyTo: bytesOrNone(one.reply_to),
    source: null,
    seen: { link: { index: 0, head: HASH }, size: 0, root: HASH },
  };
  const body = canon.decode(fromHex(one.body));
  const opened = { envelope: item, priv, body, kf: HASH, key: HASH };
  const line = { index, hash: fromHex(one.hash), time: one.time, stamp: null, faults: [] };
  return { ...line, item, opened };
}

const shown = (face: Face | null): unknown =>
  face && { entry: face.entry, mine: face.mine, words: face.said.words, state: face.said.state };

const body = (given: { readonly body: string }): canon.Value => canon.decode(fromHex(given.body));

interface GivenFold {
  readonly lines: readonly GivenLine[];
  readonly me: string;
  readonly gone: readonly string[];
}

play('objective', {
  'objective/aim': (given) => parseAim(body(given)),
  'objective/change': (given) => parseChange(body(given)),
  'objective/face': (given) => parseFace(body(given)),
  'objective/standing': ({ lines, me, gone }: GivenFold) => {
    const read = lines.map((one, place) => lineOf(one, place + 1));
    const mine = (card: Uint8Array): boolean => card.every((byte, at) => byte === fromHex(me)[at]);
    return [...fold(read, mine, new Set(gone)).values()].map((one) => ({
      id: one.aim.id,
      entry: one.entry,
      mine: one.mine,
      time: one.time,
      text: one.aim.text,
      state: one.state,
      steps: one.steps.map(({ said }) => said.state),
      next: nextOf(one),
      face: shown(one.face),
      asked: shown(one.asked),
    }));
  },
  'objective/findings': (given: { readonly private: readonly string[]; readonly public: string }) =>
    findings(given.private, given.public),
});

test('examples are there in both languages, and in English for everybody else', () => {
  expect(examples('fr').all.length).toBe(examples('en').all.length);
  expect(examples('ar')).toEqual(examples('en'));
});
