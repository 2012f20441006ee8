/** Every state of the people of the programme. */

import type { Desk } from '../../worker/protocol.ts';
import type { ChangeView, PeopleView, RoleName } from '../../worker/roles.ts';
import { press, refused } from './making.ts';
import { LONG_WORD, NOW } from './room.people.ts';
import { AMINA, ELISE, HOME, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const holder = (
  role: RoleName,
  name: string,
  digit: string,
  told: Partial<PeopleView['holders'][number]> = {},
): PeopleView['holders'][number] => ({
  ...{ role, name, card: digit.repeat(64), me: false, out: false },
  ...told,
});

const ALL: PeopleView = {
  signed: NOW - 40 * 24 * 3600,
  holders: [
    holder('ombuds', 'Mira Halder', '1'),
    holder('officer', 'Leila Haddad', '2', { out: true }),
    holder('deputy', 'أحمد العلي', '3'),
    holder('coordinator', 'Paul Roux', '4'),
  ],
  alarms: [],
  joined: null,
};

const told = (role: RoleName, named: string | null, now: string | null): ChangeView => ({
  ...{ room: ROOM, partner: AMINA.name, role, named, now },
  anew: named !== null && named === now,
});

const JOINED = [ELISE.name, AMINA.name, 'Mira Halder', LONG_WORD];
const MINE: PeopleView = {
  ...ALL,
  holders: [
    holder('officer', 'Leila Haddad', '2'),
    holder('coordinator', ELISE.name, 'e', { me: true }),
  ],
  joined: JOINED,
};
const APPOINT = '[data-do=appoint-ombuds]';
const CHOSEN: NonNullable<State['steps']> = [
  ...press(APPOINT),
  { fill: 'dialog select', with: AMINA.name },
  ...press('[data-do=appoint]'),
];

function people(
  name: string,
  shown: PeopleView | Desk['people'],
  more: Partial<State> = {},
): State {
  const act = typeof shown === 'function' ? shown : () => Promise.resolve(shown);
  return {
    name: `people-${name}`,
    screen: 'people',
    path: '/people',
    home: HOME,
    ...more,
    desk: { people: act, ...more.desk },
  };
}

export const STATES: readonly State[] = [
  people('reading', () => new Promise(() => undefined)),
  people('all', ALL),
  people('nobody', { ...ALL, signed: null, holders: [], joined: JOINED }),
  people('alarms', {
    ...ALL,
    alarms: ['role-not-named', 'role-other-key', 'roles-begun-anew'],
  }),
  people('changed', ALL, {
    desk: {
      changedPeople: () =>
        Promise.resolve([
          told('ombuds', null, 'Mira Halder'),
          told('officer', `Maria ${LONG_WORD}`, 'Leila Haddad'),
          told('deputy', 'أحمد العلي', 'أحمد العلي'),
          told('ombuds', 'Jonas Lind', null),
        ]),
    },
  }),
  people('lied-to', refused('roles-not-logged')),
  people('keep-out', ALL, { steps: press('[data-do=keep-out]') }),
  people('coordinator', MINE),
  people('appoint', MINE, { steps: press('[data-do=appoint-officer]') }),
  people('appoint-nobody-there', { ...MINE, joined: [] }, { steps: press(APPOINT) }),
  people('appoint-missing', MINE, { steps: press(APPOINT, '[data-do=appoint]') }),
  people('appoint-refused', MINE, {
    desk: { appoint: refused('conflicted-person') },
    steps: CHOSEN,
  }),
  people('appointed', MINE, {
    desk: {
      appoint: () =>
        Promise.resolve({ ...MINE, holders: [...MINE.holders, holder('ombuds', AMINA.name, 'a')] }),
    },
    steps: CHOSEN,
  }),
];
