/**
 * Limits: the exceptions that both sign beforehand, and nobody can add afterwards.
 *
 * The limits of an agreement are a part of their own, so that an officer can be shown them without
 * the rest.
 *
 * Format: spec/agreement.md section 5. Vectors: vectors/agreement/limits.json.
 */

import * as canon from '../ground/canon.ts';
import { type Value } from '../ground/canon.ts';
import { type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { type Person, personFields, readPerson } from './people.ts';
import {
  BadTerms,
  FieldFault,
  NAME,
  count,
  entries,
  flag,
  oneOf,
  words,
  wordsOrNone,
} from './words.ts';

/** The most limits of one agreement, switched off ones counted. */
export const MOST = 40;

/** The longest delay of a notice in days. */
export const LONGEST = 3650;

/** The most bytes of the limits' part. */
export const LIMIT = 256 * 1024;

/** How the short name of a limit begins that the pair adds itself. */
export const OWN = 'own-';

const ID = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** A limit names an officer without a deputy, or a deputy alone: name both, or neither. */
export class DeputyMissing extends FieldFault {
  static override readonly code: string = 'deputy-missing';
}

/** Who must act: either, or the first or second of the agreement's two cards. */
export const Who = { EITHER: 'either', FIRST: 'first', SECOND: 'second' } as const;
/** One of the tokens of `Who`. */
export type Who = (typeof Who)[keyof typeof Who];

/**
 * One declared exception.
 *
 * `on`: whether it is agreed. `removable`: whether it may be switched off. `outside`: help beyond
 * the officer. `anchor`: why. `first`: the person concerned is told before anything goes out.
 * `delayDays`: within how many days a later notice must come; 0: none is allowed. `officer` and
 * `deputy`: to whom; both or none.
 */
export interface Limit {
  readonly id: string;
  readonly on: boolean;
  readonly removable: boolean;
  readonly title: string;
  readonly trigger: string;
  readonly outside: string | null;
  readonly anchor: string | null;
  readonly who: Who;
  readonly first: boolean;
  readonly delayDays: number;
  readonly officer: Person | null;
  readonly deputy: Person | null;
}

/** The limits of one agreement, on and off. */
export type Limits = readonly Limit[];

/** A limit of which nothing is said but these, all else as usual. */
export function plainLimit(
  id: string,
  on: boolean,
  removable: boolean,
  title: string,
  trigger: string,
): Limit {
  const to = { outside: null, anchor: null, officer: null, deputy: null };
  return { id, on, removable, title, trigger, ...to, who: 'either', first: true, delayDays: 180 };
}

/** The names of the twelve fields in the format, in their order. */
export const LIMIT_FIELDS: readonly string[] = [
  'id',
  'on',
  'removable',
  'title',
  'trigger',
  'outside',
  'anchor',
  'who',
  'first',
  'delay_days',
  'officer',
  'deputy',
];

/** The twelve fields of a limit in the order of the class, yes and no as 1 and 0. */
export function limitFields(of: Limit): Value[] {
  const said = [of.title, of.trigger, of.outside, of.anchor];
  const people = [of.officer, of.deputy].map((one) => one && personFields(one));
  const told = [of.who, Number(of.first), of.delayDays];
  return [of.id, Number(of.on), Number(of.removable), ...said, ...told, ...people];
}

/** The bytes of the limits' part: CBOR of an array of limits. */
export function encode(limits: Limits): Bytes {
  return canon.encode(fields(limits));
}

/**
 * Read the limits' part. Throws `Malformed`, `TooLarge`, `DeputyMissing`, `InvisibleCharacters`.
 *
 * Whether the limits are those of a list and complete is a rule of the terms.
 * Source: spec/agreement.md section 5.1.
 */
export function parse(raw: Bytes): Limits {
  return read(canon.decode(raw, LIMIT));
}

/** The limits as an array. */
export function fields(limits: Limits): Value[] {
  return limits.map(limitFields);
}

/** Read an array of limits, each id once. */
export function read(value: Value): Limits {
  const limits = entries(value, 'limits', MOST).map((item, place) => limit(item, place + 1));
  if (new Set(limits.map((one) => one.id)).size !== limits.length)
    throw new BadTerms('limits', 'one short name twice');
  return limits;
}

/** The most days that any limit in force allows a notice to wait; 0 when none allows it. */
export function longestDelay(limits: Limits): number {
  return Math.max(0, ...limits.filter((one) => one.on).map((one) => one.delayDays));
}

/** How an error speaks of a limit: never by a short name that a person made. */
export function called(id: string): string {
  return id.startsWith(OWN) ? 'a limit of your own' : `limit ${id}`;
}

/** The short name of a limit: up to 40 lower-case letters, figures and hyphens. */
export function readId(value: Value, what: string): string {
  if (typeof value !== 'string' || !ID.test(value)) throw new BadTerms(what, 'no short name');
  return value;
}

function limit(value: Value, place: number): Limit {
  const parts = shape.array(value, 12, `limit ${place}`);
  const at = (index: number): Value => parts[index] ?? null;
  const id = readId(at(0), `limit ${place}`);
  const what = called(id);
  const officer = person(at(10), `${what}: officer`);
  const deputy = person(at(11), `${what}: deputy`);
  if (!officer !== !deputy) throw new DeputyMissing(`${what}: deputy`, 'name both, or neither');
  return {
    id,
    on: flag(at(1), `${what}: on`),
    removable: flag(at(2), `${what}: removable`),
    title: words(at(3), `${what}: title`, NAME),
    trigger: words(at(4), `${what}: trigger`),
    outside: wordsOrNone(at(5), `${what}: outside`),
    anchor: wordsOrNone(at(6), `${what}: anchor`),
    who: oneOf(at(7), `${what}: who`, Object.values(Who)),
    first: flag(at(8), `${what}: first`),
    delayDays: count(at(9), `${what}: delay_days`, LONGEST),
    officer,
    deputy,
  };
}

function person(value: Value, what: string): Person | null {
  return value === null ? null : readPerson(value, what);
}
