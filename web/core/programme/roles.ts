/**
 * Roles: one list of who coordinates, takes reports and hears concerns, signed by a coordinator.
 *
 * Each list names the one before it. Everybody in the programme is handed all of them, and the log
 * commits to each, so that nobody can be shown another safeguarding lead or ombuds than the rest.
 *
 * Format: spec/programme.md section 2. Vectors: vectors/programme/roles.json.
 */

import { ConflictedPerson, type Person, type SamePerson, readPerson } from '../agreement/people.ts';
import * as canon from '../ground/canon.ts';
import { sha256 } from '../ground/digest.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { type Signed, parse as parseSigned } from '../ground/signature.ts';
import * as leaves from '../tlog/leaf.ts';

/** The domain under which a coordinator signs a list. */
export const USE = 'policy';

/** The name under which the lists stand in the log. */
export const NAME = 'roles';

/** The most lists of one programme. */
export const VERSIONS = 1024;

/** The most rows of one list. */
export const HOLDERS = 100;

/** The most bytes of one list, signatures included. */
export const LIMIT = 64 * 1024;

/** This list of roles names too many people for one role, or nobody who coordinates. */
export class BadRoles extends QuietroomError {
  static override readonly code = 'bad-roles';
}

/** What somebody is in a programme. One holds the last three; many may coordinate. */
export const Role = {
  COORDINATOR: 'coordinator',
  OFFICER: 'officer',
  DEPUTY: 'deputy',
  OMBUDS: 'ombuds',
} as const;
/** One of `Role`. */
export type Role = (typeof Role)[keyof typeof Role];

/** Roles that one person holds at a time. */
export const ALONE: readonly Role[] = [Role.OFFICER, Role.DEPUTY, Role.OMBUDS];

/** Somebody in a role, named by the first card of their lineage. */
export interface Holder {
  readonly role: Role;
  readonly person: Person;
}

/**
 * One list. `version` from 0; `previous`: hash of the list before; `log`: log policy hash; `signer`:
 * hash of the card of the coordinator who signs it; `time` in seconds since 1970.
 */
export interface Roles {
  readonly version: number;
  readonly previous: Bytes | null;
  readonly log: Bytes;
  readonly signer: Bytes;
  readonly time: number;
  readonly holders: readonly Holder[];
}

/** A list as it is handed out: signed, with the `r` (32 bytes) that opens its leaf. */
export interface Published {
  readonly roles: Roles;
  readonly signed: Signed;
  readonly r: Bytes;
}

/** CBOR[version, previous, log, signer, time, [[role, name, card] …]]. */
export function encode({ version, previous, log, signer, time, holders }: Roles): Bytes {
  const rows = holders.map(({ role, person }) => [role, person.name, person.card]);
  return canon.encode([version, previous, log, signer, time, rows]);
}

/** SHA-256 of the payload, 32 bytes. */
export const hashOf = (roles: Roles): Bytes => sha256(encode(roles));

/** Everybody in a role. */
export const holdersOf = ({ holders }: Roles, role: Role): Person[] =>
  holders.filter((one) => one.role === role).map(({ person }) => person);

/** Who alone holds a role, if anybody does. */
export const holderOf = (roles: Roles, role: Role): Person | null =>
  holdersOf(roles, role)[0] ?? null;

/** The leaf that commits to the list. */
export function leafOf({ roles, signed, r }: Published): leaves.Leaf {
  const tag = leaves.policyTag(NAME, roles.version);
  return leaves.leafOf({ tag, r, kind: leaves.Kind.POLICY, document: signed.payload });
}

/** CBOR[signed list, r]. */
export const encodePublished = ({ signed, r }: Published): Bytes =>
  canon.encode([signed.encode(), r]);

/**
 * Read one list and check its rules. Throws `Malformed`, `TooLarge`, `BadTerms`,
 * `InvisibleCharacters`, `BadRoles` or `ConflictedPerson`. Source: spec/programme.md sections 2 and 3.
 */
export function parse(payload: Bytes): Roles {
  const [version, previous, log, signer, time, rows] = shape.array(
    canon.decode(payload, LIMIT),
    6,
    'roles',
  );
  const roles = {
    version: shape.number(version, 'version', VERSIONS - 1),
    previous: shape.digestOrNone(previous, 'previous roles'),
    log: shape.digest(log, 'log policy'),
    signer: shape.digest(signer, 'signer'),
    time: shape.number(time, 'time'),
    holders: shape.items(rows, 'holders', HOLDERS).map(readHolder),
  };
  if ((roles.version === 0) !== (roles.previous === null)) throw new Malformed('previous roles');
  refuse(roles);
  return roles;
}

/** Read a list as it is handed out, [signed list, r]; verifies nothing. Throws as `parse` does. */
export function readPublished(value: canon.Value): Published {
  const [raw, r] = shape.array(value, 2, 'published roles');
  const signed = parseSigned(shape.octets(raw, 'signed roles', undefined, LIMIT), 1, LIMIT);
  return { roles: parse(signed.payload), signed, r: shape.octets(r, 'r', 32) };
}

/**
 * Check that nobody holds two roles that one person must not hold. The parser compares card hashes;
 * whoever knows more of who is who passes that. Throws `ConflictedPerson`. Source: spec/programme.md
 * section 3.
 */
export function refuseConflicts(roles: Roles, same: SamePerson): void {
  const [officer, deputy, ombuds] = ALONE.map((role) => holderOf(roles, role));
  if (officer && deputy && same(officer.card, deputy.card))
    throw new ConflictedPerson('deputy', 'is the officer');
  for (const { card } of holdersOf(roles, Role.COORDINATOR))
    if (ombuds && same(ombuds.card, card)) throw new ConflictedPerson('ombuds', 'is a coordinator');
}

function readHolder(value: canon.Value): Holder {
  const [role, name, card] = shape.array(value, 3, 'holder');
  const said = shape.text(role, 'role', 32);
  const known = Object.values(Role).find((one) => one === said);
  if (!known) throw new Malformed('a role of another version');
  return { role: known, person: readPerson([card, name], known) };
}

function refuse(roles: Roles): void {
  const { holders } = roles;
  const counted = (keyOf: (one: Holder) => string): number => new Set(holders.map(keyOf)).size;
  const people = counted(({ person: { card, name } }) => hex(card) + name);
  if (!holdersOf(roles, Role.COORDINATOR).length) throw new BadRoles('nobody coordinates');
  if (ALONE.some((role) => holdersOf(roles, role).length > 1)) throw new BadRoles('one in a role');
  if (counted(({ role, person }) => role + hex(person.card)) !== holders.length)
    throw new BadRoles('somebody twice in one role');
  if (people !== counted(({ person }) => person.name)) throw new BadRoles('two keys, one name');
  if (people !== counted(({ person }) => hex(person.card)))
    throw new BadRoles('two names, one key');
  refuseConflicts(roles, equal);
}
