/** What the page keeps in its person's own stream: courses, what was put away, people to learn from. */

import { Kind } from '../../core/room/entry.ts';
import type { Desk, Noted } from '../protocol.ts';
import { seated, type Seat } from './seat.ts';

/** What is noted under these names may stand there again: of it the last counts. */
const LAST: readonly Noted[] = ['learn-from', 'feed'];

const NAMES: readonly Noted[] = ['guidance', 'put-away', 'renewal', ...LAST];

/** Reading and adding to it, by a name of `Noted` and no other. */
export function keeping(seat: Seat): Pick<Desk, 'noted' | 'note' | 'feed'> {
  const memory = (what: Noted): ReturnType<typeof seated>['memory'] => {
    if (!NAMES.includes(what)) throw new TypeError(what);
    return seated(seat).memory;
  };
  return {
    noted: async (what) => memory(what).kept(what),
    async feed(said) {
      const { wire } = seated(seat).session;
      await (said ? wire.putJson('/api/feed', said) : wire.delete('/api/feed'));
    },
    async note(what, value) {
      if (!LAST.includes(what)) await memory(what).keep(what, value);
      else await memory(what).write([{ kind: Kind.KEPT, body: [what, value] }]);
    },
  };
}
