/** The lines of a room, as a person is shown them. */

import { duties } from '../../client/duties.ts';
import { SAID } from '../../client/speech.ts';
import type { Room } from '../../client/room.ts';
import type { Finding as Duty } from '../../core/duty/watch.ts';
import { equal, hex, type Bytes } from '../../core/ground/octets.ts';
import { QuietroomError } from '../../core/ground/errors.ts';
import * as consents from '../../core/release/consent.ts';
import { parseAsk, parseSigned } from '../../core/release/request.ts';
import type { Finding } from '../../core/release/watch.ts';
import { Sight } from '../../core/room/notice.ts';
import { type Attachment, Kind, parseWords, type Words } from '../../core/room/entry.ts';
import { BadRoomKey } from '../../core/room/mint.ts';
import { Stub } from '../../core/room/envelope.ts';
import { type Both, Record } from '../../core/room/epoch.ts';
import type { Line } from '../../core/room/reader.ts';
import type { EventView, FileView, LineView, ReleaseView } from '../views.ts';
import { nameOf } from './people.ts';

/** What an act of each kind is called among the messages; the rest are told beside their entry. */
const EVENTS: Readonly<Partial<{ [kind in string]: EventView['key'] }>> = {
  [Kind.PROPOSAL]: 'proposed',
  [Kind.SIGNATURE]: 'signed',
  [Kind.ASK]: 'asked',
  [Kind.KEEP]: 'kept',
  [Kind.CLAIM]: 'claimed',
  [Kind.CONSENT]: 'half-released',
  [Kind.NOTICE]: 'released',
  [Kind.SPOKEN]: 'spoken',
  [Kind.UNDERSTOOD]: 'understood',
  [Kind.HEARD_DIFFERENTLY]: 'heard-differently',
  [Kind.AGAIN]: 'again',
  [Kind.AGAIN_END]: 'again-end',
  [Kind.OBJECTIVE]: 'objective',
  [Kind.OBJECTIVE_STATE]: 'objective',
  [Kind.FACE]: 'objective',
  [Kind.FACE_AGREED]: 'objective',
  [Kind.FACE_WITHDRAWN]: 'objective',
  [Kind.MEET]: 'meet',
  [Kind.MEET_AT]: 'meet',
  [Kind.CALLED_OFF]: 'meet',
  [Kind.NOT_THERE]: 'meet',
  [Kind.STEP]: 'meet',
  [Kind.PAUSE]: 'paused',
  [Kind.RESUME]: 'resumed',
  [Kind.END]: 'ended',
};

/** Kinds that say nothing on a screen of their own. */
const SILENT: ReadonlySet<string> = new Set([
  Kind.TAKE_BACK,
  Kind.STANDING,
  Kind.AGAIN_PART,
  Kind.MEET_PLACE,
  Kind.AGENDA,
  Kind.STEP_DONE,
  Kind.RENEWAL_COMMIT,
  Kind.RENEWAL_ANSWER,
]);

/** Kinds whose line names readers, or says what the agreement refused. */
const NAMING: ReadonlySet<string> = new Set([
  Kind.ASK,
  Kind.CONSENT,
  Kind.NOTICE,
  Kind.PROPOSAL,
  Kind.SIGNATURE,
]);

/** Why a proposal or signature counts for nothing that only altered software makes. */
const FALSE: ReadonlySet<string> = new Set(['agreement-text-differs', 'agreement-wrong-people']);

/** Every line that a person is shown, in order. */
export async function linesOf(room: Room, lines: readonly Line[]): Promise<LineView[]> {
  const findings = findingsOf(room);
  const reports = await duties(room);
  const shown: LineView[] = [];
  let before: Both<Bytes> | null = null;
  for (const line of lines) {
    const about = findings.get(hex(line.hash)) ?? [];
    const told = reports.filter(
      ({ entry, notice }) => equal(entry, line.hash) || equal(notice, line.hash),
    );
    const plain = !about.length && !told.length;
    const view = plain ? await same(room, line) : await lineOf(room, line, about, told);
    if (view) shown.push(view);
    const cards = cardsOf(room, line);
    if (before && cards) shown.push(...renewed(room, line, before, cards));
    before = cards ?? before;
  }
  return shown;
}

/** What the log says, by the entries that it is about. */
function findingsOf(room: Room): ReadonlyMap<string, Finding[]> {
  const findings = new Map<string, Finding[]>();
  for (const one of room.findings()) {
    for (const about of [one.entry, one.consent?.source]) {
      if (about) findings.set(hex(about), [...(findings.get(hex(about)) ?? []), one]);
    }
  }
  return findings;
}

/** The two cards of an epoch, where its record counts. */
function cardsOf(room: Room, line: Line): Both<Bytes> | null {
  const { item } = line;
  return item instanceof Record && !strange(room, line, item) ? item.core.cards : null;
}

const made = new WeakMap<Line, { readonly state: string; readonly view: LineView | null }>();

/**
 * The view of a line of which nothing was released: made anew only when what later lines say of it
 * has changed. A room is shown after every act, and most of its lines stay as they are.
 */
async function same(room: Room, line: Line): Promise<LineView | null> {
  const state = stateOf(room, line);
  const known = made.get(line);
  if (state !== null && known?.state === state) return known.view;
  const view = await lineOf(room, line, [], []);
  if (state !== null) made.set(line, { state, view });
  return view;
}

/** All that the view of this line takes from others; none where it names people, who may be renamed. */
function stateOf(room: Room, line: Line): string | null {
  const { opened, hash } = line;
  if (!opened) return '';
  if (!SAID.has(opened.priv.kind)) return NAMING.has(opened.priv.kind) ? null : '';
  const { ownership } = room;
  const id = hex(hash);
  const corrections = correctionsOf(room, id);
  return [ownership.takenBack.has(id), ownerOf(room, line), ...corrections].join(' ');
}

/** The corrections of an entry, each of the one before it. */
function correctionsOf({ ownership }: Room, entry: string): string[] {
  const found: string[] = [];
  let next = ownership.correctedBy.get(entry);
  for (; next; next = ownership.correctedBy.get(next)) found.push(next);
  return found;
}

/** Whether something is wrong with a record. That the one before a fresh start is shut is no wonder. */
function strange(room: Room, { faults }: Line, { core }: Record): boolean {
  const mine = room.session.people.withDead.known(core.cards[room.side]);
  const before = mine !== null && room.lost.has(hex(mine.first));
  return faults.some((fault) => !(before && fault instanceof BadRoomKey));
}

/** Whose keys a record changed, told in words: the partner is to see that, and so is this person. */
function renewed(
  room: Room,
  line: Line,
  before: Both<Bytes>,
  after: Both<Bytes>,
): readonly LineView[] {
  const { withDead } = room.session.people;
  return ([0, 1] as const).flatMap((side) => {
    const [old, now] = [withDead.known(before[side]), withDead.known(after[side])];
    if (!old || !now || equal(old.hash, now.hash)) return [];
    const key = equal(old.first, now.first) ? 'new-keys' : 'began-anew';
    const mine = side === room.side;
    const id = `${hex(line.hash)}-${side}`;
    return [{ ...acted(room, line, { key, facts: {} }), id, mine }];
  });
}

async function lineOf(
  room: Room,
  line: Line,
  findings: readonly Finding[],
  reports: readonly Duty[],
): Promise<LineView | null> {
  const { opened, item } = line;
  if (item instanceof Record) return strange(room, line, item) ? told(room, line, 'epoch') : null;
  if (!opened || item instanceof Stub) return told(room, line, null);
  const { kind, replyTo } = opened.priv;
  if (SILENT.has(kind)) return line.faults.length ? told(room, line, 'unknown') : null;
  if (!SAID.has(kind)) return act(room, line, reports);
  // A correction is shown in the place of what it corrects.
  const corrects = kind === Kind.CORRECTION && replyTo && known(room, replyTo);
  const about = reports.filter(({ entry }) => equal(entry, line.hash));
  return corrects ? null : said(room, line, findings, about);
}

/** Something done. A notice of a report says here who was let read; the rest stands beside the entry. */
async function act(room: Room, line: Line, reports: readonly Duty[]): Promise<LineView> {
  const reported = reports.find(({ notice }) => equal(notice, line.hash));
  if (reported) return told(room, line, 'released', await officerOf(room, reported));
  return told(room, line, EVENTS[line.opened?.priv.kind ?? ''] ?? 'unknown');
}

function known(room: Room, hash: Uint8Array): boolean {
  return room.ownership.correctedBy.has(hex(hash));
}

/** Something said, in its latest wording, with what became of it. */
async function said(
  room: Room,
  line: Line,
  findings: readonly Finding[],
  reports: readonly Duty[],
): Promise<LineView> {
  const { ownership } = room;
  const released = findings.map((one) => releaseOf(room, line, one));
  const reported = reports.map((one) => reportOf(room, one));
  const id = hex(line.hash);
  const gone = ownership.takenBack.has(id);
  const words = gone ? null : latest(room, line);
  return {
    ...common(room, line),
    kind: gone ? 'taken-back' : words ? 'words' : 'closed',
    owner: ownerOf(room, line),
    text: words?.text ?? '',
    corrected: ownership.correctedBy.has(id),
    files: (words?.attachments ?? []).map(fileOf),
    releases: await Promise.all([...released, ...reported]),
    event: null,
  };
}

/** A file beside an entry, without its key. */
export function fileOf({ id, name, type, length }: Attachment): FileView {
  return { id: hex(id), name, type, size: length };
}

/** An act, or what did not open. */
async function told(
  room: Room,
  line: Line,
  key: EventView['key'] | null,
  officer: string | null = null,
): Promise<LineView> {
  const to = officer ?? (key && (await readersOf(room, line)));
  return acted(room, line, key && { key, facts: to ? { to } : {} });
}

function acted(room: Room, line: Line, event: EventView | null): LineView {
  return {
    ...common(room, line),
    kind: event ? 'event' : 'closed',
    owner: ownerOf(room, line),
    text: '',
    corrected: false,
    files: [],
    releases: [],
    event,
  };
}

/** Whom an act would let read, or let read, by name; none where it names nobody. */
async function readersOf(room: Room, { opened, hash }: Line): Promise<string | null> {
  if (opened?.priv.kind === Kind.NOTICE) {
    const found = room.findings().find(({ notice }) => equal(notice, hash));
    return found?.consent ? namesOf(room, found.consent.recipients) : null;
  }
  try {
    if (opened?.priv.kind === Kind.ASK) return parseAsk(opened.body).name;
    if (opened?.priv.kind !== Kind.CONSENT) return null;
    return await namesOf(room, consents.parse(parseSigned(opened.body).payload).recipients);
  } catch (fault) {
    // Altered software wrote it: it names nobody.
    if (fault instanceof QuietroomError) return null;
    throw fault;
  }
}

async function namesOf(room: Room, cards: readonly Bytes[]): Promise<string> {
  return (await Promise.all(cards.map((card) => nameOf(room, card)))).join(', ');
}

function common(
  room: Room,
  line: Line,
): Pick<
  LineView,
  'id' | 'index' | 'time' | 'mine' | 'label' | 'replyTo' | 'faults' | 'waiting' | 'kept'
> {
  const { opened, hash, index, time, faults } = line;
  const author = opened && room.session.people.withDead.known(opened.envelope.pub.author);
  const kept = !!author && room.lost.has(hex(author.first));
  return {
    id: hex(hash),
    index,
    time: opened?.priv.time ?? time,
    mine: kept || (!!author && equal(author.first, room.session.first)),
    label: opened?.priv.label ?? 'pair',
    replyTo: opened?.priv.replyTo ? hex(opened.priv.replyTo) : null,
    faults: [...new Set([...faults, ...refusedIn(room, index)].map(({ code }) => code))],
    waiting: false,
    ...(kept && { kept }),
  };
}

/** What the agreement of this room refuses of its line `index` as false; what came late is no fault. */
function refusedIn({ agreement }: Room, index: number): QuietroomError[] {
  const there = agreement.refused.filter(({ item }) => item === index);
  return there.map(({ fault }) => fault).filter(({ code }) => FALSE.has(code));
}

/** The words in their last correction. */
export function latest(room: Room, line: Line): Words | null {
  const last = correctionsOf(room, hex(line.hash)).at(-1);
  const found = last ? (room.lines.findLast(({ hash }) => hex(hash) === last) ?? line) : line;
  try {
    return found.opened && parseWords(found.opened.body);
  } catch (fault) {
    // Altered software wrote it: it says nothing that could be shown.
    if (fault instanceof QuietroomError) return null;
    throw fault;
  }
}

function ownerOf(room: Room, line: Line): LineView['owner'] {
  if (!line.opened) return 'them';
  const owners = room.ownership.owners(line.hash);
  const me = [hex(room.session.first), ...room.lost];
  const mine = me.some((first) => owners.has(first));
  if (mine && owners.has(hex(room.partner.first))) return 'both-claim';
  return mine || me.includes(hex(line.opened.priv.owner)) ? 'me' : 'them';
}

async function releaseOf(room: Room, line: Line, found: Finding): Promise<ReleaseView> {
  const { consent, sight } = found;
  const whole = equal(found.entry, line.hash);
  const source = whole ? line : room.lines.find((one) => equal(one.hash, found.entry));
  return {
    to: await namesOf(room, consent?.recipients ?? []),
    purpose: consent?.purpose ?? '',
    until: consent?.until ?? 0,
    edited: !whole,
    text: source ? (latest(room, source)?.text ?? '') : '',
    sight: sightOf(sight),
  };
}

/** How a report looks, as a screen calls it. */
const REPORTED = {
  [Sight.TOLD]: 'reported',
  [Sight.UNEXPLAINED]: 'unexplained',
  [Sight.AGAINST_OWNER]: 'against-agreement',
  [Sight.AGAINST_AGREEMENT]: 'against-agreement',
} as const;

/** A report about an entry: under which exception, to whom; or that nobody has told of it. */
async function reportOf(room: Room, found: Duty): Promise<ReleaseView> {
  return {
    to: found.report ? await officerOf(room, found) : '',
    purpose: found.covered?.limit.title ?? found.report?.limit ?? '',
    until: 0,
    edited: false,
    text: '',
    sight: REPORTED[found.sight],
  };
}

function sightOf(sight: Sight): ReleaseView['sight'] {
  return sight === Sight.AGAINST_OWNER ? 'against-a-claim' : sight;
}

async function officerOf(room: Room, { covered, report }: Duty): Promise<string> {
  return covered?.officer.name ?? (report ? nameOf(room, report.officer) : '');
}
