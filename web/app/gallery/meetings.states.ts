/** Every state of meetings. They lie around now, as the screen has them. */

import type { Value } from '../../core/ground/canon.ts';
import type { Said } from '../../core/meeting/diary.ts';
import type { MeetingsView } from '../../worker/meetings.ts';
import { press, refused, roomStates } from './making.ts';
import { LONG_WORD, room } from './room.people.ts';
import { ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const DAY = 1440;
const [ME, THEM] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
/** Ten in the morning today, on a wall clock. */
const TEN = Math.floor(Date.now() / 86_400_000) * DAY + 600;

const entry = (number: number): Uint8Array => new Uint8Array(32).fill(16 + number);

const said = (
  number: number,
  author: Uint8Array,
  kind: string,
  body: Value,
  about: number | null = null,
): Said => {
  const replyTo = about === null ? null : entry(about);
  return { entry: entry(number), author, replyTo, kind, time: TEN * 60 - 90 * 86_400, body };
};

const offer = (slots: number[], more: { [at: number]: Value } = {}, zone = 'Etc/UTC'): Value => {
  const id = new Uint8Array(16);
  return [id, null, zone, 60, null, null, slots, ''].map((one, at) => more[at] ?? one);
};

const SLOTS = [TEN + DAY, TEN + 2 * DAY + 240, TEN + 5 * DAY];
const VIDEO = 'https://video.example/our-own-room';

const THEIRS = said(0, THEM, 'meet', offer(SLOTS));
const MINE = said(0, ME, 'meet', offer(SLOTS, { 5: ['week', 2, 0, 6], 4: VIDEO }));
const SERIES = [
  said(0, THEM, 'meet', offer([TEN + DAY], { 4: VIDEO, 5: ['week', 1, 0, 3] }, 'America/New_York')),
  said(1, ME, 'meet-at', [0], 0),
  said(2, THEM, 'agenda', [0, 'Your first weeks with the new team.'], 0),
  said(3, ME, 'called-off', [1, 'one', 'I am travelling that day.'], 0),
  said(4, ME, 'step', ['Send the outline of the talk', ME, Math.floor(TEN / DAY) + 3]),
  said(5, THEM, 'step', ['Ask Sam about the course', THEM, null]),
  said(6, THEM, 'step-done', [1], 5),
];
const PAST = [said(0, THEM, 'meet', offer([TEN - 2 * DAY])), said(1, ME, 'meet-at', [0], 0)];
const LONG = [
  said(0, THEM, 'meet', offer([TEN + DAY], { 4: LONG_WORD.repeat(4) })),
  said(1, ME, 'meet-at', [0], 0),
  said(2, THEM, 'agenda', [0, LONG_WORD.repeat(6)], 0),
  said(4, ME, 'step', [LONG_WORD.repeat(4), ME, null]),
];

const view = (found: readonly Said[], cancelHours = 24): MeetingsView => {
  const cadence = 'Every two weeks, for an hour.';
  return { me: ME, them: THEM, said: found, cadence, cancelHours, agreed: null };
};

/** A room in which a time is fixed, another is offered, and somebody has steps to do. */
export const COMING = view([...SERIES, said(7, THEM, 'meet', offer(SLOTS))]);

const wait = (found: readonly Said[], cancelHours?: number): Partial<State> => ({
  desk: { meetings: () => Promise.resolve(view(found, cancelHours)) },
});

const meetings = roomStates('meetings', `/r/${ROOM}/meetings`);

export const STATES: readonly State[] = [
  meetings('loading', room(), { desk: { meetings: () => new Promise(() => undefined) } }),
  meetings('away', room(), { desk: { meetings: refused('server-away') } }),
  meetings('empty', room(), wait([])),
  meetings('more', room(), {
    desk: { ...wait([]).desk, places: () => Promise.resolve(['Library, room 2.14', LONG_WORD]) },
    steps: press('form details summary'),
  }),
  meetings('offered-them', room(), wait([THEIRS])),
  meetings('offered-me', room(), wait([MINE])),
  meetings('coming', room(), wait(SERIES)),
  meetings('agenda', room(), { ...wait(SERIES), steps: press('[data-do=agenda]') }),
  meetings('move', room(), { ...wait(SERIES), steps: press('[data-do=move]') }),
  meetings('off-late', room(), { ...wait(SERIES, 720), steps: press('[data-do=off]') }),
  meetings('step', room(), { ...wait(PAST), steps: press('[data-do=new-step]') }),
  meetings('feed', room(), {
    desk: { ...wait(SERIES).desk, noted: () => Promise.resolve([[ME, 1]]) },
    steps: press('[data-do=feed]'),
  }),
  meetings('long', room(), wait(LONG)),
  meetings('refused', room(), {
    desk: { ...wait([]).desk, sayMeeting: refused('server-away') },
    steps: press('[data-do=offer]'),
  }),
];
