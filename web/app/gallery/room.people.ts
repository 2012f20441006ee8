/** The room of the pictures: what Élise and Amina said to each other. */

import type { AgreementView, LineView, RoomView, VersionView } from '../../worker/views.ts';
import { AMINA, ELISE, ROOM } from './shell.states.ts';

/** A morning in November 2026. */
export const NOW = 1_794_900_000;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Leila, whom the agreement of the pictures names. */
export const LEILA = { card: '1'.repeat(64), name: 'Leila Haddad' };

/** A version of the agreement, signed as told. */
export function version(mine: number | null, theirs: number | null): VersionView {
  return {
    hash: 'c'.repeat(64),
    version: 1,
    language: 'en',
    title: 'What stays between us',
    clauses: [],
    expected: [],
    wordsByMe: true,
    wordsByThem: true,
    signedByMe: mine,
    signedByThem: theirs,
    pack: '',
    mine: false,
  };
}

/** An agreement in force. */
export const AGREED: AgreementView = {
  inForce: version(NOW - 21 * DAY, NOW - 21 * DAY),
  proposed: null,
  changes: [],
  cautions: [],
};

/** A line, as far as it is told; `index` makes its id. */
export function line(index: number, told: Partial<LineView>): LineView {
  return {
    id: index.toString(16).padStart(64, '0'),
    index,
    time: NOW - 20 * DAY + index * 7 * HOUR,
    mine: index % 2 === 0,
    kind: 'words',
    label: 'pair',
    owner: (told.mine ?? index % 2 === 0) ? 'me' : 'them',
    text: '',
    corrected: false,
    replyTo: null,
    files: [],
    releases: [],
    event: null,
    faults: [],
    waiting: false,
    ...told,
  };
}

/** An act told in words. */
export const event = (index: number, key: NonNullable<LineView['event']>['key'], mine: boolean) =>
  line(index, {
    mine,
    kind: 'event',
    event: { key, facts: { version: '1', to: LEILA.name, purpose: 'a talk about the new team' } },
  });

/** An ordinary room: a little of everything. */
export const LINES: readonly LineView[] = [
  event(1, 'proposed', false),
  event(2, 'signed', true),
  event(3, 'in-force', false),
  line(5, {
    text: 'Good to meet you, Élise. What would make these months worth your time?',
  }),
  line(6, {
    text: 'I would like to lead a small team one day. And, to be honest, I am not sure that it should be in this department.',
  }),
  line(7, {
    text: 'Thank you for telling me. That stays here until you say otherwise.',
    corrected: true,
  }),
  line(8, {
    label: 'named',
    text: 'I could give the talk in March. Leila may know that I offered.',
    releases: [
      {
        to: LEILA.name,
        purpose: 'to plan the talks of the spring',
        until: NOW + 90 * DAY,
        edited: true,
        text: 'I could give the talk in March.',
        sight: 'told',
      },
    ],
  }),
  line(9, { kind: 'taken-back' }),
  line(11, {
    label: 'may-tell',
    text: 'The book I spoke of is "The Making of a Manager". Anyone may know that I praise it.',
    files: [
      { id: 'f1', name: 'chapter-3.txt', type: 'text/plain', size: 18_400 },
      { id: 'f2', name: 'a-picture-of-the-shelf.jpg', type: 'image/jpeg', size: 2_400_000 },
    ],
  }),
  line(13, {
    owner: 'me',
    text: 'From our walk: Élise has an offer from another house and has to answer by the tenth.',
  }),
  line(14, { text: 'I have slept over it. Can we talk on Thursday?' }),
];

/** The ordinary room, with what a state changes. */
export function room(told: Partial<RoomView> = {}): RoomView {
  return {
    id: ROOM,
    me: ELISE,
    partner: AMINA,
    state: 'open',
    read: 14,
    all: 14,
    lines: LINES,
    agreement: AGREED,
    requests: [],
    held: [],
    defaultLabel: 'pair',
    ombuds: true,
    rest: { me: false, them: false, byServer: false },
    named: [LEILA],
    trust: { level: null, names: ['', '', ''], met: 1, low: true, due: false, hints: true },
    limits: [
      {
        id: 'risk-to-life',
        to: LEILA.name,
        theirs: true,
        title: 'Danger to life',
        text: 'If your life or that of somebody else is in danger, I call for help at once and tell you what I said.',
      },
      {
        id: 'harassment',
        to: LEILA.name,
        theirs: true,
        title: 'Harassment at work',
        text: 'If you tell me of harassment I have to tell the safeguarding lead. I tell you first, unless that adds danger.',
      },
    ],
    stops: [],
    meetAnew: false,
    witnesses: 2,
    ...told,
  };
}

/** Three held entries, one for each level. */
export const HELD: RoomView['held'] = [
  {
    id: 'h1',
    level: 1,
    text: 'I did not apply last year because I feared to be laughed at.',
    time: NOW - 12 * DAY,
  },
  {
    id: 'h2',
    level: 2,
    text: 'My manager said that I was “not the type”. I think of it more often than I should.',
    time: NOW - 8 * DAY,
  },
  { id: 'h3', level: 3, text: 'I have seen a doctor about the sleep.', time: NOW - 3 * DAY },
];

/** Words that are longer than any line. */
export const LONG_WORD =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
