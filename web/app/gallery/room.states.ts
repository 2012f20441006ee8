/** Every state of a room: empty, first, full, long, in Arabic, wrong, waiting, and its dialogs. */

import { press, refused, roomStates } from './making.ts';
import type { LineView, RequestView, RoomView } from '../../worker/views.ts';
import {
  AGREED,
  HELD,
  LEILA,
  event,
  line,
  LINES,
  LONG_WORD,
  NOW,
  room,
  version,
} from './room.people.ts';
import { AMINA, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const path = `/r/${ROOM}`;
const NONE = { inForce: null, proposed: null, changes: [], cautions: [] };

const state = roomStates('room', path);

const MEET = '[data-do=meet]';
const LOOK: State['steps'] & object = [
  { press: '[data-do=search]' },
  { fill: 'search input', with: 'team' },
  { press: 'search .button' },
];
const MORE = ['.menu > button'];
const one = (told: Partial<LineView>): RoomView => room({ lines: [line(2, told)] });

const ASKED: RequestView = {
  id: 'r1',
  entry: LINES[4]!.id,
  words: 'I would like to lead a small team one day.',
  to: LEILA.name,
  toCard: LEILA.card,
  purpose: 'to think of you when the new team is set up',
  until: NOW + 60 * 24 * 3600,
  mine: false,
  setting: LINES[4]!.text,
};

const many = (count: number): LineView[] =>
  Array.from({ length: count }, (_, at) =>
    line(at + 1, { text: `Line ${at + 1}. We spoke of one small thing, and then of the next.` }),
  );

/** What was done without a connection, with one entry after the other. */
const ACTS: readonly LineView[] = (
  ['waits-correct', 'waits-take-back', 'waits-claim', 'waits-ask', 'waits-keep'] as const
).map((key, at) => ({
  ...event(at + 60, key, true),
  event: { key, facts: { words: 'I would like to lead a small team one day.', to: LEILA.name } },
  text: LINES[4]!.text,
  waiting: true,
}));

const ARABIC: readonly LineView[] = [
  line(1, { text: 'أهلًا بكِ يا إليز. ماذا تريدين من هذه الأشهر؟' }),
  line(2, { text: 'أريد أن أقود فريقًا صغيرًا يومًا ما. I said it in English too.', label: 'named' }),
];

/** A picture as somebody may have attached it. */
async function shelf(): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 400);
  const pen = canvas.getContext('2d')!;
  for (let at = 0; at < 8; at++) {
    pen.fillStyle = `hsl(${at * 45} 30% 55%)`;
    pen.fillRect(at * 80, 60 + (at % 3) * 30, 70, 340);
  }
  return canvas.convertToBlob();
}

/** The viewer with a file in it. */
const file = (name: string, type: string, bytes: () => Promise<Blob>): State =>
  state(
    `file-${name}`,
    one({ text: 'See here.', files: [{ id: 'f', name: `shelf.${name}`, type, size: 12_345 }] }),
    { steps: press('article ul button'), desk: { file: bytes } },
  );

const FILES: readonly State[] = [
  file('png', 'image/png', shelf),
  file('broken', 'image/png', () => Promise.resolve(new Blob(['no picture']))),
  file('txt', 'text/plain', () =>
    Promise.resolve(new Blob([`<script>alert(1)</script>\n${'A line of the text.\n'.repeat(80)}`])),
  ),
  file('pdf', 'application/pdf', () => Promise.resolve(new Blob(['%PDF-1.7']))),
  file('away', 'image/png', refused('server-away')),
  file('slow', 'image/png', () => new Promise(() => undefined)),
];

export const STATES: readonly State[] = [
  state('loading', null, { rooms: [] }),
  state('away', null, { rooms: [], desk: { room: refused('server-away') } }),
  state('full', room()),
  state('empty', room({ lines: [] })),
  state('invited', room({ partner: null, state: 'invited', agreement: NONE, lines: [] })),
  state('unsigned', room({ state: 'agreeing', agreement: NONE, lines: [] })),
  state(
    'to-sign',
    room({
      state: 'agreeing',
      agreement: { ...NONE, proposed: version(null, NOW) },
      lines: LINES.slice(0, 1),
    }),
  ),
  state(
    'signed-by-me',
    room({
      state: 'agreeing',
      agreement: { ...NONE, proposed: version(NOW, null) },
      lines: LINES.slice(0, 2),
    }),
  ),
  state('rest', room(), { steps: press('[data-do=rest]') }),
  state('rest-away', room(), {
    steps: press('[data-do=rest]', '[data-do=end]'),
    desk: { end: refused('server-away') },
  }),
  ...(['me', 'them', 'byServer'] as const).map((who) =>
    state(
      `paused-${who}`,
      room({ state: 'paused', rest: { me: false, them: false, byServer: false, [who]: true } }),
    ),
  ),
  state('paused-both', room({ state: 'paused', rest: { me: true, them: true, byServer: false } }), {
    steps: press('[data-do=rest]'),
  }),
  state(
    'ended-by-server',
    room({ state: 'ended', rest: { me: false, them: false, byServer: true } }),
  ),
  state(
    'ended-told',
    room({
      state: 'ended',
      lines: [
        event(1, 'paused', false),
        event(2, 'resumed', false),
        event(3, 'ended', true),
        line(4, { text: 'One more thing.', faults: ['after-end'] }),
      ],
    }),
  ),
  state('ended', room({ state: 'ended' })),
  state('not-met', room({ partner: { ...AMINA, metBy: null } })),
  state('met-by-words', room({ partner: { ...AMINA, metBy: 'words' } })),
  state('met-by-link', room({ partner: { ...AMINA, metBy: 'link' } })),
  state('reading', room({ read: 60, all: 10_000 })),
  state('ten-thousand', room({ lines: many(10_000), read: 10_000, all: 10_000 })),
  state('stopped', room({ stops: ['withheld'], lines: LINES.slice(0, 5) })),
  state('stopped-strangely', room({ stops: ['void-record', 'odd-code'], lines: [] })),
  state('meet-anew', room({ meetAnew: true, lines: LINES.slice(0, 5) })),
  state('new-keys', room({ lines: [event(1, 'new-keys', false), event(2, 'new-keys', true)] })),
  state(
    'began-anew',
    room({
      lines: [
        line(1, { mine: true, owner: 'me', text: 'I want to lead a team.', kept: true }),
        event(2, 'began-anew', true),
        event(3, 'began-anew', false),
      ],
    }),
  ),
  state('lapsed', room({ state: 'agreeing', agreement: { ...AGREED, lapsed: true } })),
  state('asked', room({ requests: [ASKED] })),
  state('asked-by-me', room({ requests: [{ ...ASKED, mine: true }] })),
  state('waiting', one({ mine: true, text: 'I write this on the train.', waiting: true }), {
    connection: 'offline',
  }),
  state('waiting-acts', room({ lines: [...LINES.slice(0, 5), ...ACTS] }), {
    connection: 'offline',
  }),
  state('waiting-withdraw', room({ lines: [...LINES.slice(0, 5), ...ACTS] }), {
    connection: 'offline',
    steps: press('ol > li:last-child .link'),
  }),
  state(
    'waiting-refused',
    room({ lines: [...LINES.slice(0, 5), { ...ACTS[1]!, faults: ['room-ended'] }] }),
  ),
  state('rest-offline', room(), { connection: 'offline', steps: press('[data-do=rest]') }),
  state('server-away', room({ lines: LINES.slice(0, 5) }), { connection: 'away' }),
  state('faults', one({ text: 'Something', faults: ['mislabelled', 'odd-code'] })),
  state('closed', one({ kind: 'closed', faults: ['cannot-open'] })),
  state('both-claim', one({ owner: 'both-claim', text: 'We found this idea on our walk.' })),
  state(
    'odd-releases',
    one({
      text: 'I have an offer.',
      releases: (
        ['unexplained', 'against-a-claim', 'delayed', 'reported', 'against-agreement'] as const
      ).map((sight) => ({
        to: sight === 'unexplained' ? '' : LEILA.name,
        purpose: 'to plan',
        until: NOW,
        edited: false,
        text: 'I have an offer.',
        sight,
      })),
    }),
  ),
  state('arabic-words', room({ lines: ARABIC, partner: { ...AMINA, name: 'أمينة العلي' } })),
  state(
    'long-names',
    room({
      partner: { ...AMINA, name: `Maria-Magdalena ${LONG_WORD}` },
      lines: [line(1, { text: LONG_WORD.repeat(3) }), line(2, { text: LONG_WORD })],
      requests: [ASKED],
      named: [LEILA, { card: '2'.repeat(64), name: `Dr. ${LONG_WORD}` }],
    }),
  ),
  state('words-loading', room(), { steps: press(MEET) }),
  state('words-differ', room(), { steps: press(MEET, '[data-do=differ]') }),
  state('words-none', room({ partner: { ...AMINA, words: null }, meetAnew: true }), {
    steps: press(MEET),
  }),
  state('search', room(), {
    steps: press('[data-do=search]'),
  }),
  state('search-found', room(), {
    steps: LOOK,
    desk: {
      search: () =>
        Promise.resolve(
          [LINES[4]!, LINES[9]!].map(({ id, text, time }) => ({
            room: ROOM,
            entry: id,
            text: `${text} ${text}`,
            time,
          })),
        ),
    },
  }),
  state('search-nothing', room(), { steps: LOOK, desk: { search: () => Promise.resolve([]) } }),
  state('menu', one({ text: 'I have an offer.' }), { steps: press(...MORE) }),
  state('menu-theirs', one({ text: 'I have an offer.', mine: false, owner: 'them' }), {
    steps: press(...MORE),
  }),
  state('who', one({ text: 'I have an offer.' }), {
    steps: press(...MORE, '[data-do=who]'),
    desk: {
      who: () =>
        Promise.resolve([
          { name: 'Élise Martin', since: NOW, act: 'wrote', rule: 'pair' },
          { name: AMINA.name, since: NOW, act: 'heard', rule: 'pair' },
          {
            name: LEILA.name,
            since: NOW,
            act: 'release-of-a-part',
            rule: 'release',
            purpose: 'to plan the talks of the spring',
            until: NOW + 7_000_000,
          },
          { name: '', since: NOW, act: 'unexplained', rule: 'unknown' },
        ]),
    },
  }),
  state('who-waits', one({ text: 'I have an offer.' }), {
    steps: press(...MORE, '[data-do=who]'),
  }),
  state('claim', one({ text: 'Élise has an offer.', mine: false, owner: 'them' }), {
    steps: press(...MORE, '[data-do=claim]'),
  }),
  state('take-back', one({ text: 'I have an offer.' }), {
    steps: press(...MORE, '[data-do=take-back]'),
  }),
  state('take-back-refused', one({ text: 'I have an offer.' }), {
    steps: press(...MORE, '[data-do=take-back]', 'dialog .main'),
    desk: { takeBack: refused('server-away') },
  }),
  state('correct', one({ text: 'I have an offer.' }), {
    steps: press(...MORE, '[data-do=correct]'),
  }),
  state('ombuds', one({ text: 'I have an offer.' }), {
    steps: press(...MORE, '[data-do=ombuds]'),
  }),
  state('ombuds-empty', one({ text: 'I have an offer.' }), {
    steps: press(...MORE, '[data-do=ombuds]', 'dialog .main'),
  }),
  state('composer-open', room({ lines: [] }), { steps: press('#write summary') }),
  state('composer-held', room({ lines: [] }), {
    steps: press('#write summary', '#write [value=held]'),
  }),
  state('composer-mine', room({ lines: [] }), {
    steps: press('#write summary', '#write [value=me]'),
  }),
  state('composer-wider', room({ lines: [] }), {
    steps: press('#write summary', '#write [value=may-tell]'),
  }),
  state('composer-limits', room({ lines: [] }), { steps: press('#write .limits summary') }),
  state('composer-nothing', room({ lines: [] }), { steps: press('#write .main') }),
  state('composer-sealing', room({ lines: [] }), {
    steps: [{ fill: '#write textarea', with: 'Thank you for today.' }, { press: '#write .main' }],
  }),
  state('composer-refused', room({ lines: [] }), {
    steps: [{ fill: '#write textarea', with: 'Thank you for today.' }, { press: '#write .main' }],
    desk: { say: refused('waits-for-server') },
  }),
  ...FILES,
  state('held', room({ held: HELD })),
  state('trust-due', room({ trust: { ...room().trust, met: 3, due: true } })),
  ...(
    [
      [
        'hint',
        'Élise: my boss Karen Lund told me that she is pregnant, and I want to leave the team.',
      ],
      ['hint-limit', 'He touched me at the party.'],
      ['hint-arabic', 'أريد أن أترك القسم'],
    ] as const
  ).map(([name, words]) =>
    state(name, room({ lines: [] }), {
      steps: [{ fill: '#write textarea', with: words }, { press: '#write .main' }],
    }),
  ),
];
