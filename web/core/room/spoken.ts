/**
 * Confidences that were spoken: put on record in one line, and answered by the other.
 *
 * Format: spec/known.md section 2. Vectors: vectors/known/. Threat: words put into somebody's mouth; a
 * confidence of which later nobody remembers whose it was.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { Kind } from './entry.ts';
import type { Label } from './label.ts';
import type { Opened } from './open.ts';
import type { People } from './people.ts';
import type { Line } from './reader.ts';

/** The most characters of one line. */
export const LINE = 500;

/** One line has at most 500 characters: say the heart of it. */
export class TooLong extends QuietroomError {
  static override readonly code = 'line-too-long';
}

/** The body of a spoken confidence: one line, and when it was said in seconds since 1970. */
export interface Spoken {
  readonly text: string;
  readonly when: number;
}

/** What the other said to it: understood, or in `heard` what they heard. */
export interface Answer {
  readonly entry: Bytes;
  readonly heard: string | null;
  readonly time: number;
}

/** One spoken confidence as it stands. `author` and `owner`: first card hashes. */
export interface OnRecord {
  readonly entry: Bytes;
  readonly index: number;
  readonly author: Bytes;
  readonly owner: Bytes;
  readonly label: Label;
  readonly said: Spoken;
  readonly answer: Answer | null;
}

const KINDS: ReadonlySet<string> = new Set([Kind.SPOKEN, Kind.UNDERSTOOD, Kind.HEARD_DIFFERENTLY]);

/** [text, when]. Throws `TooLong`. */
export function spokenFields({ text, when }: Spoken): Value[] {
  return [oneLine(text), when];
}

/** Read the body of a spoken confidence. Throws `Malformed` or `TooLong`. */
export function parseSpoken(value: Value): Spoken {
  const [text, when] = shape.array(value, 2, 'spoken confidence');
  return {
    text: oneLine(shape.text(text!, 'line')),
    when: shape.number(when!, 'when it was said'),
  };
}

/** Read the body of 'I heard it differently'. Throws `Malformed` or `TooLong`. */
export function parseHeard(value: Value): string {
  const [text] = shape.array(value, 1, 'what was heard');
  return oneLine(shape.text(text!, 'what was heard'));
}

/** The text, if it is one line. Throws `TooLong`, and `Malformed` for none at all. */
export function oneLine(text: string): string {
  if (!/[^ ]/.test(text)) throw new Malformed('a line without a word');
  if ([...text].length > LINE) throw new TooLong();
  return text;
}

/** The spoken confidences of a room, each with its last answer; by the entry in hex. */
export function onRecord(lines: Iterable<Line>, people: People): Map<string, OnRecord> {
  const found = new Map<string, OnRecord>();
  for (const line of lines) {
    if (!line.opened || !KINDS.has(line.opened.priv.kind)) continue;
    const author = people.known(line.opened.envelope.pub.author);
    if (!author) continue;
    try {
      take(found, line, line.opened, author.first);
    } catch (fault) {
      // A body of another shape is altered software's: it puts nothing on record.
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return found;
}

function take(found: Map<string, OnRecord>, line: Line, opened: Opened, author: Bytes): void {
  const { priv, body } = opened;
  if (priv.kind === Kind.SPOKEN) {
    const { hash: entry, index } = line;
    const { owner, label } = priv;
    const said = parseSpoken(body);
    found.set(hex(entry), { entry, index, author, owner, label, said, answer: null });
    return;
  }
  const about = priv.replyTo && found.get(hex(priv.replyTo));
  if (!about || hex(about.author) === hex(author)) return;
  let heard: string | null = null;
  if (priv.kind === Kind.UNDERSTOOD) shape.array(body, 0, 'understood');
  else if (priv.kind === Kind.HEARD_DIFFERENTLY) heard = parseHeard(body);
  else return;
  const answer = { entry: line.hash, heard, time: line.time };
  found.set(hex(about.entry), { ...about, answer });
}
