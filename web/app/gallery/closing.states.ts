/** Every state of the page on which a room is closed, and of moving on. */

import { press, refused, roomStates } from './making.ts';
import { room } from './room.people.ts';
import { ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const state = roomStates('closing', `/r/${ROOM}/closing`);
const ended = room({ state: 'ended' });

export const STATES: readonly State[] = [
  state('open', room()),
  state('refused', room(), {
    steps: press('[data-do=end]'),
    desk: { end: refused('server-away') },
  }),
  state('ended', ended, { steps: press('fieldset [type=checkbox]') }),
  state('nothing-of-mine', room({ state: 'ended', lines: [] })),
];
