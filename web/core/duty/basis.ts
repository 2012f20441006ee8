/**
 * Whether a signed exception covers a report: the one rule for reporter, officer and the other.
 *
 * Source: spec/duty.md section 2. Threats: a report under an exception that nobody signed or that is
 * switched off, by somebody who need not act, to somebody whom it does not name, told too late.
 */

import { type Limit, type Limits, Who } from '../agreement/limits.ts';
import type { Person, SamePerson } from '../agreement/people.ts';
import { QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import { type Report, isDelayed } from './report.ts';

/** Seconds of a day. */
export const DAY = 24 * 3600;

const SIDES = { [Who.EITHER]: [0, 1], [Who.FIRST]: [0], [Who.SECOND]: [1] };

/** Nothing that you both signed covers this. */
export class NoSuchLimit extends QuietroomError {
  static override readonly code = 'no-such-limit';
}

/** Under this exception the other has to act. */
export class NotYoursToAct extends QuietroomError {
  static override readonly code = 'not-yours-to-act';
}

/** Your agreement names nobody for this. */
export class NobodyToReportTo extends QuietroomError {
  static override readonly code = 'nobody-to-report-to';
}

/** This goes to somebody whom the exception does not name. */
export class WrongOfficer extends QuietroomError {
  static override readonly code = 'wrong-officer';
}

/** The exception does not allow to tell the other that late. */
export class NoticeTooLate extends QuietroomError {
  static override readonly code = 'notice-too-late';
}

/** Say why the other is told later, or why it goes to the deputy. */
export class ReasonMissing extends QuietroomError {
  static override readonly code = 'reason-missing';
}

/** This was said before you both signed that exception. */
export class NotAgreedThen extends QuietroomError {
  static override readonly code = 'not-agreed-then';
}

/** The limit that covers a report, whom it goes to, and whether that is the deputy. */
export interface Covered {
  readonly limit: Limit;
  readonly officer: Person;
  readonly deputy: boolean;
}

/** The limit of this short name that is on. Throws `NoSuchLimit`. */
export function find(limits: Limits, name: string): Limit {
  const limit = limits.find(({ id, on }) => on && id === name);
  if (!limit) throw new NoSuchLimit();
  return limit;
}

/** The limits that are on and under which side 0 or 1 has to act. */
export function acting(limits: Limits, side: number): Limits {
  return limits.filter(({ on, who }) => on && SIDES[who].includes(side));
}

/** The officer of a limit, or its deputy. Throws `NobodyToReportTo`. */
export function named({ officer, deputy }: Limit, toDeputy: boolean): Person {
  const person = toDeputy ? deputy : officer;
  if (!person) throw new NobodyToReportTo();
  return person;
}

/**
 * Check that the signed limits cover this report by side 0 or 1; `same` compares lineages. Throws
 * `NoSuchLimit`, `NotYoursToAct`, `NobodyToReportTo`, `WrongOfficer`, `NoticeTooLate` or
 * `ReasonMissing`.
 */
export function check(limits: Limits, side: number, said: Report, same: SamePerson): Covered {
  const limit = find(limits, said.limit);
  if (!SIDES[limit.who].includes(side)) throw new NotYoursToAct();
  const covered = toWhom(limit, said.officer, same);
  if (said.notice - said.time > limit.delayDays * DAY) throw new NoticeTooLate();
  if (!said.reason && (isDelayed(said) || covered.deputy)) throw new ReasonMissing();
  return covered;
}

function toWhom(limit: Limit, card: Bytes, same: SamePerson): Covered {
  for (const deputy of [false, true]) {
    const officer = named(limit, deputy);
    if (same(officer.card, card)) return { limit, officer, deputy };
  }
  throw new WrongOfficer();
}
