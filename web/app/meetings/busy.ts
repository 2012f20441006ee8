/**
 * When somebody is busy, read from a calendar file on this device. Nothing of it is sent.
 *
 * Source: RFC 5545, by ical.js. A zone that this browser knows is read from its own list; one that it
 * does not know, from the file.
 */

import ICAL from 'ical.js';
import { instant } from '../../core/meeting/clock.ts';
import type { Stretch } from '../../core/meeting/times.ts';
import { clockOf, ownZone } from './clock.ts';

/** The most occurrences that are counted through for one event. */
const MOST = 20_000;

/** The stretches between two instants in which somebody is busy. Throws for what is no calendar. */
export function busyIn(text: string, after: number, until: number): Stretch[] {
  const events = ICAL.Component.fromString(text)
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one, { strictExceptions: true }));
  for (const one of events.filter((event) => event.isRecurrenceException())) {
    events
      .find(({ uid, component }) => uid === one.uid && isFirst(component))
      ?.relateException(one);
  }
  return events
    .filter((one) => !one.isRecurrenceException())
    .flatMap((one) => [...occurrencesOf(one, until)])
    .filter(([, end]) => end > after);
}

function* occurrencesOf(event: ICAL.Event, until: number): Generator<Stretch> {
  if (!event.startDate) return;
  const steps = event.iterator();
  for (let count = 0; count < MOST; count++) {
    const next = steps.next() as ICAL.Time | null;
    if (!next) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const start = timeOf(startDate, item);
    if (timeOf(next, event) >= until) return;
    if (isBusy(item)) yield [start, start + lengthOf(startDate, endDate, item)];
  }
}

function isFirst(component: ICAL.Component): boolean {
  return !component.hasProperty('recurrence-id');
}

function isBusy({ component }: ICAL.Event): boolean {
  const said = (name: string): string =>
    String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  return said('transp') !== 'TRANSPARENT' && said('status') !== 'CANCELLED';
}

function lengthOf(start: ICAL.Time, end: ICAL.Time, event: ICAL.Event): number {
  return Math.max(0, timeOf(end, event) - timeOf(start, event));
}

/** The instant of a time in a file; what has no zone is on the clock of this device. */
function timeOf(time: ICAL.Time, event: ICAL.Event): number {
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime();
  const named = event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  const floating = time.isDate || !named;
  const clock = clockOf(floating ? ownZone() : named);
  if (!clock) return time.toUnixTime();
  const { year, month, day, hour, minute } = time;
  return instant(Date.UTC(year, month - 1, day, hour, minute) / 60_000, clock).time;
}
