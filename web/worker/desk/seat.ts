/** Who sits at the desk: nobody, somebody locked out, or an unlocked person with their rooms. */

import { Memory } from '../../client/memory.ts';
import { Outbox } from '../../client/outbox.ts';
import type { Edge } from '../../client/ports.ts';
import { Lied, Refused, reached } from '../../client/refusal.ts';
import { Room } from '../../client/room.ts';
import type { Session } from '../../client/session.ts';
import { QuietroomError } from '../../core/ground/errors.ts';
import { fromHex, type Bytes } from '../../core/ground/octets.ts';
import type { Renewal } from '../../client/succession.ts';
import type { Kit } from '../../core/identity/kit.ts';
import type { ToPage } from '../protocol.ts';
import type { Asking } from '../transport.ts';

/** This needs an unlocked person. */
export class Locked extends QuietroomError {
  static override readonly code = 'locked';
}

/** What all acts at one desk share. */
export interface Seat {
  readonly edge: Edge;
  readonly transport: Asking;
  readonly post: (message: ToPage) => void;
  /** The account for which a passkey is being made, before anybody has joined. */
  drawn: Bytes | null;
  /** The kit that was made here and not yet checked. */
  kit: Kit | null;
  /** New keys that were made and not yet gone over to. */
  renewal: Renewal | null;
  person: Person | null;
}

/** An unlocked person, what they wrote to themself, what waits, and the rooms they have entered. */
export interface Person {
  readonly session: Session;
  readonly memory: Memory;
  readonly outbox: Outbox;
  readonly rooms: Map<string, Promise<Room>>;
  /** What was wrong when a room, or one of one's own places, was last read, by code. */
  readonly troubles: Map<string, string>;
}

/** Have somebody sit down. */
export async function sitDown(seat: Seat, session: Session): Promise<Person> {
  const memory = await Memory.open(session);
  const person = {
    session,
    memory,
    outbox: new Outbox(session),
    rooms: new Map(),
    troubles: new Map(),
  };
  seat.person = person;
  return person;
}

/** The unlocked person. Throws `Locked`. */
export function seated(seat: Seat): Person {
  if (!seat.person) throw new Locked();
  return seat.person;
}

/** A room of the unlocked person, entered once. Throws `Locked`, `NoRoom`. */
export function roomOf(seat: Seat, id: string): Promise<Room> {
  const { session, memory, rooms } = seated(seat);
  const known = rooms.get(id) ?? Room.enter(session, memory, fromHex(id));
  rooms.set(id, known);
  known.catch(() => rooms.delete(id));
  return known;
}

/**
 * Before what is done at once or not at all: while the server is away nothing of it is sealed, since
 * what is sealed goes out by itself later. Throws `ServerAway`.
 */
export async function atOnce({ session }: Room): Promise<void> {
  await session.wire.get('/api/me');
}

/**
 * Read something by itself, while nobody waits for it: what is wrong is remembered until it reads
 * well again, and shown. That the server is away is said elsewhere.
 */
export async function watched(
  { troubles }: Person,
  place: string,
  act: () => Promise<unknown>,
): Promise<void> {
  try {
    if (await reached(act)) troubles.delete(place);
  } catch (fault) {
    if (!(fault instanceof QuietroomError)) throw fault;
    troubles.set(place, codeOf(fault));
  }
}

/** The places outside the rooms. What one of them reads well says nothing of the others. */
const OWN = ['', 'log', 'invitations', 'concerns', 'destroyed'];

/** What is wrong outside the rooms, by code. */
export const ownTroubles = ({ troubles }: Person): string[] => [
  ...new Set(OWN.flatMap((place) => troubles.get(place) ?? [])),
];

/** The code by which people are told of a refusal: for a lie, what it was about. */
export function codeOf(fault: QuietroomError): string {
  if (fault instanceof Lied) return fault.fault.code;
  return fault instanceof Refused ? fault.reason : fault.code;
}
