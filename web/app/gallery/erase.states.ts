/** Every state of erasing oneself, and of the page afterwards. */

import { press } from './making.ts';
import { HOME } from './shell.states.ts';
import type { State } from './states.ts';

export const STATES: readonly State[] = [
  {
    name: 'erase-sure',
    screen: 'erase',
    path: '/erase',
    home: HOME,
    steps: press('[type=checkbox]'),
  },
  { name: 'erased-unknown', screen: 'erased', path: '/erased' },
];
