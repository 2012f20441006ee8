/**
 * The people of an agreement: the two who sign it, and those it names.
 *
 * The two are named by the card that each had when it was proposed; everybody else by the first
 * card of their lineage, which outlives a lost device.
 *
 * Format: spec/agreement.md section 3.
 */

import { type Value } from '../ground/canon.ts';
import { type Bytes, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { BadTerms, FieldFault, NAME, entries, oneOf, several, words } from './words.ts';

/** Whether two card hashes belong to one verified lineage. */
export type SamePerson = (one: Bytes, other: Bytes) => boolean;

/** Somebody is named for two places in this agreement that one person must not hold. */
export class ConflictedPerson extends FieldFault {
  static override readonly code: string = 'conflicted-person';
}

/** The most undertakings of one person. */
export const UNDERTAKINGS = 20;

/** The most things that one person expects. */
export const EXPECTATIONS = 20;

/** The most people that an agreement names in one list. */
export const NAMED = 50;

/** What may be done with somebody's words unless they say otherwise. The token is a label's. */
export const Default = { CONFIDENTIAL: 'pair', MAY_BE_TOLD: 'may-tell' } as const;
/** One of the tokens of `Default`. */
export type Default = (typeof Default)[keyof typeof Default];

/** Somebody outside the pair: first card hash of the lineage (32 bytes), and a name. */
export interface Person {
  readonly card: Bytes;
  readonly name: string;
}

/** The programme in which a pair meets, and those who run it as far as they have cards. */
export interface Programme {
  readonly name: string;
  readonly coordinators: readonly Person[];
}

/**
 * One of the two: card hash (32 bytes), name, role, default rule, undertakings, expectations.
 *
 * `role` is the pair's own word. While there are no undertakings, nobody can sign.
 * `expectations`: what they hope for and count on; there may be none.
 */
export interface Party {
  readonly card: Bytes;
  readonly name: string;
  readonly role: string;
  readonly default: Default;
  readonly undertakings: readonly string[];
  readonly expectations: readonly string[];
}

/** [card, name]. */
export function personFields(of: Person): Value[] {
  return [of.card, of.name];
}

/** [name, [coordinator …]]. */
export function programmeFields(of: Programme): Value[] {
  return [of.name, of.coordinators.map(personFields)];
}

/** [card, name, role, default, [undertaking …], [expectation …]]. */
export function partyFields(of: Party): Value[] {
  return [of.card, of.name, of.role, of.default, [...of.undertakings], [...of.expectations]];
}

/** Read [card, name]. Throws `Malformed`. */
export function readPerson(value: Value, what: string): Person {
  const [card, name] = shape.array(value, 2, what) as [Value, Value];
  return { card: shape.digest(card, `${what}: card`), name: words(name, `${what}: name`, NAME) };
}

/** Read a list of people, each card once. */
export function readPeople(value: Value, what: string): readonly Person[] {
  const people = entries(value, what, NAMED).map((item, place) =>
    readPerson(item, `${what} ${place + 1}`),
  );
  if (new Set(people.map((person) => hex(person.card))).size !== people.length)
    throw new BadTerms(what, 'one card twice');
  return people;
}

/** Read [name, [coordinator …]]. Throws `Malformed`. */
export function readProgramme(value: Value, what: string): Programme {
  const [name, coordinators] = shape.array(value, 2, what) as [Value, Value];
  return {
    name: words(name, `${what}: name`, NAME),
    coordinators: readPeople(coordinators, 'coordinators'),
  };
}

/** Read [card, name, role, default, [undertaking …], [expectation …]]. Throws `Malformed`. */
export function readParty(value: Value, what: string): Party {
  const parts = shape.array(value, 6, what) as [Value, Value, Value, Value, Value, Value];
  return {
    card: shape.digest(parts[0], `${what}: card`),
    name: words(parts[1], `${what}: name`, NAME),
    role: words(parts[2], `${what}: role`, NAME),
    default: oneOf(parts[3], `${what}: default`, Object.values(Default)),
    undertakings: several(parts[4], `${what}: undertakings`, UNDERTAKINGS),
    expectations: several(parts[5], `${what}: expectations`, EXPECTATIONS),
  };
}
