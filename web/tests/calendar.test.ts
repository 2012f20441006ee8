/** Calendars in the browser: the clocks of this engine, files that others read, and busy hours. */

import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { busyIn } from '../app/meetings/busy.ts';
import { clockOf, offsetOf, wallOf } from '../app/meetings/clock.ts';
import { vectorsOf } from './vectors.ts';

const at = (text: string): number => Date.parse(`${text}Z`) / 1000;

interface GivenZones {
  readonly zones: Readonly<
    Record<string, { first: number; changes: readonly (readonly [number, number])[] }>
  >;
}

describe('the clocks of this engine', () => {
  const [given] = vectorsOf('meeting').get('files.json')!;
  const { zones } = given!.input as GivenZones;

  test.each(Object.keys(zones))('%s is put on and back when the vectors say so', (name) => {
    const clock = offsetOf(name);
    const { first, changes } = zones[name]!;
    const then = changes.map(([, offset]) => offset);

    expect(changes.map(([when]) => clock(when))).toEqual(then);
    expect(changes.map(([when]) => clock(when - 1))).toEqual([first, ...then].slice(0, -1));
    expect(clock(changes[0]?.[0] ?? 1_790_000_000)).toBe(then[0] ?? first);
  });

  test('a zone that nobody knows', () => {
    expect(clockOf('Europe/Atlantis')).toBeNull();
    expect(wallOf('2026-11-24', '')).toBeNull();
  });
});

describe('files that another reader takes', () => {
  const files = vectorsOf('meeting').get('files.json')!;
  const written = files.filter(({ expect: text }) => String(text).includes('BEGIN:VEVENT'));

  test.each(written)('$about', ({ expect: text }) => {
    const calendar = ICAL.Component.fromString(text as string);
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

    expect(calendar.name).toBe('vcalendar');
    expect(calendar.getAllSubcomponents('vtimezone').length).toBeGreaterThan(0);
    expect(events.map(({ summary }) => summary)).toEqual(events.map(() => 'Meeting'));
    expect(events.flatMap(({ attendees }) => attendees)).toEqual([]);
    for (const { startDate, component } of events) {
      const clock = offsetOf(component.getFirstProperty('dtstart')!.getFirstParameter('tzid'));
      const time = startDate.toUnixTime();

      // By the changes that the file tells, and by those of the engine: one instant.
      expect(Date.parse(`${startDate.toString()}Z`) / 1000 - time).toBe(clock(time));
    }
  });
});

describe('busy hours', () => {
  const calendar = (...lines: string[]): string =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', ...lines, 'END:VCALENDAR'].join(
      '\r\n',
    );
  const event = (...lines: string[]): string =>
    ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
  const read = (...events: string[]): unknown =>
    busyIn(calendar(...events), at('2026-10-18T00:00'), at('2026-11-08T00:00'));
  const hour = (begin: string): [number, number] => [at(begin), at(begin) + 3600];

  const start = 'DTSTART;TZID=Europe/Berlin:20261019T090000';
  const weekly = 'RRULE:FREQ=WEEKLY;COUNT=3';

  test('each week over a change of the clock, but for one', () => {
    const one = event(start, 'DURATION:PT1H', weekly, 'EXDATE;TZID=Europe/Berlin:20261026T090000');

    expect(read(one)).toEqual([hour('2026-10-19T07:00'), hour('2026-11-02T08:00')]);
  });

  test('one of them moved', () => {
    const one = event(start, 'DTEND;TZID=Europe/Berlin:20261019T100000', weekly);
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000',
      'DTSTART:20261027T120000Z',
      'DURATION:PT1H',
    );

    expect(read(one, moved)).toEqual([
      hour('2026-10-19T07:00'),
      hour('2026-10-27T12:00'),
      hour('2026-11-02T08:00'),
    ]);
  });

  test('what does not count', () => {
    const free = event(start, 'DURATION:PT1H', 'TRANSP:TRANSPARENT');
    const off = event(start, 'DURATION:PT1H', 'STATUS:CANCELLED');
    const old = event('DTSTART:20260101T090000Z', 'DURATION:PT1H');

    expect(read(free, off, old)).toEqual([]);
  });

  test('a day, and a series that began long ago', () => {
    const day = event('DTSTART;VALUE=DATE:20261020');
    const daily = event('DTSTART:20200101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY');
    const [whole] = read(day) as [number, number][];

    expect(whole![1] - whole![0]).toBe(86_400);
    expect((read(daily) as unknown[]).length).toBe(21);
  });

  test('one of them moved, named by its instant, beside another event', () => {
    const one = event(start, 'DURATION:PT1H', weekly);
    const moved = event('RECURRENCE-ID:20261026T080000Z', 'DTSTART:20261027T120000Z');
    const other = event('DTSTART:20261020T120000Z', 'DURATION:PT1H').replace('UID:1', 'UID:2');

    expect(read(one, moved, other)).toEqual([
      hour('2026-10-19T07:00'),
      hour('2026-10-20T12:00'),
      [at('2026-10-27T12:00'), at('2026-10-27T12:00')],
      hour('2026-11-02T08:00'),
    ]);
  });

  test('it ends when its rule says, by the instant and by the count', () => {
    const until = event(start, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;UNTIL=20261026T080000Z');
    const months = 'RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=3MO;BYMONTH=8,9,10,11';
    const count = event('DTSTART;TZID=Europe/Berlin:20260817T090000', 'DURATION:PT1H', months);

    expect(read(until)).toEqual([hour('2026-10-19T07:00'), hour('2026-10-26T08:00')]);
    expect(read(count)).toEqual([hour('2026-10-19T07:00')]);
  });

  test('from one of them on, later; a day taken out; a day that does not say it is one', () => {
    const one = event(start, 'DURATION:PT1H', weekly);
    const rest = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261026T090000',
      'DTSTART;TZID=Europe/Berlin:20261026T110000',
      'DURATION:PT2H',
    );
    const out = event(start, 'DURATION:PT1H', weekly, 'EXDATE;VALUE=DATE:20261026');

    expect(read(one, rest)).toEqual([
      hour('2026-10-19T07:00'),
      [at('2026-10-26T10:00'), at('2026-10-26T12:00')],
      [at('2026-11-02T10:00'), at('2026-11-02T12:00')],
    ]);
    expect(read(out)).toEqual([hour('2026-10-19T07:00'), hour('2026-11-02T08:00')]);
    expect(read(event('DTSTART:20261020'))).toEqual(read(event('DTSTART;VALUE=DATE:20261020')));
  });

  test.each([
    ['no calendar at all', '<html>'],
    ['an event by itself', event('DTSTART:20261020T120000Z')],
    ['an event that never begins', calendar(event('SUMMARY:x'))],
    ['a rule that is none', calendar(event(start, 'RRULE:nonsense'))],
    ['a rule without its colon', calendar(event(start, 'RRULE;FREQ=WEEKLY;COUNT=3'))],
    ['a rule that does not say how often', calendar(event(start, 'RRULE:COUNT=3'))],
    ['an end without its colon', calendar(event(start, 'DTEND;20261020T130000Z'))],
    ['one that lasts for ever', calendar(event(start, 'DURATION:P999999999999999999W'))],
  ])('%s is refused', (_, text) => {
    expect(() => busyIn(text, 0, 4e9)).toThrow();
  });
});
