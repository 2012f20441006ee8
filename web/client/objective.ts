/**
 * Objectives with two faces: what the two want, and what of it both agree to show.
 *
 * The private text stays in the room, or in one's own stream. What the programme sees is what both agreed
 * to, put by whoever agreed; each client compares what the server shows with that. What the words give
 * away is compared by the page, which has both before it (`core/objective/findings.ts`).
 *
 * Source: spec/objective.md.
 */

import type { Value } from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { type Aim, State, aimFields, changeFields } from '../core/objective/aim.ts';
import { type Shown, type Words, faceFields, parseFace } from '../core/objective/face.ts';
import {
  FaceGone,
  type Objective,
  ObjectiveChanged,
  fold,
  isOver,
} from '../core/objective/standing.ts';
import { Phase } from '../core/room/check.ts';
import { phaseOf } from '../core/room/ending.ts';
import { Kind } from '../core/room/entry.ts';
import { Parcel } from '../core/room/parcel.ts';
import type { Memory } from './memory.ts';
import { BadAnswer } from './refusal.ts';
import type { Room, Saying } from './room.ts';
import type { Row } from './row.ts';
import { isSeen, showingOf } from './showing.ts';
import { writeOne } from './speech.ts';

const SHARED = 'shared';

/** There is no such objective here. */
export class NoObjective extends QuietroomError {
  static override readonly code = 'no-objective';
}

/** No programme sees this room, and so nobody would see a public face of it. */
export class NoProgramme extends QuietroomError {
  static override readonly code = 'no-programme';
}

/** Dropped, or it goes on as another: nothing is shown of it. */
export class ObjectiveOver extends QuietroomError {
  static override readonly code = 'objective-over';
}

/** What is wanted, without an id. */
export type Wanted = Omit<Aim, 'id'>;

/** What the server shows of an objective: whether both agreed to it; no words where it shows nothing. */
export interface Seen {
  readonly id: Bytes;
  readonly words: Words | null;
  readonly agreed: boolean;
}

/** The objectives of a room by id in hex, in order. */
export function objectives(room: Room): Map<string, Objective> {
  const { session } = room;
  const mine = (card: Bytes): boolean => {
    const known = session.people.withDead.known(card);
    return !!known && (equal(known.first, session.first) || room.lost.has(hex(known.first)));
  };
  return fold(room.lines, mine, room.ownership.takenBack);
}

/** Set an objective in a room. */
export async function add(room: Room, wanted: Wanted, time: number | null = null): Promise<void> {
  const aim = { id: room.session.random(shape.ID), ...wanted };
  await writeOne(room, { kind: Kind.OBJECTIVE, body: aimFields(aim), time });
}

/** Say how an objective stands. One that is dropped has no public face any more. */
export async function say(room: Room, id: string, state: State, note: string): Promise<void> {
  const one = goingOn(objectives(room), id);
  const body = changeFields({ id: one.aim.id, state, note, next: null });
  await writeOne(room, { kind: Kind.OBJECTIVE_STATE, body });
  if (state === State.DROPPED && one.face) await remove(room, id);
}

/** Let an objective go on as another, with other words. */
export async function change(room: Room, id: string, wanted: Wanted): Promise<void> {
  const one = goingOn(objectives(room), id);
  const [aim, told] = goesOn(one, room.session.random(shape.ID), wanted);
  const sayings = [
    { kind: Kind.OBJECTIVE, body: aim },
    { kind: Kind.OBJECTIVE_STATE, body: told },
  ];
  await writeAll(room, sayings);
  if (one.face) await remove(room, id);
}

/** Propose what the programme shall see. */
export async function propose(room: Room, id: string, words: string, state: Shown): Promise<void> {
  const one = of(objectives(room), id);
  if (isOver(one)) throw new ObjectiveOver();
  if (!isSeen(await showingOf(room))) throw new NoProgramme();
  const body = faceFields({ id: one.aim.id, words, state });
  await writeOne(room, { kind: Kind.FACE, body });
}

/** Agree to the face that came by `entry`, and show it; one in force is shown again. */
export async function agree(room: Room, id: string, entry: Bytes): Promise<void> {
  const { asked } = of(objectives(room), id);
  if (asked && !asked.mine && equal(asked.entry, entry))
    await writeOne(room, { kind: Kind.FACE_AGREED, body: [], replyTo: entry });
  const { face } = of(objectives(room), id);
  if (!face || !equal(face.entry, entry)) throw new FaceGone();
  const { words, state } = face.said;
  await room.session.wire.putJson(path(room, id), { words, state });
}

/**
 * Withdraw what waits or is in force of an objective, and let the programme see nothing of it. In a room
 * that rests or has ended nothing can be written: then the server alone is told.
 */
export async function withdraw(room: Room, id: string): Promise<void> {
  await remove(room, id);
  const one = objectives(room).get(id);
  if (!one || phaseOf(room.ending) !== Phase.OPEN) return;
  const faces = [one.asked, one.face].filter((each) => each !== null);
  const sayings = faces.map(({ entry }): Saying => {
    return { kind: Kind.FACE_WITHDRAWN, body: [], replyTo: entry };
  });
  if (sayings.length) await writeAll(room, sayings);
}

/** What the server says that the programme sees, of a room that it sees; a face in force and not shown stands last. */
export async function seen(room: Room): Promise<Seen[]> {
  const rows = await room.session.wire.getRows(`/api/rooms/${hex(room.id)}/faces`);
  const inForce = objectives(room);
  const found = rows.map((row): Seen => {
    const words = wordsOf(row);
    const said = inForce.get(hex(words.id))?.face?.said;
    const agreed = said?.words === words.words && said.state === words.state;
    return { id: words.id, words, agreed };
  });
  const known = new Set(found.map(({ id }) => hex(id)));
  const missing = [...inForce].filter(([id, { face }]) => face && !known.has(id));
  return [...found, ...missing.map(([, { aim }]) => ({ id: aim.id, words: null, agreed: false }))];
}

/** The objectives that a person keeps for themself, in order; what was shared is left out. */
export function own(memory: Memory): Map<string, Objective> {
  const kept = memory.kept(SHARED).filter((one) => one instanceof Uint8Array);
  const shared = new Set(kept.map(hex));
  const found = [...fold(memory.lines, () => true)];
  return new Map(found.filter(([, { entry }]) => !shared.has(hex(entry))));
}

/** Set an objective that only its person can open. */
export async function addOwn(memory: Memory, id: Bytes, wanted: Wanted): Promise<void> {
  await memory.write([{ kind: Kind.OBJECTIVE, body: aimFields({ id, ...wanted }) }]);
}

/** Say how an objective of one's own stands. */
export async function sayOwn(
  memory: Memory,
  id: string,
  state: State,
  note: string,
): Promise<void> {
  const { aim } = goingOn(own(memory), id);
  const body = changeFields({ id: aim.id, state, note, next: null });
  await memory.write([{ kind: Kind.OBJECTIVE_STATE, body }]);
}

/** Let an objective of one's own go on as another. */
export async function changeOwn(
  memory: Memory,
  id: string,
  next: Bytes,
  wanted: Wanted,
): Promise<void> {
  const [aim, told] = goesOn(goingOn(own(memory), id), next, wanted);
  const after = { kind: Kind.OBJECTIVE_STATE, body: told };
  await memory.write([{ kind: Kind.OBJECTIVE, body: aim }, after]);
}

/** Share an objective of one's own in a room: the same words, its time, another id. */
export async function share(memory: Memory, id: string, room: Room): Promise<void> {
  const { aim, entry, time } = goingOn(own(memory), id);
  const { text, known, by } = aim;
  await add(room, { text, known, by }, time);
  await memory.keep(SHARED, entry);
}

function of(all: ReadonlyMap<string, Objective>, id: string): Objective {
  const found = all.get(id);
  if (!found) throw new NoObjective();
  return found;
}

function goingOn(all: ReadonlyMap<string, Objective>, id: string): Objective {
  const one = of(all, id);
  if (one.state === State.CHANGED) throw new ObjectiveChanged();
  return one;
}

function goesOn(one: Objective, next: Bytes, wanted: Wanted): readonly [Value, Value] {
  const told = { id: one.aim.id, state: State.CHANGED, note: '', next };
  return [aimFields({ id: next, ...wanted }), changeFields(told)];
}

async function writeAll(room: Room, sayings: readonly Saying[]): Promise<void> {
  await room.write(async (seal) => {
    const sealed = [];
    for (const saying of sayings) sealed.push(await seal(saying));
    return new Parcel(sealed);
  });
}

async function remove(room: Room, id: string): Promise<void> {
  await room.session.wire.delete(path(room, id));
}

const path = (room: Room, id: string): string => `/api/rooms/${hex(room.id)}/faces/${id}`;

function wordsOf(row: Row): Words {
  try {
    return parseFace([row.octets('id'), row.text('words'), row.text('state')]);
  } catch (fault) {
    if (fault instanceof QuietroomError) throw new BadAnswer('face');
    throw fault;
  }
}
