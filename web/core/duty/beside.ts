/**
 * What travels beside a report: the signed limits that allow it, and the reporter's own words.
 *
 * Of the agreement the officer gets the shell, both signatures and the limits, and nothing of its other
 * terms.
 *
 * Format: spec/duty.md section 4. Threat: a limit that was never signed, or that somebody rewrote.
 */

import * as limits from '../agreement/limits.ts';
import type { Limits } from '../agreement/limits.ts';
import * as signing from '../agreement/signing.ts';
import * as version from '../agreement/version.ts';
import type { Value } from '../ground/canon.ts';
import { sha256 } from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import {
  ED25519_SIGNATURE,
  MLDSA_SIGNATURE,
  Signed,
  type Signatures,
} from '../ground/signature.ts';
import { type Known, type People, samePerson } from '../room/people.ts';
import { type Report, SALT, STATEMENT, statementHash } from './report.ts';

/** This report does not match what was signed: nothing of it is shown. */
export class FalseReport extends QuietroomError {
  static override readonly code = 'false-report';
}

/** The extras of a report's grant; signers and their signatures in the order of the shell's cards. */
export interface Beside {
  readonly shell: Bytes;
  readonly signers: readonly Bytes[];
  readonly signatures: Signatures;
  /** The part's bytes, and `salt` of it. */
  readonly limits: Bytes;
  readonly salt: Bytes;
  /** Card hash. */
  readonly reporter: Bytes;
  readonly statementSalt: Bytes;
  readonly statement: string;
}

/** The signed limits of an agreement, and which of its two sides a report is by. */
export interface Agreed {
  readonly limits: Limits;
  readonly reporter: Known;
  readonly side: 0 | 1;
}

/** The values in the order of the format. */
export function extras(beside: Beside): Value[] {
  const { shell, signers, signatures, salt, reporter, statementSalt, statement } = beside;
  return [shell, signers, signatures, beside.limits, salt, reporter, statementSalt, statement];
}

/** Read what travels beside a report. Checks shape only. Throws `Malformed`. */
export function parse(values: readonly Value[]): Beside {
  const parts = shape.array([...values], 8, 'extras of a report');
  const at = (place: number): Value => parts[place] ?? null;
  return {
    shell: shape.octets(at(0), 'shell', undefined, version.LIMIT),
    signers: shape.array(at(1), 2, 'signers').map((one) => shape.digest(one, 'signer')),
    signatures: shape
      .array(at(2), 4, 'signatures')
      .map((one, place) =>
        shape.octets(one, 'signature', place % 2 ? MLDSA_SIGNATURE : ED25519_SIGNATURE),
      ),
    limits: shape.octets(at(3), 'limits', undefined, limits.LIMIT),
    salt: shape.octets(at(4), 'salt', version.SALT),
    reporter: shape.digest(at(5), 'reporter'),
    statementSalt: shape.octets(at(6), 'salt', SALT),
    statement: shape.text(at(7), 'statement', STATEMENT),
  };
}

/**
 * Check that both signed the agreement that a report names, and that these are its limits. Throws
 * `FalseReport`, `BadSignature`, `AgreementTextDiffers`, `NotYourAgreement` or `Malformed`.
 *
 * Source: spec/duty.md section 5.
 */
export async function check(beside: Beside, said: Report, people: People): Promise<Agreed> {
  const shell = version.parseShell(beside.shell);
  if (!equal(sha256(beside.shell), said.agreement) || !equal(shell.room, said.room)) {
    throw new FalseReport('another agreement');
  }
  const [first, second] = beside.signers.map((card) => known(people, card));
  const signed = new Signed(beside.shell, beside.signatures);
  await signed.verify([first!.key, signing.USE], [second!.key, signing.USE]);
  const same = samePerson(people);
  if (!same(shell.cards[0], first!.hash) || !same(shell.cards[1], second!.hash)) {
    throw new FalseReport('somebody else signed it');
  }
  const part = version.checkPart(shell, 'limits', beside.salt, beside.limits);
  if (!equal(statementHash(beside.statementSalt, beside.statement), said.statement)) {
    throw new FalseReport('other words');
  }
  const reporter = known(people, beside.reporter);
  const side = signing.sideOf(shell, reporter.hash, same);
  return { limits: limits.parse(part), reporter, side };
}

function known(people: People, card: Bytes): Known {
  const found = people.known(card);
  if (!found) throw new FalseReport('a card that is not in the log');
  return found;
}
