/** Every state of letting somebody read: asking, deciding, and what was received. */

import { press, refused } from './making.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { ReceivedView, RequestView, RoomView } from '../../worker/views.ts';
import { LEILA, line, LINES, LONG_WORD, NOW, room } from './room.people.ts';
import { AMINA, HOME, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const DAY = 24 * 3600;

/** A state of a dialog over the room. */
const over = (
  name: string,
  view: RoomView,
  steps: NonNullable<State['steps']>,
  desk: Partial<Desk> = {},
): State => ({
  name: `release-${name}`,
  screen: 'room',
  path: `/r/${ROOM}`,
  home: HOME,
  rooms: [view],
  steps,
  desk: { room: () => Promise.resolve(view), ...desk },
});

const received = (name: string, desk: Partial<Desk>): State => ({
  name: `received-${name}`,
  screen: 'received',
  path: '/received',
  home: { ...HOME, received: 2 },
  desk,
});

const SETTING = LINES[4]!.text;

const ASKED: RequestView = {
  id: 'r1',
  entry: LINES[4]!.id,
  words: 'I would like to lead a small team one day.',
  to: LEILA.name,
  toCard: LEILA.card,
  purpose: 'to think of you when the new team is set up',
  until: NOW + 60 * DAY,
  mine: false,
  setting: SETTING,
};

const asked = (told: Partial<RequestView> = {}): RoomView =>
  room({ requests: [{ ...ASKED, ...told }] });
const theirs = room({ lines: [line(3, { text: SETTING, mine: false, owner: 'them' })] });
const mine = room({ lines: [line(2, { text: SETTING })] });

const GOT: ReceivedView = {
  id: 'g1',
  text: 'I could give the talk in March.',
  author: 'Élise Martin',
  owner: 'Élise Martin',
  authorKey: '7f3a09c1d444',
  ownerKey: '7f3a09c1d444',
  label: 'named',
  purpose: 'to plan the talks of the spring',
  until: 4_000_000_000,
  written: NOW - 3 * DAY,
  files: [],
  fault: null,
};

const got = (...told: Partial<ReceivedView>[]): Partial<Desk> => ({
  received: () => Promise.resolve(told.map((one, at) => ({ ...GOT, id: `g${at}`, ...one }))),
});

const DECIDE = '[data-do=decide]';
const ASK = press('.menu > button', '[data-do=ask]');
const LET = press('.menu > button', '[data-do=release]');
const SEND = { press: 'dialog .main' };

export const STATES: readonly State[] = [
  over('decide', asked(), press(DECIDE)),
  over('decide-edit', asked(), [
    ...press(DECIDE, '[data-do=edit]'),
    { fill: 'dialog textarea', with: 'Élise would like to lead a small team.' },
  ]),
  over('decide-edit-empty', asked(), [
    ...press(DECIDE, '[data-do=edit]'),
    { fill: 'dialog textarea', with: ' ' },
    { press: '[data-do=edit]' },
  ]),
  over('decide-words-not-there', asked({ words: 'I hate this place.' }), press(DECIDE)),
  over('decide-long', asked({ to: LONG_WORD, purpose: LONG_WORD }), press(DECIDE)),
  over('decide-refused', asked(), press(DECIDE, '[data-do=keep]'), { keep: refused('no-request') }),
  over('ask', theirs, ASK),
  over('ask-wrong', theirs, [...ASK, SEND]),
  over('ask-by-code', { ...theirs, named: [] }, [
    ...ASK,
    { fill: 'dialog input[dir=ltr]', with: 'not a code' },
    SEND,
  ]),
  over(
    'ask-refused',
    theirs,
    [...ASK, { fill: 'dialog input[dir=auto]', with: 'to plan the spring' }, SEND],
    { ask: refused('server-away') },
  ),
  over('let', mine, LET),
  { ...over('let-offline', mine, LET), connection: 'offline' },
  over('let-wrong', mine, [...LET, { fill: 'dialog textarea', with: '' }, SEND]),
  over(
    'let-refused',
    mine,
    [...LET, { fill: 'dialog input[dir=auto]', with: 'to plan the spring' }, SEND],
    { release: refused('not-owner') },
  ),
  received('loading', {}),
  received('empty', got()),
  received('one', got({})),
  received(
    'many',
    got(
      {},
      {
        author: AMINA.name,
        authorKey: 'a6f0c1937b52',
        label: 'pair',
        text: 'From our walk: Élise has an offer from another house.',
        files: [{ id: 'f', name: 'offer.pdf', type: 'application/pdf', size: 220_000 }],
      },
      { label: 'may-tell', until: NOW - DAY },
      { text: 'نص بالعربية مع English في وسطه', author: 'أمينة العلي', owner: 'أمينة العلي' },
    ),
  ),
  received(
    'unmet',
    got({ author: '', owner: '' }, { author: '', owner: '', authorKey: 'a6f0c1937b52' }),
  ),
  received('long', got({ text: LONG_WORD.repeat(3), author: LONG_WORD, owner: LONG_WORD })),
  received('false', got({ fault: 'false-release' }, { fault: 'not-logged' }, { fault: 'odd' })),
  received('away', { received: refused('server-away') }),
];
