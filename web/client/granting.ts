/**
 * Building a grant: the consent, its leaf, the notice in the room, and what each recipient gets.
 *
 * Nothing here asks whether it may be: `release` asks first.
 *
 * Source: spec/grant.md sections 2 to 5.
 */

import type { InForce } from '../core/agreement/state.ts';
import type { Version } from '../core/agreement/version.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, fromHex, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { type Signatures, sign } from '../core/ground/signature.ts';
import { checkCurrent } from '../core/identity/lineage.ts';
import * as consent from '../core/release/consent.ts';
import type { Consent } from '../core/release/consent.ts';
import { FalseRelease, extras } from '../core/release/open.ts';
import { type Signed, signedFields } from '../core/release/request.ts';
import { Kind, parseWords, wordsFields } from '../core/room/entry.ts';
import type { Envelope } from '../core/room/envelope.ts';
import * as grants from '../core/room/grant.ts';
import type { Grant } from '../core/room/grant.ts';
import { GrantKind, type Key, When, encode as encodeGranted } from '../core/room/granted.ts';
import { openEntry } from '../core/room/open.ts';
import { Parcel } from '../core/room/parcel.ts';
import type { Line } from '../core/room/reader.ts';
import { roomRoot } from '../core/room/seal.ts';
import * as leaves from '../core/tlog/leaf.ts';
import type { Room, Seal } from './room.ts';
import type { Session } from './session.ts';
import { textOf } from './speech.ts';

const DAY = 24 * 3600;

/** What a consent says of passing on. */
export const PASSING_ON = 'nobody but you; a further reader needs a further release';

const NAMED = 'named in the agreement';

/** There is no agreement in force yet. */
export class NoAgreement extends QuietroomError {
  static override readonly code = 'no-agreement';
}

/** The agreement names nobody. */
export class NobodyNamed extends QuietroomError {
  static override readonly code = 'nobody-named';
}

/** To whom something goes and why: card hash, purpose, end date in seconds since 1970. */
export interface Wish {
  readonly to: Bytes;
  readonly purpose: string;
  readonly until: number;
}

/** One owner's consent that waits in the room for the other's: `author` is the signing card. */
export interface Half {
  readonly consent: Consent;
  readonly signed: Signed;
  readonly author: Bytes;
}

/** A standing consent, and the card of the owner who gave it. */
export interface Told {
  readonly signed: Signed;
  readonly owner: Bytes;
}

/** On whose earlier word a grant goes, beside that of this person. */
export interface Beside {
  readonly told: Told | null;
  readonly half: Half | null;
}

/** What is new in the room, the notice, the leaf and the grants, to be taken in one step. */
export async function granting(
  room: Room,
  seal: Seal,
  agreed: Consent,
  fresh: readonly Envelope[],
  beside: Beside,
): Promise<Parcel> {
  const k = await keyOf(room, agreed.entry, fresh);
  const [tag, r] = [leaves.grantTags(k).atOnce, room.session.random(32)];
  const document = consent.encode(agreed);
  const opening = { tag, r, kind: leaves.Kind.RELEASE, document };
  const said = { kind: Kind.NOTICE, body: [leaves.fields(opening)], replyTo: agreed.entry };
  const notice = await seal(said);
  const key = { entry: agreed.entry, k, r, when: When.AT_ONCE };
  const sealed = await sealedFor(room, agreed, key, beside);
  return new Parcel([...fresh, notice], [leaves.encode(leaves.leafOf(opening))], sealed);
}

/** The end of the agreement, or of a year where it names none. Throws `NoAgreement`. */
export function endOf(room: Room): number {
  const { end } = inForce(room).version.terms;
  if (end === null) return room.session.now() + 365 * DAY;
  return Date.parse(`${end}T00:00:00Z`) / 1000 + DAY - 1;
}

/** A consent to everybody whom the agreement names. Throws `NoAgreement` or `NobodyNamed`. */
export async function forNamed(room: Room, entry: Envelope): Promise<Consent> {
  const found = inForce(room);
  const { named } = found.version.terms;
  if (!named.length) throw new NobodyNamed();
  const { people } = room.session;
  const recipients: Bytes[] = [];
  for (const { card } of named) recipients.push((await people.current(card)).hash);
  return {
    ...{ ...begun(room), entry: entry.hash, source: null, attachments: [], recipients },
    ...{ purpose: NAMED, until: endOf(room), agreement: found.hash },
  };
}

/**
 * What goes out as a new entry that names its source, or none where the entry itself can go. An edited
 * part is one; and all of an entry whose owner began anew since: a recipient knows only the owner that
 * it names.
 */
export async function excerptOf(
  room: Room,
  line: Line,
  words: string | null,
  seal: Seal,
): Promise<Envelope | null> {
  if (!line.opened) return null;
  const named = hex(line.opened.priv.owner);
  const owner = room.ownership.heir(named);
  const part = partOf(line, words);
  if (part === null && owner === named) return null;
  const body = part === null ? line.opened.body : wordsFields({ text: part, attachments: [] });
  return seal({ kind: Kind.WORDS, body, owner: fromHex(owner), source: line.hash });
}

/** The words that are not all of the entry, or none. */
export function partOf(line: Line, words: string | null): string | null {
  return words === null || words === textOf(line) ? null : words;
}

/** The ids of the files beside an entry, which go with it. */
export function filesOf(room: Room, entry: Bytes): Bytes[] {
  const opened = room.lines.find((line) => equal(line.hash, entry))?.opened;
  return opened ? parseWords(opened.body).attachments.map((file) => file.id) : [];
}

/** A consent to what somebody wishes, for the excerpt if there is one. Throws `NoAgreement`. */
export async function consentTo(
  room: Room,
  line: Line,
  words: string | null,
  excerpt: Envelope | null,
  { to, purpose, until }: Wish,
): Promise<Consent> {
  const agreement = room.reader.epoch?.record.core.agreement;
  if (!agreement || !line.opened) throw new NoAgreement();
  const whole = partOf(line, words) === null;
  const files = whole ? parseWords(line.opened.body).attachments : [];
  return {
    ...begun(room),
    entry: (excerpt ?? line).hash,
    source: excerpt ? line.hash : line.opened.priv.source,
    attachments: files.map((file) => file.id),
    recipients: [(await room.session.people.current(to)).hash],
    ...{ purpose, until, agreement },
  };
}

/** What every consent of this person begins with. */
function begun(room: Room): Pick<Consent, 'salt' | 'id' | 'room' | 'passingOn' | 'time'> {
  const { session } = room;
  const [salt, id] = [session.random(32), session.random(shape.ID)];
  return { salt, id, room: room.id, passingOn: PASSING_ON, time: session.now() };
}

function inForce(room: Room): InForce & { readonly version: Version } {
  const found = room.agreement.state.inForce;
  if (!found?.version) throw new NoAgreement();
  return { ...found, version: found.version };
}

async function keyOf(room: Room, entry: Bytes, fresh: readonly Envelope[]): Promise<Bytes> {
  const made = fresh.find((one) => equal(one.hash, entry));
  const roomKey = made && room.reader.history.get(made.pub.epoch);
  if (made && roomKey) return (await openEntry(roomRoot(roomKey), made)).key;
  const { opened } = room.line(entry);
  if (!opened) throw new FalseRelease('this entry did not open here');
  return opened.key;
}

async function sealedFor(
  room: Room,
  agreed: Consent,
  key: Key,
  { told, half }: Beside,
): Promise<Grant[]> {
  const { session } = room;
  const payload = consent.encode(agreed);
  const mine = await sign(session.keys, payload, consent.USE);
  const [signers, signatures] = half ? both(room, half, mine) : [[session.card.hash], mine];
  const tellOn = told && [...signedFields(told.signed), told.owner];
  const said = { payload, signatures, extras: extras(signers, tellOn) };
  const inside = encodeGranted({ kind: GrantKind.RELEASE, keys: [key], ...said });
  const sealed: Grant[] = [];
  for (const card of agreed.recipients) sealed.push(await grantTo(session, agreed, card, inside));
  return sealed;
}

function both(room: Room, half: Half, mine: Signatures): [Bytes[], Signatures] {
  const pairs: [Bytes, Signatures][] = [
    [room.session.card.hash, mine],
    [half.author, half.signed.signatures],
  ];
  if (room.side) pairs.reverse();
  return [pairs.map(([card]) => card), pairs.flatMap(([, signatures]) => signatures)];
}

async function grantTo(
  session: Session,
  agreed: Consent,
  card: Bytes,
  inside: Bytes,
): Promise<Grant> {
  const lineage = await session.people.lineage(card);
  const newest = checkCurrent(lineage, card);
  const sealed = await grants.close(newest.seal, newest.hash, inside);
  const [id, recipient] = [session.random(shape.ID), lineage.account];
  const { attachments, until } = agreed;
  return { id, recipient, entries: [agreed.entry], attachments, until, sealed };
}
