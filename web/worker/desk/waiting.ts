/** Words and acts that wait for a connection: kept first, shown at once, sent when the server is there. */

import * as attachment from '../../client/attachment.ts';
import { type Deed, type Draft, OnItsWay } from '../../client/outbox.ts';
import { AGAIN, sendAll } from '../../client/place.ts';
import { Refused, ServerAway, reached } from '../../client/refusal.ts';
import type { Room } from '../../client/room.ts';
import { QuietroomError } from '../../core/ground/errors.ts';
import { hex } from '../../core/ground/octets.ts';
import { Label } from '../../core/room/label.ts';
import type { Desk } from '../protocol.ts';
import { roomView } from './room.ts';
import { roomOf, seated, type Person, type Seat } from './seat.ts';

/** Only one window of a browser sends: two would say the same words twice. */
const alone = <Result>(act: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request('quietroom-waiting', act) as Promise<Result>;

/** Files are kept before the words beside them: no window may clear away between the two. */
const keeping = <Result>(act: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request('quietroom-keeping', act) as Promise<Result>;

/** After how many seconds what the server would not take is tried again. */
const LATER = 20;

/** Whose words are tried again later. */
const later = new WeakSet<Person>();

/** How often, in thousandths of a second, a room is shown while its words go out. */
const OFTEN = 500;

/** Words to be said, and how; the files as they were chosen. */
type Said = Pick<Draft, 'text' | 'label' | 'owner'> & { readonly files: readonly File[] };

/** Say something. Its files are on the disk, sealed, before the words are. */
export async function say(seat: Seat, room: Room, said: Said): Promise<void> {
  const { outbox } = seated(seat);
  const { name } = await keeping(async () => {
    const files = [];
    for (const file of said.files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      files.push(await attachment.keep(room, { name: file.name, type: file.type, bytes }));
    }
    const time = seat.edge.clock();
    return outbox.add({ ...said, room: room.id, files, time, deed: null });
  });
  await show(seat, room);
  await sendNow(seat, room, name);
}

/** Do something with an entry. That it waits is shown once it does. */
export async function act(seat: Seat, room: Room, deed: Deed, text = ''): Promise<void> {
  const [time, how] = [seat.edge.clock(), { files: [], label: Label.PAIR, owner: null }];
  const { name } = await seated(seat).outbox.add({ room: room.id, text, ...how, time, deed });
  await sendNow(seat, room, name);
}

/**
 * What is said or done is on the disk before it is sent, and where the server is away it waits. What
 * is refused is not kept: whoever wrote it is told why, and still has it.
 */
async function sendNow(seat: Seat, room: Room, name: string): Promise<void> {
  const { outbox } = seated(seat);
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
    await keeping(() => outbox.sweep());
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
