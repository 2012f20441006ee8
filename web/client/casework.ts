/**
 * The officer's desk: what was reported to me, and what I did about it; and what a reporter learns.
 *
 * What an officer writes down lies in their own stream. To the reporter goes a signed step that says
 * that something was done, and not what.
 *
 * Source: spec/duty.md sections 5 and 7.
 */

import * as steps from '../core/duty/case.ts';
import { State, type Step } from '../core/duty/case.ts';
import { FalseReport } from '../core/duty/beside.ts';
import * as duty from '../core/duty/open.ts';
import type { Checked } from '../core/duty/open.ts';
import * as report from '../core/duty/report.ts';
import type { Value } from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { sign } from '../core/ground/signature.ts';
import { type Granted, GrantKind } from '../core/room/granted.ts';
import * as letters from './letters.ts';
import type { Memory } from './memory.ts';
import { accepted, listed, opened } from './received.ts';
import { Lied, Refused, ServerAway } from './refusal.ts';
import type { Session } from './session.ts';
import { type Sent, sent } from './telling.ts';

/** Under which name an officer's client keeps what they wrote about a report. */
const KEPT = 'case';

/** Under which name a reporter's client keeps what they answered. */
const ANSWERED = 'report-answered';

/** There is no such report to you. */
export class NoSuchCase extends QuietroomError {
  static override readonly code = 'no-such-case';
}

/** The day on which this case was to be destroyed has come: nothing of it is shown any more. */
export class Destroyed extends QuietroomError {
  static override readonly code = 'destroyed';
}

/** What an officer writes down. All but `NOTE`, `DECISION` and `DESTROY` were told on. */
export const Note = {
  ACKNOWLEDGED: 'acknowledged',
  ASKED: 'asked',
  DECISION: 'decision',
  CLOSED: 'closed',
  NOTE: 'note',
  DESTROY: 'destroy',
} as const;

/** One of the six. */
export type Note = (typeof Note)[keyof typeof Note];

/** A report to me: the server's id of its grant, what was checked, when entries were accepted. */
export interface Case {
  readonly id: Bytes;
  readonly checked: Checked;
  /** In seconds since 1970, in the order of the entries. */
  readonly times: readonly number[];
}

/** A grant to me that is not what it claims to be, saved as evidence. */
export interface Wrong {
  readonly id: Bytes;
  readonly fault: QuietroomError;
}

/** One thing that the officer wrote down. `day`: to be destroyed then, in seconds, or 0. */
export interface Written {
  readonly what: Note;
  readonly words: string;
  readonly day: number;
  readonly time: number;
}

/**
 * Every report to me that the server still serves, checked and opened, each once. One that is not what
 * it claims does not hide the others.
 */
export async function cases(session: Session): Promise<(Case | Wrong)[]> {
  const found = new Map<string, Case | Wrong>();
  for (const id of await listed(session)) {
    try {
      const one = await opened(session, id, GrantKind.DUTY, (granted, rows) =>
        caseOf(session, id, granted, rows),
      );
      const name = one && hex(one.checked.report.id);
      if (one && name && !found.has(name)) found.set(name, one);
    } catch (fault) {
      if (!(fault instanceof Lied || fault instanceof Refused)) throw fault;
      found.set(hex(id), { id, fault });
    }
  }
  return [...found.values()];
}

/** What this officer wrote down about a report, in order. */
export function written(memory: Memory, { checked }: Case): Written[] {
  const about = report.hashOf(checked.report);
  return memory.kept(KEPT).flatMap((value) => {
    const [of, what, words, day, time] = shape.array(value, 5, 'case');
    const known = Object.values(Note).find((one) => one === what);
    if (!known || !(of instanceof Uint8Array) || !equal(of, about)) return [];
    return {
      what: known,
      words: shape.text(words, 'words'),
      day: shape.number(day, 'day'),
      time: shape.number(time, 'time'),
    };
  });
}

/** Check that the day of destruction, if one was set, has not come. Throws `Destroyed`. */
export function refuseDestroyed(notes: readonly Written[], now: number): void {
  const last = notes.findLast(({ what }) => what === Note.DESTROY);
  if (last && now >= last.day) throw new Destroyed();
}

/** Write something down, for this officer alone. */
export function writeDown(
  session: Session,
  memory: Memory,
  { checked }: Case,
  what: Note,
  words = '',
  day = 0,
): Promise<void> {
  return memory.keep(KEPT, [report.hashOf(checked.report), what, words, day, session.now()]);
}

/** Let the reporter know, by a signed step that is sealed to them. */
export async function step(
  session: Session,
  { checked }: Case,
  state: State,
  words: string | null = null,
): Promise<void> {
  await post(session, checked.reporter, report.hashOf(checked.report), state, words);
}

/** Answer the officer's question; the reporter's own stream keeps what was answered. */
export async function answer(
  session: Session,
  memory: Memory,
  { report: said }: Sent,
  words: string,
): Promise<void> {
  const made = await post(session, said.officer, report.hashOf(said), State.ANSWERED, words);
  await memory.keep(ANSWERED, made);
}

/** What became of my reports, by report hash in hex, in the order of time; and what I answered. */
export async function heard(session: Session, memory: Memory): Promise<Map<string, Step[]>> {
  const mine = sent(memory).map(({ report: said }): [string, Bytes, Bytes] => [
    hex(report.hashOf(said)),
    session.first,
    said.officer,
  ]);
  const found = await stepsOf(session, mine);
  for (const value of memory.kept(ANSWERED)) {
    const one = steps.parse(shape.octets(value, 'answer'));
    found.get(hex(one.report))?.push(one);
  }
  for (const each of found.values()) each.sort((a, b) => a.time - b.time);
  return found;
}

/** What reporters answered me, by report hash in hex. */
export function answers(session: Session, found: readonly Case[]): Promise<Map<string, Step[]>> {
  const toMe = found.map(({ checked: { report: said, reporter } }): [string, Bytes, Bytes] => [
    hex(report.hashOf(said)),
    reporter,
    said.officer,
  ]);
  return stepsOf(session, toMe);
}

/** The steps of these reports: of each its hash in hex, the reporter's card and the officer's. */
async function stepsOf(
  session: Session,
  reports: readonly (readonly [string, Bytes, Bytes])[],
): Promise<Map<string, Step[]>> {
  const found = new Map<string, Step[]>(reports.map(([said]) => [said, []]));
  if (!reports.length) return found;
  for (const id of await letters.listed(session)) {
    try {
      const one = await stepOf(session, id, reports);
      const known = one && found.get(hex(one.report));
      if (one && known && !known.some((each) => equal(each.id, one.id))) known.push(one);
    } catch (fault) {
      // Anybody can send a letter: what is no true step says nothing, and hides nothing.
      if (fault instanceof ServerAway || !(fault instanceof QuietroomError)) throw fault;
    }
  }
  for (const each of found.values()) each.sort((a, b) => a.time - b.time);
  return found;
}

async function stepOf(
  session: Session,
  id: Bytes,
  reports: readonly (readonly [string, Bytes, Bytes])[],
): Promise<Step | null> {
  const { people } = session;
  const granted = await letters.opened(session, id);
  if (granted.kind !== GrantKind.CASE) return null;
  await people.lineage(steps.signerOf(granted));
  const [one, signer] = await steps.check(granted, people);
  const about = reports.find(([said]) => said === hex(one.report));
  if (!about) return null;
  const [, reporter, officer] = about;
  const firsts = [await people.lineage(reporter), await people.lineage(officer)] as const;
  steps.refuseStranger(one, signer, firsts[0].first, firsts[1].first);
  return one;
}

async function post(
  session: Session,
  to: Bytes,
  said: Bytes,
  state: State,
  words: string | null,
): Promise<Bytes> {
  const [salt, id] = [session.random(32), session.random(shape.ID)];
  const payload = steps.encode({ salt, id, report: said, state, words, time: session.now() });
  steps.parse(payload);
  const signatures = await sign(session.keys, payload, steps.USE);
  const extras = [session.card.hash];
  await letters.send(session, to, { kind: GrantKind.CASE, keys: [], payload, signatures, extras });
  return payload;
}

async function caseOf(
  session: Session,
  id: Bytes,
  granted: Granted,
  rows: readonly Value[],
): Promise<Case> {
  const { people, log, lineage } = session;
  const [said, found] = duty.read(granted);
  for (const card of [said.officer, found.reporter, ...found.signers]) await people.lineage(card);
  const taken = new Map<string, Awaited<ReturnType<typeof accepted>>>();
  for (const row of rows) {
    const one = await accepted(session, row, FalseReport);
    taken.set(hex(one.envelope.hash), one);
  }
  const envelopes = new Map([...taken].map(([hash, { envelope }]) => [hash, envelope]));
  const me = new Set(lineage.line.map((card) => hex(card.hash)));
  const checked = await duty.check(granted, envelopes, { me, people, log });
  return { id, checked, times: said.entries.map((entry) => taken.get(hex(entry))!.time) };
}
