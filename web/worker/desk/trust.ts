/** How far this person trusts the other: what is shown of it, and every act. */

import { theirs } from '../../client/duty.ts';
import type { Memory } from '../../client/memory.ts';
import type { Room } from '../../client/room.ts';
import * as trust from '../../client/trust.ts';
import { fromHex } from '../../core/ground/octets.ts';
import * as rules from '../../core/room/trust.ts';
import type { Desk } from '../protocol.ts';
import type { LimitView, RoomView, TrustView } from '../views.ts';
import { roomView } from './room.ts';
import { atOnce, roomOf, seated, type Seat } from './seat.ts';

type Acts = 'raise' | 'lower' | 'nameLevel' | 'haveMet' | 'notNow' | 'hints';

/** Everything about trust. */
export function trusting(seat: Seat): Pick<Desk, Acts> {
  const within = async (
    id: string,
    act: (memory: Memory, room: Room) => Promise<unknown>,
  ): Promise<RoomView> => {
    const room = await roomOf(seat, id);
    await atOnce(room);
    await act(seated(seat).memory, room);
    return roomView(seated(seat), room);
  };
  return {
    raise: (id, level, except) =>
      within(id, (memory, room) => trust.raiseTo(memory, room, level, except.map(fromHex))),
    lower: (id, level) => within(id, (memory, room) => trust.lowerTo(memory, room, level)),
    nameLevel: (id, level, text) =>
      within(id, (memory, room) => trust.name(memory, room.id, level, text)),
    haveMet: (id, times) => within(id, (memory, room) => trust.count(memory, room.id, times)),
    notNow: (id, forGood) => within(id, (memory, room) => trust.putOff(memory, room, forGood)),
    hints: (id, on) => within(id, (memory) => trust.setHints(memory, on)),
  };
}

/** How this person trusts the other of a room. */
export function trustOf(memory: Memory, room: Room): TrustView {
  const now = trust.standing(memory, room.id);
  const met = trust.met(memory, room);
  return {
    level: now.level as TrustView['level'],
    names: now.names,
    met,
    low: rules.low(now.level, met),
    due: rules.due(now, met),
    hints: trust.hints(memory),
  };
}

/** The limits in force, in the order of the agreement; `theirs`: the other must act. */
export function limitsOf(room: Room): LimitView[] {
  const bound = new Set(theirs(room));
  const all = room.agreement.state.inForce?.version?.terms.limits ?? [];
  return all
    .filter(({ on }) => on)
    .map((limit) => ({
      id: limit.id,
      title: limit.title,
      text: limit.trigger,
      to: limit.officer?.name ?? null,
      theirs: bound.has(limit),
    }));
}
