/** Every state of the page about trust. */

import { press, refused, roomStates } from './making.ts';
import { HELD, LONG_WORD, room } from './room.people.ts';
import { ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const state = roomStates('trust', `/r/${ROOM}/trust`);
const said = (level: 0 | 1 | 2 | 3, names = ['', '', '']) => ({
  trust: { ...room().trust, level, names },
});

const two = press('[value="2"]');

export const STATES: readonly State[] = [
  state('loading', null, { rooms: [] }),
  state('away', null, { rooms: [], desk: { room: refused('server-away') } }),
  state('new', room()),
  state('raise', room({ held: HELD }), { steps: two }),
  state('raise-one-unticked', room({ held: HELD }), {
    steps: [...two, { press: '[type=checkbox]' }, { press: 'section details summary' }],
  }),
  state('raise-refused', room({ held: HELD }), {
    steps: [...two, { press: '[data-do=trust]' }],
    desk: { raise: refused('server-away') },
  }),
  state('lower', room({ held: HELD, ...said(3) }), { steps: press('[value="1"]') }),
  state('names', room(said(1, ['on good days', LONG_WORD, 'مثل أختي'])), {
    steps: press('.page > details summary'),
  }),
  state('hints-off', room({ trust: { ...room().trust, hints: false } })),
];
