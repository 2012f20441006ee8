/**
 * How far one of the two trusts the other: levels with names of their own, and when to ask.
 *
 * All of it stands in one's own stream. Neither server nor partner learns a level, its name, or that
 * there is one.
 *
 * Format: spec/trust.md sections 2 and 3. Vectors: vectors/trust/. Threats: a level that opens what
 * nobody ticked; trust that becomes a score; a name of a level that hurts whoever reads it.
 */

import type { Value } from '../ground/canon.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The levels are 1, 2 and 3; 0 is below the first. */
export const LEVELS = 3;

/** The most characters of a level's name. */
export const NAME = 60;

/** The most meetings that anybody counts. */
export const MOST = 10_000;

/** After how many meetings somebody is asked for the first time, and how many later again. */
export const FEW = 3;

/** The highest level at which trust counts as low. */
export const GUARDED = 1;

/** Trust has the levels 1, 2 and 3; lowering may go down to 0. */
export class NoSuchLevel extends QuietroomError {
  static override readonly code = 'no-such-level';
}

/** The name of a level is one line of at most 60 characters. */
export class LongName extends QuietroomError {
  static override readonly code = 'level-name-too-long';
}

/**
 * How somebody trusts the other of one room. `level`: 0 to 3, or null while they never said. `met`:
 * how often the two have met, as they say. `asked`: what that number was when they last chose or put
 * the question off. `quiet`: never ask.
 */
export interface Standing {
  readonly room: Bytes;
  readonly level: number | null;
  readonly names: readonly string[];
  readonly met: number;
  readonly asked: number;
  readonly quiet: boolean;
}

/** [room, level, [name, name, name], met, asked, quiet]. */
export function standingFields({ room, level, names, met, asked, quiet }: Standing): Value[] {
  return [room, level, [...names], met, asked, Number(quiet)];
}

/** Read what one's own clients kept. Throws `Malformed`. */
export function parseStanding(value: Value): Standing {
  const [room, level, names, met, asked, quiet] = shape.array(value, 6, 'trust');
  const called = shape.array(names!, LEVELS, 'names of levels');
  return {
    names: called.map((name) => shape.text(name, 'name of a level', NAME)),
    room: shape.ident(room!, 'room'),
    level: level === null ? null : shape.number(level!, 'level', LEVELS),
    met: shape.number(met!, 'meetings', MOST),
    asked: shape.number(asked!, 'meetings when asked', MOST),
    quiet: shape.flag(quiet!, 'quiet'),
  };
}

/** What stands last for this room; what has another shape, newer software wrote. */
export function newest(values: Iterable<Value>, room: Bytes): Standing {
  const nothing = { level: null, names: ['', '', ''], met: 0, asked: 0, quiet: false };
  let found: Standing = { room, ...nothing };
  for (const value of values) {
    try {
      const standing = parseStanding(value);
      if (equal(standing.room, room)) found = standing;
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return found;
}

/** A level to raise to, or to hold something back until. Throws `NoSuchLevel`. */
export const raised = (level: number): number => within(level, 1);

/** A level to lower to. Throws `NoSuchLevel`. */
export const lowered = (level: number): number => within(level, 0);

function within(level: number, least: number): number {
  if (!Number.isInteger(level) || level < least || level > LEVELS) throw new NoSuchLevel();
  return level;
}

/** The name of a level, as it is kept. Throws `LongName`. */
export function oneName(text: string): string {
  const name = text.replace(/^ +| +$/g, '');
  if ([...name].length > NAME || name.includes('\n')) throw new LongName();
  return name;
}

/**
 * Whether the hint looks at names and the like: what somebody said of their trust goes first. While
 * they said nothing, the number of meetings decides. Source: spec/trust.md section 3.
 */
export const low = (level: number | null, met: number): boolean =>
  level === null ? met < FEW : level <= GUARDED;

/** Whether to ask quietly if trust has grown. Source: spec/trust.md section 3. */
export const due = ({ quiet, level, asked }: Standing, met: number): boolean =>
  !quiet && level !== LEVELS && met - asked >= FEW;

/** The level until which something is held back where nobody chose one: the next. */
export const above = (level: number | null): number => Math.min((level ?? 0) + 1, LEVELS);
