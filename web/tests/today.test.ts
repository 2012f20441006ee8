/** Home's three answers: what waits for somebody first, the soonest meeting, the earliest day. */

import { expect, test } from 'vitest';
import { type Told, type Wanted, newsOf, soonest, wantedOf } from '../app/home/today.ts';
import type { Occurrence } from '../core/meeting/times.ts';
import { type Asking, callOf } from '../app/renewal/call.ts';

const told = (room: string, more: Partial<Told>): Told => ({
  ...{ room, partner: room, open: true, news: [], next: null, wanted: [] },
  ...more,
});

const wanted = (key: string, by: number | null, step = false): Wanted => ({
  ...{ key, text: key, by, path: '/', step },
});

const meeting = (time: number): Occurrence => ({ at: { time } }) as Occurrence;

test('what waits for somebody stands before what was said', () => {
  const at = { partner: 'Amina', path: '' };
  const news = newsOf([
    told('one', {
      news: [
        { ...at, room: 'one', what: 'wrote' },
        { ...at, room: 'one', what: 'asked' },
      ],
    }),
    told('two', { news: [{ ...at, room: 'two', what: 'sign' }] }),
  ]);

  expect(news.map(({ room, what }) => [room, what])).toEqual([
    ['two', 'sign'],
    ['one', 'asked'],
    ['one', 'wrote'],
  ]);
});

test('the soonest meeting stands first, rooms without one last', () => {
  const all = [
    told('none', {}),
    told('late', { next: meeting(9) }),
    told('soon', { next: meeting(2) }),
  ];

  expect(soonest(all).map(({ room }) => room)).toEqual(['soon', 'late', 'none']);
});

test('what has the earliest day stands first, and each once', () => {
  const own = wanted('own', null);
  const all = wantedOf([
    told('one', { wanted: [wanted('later', 20), own] }),
    told('two', { wanted: [wanted('step', null, true), wanted('soon', 10), own] }),
  ]);

  expect(all.map(({ key }) => key)).toEqual(['soon', 'later', 'step', 'own']);
});

test('a question is put while it waits, and no longer than it may', () => {
  const asking = (more: Partial<Asking>): Asking => ({
    ...{ about: '2027-06-01', today: '2027-05-01', mine: null, theirs: null },
    ...{ bothIn: false, false: false, over: false, review: null },
    term: { start: '2026-06-01', end: null, renewals: [], reviews: [], retention: null },
    ...more,
  });

  expect(callOf(asking({}))).toBe('asked');
  expect(callOf(asking({ mine: 'end' }))).toBeNull();
  expect(callOf(asking({ mine: 'end', theirs: 'end' }))).toBe('shown');
  expect(callOf(asking({ today: '2027-06-15' }))).toBe('asked');
  expect(callOf(asking({ today: '2027-06-16' }))).toBeNull();
  expect(callOf(asking({ today: '2028-06-16', over: true }))).toBe('asked');
  expect(callOf(asking({ about: null }))).toBeNull();
});
