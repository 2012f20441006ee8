/** Going on after a break: what is posted, and what the server is told with it. */

import { expect, test } from 'vitest';

import { resume } from '../client/ending.ts';
import type { Room } from '../client/room.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';

const [ME, OTHER] = [new Uint8Array(32), new Uint8Array(32).fill(1)];

/** Goes on in a room where `before` rest, and `after` once the entry was posted. */
async function posted(before: Bytes[], after: Bytes[]): Promise<(string | null)[]> {
  const told: (string | null)[] = [];
  let resting = new Set(before.map(hex));
  const room = {
    get ending() {
      return { ended: null, resting, faults: new Map() };
    },
    session: { first: ME },
    write: async (_: unknown, turn: string | null) => {
      told.push(turn);
      resting = new Set(after.map(hex));
      return [];
    },
  };
  await resume(room as unknown as Room);
  return told;
}

test('the last one who rests tells the server', async () => {
  expect(await posted([ME], [])).toEqual(['resume']);
});

test('the server hears nothing while the other rests', async () => {
  expect(await posted([ME, OTHER], [OTHER])).toEqual(['notices']);
});

test('who went on in the same moment as the other tells the server after all', async () => {
  expect(await posted([ME, OTHER], [])).toEqual(['notices', 'resume']);
});
