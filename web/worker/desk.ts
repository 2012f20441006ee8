/** The desk: every act of a person, put together of its parts. */

import type { Edge } from '../client/ports.ts';
import { hearing, raising, settleConcerns } from './desk/concerns.ts';
import { keeping } from './desk/keeping.ts';
import { known } from './desk/known.ts';
import { telling } from './desk/knock.ts';
import { meeting } from './desk/meetings.ts';
import { arriving, renewing, unlocking } from './desk/myself.ts';
import { wanting } from './desk/objectives.ts';
import { rest, sit } from './desk/rest.ts';
import { agreeing, reading, releasing, saying, stopping } from './desk/rooms.ts';
import { receiving, reporting } from './desk/reports.ts';
import { holding } from './desk/roles.ts';
import type { Seat } from './desk/seat.ts';
import { trusting } from './desk/trust.ts';
import { waiting } from './desk/waiting.ts';
import type { Desk, ToPage } from './protocol.ts';
import type { Asking } from './transport.ts';

/** A desk at which nobody sits yet. */
export function deskOf(edge: Edge, transport: Asking, post: (message: ToPage) => void): Desk {
  const seat: Seat = { edge, transport, post, drawn: null, kit: null, renewal: null, person: null };
  const down: Parameters<typeof unlocking>[1] = (session) => sit(seat, session);
  const others = rest(seat);
  return {
    ...arriving(seat),
    ...unlocking(seat, down),
    ...renewing(seat, down),
    ...reading(seat),
    ...agreeing(seat),
    ...saying(seat),
    ...stopping(seat),
    ...releasing(seat),
    ...known(seat),
    ...trusting(seat),
    ...wanting(seat),
    ...meeting(seat),
    ...reporting(seat),
    ...receiving(seat),
    ...others,
    ...raising(seat),
    ...hearing(seat),
    ...holding(seat),
    ...waiting(seat),
    ...telling(seat),
    ...keeping(seat),
    // What is for concerns and what is for the programme meet here alone, and nowhere below.
    async news(what) {
      await others.news(what);
      // What was sealed and never arrived is sent when the line is back, not while another device sends.
      if (what === null) await settleConcerns(seat);
    },
  };
}
