/**
 * Who could have known: everybody who could ever have read an entry, by which act and rule.
 *
 * Computed from the room as it was verified and from the mirrored log; nobody is asked. It is a list of
 * what can have been read by way of Quietroom, and says nothing about who spoke.
 *
 * Format: spec/known.md sections 4 and 5. Vectors: vectors/known/. Threats: a release that is denied or
 * hidden; words that go out under another entry; an honest release taken for a breach.
 */

import { type Bytes, hex } from '../ground/octets.ts';
import { type Ownership, fold } from '../room/ownership.ts';
import type { People } from '../room/people.ts';
import { Sight } from '../room/notice.ts';
import type { Line } from '../room/reader.ts';
import type { Finding } from './watch.ts';

/** By which act somebody could read an entry; what leads out of the room, strongest first. */
export const Act = {
  UNEXPLAINED: 'unexplained',
  AGAINST_OWNER: 'against-owner',
  AGAINST_AGREEMENT: 'against-agreement',
  REPORTED: 'reported',
  BOTH: 'released-by-both',
  TOLD_ON: 'told-on',
  OWNER: 'released-by-owner',
  WROTE: 'wrote',
  IN_ROOM: 'in-the-room',
} as const;

/** One of the acts. */
export type Act = (typeof Act)[keyof typeof Act];

/** The acts by which an entry left the room, the strongest first. */
const OUT = [
  ...([Act.UNEXPLAINED, Act.AGAINST_OWNER, Act.AGAINST_AGREEMENT] as const),
  ...([Act.REPORTED, Act.BOTH, Act.TOLD_ON, Act.OWNER] as const),
] as const;

/** One of the acts by which an entry left the room. */
export type Out = (typeof OUT)[number];

/** One row: somebody who could have read, and how; fields as spec/known.md section 4 names them. */
export interface Knower {
  readonly entry: Bytes;
  /** A first card hash for the two, a recipient's card hash, or none where nobody has said. */
  readonly who: Bytes | null;
  readonly act: Act;
  readonly when: number | null;
  readonly rule: string;
  readonly until: number | null;
  /** First card hash of who let it out. */
  readonly by: Bytes | null;
  readonly position: number | null;
}

/** A room as its reader verified it. `pair`: the first card hashes of the two. */
export interface Reading {
  readonly lines: readonly Line[];
  readonly people: People;
  readonly pair: readonly [Bytes, Bytes];
  readonly ownership: Ownership;
  /** Every leaf about the room's entries that is judged as a release. */
  readonly findings: readonly Finding[];
  /** A row for each that is judged as a report. */
  readonly reported: readonly Knower[];
}

/**
 * Everybody who could have read one of the `wanted` entries, in hex, or what is made of the same words:
 * in the order of the room; for each entry the two, then whoever read it from outside.
 */
export function knowers(reading: Reading, wanted: ReadonlySet<string>): Knower[] {
  const kin = reading.ownership.kin(wanted);
  const lines = new Map(reading.lines.map((line) => [hex(line.hash), line]));
  return reading.lines
    .filter((line) => line.opened && kin.has(hex(line.hash)))
    .flatMap((line) => [
      ...inside(reading, line),
      ...reading.findings
        .filter(({ entry }) => hex(entry) === hex(line.hash))
        .flatMap((one) => outside(reading, one, line, lines)),
      ...reading.reported.filter(({ entry }) => hex(entry) === hex(line.hash)),
    ]);
}

/** The strongest act by which it left the room, or none: it did not, by Quietroom. */
export function verdict(rows: readonly Knower[]): Out | null {
  return OUT.find((act) => rows.some((row) => row.act === act)) ?? null;
}

function inside({ pair, people }: Reading, line: Line): Knower[] {
  const author = authorOf(line, people);
  const row = { entry: line.hash, when: line.time, rule: line.opened?.priv.label ?? '' };
  return pair.map((who) => {
    const act = author && hex(author) === hex(who) ? Act.WROTE : Act.IN_ROOM;
    return { ...row, who, act, until: null, by: null, position: null };
  });
}

function outside(
  reading: Reading,
  one: Finding,
  line: Line,
  lines: ReadonlyMap<string, Line>,
): Knower[] {
  const { entry, position, consent } = one;
  if (!consent) {
    const nobody = { who: null, when: null, rule: '', until: null, by: null };
    return [{ entry, act: Act.UNEXPLAINED, position, ...nobody }];
  }
  const notice = one.notice ? lines.get(hex(one.notice)) : undefined;
  const by = notice ? authorOf(notice, reading.people) : null;
  const act = actOf(reading, one, by, Math.max(line.index, notice?.index ?? 0));
  const { time: when, purpose: rule, until } = consent;
  return consent.recipients.map((who) => ({ entry, who, act, when, rule, until, by, position }));
}

/** By whose word it went. A claim that came later than line `last` says nothing about it. */
function actOf({ lines, people }: Reading, one: Finding, by: Bytes | null, last: number): Act {
  if (one.sight === Sight.AGAINST_OWNER) return Act.AGAINST_OWNER;
  const owners = fold(lines.slice(0, last), people).owners(one.entry);
  if (!by || !owners.has(hex(by))) return Act.TOLD_ON;
  return owners.size > 1 ? Act.BOTH : Act.OWNER;
}

function authorOf({ opened }: Line, people: People): Bytes | null {
  return (opened && people.known(opened.envelope.pub.author)?.first) || null;
}
