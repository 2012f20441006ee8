/** Every state of the courses, of a record, and of a room that offers a part of a course. */

import type { Desk, Noted } from '../../worker/protocol.ts';
import { press, refused, roomStates } from './making.ts';
import { NOW, room } from './room.people.ts';
import { HOME, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const DAY = 86_400;

const STEPS = [
  ['mentoring', 1, 'begun', NOW - 3 * DAY],
  ['mentoring', 1, 'done', NOW - 3 * DAY],
  ['first-meeting', 1, 'begun', NOW - DAY],
  ['reporting', 1, 'done', NOW - DAY],
];

const noted = (steps: typeof STEPS): Partial<Desk> => ({
  noted: (what: Noted) => Promise.resolve(what === 'guidance' ? steps : []),
  note: () => Promise.resolve(),
});

const state = (screen: string, path: string, name: string, more: Partial<State> = {}): State => ({
  name: `${screen}-${name}`,
  screen,
  path,
  home: HOME,
  desk: noted(STEPS),
  ...more,
});

const COURSE = '/guidance/first-meeting';
const answer = (nth: number): string[] => [`fieldset label:nth-of-type(${nth})`, 'form .main'];

/** The right answers to the questions of that course, each with the press that goes on. */
const ALL = [2, 3, 1, 2, 3, 1].flatMap((nth) => [...answer(nth), 'form .main']);

export const STATES: readonly State[] = [
  state('guidance', '/guidance', 'list'),
  state('guidance', '/guidance', 'first', { desk: noted([]) }),
  state('guidance', '/guidance', 'refused', { desk: { noted: refused('locked') } }),
  state('course', COURSE, 'read'),
  state('course', '/guidance/no-such', 'none'),
  state('course', COURSE, 'not-chosen', { steps: press('form .main') }),
  state('course', COURSE, 'wrong', { steps: press(...answer(1)) }),
  state('course', COURSE, 'right', { steps: press(...answer(2)) }),
  state('course', COURSE, 'done', { steps: press(...ALL) }),
  state('record', '/record', 'empty', { desk: noted([]) }),
  state('record', '/record', 'full', { steps: press('form .button') }),
  state('record', '/record', 'wrong', {
    steps: [{ fill: '[type=number]', with: '0' }, { press: 'form .button' }],
  }),
  roomStates('room', `/r/${ROOM}`)('offer', room({ lines: [] }), { desk: noted([]) }),
];
