/**
 * Calendar files: times and the word 'Meeting', nothing of who, with whom, where, or why.
 *
 * Source: RFC 5545 for the file, RFC 5546 for what PUBLISH, CANCEL and SEQUENCE mean to a calendar that
 * has an earlier file of the same meeting. Format: spec/meeting.md section 9. Vectors: vectors/meeting/.
 * Threat: a calendar, and whoever runs it, tells with whom somebody meets; the calendars of the two are
 * put side by side.
 */

import * as digest from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, hex } from '../ground/octets.ts';
import { type Cadence, FINAL } from './cadence.ts';
import { DAY, MINUTE, type Zones, instant } from './clock.ts';
import { type Diary, type Meeting, count, movedTo, stands, wallsOf } from './diary.ts';
import { observances, stamp } from './observances.ts';

export const TITLE = 'Meeting';

const BEGIN = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Meeting//1//EN'];

/** RFC 5546 wants an organizer in every file that a calendar may take as an update. */
const NOBODY = 'mailto:nobody@meeting.invalid';

/** The first of 1970 was a Thursday. */
const DAYS = ['TH', 'FR', 'SA', 'SU', 'MO', 'TU', 'WE'] as const;

const OCTETS = 75;

/** Meetings of a diary, those that have a name of their own. */
type Part = readonly [diary: Diary, roots: readonly Meeting[]];

type Status = 'CONFIRMED' | 'CANCELLED';

/** There is no meeting to put into a calendar. */
export class NothingToShow extends QuietroomError {
  static override readonly code = 'no-meeting';
}

/**
 * A file of these meetings as they stand now; a calendar takes it as new, or as an update. `who`: first
 * card hash of whoever has the calendar. Throws `NothingToShow`.
 */
export function published(
  diary: Diary,
  entries: Iterable<Bytes>,
  who: Bytes,
  zones: Zones,
): string {
  const roots = [...entries].map((one) => diary.meetings.get(hex(one))!).filter(isRoot);
  const events = roots.flatMap((root) => eventsOf(diary, root, who));
  if (!events.length) throw new NothingToShow();
  return file('PUBLISH', [[diary, roots]], zones, events);
}

/**
 * A file of these meetings of several diaries, which a calendar fetches again and again. It may hold
 * none. Format: spec/meeting.md section 10.
 */
export function feed(
  parts: readonly (readonly [Diary, Iterable<Bytes>])[],
  who: Bytes,
  zones: Zones,
): string {
  const found = parts.map(([diary, entries]): Part => {
    const named = [...entries].map((one) => diary.meetings.get(hex(one))!);
    return [diary, named.filter(isRoot)];
  });
  const events = found.flatMap(([diary, roots]) =>
    roots.flatMap((root) => eventsOf(diary, root, who)),
  );
  return file('PUBLISH', found, zones, events);
}

/** By what the server knows the address of a feed that holds these random bytes. */
export function addressKey(token: Bytes): Bytes {
  return digest.hashOf('feed-address', token);
}

/** A file that takes a meeting, or one of a series, out of a calendar. Throws `NothingToShow`. */
export function cancelled(
  diary: Diary,
  entry: Bytes,
  who: Bytes,
  zones: Zones,
  number: number | null = null,
): string {
  const root = diary.meetings.get(hex(entry))!;
  const walls = wallsOf(root);
  const off = (one: number): boolean => !final(diary, root, one);
  const gone = number === null ? walls.every((_, one) => off(one)) : number < count(root);
  if (!isRoot(root) || !gone || (number !== null && !off(number))) throw new NothingToShow();
  const wall = firstWalls(root)[number ?? 0]!;
  const lines = event(root, root, who, wall, changesOf(diary, root), 'CANCELLED');
  if (number !== null && root.offer.cadence) {
    lines.splice(2, 0, `RECURRENCE-ID;TZID=${root.offer.zone}:${stamp(wall * MINUTE)}`);
  }
  return file('CANCEL', [[diary, [root]]], zones, [lines]);
}

/** What names a meeting in one person's calendar; in the other's it has another name. */
export function uid(id: Bytes, who: Bytes): string {
  return hex(digest.hashOf('calendar-uid', id, who).subarray(0, 16));
}

/** Whether a meeting has a name of its own in calendars: a single move keeps the first's. */
export function isRoot({ chosen, origin, offer }: Meeting): boolean {
  return chosen !== null && (!origin || !!offer.cadence);
}

function firstWalls(root: Meeting): number[] {
  const walls = wallsOf(root);
  return walls.length || root.chosen === null ? walls : [root.offer.slots[root.chosen]!];
}

/** Where one meeting ended up after all moves; none where it was called off. */
function final(diary: Diary, one: Meeting, number: number): [Meeting, number] | null {
  for (let to; (to = movedTo(diary, one, number));) [one, number] = [to, 0];
  return stands(one, number) ? [one, number] : null;
}

/** How often anything of it changed, and when last. */
function changesOf(diary: Diary, root: Meeting): readonly [number, number] {
  const found = whole(diary, root);
  const changes = found.reduce((sum, one) => sum + one.changes, 0);
  return [changes, Math.max(...found.map(({ changed }) => changed))];
}

/** A meeting and whatever it was moved to, one after the other. */
function whole(diary: Diary, root: Meeting): Meeting[] {
  const found = [root];
  for (const one of found) {
    for (const number of one.moved.keys()) found.push(movedTo(diary, one, number)!);
  }
  return found;
}

function eventsOf(diary: Diary, root: Meeting, who: Bytes): string[][] {
  const walls = wallsOf(root);
  const finals = walls.map((_, number) => final(diary, root, number));
  if (!finals.some((one) => one)) return [];
  const changed = changesOf(diary, root);
  const { cadence, zone } = root.offer;
  if (!cadence) {
    const [one, number] = finals[0]!;
    return [event(root, one, who, wallsOf(one)[number]!, changed, 'CONFIRMED')];
  }
  const named = (wall: number): string => `;TZID=${zone}:${stamp(wall * MINUTE)}`;
  const series = event(root, root, who, walls[0]!, changed, 'CONFIRMED');
  const left = walls.filter((_, number) => !finals[number]).map((wall) => `EXDATE${named(wall)}`);
  series.splice(-1, 0, rule(cadence, walls[0]!, walls.length), ...left);
  const moved = walls.flatMap((wall, number) => {
    const last = finals[number];
    if (!last || !root.moved.has(number)) return [];
    const lines = event(root, last[0], who, wallsOf(last[0])[last[1]]!, changed, 'CONFIRMED');
    lines.splice(2, 0, `RECURRENCE-ID${named(wall)}`);
    return [lines];
  });
  return [series, ...moved];
}

function event(
  root: Meeting,
  { offer }: Meeting,
  who: Bytes,
  wall: number,
  [changes, last]: readonly [number, number],
  status: Status,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid(root.offer.id, who)}`,
    `DTSTAMP:${stamp(last)}Z`,
    `SEQUENCE:${changes}`,
    `STATUS:${status}`,
    `ORGANIZER:${NOBODY}`,
    `SUMMARY:${TITLE}`,
    'CLASS:PRIVATE',
    `DTSTART;TZID=${offer.zone}:${stamp(wall * MINUTE)}`,
    `DURATION:PT${offer.minutes}M`,
    'END:VEVENT',
  ];
}

function rule({ unit, every, nth }: Cadence, first: number, times: number): string {
  if (unit === 'week') return `RRULE:FREQ=WEEKLY;INTERVAL=${every};COUNT=${times}`;
  const day = DAYS[Math.floor(first / 1440) % 7]!;
  const by = `${nth === FINAL ? -1 : nth}${day}`;
  return `RRULE:FREQ=MONTHLY;INTERVAL=${every};BYDAY=${by};COUNT=${times}`;
}

function file(method: string, parts: readonly Part[], zones: Zones, events: string[][]): string {
  const spans = new Map<string, number[]>();
  for (const one of parts.flatMap(([diary, roots]) =>
    roots.flatMap((root) => whole(diary, root)),
  )) {
    const { zone } = one.offer;
    const times = firstWalls(one).map((wall) => instant(wall, zones(zone)).time);
    spans.set(zone, [...(spans.get(zone) ?? []), times[0]!, times.at(-1)!]);
  }
  const lines = [...BEGIN, `METHOD:${method}`];
  for (const zone of [...spans.keys()].sort()) {
    const times = spans.get(zone)!;
    lines.push('BEGIN:VTIMEZONE', `TZID:${zone}`);
    lines.push(
      ...observances(zones(zone), Math.min(...times) - DAY, Math.max(...times) + 2 * DAY),
      'END:VTIMEZONE',
    );
  }
  lines.push(...events.flat(), 'END:VCALENDAR');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A line in pieces of at most 75 octets; every sign of ours is one. */
function folded(line: string): string {
  const pieces = [line.slice(0, OCTETS)];
  for (let at = OCTETS; at < line.length; at += OCTETS - 1) {
    pieces.push(line.slice(at, at + OCTETS - 1));
  }
  return pieces.join('\r\n ');
}
