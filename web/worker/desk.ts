/** The desk: every act of a person, put together of its parts. */

import type { Edge } from '../client/ports.ts';
import { arriving, renewing, unlocking } from './desk/myself.ts';
import type { Seat } from './desk/seat.ts';
import type { Desk, ToPage } from './protocol.ts';
import type { Asking } from './transport.ts';
import type { HomeView } from './views.ts';

/** A desk at which nobody sits yet. */
export function deskOf(
  edge: Edge,
  transport: Asking,
  post: (message: ToPage) => void,
): Partial<Desk> {
  const seat: Seat = { edge, transport, post, session: null, drawn: null, kit: null };
  const sit = (session: NonNullable<Seat['session']>): Promise<HomeView> => {
    seat.session = session;
    post({ kind: 'token', token: session.wire.token });
    return Promise.reject(new Error('no home yet'));
  };
  return { ...arriving(seat), ...unlocking(seat, sit), ...renewing(seat, sit) };
}
