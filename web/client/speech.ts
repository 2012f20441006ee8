/**
 * Saying something in a room, and what may be said about it afterwards.
 *
 * Source: spec/entry.md sections 3 and 4, spec/room.md section 9.
 */

import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import { sign } from '../core/ground/signature.ts';
import { signedFields } from '../core/release/request.ts';
import * as standing from '../core/release/standing.ts';
import type { Finding } from '../core/release/watch.ts';
import { Sight } from '../core/room/notice.ts';
import { type Attachment, Kind, parseWords, wordsFields } from '../core/room/entry.ts';
import { Envelope } from '../core/room/envelope.ts';
import { Label } from '../core/room/label.ts';
import { Parcel } from '../core/room/parcel.ts';
import type { Line } from '../core/room/reader.ts';
import type { Build, Room, Saying } from './room.ts';

/** Only who wrote an entry can take it back or correct it. */
export class NotYourEntry extends QuietroomError {
  static override readonly code = 'not-your-entry';
}

/** This is not an entry that says something. */
export class NotWords extends QuietroomError {
  static override readonly code = 'not-words';
}

/** The kinds of entry that say something. */
export const SAID: ReadonlySet<string> = new Set([Kind.WORDS, Kind.CORRECTION]);

/** By which act somebody can read an entry; a `Sight` where that act is not as it should be. */
export type Act = 'wrote' | 'heard' | 'release' | 'release-of-a-part' | Sight;

/** Somebody who can read an entry. A reader whom nobody has named has neither card nor name. */
export interface Reach {
  readonly card: Bytes | null;
  readonly name: string;
  readonly since: number;
  readonly act: Act;
  /** The label, for the two; else purpose and end of the consent, where there is one. */
  readonly rule: Label | { readonly purpose: string; readonly until: number } | null;
}

/** How something is said: to the pair, as one's own and without files where nothing else is given. */
export interface Manner {
  readonly label?: Label;
  /** First card hash of whose confidence it is. */
  readonly owner?: Bytes | null;
  readonly files?: readonly Attachment[];
  /** Until when what may be told may be told. */
  readonly until?: number;
  /** When it was written; now where none is given. */
  readonly time?: number;
}

/** What says something. An entry that may be told carries the owner's standing consent. */
export function toSay(room: Room, text: string, manner: Manner): Build {
  const { label = Label.PAIR, owner = null, files = [], until = 0, time = null } = manner;
  const body = wordsFields({ text, attachments: files });
  return async (seal) => {
    const entry = await seal({ kind: Kind.WORDS, body, label, owner, time });
    if (label !== Label.MAY_TELL) return new Parcel([entry]);
    return new Parcel([entry, await seal(await standingFor(room, entry, until))]);
  };
}

/** What says 'this is my confidence' about an entry. */
export function claim(entry: Bytes): Saying {
  return { kind: Kind.CLAIM, body: [], replyTo: entry };
}

/** What takes back an entry of one's own, which may have been read. Throws `NotYourEntry`. */
export function takingBack(room: Room, entry: Bytes): Saying {
  checkAuthor(room, entry);
  return { kind: Kind.TAKE_BACK, body: [], replyTo: entry };
}

/** What puts a new version beside an entry of one's own. Throws `NotYourEntry`, `NotWords`. */
export function correction(room: Room, entry: Bytes, text: string): Saying {
  checkAuthor(room, entry);
  const { opened } = room.line(entry);
  if (!opened) throw new NotWords();
  const { label, owner } = opened.priv;
  const body = wordsFields({ text, attachments: [] });
  return { kind: Kind.CORRECTION, body, label, owner, replyTo: entry };
}

/** Write one entry. */
export async function writeOne(room: Room, saying: Saying): Promise<Line> {
  const lines = await room.write(async (seal) => new Parcel([await seal(saying)]));
  return lines[0]!;
}

/** The words of an entry that says something. Throws `NotWords`. */
export function textOf({ opened }: Line): string {
  if (!opened || !SAID.has(opened.priv.kind)) throw new NotWords();
  return parseWords(opened.body).text;
}

/** Who can read an entry, since when, by which act, under which rule. */
export async function who(room: Room, line: Line): Promise<Reach[]> {
  if (!line.opened || !(line.item instanceof Envelope)) throw new NotWords();
  const { session, partner } = room;
  const wrote = session.people.known(line.item.pub.author);
  const rule = line.opened.priv.label;
  const row = (card: Bytes, first: Bytes, name: string): Reach => {
    const act = wrote && equal(wrote.first, first) ? 'wrote' : 'heard';
    return { card, name, since: line.time, act, rule };
  };
  return [
    row(session.card.hash, session.first, session.name),
    row((await room.partnerCard()).hash, partner.first, partner.name),
    ...room.findings().flatMap((found) => released(found, line)),
  ];
}

function released({ entry, sight, consent }: Finding, line: Line): Reach[] {
  if (!equal(entry, line.hash) && !equal(consent?.source ?? null, line.hash)) return [];
  if (!consent) return [{ card: null, name: '', since: line.time, act: sight, rule: null }];
  const whole = equal(entry, line.hash) ? 'release' : 'release-of-a-part';
  const { purpose, until, time } = consent;
  const act: Act = sight === Sight.TOLD ? whole : sight;
  const told = { name: '', since: time, act, rule: { purpose, until } };
  return consent.recipients.map((card) => ({ card, ...told }));
}

function checkAuthor(room: Room, entry: Bytes): void {
  if (room.ownership.authors.get(hex(entry)) !== hex(room.session.first)) throw new NotYourEntry();
}

async function standingFor(room: Room, { hash }: Envelope, until: number): Promise<Saying> {
  const { session, id } = room;
  const other = (await room.partnerCard()).hash;
  const given = { salt: session.random(32), room: id, entry: hash, other, until };
  const payload = standing.encode(given);
  const signatures = await sign(session.keys, payload, standing.USE);
  return { kind: Kind.STANDING, body: signedFields({ payload, signatures }), replyTo: hash };
}
