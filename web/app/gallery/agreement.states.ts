/** Every state of the agreement: nothing yet, to read, to sign, in force, and its form. */

import { press, refused, roomStates } from './making.ts';
import type { Terms } from '../../core/agreement/terms.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { AgreementView, RoomView } from '../../worker/views.ts';
import {
  BOTH,
  HERS,
  OFFICERS,
  cautions,
  differences,
  draftOf,
  previewOf,
  signed,
  terms,
  versionOf,
} from './agreement.people.ts';
import { LONG_WORD, NOW, room } from './room.people.ts';
import { AMINA, ROOM } from './shell.states.ts';
import type { State } from './states.ts';

const NONE: AgreementView = { inForce: null, proposed: null, changes: [], cautions: [] };

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

const state = roomStates('agreement', `/r/${ROOM}/agreement`);

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
  state('reading', agreeing(NONE, { read: 0 }), {
    desk: { room: () => new Promise(() => undefined) },
  }),
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
  state('not-met', agreeing(proposal(FULL), { partner: { ...AMINA, metBy: null } })),
  state('words-to-hear', agreeing(proposal(FULL), { partner: { ...AMINA, metBy: null } }), {
    steps: press('[data-do=meet]'),
  }),
  state('stopped', agreeing({ ...NONE, inForce: signed(FULL) }, { stops: ['withheld'] })),
  state('in-force', agreeing({ ...NONE, inForce: signed(FULL) })),
  state('lapsed', agreeing({ ...NONE, inForce: signed(FULL), lapsed: true })),
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

const WISH = { language: 'en', pack: 'generic' };
const begin = press('[data-do=begin]');
const change = press('[data-do=change]');
const first = (of: Terms): Partial<Desk> => ({
  draft: (_room, choice, reads) =>
    Promise.resolve(draftOf(choice.language === 'fr' ? FRENCH : of, reads)),
  preview: (_room, choice, answers) =>
    Promise.resolve(previewOf(null, terms({ ...WISH, ...choice, ...answers }))),
});
const next: Partial<Desk> = {
  draft: (_room, _choice, reads) => Promise.resolve(draftOf(FULL, reads)),
  preview: () => Promise.resolve(previewOf(FULL, NEXT)),
};
const START = terms();
const OWN = '[id="q-side-second-undertakings"] textarea';
const typed = { fill: OWN, with: 'I do not repeat at lunch what you tell me.' };
const IN_FORCE = agreeing({ ...NONE, inForce: signed(FULL) });
const open = '.rest > summary';

const CHOOSING: readonly State[] = [
  state('form-waits', agreeing(NONE), { steps: begin }),
  state('form-away', agreeing(NONE), { steps: begin, desk: { draft: refused('server-away') } }),
  state('form-short', agreeing(NONE), { steps: begin, desk: first(START) }),
  state('form-full', agreeing(NONE), {
    steps: [...begin, ...press(open)],
    desk: first(terms({ ...OFFICERS, programme: { name: 'Spring', coordinators: [] } })),
  }),
  state('form-next', IN_FORCE, { steps: change, desk: next }),
  state('form-french', agreeing({ ...NONE, inForce: signed(FRENCH) }), {
    steps: [...change, ...press(open)],
    desk: { draft: (_room, _choice, reads) => Promise.resolve(draftOf(FRENCH, reads)) },
  }),
  state('form-exception', agreeing(NONE), {
    steps: [...begin, ...press('[data-do=add-limit]')],
    desk: first(START),
  }),
  state('form-empty', agreeing(NONE), {
    steps: [
      ...begin,
      { fill: '[id=q-purpose]', with: '' },
      { fill: '[id=q-end]', with: '' },
      ...press('[data-do=preview]'),
    ],
    desk: first(START),
  }),
  state('form-gag', agreeing(NONE), {
    steps: [...begin, typed, ...press('[data-do=preview]')],
    desk: { ...first(START), preview: refused('reads-as-gag', 'second side: undertakings 1') },
  }),
  state('form-deputy', agreeing(NONE), {
    steps: [...begin, typed, ...press('[data-do=preview]')],
    desk: { ...first(START), preview: refused('deputy-missing', 'limit risk-to-life: deputy') },
  }),
  state('form-refused', agreeing(NONE), {
    steps: [...begin, typed, ...press('[data-do=preview]')],
    desk: { ...first(START), preview: refused('server-away') },
  }),
  state('preview', agreeing(NONE), {
    steps: [...begin, typed, ...press('[data-do=preview]')],
    desk: first(START),
  }),
  state('preview-next', IN_FORCE, {
    steps: [...change, ...press('[data-do=preview]')],
    desk: next,
  }),
  state('preview-same', IN_FORCE, {
    steps: [...change, ...press('[data-do=preview]')],
    desk: { ...next, preview: () => Promise.resolve(previewOf(FULL, FULL)) },
  }),
  state('proposing', IN_FORCE, {
    steps: [...change, ...press('[data-do=preview]', '[data-do=propose]')],
    desk: next,
  }),
  state('proposed', agreeing(NONE), {
    steps: [...begin, typed, ...press('[data-do=preview]', '[data-do=propose]')],
    desk: {
      ...first(START),
      propose: () =>
        Promise.resolve(
          agreeing(proposal(terms({ side: { second: BOTH.second } }), { mine: true })),
        ),
    },
  }),
];

export const STATES: readonly State[] = [...READING, ...CHOOSING];
