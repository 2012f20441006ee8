/** Every state of the list of people somebody learns from. */

import type { Desk } from '../../worker/protocol.ts';
import { press, refused } from './making.ts';
import { LONG_WORD, NOW } from './room.people.ts';
import { HOME } from './shell.states.ts';
import type { State } from './states.ts';

const TODAY = Math.floor(NOW / 86_400);

const person = (nth: number, name: string, note: string, day: number | null): unknown[] => [
  new Uint8Array(16).fill(nth),
  name,
  note,
  day,
];

const PEOPLE = [
  person(1, 'Amina Okafor', 'She asks before she advises.', null),
  person(
    2,
    'Herr Weiß, my first boss',
    'He let me give the talk.\nAnd sat in the last row.',
    TODAY - 2,
  ),
  person(3, 'أمينة', 'كيف تقول لا بلطف', TODAY + 9_000),
  person(4, LONG_WORD.repeat(3), LONG_WORD.repeat(6), null),
];

const state = (name: string, people: unknown[], more: Partial<State> = {}): State => ({
  name: `learn-from-${name}`,
  screen: 'learn-from',
  path: '/learn-from',
  home: HOME,
  ...more,
  desk: {
    noted: () => Promise.resolve(people),
    note: () => Promise.resolve(),
    ...more.desk,
  } as Partial<Desk>,
});

export const STATES: readonly State[] = [
  state('empty', []),
  state('people', PEOPLE),
  state('waiting', [], { desk: { noted: () => new Promise(() => undefined) } }),
  state('away', [], { desk: { noted: refused('server-away') } }),
  state('add', [], { steps: press('[data-do=add]') }),
  state('nothing-written', [], { steps: press('[data-do=add]', '[data-do=keep]') }),
  state('wrong-day', [], {
    steps: [
      { press: '[data-do=add]' },
      { fill: 'dialog input[autocomplete]', with: 'Noor' },
      { fill: 'dialog input[type=date]', with: '2100-01-01' },
      { press: '[data-do=keep]' },
    ],
  }),
  state('change', PEOPLE, { steps: press('[data-do=change]') }),
  state('off', PEOPLE, { steps: press('[data-do=off]') }),
  state('refused', PEOPLE, {
    steps: press('[data-do=off]'),
    desk: { note: refused('no-space') },
  }),
  state('ask', PEOPLE, { steps: press('[data-do=ask]') }),
];
