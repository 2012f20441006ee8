/**
 * What is to be said about reports of a room's entries.
 *
 * Source: spec/duty.md section 6.
 */

import { Act, type Knower } from '../core/release/known.ts';
import { type Finding, type Rules, type Signed, watch } from '../core/duty/watch.ts';
import * as report from '../core/duty/report.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { Sight, type Sighting, attempt, ofDuty } from '../core/room/notice.ts';
import { samePerson } from '../core/room/people.ts';
import { readSealed, writeSealed } from './device.ts';
import type { Reading } from './reading.ts';
import { Refused, reached } from './refusal.ts';

/** What both signed in a room, and which epoch names which of it. */
export function rulesOf({ agreement, reader }: Reading): Rules {
  const signed = new Map<string, Signed>();
  for (const [hash, { terms, shell }] of agreement.signed) {
    signed.set(hash, { limits: terms.limits, cards: shell.cards });
  }
  const cores = reader.epochs.map(({ record }) => record.core);
  return { signed, epochs: new Map(cores.map((core) => [core.number, core.agreement])) };
}

/** Every leaf that is judged as a report, as of when the room was last read; and what is said now. */
export async function duties(room: Reading): Promise<Finding[]> {
  const { session, lines } = room;
  const seen = room.sightings().filter(ofDuty);
  if (!seen.length) return [];
  for (const one of seen) await meet(room, one);
  const firstSeen = await firstSight(room, seen);
  const same = samePerson(session.people.withDead);
  return watch(seen, lines, { rules: rulesOf(room), same, firstSeen, now: session.now() });
}

/** To whom each entry was reported, under which limit; or that it went out and nobody has said so. */
export async function reported(room: Reading): Promise<Knower[]> {
  return (await duties(room)).map(({ entry, position, sight, report: said, covered }) => {
    const row = { entry, position, until: null, by: null };
    if (!said) return { ...row, who: null, act: Act.UNEXPLAINED, when: null, rule: '' };
    const act = sight === Sight.TOLD ? Act.REPORTED : Act.AGAINST_AGREEMENT;
    const rule = covered?.limit.title ?? said.limit;
    return { ...row, who: said.officer, act, when: said.time, rule };
  });
}

/** Fetch the card to which a report went: only by its lineage can it be judged. */
async function meet({ session }: Reading, { told }: Sighting): Promise<void> {
  const said = told && attempt(() => report.parse(told.opening.document));
  if (!said) return;
  try {
    await reached(() => session.people.lineage(said.officer));
  } catch (fault) {
    // A card that the server does not know is judged as it stands: as nobody's.
    if (!(fault instanceof Refused)) throw fault;
  }
}

/** When this device saw each leaf first; what is new is written down. */
async function firstSight(
  { session, id }: Reading,
  seen: readonly Sighting[],
): Promise<Map<string, number>> {
  const name = `seen/${hex(id)}`;
  const value = await readSealed(session, name);
  const known = new Map<string, number>();
  const rows: [Bytes, number][] = [];
  for (const row of value === undefined ? [] : shape.items(value, 'leaves seen')) {
    const [leaf, time] = shape.array(row, 2, 'leaf seen');
    rows.push([shape.octets(leaf ?? null, 'leaf', 48), shape.number(time ?? null, 'time')]);
  }
  const fresh = seen.filter(({ leaf }) => !rows.some(([one]) => hex(one) === hex(leaf)));
  for (const { leaf } of fresh) rows.push([leaf, session.now()]);
  for (const [leaf, time] of rows) known.set(hex(leaf), time);
  if (fresh.length) await writeSealed(session, name, rows);
  return known;
}
