/**
 * Who holds which role in the programme: read and verified, signed by coordinators, watched.
 *
 * Every list that the server hands out is checked against the log and the list before it. Whom a
 * person will not have they note to themself alone.
 *
 * Source: spec/programme.md.
 */

import type { Person } from '../core/agreement/people.ts';
import { type Helpers, NOBODY } from '../core/agreement/questions.ts';
import type { Terms } from '../core/agreement/terms.ts';
import * as canon from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { sign, Signed } from '../core/ground/signature.ts';
import { UnknownCard } from '../core/identity/lineage.ts';
import * as offer from '../core/programme/offer.ts';
import * as lists from '../core/programme/roles.ts';
import { ALONE, type Holder, Role, type Roles } from '../core/programme/roles.ts';
import { type Standing, follow, newest } from '../core/programme/standing.ts';
import { samePerson } from '../core/room/people.ts';
import { keepEvidence } from './home.ts';
import type { Memory } from './memory.ts';
import * as programme from './programme.ts';
import { BadAnswer, Lied, Refused, ServerAway, ofServer } from './refusal.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

const [PATH, KEPT_OUT, SEEN] = ['/api/roles', 'kept-out', 'roles-seen'];

/** Nobody in the programme who has joined is called so, or several are. */
export class NoSuchPerson extends QuietroomError {
  static override readonly code = 'no-such-person';
}

/** The programme's list does not name this person for a role that they held. */
export class NotNamed extends QuietroomError {
  static override readonly code = 'role-not-named';
}

/** The programme's list gives this person's name to a key that is not theirs. */
export class OtherKey extends QuietroomError {
  static override readonly code = 'role-other-key';
}

/** Nobody who ran the programme before signed its newest list. */
export class BegunAnew extends QuietroomError {
  static override readonly code = 'roles-begun-anew';
}

/** Every list of roles, verified. Throws `Lied` with evidence, and what the wire throws. */
export async function read(session: Session): Promise<Standing> {
  const raw = await session.wire.get(PATH);
  await session.log.sync();
  try {
    return await followed(session, raw);
  } catch (fault) {
    const known = [Lied, BadAnswer, ServerAway, Refused].some((one) => fault instanceof one);
    if (known || !(fault instanceof QuietroomError)) throw fault;
    throw new Lied(fault, await keepEvidence(session.edge.home, fault.code, raw));
  }
}

/**
 * As coordinator: let somebody of the programme hold a role, whoever held it before. Who signs the
 * first list names themself as coordinator. Throws `NoSuchPerson`, what `lists.parse` throws, `Refused`.
 */
export async function appoint(session: Session, role: Role, name: string): Promise<Roles> {
  const chosen: Person = { card: await cardOf(session, name), name };
  const standing = await read(session);
  const kept = holdersOf(session, standing).filter((one) =>
    ALONE.includes(role)
      ? one.role !== role
      : !(one.role === role && one.person.name === name && equal(one.person.card, chosen.card)),
  );
  return publish(session, standing, [...kept, { role, person: chosen }]);
}

/** As coordinator: let nobody hold a role. */
export async function dismiss(session: Session, role: Role): Promise<Roles> {
  const standing = await read(session);
  const kept = holdersOf(session, standing).filter((one) => one.role !== role);
  return publish(session, standing, kept);
}

/** Note to oneself: this person shall hold no role for my rooms. Nobody is told, or told why. */
export function keepOut(
  session: Session,
  memory: Memory,
  card: Bytes,
  out: boolean,
): Promise<void> {
  return memory.keep(KEPT_OUT, [card, Number(out), session.now()]);
}

/** First cards in hex of everybody whom this person will not have in a role. */
export function keptOut(memory: Memory): ReadonlySet<string> {
  const found = new Set<string>();
  for (const row of memory.kept(KEPT_OUT)) {
    const [card, out] = shape.array(row, 3, 'kept out');
    const known = hex(shape.digest(card, 'card'));
    if (shape.flag(out, 'kept out')) found.add(known);
    else found.delete(known);
  }
  return found;
}

/**
 * These terms with whoever holds the roles today, for both to sign again: neither of the two, nor whom
 * this person keeps out. Nobody in a room that the programme did not make: there the two name whom they
 * want.
 */
export function renewed(room: Room, terms: Terms, standing: Standing): Terms {
  const now = newest(standing);
  if (room.programme === null) return offer.renewed(terms, NOBODY, null);
  return offer.renewed(terms, offered(room, standing), offer.programme(room.programme, now));
}

function offered({ members, memory }: Room, standing: Standing): Helpers {
  const out = new Set([...keptOut(memory), ...members.map(({ first }) => hex(first))]);
  return offer.helpers(newest(standing), out);
}

/** Check that nobody whom this person keeps out has a role. Throws `NotThisPerson`. */
export const check = ({ memory }: Room, terms: Terms): void =>
  offer.refuseKeptOut(terms, keptOut(memory));

/** What is wrong with the newest list for this person, until they `goOn`. */
export function alarms(session: Session, memory: Memory, standing: Standing): QuietroomError[] {
  const now = newest(standing);
  const seen = new Set(memory.kept(SEEN).map((hash) => hex(shape.digest(hash, 'roles'))));
  const hashes = standing.lists.map((one) => hex(lists.hashOf(one)));
  if (!now || seen.has(hashes.at(-1)!)) return [];
  const known = Math.max(
    0,
    hashes.findLastIndex((hash) => seen.has(hash)),
  );
  const found: QuietroomError[] = [];
  const mine = rolesOf(now, session.first);
  const held = standing.lists.slice(known).flatMap((one) => rolesOf(one, session.first));
  if (held.some((role) => !mine.includes(role))) found.push(new NotNamed());
  if (
    now.holders.some(
      ({ person: { name, card } }) => name === session.name && !equal(card, session.first),
    )
  )
    found.push(new OtherKey());
  if (standing.anew.some((version) => version > known)) found.push(new BegunAnew());
  return found;
}

/** Go on although something is wrong with the newest list: this person has asked about it. */
export async function goOn(memory: Memory, standing: Standing): Promise<void> {
  const now = newest(standing);
  if (now) await memory.keep(SEEN, lists.hashOf(now));
}

async function followed(session: Session, raw: Bytes): Promise<Standing> {
  const { people, log, policy } = session;
  const published = ofServer(() =>
    shape.items(canon.decode(raw), 'roles', lists.VERSIONS).map(lists.readPublished),
  );
  for (const { roles } of published)
    for (const card of [roles.signer, ...roles.holders.map(({ person }) => person.card)])
      await people.lineage(card);
  return follow(published, {
    log: policy.hash,
    under: (tag) => log.found(tag).map(([, leaf]) => leaf),
    keyOf(card) {
      const known = people.withDead.known(card);
      if (!known) throw new UnknownCard();
      return known.key;
    },
    same: samePerson(people.withDead),
  });
}

const rolesOf = ({ holders }: Roles, first: Bytes): Role[] =>
  holders.filter(({ person }) => equal(person.card, first)).map(({ role }) => role);

/** Everybody in a role; whoever begins the first list coordinates. */
function holdersOf({ first, name }: Session, standing: Standing): readonly Holder[] {
  const self = { role: Role.COORDINATOR, person: { card: first, name } };
  return newest(standing)?.holders ?? [self];
}

async function publish(
  session: Session,
  standing: Standing,
  holders: readonly Holder[],
): Promise<Roles> {
  const before = newest(standing);
  const payload = lists.encode({
    version: standing.lists.length,
    previous: before && lists.hashOf(before),
    log: session.policy.hash,
    signer: session.card.hash,
    time: session.now(),
    holders,
  });
  const roles = lists.parse(payload);
  const signed = new Signed(payload, await sign(session.keys, payload, lists.USE));
  const made = { roles, signed, r: session.random(32) };
  await session.wire.post(PATH, lists.encodePublished(made));
  return roles;
}

async function cardOf(session: Session, name: string): Promise<Bytes> {
  const [card, ...more] = (await programme.enlisted(session)).flatMap((one) =>
    one.name === name && one.card ? [one.card] : [],
  );
  if (!card || more.length) throw new NoSuchPerson();
  return (await session.people.lineage(card)).first;
}
