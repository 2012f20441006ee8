/**
 * Versions: the shell that two people sign, and the proposal that it travels in.
 *
 * The shell fixes limits, terms and text by salted hashes. An officer can be handed the shell, both
 * signatures and the limits, and learns nothing of the rest.
 *
 * Format: spec/agreement.md sections 8 and 9. Vectors: vectors/agreement/shell.json, proposal.json.
 */

import * as canon from '../ground/canon.ts';
import { type Value } from '../ground/canon.ts';
import { type Entropy } from '../ground/chance.ts';
import { hashOf, same, sha256 } from '../ground/digest.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, utf8 } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { LANGUAGES } from './clauses.ts';
import * as limits from './limits.ts';
import { type SamePerson } from './people.ts';
import { render } from './render.ts';
import * as terms from './terms.ts';
import { type Terms } from './terms.ts';

/** The most bytes of one proposal. */
export const LIMIT = 512 * 1024;

/** What a shell fixes, in this order. */
export const PARTS = ['limits', 'terms', 'text'] as const;
/** The name of a part. */
export type Part = (typeof PARTS)[number];

/** Size in bytes of the random salt of each part. */
export const SALT = 32;

/** The parts of this proposal do not say the same: do not sign it. Somebody altered it. */
export class AgreementTextDiffers extends QuietroomError {
  static override readonly code: string = 'agreement-text-differs';
}

type Three = readonly [Bytes, Bytes, Bytes];

/**
 * What is signed.
 *
 * `random` 32 bytes; `version` from 1; `agreement` 16 bytes, the same for every version;
 * `previous`: hash of the version in force before, or null; `room` 16 bytes; `cards`: the two card
 * hashes; `ombuds`: first card hash of the ombuds' lineage, or null; `logPolicy` 32 bytes;
 * `hashes`: of limits, terms and text.
 */
export interface Shell {
  readonly random: Bytes;
  readonly version: number;
  readonly agreement: Bytes;
  readonly previous: Bytes | null;
  readonly room: Bytes;
  readonly cards: readonly [Bytes, Bytes];
  readonly ombuds: Bytes | null;
  readonly logPolicy: Bytes;
  readonly language: string;
  readonly hashes: Three;
}

/** The payload to sign: CBOR of the ten fields. */
export function encodeShell(of: Shell): Bytes {
  return canon.encode([
    of.random,
    of.version,
    of.agreement,
    of.previous,
    of.room,
    [...of.cards],
    of.ombuds,
    of.logPolicy,
    of.language,
    [...of.hashes],
  ]);
}

/** Read a shell. Checks shape only. Throws `Malformed` or `TooLarge`. Source: section 8. */
export function parseShell(payload: Bytes): Shell {
  const parts = shape.array(canon.decode(payload, LIMIT), 10, 'shell');
  const at = (index: number): Value => parts[index] ?? null;
  const version = shape.number(at(1), 'version', 2 ** 32);
  if (version === 0) throw new Malformed('version counts from 1');
  const language = shape.text(at(8), 'language', 8);
  if (!LANGUAGES.some((known) => known === language)) throw new Malformed('unknown language');
  const cards = shape.array(at(5), 2, 'cards').map((card) => shape.digest(card, 'card'));
  const hashes = shape.array(at(9), 3, 'hashes').map((one) => shape.digest(one, 'hash of a part'));
  return {
    random: shape.octets(at(0), 'random', 32),
    version,
    agreement: shape.ident(at(2), 'agreement id'),
    previous: shape.digestOrNone(at(3), 'previous'),
    room: shape.ident(at(4), 'room'),
    cards: cards as unknown as [Bytes, Bytes],
    ombuds: shape.digestOrNone(at(6), 'ombuds'),
    logPolicy: shape.digest(at(7), 'log policy'),
    language,
    hashes: hashes as unknown as Three,
  };
}

/** SHA-256(LP("quietroom/v1/terms", name, salt, value)): how a shell fixes one part. */
export function partHash(name: string, salt: Bytes, value: Bytes): Bytes {
  return hashOf('terms', name, salt, value);
}

/**
 * One part of an agreement, as the shell fixes it. All that an officer needs for the limits.
 *
 * Throws `AgreementTextDiffers`. Source: spec/agreement.md section 8.2.
 */
export function checkPart(shell: Shell, name: Part, salt: Bytes, value: Bytes): Bytes {
  const fixed = shell.hashes[PARTS.indexOf(name)];
  if (!fixed || !same(partHash(name, salt, value), fixed)) throw new AgreementTextDiffers(name);
  return value;
}

/**
 * A shell with all that it fixes, as it travels in an entry: nothing here is checked yet.
 *
 * `payload`: the shell's bytes; `hash`: the agreement hash, SHA-256 of the shell; `salts`: 32 bytes
 * for each part; `limits`, `terms`: CBOR; `text`.
 */
export interface Proposal {
  readonly payload: Bytes;
  readonly hash: Bytes;
  readonly salts: Three;
  readonly limits: Bytes;
  readonly terms: Bytes;
  readonly text: string;
}

/** A proposal of these parts. */
export function proposalOf(of: Omit<Proposal, 'hash'>): Proposal {
  return { ...of, hash: sha256(of.payload) };
}

/** The body of an entry: [shell, [salt, salt, salt], limits, terms, text]. */
export function fields(of: Proposal): Value[] {
  return [of.payload, [...of.salts], of.limits, of.terms, of.text];
}

/** CBOR of the fields. */
export function encode(of: Proposal): Bytes {
  return canon.encode(fields(of));
}

/** Read a proposal. Checks shape only: `check` decides. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Proposal {
  return read(canon.decode(raw, LIMIT));
}

/** Read the body of an entry as a proposal. Checks shape only. Source: section 9.1. */
export function read(value: Value): Proposal {
  const parts = shape.array(value, 5, 'proposal') as [Value, Value, Value, Value, Value];
  const salts = shape.array(parts[1], 3, 'salts').map((salt) => shape.octets(salt, 'salt', SALT));
  return proposalOf({
    payload: shape.octets(parts[0], 'shell', undefined, LIMIT),
    salts: salts as unknown as Three,
    limits: shape.octets(parts[2], 'limits', undefined, limits.LIMIT),
    terms: shape.octets(parts[3], 'terms', undefined, terms.LIMIT),
    text: shape.text(parts[4], 'text', LIMIT),
  });
}

/**
 * Where a version stands: its room, the log it trusts, and the version it follows.
 *
 * `agreement`: the id, the same for every version; `version` from 1; `previous`: the hash of the
 * version in force, or null.
 */
export interface Place {
  readonly room: Bytes;
  readonly logPolicy: Bytes;
  readonly agreement: Bytes;
  readonly version: number;
  readonly previous: Bytes | null;
}

/** A proposal that was checked: its shell, bytes and hash, its terms, the text they render to. */
export interface Version {
  readonly payload: Bytes;
  readonly hash: Bytes;
  readonly shell: Shell;
  readonly terms: Terms;
  readonly text: string;
}

/**
 * Make a proposal of these terms.
 *
 * Throws what `terms.parse` throws when they break a rule. Source: spec/agreement.md section 9.
 */
export function propose(chosen: Terms, place: Place, entropy: Entropy): Proposal {
  const encoded = terms.encode(chosen);
  const text = render(chosen, chosen.template, chosen.language);
  const parts: Three = [limits.encode(chosen.limits), encoded, utf8(text)];
  const salts: Three = [entropy(SALT), entropy(SALT), entropy(SALT)];
  const hashes = parts.map((part, at) => partHash(PARTS[at] as Part, salts[at] as Bytes, part));
  const [first, second] = chosen.parties;
  const shell: Shell = {
    random: entropy(32),
    ...place,
    cards: [first.card, second.card],
    ombuds: chosen.ombuds && chosen.ombuds.card,
    language: chosen.language,
    hashes: hashes as unknown as Three,
  };
  const payload = encodeShell(shell);
  return proposalOf({ payload, salts, limits: parts[0], terms: encoded, text });
}

/**
 * Check that a proposal says one thing throughout, and render it anew.
 *
 * `samePerson` knows the lineages of the cards that the reader verified. Throws
 * `AgreementTextDiffers` unless hashes, limits, cards, ombuds, language and text agree;
 * `ConflictedPerson`; and what `terms.parse` throws. Source: spec/agreement.md section 9.2.
 */
export function check(proposal: Proposal, samePerson: SamePerson): Version {
  const shell = parseShell(proposal.payload);
  const parts: Three = [proposal.limits, proposal.terms, utf8(proposal.text)];
  PARTS.forEach((name, at) =>
    checkPart(shell, name, proposal.salts[at] as Bytes, parts[at] as Bytes),
  );
  const chosen = terms.parse(proposal.terms);
  const ombuds = chosen.ombuds && chosen.ombuds.card;
  // A part has one spelling, so that equal bytes are equal limits.
  agree('limits', limits.encode(limits.parse(proposal.limits)), limits.encode(chosen.limits));
  chosen.parties.forEach(({ card }, side) => agree('cards', shell.cards[side]!, card));
  agree('ombuds', shell.ombuds, ombuds);
  if (shell.language !== chosen.language) throw new AgreementTextDiffers('language');
  if (proposal.text !== render(chosen, chosen.template, chosen.language))
    throw new AgreementTextDiffers('text');
  terms.refuseConflicts(chosen, samePerson);
  const { payload, hash, text } = proposal;
  return { payload, hash, shell, terms: chosen, text };
}

function agree(what: string, found: Bytes | null, expected: Bytes | null): void {
  if (!equal(found, expected)) throw new AgreementTextDiffers(what);
}
