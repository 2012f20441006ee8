/**
 * Relations: what two people have with each other, as data - mentoring, coaching, a pair of peers.
 *
 * A relation answers some questions of a first draft; what is signed holds the words themselves, so
 * that the other side needs no file. Files are read and checked in Python
 * (`quietroom.agreement.relation`); here are those that ship, as they stand in their files.
 *
 * Format: spec/agreement.md section 14. Vectors: vectors/agreement/relation.json.
 */

import type { Table } from './answers.ts';
import { type Day, later } from './kinds.ts';

/** The keys of what ships, in the order in which it is offered. */
export const SHIPPED = ['mentoring', 'coaching', 'peers', 'supervision'] as const;

/** What whoever has one place of the room is called, and words that they may take for their own. */
export interface Place {
  readonly role: string;
  readonly undertakings?: readonly string[];
  readonly expectations?: readonly string[];
}

/** A relation in one language. The places are those that an invitation names. */
export interface Said extends Readonly<Record<'mentor' | 'mentee', Place>> {
  readonly name: string;
  readonly about: string;
  readonly terms?: Table;
}

/** A relation as its file has it. `terms`: numbers that hold in any language. */
export interface Relation extends Readonly<Partial<Record<'en' | 'fr', Said>>> {
  readonly relation: string;
  readonly guidance?: readonly string[];
  readonly terms?: Readonly<Record<string, number | boolean>>;
}

/** What a first draft says that a relation depends on: the roles in the room, and its dates. */
export interface Begun {
  readonly roles: readonly [string, string];
  readonly start: Day;
  readonly end: Day | null;
}

const RENEW = 42;
const KEPT = 365;
const LOOK_BACK = 91;
const DATES = 24;

/** The words of a relation for whoever has this place in the room. */
export function placeOf(said: Said, role: string): Place | null {
  return role === 'mentor' || role === 'mentee' ? said[role] : null;
}

/** What a relation answers in one language. Source: spec/agreement.md section 14.3. */
export function answersOf({ terms = {} }: Relation, said: Said, begun: Begun): Table {
  const { days, look_back_days: often, ...counts } = terms;
  const role = (of: string): Table => {
    const place = placeOf(said, of);
    return place ? { role: place.role } : {};
  };
  const [first, second] = begun.roles;
  return {
    relation: said.name,
    ...counts,
    ...said.terms,
    ...dates(begun, Number(days ?? 0), Number(often ?? 0)),
    side: { first: role(first), second: role(second) },
  };
}

function dates({ start, end: drafted }: Begun, days: number, often: number): Table {
  const end = days ? later(start, days) : drafted;
  if (end === null || !(days || often)) return {};
  const reviews: Day[] = [];
  for (let one = 1; one <= DATES; one++) {
    const day = later(start, one * (often || LOOK_BACK));
    if (day < end) reviews.push(day);
  }
  if (!days) return { reviews };
  const asked = later(end, -RENEW);
  return { end, renewals: asked < start ? [] : [asked], retention: later(end, KEPT), reviews };
}
