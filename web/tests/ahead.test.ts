/** What comes next: the soonest meeting over all rooms, and one's own steps. */

import { expect, test } from 'vitest';
import { aheadIn, aheadOf } from '../app/meetings/ahead.ts';
import type { Value } from '../core/ground/canon.ts';
import type { Said } from '../core/meeting/diary.ts';
import type { MeetingsView } from '../worker/meetings.ts';

const [ME, THEM] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const NOW = 1_800_000_000;
const WALL = NOW / 60;

const said = (number: number, kind: string, body: Value, about: number | null = null): Said => {
  const entry = (one: number): Uint8Array => new Uint8Array(32).fill(16 + one);
  const author = kind === 'meet-at' ? ME : THEM;
  const replyTo = about === null ? null : entry(about);
  return { entry: entry(number), author, replyTo, kind, time: NOW - 9000, body };
};

const meet = (wall: number, zone = 'Etc/UTC'): readonly Said[] => [
  said(0, 'meet', [new Uint8Array(16), null, zone, 60, null, null, [wall], '']),
  said(1, 'meet-at', [0], 0),
];

const view = (found: readonly Said[]): MeetingsView => ({
  ...{ me: ME, them: THEM, said: found },
  ...{ cadence: '', cancelHours: 0, agreed: null },
});

const STEPS = [
  said(2, 'step', ['whenever', ME, null]),
  said(3, 'step', ['later', ME, 20_900]),
  said(4, 'step', ['sooner', ME, 20_800]),
  said(5, 'step', ['theirs', THEM, 20_700]),
  said(6, 'step', ['done', ME, 20_700]),
  said(7, 'step-done', [1], 6),
];

test('one goes on, and what waits is my own, by day', () => {
  const { next, steps } = aheadIn('a', view([...meet(WALL - 30), ...STEPS]), NOW);

  expect(next?.at.time).toBe(NOW - 1800);
  expect(steps.map(({ step }) => step.text)).toEqual(['sooner', 'later', 'whenever']);
});

test('over all rooms the soonest stands first; one that is off is none', async () => {
  const rooms: Record<string, readonly Said[]> = {
    off: [...meet(WALL + 10), said(8, 'called-off', [0, 'rest', ''], 0)],
    over: meet(WALL - 100),
    later: meet(WALL + 200),
    sooner: meet(WALL + 100),
    strange: meet(WALL + 5, 'Europe/Atlantis'),
  };
  const read = (room: string): Promise<MeetingsView> =>
    rooms[room] ? Promise.resolve(view(rooms[room])) : Promise.reject(new Error(room));
  const found = await aheadOf([...Object.keys(rooms), 'not read'], read, NOW);

  expect(found.map(({ room, next }) => [room, next?.at.time])).toEqual([
    ['sooner', NOW + 6000],
    ['later', NOW + 12_000],
    ['off', undefined],
    ['over', undefined],
    ['strange', undefined],
  ]);
});
