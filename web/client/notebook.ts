/**
 * The notebook and what is held back: written to oneself, shared when its owner wants.
 *
 * Sharing writes a new envelope into the room's chain; nothing there tells where it came from.
 *
 * Source: spec/room.md section 10, spec/entry.md section 4.
 */

import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import {
  type Held,
  Kind,
  type Words,
  heldFields,
  parseHeld,
  parseWords,
  wordsFields,
} from '../core/room/entry.ts';
import { type Label } from '../core/room/label.ts';
import type { Line } from '../core/room/reader.ts';
import { raised } from '../core/room/trust.ts';
import type { Memory, OpenedLine } from './memory.ts';
import { Unsure } from './refusal.ts';
import type { Room } from './room.ts';
import { writeOne } from './speech.ts';

const SHARED = 'shared';

/** A page of the notebook. */
export interface Page extends Words {
  readonly line: OpenedLine;
}

/** Something held back. */
export interface HeldBack extends Held {
  readonly line: OpenedLine;
}

/** Write a page that only its owner can open. Returns its id. */
export async function add(memory: Memory, text: string): Promise<Bytes> {
  const body = wordsFields({ text, attachments: [] });
  const [sealed] = await memory.write([{ kind: Kind.WORDS, body }]);
  return sealed!.hash;
}

/** The pages of the notebook, in order. */
export function pages(memory: Memory): Page[] {
  const lines = memory.ofKind(Kind.WORDS);
  return lines.map((line) => ({ line, ...parseWords(line.opened.body) }));
}

/** Write something now that the other may read when trust is raised to `level`. */
export async function hold(
  memory: Memory,
  room: Bytes,
  level: number,
  text: string,
): Promise<Bytes> {
  const body = heldFields({ room, level: raised(level), text });
  const [sealed] = await memory.write([{ kind: Kind.HELD, body }]);
  return sealed!.hash;
}

/** What is held back from this room and was not shared yet, in order. */
export function held(memory: Memory, room: Bytes): HeldBack[] {
  const kept = memory.kept(SHARED).filter((one) => one instanceof Uint8Array);
  const shared = new Set(kept.map(hex));
  const found = memory.ofKind(Kind.HELD).map((line) => ({ line, ...parseHeld(line.opened.body) }));
  return found.filter((one) => equal(one.room, room) && !shared.has(hex(one.line.hash)));
}

/** Share a page in a room: the same words in a new entry that keeps the page's time. */
export async function share(memory: Memory, entry: Bytes, room: Room, label: Label): Promise<Line> {
  const page = pages(memory).find(({ line }) => equal(line.hash, entry));
  if (!page) throw new Unsure();
  return give(memory, page.line, page, room, label);
}

/** Say in a room what stands in one's own stream, with the time at which it was written. */
export async function give(
  memory: Memory,
  { hash, opened }: OpenedLine,
  { text, attachments }: Words,
  room: Room,
  label: Label,
): Promise<Line> {
  const body = wordsFields({ text, attachments });
  const written = await writeOne(room, { kind: Kind.WORDS, body, label, time: opened.priv.time });
  await memory.keep(SHARED, hash);
  return written;
}
