/** Words that wait for a connection: kept first, shown at once, sent when the server is there. */

import { type Draft, OnItsWay } from '../../client/outbox.ts';
import { AGAIN, sendAll } from '../../client/place.ts';
import { Refused, ServerAway, reached } from '../../client/refusal.ts';
import type { Room } from '../../client/room.ts';
import { QuietroomError } from '../../core/ground/errors.ts';
import { hex } from '../../core/ground/octets.ts';
import type { Desk } from '../protocol.ts';
import { roomView } from './room.ts';
import { roomOf, seated, type Person, type Seat } from './seat.ts';

/** Only one window of a browser sends: two would say the same words twice. */
const alone = <Result>(act: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request('quietroom-waiting', act) as Promise<Result>;

/** After how many seconds what the server would not take is tried again. */
const LATER = 20;

/** Whose words are tried again later. */
const later = new WeakSet<Person>();

/** How often, in thousandths of a second, a room is shown while its words go out. */
const OFTEN = 500;

/**
 * Say something: it is on the disk before it is sent, and where the server is away it waits. Words
 * that are refused are not kept: whoever wrote them is told why, and still has them.
 */
export async function say(seat: Seat, room: Room, draft: Draft): Promise<void> {
  const { outbox } = seated(seat);
  const { name } = await outbox.add(draft);
  await show(seat, room);
  try {
    await alone(() => outbox.send(room));
  } catch (fault) {
    if (!isAway(fault) && (await withdrawn(seat, name))) throw fault;
    void sendLater(seat);
  }
}

/** Signing in again. */
export function waiting(seat: Seat): Pick<Desk, 'signIn'> {
  return {
    async signIn() {
      const { wire } = seated(seat).session;
      // Whoever is not signed in any more is, once this is answered.
      await wire.get('/api/me');
      return wire.token ?? '';
    },
  };
}

/** Send what waits in every room. What the server would not take now is tried again by and by. */
export function sendAllWaiting(seat: Seat): Promise<void> {
  return alone(async () => {
    const { session, outbox } = seated(seat);
    const { home } = session.edge;
    if (!(await reached(() => sendAll(session.wire, home)))) return;
    const rooms = new Set((await outbox.list()).map(({ room }) => hex(room)));
    for (const id of rooms) await sendOne(seat, id);
    if ((await outbox.list()).length) void sendLater(seat);
  });
}

/** Try again after a while, as whoever sits here now. One try waits at a time. */
async function sendLater(seat: Seat): Promise<void> {
  const { person } = seat;
  if (!person || later.has(person)) return;
  later.add(person);
  await seat.edge.pause(LATER);
  later.delete(person);
  if (seat.person === person) await sendAllWaiting(seat);
}

/** What one room refuses is shown beside its words there, and holds up no other room. */
async function sendOne(seat: Seat, id: string): Promise<void> {
  const room = await roomOf(seat, id);
  let shown = Date.now();
  try {
    await seated(seat).outbox.send(room, () => {
      if (Date.now() - shown < OFTEN) return;
      shown = Date.now();
      void show(seat, room);
    });
  } catch (fault) {
    if (!(fault instanceof QuietroomError)) throw fault;
  }
  await show(seat, room);
}

async function show(seat: Seat, room: Room): Promise<void> {
  seat.post({ kind: 'room', value: await roomView(seated(seat), room) });
}

function isAway(fault: unknown): boolean {
  if (fault instanceof Refused) return AGAIN.includes(fault.status);
  return fault instanceof ServerAway;
}

/** Whether words could still be withdrawn. */
async function withdrawn(seat: Seat, name: string): Promise<boolean> {
  try {
    await seated(seat).outbox.withdraw(name);
    return true;
  } catch (fault) {
    if (fault instanceof OnItsWay) return false;
    throw fault;
  }
}
