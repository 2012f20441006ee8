/** Every state of home, of the keys, of a lost key, of the promises and of the list of pairs. */

import { press, refused } from './making.ts';
import { COMING } from './meetings.states.ts';
import { WANTS } from './objective.states.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { DeviceView, HomeView, PairView, RoomCard, RoomView } from '../../worker/views.ts';
import { LONG_WORD, NOW, room } from './room.people.ts';
import { AMINA, ELISE, HOME, ROOM } from './shell.states.ts';
import type { State } from './states.ts';
import { BYTES, KIT, LOCKED, play } from './welcome.states.ts';

function home(name: string, told: Partial<HomeView>, more: Partial<State> = {}): State {
  return { name: `home-${name}`, screen: 'home', path: '/', home: { ...HOME, ...told }, ...more };
}

const card = (digit: string, told: Partial<RoomCard>): RoomCard => ({
  id: digit.repeat(32),
  partner: AMINA.name,
  role: 'mentee',
  state: 'open',
  ...told,
});

const LINK = `https://quietroom.example/join#${'QmFzZTY0dXJsLW5vdC1hLXJlYWwtbGluaw'.repeat(2)}`;
const INVITE = '[data-do=invite]';
const NAME = 'dialog [maxlength]';
const GO = 'dialog .main';

/** New keys on a device that makes no passkey, up to the kit and on by `steps`. */
function renews(
  rotate: Desk['rotate'],
  ...steps: NonNullable<State['steps']>
): { desk: Partial<Desk>; steps: NonNullable<State['steps']> } {
  return {
    desk: {
      passkeyToMake: () => {
        play('no-prf');
        return Promise.resolve({ account: BYTES, challenge: BYTES, salt: BYTES });
      },
      renew: () => Promise.resolve(KIT),
      rotate,
    },
    steps: [
      ...press('[data-do=lost]', '[data-do=sure]', '[data-do=make]', '[data-do=passphrase]'),
      ...steps,
    ],
  };
}

const TYPED: NonNullable<State['steps']> = [
  ...press('[data-do=kept]'),
  { fill: '.group', with: '7QK4M' },
  { press: 'form .main' },
];

const SAID: NonNullable<State['steps']> = [
  { fill: '#kit', with: KIT.groups.join('-') },
  { press: 'form button' },
];

function notMe(name: string, device: DeviceView, more: Partial<State> = {}): State {
  return { name: `not-me-${name}`, screen: 'not-me', path: '/not-me', device, ...more };
}

function keys(name: string, more: Partial<State> & { desk?: Partial<Desk> } = {}): State {
  return { name: `keys-${name}`, screen: 'keys', path: '/keys', home: HOME, ...more };
}

function lost(name: string, more: Partial<State> = {}): State {
  return { name: `lost-${name}`, screen: 'lost', path: '/lost', ...more };
}

function pairs(name: string, found: Desk['pairs'] | null, more: Partial<State> = {}): State {
  const who = { home: { ...HOME, coordinator: true } };
  return {
    name: `pairs-${name}`,
    screen: 'pairs',
    path: '/pairs',
    ...who,
    desk: found ? { pairs: found } : {},
    ...more,
  };
}

const FACES: PairView['faces'] = [
  { words: 'Explain numbers to people who do not use them', state: 'progress' },
  { words: LONG_WORD, state: 'odd' },
];

const PAIRS: readonly PairView[] = [
  { mentor: AMINA.name, mentee: ELISE.name, opened: NOW - 2_000_000, state: 'open', faces: FACES },
  { mentor: 'Leila Haddad', mentee: 'Jonas Lind', opened: null, state: 'invited', faces: [] },
  {
    mentor: 'أمينة العلي',
    mentee: 'Tomás Rey',
    opened: NOW - 9_000_000,
    state: 'ended',
    faces: [],
  },
  { mentor: `Dr. ${LONG_WORD}`, mentee: 'Bo', opened: null, state: 'odd', faces: [] },
];

const RESTS = { me: true, them: false, byServer: false };
const NEW: Partial<RoomView> = { state: 'invited', partner: null };

export const STATES: readonly State[] = [
  home('empty', { rooms: [] }),
  home('coordinator', { rooms: [], coordinator: true }),
  home('nameless', { rooms: [], programme: false, me: { ...ELISE, name: '' } }),
  home('kit-unchecked', { kitChecked: false }),
  home('full', {
    received: 3,
    coordinator: true,
    rooms: [
      card('6', { state: 'ended', partner: 'Jonas Lind' }),
      card('5', { id: ROOM }),
      card('7', { state: 'agreeing', partner: 'أمينة العلي', role: 'mentor' }),
      card('8', { state: 'invited', partner: null, role: 'mentor' }),
      card('9', { partner: `Maria-Magdalena ${LONG_WORD}` }),
    ],
  }),
  home(
    'rest',
    { rooms: [card('5', { id: ROOM }), card('8', { state: 'invited', partner: null })] },
    {
      rooms: [
        room({ id: ROOM, state: 'paused', rest: RESTS }),
        room({ id: '8'.repeat(32), ...NEW }),
      ],
      steps: press('[data-do=rest]'),
    },
  ),
  home(
    'today',
    { rooms: [card('5', { id: ROOM }), card('9', { partner: 'أمينة العلي' })] },
    {
      desk: {
        room: (id) => Promise.resolve(room({ id })),
        meetings: (id) => Promise.resolve(id === ROOM ? COMING : { ...COMING, said: [] }),
        objectives: (id) => Promise.resolve(id === ROOM ? WANTS : { ...WANTS, all: [] }),
      },
    },
  ),
  home(
    'today-nothing',
    {},
    {
      desk: {
        room: () => Promise.resolve(room({ lines: [] })),
        meetings: () => Promise.resolve({ ...COMING, said: [] }),
        objectives: () => Promise.resolve({ ...WANTS, all: [], own: [] }),
      },
    },
  ),
  home('away', {}, { connection: 'away', desk: { home: refused('server-away') } }),
  home('invite', {}, { steps: press(INVITE) }),
  home('invite-nameless', {}, { steps: press(INVITE, GO) }),
  home(
    'invite-refused',
    {},
    {
      steps: [...press(INVITE), { fill: NAME, with: 'Jonas' }, ...press(GO)],
      desk: { invite: refused('server-away') },
    },
  ),
  home(
    'invite-link',
    {},
    {
      steps: [...press(INVITE), { fill: NAME, with: 'Jonas' }, ...press(GO)],
      desk: { invite: () => Promise.resolve(LINK) },
    },
  ),
  keys('all'),
  keys('code', { steps: press('summary') }),
  keys('no-words', { home: { ...HOME, me: { ...ELISE, name: LONG_WORD, words: null } } }),
  keys('working', { steps: press('[data-do=kit]') }),
  keys('refused', { steps: press('[data-do=kit]'), desk: { addKit: refused('server-away') } }),
  keys('kit', { steps: press('[data-do=kit]'), desk: { addKit: () => Promise.resolve(KIT) } }),
  keys('sure', { steps: press('[data-do=lost]') }),
  keys('anew', { steps: press('[data-do=lost]', '[data-do=sure]') }),
  keys(
    'anew-kit',
    renews(() => Promise.resolve(null)),
  ),
  keys(
    'anew-check',
    renews(() => Promise.resolve(null), ...press('[data-do=kept]')),
  ),
  keys(
    'anew-wrong',
    renews(() => Promise.resolve(null), ...TYPED),
  ),
  keys('anew-lost-answer', renews(refused('server-away'), ...TYPED)),
  keys(
    'anew-done',
    renews(() => Promise.resolve(HOME), ...TYPED),
  ),
  notMe('device', LOCKED),
  notMe('new-device', { state: 'new' }),
  notMe('nothing-typed', LOCKED, { steps: press('form button') }),
  notMe('no-newer', LOCKED, { steps: SAID, desk: { disown: refused('conflict') } }),
  notMe('wrong-kit', LOCKED, { steps: SAID, desk: { disown: refused('wrong-unlock') } }),
  notMe('done', LOCKED, { steps: SAID, desk: { disown: () => Promise.resolve() } }),
  lost('all'),
  lost('wrong-address', { steps: press('form button') }),
  lost('sent', {
    steps: [{ fill: '#email', with: 'elise@northwind.example' }, ...press('form button')],
    desk: { askFreshStart: () => Promise.resolve() },
  }),
  lost('refused', {
    steps: [{ fill: '#email', with: 'elise@northwind.example' }, ...press('form button')],
    desk: { askFreshStart: refused('slow-down') },
  }),
  { name: 'promises-all', screen: 'promises', path: '/promises' },
  { name: 'promises-twelve', screen: 'promises', path: '/promises', steps: press('summary') },
  pairs('reading', null),
  pairs('some', () => Promise.resolve(PAIRS)),
  pairs('none', () => Promise.resolve([])),
  pairs('refused', refused('not-found')),
];
