/**
 * Spoken confidences on record, going through the agreement again, and who could have known.
 *
 * Source: spec/known.md.
 */

import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { type Knower, type Out, knowers, verdict } from '../core/release/known.ts';
import * as again from '../core/room/again.ts';
import type { Again, Course, Ending, Part } from '../core/room/again.ts';
import { Kind } from '../core/room/entry.ts';
import type { Line } from '../core/room/reader.ts';
import * as spoken from '../core/room/spoken.ts';
import type { OnRecord, Spoken } from '../core/room/spoken.ts';
import { reported } from './duties.ts';
import type { Memory } from './memory.ts';
import type { Room } from './room.ts';
import { writeOne } from './speech.ts';

/** Under this name a person's own clients remember when a copy of everything was taken. */
const TAKEN = 'taken';

/** This is no spoken confidence that the other put on record. */
export class NotOnRecord extends QuietroomError {
  static override readonly code = 'not-on-record';
}

/** Nobody is going through the agreement again. */
export class NothingAsked extends QuietroomError {
  static override readonly code = 'nothing-asked';
}

/** What this person's software knows about who could have read; `verdict`: the strongest way out. */
export interface Known {
  readonly rows: readonly Knower[];
  readonly verdict: Out | null;
  /** When this person took copies, which nobody else's software knows, in seconds since 1970. */
  readonly taken: readonly number[];
}

/** Put a spoken confidence on record. `owner`: a first card hash, none for one's own. */
export function putOnRecord(room: Room, said: Spoken, owner: Bytes | null): Promise<Line> {
  return writeOne(room, { kind: Kind.SPOKEN, body: spoken.spokenFields(said), owner });
}

/** What stands on record, in order; what was taken back is left out. */
export function onRecord(room: Room): OnRecord[] {
  const found = spoken.onRecord(room.lines, room.session.people.withDead);
  const { takenBack } = room.ownership;
  return [...found.values()].filter(({ entry }) => !takenBack.has(hex(entry)));
}

/** Say 'understood' to what the other put on record, or in `heard` what one heard instead. */
export async function answer(room: Room, entry: Bytes, heard: string | null): Promise<Line> {
  const about = onRecord(room).find((one) => equal(one.entry, entry));
  if (!about || equal(about.author, room.session.first)) throw new NotOnRecord();
  const kind = heard === null ? Kind.UNDERSTOOD : Kind.HEARD_DIFFERENTLY;
  const body = heard === null ? [] : [spoken.oneLine(heard)];
  return writeOne(room, { kind, body, replyTo: entry });
}

/** Every time the two went through their agreement again, and who is stricter today. */
export function courses(room: Room): Again {
  return again.fold(room.lines, room.session.people.withDead);
}

/** Ask to go through the agreement again; no reason is owed. */
export function askAgain(room: Room, text: string): Promise<Line> {
  return writeOne(room, { kind: Kind.AGAIN, body: [text] });
}

/** Say one part of the conversation that goes on. Throws `NothingAsked`. */
export async function sayPart(room: Room, part: Part, text: string): Promise<Line> {
  const { entry } = running(room);
  return writeOne(room, { kind: Kind.AGAIN_PART, body: [part, text], replyTo: entry });
}

/** End it in nothing, or in a stricter rule for one's own words. Throws `NothingAsked`. */
export async function endAgain(room: Room, ending: Ending): Promise<Line> {
  const { entry } = running(room);
  return writeOne(room, { kind: Kind.AGAIN_END, body: [ending], replyTo: entry });
}

/** Who could have read this entry, ever. Reads log and room to their end first. */
export async function couldHaveKnown(room: Room, memory: Memory, entry: Bytes): Promise<Known> {
  await room.sync();
  const [first, second] = room.members;
  const reading = {
    lines: room.lines,
    people: room.session.people.withDead,
    pair: [first.first, second.first] as const,
    ownership: room.ownership,
    findings: room.findings(),
    reported: await reported(room),
  };
  const rows = knowers(reading, new Set([hex(entry)]));
  const taken = memory.kept(TAKEN).map((time) => shape.number(time, 'time'));
  return { rows, verdict: verdict(rows), taken };
}

/** Remember that this person took a copy of everything that is theirs. */
export async function rememberTaken(memory: Memory, now: number): Promise<void> {
  await memory.keep(TAKEN, now);
}

function running(room: Room): Course {
  const found = again.running(courses(room));
  if (!found) throw new NothingAsked();
  return found;
}
