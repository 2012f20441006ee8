/** Meetings: what was said about them, and saying more. */

import { inForce } from '../../client/agreement.ts';
import { sayOf, saidOf } from '../../client/meeting.ts';
import type { Room } from '../../client/room.ts';
import type { Terms } from '../../core/agreement/terms.ts';
import type { Term } from '../../core/renewal/term.ts';
import type { MeetingsView } from '../meetings.ts';
import type { Desk } from '../protocol.ts';
import { atOnce, roomOf, type Seat } from './seat.ts';

const datesOf = ({ start, end, renewals, reviews, retention }: Terms): Term => ({
  ...{ start, end, renewals, reviews, retention },
});

/** Everything about meetings in a room. */
export function meeting(seat: Seat): Pick<Desk, 'meetings' | 'sayMeeting'> {
  const within = async (
    id: string,
    act: (room: Room) => Promise<unknown>,
  ): Promise<MeetingsView> => {
    const room = await roomOf(seat, id);
    await atOnce(room);
    await act(room);
    const agreed = inForce(room);
    const terms = agreed?.version?.terms;
    return {
      me: room.session.first,
      them: room.partner.first,
      said: saidOf(room),
      cadence: terms?.cadence ?? '',
      cancelHours: terms?.cancelHours ?? 0,
      agreed: terms ? { hash: agreed!.hash, term: datesOf(terms) } : null,
    };
  };
  return {
    meetings: (id) => within(id, (room) => room.sync()),
    sayMeeting: (id, kind, body, about) => within(id, (room) => sayOf(room, kind, body, about)),
  };
}
