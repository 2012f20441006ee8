/**
 * Whether whoever runs the programme sees a room that it did not make: only if both say so.
 *
 * Source: spec/programme.md section 7.
 */

import { equal, hex } from '../core/ground/octets.ts';
import { membersOf } from './members.ts';
import type { Room } from './room.ts';

/** Who lets a room be seen: `me` and the `other`; `made`: the programme made it, and sees it. */
export interface Showing {
  readonly me: boolean;
  readonly other: boolean;
  readonly made: boolean;
}

/** Whether whoever runs the programme sees that there is this room. */
export const isSeen = ({ me, other, made }: Showing): boolean => made || (me && other);

/** What the server says of it now. Throws `Refused` or `ServerAway`. */
export async function showingOf({ id, session }: Room): Promise<Showing> {
  const { members, programme } = await membersOf(session, id);
  const mine = members.findIndex(({ account }) => equal(account, session.vault.account));
  const [me, other] = [members[mine]!.shows, members[1 - mine]!.shows];
  return { me, other, made: programme !== null };
}

/** Let it be seen, as far as it is mine to let; or hide it again, at once, whatever the other says. */
export async function show({ id, session: { wire } }: Room, yes: boolean): Promise<void> {
  const path = `/api/rooms/${hex(id)}/shown`;
  await (yes ? wire.putJson(path, {}) : wire.delete(path));
}
