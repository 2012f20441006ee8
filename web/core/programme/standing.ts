/**
 * Where the roles stand: every list in its order, each signed by whom the list before allows.
 *
 * Who coordinates cannot be proven from nothing: the first list names its own signer. From then on
 * only a coordinator of the list before signs the next; one that nobody of them signed is taken only
 * after a person has asked, and is told apart for ever.
 *
 * Format: spec/programme.md section 4. Vectors: vectors/programme/standing.json.
 * Threats: another safeguarding lead or ombuds shown to some; an old list shown as the newest; a list
 * made by whoever runs the server.
 */

import type { SamePerson } from '../agreement/people.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import type { VerifyKey } from '../ground/signature.ts';
import { encode as encodeLeaf, policyTag } from '../tlog/leaf.ts';
import { NAME, type Published, Role, type Roles, USE, hashOf, holdersOf, leafOf } from './roles.ts';

/** These roles do not follow those before them: the server hands out what nobody signed so. */
export class RolesDoNotFollow extends QuietroomError {
  static override readonly code = 'roles-do-not-follow';
}

/** The log does not commit to these roles: others may be shown other ones. */
export class RolesNotLogged extends QuietroomError {
  static override readonly code = 'roles-not-logged';
}

/** The log holds two lists of roles of one version: others may be shown the other one. */
export class RolesDiffer extends QuietroomError {
  static override readonly code = 'roles-differ';
}

/** The log shows a newer list of roles, and the server does not hand it out. */
export class RolesWithheld extends QuietroomError {
  static override readonly code = 'roles-withheld';
}

/** Every list, the oldest first; `anew`: versions that no coordinator of before has signed. */
export interface Standing {
  readonly lists: readonly Roles[];
  readonly anew: readonly number[];
}

/** What a list is held against beside the one before it. */
export interface Known {
  /** Hash of the log policy. */
  readonly log: Bytes;
  /** The leaves, 48 bytes each, that the mirrored log holds under a tag. */
  under(tag: Bytes): readonly Bytes[];
  /** The keys of a card that was verified. Throws for one that is not known. */
  keyOf(card: Bytes): VerifyKey;
  readonly same: SamePerson;
}

/** The newest list, or none while the programme has named nobody. */
export const newest = ({ lists }: Standing): Roles | null => lists.at(-1) ?? null;

/**
 * Take all lists that a server hands out, believing nothing that can be checked. Throws
 * `RolesDoNotFollow`, `RolesNotLogged`, `RolesDiffer`, `RolesWithheld`, `BadSignature` and what `keyOf`
 * throws. Source: spec/programme.md section 4.
 */
export async function follow(published: readonly Published[], known: Known): Promise<Standing> {
  const lists: Roles[] = [];
  const anew: number[] = [];
  for (const one of published) {
    const { roles } = one;
    const before = lists.at(-1) ?? null;
    checkFollows(roles, lists.length, before, known.log);
    checkLogged(one, known);
    await one.signed.verify([known.keyOf(roles.signer), USE]);
    const signed = holdersOf(before ?? roles, Role.COORDINATOR).some(({ card }) =>
      known.same(roles.signer, card),
    );
    if (!signed && !before) throw new RolesDoNotFollow('not signed by whom it names');
    if (!signed) anew.push(roles.version);
    lists.push(roles);
  }
  if (known.under(policyTag(NAME, lists.length)).length) throw new RolesWithheld();
  return { lists, anew };
}

function checkFollows(roles: Roles, place: number, before: Roles | null, log: Bytes): void {
  const { version, previous } = roles;
  const follows = before ? previous && equal(previous, hashOf(before)) : previous === null;
  if (version !== place || !follows || !equal(roles.log, log)) throw new RolesDoNotFollow();
}

function checkLogged(one: Published, { under }: Known): void {
  const leaf = leafOf(one);
  const found = under(leaf.tag);
  const raw = encodeLeaf(leaf);
  if (!found.some((each) => equal(each, raw))) throw new RolesNotLogged();
  if (found.length > 1) throw new RolesDiffer();
}
