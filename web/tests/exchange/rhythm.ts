/**
 * Rows of spec/meeting.md, spec/renewal.md, spec/trust.md, spec/guidance.md and spec/circle.md; the other side is
 * `tests/exchange/rhythm.py`.
 */

import * as canon from '../../core/ground/canon.ts';
import { Malformed } from '../../core/ground/errors.ts';
import { equal, hex } from '../../core/ground/octets.ts';
import * as shape from '../../core/ground/shape.ts';
import * as taking from '../../core/guidance/taking.ts';
import * as act from '../../core/meeting/act.ts';
import { fields as cadenceFields } from '../../core/meeting/cadence.ts';
import * as offer from '../../core/meeting/offer.ts';
import * as answer from '../../core/renewal/answer.ts';
import * as circle from '../../core/room/circle.ts';
import * as trust from '../../core/room/trust.ts';
import { type Json, ROOM, type Row, TIME, seed } from './cast.ts';

const OFFER: offer.Offer = {
  id: seed('offer', 16),
  instead: 3,
  zone: 'Europe/Berlin',
  minutes: 45,
  place: 'Salle 2',
  cadence: { unit: 'week', every: 2, nth: 0, times: 6 },
  slots: [30_100_000, 30_101_440],
  words: 'à bientôt',
};

function met(one: offer.Offer, step: act.Step): Json {
  return {
    offer: [hex(one.id), one.instead, one.zone, one.minutes, one.place, one.words],
    slots: [...one.slots],
    cadence: cadenceFields(one.cadence!) as Json,
    step: [step.text, hex(step.who), step.due],
  };
}

function kept(trusted: trust.Standing, taken: taking.Step, someone: circle.Someone): Json {
  return {
    trust: [hex(trusted.room), trusted.level, [...trusted.names], trusted.met, trusted.asked],
    quiet: trusted.quiet,
    taken: taking.fields(taken) as Json,
    someone: [hex(someone.id), someone.name, someone.note, someone.day],
  };
}

function questionOf(agreement: Uint8Array, about: string): answer.Question {
  return { room: ROOM, agreement, about, two: [seed('first card'), seed('other card')] };
}

function answered(commit: answer.Commit, opening: answer.Opening): Json {
  return {
    closed: [hex(commit.agreement), commit.about, hex(commit.commitment)],
    opened: [hex(opening.commit), opening.answer, hex(opening.random)],
  };
}

export const rhythm: Record<string, Row> = {
  'when-they-meet': {
    make() {
      const step = { text: 'Lire la note', who: seed('first card'), due: 20_900 };
      return [{}, canon.encode([offer.fields(OFFER), act.stepFields(step)]), met(OFFER, step)];
    },
    read(_given, sealed) {
      const [one, step] = shape.array(canon.decode(sealed), 2, 'meeting');
      return met(offer.parse(one!), act.parseStep(step!));
    },
  },
  'whether-they-go-on': {
    make() {
      const asked = questionOf(seed('agreement'), '2027-12-01');
      const random = seed('random');
      const made = answer.commitment(asked, asked.two[0], 'change', random);
      const commit = { agreement: asked.agreement, about: asked.about, commitment: made };
      const opening = { commit: seed('commit'), answer: 'change', random } as const;
      const both = [answer.commitFields(commit), answer.openingFields(opening)];
      return [{}, canon.encode(both), answered(commit, opening)];
    },
    read(_given, sealed) {
      const [first, second] = shape.array(canon.decode(sealed), 2, 'renewal');
      const [commit, opening] = [answer.parseCommit(first!), answer.parseOpening(second!)];
      const asked = questionOf(commit.agreement, commit.about);
      const made = answer.commitment(asked, asked.two[0], opening.answer, opening.random);
      if (!equal(made, commit.commitment)) throw new Malformed('another commitment');
      return answered(commit, opening);
    },
  },
  'kept-for-oneself': {
    make() {
      const names = ['un peu', '', 'comme ma sœur'];
      const trusted = { room: ROOM, level: 2, names, met: 7, asked: 3, quiet: true };
      const taken = { course: 'asking', version: 1, state: 'done', time: TIME } as const;
      const note = 'Elle demande\navant.';
      const someone = { id: seed('someone', 16), name: 'Noor', note, day: 20_900 };
      const all = [
        trust.standingFields(trusted),
        taking.fields(taken),
        circle.someoneFields(someone),
      ];
      return [{}, canon.encode(all), kept(trusted, taken, someone)];
    },
    read(_given, sealed) {
      const [first, second, third] = shape.array(canon.decode(sealed), 3, 'kept');
      const [taken] = taking.steps([second!]);
      const someone = circle.parse(third!);
      if (!taken || someone instanceof Uint8Array) throw new Error('not kept');
      return kept(trust.parseStanding(first!), taken, someone);
    },
  },
};
