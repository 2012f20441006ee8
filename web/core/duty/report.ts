/**
 * The report: which entries go to whom, under which exception, and when the other is told.
 *
 * The reporter's own words are no part of it: it fixes them by a salted hash, so that the notice can
 * show the report and not the statement.
 *
 * Format: spec/duty.md section 3. Vectors: vectors/duty/report.json. Threats: more, other, or to
 * somebody else than was signed; a report used again in another room.
 */

import * as canon from '../ground/canon.ts';
import { hashOf as hashIn, sha256 } from '../ground/digest.ts';
import { Malformed } from '../ground/errors.ts';
import { type Bytes, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The domain under which a report is signed. */
export const USE = 'report';

/** Size in bytes of a salt. */
export const SALT = 32;

/** The most characters of a statement. */
export const STATEMENT = 8000;

/** The most entries of one report. */
export const ENTRIES = 16;

/** The most characters of a limit's short name, and of a reason. */
const [LIMIT_NAME, REASON] = [40, 500];

/** One report; times are seconds since 1970, `notice` equal to `time` where the other is told at once. */
export interface Report {
  readonly salt: Bytes;
  readonly id: Bytes;
  readonly room: Bytes;
  readonly limit: string;
  readonly entries: readonly Bytes[];
  /** Card hash of whom it goes to. */
  readonly officer: Bytes;
  /** Hash of the reporter's words. */
  readonly statement: Bytes;
  readonly notice: number;
  /** Why later, or why to the deputy. */
  readonly reason: string | null;
  readonly agreement: Bytes;
  readonly time: number;
}

/** Whether the other is told later than it goes out. */
export function isDelayed({ notice, time }: Report): boolean {
  return notice > time;
}

/** The payload that is signed and committed to. */
export function encode(said: Report): Bytes {
  const where = [said.salt, said.id, said.room, said.limit, said.entries];
  const whom = [said.officer, said.statement, said.notice, said.reason];
  return canon.encode([...where, ...whom, said.agreement, said.time]);
}

/** SHA-256 of the payload. */
export function hashOf(said: Report): Bytes {
  return sha256(encode(said));
}

/** SHA-256(LP("quietroom/v1/statement", salt, words)), 32 bytes. */
export function statementHash(salt: Bytes, words: string): Bytes {
  return hashIn('statement', shape.octets(salt, 'salt', SALT), words);
}

/** Read a report's payload. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Report {
  const parts = shape.array(canon.decode(raw), 11, 'report');
  const at = (place: number): canon.Value => parts[place] ?? null;
  const entries = shape.items(at(4), 'entries', ENTRIES).map((one) => shape.digest(one, 'entry'));
  const found = {
    salt: shape.octets(at(0), 'salt', SALT),
    id: shape.ident(at(1), 'report id'),
    room: shape.ident(at(2), 'room'),
    limit: shape.text(at(3), 'limit', LIMIT_NAME),
    entries,
    officer: shape.digest(at(5), 'officer'),
    statement: shape.digest(at(6), 'statement hash'),
    notice: shape.number(at(7), 'notice date'),
    reason: at(8) === null ? null : shape.text(at(8), 'reason', REASON),
    agreement: shape.digest(at(9), 'agreement'),
    time: shape.number(at(10), 'time'),
  };
  if (!entries.length || new Set(entries.map(hex)).size !== entries.length) {
    throw new Malformed('no entry, or one twice');
  }
  if (found.notice < found.time) throw new Malformed('a notice before its report');
  return found;
}
