/** The whole view of a room. */

import * as agreements from '../../client/agreement.ts';
import * as notebook from '../../client/notebook.ts';
import type { Waiting } from '../../client/outbox.ts';
import * as release from '../../client/release.ts';
import type { Room } from '../../client/room.ts';
import { cautions } from '../../core/agreement/questions.ts';
import * as signing from '../../core/agreement/signing.ts';
import type { Open } from '../../core/agreement/state.ts';
import type { Version } from '../../core/agreement/version.ts';
import * as canon from '../../core/ground/canon.ts';
import type { Value } from '../../core/ground/canon.ts';
import { equal, hex } from '../../core/ground/octets.ts';
import { Phase } from '../../core/room/check.ts';
import { phaseOf } from '../../core/room/ending.ts';
import { Kind } from '../../core/room/entry.ts';
import type { Line } from '../../core/room/reader.ts';
import type { AgreementView, RequestView, RoomView, VersionView } from '../views.ts';
import { textOf } from './clauses.ts';
import { latest, linesOf } from './lines.ts';
import { waitingLine } from './pending.ts';
import { namedIn, nameOf, personOf } from './people.ts';
import type { Person } from './seat.ts';
import { limitsOf, trustOf } from './trust.ts';

/** What a server may say of a room that does not go on. */
const SHUT: readonly string[] = [Phase.PAUSED, Phase.ENDED];

/** A room as it is now, or with `lines` that were opened and not yet judged. */
export async function roomView(
  person: Person,
  room: Room,
  lines: readonly Line[] = room.lines,
): Promise<RoomView> {
  const { memory, outbox, troubles } = person;
  const trouble = troubles.get(hex(room.id));
  const mine = room.members[room.side];
  const agreement = agreementOf(room);
  const all = room.place.items.length;
  const waiting = await outbox.list(room.id);
  // What each is, both signed; before that it is what their invitation says.
  const signed = room.agreement.state.inForce?.version?.terms.parties;
  return {
    id: hex(room.id),
    me: personOf(person, mine, signed?.[room.side].role),
    partner: personOf(person, room.partner, signed?.[room.side ? 0 : 1].role),
    state: stateOf(room),
    rest: restOf(room),
    read: all,
    all,
    lines: [
      ...(await linesOf(room, lines)),
      ...waiting.map((one, at) => waitingLine(room, one, all + at + 1, outbox.fault(one.name))),
    ],
    agreement,
    requests: await requestsOf(room, waiting),
    held: notebook.held(memory, room.id).map(({ line, level, text }) => ({
      id: hex(line.hash),
      level: level as 1 | 2 | 3,
      text,
      time: line.opened.priv.time,
    })),
    defaultLabel: release.defaultLabel(room),
    named: namedIn(room).map(({ card, name }) => ({ card: hex(card), name })),
    limits: limitsOf(room),
    trust: trustOf(memory, room),
    stops: [
      ...new Set([
        ...room.stops().flatMap(({ faults }) => faults.map(({ code }) => code)),
        ...(trouble ? [trouble] : []),
      ]),
    ],
    meetAnew: !room.met,
    witnesses: room.session.policy.witnesses.length,
    ombuds: room.reader.epoch?.record.core.ombuds instanceof Uint8Array,
  };
}

/** As the entries say or, where they say that it goes on, as the server does. */
function stateOf(room: Room): string {
  const phase = phaseOf(room.ending);
  if (phase !== Phase.OPEN) return phase;
  if (SHUT.includes(room.told)) return room.told;
  const agreed = room.agreement.state.inForce?.version && !agreements.lapsed(room);
  return agreed ? 'open' : 'agreeing';
}

function restOf(room: Room): RoomView['rest'] {
  const { resting } = room.ending;
  return {
    me: resting.has(hex(room.session.first)),
    them: resting.has(hex(room.partner.first)),
    byServer: phaseOf(room.ending) === Phase.OPEN && SHUT.includes(room.told),
  };
}

function agreementOf(room: Room): AgreementView {
  const { state } = room.agreement;
  const proposed = state.open.at(-1) ?? null;
  const { inForce } = state;
  return {
    inForce: inForce?.version
      ? {
          ...versionOf(room, inForce.version),
          ...signedBy(room, inForce.signatures, timeOf(room, inForce.since)),
          mine: false,
        }
      : null,
    proposed: proposed && { ...versionOf(room, proposed.version), ...signedOf(room, proposed) },
    changes: proposed ? agreements.changes(room) : [],
    cautions: proposed ? cautions(proposed.version.terms) : [],
    lapsed: agreements.lapsed(room),
  };
}

function signedOf(
  room: Room,
  { signed, author }: Open,
): Pick<VersionView, 'signedByMe' | 'signedByThem' | 'mine'> {
  return { ...signedBy(room, signed, null), mine: author === room.side };
}

/** When each signed; `unread` where the signatures were not to be read. */
function signedBy(
  room: Room,
  given: Open['signed'] | null,
  unread: number | null,
): Pick<VersionView, 'signedByMe' | 'signedByThem'> {
  const when = (side: 0 | 1): number | null => {
    const one = given?.[side];
    return one ? signedAt(room, signing.fields(one)) : unread;
  };
  return { signedByMe: when(room.side), signedByThem: when(room.side ? 0 : 1) };
}

/** The time of the entry that carries this signature, by the clock of who signed. */
function signedAt(room: Room, fields: Value): number {
  const sought = canon.encode(fields);
  const found = room.lines.find(
    ({ opened }) =>
      opened?.priv.kind === Kind.SIGNATURE && equal(canon.encode(opened.body), sought),
  );
  return found?.opened?.priv.time ?? 0;
}

function timeOf(room: Room, index: number): number {
  const line = room.lines[index - 1];
  return line?.opened?.priv.time ?? line?.time ?? 0;
}

function versionOf(
  room: Room,
  { hash, shell, terms, text }: Version,
): Omit<VersionView, 'signedByMe' | 'signedByThem' | 'mine'> {
  const said = terms.parties.map(({ undertakings }) => undertakings.length > 0);
  return {
    ...textOf(terms, text),
    hash: hex(hash),
    version: shell.version,
    pack: terms.pack,
    wordsByMe: said[room.side] ?? false,
    wordsByThem: said[room.side ? 0 : 1] ?? false,
  };
}

/** What still waits for an answer: not kept, here or on the way, and not yet released. */
async function requestsOf(room: Room, waiting: readonly Waiting[]): Promise<RequestView[]> {
  const found: RequestView[] = [];
  for (const one of release.requests(room)) {
    const kept = waiting.some(({ deed }) => equal(deed?.request ?? null, one.id));
    if (kept || answered(room, one)) continue;
    const author =
      one.line.opened && room.session.people.withDead.known(one.line.opened.envelope.pub.author);
    const about = room.lines.find(({ hash }) => equal(hash, one.entry));
    found.push({
      id: hex(one.id),
      entry: hex(one.entry),
      words: one.words,
      to: one.name || (await nameOf(room, one.recipient)),
      toCard: hex(one.recipient),
      purpose: one.purpose,
      until: one.until,
      mine: !!author && equal(author.first, room.session.first),
      setting: (about && latest(room, about)?.text) ?? '',
    });
  }
  return found;
}

/** Whether a release of this entry to this reader was told after the request. */
function answered(room: Room, { entry, recipient, line }: release.Request): boolean {
  return room.findings().some(({ consent, notice }) => {
    const about = equal(consent?.entry ?? null, entry) || equal(consent?.source ?? null, entry);
    if (!consent || !about || !consent.recipients.some((card) => equal(card, recipient)))
      return false;
    const told = room.lines.findLast(({ hash }) => equal(hash, notice));
    return !!told && told.index > line.index;
  });
}
