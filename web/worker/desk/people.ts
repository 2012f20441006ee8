/** The people of a room, as they are shown: by name, and whether their key was proven. */

import { knownWords } from '../../client/identity.ts';
import { met } from '../../client/invitation.ts';
import type { Member } from '../../client/members.ts';
import { reached } from '../../client/refusal.ts';
import type { Room } from '../../client/room.ts';
import { equal, hex, type Bytes } from '../../core/ground/octets.ts';
import { outsiders } from '../../core/agreement/terms.ts';
import type { PersonView } from '../views.ts';
import type { Person } from './seat.ts';

/** Under this name it is remembered whose safety words were heard. */
export const HEARD = 'heard';

function heardOf(memory: Person['memory'], first: Bytes): boolean {
  return memory.kept(HEARD).some((each) => each instanceof Uint8Array && equal(each, first));
}

/** One of the two. */
export function personOf(
  { memory }: Person,
  member: Omit<Member, 'shows'>,
  role = member.role,
): PersonView {
  return {
    card: hex(member.first),
    name: member.name,
    role,
    metBy: !met(memory, member.first) ? null : heardOf(memory, member.first) ? 'words' : 'link',
    words: knownWords(member.first),
  };
}

/** Everybody whom the agreement in force names beside the two. */
export function namedIn(room: Room): { card: Bytes; name: string }[] {
  const terms = room.agreement.state.inForce?.version?.terms;
  if (!terms) return [];
  const found: { card: Bytes; name: string }[] = [];
  for (const [, { card, name }] of outsiders(terms)) {
    if (!found.some((one) => equal(one.card, card))) found.push({ card, name });
  }
  return found;
}

/** The name of who has this card: as the agreement has it, as a request had it, or its beginning. */
export async function nameOf(room: Room, card: Bytes): Promise<string> {
  let name: string | null = null;
  // Without a connection, a card that this device never met is known by its beginning alone.
  await reached(async () => (name = await lookUp(room, card)));
  return name ?? hex(card).slice(0, 12);
}

async function lookUp(room: Room, card: Bytes): Promise<string | null> {
  const lineage = await room.session.people.lineage(card);
  for (const one of namedIn(room)) {
    const theirs = await room.session.people.lineage(one.card);
    if (equal(theirs.first, lineage.first)) return one.name;
  }
  const member = room.members.find(({ first }) => equal(first, lineage.first));
  return member?.name ?? null;
}
