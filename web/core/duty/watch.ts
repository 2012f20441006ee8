/**
 * What the software of the two says about reports of their entries, whoever keeps silent.
 *
 * A leaf that a notice opens is told, if both signed what it was done under. A leaf under the tag for
 * later stays unspoken of until its notice, or until the longest delay that both signed has passed: from
 * then on it is shown, whatever the server delivers.
 *
 * Source: spec/duty.md section 6. Threats: a notice kept back, by the server or by an altered client; a
 * report that the agreement does not allow; a delay made longer afterwards.
 */

import type { Limits } from '../agreement/limits.ts';
import type { SamePerson } from '../agreement/people.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import { Envelope } from '../room/envelope.ts';
import { Sight, type Sighting, type Told, attempt, ofDuty } from '../room/notice.ts';
import type { Line } from '../room/reader.ts';
import * as basis from './basis.ts';
import { FalseReport } from './beside.ts';
import { type Covered, DAY, NotAgreedThen } from './basis.ts';
import * as report from './report.ts';
import { type Report, isDelayed } from './report.ts';

/** The days for which a reader stays silent who cannot read the agreement of the time. */
const LONGEST = 180;

/** The limits of a version that both signed, and its two card hashes. */
export interface Signed {
  readonly limits: Limits;
  readonly cards: readonly Bytes[];
}

/** What both signed in a room. */
export interface Rules {
  /** By agreement hash in hex, as far as this reader could open it. */
  readonly signed: ReadonlyMap<string, Signed>;
  /** The agreement hash that the epoch of each number names, or none. */
  readonly epochs: ReadonlyMap<number, Bytes | null>;
}

/** What a reader knows: what was signed, whose card is whose, when leaves were first seen, and now. */
export interface Reading {
  readonly rules: Rules;
  readonly same: SamePerson;
  /** When this device first saw a leaf, by its bytes in hex, in seconds since 1970. */
  readonly firstSeen: ReadonlyMap<string, number>;
  readonly now: number;
}

/** One leaf of a report about one entry: its place in the log, and how it looks. */
export interface Finding {
  readonly entry: Bytes;
  readonly position: number;
  readonly sight: Sight;
  readonly report: Report | null;
  readonly covered: Covered | null;
  /** Hash of the notice. */
  readonly notice: Bytes | null;
  /** Why it is against the agreement. */
  readonly fault: QuietroomError | null;
}

/**
 * What is to be said now about each leaf that is judged as a report, in the order of entries. `seen`: the
 * leaves about this room's `lines`. A leaf that may still be told later has no finding.
 */
export function watch(
  seen: readonly Sighting[],
  lines: readonly Line[],
  reading: Reading,
): Finding[] {
  return seen.filter(ofDuty).flatMap((one) => {
    if (one.told) return [judged(one, one.told, reading)];
    const silent = reading.now <= silentUntil(one, lines, reading);
    return silent ? [] : [bare(one, Sight.UNEXPLAINED)];
  });
}

/**
 * The last second for which a delayed leaf stays unspoken of; 0 where nobody allowed a delay. Counted
 * from the earliest entry whose author had seen the leaf, or from when this device saw it first,
 * whichever was earlier. What was agreed after that entry makes it no longer.
 */
export function silentUntil(
  { leaf, position }: Sighting,
  lines: readonly Line[],
  { rules, firstSeen, now }: Reading,
): number {
  const covering = lines.filter(({ opened }) => opened && opened.priv.seen.size > position);
  const last = Math.min(...covering.map(epochOf));
  const days = longest(rules, last);
  const times = covering.flatMap(({ opened }) => (opened ? [opened.priv.time] : []));
  return days && Math.min(firstSeen.get(hex(leaf)) ?? now, ...times) + days * DAY;
}

function epochOf({ item }: Line): number {
  return item instanceof Envelope ? item.pub.epoch : 0;
}

function longest({ signed, epochs }: Rules, last: number): number {
  const days = [...epochs].flatMap(([number, agreement]) => {
    if (!agreement || number > last) return [];
    const known = signed.get(hex(agreement));
    if (!known) return [LONGEST];
    return known.limits.map(({ on, delayDays }) => (on ? delayDays : 0));
  });
  return Math.max(0, ...days);
}

function bare({ line, position }: Sighting, sight: Sight): Finding {
  const nothing = { report: null, covered: null, notice: null, fault: null };
  return { entry: line.hash, position, sight, ...nothing };
}

function judged(one: Sighting, told: Told, reading: Reading): Finding {
  const notice = told.notice.hash;
  const said = attempt(() => report.parse(told.opening.document));
  if (!said) return { ...bare(one, Sight.UNEXPLAINED), notice };
  try {
    const covered = judge(one, told, said, reading);
    return { ...bare(one, Sight.TOLD), report: said, covered, notice };
  } catch (fault) {
    if (!(fault instanceof QuietroomError)) throw fault;
    return { ...bare(one, Sight.AGAINST_AGREEMENT), report: said, notice, fault };
  }
}

/** The limit that covers it. Throws as `basis.check`, `FalseReport` or `NotAgreedThen`. */
function judge({ line, delayed }: Sighting, told: Told, said: Report, to: Reading): Covered {
  const { rules, same } = to;
  const here = line.item instanceof Envelope && equal(line.item.pub.place, said.room);
  if (!here || !said.entries.some((entry) => equal(entry, line.hash))) throw new FalseReport();
  if (isDelayed(said) !== delayed) throw new FalseReport('another time than the leaf');
  const signed = rules.signed.get(hex(said.agreement));
  if (!signed) throw new FalseReport('an agreement that both have not signed');
  const named = rules.epochs.get(epochOf(told.notice)) ?? null;
  if (!delayed && !(named && equal(named, said.agreement))) {
    throw new FalseReport('another agreement than the one in force');
  }
  const covered = basis.check(signed.limits, sideOf(told.notice, signed, same), said, same);
  refuseEarlier(rules, epochOf(line), said.limit);
  return covered;
}

/**
 * Check that a limit was agreed in the epoch in which an entry was written. What was agreed in an epoch
 * that this reader cannot read is taken as it may be. Throws `NotAgreedThen`.
 */
export function refuseEarlier({ signed, epochs }: Rules, epoch: number, limit: string): void {
  const agreement = epochs.get(epoch) ?? null;
  const then = agreement && signed.get(hex(agreement));
  if (!agreement || (then && !then.limits.some(({ id, on }) => on && id === limit))) {
    throw new NotAgreedThen();
  }
}

function sideOf({ item }: Line, { cards }: Signed, same: SamePerson): number {
  const author = item instanceof Envelope ? item.pub.author : new Uint8Array();
  const side = cards.findIndex((card) => same(card, author));
  if (side < 0) throw new FalseReport('a notice by nobody of the two who signed');
  return side;
}
