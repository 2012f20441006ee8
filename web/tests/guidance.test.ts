/** How far somebody has come with courses: the cases of tests/rules/guidance/test_taking.py. */

import { expect, test } from 'vitest';
import { doneAt, fields, standing, type Step, steps } from '../core/guidance/taking.ts';

const COURSE = { name: 'first', version: 1 };
const BEGUN: Step = { course: 'first', version: 1, state: 'begun', time: 100 };
const DONE: Step = { ...BEGUN, state: 'done' };

test.each([
  [[], 'new'],
  [[BEGUN], 'begun'],
  [[BEGUN, DONE], 'done'],
  [[DONE, BEGUN], 'done'],
  [[{ ...DONE, course: 'other' }], 'new'],
])('%j is %s', (taken: Step[], state) => {
  expect(standing(taken, COURSE)).toBe(state);
});

test('a newer version is told, and when it was done stays', () => {
  const newer = { ...COURSE, version: 2 };
  expect(standing([DONE], newer)).toBe('again');
  expect(standing([DONE, { ...DONE, version: 2 }], newer)).toBe('done');
  expect(doneAt([DONE], 'first')).toBe(100);
  expect(doneAt([BEGUN], 'first')).toBeNull();
});

test.each([
  null,
  'first',
  [],
  ['first', 1, 'done'],
  ['first', 1, 'new', 1],
  [1, 1, 'done', 1],
  ['first', '1', 'done', 1],
  ['first', 1, 'done', null],
  ['first', 1, ['done'], 1],
])('%j is passed over', (strange) => {
  expect(steps([strange, fields(DONE)])).toEqual([DONE]);
});
