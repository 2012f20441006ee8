/** What the page keeps in its person's own stream: how far they are with courses, what they put away. */

import type { Desk } from '../protocol.ts';
import { seated, type Seat } from './seat.ts';

/** Reading and adding to it, by a name of `Kept` and no other. */
export function keeping(seat: Seat): Pick<Desk, 'noted' | 'note'> {
  const memory = (what: string): ReturnType<typeof seated>['memory'] => {
    if (what !== 'guidance' && what !== 'put-away') throw new TypeError(what);
    return seated(seat).memory;
  };
  return {
    noted: async (what) => memory(what).kept(what),
    note: async (what, value) => memory(what).keep(what, value),
  };
}
