/** Every state of the question whether two go on. Its days lie around today, as the screen has them. */

import { fromHex } from '../../core/ground/octets.ts';
import { type Answer, commitment } from '../../core/renewal/answer.ts';
import { type Day, dayOf } from '../../core/renewal/term.ts';
import type { MeetingsView } from '../../worker/meetings.ts';
import { press, roomStates } from './making.ts';
import { room } from './room.people.ts';
import { ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const [ME, THEM] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const [HASH, RANDOM] = [new Uint8Array(32).fill(9), new Uint8Array(32).fill(8)];

/** The day so many days from today. */
const day = (days: number): Day => dayOf(Date.now() + days * 86_400_000);

type Given = readonly [Uint8Array, Answer];

/** What both or one answered about the day `about`, and what opens it. */
function desk(about: Day, given: readonly Given[], shown: boolean): Partial<State> {
  const asked = { room: fromHex(ROOM), agreement: HASH, about, two: [ME, THEM] as const };
  const made = given.map(([who, answer]) => commitment(asked, who, answer, RANDOM));
  const entry = (at: number): Uint8Array => new Uint8Array(32).fill(20 + at);
  const base = { replyTo: null, time: 0 };
  const said = [
    ...given.map(([author], at) => {
      const body = [HASH, about, made[at]!];
      return { ...base, entry: entry(at), author, kind: 'renewal-commit', body };
    }),
    ...given.flatMap(([author, answer], at) => {
      const body = [entry(at), answer, RANDOM];
      return shown ? { ...base, entry: entry(at + 2), author, kind: 'renewal-answer', body } : [];
    }),
  ];
  const term = {
    ...{ start: day(-340), end: about, renewals: [], reviews: [day(-2)], retention: null },
  };
  const view: MeetingsView = {
    ...{ me: ME, them: THEM, said, cadence: '', cancelHours: 24, agreed: { hash: HASH, term } },
  };
  return {
    desk: {
      meetings: () => Promise.resolve(view),
      noted: () => Promise.resolve(given.map(([, answer], at) => [made[at]!, answer, RANDOM])),
    },
  };
}

const state = roomStates('renewal', `/r/${ROOM}/renewal`);
const OPEN = room({});

export const STATES: readonly State[] = [
  state('asked', OPEN, {
    ...desk(day(30), [], false),
    steps: press('[data-do=answer]'),
  }),
  state('waits', OPEN, desk(day(30), [[ME, 'change']], false)),
  state(
    'next',
    OPEN,
    desk(
      day(30),
      [
        [ME, 'go-on'],
        [THEM, 'go-on'],
      ],
      true,
    ),
  ),
  state(
    'part',
    OPEN,
    desk(
      day(-3),
      [
        [ME, 'go-on'],
        [THEM, 'end'],
      ],
      true,
    ),
  ),
  state('not-asked', OPEN, desk(day(200), [], false)),
];
