/** Every state of raising a concern, and of the ombuds' desk. */

import type { Desk } from '../../worker/protocol.ts';
import type {
  ConcernGoesView,
  ConcernView,
  ConcernsView,
  RaisingView,
  TurnView,
} from '../../worker/concerns.ts';
import { press, refused } from './making.ts';
import { LONG_WORD, NOW, room } from './room.people.ts';
import { ELISE, HOME, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const DAY = 24 * 3600;
const CARD = '1'.repeat(64);
const TO = { card: CARD, name: 'Mira Halder' };
const WORDS = 'I told her about my illness. On Monday my manager knew of it.';

const entry = (digit: string, text: string, mine: boolean): RaisingView['entries'][number] => ({
  ...{ id: digit.repeat(64), text, mine, time: NOW - 9 * DAY },
  ...{ stamped: true, toldBy: mine ? CARD : null },
});

const VIEW: RaisingView = {
  to: TO,
  nameless: false,
  entries: [
    entry('6', `لا تقولي هذا لأحد. ${LONG_WORD}`, false),
    entry('7', 'Please keep this between us: I am ill.', true),
  ],
};

const GOES: ConcernGoesView = {
  ...{ to: TO, nameless: false, words: WORDS },
  entries: [{ text: 'Please keep this between us: I am ill.', time: NOW - 9 * DAY, told: false }],
};

const turn = (what: TurnView['what'], days: number, told: Partial<TurnView> = {}): TurnView => ({
  ...{ what, mine: true, time: NOW - days * DAY, words: '', fault: null, entries: [] },
  ...told,
});

const RAISED = turn('raised', 8, {
  words: WORDS,
  entries: [
    {
      ...{ text: 'Please keep this between us: I am ill.', time: NOW - 9 * DAY, label: 'pair' },
      ...{ author: 'e'.repeat(12), byRaiser: true, room: ROOM, isTrue: null },
    },
  ],
});

const ONE: ConcernView = {
  ...{ id: 'c'.repeat(32), time: NOW - 8 * DAY, phase: 'open', card: CARD, other: TO.name },
  ...{ confirmed: true, asked: true, consent: false, notes: [] },
  due: { what: 'feedback', by: NOW + 60 * DAY, late: false },
  turns: [
    RAISED,
    turn('acknowledged', 7, { mine: false }),
    turn('asked', 6, { mine: false, words: 'May I ask Amina what she said, and to whom?' }),
  ],
};

const all = (...concerns: ConcernView[]): ConcernsView => ({ concerns, wrong: [] });
const NONE = all();

const desk = (view: RaisingView = VIEW, mine: ConcernsView = NONE): Partial<Desk> => ({
  raising: () => Promise.resolve(view),
  myConcerns: () => Promise.resolve(mine),
  concernGoes: () => Promise.resolve(GOES),
  raiseConcern: () => Promise.resolve(all({ ...ONE, phase: 'raised', turns: [RAISED] })),
  gatherConcern: () => Promise.resolve(new Uint8Array(4)),
  goOnConcern: () => Promise.resolve(mine),
});

const WRITE = press('[data-do=write]');
const FILLED: NonNullable<State['steps']> = [
  ...WRITE,
  { fill: 'textarea', with: WORDS },
  ...press('fieldset label', '[data-do=look]'),
];

/** From a room, or from home where `path` says so. */
function help(name: string, more: Partial<State> = {}): State {
  const view = room();
  return {
    ...{ name: `help-${name}`, screen: 'help', path: `/r/${ROOM}/help`, home: HOME },
    ...{ rooms: [view] },
    ...more,
    desk: { room: () => Promise.resolve(view), ...desk(), ...more.desk },
  };
}

const NAMELESS = { ...HOME, me: { ...ELISE, name: '' }, rooms: [] };

const HEARD: ConcernView = {
  ...ONE,
  ...{ card: 'e'.repeat(64), other: 'Élise Martin', consent: true },
  turns: ONE.turns.map((each) => ({
    ...each,
    mine: !each.mine,
    entries: each.entries.map((shown) => ({ ...shown, isTrue: true })),
  })),
  notes: [{ time: NOW - DAY, words: 'Speak with Amina on Thursday.' }],
};
const FORGED: ConcernView = {
  ...HEARD,
  ...{ id: 'd'.repeat(32), phase: 'raised', other: '', confirmed: false },
  ...{ asked: false, consent: false, notes: [] },
  due: { what: 'acknowledgement', by: NOW - DAY, late: true },
  turns: HEARD.turns.slice(0, 1).map((each) => ({
    ...each,
    entries: each.entries.map((shown) => ({ ...shown, isTrue: false })),
  })),
};
const GONE: ConcernView = {
  ...HEARD,
  ...{ id: 'e'.repeat(32), phase: 'withdrawn', due: null, consent: false, notes: [] },
  turns: [turn('raised', 8, { mine: false }), turn('withdrawn', 1, { mine: false })],
};

function heard(
  name: string,
  found: Desk['concerns'] | ConcernsView,
  more: Partial<State> = {},
): State {
  const concerns = typeof found === 'function' ? found : () => Promise.resolve(found);
  return {
    ...{ name: `heard-${name}`, screen: 'heard', path: '/heard', home: HOME },
    ...more,
    desk: { concerns, ...more.desk },
  };
}

const never = (): Promise<never> => new Promise(() => undefined);

export const STATES: readonly State[] = [
  help('first'),
  help('whom-to-call', { steps: press('summary') }),
  help('home', { path: '/help', rooms: [] }),
  help('write', { steps: WRITE }),
  help('write-missing', { steps: [...WRITE, ...press('[data-do=look]')] }),
  help('write-whom', {
    path: '/help',
    desk: desk({ to: null, nameless: false, entries: [] }),
    steps: [...WRITE, ...press('[data-do=look]')],
  }),
  help('write-without-a-name', { steps: [...WRITE, ...press('details summary')] }),
  help('nameless', {
    path: '/help',
    home: NAMELESS,
    desk: desk({ to: { card: CARD, name: CARD.slice(0, 12) }, nameless: true, entries: [] }),
    steps: WRITE,
  }),
  help('goes', { steps: FILLED }),
  help('goes-nameless', {
    desk: { ...desk(), concernGoes: () => Promise.resolve({ ...GOES, nameless: true }) },
    steps: FILLED,
  }),
  help('refused', { desk: { ...desk(), concernGoes: refused('not-stamped') }, steps: FILLED }),
  help('sent', { steps: [...FILLED, ...press('[data-do=send]')] }),
  help('asked', { desk: desk(VIEW, all(ONE)) }),
  help('late', {
    desk: desk(
      VIEW,
      all(
        { ...ONE, asked: false, due: { what: 'feedback', by: NOW - DAY, late: true } },
        { ...ONE, id: 'd'.repeat(32), asked: true, consent: true },
        {
          ...GONE,
          card: CARD,
          other: TO.name,
          turns: GONE.turns.map((one) => ({ ...one, mine: true })),
        },
      ),
    ),
  }),
  help('more', { desk: desk(VIEW, all(ONE)), steps: press('[data-do=more]') }),
  help('withdraw', { desk: desk(VIEW, all(ONE)), steps: press('[data-do=withdraw]') }),
  heard('reading', never),
  heard('none', NONE),
  heard('some', all(FORGED, HEARD, GONE)),
  heard('one', all(HEARD), { steps: press('main summary') }),
  heard('forged', all(FORGED), { steps: press('main summary') }),
  heard('withdrawn', all(GONE), { steps: press('main summary') }),
  heard('wrong', { concerns: [], wrong: [{ id: 'f'.repeat(32), code: 'false-turn' }] }),
  heard('asking', all(HEARD), { steps: press('main summary', '[data-do=asked]', '[data-do=go]') }),
  heard('door', NONE, {
    desk: {
      openDoor: () => Promise.resolve(`https://quietroom.example/join#${'QmFz'.repeat(20)}`),
    },
    steps: press('[data-do=door]'),
  }),
  heard('door-refused', NONE, {
    desk: { openDoor: refused('not-found') },
    steps: press('[data-do=door]'),
  }),
];
