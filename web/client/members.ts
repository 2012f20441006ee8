/**
 * Who is in which room, as the server lists it: whom a card belongs to is checked where it is used.
 *
 * Source: spec/openapi.yaml.
 */

import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal } from '../core/ground/octets.ts';
import type { Both } from '../core/room/epoch.ts';
import { recall } from './recall.ts';
import { type Row, rows as rowsOf } from './row.ts';
import type { Session } from './session.ts';
import { decodeJson } from './wire.ts';

/** There is no such room of yours. */
export class NoRoom extends QuietroomError {
  static override readonly code = 'no-room';
}

/** One of the two as the server lists them: `first` is the hash of their first card. */
export interface Member {
  readonly account: Bytes;
  readonly first: Bytes;
  readonly name: string;
  readonly role: string;
  /** Whether they let whoever runs the programme see a room that it did not make. */
  readonly shows: boolean;
}

/** A person's room as the server lists it. */
export interface Listed {
  readonly id: Bytes;
  readonly members: readonly Member[];
  /** The name of the programme that made it, or none for one that somebody invited to. */
  readonly programme: string | null;
  readonly state: string;
}

/** This person's rooms; where the server is away, those it listed last. */
export async function rooms(session: Session): Promise<Listed[]> {
  const rows = rowsOf(decodeJson(await recall(session, '/api/rooms')));
  return rows.map((row) => ({
    id: row.octets('room'),
    members: row.rows('members').flatMap(memberOf),
    programme: row.maybe('text', 'programme'),
    state: row.text('state'),
  }));
}

/** What the server says of a room of two. */
export interface Told {
  readonly members: Both<Member>;
  readonly programme: string | null;
  readonly state: string;
}

/** The two of a room that is this person's, and what the server says of it. Throws `NoRoom`. */
export async function membersOf(session: Session, room: Bytes): Promise<Told> {
  const listed = (await rooms(session)).find(({ id }) => equal(id, room));
  const [first, second, ...more] = listed?.members ?? [];
  if (!first || !second || more.length) throw new NoRoom();
  const { account } = session.vault;
  if (![first, second].some((member) => equal(member.account, account))) throw new NoRoom();
  const { programme = null, state = '' } = listed ?? {};
  return { members: [first, second], programme, state };
}

function memberOf(row: Row): Member[] {
  const account = row.maybe('octets', 'account');
  if (!account) return [];
  const [name, role] = [row.text('name'), row.text('role')];
  return [{ account, first: row.octets('card'), name, role, shows: row.flag('shows') }];
}
