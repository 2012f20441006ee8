/**
 * What the roles mean for one agreement: whom to offer, who must not be, what has changed since.
 *
 * An agreement names people by the first card of their lineage, and so do roles: a new card of the
 * same officer is the same officer. Another person, or the same person begun anew with other keys,
 * is another officer: both sign again, or the agreement stays with whom it names.
 *
 * Format: spec/programme.md section 5. Vectors: vectors/programme/offer.json.
 */

import type { Person, Programme } from '../agreement/people.ts';
import type { Helpers } from '../agreement/questions.ts';
import { type Terms, outsiders } from '../agreement/terms.ts';
import { QuietroomError } from '../ground/errors.ts';
import { equal, hex } from '../ground/octets.ts';
import { ALONE, Role, type Roles, holderOf, holdersOf } from './roles.ts';
import { type Standing, newest } from './standing.ts';

/** This names somebody of whom this person said: not for my rooms. */
export class NotThisPerson extends QuietroomError {
  static override readonly code = 'not-this-person';
}

/** An agreement names `named` for a role, and the programme has `now` in it today. */
export interface Change {
  readonly role: Role;
  readonly named: Person | null;
  readonly now: Person | null;
}

/** First card hashes in hex: the two themselves, and whoever one of them will not have. */
export type KeptOut = ReadonlySet<string>;

/**
 * Who can be offered to two people: everybody in a role but whom `keptOut` names. An exception needs
 * officer and deputy, so without one of them neither is offered.
 */
export function helpers(roles: Roles | null, keptOut: KeptOut): Helpers {
  const [officer, deputy, ombuds] = ALONE.map((role) => {
    const found = roles && holderOf(roles, role);
    return found && !keptOut.has(hex(found.card)) ? found : null;
  });
  const both = officer && deputy ? { officer, deputy } : { officer: null, deputy: null };
  return { ...both, ombuds: ombuds ?? null };
}

/** The programme as an agreement names it, with those who run it. */
export const programme = (name: string, roles: Roles | null): Programme => ({
  name,
  coordinators: roles ? holdersOf(roles, Role.COORDINATOR) : [],
});

/** These terms with these people in every role, and everything else as it was. */
export const renewed = (
  terms: Terms,
  { officer, deputy, ombuds }: Helpers,
  where: Programme | null,
): Terms => ({
  ...terms,
  programme: where,
  limits: terms.limits.map((limit) => ({ ...limit, officer, deputy })),
  ombuds,
});

/**
 * Check that these terms give no role to somebody whom this person will not have. Throws
 * `NotThisPerson`. Source: spec/programme.md section 5.2.
 */
export function refuseKeptOut(terms: Terms, keptOut: KeptOut): void {
  for (const [role, { card }] of outsiders(terms))
    if (isAlone(role) && keptOut.has(hex(card))) throw new NotThisPerson();
}

/**
 * Where an agreement names somebody who held a role and holds it no more, or nobody yet. Whoever the
 * two brought themselves, whom no list ever named, is their own choice and no change. Source:
 * spec/programme.md section 5.3.
 */
export function changes(standing: Standing, terms: Terms): Change[] {
  const now = newest(standing);
  if (!now || !terms.programme) return [];
  return ALONE.flatMap((role) => changesOf(standing, now, terms, role));
}

const isAlone = (role: string): boolean => ALONE.some((one) => one === role);

function changesOf({ lists }: Standing, now: Roles, terms: Terms, role: Role): Change[] {
  const holder = holderOf(now, role);
  const named = new Map(
    outsiders(terms)
      .filter(([what]) => what === role)
      .map(([, person]) => [hex(person.card) + person.name, person]),
  );
  if (!named.size && holder) return [{ role, named: null, now: holder }];
  return [...named.values()]
    .filter(({ card }) => {
      const held = lists.some((one) => holdersOf(one, role).some((each) => equal(each.card, card)));
      return held && !(holder && equal(holder.card, card));
    })
    .map((person) => ({ role, named: person, now: holder }));
}
