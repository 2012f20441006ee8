/** Meetings: every shared vector, the clocks of this engine, and bodies that are bent. */

import { describe, expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { fromHex, hex } from '../core/ground/octets.ts';
import * as act from '../core/meeting/act.ts';
import * as cadence from '../core/meeting/cadence.ts';
import { type Offset, type Zones, instant } from '../core/meeting/clock.ts';
import { type Diary, count, fold, where } from '../core/meeting/diary.ts';
import * as ical from '../core/meeting/ical.ts';
import * as offer from '../core/meeting/offer.ts';
import { free, late, occurrences } from '../core/meeting/times.ts';
import { bend, play } from './vectors.ts';

interface GivenZone {
  readonly first: number;
  readonly changes: readonly (readonly [number, number])[];
}

interface GivenSaid {
  readonly entry: string;
  readonly author: string;
  readonly reply_to: string | null;
  readonly kind: string;
  readonly time: number;
  readonly body: string;
}

interface GivenRooms {
  readonly rooms: readonly (readonly GivenSaid[])[];
}

interface GivenFile {
  readonly said: readonly GivenSaid[];
  readonly zones: Readonly<Record<string, GivenZone>>;
  readonly who: string;
  readonly entries: readonly string[];
}

const offsetOf =
  ({ first, changes }: GivenZone): Offset =>
  (time) =>
    changes.filter(([when]) => when <= time).at(-1)?.[1] ?? first;

const zonesOf =
  (given: Readonly<Record<string, GivenZone>>): Zones =>
  (name) =>
    offsetOf(given[name]!);

const body = (raw: string): canon.Value => canon.decode(fromHex(raw));

function diaryOf(said: readonly GivenSaid[]): Diary {
  return fold(
    said.map((one) => ({
      entry: fromHex(one.entry),
      author: fromHex(one.author),
      replyTo: one.reply_to === null ? null : fromHex(one.reply_to),
      kind: one.kind,
      time: one.time,
      body: body(one.body),
    })),
  );
}

function stands({ said }: { said: readonly GivenSaid[] }): unknown {
  const { meetings, steps } = diaryOf(said);
  const byNumber = (one: readonly [number, ...unknown[]], other: typeof one): number =>
    one[0] - other[0];
  return {
    meetings: [...meetings.values()].map((one) => ({
      entry: one.entry,
      author: one.author,
      origin: one.origin,
      state: one.state,
      chosen: one.chosen,
      changes: one.changes,
      count: count(one),
      off: [...one.off.keys()].sort((first, second) => first - second),
      moved: [...one.moved].sort(byNumber),
      absent: [...one.absent].flatMap(([number, who]) => [...who].map((each) => [number, each])),
      places: Array.from({ length: count(one) }, (_, number) => [
        number,
        where(one, number),
      ]).filter(([, place]) => place),
      agendas: [...one.agendas].flatMap(([number, texts]) =>
        [...texts].map(([who, text]) => [number, who, text]),
      ),
    })),
    steps: [...steps.values()].map(({ entry, done }) => [hex(entry), done]),
  };
}

play('meeting', {
  'meeting/instant': ({ zone, wall }) => instant(wall, offsetOf(zone)),
  'meeting/walls': ({ first, body: raw }) => {
    const made = cadence.parse(body(raw));
    if (made) cadence.check(made, first);
    return cadence.walls(first, made);
  },
  'meeting/offer': ({ body: raw }) => offer.parse(body(raw)),
  'meeting/choice': ({ body: raw }) => act.parseChoice(body(raw)),
  'meeting/call-off': ({ body: raw }) => act.parseCallOff(body(raw)),
  'meeting/not-there': ({ body: raw }) => act.parseNotThere(body(raw)),
  'meeting/place': ({ body: raw }) => {
    const [number, place] = act.parsePlaceOf(body(raw));
    return { number, place };
  },
  'meeting/agenda': ({ body: raw }) => {
    const [number, text] = act.parseAgenda(body(raw));
    return { number, text };
  },
  'meeting/step': ({ body: raw }) => act.parseStep(body(raw)),
  'meeting/done': ({ body: raw }) => act.parseDone(body(raw)),
  'meeting/diary': stands,
  'meeting/times': ({ said, zones, after }) =>
    occurrences(diaryOf(said), zonesOf(zones), after).map(
      ({ meeting, number, zone, at, end, place, stand }) => ({
        ...{ meeting, number, zone, ...at, end, place, stand },
      }),
    ),
  'meeting/free': ({ zone, today, minutes, busy, most }) =>
    free(today, minutes, busy, offsetOf(zone), most),
  'meeting/late': ({ time, begins, hours }) =>
    late({ author: new Uint8Array(32), time, words: '' }, begins, hours),
  'meeting/file': ({ said, zones, who, entries }: GivenFile) =>
    ical.published(diaryOf(said), entries.map(fromHex), fromHex(who), zonesOf(zones)),
  'meeting/feed': ({ rooms, zones, who, entries }: GivenFile & GivenRooms) =>
    ical.feed(
      rooms.map((said) => [diaryOf(said), entries.map(fromHex)]),
      fromHex(who),
      zonesOf(zones),
    ),
  'meeting/feed-address': ({ token }: { token: string }) => ical.addressKey(fromHex(token)),
  'meeting/cancelled': ({ said, zones, who, entries, number }: GivenFile & { number: number }) =>
    ical.cancelled(diaryOf(said), fromHex(entries[0]!), fromHex(who), zonesOf(zones), number),
});

describe('bodies that are bent', () => {
  const ID = new Uint8Array(16);
  const plan = ['month', 1, 4, 12];
  test('an offer', () => {
    const raw = canon.encode([ID, 1, 'Europe/Berlin', 60, 'Room 4', plan, [29_923_740], 'x']);
    const { slots } = offer.parse(canon.decode(raw));

    expect(slots).toEqual([29_923_740]);
    bend(raw, (bent) => offer.parse(canon.decode(bent)));
  });
});
