/** How somebody trusts, and what the hint finds in drafts: every shared vector. */

import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import * as canon from '../core/ground/canon.ts';
import { fromHex, hex } from '../core/ground/octets.ts';
import { type Bound, type Raw, check, read } from '../core/room/hint.ts';
import * as trust from '../core/room/trust.ts';
import { play } from './vectors.ts';

const FOLDER = new URL('../../src/quietroom/room/hints/', import.meta.url);

/** The lists, from the files that Python reads. */
const LISTS = new Map(
  ['en', 'fr'].map((name) => {
    const raw = parse(readFileSync(new URL(`${name}.toml`, FOLDER), 'utf8'));
    return [name, read(raw as unknown as Raw)];
  }),
);

interface Draft {
  readonly text: string;
  readonly reads: string;
  readonly low: boolean;
  readonly known: readonly string[];
  readonly limits: readonly Bound[];
}

const standing = (body: string): trust.Standing => trust.parseStanding(canon.decode(fromHex(body)));

play('trust', {
  'trust/standing': ({ body }: { body: string }) => {
    const found = standing(body);
    if (hex(canon.encode(trust.standingFields(found))) !== body) throw new Error('not the same');
    return found;
  },
  'trust/newest': ({ room, bodies }: { room: string; bodies: readonly string[] }) =>
    trust.newest(
      bodies.map((body) => canon.decode(fromHex(body))),
      fromHex(room),
    ),
  'trust/low': ({ level, met }: { level: number | null; met: number }) => trust.low(level, met),
  'trust/due': ({ body, met }: { body: string; met: number }) => trust.due(standing(body), met),
  'trust/level': ({ to, up }: { to: number; up: boolean }) =>
    up ? trust.raised(to) : trust.lowered(to),
  'trust/name': ({ text }: { text: string }) => trust.oneName(text),
  'trust/draft': ({ text, reads, low, known, limits }: Draft) =>
    check(LISTS, text, reads, low, new Set(known), limits),
});
