/**
 * Signing: an agreement binds when both have signed exactly the same shell.
 *
 * Each signs for themselves, in an entry of their own. The two signatures, put in the order of the
 * shell's cards, make the signed agreement that anybody can be shown later.
 *
 * Format: spec/agreement.md section 10. Vectors: vectors/agreement/signing.json.
 * Threat: a text forged to one side; a signature for one version shown under another.
 */

import * as canon from '../ground/canon.ts';
import { type Value } from '../ground/canon.ts';
import { BadSignature, QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as signature from '../ground/signature.ts';
import { type Signatures, Signed, type SigningKey, type VerifyKey } from '../ground/signature.ts';
import { type SamePerson } from './people.ts';
import { LIMIT, type Shell, type Version, parseShell } from './version.ts';

/** The domain under which a shell is signed. */
export const USE = 'agreement';

/** Gives the verifying key of a card that was verified, or throws. */
export type KeyOf = (card: Bytes) => VerifyKey;

/** One side has not said how they keep what they hear: propose that in words, then sign. */
export class UndertakingMissing extends QuietroomError {
  static override readonly code: string = 'undertaking-missing';
}

/** This card belongs to neither of the two people whom the agreement names. */
export class NotYourAgreement extends QuietroomError {
  static override readonly code: string = 'not-your-agreement';
}

/** This agreement names another log than the one that its signer mirrors. */
export class OtherLogPolicy extends QuietroomError {
  static override readonly code: string = 'agreement-other-log';
}

/** One person's signature: the agreement hash, the card that signed, both signatures. */
export interface Signature {
  readonly agreement: Bytes;
  readonly card: Bytes;
  readonly signatures: Signatures;
}

/** The body of an entry: [agreement hash, card hash, Ed25519, ML-DSA-65]. */
export function fields(of: Signature): Value[] {
  return [of.agreement, of.card, ...of.signatures];
}

/** CBOR of the fields. */
export function encode(of: Signature): Bytes {
  return canon.encode(fields(of));
}

/** Read a signature. Verifies nothing. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Signature {
  return read(canon.decode(raw, LIMIT));
}

/** Read the body of an entry as a signature. Verifies nothing. Source: section 10.2. */
export function read(value: Value): Signature {
  const parts = shape.array(value, 4, 'signature') as [Value, Value, Value, Value];
  return {
    agreement: shape.digest(parts[0], 'agreement'),
    card: shape.digest(parts[1], 'card'),
    signatures: [
      shape.octets(parts[2], 'Ed25519 signature', signature.ED25519_SIGNATURE),
      shape.octets(parts[3], 'ML-DSA-65 signature', signature.MLDSA_SIGNATURE),
    ],
  };
}

/**
 * Sign a checked version with the current card of one of its two people; `logPolicy` is the hash of
 * the policy of the log that the signer mirrors.
 *
 * Throws `NotYourAgreement`; `OtherLogPolicy`; `UndertakingMissing` while one side has said nothing
 * of their own.
 */
export async function sign(
  version: Version,
  card: Bytes,
  key: SigningKey,
  samePerson: SamePerson,
  logPolicy: Bytes,
): Promise<Signature> {
  refuseSilent(version);
  sideOf(version.shell, card, samePerson);
  if (!equal(version.shell.logPolicy, logPolicy)) throw new OtherLogPolicy();
  const signatures = await signature.sign(key, version.payload, USE);
  return { agreement: version.hash, card, signatures };
}

/**
 * Which of the two signed, 0 or 1.
 *
 * Throws `BadSignature` unless it is over exactly these bytes; `NotYourAgreement`;
 * `UndertakingMissing`. Source: spec/agreement.md section 10.3.
 */
export async function verify(
  version: Version,
  found: Signature,
  keyOf: KeyOf,
  samePerson: SamePerson,
): Promise<0 | 1> {
  refuseSilent(version);
  const side = sideOf(version.shell, found.card, samePerson);
  if (!equal(found.agreement, version.hash)) throw new BadSignature('for another agreement');
  await signature.verify(keyOf(found.card), version.payload, found.signatures, USE);
  return side;
}

/**
 * The signed agreement: the shell and both people's signatures in the order of its cards.
 *
 * Throws as `verify` does, and `BadSignature` when both are one person's.
 */
export async function complete(
  version: Version,
  found: readonly [Signature, Signature],
  keyOf: KeyOf,
  samePerson: SamePerson,
): Promise<Signed> {
  const [one, other] = found;
  const side = await verify(version, one, keyOf, samePerson);
  if (side === (await verify(version, other, keyOf, samePerson)))
    throw new BadSignature('both are of one side');
  const [first, second] = side === 0 ? [one, other] : [other, one];
  return new Signed(version.payload, [...first.signatures, ...second.signatures]);
}

/**
 * The shell of a signed agreement, once both signatures verify: for whoever is shown it.
 *
 * `first` and `second`: keys of the cards that signed, in the order of the shell's cards. Throws
 * `Malformed`, `TooLarge` or `BadSignature`.
 */
export async function readSigned(raw: Bytes, first: VerifyKey, second: VerifyKey): Promise<Shell> {
  const signed = signature.parse(raw, 2, LIMIT);
  return parseShell(await signed.verify([first, USE], [second, USE]));
}

/** Whose card this is: 0 or 1, in the order of the shell's cards. Throws `NotYourAgreement`. */
export function sideOf(shell: Shell, card: Bytes, samePerson: SamePerson): 0 | 1 {
  if (samePerson(shell.cards[0], card)) return 0;
  if (samePerson(shell.cards[1], card)) return 1;
  throw new NotYourAgreement();
}

/** Check that each side undertakes something. Throws `UndertakingMissing`. */
export function refuseSilent(version: Version): void {
  if (version.terms.parties.some((party) => !party.undertakings.length))
    throw new UndertakingMissing();
}
