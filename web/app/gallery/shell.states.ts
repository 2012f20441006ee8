/** People of the gallery, and the states of what stands around every screen. */

import type { HomeView, PersonView } from '../../worker/views.ts';
import type { State } from './states.ts';

const HASH = (digit: string): string => digit.repeat(64);

/** The mentee of every picture. */
export const ELISE: PersonView = {
  card: HASH('e'),
  name: 'Élise Martin',
  role: 'mentee',
  metBy: 'words',
  words: [5030, 76, 3511, 7001],
};

/** The mentor of every picture. */
export const AMINA: PersonView = {
  card: HASH('a'),
  name: 'Amina Okafor',
  role: 'mentor',
  metBy: 'words',
  words: [1200, 4411, 90, 6120],
};

/** A room's id in the gallery. */
export const ROOM = '5'.repeat(32);

/** Home with one open room. */
export const HOME: HomeView = {
  me: ELISE,
  coordinator: false,
  programme: true,
  kitChecked: true,
  rooms: [{ id: ROOM, partner: AMINA.name, role: 'mentee', state: 'open' }],
  received: 0,
  stops: [],
};

export const STATES: readonly State[] = [
  { name: 'home-one-room', screen: 'home', path: '/', home: HOME },
  {
    name: 'home-lied-to',
    screen: 'home',
    path: '/',
    home: { ...HOME, stops: ['invitation-unproven'] },
  },
  { name: 'home-offline', screen: 'home', path: '/', home: HOME, connection: 'offline' },
];
