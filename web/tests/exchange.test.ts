/**
 * Every sealed or signed format, made here and read here; and, where another language runs this, what
 * it made read here, and what is made here handed to it. See `tests/exchange`.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { texts } from '../build/texts.mjs';
import * as clauses from '../core/agreement/clauses.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, fromHex, hex, utf8 } from '../core/ground/octets.ts';
import { agreement } from './exchange/agreement.ts';
import type { Json, Row } from './exchange/cast.ts';
import { concern } from './exchange/concern.ts';
import { duty } from './exchange/duty.ts';
import { identity } from './exchange/identity.ts';
import { objective } from './exchange/objective.ts';
import { programme } from './exchange/programme.ts';
import { rhythm } from './exchange/rhythm.ts';
import { room } from './exchange/room.ts';
import { tlog } from './exchange/tlog.ts';

const ROWS: Record<string, Row> = {
  ...identity,
  ...room,
  ...agreement,
  ...tlog,
  ...duty,
  ...concern,
  ...programme,
  ...objective,
  ...rhythm,
};

beforeAll(() => clauses.learn(clauses.VERSION, utf8(texts(clauses.VERSION))));

interface Sent {
  readonly row: string;
  readonly given: Json;
  readonly sealed: string;
}

/** What a reader finds, or the code with which it refuses. */
async function found(one: Row | undefined, given: Json, sealed: Bytes): Promise<Json> {
  try {
    return one ? await one.read(given, sealed) : { refused: 'no such row' };
  } catch (fault) {
    if (fault instanceof QuietroomError) return { refused: fault.code };
    throw fault;
  }
}

function bent(raw: Bytes): Bytes {
  const copy = raw.slice();
  copy[copy.length - 5]! ^= 1;
  return copy;
}

test.each(Object.keys(ROWS))('%s is made and read here, and not when it was bent', async (name) => {
  const one = ROWS[name];
  const [given, sealed, means] = await one!.make();

  expect(await one!.read(given, sealed)).toEqual(means);
  expect(await found(one, given, bent(sealed))).not.toEqual(means);
});

const [from, to] = [process.env['EXCHANGE_FROM'], process.env['EXCHANGE_TO']];

/** What the other language made: each as it came, and bent. */
async function readTheirs(path: string): Promise<Json[]> {
  const rows: Json[] = [];
  for (const { row, given, sealed } of JSON.parse(readFileSync(path, 'utf8')) as Sent[]) {
    const raw = fromHex(sealed);
    const [whole, broken] = [
      await found(ROWS[row], given, raw),
      await found(ROWS[row], given, bent(raw)),
    ];
    rows.push({ row, whole, bent: broken });
  }
  return rows;
}

async function makeOurs(): Promise<Json[]> {
  const rows: Json[] = [];
  for (const [row, one] of Object.entries(ROWS)) {
    const [given, sealed, means] = await one.make();
    rows.push({ row, given, sealed: hex(sealed), means });
  }
  return rows;
}

// Only where the other language asks: alone, this file plays with itself.
if (from && to) {
  test('what was made elsewhere is read here, and the other way', async () => {
    const told = { read: await readTheirs(from), made: await makeOurs() };
    writeFileSync(to, JSON.stringify(told));

    expect(told.read.length).toBeGreaterThan(0);
  });
}
