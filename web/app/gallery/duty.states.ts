/** Every state of something I must report, and of the desk where reports come in. */

import type { CaseView, GoesView, ReportingView, SentView } from '../../worker/reports.ts';
import type { Desk } from '../../worker/protocol.ts';
import { press, refused, roomStates } from './making.ts';
import { AGREED, LONG_WORD, NOW, room } from './room.people.ts';
import { AMINA, HOME, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const DAY = 24 * 3600;
const id = (digit: string): string => digit.repeat(64);

const LIFE: ReportingView['limits'][number] = {
  id: 'risk-to-life',
  title: 'Danger to life',
  trigger: 'Your life or that of somebody else is in danger.',
  officer: 'Leila Haddad',
  deputy: 'Omar Benali',
  delayDays: 180,
};

const LAW = {
  ...LIFE,
  id: 'court-order',
  title: 'An order of a court',
  trigger: 'A court orders one of us to speak.',
  delayDays: 0,
};

const UNNAMED = {
  ...LIFE,
  id: 'own-fire',
  title: 'Fire',
  trigger: 'The house burns.',
  officer: null,
};

const ENTRIES: ReportingView['entries'] = [
  entry('1', true, 'I wish that I did not have to come back after the holidays.', 30),
  entry('2', false, 'What would help you to get through this week?', 2),
  {
    ...entry('3', true, 'I will not be there tomorrow. It is better so for everybody.', 1),
    files: 1,
  },
  { ...entry('4', true, 'Forget what I said.', 1), takenBack: true },
  { ...entry('5', false, 'Our first words, from before we signed.', 90), under: [] },
];

function entry(
  digit: string,
  mine: boolean,
  text: string,
  days: number,
): ReportingView['entries'][number] {
  const time = NOW - days * DAY;
  const under = ['risk-to-life', 'court-order'];
  return { id: id(digit), mine, text, time, files: 0, takenBack: false, under };
}

const VIEW: ReportingView = { limits: [LIFE, LAW, UNNAMED], entries: ENTRIES, sent: [] };

const GOES: GoesView = {
  to: 'Leila Haddad',
  deputy: false,
  limit: LIFE.title,
  notice: null,
  reason: null,
  entries: [{ id: id('3'), text: ENTRIES[2]!.text, mine: true }],
  files: [],
  statement:
    'I am Élise Martin. I fear for myself tonight. My number is on the list of the programme.',
};

const LATER: GoesView = {
  ...GOES,
  to: 'Omar Benali',
  deputy: true,
  notice: NOW + 9 * DAY,
  reason: 'Whoever threatens them reads along.',
  entries: [...GOES.entries, { id: id('2'), text: ENTRIES[1]!.text, mine: false }],
  files: ['a-picture-of-the-note.jpg'],
};

const SENT: SentView = {
  id: 'd'.repeat(32),
  limit: LIFE.title,
  to: 'Leila Haddad',
  time: NOW - 3 * DAY,
  entries: 1,
  notice: NOW + 9 * DAY,
  told: true,
  steps: [],
};

const step = (what: string, days: number, words = ''): SentView['steps'][number] => ({
  what,
  time: NOW - days * DAY,
  words,
  day: 0,
});

const desk = (view: ReportingView, goes: GoesView = GOES): Partial<Desk> => ({
  reporting: () => Promise.resolve(view),
  reportGoes: () => Promise.resolve(goes),
  device: () =>
    Promise.resolve({ state: 'locked', name: 'Élise', account: 'a'.repeat(32), passkey: true }),
});

const wait = (view: ReportingView, goes?: GoesView): Partial<State> => ({ desk: desk(view, goes) });

const report = roomStates('report', `/r/${ROOM}/report`);
const uk = room({
  agreement: { ...AGREED, inForce: { ...AGREED.inForce!, pack: 'uk', language: 'fr' } },
});

const WHICH = press('[data-do=go]');
const WHAT = [...WHICH, ...press('input[type=radio]', '[data-do=which]')];
const FILLED: NonNullable<State['steps']> = [
  ...WHAT,
  ...press('input[type=checkbox]'),
  { fill: 'form textarea', with: GOES.statement },
];
const LOOKED = [...FILLED, ...press('[data-do=look]')];

const CASE: CaseView = {
  id: 'b'.repeat(32),
  fault: null,
  limit: LIFE.title,
  trigger: LIFE.trigger,
  deputy: false,
  reporter: { card: 'e'.repeat(64), name: null },
  other: { card: 'a'.repeat(64), name: 'Amina Okafor' },
  statement: 'I am the mentor of Élise Martin in house 4. I could not reach her tonight.',
  reason: null,
  time: NOW - DAY,
  notice: NOW - DAY,
  entries: [
    {
      id: id('3'),
      text: ENTRIES[2]!.text,
      time: NOW - 2 * DAY,
      byReporter: false,
      ofReporter: false,
      label: 'pair',
      files: [{ id: 'f1', name: 'a-note.txt', type: 'text/plain', size: 1200 }],
    },
  ],
  done: [],
};

const WORKED: CaseView = {
  ...CASE,
  id: 'c'.repeat(32),
  deputy: true,
  reason: 'Leila is her sister.',
  notice: NOW + 9 * DAY,
  entries: [
    ...CASE.entries,
    {
      ...CASE.entries[0]!,
      id: id('4'),
      text: LONG_WORD.repeat(2),
      byReporter: true,
      label: 'may-tell',
      files: [],
    },
  ],
  done: [
    step('acknowledged', 1),
    step('asked', 1, 'Where is she now?'),
    step('answered', 1, 'At home, with her brother.'),
    step('note', 1, 'Called the brother at noon.'),
    step('decision', 0, 'Her doctor has been called. No further step.'),
  ],
};

const CLOSED: CaseView = {
  ...CASE,
  done: [
    step('acknowledged', 1),
    { ...step('destroy', 0), day: NOW + 90 * DAY },
    step('closed', 0),
  ],
};

const cases = (name: string, found: readonly CaseView[], more: Partial<State> = {}): State => ({
  name: `reports-${name}`,
  screen: 'reports',
  path: '/reports',
  home: { ...HOME, received: found.length },
  desk: { cases: () => Promise.resolve(found) },
  ...more,
});

const open = (...places: string[]): NonNullable<State['steps']> => press('summary', ...places);

export const STATES: readonly State[] = [
  report('first', room(), wait(VIEW)),
  report('first-uk', uk, wait(VIEW)),
  report('loading', room(), { steps: WHICH }),
  report('away', room(), { desk: { reporting: refused('server-away') }, steps: WHICH }),
  report('which', room(), { ...wait(VIEW), steps: WHICH }),
  report('which-missing', room(), {
    ...wait(VIEW),
    steps: [...WHICH, ...press('[data-do=which]')],
  }),
  report('none', room(), { ...wait(VIEW), steps: [...WHICH, ...press('[value=none]')] }),
  report('unsigned', room(), { ...wait({ ...VIEW, limits: [] }), steps: WHICH }),
  report('unnamed', room(), { ...wait({ ...VIEW, limits: [UNNAMED] }), steps: WHICH }),
  report('what', room(), { ...wait(VIEW), steps: WHAT }),
  report('what-empty', room(), { ...wait({ ...VIEW, entries: [] }), steps: WHAT }),
  report('what-missing', room(), { ...wait(VIEW), steps: [...WHAT, ...press('[data-do=look]')] }),
  report('what-at-once', room(), {
    ...wait({ ...VIEW, limits: [{ ...LAW, deputy: null }] }),
    steps: WHAT,
  }),
  report('later', room(), {
    ...wait(VIEW),
    steps: [
      ...FILLED,
      ...press('form > fieldset ~ fieldset label:last-of-type', 'form summary', '[data-do=look]'),
    ],
  }),
  report('refused', room(), {
    desk: { ...desk(VIEW), reportGoes: refused('not-agreed-then') },
    steps: LOOKED,
  }),
  report('goes', room(), { ...wait(VIEW), steps: LOOKED }),
  report('goes-later', room(), { ...wait(VIEW, LATER), steps: LOOKED }),
  report('goes-kit', room(), { ...wait(VIEW), steps: [...LOOKED, ...press('[data-do=kit]')] }),
  report('wrong-kit', room(), {
    desk: { ...desk(VIEW), report: refused('wrong-unlock') },
    steps: [
      ...LOOKED,
      ...press('[data-do=kit]'),
      { fill: 'form textarea', with: 'ABCD' },
      ...press('[data-do=send]'),
    ],
  }),
  report('done', room(), {
    desk: {
      ...desk(VIEW),
      report: () => Promise.resolve({ ...VIEW, sent: [SENT] }),
    },
    steps: [
      ...LOOKED,
      ...press('[data-do=kit]'),
      { fill: 'form textarea', with: 'ABCD' },
      ...press('[data-do=send]'),
    ],
  }),
  report(
    'sent',
    room(),
    wait({
      ...VIEW,
      sent: [
        { ...SENT, told: false },
        {
          ...SENT,
          id: 'e'.repeat(32),
          steps: [step('acknowledged', 2), step('asked', 1, 'Where is she now?')],
        },
        {
          ...SENT,
          id: 'f'.repeat(32),
          entries: 3,
          steps: [
            step('asked', 3, 'When was it?'),
            step('answered', 2, 'On Tuesday.'),
            step('decided', 1),
            step('closed', 0),
          ],
        },
      ],
    }),
  ),
  report('arabic', room({ partner: { ...AMINA, name: 'أمينة' } }), {
    ...wait({
      ...VIEW,
      limits: [
        { ...LIFE, title: 'خطر على الحياة', trigger: 'حياة شخص ما في خطر.', officer: 'ليلى' },
      ],
      entries: [{ ...ENTRIES[0]!, text: 'لن أكون هناك غدًا.' }],
    }),
    steps: WHAT,
  }),
  cases('loading', [], { desk: { cases: () => new Promise(() => undefined) } }),
  cases('away', [], { desk: { cases: refused('server-away') } }),
  cases('empty', []),
  cases(
    'list',
    [CASE, WORKED, CLOSED].map((one, at) => ({ ...one, id: `${at}`.repeat(32) })),
  ),
  cases('new', [CASE], { steps: open() }),
  cases('worked', [WORKED], { steps: open() }),
  cases('closed', [CLOSED], { steps: open() }),
  cases('acknowledge', [CASE], { steps: open('[data-do=acknowledged]') }),
  cases('ask', [CASE], { steps: open('[data-do=asked]', '[data-do=go]') }),
  cases('close', [CASE], { steps: open('[data-do=closed]') }),
  cases('refused', [CASE], {
    desk: { cases: () => Promise.resolve([CASE]), doCase: refused('server-away') },
    steps: open('[data-do=acknowledged]', '[data-do=go]'),
  }),
  cases('wrong', [
    { ...CASE, fault: 'false-report' },
    { ...CLOSED, id: 'd'.repeat(32), fault: 'destroyed' },
  ]),
];
