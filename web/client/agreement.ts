/**
 * The agreement of a room: begin, propose, answer with another, compare, sign; and where it stands.
 *
 * It travels as entries: the server sees neither terms nor text. The second signature and the record
 * of the epoch that it begins go in one parcel, or neither does.
 *
 * Source: spec/agreement.md sections 9 to 13.
 */

import { differences } from '../core/agreement/differences.ts';
import { later } from '../core/agreement/kinds.ts';
import { Default } from '../core/agreement/people.ts';
import { starter } from '../core/agreement/questions.ts';
import * as signing from '../core/agreement/signing.ts';
import type { AgreementState, InForce, Open } from '../core/agreement/state.ts';
import type { Terms } from '../core/agreement/terms.ts';
import * as version from '../core/agreement/version.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { Kind } from '../core/room/entry.ts';
import { Parcel } from '../core/room/parcel.ts';
import { samePerson } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';
import * as roles from './roles.ts';
import type { Room } from './room.ts';

/** Nothing is proposed that could be signed. */
export class NothingProposed extends QuietroomError {
  static override readonly code = 'nothing-proposed';
}

/**
 * The terms that a person begins with: those of the latest proposal, else those in force, else a
 * first draft that starts tomorrow. Throws `UnknownTemplate` for an unknown language or pack.
 */
export function base(room: Room, language: string, pack: string): Terms {
  const found = standing(room.agreement.state);
  if (found) return found.terms;
  const [first, second] = room.members.map(({ first: card, name, role }) => ({
    card,
    name,
    role,
    default: Default.CONFIDENTIAL,
    undertakings: [],
    expectations: [],
  }));
  const today = new Date(1000 * room.session.now()).toISOString().slice(0, 10);
  return starter(pack, language, [first!, second!], later(today, 1));
}

/**
 * Propose these terms; where something is open already, this is the counter-proposal. Throws
 * `NotThisPerson` for terms that give a role to whom this person keeps out.
 */
export async function propose(room: Room, chosen: Terms): Promise<Line> {
  const { session } = room;
  roles.check(room, chosen);
  const made = version.propose(await named(room, chosen), placeOf(room), session.random);
  version.check(made, samePerson(session.people));
  const saying = { kind: Kind.PROPOSAL, body: version.fields(made) };
  const [line] = await room.write(async (seal) => new Parcel([await seal(saying)]));
  return line!;
}

/** The latest proposal that can be signed. Throws `NothingProposed`. */
export function current(room: Room): Open {
  const found = room.agreement.state.open.at(-1);
  if (!found) throw new NothingProposed();
  return found;
}

/** What the latest proposal changes of the one before it, or of what is in force, in words. */
export function changes(room: Room): readonly string[] {
  const now = current(room);
  return now.before ? differences(now.before.terms, now.version.terms) : [];
}

/** Sign exactly the proposal of this hash; the second signature begins its epoch. Throws as `propose`. */
export async function sign(room: Room, agreement: Bytes): Promise<Line> {
  await room.sync();
  const [line] = await room.write(async (seal) => {
    const { session } = room;
    const chosen = room.agreement.state.open.find(({ version }) => equal(version.hash, agreement));
    if (!chosen) throw new NothingProposed();
    roles.check(room, chosen.version.terms);
    const same = samePerson(session.people);
    const { hash } = session.card;
    const log = session.policy.hash;
    const signed = await signing.sign(chosen.version, hash, session.keys, same, log);
    const entry = await seal({ kind: Kind.SIGNATURE, body: signing.fields(signed) });
    const { shell } = chosen.version;
    if (!chosen.signed[1 - signing.sideOf(shell, hash, same)]) return new Parcel([entry]);
    const minted = await room.begin(agreement, shell.ombuds);
    return new Parcel([entry, minted.record]);
  });
  return line!;
}

/** The agreement in force, or none. */
export function inForce(room: Room): InForce | null {
  return room.agreement.state.inForce;
}

/** Whether what is in force names keys that one of the two has left by beginning anew. */
export function lapsed({ agreement, members, session }: Room): boolean {
  const { withDead } = session.people;
  const parties = agreement.state.inForce?.version?.terms.parties ?? [];
  return parties.some(({ card }, side) => {
    const [known, member] = [withDead.known(card), members[side]];
    return known !== null && member !== undefined && !equal(known.first, member.first);
  });
}

/** The version that is to be read: what is proposed, else what is in force. */
export function standing(state: AgreementState): version.Version | null {
  return (state.open.at(-1) ?? state.inForce)?.version ?? null;
}

/** The terms with the two named by the card that each has today. */
async function named(room: Room, chosen: Terms): Promise<Terms> {
  const [one, other] = room.members;
  const first = await room.session.people.current(one.first);
  const second = await room.session.people.current(other.first);
  const [left, right] = chosen.parties;
  return {
    ...chosen,
    parties: [
      { ...left, card: first.hash },
      { ...right, card: second.hash },
    ],
  };
}

function placeOf(room: Room): version.Place {
  const { session, id } = room;
  const logPolicy = session.policy.hash;
  const found = inForce(room);
  if (!found?.version) {
    const agreement = session.random(shape.ID);
    return { room: id, logPolicy, agreement, version: 1, previous: null };
  }
  const { agreement, version } = found.version.shell;
  return { room: id, logPolicy, agreement, version: version + 1, previous: found.hash };
}
