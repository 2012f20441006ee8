/** Every state of the agreement: nothing yet, to read, to sign, in force, and its form. */

import type { Terms } from '../../core/agreement/terms.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { AgreementView, RoomView } from '../../worker/views.ts';
import { Refusal } from '../session.svelte.ts';
import {
  BOTH,
  HERS,
  OFFICERS,
  cautions,
  differences,
  signed,
  terms,
  versionOf,
} from './agreement.people.ts';
import { LONG_WORD, NOW, room } from './room.people.ts';
import { AMINA, HOME, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const NONE: AgreementView = { inForce: null, proposed: null, changes: [], cautions: [] };

const refused = (code: string, field: string | null = null): (() => Promise<never>) => {
  return () => Promise.reject(new Refusal(code, null, field));
};

const agreeing = (agreement: AgreementView, told: Partial<RoomView> = {}): RoomView =>
  room({ state: agreement.inForce ? 'open' : 'agreeing', agreement, ...told });

/** A proposal of these terms, after others where there were any. */
function proposal(
  of: Terms,
  told: Partial<ReturnType<typeof versionOf>> = {},
  before: Terms | null = null,
): AgreementView {
  return {
    inForce: null,
    proposed: versionOf(of, told),
    changes: before ? differences(before, of) : [],
    cautions: cautions(of),
  };
}

/** A state of the agreement's screen. */
function state(
  name: string,
  view: RoomView | null,
  more: Partial<State> & { desk?: Partial<Desk> } = {},
): State {
  const desk: Partial<Desk> = { ...(view && { room: () => Promise.resolve(view) }), ...more.desk };
  return {
    name: `agreement-${name}`,
    screen: 'agreement',
    path: `/r/${ROOM}/agreement`,
    home: HOME,
    ...(view && { rooms: [view] }),
    ...more,
    desk,
  };
}

const press = (...texts: string[]): NonNullable<State['steps']> =>
  texts.map((text) => ({ press: text }));

const ALL = { ...OFFICERS, side: BOTH, purpose: 'Élise learns to lead a small team.' };
const FIRST = terms({ side: HERS });
const FULL = terms(ALL);
const NEXT = terms({
  ...ALL,
  cadence: 'Every three weeks, for an hour and a half.',
  side: { ...BOTH, first: { undertakings: [...HERS.first.undertakings, 'I take no notes.'] } },
  limit: { 'data-breach': { on: true }, 'substance-abuse': { on: false } },
});
const FRENCH = terms({ side: BOTH, purpose: 'Élise apprend à mener une équipe.' }, 'fr');
const TO_SIGN = agreeing(proposal(FULL, { signedByThem: NOW }, FIRST));
const ARABIC_NAME = 'أمينة العلي';
const LONG_NAME = `Maria-Magdalena ${LONG_WORD}`.slice(0, 100);

const READING: readonly State[] = [
  state('loading', null, { rooms: [] }),
  state('unreachable', null, { rooms: [], desk: { room: refused('server-away') } }),
  state('invited', agreeing(NONE, { partner: null })),
  state('none', agreeing(NONE)),
  state('proposed-by-me', agreeing(proposal(FIRST, { mine: true, wordsByMe: true }))),
  state('words-missing', agreeing(proposal(FIRST))),
  state('words-not-typed', agreeing(proposal(FIRST)), { steps: press('#sign .main') }),
  state('words-gag', agreeing(proposal(FIRST)), {
    steps: [{ fill: '#own-words', with: 'You never report it.' }, ...press('#sign .main')],
    desk: { draft: refused('reads-as-gag') },
  }),
  state('to-sign', TO_SIGN),
  state('sure', TO_SIGN, { steps: press('[data-do=sign]') }),
  state('signing', TO_SIGN, { steps: press('[data-do=sign]', '[data-do=sign-now]') }),
  state('sign-refused', TO_SIGN, {
    steps: press('[data-do=sign]', '[data-do=sign-now]'),
    desk: { sign: refused('server-away') },
  }),
  state('just-signed', TO_SIGN, {
    steps: press('[data-do=sign]', '[data-do=sign-now]'),
    desk: { sign: () => Promise.resolve(agreeing({ ...NONE, inForce: signed(FULL) })) },
  }),
  state('waits', agreeing(proposal(FULL, { signedByMe: NOW, mine: true }))),
  state('away', TO_SIGN, { connection: 'away' }),
  state('not-met', agreeing(proposal(FULL), { partner: { ...AMINA, met: false } })),
  state('words-to-hear', agreeing(proposal(FULL), { partner: { ...AMINA, met: false } }), {
    steps: press('[data-do=meet]'),
  }),
  state('stopped', agreeing({ ...NONE, inForce: signed(FULL) }, { stops: ['withheld'] })),
  state('in-force', agreeing({ ...NONE, inForce: signed(FULL) })),
  state(
    'renewing',
    agreeing({
      ...proposal(NEXT, { version: 2 }, FULL),
      inForce: signed(FULL),
    }),
  ),
  state(
    'old-open',
    agreeing({ ...proposal(NEXT, { version: 2, mine: true }, FULL), inForce: signed(FULL) }),
    { steps: press('details summary') },
  ),
  state(
    'long-names',
    agreeing(
      proposal(
        terms({ ...ALL, purpose: `${LONG_WORD} ${LONG_WORD}` }, 'en', LONG_NAME),
        { signedByThem: NOW },
        FULL,
      ),
      { partner: { ...AMINA, name: LONG_NAME } },
    ),
  ),
  state('french', agreeing(proposal(FRENCH, { signedByThem: NOW }))),
  state(
    'arabic-names',
    agreeing(
      proposal(terms({ ...ALL, purpose: 'أتعلم قيادة فريق صغير.' }, 'en', ARABIC_NAME), {
        signedByThem: NOW,
      }),
      { partner: { ...AMINA, name: ARABIC_NAME } },
    ),
  ),
];

export const STATES: readonly State[] = [...READING];
