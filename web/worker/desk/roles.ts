/** Who holds which role in the programme: seen, appointed, kept out. */

import { knownWords, learnWords } from '../../client/identity.ts';
import { rooms } from '../../client/members.ts';
import { enlisted } from '../../client/programme.ts';
import { recall } from '../../client/recall.ts';
import * as roles from '../../client/roles.ts';
import type { Room } from '../../client/room.ts';
import { Row } from '../../client/row.ts';
import type { Session } from '../../client/session.ts';
import { decodeJson } from '../../client/wire.ts';
import { equal, fromHex, hex } from '../../core/ground/octets.ts';
import { changes } from '../../core/programme/offer.ts';
import { type Standing, newest } from '../../core/programme/standing.ts';
import type { Desk } from '../protocol.ts';
import type { ChangeView, PeopleView } from '../roles.ts';
import { roomOf, seated, type Person, type Seat } from './seat.ts';

type Roles =
  | 'safetyWords'
  | 'people'
  | 'changedPeople'
  | 'appoint'
  | 'dismiss'
  | 'keepOut'
  | 'askedAboutRoles';

/** Everything about the roles of the programme. */
export function holding(seat: Seat): Pick<Desk, Roles> {
  const shown = async (act: (person: Person) => Promise<unknown>): Promise<PeopleView> => {
    await act(seated(seat));
    return viewOf(seated(seat));
  };
  return {
    async safetyWords(card) {
      await learnWords(fromHex(card));
      return knownWords(fromHex(card)) ?? [];
    },
    people: () => viewOf(seated(seat)),
    changedPeople: () => changedIn(seat),
    appoint: (role, name) => shown(({ session }) => roles.appoint(session, role, name)),
    dismiss: (role) => shown(({ session }) => roles.dismiss(session, role)),
    keepOut: (card, out) =>
      shown(({ session, memory }) => roles.keepOut(session, memory, fromHex(card), out)),
    askedAboutRoles: () =>
      shown(async ({ session, memory }) => roles.goOn(memory, await roles.read(session))),
  };
}

/** Whether the server takes a session for a coordinator's. */
export async function coordinates(session: Session): Promise<boolean> {
  return new Row(decodeJson(await recall(session, '/api/me')))
    .texts('roles')
    .includes('coordinator');
}

/** How an agreement of a room differs from who holds the roles today. */
export function changesOf(room: Room, standing: Standing): ChangeView[] {
  const terms = room.agreement.state.inForce?.version?.terms;
  return (terms ? changes(standing, terms) : []).map(({ role, named, now }) => ({
    room: hex(room.id),
    partner: room.partner.name,
    role,
    named: named && named.name,
    now: now && now.name,
    anew: named !== null && named.name === now?.name,
  }));
}

async function viewOf({ session, memory }: Person): Promise<PeopleView> {
  const standing = await roles.read(session);
  const out = roles.keptOut(memory);
  const now = newest(standing);
  const held = now?.holders ?? [];
  const joined = (await coordinates(session)) ? await enlisted(session) : null;
  return {
    signed: now && now.time,
    holders: held.map(({ role, person: { card, name } }) => ({
      role,
      name,
      card: hex(card),
      me: equal(card, session.first),
      out: out.has(hex(card)),
    })),
    alarms: roles.alarms(session, memory, standing).map(({ code }) => code),
    joined: joined && joined.filter((one) => one.joined).map(({ name }) => name),
  };
}

async function changedIn(seat: Seat): Promise<ChangeView[]> {
  const standing = await roles.read(seated(seat).session);
  const found: ChangeView[] = [];
  for (const { id, members, programme } of await rooms(seated(seat).session)) {
    if (programme === null || members.length !== 2) continue;
    const room = await roomOf(seat, hex(id));
    if (!room.lines.length) await room.sync();
    found.push(...changesOf(room, standing));
  }
  return found;
}
