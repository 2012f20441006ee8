/**
 * Taking a break, and leaving: at once, without a reason, whatever state the room is in.
 *
 * What is sealed says who rested or left, for the other alone; the server is told that the room rests
 * or has ended. Where nothing can be sealed the server is told all the same, and says it by itself.
 *
 * Source: spec/room.md section 11.
 */

import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import { Phase, RoomEnded } from '../core/room/check.ts';
import { phaseOf } from '../core/room/ending.ts';
import { Kind } from '../core/room/entry.ts';
import { Parcel } from '../core/room/parcel.ts';
import { ServerAway } from './refusal.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

/** This person asked for no break here; whoever did ends it themself. */
export class NotResting extends QuietroomError {
  static override readonly code = 'not-resting';
}

/** Take a break from a room: neither of the two writes until whoever asked for it goes on. */
export async function pause(room: Room): Promise<void> {
  if (room.ending.ended !== null) throw new RoomEnded();
  await turn(room, Kind.PAUSE, 'pause');
}

/** End one's own break; the room goes on when the other has none either. */
export async function resume(room: Room): Promise<void> {
  const { ended, resting } = room.ending;
  if (ended !== null) throw new RoomEnded();
  if (!resting.has(hex(room.session.first))) throw new NotResting();
  const last = resting.size === 1;
  await turn(room, Kind.RESUME, last ? 'resume' : 'notices');
  // The other may have gone on in the same moment, and each have taken the other to rest still.
  if (!last && phaseOf(room.ending) === Phase.OPEN) await turn(room, Kind.RESUME, 'resume');
}

/**
 * End a room for good. Where no entry can be sealed - something is wrong, the partner began anew -
 * the server alone is told, and the other reads that only the server says so. Throws `ServerAway`.
 */
export async function leave(room: Room): Promise<void> {
  if (room.ending.ended !== null) return;
  try {
    await turn(room, Kind.END, 'end');
  } catch (fault) {
    if (!(fault instanceof QuietroomError) || fault instanceof ServerAway) throw fault;
    await end(room.session, room.id);
    room.told = 'ended';
  }
}

/** Have the server end a room without an entry of it, as where nobody else has joined. */
export async function end(session: Session, room: Bytes): Promise<void> {
  await session.wire.post(`/api/rooms/${hex(room)}/end`, new Uint8Array());
}

async function turn(room: Room, kind: Kind, path: string): Promise<void> {
  await room.write(async (seal) => new Parcel([await seal({ kind, body: [] })]), path);
}
