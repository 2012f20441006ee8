/**
 * Until when a room is kept: told to the server, and done on this device too.
 *
 * The server cannot read the agreement, so each of the two tells it the last day that both signed. A
 * device forgets a room once that day is over and the server has destroyed its own; before, it keeps it.
 *
 * Source: spec/retention.md sections 3 and 7.
 */

import * as canon from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { reached, Refused } from './refusal.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

/** Days for which a room is kept after its end, where the two have not both named a day. */
export const AFTER_END = 365;

const DAY = 86_400;

/** The server says that it destroyed a room before its last day: what is here stays here. */
export class DestroyedEarly extends QuietroomError {
  static override readonly code = 'destroyed-early';
}

const nameOf = (room: Bytes): string => `kept/${hex(room)}`;

const noteOf = (raw: Bytes | null): readonly canon.Value[] =>
  raw ? shape.array(canon.decode(raw), 2, 'kept') : [];

/**
 * Tell the server the day that both signed, once, and remember when it will be over. A server that does
 * not take it is told again the next time.
 */
export async function tell(room: Room): Promise<void> {
  const { home } = room.session.edge;
  const signed = room.agreement.state.inForce?.version?.terms.retention;
  const day = signed ? Date.parse(signed) / (DAY * 1000) : null;
  const over = day ?? afterEnd(room);
  const [note, before] = [canon.encode([day, over]), await home.read(nameOf(room.id))];
  if (before ? equal(before, note) : over === null) return;
  const put = (): Promise<unknown> =>
    room.session.wire.putJson(`/api/rooms/${hex(room.id)}/kept`, { day });
  try {
    if (noteOf(before)[0] !== day && !(await reached(put))) return;
  } catch (fault) {
    if (fault instanceof Refused) return;
    throw fault;
  }
  await home.write(nameOf(room.id), note);
}

function afterEnd({ ending, place }: Room): number | null {
  const end = ending.ended === null ? undefined : place.items[ending.ended - 1];
  return end ? Math.floor(end.time / DAY) + AFTER_END : null;
}

/** Forget what the server destroyed on its day. Throws `DestroyedEarly`, and as the wire does. */
export async function forget({ wire, edge }: Session): Promise<void> {
  let early = false;
  for (const row of await wire.getRows('/api/destroyed')) {
    const room = row.octets('room');
    const file = `places/${hex(room)}`;
    const over = noteOf(await edge.home.read(nameOf(room)))[1];
    if (typeof over === 'number' && over < Math.floor(edge.clock() / DAY)) {
      await edge.home.remove(file);
      await edge.home.remove(nameOf(room));
    } else early ||= (await edge.home.chunks(file)).length > 0;
  }
  if (early) throw new DestroyedEarly();
}
