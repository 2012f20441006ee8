/** Every state of what was spoken, and of who could have known. */

import type { KnownView, SpokenView } from '../../worker/known.ts';
import { press, refused, roomStates } from './making.ts';
import { LEILA, LONG_WORD, NOW, line, room } from './room.people.ts';
import { AMINA, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

type Row = KnownView['rows'][number];

const DAY = 24 * 3600;
const NOTHING = { said: '', heard: '', now: '' };
const EMPTY: SpokenView = { lines: [], again: null, stricter: false };

const LINES: SpokenView['lines'] = [
  {
    id: 'a'.repeat(64),
    mine: true,
    owner: 'me',
    text: 'I may move to Halifax next year. My manager does not know.',
    when: NOW - 9 * DAY,
    answer: { heard: null },
  },
  {
    id: 'b'.repeat(64),
    mine: false,
    owner: 'them',
    text: 'She is thinking about stopping as head of the group.',
    when: NOW - 2 * DAY,
    answer: null,
  },
  {
    id: 'c'.repeat(64),
    mine: true,
    owner: 'me',
    text: 'The project has no budget after March.',
    when: NOW - 2 * DAY,
    answer: { heard: 'That the project may be cut, and that the team may know.' },
  },
];

const AGAIN: SpokenView = {
  ...EMPTY,
  again: {
    askedByMe: false,
    text: 'Something I told you came back to me from the other floor.',
    mine: NOTHING,
    theirs: { said: 'Only for you.', heard: 'That the whole team knows.', now: '' },
  },
};

const wait = <T>(value: T) => ({ desk: { spoken: () => Promise.resolve(value) } });
const spoken = roomStates('spoken', `/r/${ROOM}/spoken`);
const known = roomStates('known', `/r/${ROOM}/known/${line(6, {}).id}`);

const two: KnownView['rows'] = [
  { me: true, name: '', act: 'wrote', when: NOW - 20 * DAY, rule: 'pair', until: null },
  {
    me: false,
    name: AMINA.name,
    act: 'in-the-room',
    when: NOW - 20 * DAY,
    rule: 'pair',
    until: null,
  },
];

const list = (verdict: KnownView['verdict'], ...more: KnownView['rows']): Partial<State> => {
  const view: KnownView = { verdict, rows: [...two, ...more], ombuds: true, taken: [] };
  return { desk: { known: () => Promise.resolve(view) } };
};

const out = (act: Row['act'], name = LEILA.name): Row => ({
  me: false,
  name,
  act,
  when: NOW - 10 * DAY,
  rule: 'a talk about the new team',
  until: NOW + 80 * DAY,
});

const NOBODY: Row = { me: false, name: '', act: 'unexplained', when: null, rule: '', until: null };
const TAKEN: KnownView = { verdict: null, rows: two, ombuds: false, taken: [NOW - DAY] };

export const STATES: readonly State[] = [
  spoken('loading', room(), { desk: { spoken: () => new Promise(() => undefined) } }),
  spoken('away', room(), { desk: { spoken: refused('server-away') } }),
  spoken('empty', room(), wait(EMPTY)),
  spoken('lines', room(), wait({ ...EMPTY, lines: LINES })),
  spoken('long', room(), wait({ ...EMPTY, lines: [{ ...LINES[0]!, text: LONG_WORD.repeat(3) }] })),
  spoken('differently', room(), {
    ...wait({ ...EMPTY, lines: LINES }),
    steps: press('[data-do=differently]'),
  }),
  spoken('no-line', room(), { ...wait(EMPTY), steps: press('form .button') }),
  spoken('refused', room(), {
    desk: { spoken: () => Promise.resolve(EMPTY), putOnRecord: refused('server-away') },
    steps: [{ fill: 'form textarea', with: 'A line.' }, { press: 'form .button' }],
  }),
  spoken('again', room(), wait(AGAIN)),
  spoken('stricter', room(), wait({ ...EMPTY, stricter: true })),
  known('loading', room(), { desk: { known: () => new Promise(() => undefined) } }),
  known('away', room(), { desk: { known: refused('server-away') } }),
  known('never', room(), list(null)),
  known('by-owner', room(), list('released-by-owner', out('released-by-owner'))),
  known('told-on', room(), list('told-on', out('told-on'))),
  known('reported', room(), list('reported', { ...out('reported'), until: null })),
  known(
    'against-agreement',
    room(),
    list('against-agreement', { ...out('against-agreement'), until: null }),
  ),
  known('by-both', room(), list('released-by-both', out('released-by-both', ''))),
  known('against', room(), list('against-owner', out('against-owner'))),
  known('unexplained', room(), list('unexplained', NOBODY)),
  known('leave', room(), { ...list(null), steps: press('[data-do=rest]') }),
  known('taken', room(), { desk: { known: () => Promise.resolve(TAKEN) } }),
];
