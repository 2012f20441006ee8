/**
 * Taking what is mine: everything this person wrote, owns or was given, as it stands in an export.
 *
 * Rows have the names and the order of `quietroom.client.export`. Nothing is packed here: what made it
 * readable without Quietroom needs no key.
 *
 * Source: docs/guides/export.md. GDPR articles 15 and 20 (access, portability).
 */

import { type Bytes, hex } from '../core/ground/octets.ts';
import { Signed } from '../core/ground/signature.ts';
import { Kind, parseHeld, parseWords, type Words } from '../core/room/entry.ts';
import * as attachment from './attachment.ts';
import type { Memory, OpenedLine } from './memory.ts';
import * as notebook from './notebook.ts';
import { type Received, received } from './received.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';
import { SAID } from './speech.ts';

/** One entry: a line of an export. Ids are hex, times as RFC 3339 has them. */
export type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A file beside an entry, by its path in an export. */
export interface TakenFile {
  readonly path: string;
  readonly bytes: Bytes;
}

/** One room: its people, and the agreement in force with its signed bytes and its dates. */
export interface TakenRoom {
  readonly id: string;
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly card: string;
  }[];
  readonly agreement: { readonly text: string; readonly signed: Bytes } | null;
  readonly dates: readonly (readonly [string, string])[];
}

/** Everything. */
export interface Taken {
  /** The first card of whose it is. */
  readonly me: string;
  /** Seconds since 1970. */
  readonly made: number;
  readonly mine: readonly Row[];
  readonly received: readonly Row[];
  readonly rooms: readonly TakenRoom[];
  readonly files: readonly TakenFile[];
}

/** All that is this person's. Throws what reading it throws. */
export async function taken(
  session: Session,
  memory: Memory,
  rooms: readonly Room[],
): Promise<Taken> {
  const files: TakenFile[] = [];
  const mine = pagesOf(memory);
  for (const room of rooms) mine.push(...(await entriesOf(room, files)));
  const got: Row[] = [];
  for (const one of await received(session)) got.push(await gotOf(session, one, files));
  const me = hex(session.first);
  return { me, made: session.now(), mine, received: got, rooms: rooms.map(roomOf), files };
}

function pagesOf(memory: Memory): Row[] {
  const pages = notebook.pages(memory).map((page) => rowOf(page.line, page, null, 'me'));
  const held = memory.ofKind(Kind.HELD).map((line) => {
    const { room, level, text } = parseHeld(line.opened.body);
    return { ...rowOf(line, { text, attachments: [] }, room, 'me'), held: level };
  });
  return [...pages, ...held];
}

async function entriesOf(room: Room, files: TakenFile[]): Promise<Row[]> {
  const found: Row[] = [];
  const { ownership, session, lines } = room;
  const me = hex(session.first);
  for (const line of lines) {
    const { opened, hash } = line;
    if (!opened || !SAID.has(opened.priv.kind)) continue;
    const wrote = ownership.authors.get(hex(hash)) === me;
    if (!wrote && !ownership.owners(hash).has(me)) continue;
    const words = parseWords(opened.body);
    for (const about of words.attachments) {
      files.push({ path: pathOf(hash, about), bytes: await attachment.fetchFile(room, about) });
    }
    found.push({
      ...rowOf({ ...line, opened }, words, room.id, wrote ? 'me' : room.partner.name),
      taken_back: ownership.takenBack.has(hex(hash)),
      stamp: line.stamp && hex(line.stamp),
    });
  }
  return found;
}

async function gotOf(session: Session, one: Received, files: TakenFile[]): Promise<Row> {
  const { consent, words, author } = one.released;
  for (const about of words.attachments) {
    const bytes = await attachment.fetchGranted(session, one.id, consent.room, about);
    files.push({ path: pathOf(consent.entry, about), bytes });
  }
  return {
    grant: hex(one.id),
    room: hex(consent.room),
    entry: hex(consent.entry),
    author: hex(author),
    purpose: consent.purpose,
    until: new Date(consent.until * 1000).toISOString().slice(0, 10),
    passing_on: consent.passingOn,
    text: words.text,
    attachments: words.attachments.map(({ name }) => name),
  };
}

function rowOf(
  { hash, opened: { priv } }: OpenedLine,
  { text, attachments }: Words,
  room: Bytes | null,
  author: string,
): Row {
  return {
    room: room && hex(room),
    entry: hex(hash),
    time: new Date(priv.time * 1000).toISOString().replace('.000Z', '+00:00'),
    author,
    label: priv.label,
    kind: priv.kind,
    text,
    attachments: attachments.map(({ name }) => name),
  };
}

const pathOf = (entry: Bytes, about: Words['attachments'][number]): string =>
  `attachments/${hex(entry).slice(0, 16)}/${attachment.nameOf(about)}`;

function roomOf({ id, members, agreement }: Room): TakenRoom {
  const { version, signatures } = agreement.state.inForce ?? {};
  const both = version && signatures;
  return {
    id: hex(id),
    people: members.map(({ name, role, first }) => ({ name, role, card: hex(first) })),
    agreement: both
      ? {
          text: version.text,
          signed: new Signed(
            version.payload,
            signatures.flatMap((one) => one.signatures),
          ).encode(),
        }
      : null,
    dates: both ? datesOf(version.terms) : [],
  };
}

function datesOf(terms: {
  start: string;
  reviews: readonly string[];
  renewals: readonly string[];
  end: string | null;
}): TakenRoom['dates'] {
  const named = (what: string, days: readonly string[]): (readonly [string, string])[] =>
    days.map((day) => [what, day]);
  return [
    ['Start', terms.start],
    ...named('Review', terms.reviews),
    ...named('Renewal', terms.renewals),
    ...named('End', terms.end ? [terms.end] : []),
  ];
}
