/** Every state of objectives with two faces. */

import type { FaceView, ObjectiveView, ObjectivesView } from '../../worker/objectives.ts';
import { press, refused, roomStates } from './making.ts';
import { LONG_WORD, NOW, room } from './room.people.ts';
import { ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const DAYS = Math.floor(NOW / 86_400);

const ONE: ObjectiveView = {
  id: 'a'.repeat(32),
  mine: true,
  text: 'I want to leave accounting within a year and go to the product team in Halifax.',
  known: 'I had two real talks there.',
  by: DAYS + 200,
  state: 'progress',
  notes: [{ mine: false, time: NOW - 86_400, text: 'The first talk is arranged.' }],
  face: null,
  asked: null,
};

const face = (mine: boolean, words: string): FaceView => {
  return { entry: 'b'.repeat(64), mine, words, state: 'open' };
};
const FACE = face(false, 'Explain numbers to people who do not use them');
const LEAKS = face(false, 'Leave accounting within a year');
const OWN: ObjectiveView = { ...ONE, id: 'c'.repeat(32), text: 'Sleep on Sundays.', notes: [] };
const EMPTY: ObjectivesView = { all: [], own: [], seen: [], programme: true, showing: null };

const of = (one: Partial<ObjectiveView>, more: Partial<ObjectivesView> = {}): ObjectivesView => {
  return { ...EMPTY, all: [{ ...ONE, ...one }], ...more };
};

const state = roomStates('objectives', `/r/${ROOM}/objectives`);
const shown = (name: string, view: ObjectivesView, more: Partial<State> = {}): State =>
  state(name, room(), { ...more, desk: { objectives: () => Promise.resolve(view), ...more.desk } });
const seen = [{ id: ONE.id, words: FACE.words, state: FACE.state, agreed: true }] as const;

/** What two want, and what one of them wants for themself. */
export const WANTS: ObjectivesView = of({}, { own: [OWN] });

export const STATES: readonly State[] = [
  state('loading', room(), { desk: { objectives: () => new Promise(() => undefined) } }),
  state('away', room(), { desk: { objectives: refused('server-away') } }),
  shown('empty', EMPTY),
  shown('agreed', of({ face: FACE }, { seen, own: [OWN] })),
  shown('asked', of({ asked: FACE })),
  shown('wording', of({}), { steps: press('.public summary') }),
  shown('gives-away', of({ asked: LEAKS }), { steps: press('[data-do=agree]') }),
  shown(
    'false',
    of({}, { seen: [{ ...seen[0], words: 'Looks for a post elsewhere', agreed: false }] }),
  ),
  shown(
    'missing',
    of(
      { face: FACE, text: LONG_WORD.repeat(3) },
      { seen: [{ ...seen[0], words: null, state: null, agreed: false }] },
    ),
  ),
  shown('examples', EMPTY, { steps: press('main > .page > details > summary') }),
  shown('no-word', EMPTY, { steps: press('[data-do=wanted]') }),
  shown(
    'informal',
    of(
      { state: 'dropped', text: 'أريد أن أقود مجموعة صغيرة.' },
      { programme: false, seen: null, showing: { me: false, other: false } },
    ),
  ),
  shown('shown', of({ face: FACE }, { seen, showing: { me: true, other: true } })),
];
