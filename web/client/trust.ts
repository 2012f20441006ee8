/**
 * How far one trusts the other: levels, and what raising opens. The hint before sending runs in the page.
 *
 * Everything but what is opened stays in one's own stream.
 *
 * Source: spec/trust.md.
 */

import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import { Kind } from '../core/room/entry.ts';
import { Label } from '../core/room/label.ts';
import type { Line } from '../core/room/reader.ts';
import * as trust from '../core/room/trust.ts';
import type { Standing } from '../core/room/trust.ts';
import type { Memory } from './memory.ts';
import * as notebook from './notebook.ts';
import type { Room } from './room.ts';
import * as spoken from './spoken.ts';

const TRUST = 'trust';
const HINTS = 'hints';
const DAY = 24 * 3600;

/** How this person trusts the other of a room, as they said last. */
export const standing = (memory: Memory, room: Bytes): Standing =>
  trust.newest(memory.kept(TRUST), room);

/**
 * How often the two have met: as this person says, or on how many days they spoke. Of what the other
 * put on record a day counts once this person has answered: nobody else makes somebody less careful.
 */
export function met(memory: Memory, room: Room): number {
  const mine = room.session.first;
  const known = spoken.onRecord(room).filter((one) => equal(one.author, mine) || one.answer);
  const days = new Set(known.map(({ said }) => Math.floor(said.when / DAY)));
  return Math.max(standing(memory, room.id).met, days.size);
}

/** Say how often the two have met. */
export function count(memory: Memory, room: Bytes, times: number): Promise<void> {
  const within = Math.min(Math.max(Math.trunc(times) || 0, 0), trust.MOST);
  return keep(memory, { ...standing(memory, room), met: within });
}

/** Call a level as this person likes; empty: as Quietroom does. Throws `NoSuchLevel` or `LongName`. */
export async function name(
  memory: Memory,
  room: Bytes,
  level: number,
  text: string,
): Promise<void> {
  const before = standing(memory, room);
  await keep(memory, {
    ...before,
    names: before.names.with(trust.raised(level) - 1, trust.oneName(text)),
  });
}

/**
 * Trust more: let the other read what was held up to `level`, but for what is unticked. Throws
 * `NoSuchLevel`, and what writing throws.
 */
export async function raiseTo(
  memory: Memory,
  room: Room,
  level: number,
  keepBack: readonly Bytes[] = [],
): Promise<Line[]> {
  const [to, back] = [trust.raised(level), new Set(keepBack.map(hex))];
  const lines: Line[] = [];
  for (const { line, text, level: wanted } of notebook.held(memory, room.id)) {
    if (wanted > to || back.has(hex(line.hash))) continue;
    lines.push(await notebook.give(memory, line, { text, attachments: [] }, room, Label.PAIR));
  }
  await chosen(memory, room, Math.max(to, standing(memory, room.id).level ?? 0));
  return lines;
}

/** Trust less from now on: what was read stays read. Throws `NoSuchLevel`. */
export async function lowerTo(memory: Memory, room: Room, level: number): Promise<void> {
  await chosen(memory, room, trust.lowered(level));
}

/** Do not ask now if trust has grown, or never again in this room. */
export function putOff(memory: Memory, room: Room, forGood: boolean): Promise<void> {
  const before = standing(memory, room.id);
  const quiet = before.quiet || forGood;
  return keep(memory, { ...before, asked: met(memory, room), quiet });
}

/** Whether drafts are looked at before they are sent. */
export const hints = (memory: Memory): boolean => memory.kept(HINTS).at(-1) !== 0;

/** Have drafts looked at, or not. */
export async function setHints(memory: Memory, on: boolean): Promise<void> {
  if (hints(memory) === on) return;
  await memory.write([{ kind: Kind.KEPT, body: [HINTS, Number(on)] }]);
}

const chosen = (memory: Memory, room: Room, level: number): Promise<void> =>
  keep(memory, { ...standing(memory, room.id), level, asked: met(memory, room) });

/** Written although the same stood there once: what stands last counts. */
async function keep(memory: Memory, now: Standing): Promise<void> {
  const before = JSON.stringify(trust.standingFields(standing(memory, now.room)));
  if (JSON.stringify(trust.standingFields(now)) === before) return;
  await memory.write([{ kind: Kind.KEPT, body: [TRUST, trust.standingFields(now)] }]);
}
