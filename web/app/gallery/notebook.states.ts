/** Every state of the notebook, and of sharing a page of it. */

import { refused } from './making.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { PageView } from '../../worker/views.ts';
import { LONG_WORD, NOW, room } from './room.people.ts';
import { HOME } from './shell.states.ts';
import type { State } from './states.ts';

const page = (at: number, text: string): PageView => ({
  id: `p${at}`,
  time: NOW - at * 30 * 3600,
  text,
});

const PAGES = [
  page(1, 'Ask Amina how she told her first team that she was going.'),
  page(2, 'What I hope for:\n– to be asked, not told\n– to find out whether I like to lead'),
  page(3, 'سؤال للقاء القادم: كيف أقول لا؟'),
];

const state = (
  name: string,
  pages: readonly PageView[] | null,
  more: Partial<State> & { desk?: Partial<Desk> } = {},
): State => ({
  name: `notebook-${name}`,
  screen: 'notebook',
  path: '/notebook',
  home: HOME,
  ...more,
  desk: {
    ...(pages && { pages: () => Promise.resolve(pages) }),
    room: () => Promise.resolve(room()),
    ...more.desk,
  },
});

const SHARE = { press: '[data-do=share]' };
const KEEP = { press: 'form .main' };
const WRITE = { fill: 'form textarea', with: 'A thought on the train.' };
const TWO = { ...HOME, rooms: [...HOME.rooms, { ...HOME.rooms[0]!, id: '6'.repeat(32) }] };

export const STATES: readonly State[] = [
  state('loading', null),
  state('empty', []),
  state('pages', PAGES),
  state('long', [page(1, LONG_WORD.repeat(4))]),
  state('no-room', PAGES, { home: { ...HOME, rooms: [] } }),
  state('offline', PAGES, { connection: 'offline' }),
  state('away', null, { desk: { pages: refused('server-away') } }),
  state('nothing-written', PAGES, { steps: [KEEP] }),
  state('keeping', PAGES, { steps: [WRITE, KEEP] }),
  state('kept', PAGES, {
    steps: [WRITE, KEEP],
    desk: { write: () => Promise.resolve([page(0, WRITE.with), ...PAGES]) },
  }),
  state('refused', PAGES, { steps: [WRITE, KEEP], desk: { write: refused('no-space') } }),
  state('share', PAGES, { steps: [SHARE] }),
  state('share-choose', PAGES, { home: TWO, steps: [SHARE] }),
  state('share-looking', PAGES, {
    steps: [SHARE],
    desk: { room: () => new Promise(() => undefined) },
  }),
  state('share-wider', PAGES, { steps: [SHARE, { press: 'dialog [value=may-tell]' }] }),
  state('share-refused', PAGES, {
    steps: [SHARE, { press: 'dialog .main' }],
    desk: { share: refused('not-agreed-yet') },
  }),
];
