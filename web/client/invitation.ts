/**
 * Inviting somebody into a room, to Quietroom, or to coordinate; and checking who came.
 *
 * The link carries what the server must not know; sent by another way it proves both cards.
 *
 * Source: spec/identity.md section 12.
 */

import type { Value } from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { sha256 } from '../core/ground/digest.ts';
import { equal, hex, type Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as invitations from '../core/identity/invitation.ts';
import { InvitationUnproven, type Invitation } from '../core/identity/invitation.ts';
import { keepEvidence } from './home.ts';
import { newInvitation, OtherLog } from './identity.ts';
import { Lied } from './refusal.ts';
import type { Session } from './session.ts';

const SENT = 'invitation';
/** Under this name it is remembered whose card was proven. */
export const MET = 'met';

/** What a person's own stream remembers for their clients (`memory.ts`). */
export interface Memory {
  /** Remember something, once. */
  keep(what: string, value: Value): Promise<void>;
  /** All that is remembered under this name, in order. */
  kept(what: string): readonly Value[];
}

/** Whom an invitation is for: a name and, where the server shall mail it, an address. */
export interface To {
  readonly name: string;
  readonly email?: string;
}

/**
 * Make an invitation and return its link, which is to be sent outside Quietroom. `as`: what the
 * invitee will be: one of two in a room, or an ombuds of one's own; none for neither.
 */
export async function invite(
  session: Session,
  memory: Memory,
  as: 'mentor' | 'mentee' | 'outside' | null,
  to: To,
): Promise<string> {
  const made = newInvitation(session);
  await memory.keep(SENT, [made.token, invitations.encode(made)]);
  const body = {
    kind: as === null ? 'person' : as === 'outside' ? as : 'room',
    token_hash: hex(sha256(made.token)),
    inviter_card: hex(session.card.hash),
    name: to.name,
    ...(as === null || as === 'outside' ? {} : { as }),
  };
  await session.wire.sendJson('/api/invitations', body, true);
  return invitations.link(made, session.wire.server);
}

/**
 * As an ombuds: one link by which whoever has it joins, each without a name. Throws `Refused` for somebody whom nobody
 * named as an ombuds.
 */
export async function openDoor(session: Session): Promise<string> {
  const made = newInvitation(session);
  const hashes = { token_hash: hex(sha256(made.token)), inviter_card: hex(session.card.hash) };
  await session.wire.sendJson('/api/invitations', { kind: 'open', ...hashes }, true);
  return invitations.link(made, session.wire.server);
}

/** Have the server mail an invitation, as a coordinator does. It proves nobody's card. */
export async function mail(session: Session, to: To, kind = 'person'): Promise<string> {
  const made = unproving(session);
  const link = invitations.link(made, session.wire.server);
  const body = { kind, token_hash: hex(sha256(made.token)), name: to.name, email: to.email, link };
  await session.wire.sendJson('/api/invitations', body, true);
  return link;
}

/**
 * After joining by a person's link: meet that person, whose card the link named.
 * Throws `Lied` when the server hands out another one.
 */
export async function joined(session: Session, memory: Memory, invited: Invitation): Promise<void> {
  if (invited.inviter !== null) await heard(session, memory, invited.inviter.card);
}

/** This link leads to another server than this person's. */
export class OtherServer extends QuietroomError {
  static override readonly code = 'other-server';
}

/**
 * Come in by a link with the keys one has: into another room, or as a guest into the programme. Returns the
 * room's id, or none. Throws `BadLink`, `OtherServer`, `OtherLog`, `Refused`, or `Lied` as `joined` does.
 */
export async function accept(
  session: Session,
  memory: Memory,
  link: string,
): Promise<Bytes | null> {
  const { server, invited } = invitations.parseLink(link);
  if (server !== session.wire.server) throw new OtherServer();
  if (!equal(invited.policy, session.policy.hash)) throw new OtherLog();
  const proof = invited.inviter && hex(invitations.proof(invited, session.first));
  const body = { token: hex(invited.token), proof };
  const row = await session.wire.postRow('/api/invitations/accept', body);
  await joined(session, memory, invited);
  return row.maybe('octets', 'room');
}

/**
 * Check the proof of everybody who came by a link of mine. Throws `Lied` around `InvitationUnproven`
 * when a card came back that the link does not prove.
 */
export async function settle(session: Session, memory: Memory): Promise<void> {
  for (const row of await session.wire.getRows('/api/invitations')) {
    const [card, proof] = [row.maybe('octets', 'card'), row.maybe('octets', 'proof')];
    if (card !== null && proof !== null) await settleOne(session, memory, card, proof);
  }
}

/** Whether the person of this first card was proven by a link or by their safety words. */
export const met = (memory: Memory, first: Bytes): boolean =>
  memory.kept(MET).some((each) => each instanceof Uint8Array && equal(each, first));

/** The four safety words were read aloud by this person, and they are right. */
export async function heard(session: Session, memory: Memory, card: Bytes): Promise<void> {
  await memory.keep(MET, (await session.people.lineage(card)).first);
}

const unproving = (session: Session): Invitation => ({ ...newInvitation(session), inviter: null });

async function settleOne(
  session: Session,
  memory: Memory,
  card: Bytes,
  proof: Bytes,
): Promise<void> {
  const { first } = await session.people.lineage(card);
  if (met(memory, first)) return;
  if (!memory.kept(SENT).some((row) => proves(row, first, proof))) {
    const name = `invitation-${hex(card).slice(0, 16)}`;
    throw new Lied(new InvitationUnproven(), await keepEvidence(session.edge.home, name, proof));
  }
  await memory.keep(MET, first);
}

/** Whether this invitation of mine proves the card. */
function proves(row: Value, first: Bytes, proof: Bytes): boolean {
  const [, raw] = shape.array(row, 2, 'invitation');
  try {
    invitations.check(invitations.parse(shape.octets(raw, 'invitation')), first, proof);
    return true;
  } catch (fault) {
    if (fault instanceof InvitationUnproven) return false;
    throw fault;
  }
}
