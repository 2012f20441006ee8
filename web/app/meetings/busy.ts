/**
 * When somebody is busy, read from a calendar file on this device. Nothing of it is sent.
 *
 * Source: RFC 5545. The grammar and the rules of recurrence are read by ical.js; which of the times that
 * a rule gives hold is decided here. A zone that this browser knows is read from its own list; one that
 * it does not know, from the file. What cannot be read is refused whole: half a calendar would call
 * hours free that are not.
 */

import ICAL from 'ical.js';
import { type Offset, instant, reading } from '../../core/meeting/clock.ts';
import type { Stretch } from '../../core/meeting/times.ts';
import { clockOf, ownZone } from './clock.ts';

// Many programmes write a day without saying that it is one.
ICAL.design.strict = false;

const DAY = 24 * 3600;

const UTC: Offset = () => 0;

/** The most times that one rule is counted through. */
const MOST = 20_000;

/** How a zone's name is spelt. */
const SPELT = /^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/;

/** The longest that an event may be, in seconds. Reckoning with more could take for ever. */
const LONGEST = 366 * DAY;

/** An event by itself: of its own, or in place of one of a series. */
interface One {
  readonly begins: number;
  /** By how much that is before what DTSTART says, where the end was written first. */
  readonly early: number;
  /** How long, in seconds as the clock shows them: the end of a day is the next midnight. */
  readonly lasts: number;
  readonly clock: Offset | null;
  readonly busy: boolean;
}

/** What a series says of one of its times, or of all from it on. */
interface Change extends One {
  readonly at: number;
  /** Whether it names the day alone. */
  readonly day: boolean;
  readonly rest: boolean;
}

/** The stretches between two instants in which somebody is busy. Throws for what is no calendar. */
export function busyIn(text: string, after: number, until: number): Stretch[] {
  const series = new Map<string, ICAL.Component[]>();
  const events = calendarsIn(text).flatMap((one) => one.getAllSubcomponents('vevent'));
  for (const [place, one] of events.entries()) {
    const uid = String(one.getFirstPropertyValue('uid') ?? place);
    series.set(uid, [...(series.get(uid) ?? []), one]);
  }
  return [...series.values()]
    .flatMap((all) => stretchesOf(all, until))
    .filter(([begins, end]) => begins < until && end > after)
    .sort(([a, b], [c, d]) => a - c || b - d);
}

function calendarsIn(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text.replace(/^\uFEFF/, '')) as unknown[];
  const all = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
  if (!all.length || all.some((one) => one[0] !== 'vcalendar')) throw new Error('no calendar');
  return all.map((one) => new ICAL.Component(one as [string, unknown[], unknown[]]));
}

/** Everything that events of one name come to. Of two that say the same, the newer counts. */
function stretchesOf(all: readonly ICAL.Component[], until: number): Stretch[] {
  const newest = all.toSorted((a, b) => numberOf(b) - numberOf(a));
  const first = newest.find((event) => !event.hasProperty('recurrence-id'));
  const isOut = first ? outOf(first) : () => false;
  const times = first ? timesOf(first, until) : new Map<number, number | null>();
  const changes = new Map<number, Change>();
  for (const event of newest.toReversed()) {
    const change = changeIn(event);
    const old = first && numberOf(event) < numberOf(first) && event.hasProperty('rrule');
    if (change && !isOut(change.at) && !(old && !times.has(change.at))) {
      changes.set(change.at, change);
    }
  }
  const kept = [...changes.values()].filter(({ busy }) => busy).map((one) => stretch(one));
  if (!first) return kept;
  return [...kept, ...unchanged(whole(first), times, changes, isOut)];
}

const numberOf = (event: ICAL.Component): number =>
  Number(event.getFirstPropertyValue('sequence') ?? 0);

function changeIn(event: ICAL.Component): Change | null {
  const about = event.getFirstProperty('recurrence-id');
  if (!about) return null;
  const time = about.getFirstValue() as ICAL.Time;
  const [at, day] = [instantOf(time, clockFor(about)), time.isDate];
  return { ...whole(event), at, day, rest: about.getFirstParameter('range') === 'THISANDFUTURE' };
}

/** The times of a series that nothing was said about by itself. */
function* unchanged(
  first: One,
  times: ReadonlyMap<number, number | null>,
  changes: ReadonlyMap<number, Change>,
  isOut: (at: number) => boolean,
): Generator<Stretch> {
  const rest = [...changes.values()].filter((one) => one.rest).sort((a, b) => a.at - b.at);
  const days = [...changes.values()].some((one) => one.day);
  for (const [at, own] of times) {
    if (isOut(at) || changes.has(at) || (days && changes.has(midnight(at)))) continue;
    const ruling = rest.findLast((one) => one.at < at);
    const begins = ruling ? at + ruling.begins - ruling.at : at - first.early;
    const one = ruling ?? first;
    if (one.busy) yield own === null ? stretch(one, begins) : [begins, begins + own];
  }
}

/** From when until when: one that lasts so long, from an instant. */
function stretch({ begins, lasts, clock }: One, from = begins): Stretch {
  if (!clock) return [from, from + lasts];
  const seconds = from % 60;
  const wall = reading(from - seconds, clock) + Math.trunc(lasts / 60);
  return [from, Math.max(from, instant(wall, clock).time + seconds + (lasts % 60))];
}

/** When an event begins, how long it is, and whether somebody is busy then. */
function whole(event: ICAL.Component): One {
  const start = event.getFirstProperty('dtstart');
  if (!start) throw new Error('an event without a beginning');
  const [time, clock] = [start.getFirstValue() as ICAL.Time, clockFor(start)];
  const begins = instantOf(time, clock);
  const lasts = lengthOf(event, time, clock);
  if (Math.abs(lasts) > LONGEST) throw new Error('an event of more than a year');
  const early = Math.max(0, -lasts);
  return { begins: begins - early, early, lasts: Math.abs(lasts), clock, busy: isBusy(event) };
}

function isBusy(event: ICAL.Component): boolean {
  const said = (name: string): string =>
    String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  return said('transp') !== 'TRANSPARENT' && said('status') !== 'CANCELLED';
}

/** How long, as the clock shows it; between two clocks, as it is. */
function lengthOf(event: ICAL.Component, start: ICAL.Time, clock: Offset | null): number {
  const end = event.getFirstProperty('dtend');
  if (!end) {
    const lasts = event.getFirstPropertyValue('duration') as ICAL.Duration | null;
    return lasts?.toSeconds() ?? (start.isDate ? DAY : 0);
  }
  const [time, other] = [end.getFirstValue() as ICAL.Time, clockFor(end)];
  return clock && clock === other
    ? (wallOf(time) - wallOf(start)) * 60 + time.second - start.second
    : instantOf(time, other) - instantOf(start, clock);
}

/** Every time at which a series says that it takes place, and how long where that is said there. */
function timesOf(first: ICAL.Component, until: number): Map<number, number | null> {
  return new Map([...ruled(first, until), ...added(first)]);
}

function* added(first: ICAL.Component): Generator<[number, number | null]> {
  for (const one of first.getAllProperties('rdate')) {
    const clock = clockFor(one);
    for (const value of one.getValues() as unknown as (ICAL.Time | ICAL.Period)[]) {
      if (value instanceof ICAL.Time) yield [instantOf(value, clock), null];
      else yield [instantOf(value.start, clock), value.getDuration().toSeconds()];
    }
  }
}

function* ruled(first: ICAL.Component, until: number): Generator<[number, null]> {
  const start = first.getFirstProperty('dtstart')!;
  const [time, clock] = [start.getFirstValue() as ICAL.Time, clockFor(start)];
  const rules = first.getAllProperties('rrule').map((one) => one.getFirstValue() as ICAL.Recur);
  const begins = instantOf(time, clock);
  // It takes place first when it says so itself, whatever its rule.
  const ends = rules.map(({ until: last }) => (last ? endOf(last, clock) : Infinity));
  if (!rules.length || begins <= Math.max(...ends)) yield [begins, null];
  for (const [place, rule] of rules.entries()) {
    // The end is an instant, which ical.js would compare with a clock; it also counts what it leaves out.
    const most = rule.count ?? MOST;
    [rule.until, rule.count] = [null, null];
    const steps = rule.iterator(time);
    for (let count = 0; count < Math.min(most, MOST); count++) {
      const next = steps.next() as ICAL.Time | null;
      const at = next && instantOf(next, clock);
      if (at === null || at >= until || at > ends[place]!) break;
      yield [at, null];
    }
  }
}

/** The last instant of a rule. A day counts to its end. */
const endOf = (last: ICAL.Time, clock: Offset | null): number =>
  instantOf(last, clock) + (last.isDate ? DAY - 1 : 0);

/** Whether a time was taken out of a series, by itself or with its day. */
function outOf(first: ICAL.Component): (at: number) => boolean {
  const [times, days] = [new Set<number>(), new Set<number>()];
  for (const one of first.getAllProperties('exdate')) {
    for (const value of one.getValues() as unknown as ICAL.Time[]) {
      (value.isDate ? days : times).add(instantOf(value, clockFor(one)));
    }
  }
  return (at) => times.has(at) || (days.size > 0 && days.has(midnight(at)));
}

/** The beginning of the day in which an instant lies, on the clock of this device. */
function midnight(at: number): number {
  const clock = clockOf(ownZone())!;
  return instant(Math.floor(reading(at, clock) / 1440) * 1440, clock).time;
}

/** The clock of a property's times; none where its zone stands in the file alone. */
function clockFor(property: ICAL.Property): Offset | null {
  const named = property.getFirstParameter('tzid') as string | undefined;
  const value = property.getFirstValue() as ICAL.Time;
  if (value.zone === ICAL.Timezone.utcTimezone) return UTC;
  if (!named || value.isDate) return clockOf(ownZone());
  // Some programmes put their own name before that of the zone.
  const parts = named.split('/').filter(Boolean);
  const names = [named, ...parts.map((_, place) => parts.slice(place).join('/'))];
  const inFile = value.zone && value.zone !== ICAL.Timezone.localTimezone;
  for (const name of inFile ? [named] : names) {
    // Browsers take europe/lisbon for Europe/Lisbon; a file that tells its own clock may mean another.
    const clock = SPELT.test(name) ? clockOf(name) : null;
    if (clock) return clock;
  }
  return inFile ? null : clockOf(ownZone());
}

/** The instant of a time in a file. */
function instantOf(time: ICAL.Time, clock: Offset | null): number {
  if (!clock || time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime();
  return instant(wallOf(time), clock).time + (time.isDate ? 0 : time.second);
}

function wallOf({ year, month, day, isDate, hour, minute }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, isDate ? 0 : hour, isDate ? 0 : minute) / 60_000;
}
