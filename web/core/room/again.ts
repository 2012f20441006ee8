/**
 * Going through the agreement again: asked by either, at any time, without a reason.
 *
 * Each says what they said, what they heard back, and what the two agree now. It ends in a new
 * agreement, in a stricter default for one's own words, or in nothing.
 *
 * Format: spec/known.md section 3. Vectors: vectors/known/. Threat: somebody lowers what protects the
 * other; what was written is put under another rule.
 */

import type { Value } from '../ground/canon.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { Kind } from './entry.ts';
import { Record } from './epoch.ts';
import type { Opened } from './open.ts';
import type { People } from './people.ts';
import type { Line } from './reader.ts';

/** The most characters of a reason, and of one part. */
export const WORDS = 2000;

/** What each of the two says. */
export const Part = { SAID: 'said', HEARD: 'heard', NOW: 'now' } as const;

/** One of the parts. */
export type Part = (typeof Part)[keyof typeof Part];

/** How it ended; `AGREED` by a record that names another agreement. */
export const Ending = { NOTHING: 'nothing', STRICTER: 'stricter', AGREED: 'agreed' } as const;

/** One of the endings. */
export type Ending = (typeof Ending)[keyof typeof Ending];

/** One person's words for one part; `who`: a first card hash. */
export interface Said {
  readonly who: Bytes;
  readonly part: Part;
  readonly text: string;
}

/** One time of going through it. `asker`: a first card hash; `ended` is none while it goes on. */
export interface Course {
  readonly entry: Bytes;
  readonly index: number;
  readonly asker: Bytes;
  readonly text: string;
  readonly about: Bytes | null;
  readonly parts: ReadonlyMap<string, Said>;
  readonly ended: Ending | null;
}

/** All of them in order by entry, and who is stricter today than the agreement says, in hex. */
export interface Again {
  readonly courses: ReadonlyMap<string, Course>;
  readonly stricter: ReadonlySet<string>;
}

const KINDS: ReadonlySet<string> = new Set([Kind.AGAIN, Kind.AGAIN_PART, Kind.AGAIN_END]);

interface State {
  readonly courses: Map<string, Course>;
  readonly stricter: Set<string>;
  agreement: Bytes | null;
}

/** Read the body of the asking. Throws `Malformed`. */
export function parseAgain(value: Value): string {
  const [text] = shape.array(value, 1, 'again');
  return shape.text(text!, 'why', WORDS);
}

/** Read one part. Throws `Malformed`. */
export function parsePart(value: Value): { readonly part: Part; readonly text: string } {
  const [token, text] = shape.array(value, 2, 'part');
  const part = Object.values(Part).find((one) => one === token);
  if (!part) throw new Malformed('a part is one of said, heard, now');
  return { part, text: shape.text(text!, 'words', WORDS) };
}

/** Read an ending. Throws `Malformed`. */
export function parseEnd(value: Value): Ending {
  const [token] = shape.array(value, 1, 'ending');
  if (token === Ending.NOTHING || token === Ending.STRICTER) return token;
  throw new Malformed('it ends in nothing or stricter, or by signing');
}

/** Read every time of going through it from the lines of a room. */
export function fold(lines: Iterable<Line>, people: People): Again {
  const state: State = { courses: new Map(), stricter: new Set(), agreement: null };
  for (const line of lines) {
    if (line.item instanceof Record) signed(state, line, line.item);
    if (!line.opened || !KINDS.has(line.opened.priv.kind)) continue;
    const author = people.known(line.opened.envelope.pub.author);
    if (!author) continue;
    try {
      take(state, line, line.opened, author.first);
    } catch (fault) {
      // A body of another shape is altered software's: it changes nothing.
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return state;
}

/** The newest that goes on. */
export function running({ courses }: Again): Course | null {
  return [...courses.values()].reverse().find(({ ended }) => !ended) ?? null;
}

function signed(state: State, line: Line, { core }: Record): void {
  const { agreement } = core;
  if (line.faults.length || !agreement) return;
  if (state.agreement && equal(agreement, state.agreement)) return;
  state.agreement = agreement;
  state.stricter.clear();
  for (const course of state.courses.values()) {
    if (!course.ended) state.courses.set(hex(course.entry), { ...course, ended: Ending.AGREED });
  }
}

function take(state: State, line: Line, { priv, body }: Opened, author: Bytes): void {
  const { hash: entry, index } = line;
  if (priv.kind === Kind.AGAIN) {
    const [text, about] = [parseAgain(body), priv.replyTo];
    const parts = new Map<string, Said>();
    state.courses.set(hex(entry), { entry, index, asker: author, text, about, parts, ended: null });
    return;
  }
  const course = priv.replyTo && state.courses.get(hex(priv.replyTo));
  if (!course || course.ended) return;
  const name = hex(course.entry);
  if (priv.kind === Kind.AGAIN_PART) {
    const said = parsePart(body);
    const parts = new Map(course.parts).set(hex(author) + said.part, { who: author, ...said });
    state.courses.set(name, { ...course, parts });
  } else if (priv.kind === Kind.AGAIN_END) {
    const ended = parseEnd(body);
    state.courses.set(name, { ...course, ended });
    if (ended === Ending.STRICTER) state.stricter.add(hex(author));
  }
}
