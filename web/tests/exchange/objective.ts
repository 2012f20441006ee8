/** Rows of spec/objective.md; the other side is `tests/exchange/objective.py`. */

import * as canon from '../../core/ground/canon.ts';
import { hex } from '../../core/ground/octets.ts';
import * as shape from '../../core/ground/shape.ts';
import {
  type Aim,
  type Change,
  State,
  aimFields,
  changeFields,
  parseAim,
  parseChange,
} from '../../core/objective/aim.ts';
import { Shown, type Words, faceFields, parseFace } from '../../core/objective/face.ts';
import { type Json, type Row, seed } from './cast.ts';

const [ID, NEXT] = [seed('aim', 16), seed('next aim', 16)];

function means(one: Aim, told: Change, shown: Words): Json {
  return {
    aim: [hex(one.id), one.text, one.known, one.by],
    change: [hex(told.id), told.state, told.note, told.next && hex(told.next)],
    face: [hex(shown.id), shown.words, shown.state],
  };
}

export const objective: Record<string, Row> = {
  'what-is-wanted': {
    make() {
      const known = 'on me le demande';
      const one = { id: ID, text: 'Mener un groupe — ensemble.', known, by: 20_900 };
      const told = { id: ID, state: State.CHANGED, note: 'it grew', next: NEXT };
      const shown = { id: ID, words: 'Speak to larger groups', state: Shown.PROGRESS };
      const said = [aimFields(one), changeFields(told), faceFields(shown)];
      return [{}, canon.encode(said), means(one, told, shown)];
    },
    read(_given, sealed) {
      const [one, told, shown] = shape.array(canon.decode(sealed), 3, 'objective');
      return means(parseAim(one!), parseChange(told!), parseFace(shown!));
    },
  },
};
