/** Rows of spec/concern.md; the other side is `tests/exchange/concern.py`. */

import * as opening from '../../core/concern/open.ts';
import * as outside from '../../core/concern/outside.ts';
import * as turns from '../../core/concern/turn.ts';
import { type Sent, State } from '../../core/concern/turn.ts';
import { hex } from '../../core/ground/octets.ts';
import { ACCOUNT, type Json, type Row, TIME, cardOf, keysOf, seed } from './cast.ts';

const KEY = seed("raiser's key");

function means({ turn, mac }: Sent): Json {
  const { id, concern, sender, to, state, words, time } = turn;
  return { what: [id, concern, sender, to, mac].map(hex), state, words, time };
}

export const concern: Record<string, Row> = {
  'a-turn': {
    async make() {
      const [from, to] = [await cardOf('Ada'), await cardOf('Ben')];
      const one = {
        id: seed('turn', 16),
        concern: seed('concern', 16),
        sender: from.hash,
        to: to.hash,
        state: State.RAISED,
        about: null,
        words: 'It came back to me.',
        shown: [],
        key: KEY,
        both: false,
        time: TIME,
      };
      const sent = turns.send(one, KEY);
      const sealed = await outside.close(to.seal, to.hash, turns.encode(sent));
      const raw = outside.encode({ id: one.id, recipient: ACCOUNT, sealed });
      return [{ reader: 'Ben' }, raw, means(sent)];
    },
    async read(given, raw) {
      const name = given.reader as string;
      const [{ hash }, { seal, selfKey }] = [await cardOf(name), keysOf(name)];
      const mine = new Map([[hex(hash), { sealSeed: seal, selfKey }]]);
      const found = await opening.unseal(mine, outside.parse(raw).sealed);
      opening.begun(found);
      return means(found);
    },
  },
};
