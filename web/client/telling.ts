/**
 * Telling the other of a report: what this person reported, and of what the other must still be told.
 *
 * Source: spec/duty.md section 4.
 */

import { DAY } from '../core/duty/basis.ts';
import * as report from '../core/duty/report.ts';
import { type Report, isDelayed } from '../core/duty/report.ts';
import type { Value } from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { Sight, attempt } from '../core/room/notice.ts';
import { Parcel } from '../core/room/parcel.ts';
import * as leaves from '../core/tlog/leaf.ts';
import type { Opening } from '../core/tlog/leaf.ts';
import { duties } from './duties.ts';
import { KEPT, isSaid, openingsOf, saying } from './duty.ts';
import type { Memory } from './memory.ts';
import type { Room } from './room.ts';
import { NotWords } from './speech.ts';

/** How many seconds before the date of a notice a client begins to post it. */
const AHEAD = DAY;

/** Under which name a reporter's own client keeps of which reports it told the other later. */
const TOLD = 'report-told';

/** There is no such report of yours, or the other has been told. */
export class NoReport extends QuietroomError {
  static override readonly code = 'no-report';
}

/** A report that this person sent: the random of each leaf, and their own words beside it. */
export interface Sent {
  readonly report: Report;
  readonly rs: readonly Bytes[];
  readonly statement: string;
}

/** The reports of this person, in order. */
export const sent = (memory: Memory): Sent[] => memory.kept(KEPT).map(sentOf);

/** The reports out of this room that went out; `told`: whether the other was. */
export async function logged(room: Room): Promise<(Sent & { readonly told: boolean })[]> {
  const found = await duties(room);
  const mine = sent(room.memory).filter(({ report: { room: id } }) => equal(id, room.id));
  return mine
    .filter((one) => isLogged(room, one))
    .map((one) => {
      const about = found.filter(({ report: said }) => said && equal(said.id, one.report.id));
      return { ...one, told: about.some(({ sight }) => sight === Sight.TOLD) };
    });
}

/** The reports of which the other must be told by now, as far as this client remembers. */
export function due(memory: Memory, now: number): Sent[] {
  const told = new Set(memory.kept(TOLD).map((id) => hex(shape.ident(id, 'report'))));
  return sent(memory).filter(
    ({ report: said }) => isDelayed(said) && !told.has(hex(said.id)) && said.notice - AHEAD <= now,
  );
}

/** Post what the other must be told by now. Throws as writing does. */
export async function settle(room: Room): Promise<void> {
  const late = new Set(due(room.memory, room.session.now()).map(({ report: { id } }) => hex(id)));
  for (const one of await logged(room)) {
    if (!one.told && late.has(hex(one.report.id))) await post(room, one);
  }
}

/** Tell the other now, sooner than the date. Throws `NoReport` when there is nothing to tell. */
export async function tell(room: Room, id: Bytes): Promise<void> {
  const one = (await logged(room)).find(({ report: said, told }) => !told && equal(said.id, id));
  if (!one) throw new NoReport();
  await post(room, one);
}

async function post(room: Room, one: Sent): Promise<void> {
  await room.write(
    async (seal) => new Parcel([await seal(saying(one.report, opening(room, one)))]),
  );
  await room.memory.keep(TOLD, one.report.id);
}

function opening(room: Room, { report: said, rs }: Sent): Opening[] {
  const lines = said.entries.map((entry) => room.line(entry));
  if (!lines.every(isSaid)) throw new NotWords();
  return openingsOf(lines, said, (place) => rs[place]!);
}

/** Whether it went out: what was kept and never sent left no leaf, and is no report. */
function isLogged(room: Room, one: Sent): boolean {
  // Of entries that the server withholds nothing can be said here; the room says so.
  const all = attempt(() => opening(room, one)) ?? [];
  return (
    all.length > 0 &&
    all.every((each) => {
      const leaf = leaves.encode(leaves.leafOf(each));
      return [...room.session.log.found(each.tag)].some(([, found]) => equal(found, leaf));
    })
  );
}

function sentOf(value: Value): Sent {
  const [, payload, rs, , statement] = shape.array(value, 5, 'report');
  return {
    report: report.parse(shape.octets(payload, 'payload')),
    rs: shape.items(rs, 'leaves', report.ENTRIES).map((r) => shape.octets(r, 'r', leaves.R)),
    statement: shape.text(statement, 'statement'),
  };
}
