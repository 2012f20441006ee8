/**
 * Asking, granting, keeping: what the two do before anything leaves their room.
 *
 * Source: spec/grant.md sections 2 to 5.
 */

import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import { sign, verify } from '../core/ground/signature.ts';
import * as basis from '../core/release/basis.ts';
import * as consent from '../core/release/consent.ts';
import type { Consent } from '../core/release/consent.ts';
import {
  type Ask,
  type Signed,
  askFields,
  parseAsk,
  parseKeep,
  parseSigned,
  signedFields,
} from '../core/release/request.ts';
import * as standing from '../core/release/standing.ts';
import type { Standing } from '../core/release/standing.ts';
import { Kind, wordsFields } from '../core/room/entry.ts';
import { Label } from '../core/room/label.ts';
import type { Opened } from '../core/room/open.ts';
import { Parcel } from '../core/room/parcel.ts';
import type { Line } from '../core/room/reader.ts';
import {
  type Half,
  PASSING_ON,
  type Told,
  type Wish,
  consentTo,
  endOf,
  excerptOf,
  filesOf,
  forNamed,
  granting,
  partOf,
} from './granting.ts';
import type { Build, Room, Saying } from './room.ts';
import * as speech from './speech.ts';
import { courses } from './spoken.ts';

/** There is no such request here. */
export class NoRequest extends QuietroomError {
  static override readonly code = 'no-request';
}

/** A request, and the line that bears it. */
export interface Request extends Ask {
  readonly line: Line;
}

/** What asks the owner to let somebody read exactly these words: of their cards, by the newest. */
export async function asking(room: Room, asked: Ask): Promise<Saying> {
  const recipient = (await room.session.people.current(asked.recipient)).hash;
  return { kind: Kind.ASK, body: askFields({ ...asked, recipient }), replyTo: asked.entry };
}

/** The requests in this room that were not kept, in order. */
export function requests(room: Room): Request[] {
  const [kept, found] = [new Set<string>(), new Array<Request>()];
  for (const line of room.lines) {
    const kind = line.opened?.priv.kind;
    if (!line.opened || (kind !== Kind.ASK && kind !== Kind.KEEP)) continue;
    try {
      if (kind === Kind.ASK) found.push({ line, ...parseAsk(line.opened.body) });
      else kept.add(hex(parseKeep(line.opened.body)));
    } catch (fault) {
      // What does not parse was written by altered software: it asks for nothing.
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return found.filter(({ id }) => !kept.has(hex(id)));
}

/** The request of this id. Throws `NoRequest`. */
export function findRequest(room: Room, id: Bytes): Request {
  const found = requests(room).find((one) => equal(one.id, id));
  if (!found) throw new NoRequest();
  return found;
}

/** The label of what this person says unless they say otherwise: their rule in the agreement. */
export function defaultLabel(room: Room): Label {
  if (courses(room).stricter.has(hex(room.session.first))) return Label.PAIR;
  const parties = room.agreement.state.inForce?.version?.terms.parties;
  return parties ? parties[room.side].default : Label.PAIR;
}

/** What says something under any label; to the named it goes by one consent and a grant each. */
export function toSay(room: Room, text: string, manner: speech.Manner): Build {
  const { label = Label.PAIR, files = [], time = null } = manner;
  if (label !== Label.NAMED) {
    return speech.toSay(room, text, label === Label.MAY_TELL ? withEnd(room, manner) : manner);
  }
  const body = wordsFields({ text, attachments: files });
  return async (seal) => {
    const entry = await seal({ kind: Kind.WORDS, body, label, time });
    const attachments = files.map((file) => file.id);
    const agreed = { ...(await forNamed(room, entry)), attachments };
    return granting(room, seal, agreed, [entry], { told: null, half: null });
  };
}

/** What keeps what was asked for; no reason is owed. */
export function keeping({ id, entry }: Pick<Ask, 'id' | 'entry'>): Saying {
  return { kind: Kind.KEEP, body: [id], replyTo: entry };
}

/** Grant what was asked for, word for word or as edited. */
export function grantRequest(
  room: Room,
  id: Bytes,
  edited: string | null = null,
): Promise<boolean> {
  const { entry, words, recipient, purpose, until } = findRequest(room, id);
  return letRead(room, entry, { to: recipient, purpose, until }, edited ?? words);
}

/**
 * Let somebody read an entry, or only `words` of it. Returns whether it went: while both of the two
 * claim the entry, the first one's consent waits in the room for the other's. Throws `NotOwner`,
 * `NoAgreement` and what writing throws.
 */
export async function letRead(
  room: Room,
  entry: Bytes,
  wish: Wish,
  words: string | null = null,
): Promise<boolean> {
  const line = room.line(entry);
  const half = await halfOf(room, entry, wish);
  const signers = new Set([hex(room.session.first)]);
  if (half || (await toldOn(room, line, words))) signers.add(hex(room.partner.first));
  const owners = [...room.ownership.owners(entry)];
  const signed = owners.filter((owner) => signers.has(owner)).length;
  if (!half && signed && signed < owners.length) {
    await leaveHalf(room, line, wish, words);
    return false;
  }
  basis.check(new Set(owners), signers);
  await complete(room, line, wish, words, half);
  return true;
}

/** Sign, commit and hand out. It asks nothing: `letRead` asks whose word is needed. */
export async function complete(
  room: Room,
  line: Line,
  wish: Wish,
  words: string | null = null,
  half: Half | null = null,
): Promise<void> {
  await room.write(async (seal) => {
    const told = await toldOn(room, line, words);
    const excerpt = half || told ? null : await excerptOf(room, line, words, seal);
    const agreed = half ? half.consent : await consentTo(room, line, words, excerpt, wish);
    return granting(room, seal, agreed, excerpt ? [excerpt] : [], { told, half });
  });
}

function withEnd(room: Room, manner: speech.Manner): speech.Manner {
  return { ...manner, until: endOf(room) };
}

async function leaveHalf(room: Room, line: Line, wish: Wish, words: string | null): Promise<void> {
  await room.write(async (seal) => {
    const excerpt = await excerptOf(room, line, words, seal);
    const agreed = await consentTo(room, line, words, excerpt, wish);
    const payload = consent.encode(agreed);
    const signatures = await sign(room.session.keys, payload, consent.USE);
    const body = signedFields({ payload, signatures });
    const half = await seal({ kind: Kind.CONSENT, body, replyTo: agreed.entry });
    return new Parcel(excerpt ? [excerpt, half] : [half]);
  });
}

/** The standing consent by which this may be told on: all of an entry, never a part of it. */
async function toldOn(room: Room, line: Line, words: string | null): Promise<Told | null> {
  const owner = line.opened?.priv.owner;
  if (!owner || partOf(line, words) !== null) return null;
  return firstOf(ofPartner(room, Kind.STANDING), async (one) => {
    const signed = parseSigned(one.body);
    const given = standing.parse(signed.payload);
    const by = room.reader.known(one.envelope.pub.author);
    const about = equal(given.room, room.id) && equal(given.entry, line.hash);
    const stands = about && equal(by?.first ?? null, owner);
    const good = stands && (await isGood(room, one, given, signed));
    return good ? { signed, owner: one.envelope.pub.author } : null;
  });
}

/** Whether a standing consent is good: for me, signed, not over, and not taken back. */
async function isGood(room: Room, one: Opened, given: Standing, signed: Signed): Promise<boolean> {
  const author = await room.session.people.current(one.envelope.pub.author);
  await verify(author.key, signed.payload, signed.signatures, standing.USE);
  return (
    room.session.mine.has(hex(given.other)) &&
    given.until >= room.session.now() &&
    !room.ownership.takenBack.has(hex(one.envelope.hash))
  );
}

async function halfOf(room: Room, entry: Bytes, wish: Wish): Promise<Half | null> {
  const to = (await room.session.people.current(wish.to)).hash;
  return firstOf(ofPartner(room, Kind.CONSENT), (one) => {
    const signed = parseSigned(one.body);
    const agreed = consent.parse(signed.payload);
    if (!isWished(room, agreed, entry, { ...wish, to })) return null;
    return { consent: agreed, signed, author: one.envelope.pub.author };
  });
}

/**
 * Whether what the other signed is what this person wishes, and nothing beside it. An altered client
 * may have left anything in the room; whoever signs second signs all of it.
 */
function isWished(room: Room, agreed: Consent, entry: Bytes, wish: Wish): boolean {
  const inForce = room.agreement.state.inForce;
  return (
    (equal(entry, agreed.entry) || equal(entry, agreed.source)) &&
    equal(agreed.room, room.id) &&
    !room.ownership.takenBack.has(hex(agreed.entry)) &&
    isFor(agreed, wish) &&
    agreed.passingOn === PASSING_ON &&
    equal(agreed.agreement, inForce?.hash ?? null) &&
    `${agreed.attachments.map(hex)}` === `${filesOf(room, agreed.entry).map(hex)}`
  );
}

function isFor({ recipients, purpose, until }: Consent, wish: Wish): boolean {
  const [to, ...more] = recipients;
  return (
    !more.length && equal(to ?? null, wish.to) && purpose === wish.purpose && until === wish.until
  );
}

/** What the partner wrote of one kind. Its body may be anything: an altered client wrote it. */
function ofPartner(room: Room, kind: Kind): Opened[] {
  const found = room.lines.flatMap((line) =>
    line.opened?.priv.kind === kind ? [line.opened] : [],
  );
  return found.filter(({ envelope }) => !room.session.mine.has(hex(envelope.pub.author)));
}

/** The first of which something comes; what does not parse or verify is nobody's word. */
async function firstOf<Found>(
  all: readonly Opened[],
  look: (one: Opened) => Promise<Found | null> | Found | null,
): Promise<Found | null> {
  for (const one of all) {
    try {
      const found = await look(one);
      if (found) return found;
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return null;
}
