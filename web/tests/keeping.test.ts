/** What a device forgets, once the server destroyed its own. */

import { expect, test } from 'vitest';
import { forget } from '../client/keeping.ts';
import { Row } from '../client/row.ts';
import type { Session } from '../client/session.ts';
import * as canon from '../core/ground/canon.ts';
import { hex } from '../core/ground/octets.ts';

const DAY = 86_400;
const room = new Uint8Array(16).fill(7);
const [place, note] = [`places/${hex(room)}`, `kept/${hex(room)}`];

/** A session whose server destroyed the room, on a device that knows its last day, day 9. */
function at(day: number, files: Set<string>): Session {
  const home = {
    read: (name: string) => (name === note ? canon.encode([9, 9]) : null),
    remove: (name: string) => files.delete(name),
    chunks: (name: string) => (files.has(name) ? [room] : []),
  };
  const rows = [new Row({ room: hex(room) })];
  return {
    wire: { getRows: () => Promise.resolve(rows) },
    edge: { home, clock: () => day * DAY },
  } as unknown as Session;
}

test('a room is forgotten with the note of its day, and before that day it is kept', async () => {
  const files = new Set([place, note, 'vault']);
  await expect(forget(at(9, files))).rejects.toThrow();
  expect(files.size).toBe(3);
  await forget(at(10, files));

  expect([...files]).toEqual(['vault']);
});
