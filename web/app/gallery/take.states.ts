/** Every state of taking what is mine. */

import type { TakenView } from '../../worker/views.ts';
import { press, refused } from './making.ts';
import { NOW } from './room.people.ts';
import { HOME } from './shell.states.ts';
import type { State } from './states.ts';

const TAKEN: TakenView = { me: '', made: NOW, mine: [], received: [], rooms: [], files: [] };

const state = (name: string, more: Partial<State> = {}): State => ({
  name: `take-${name}`,
  screen: 'take',
  path: '/take',
  home: HOME,
  ...more,
});

const GO = press('main .main');

export const STATES: readonly State[] = [
  state('what'),
  state('making', { steps: GO }),
  state('done', { steps: GO, desk: { take: () => Promise.resolve(TAKEN) } }),
  state('away', { steps: GO, desk: { take: refused('server-away') } }),
];
