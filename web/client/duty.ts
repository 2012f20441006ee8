/**
 * Something I must report: what may be reported, what goes out, and how the other is told.
 *
 * Source: spec/duty.md sections 2 to 4.
 */

import type { Limits } from '../core/agreement/limits.ts';
import * as signing from '../core/agreement/signing.ts';
import type { InForce } from '../core/agreement/state.ts';
import * as version from '../core/agreement/version.ts';
import type { Version } from '../core/agreement/version.ts';
import * as basis from '../core/duty/basis.ts';
import { type Covered, DAY } from '../core/duty/basis.ts';
import { extras } from '../core/duty/beside.ts';
import * as report from '../core/duty/report.ts';
import { type Report, isDelayed } from '../core/duty/report.ts';
import { refuseEarlier } from '../core/duty/watch.ts';
import type { Value } from '../core/ground/canon.ts';
import { QuietroomError, TooLarge } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { sign } from '../core/ground/signature.ts';
import { checkCurrent } from '../core/identity/lineage.ts';
import { type Attachment, Kind, parseWords } from '../core/room/entry.ts';
import * as grants from '../core/room/grant.ts';
import type { Grant } from '../core/room/grant.ts';
import { GrantKind, When, encode as encodeGranted } from '../core/room/granted.ts';
import { attempt } from '../core/room/notice.ts';
import type { Opened } from '../core/room/open.ts';
import { Parcel } from '../core/room/parcel.ts';
import { samePerson } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';
import * as leaves from '../core/tlog/leaf.ts';
import type { Opening } from '../core/tlog/leaf.ts';
import { rulesOf } from './duties.ts';
import { NoAgreement } from './granting.ts';
import { Unsure } from './refusal.ts';
import type { Room, Saying } from './room.ts';
import { NotWords, SAID } from './speech.ts';

/** Under which name a reporter's own client keeps what it sent. */
export const KEPT = 'report';

/** For how many seconds the server serves a report. */
const SERVED = 3 * 365 * DAY;

/** A report holds at most 16 entries: choose the fewest that show what you must report. */
export class AskedTooMuch extends QuietroomError {
  static override readonly code = 'too-many-entries';
}

/** What somebody means to report: `limit` by short name, `entries` by hash. */
export interface Draft {
  readonly limit: string;
  readonly entries: readonly Bytes[];
  /** In their own words, for the officer alone. */
  readonly statement: string;
  readonly deputy: boolean;
  /** By when the other is told, in seconds since 1970; none for at once. */
  readonly notice: number | null;
  /** Why later, or why to the deputy. */
  readonly reason: string | null;
}

/** A line that opened and says something. */
export type SaidLine = Line & { readonly opened: Opened };

/** A report that holds, before it is signed: what goes, to whom, and which files go with it. */
export interface Prepared {
  readonly report: Report;
  readonly covered: Covered;
  readonly lines: readonly SaidLine[];
  readonly salt: Bytes;
  readonly files: readonly Attachment[];
}

/** The agreement in force, read whole. Throws `NoAgreement`. */
function inForce({ agreement }: Room): InForce & {
  readonly version: Version;
  readonly signatures: NonNullable<InForce['signatures']>;
} {
  const found = agreement.state.inForce;
  if (!found?.version || !found.signatures) throw new NoAgreement();
  return { ...found, version: found.version, signatures: found.signatures };
}

/**
 * The exceptions that both signed, are on, and under which this person has to act. Throws
 * `NoAgreement`.
 */
export function choices(room: Room): Limits {
  const found = inForce(room).version;
  return basis.acting(found.terms.limits, sideOf(room, found));
}

/** The limits in force under which the other has to act, whoever would take the report. */
export function theirs(room: Room): Limits {
  const version = room.agreement.state.inForce?.version;
  return version ? basis.acting(version.terms.limits, sideOf(room, version) ? 0 : 1) : [];
}

/** Whether a line opened and says something. */
export const isSaid = (line: Line): line is SaidLine => SAID.has(line.opened?.priv.kind ?? '');

/**
 * Check a draft whole, and say what would go out. Nothing is sent. Throws `NoAgreement`, `NoSuchLimit`,
 * `NotYoursToAct`, `NobodyToReportTo`, `NoticeTooLate`, `ReasonMissing`, `NotAgreedThen`, `NotWords`,
 * `AskedTooMuch`, `TooLarge` or `Unsure`.
 */
export async function prepare(room: Room, draft: Draft): Promise<Prepared> {
  const { session } = room;
  const found = inForce(room);
  const { limits } = found.version.terms;
  const limit = basis.find(limits, draft.limit);
  const lines = linesOf(room, draft);
  const { card } = basis.named(limit, draft.deputy);
  const [salt, time] = [session.random(report.SALT), session.now()];
  const made = {
    salt: session.random(report.SALT),
    id: session.random(shape.ID),
    room: room.id,
    limit: draft.limit,
    entries: lines.map(({ hash }) => hash),
    officer: (await session.people.current(card)).hash,
    statement: report.statementHash(salt, draft.statement),
    notice: Math.max(time, draft.notice ?? time),
    reason: draft.reason || null,
    agreement: found.hash,
    time,
  };
  const side = sideOf(room, found.version);
  const covered = basis.check(limits, side, made, samePerson(session.people));
  report.parse(report.encode(made));
  const files = lines.flatMap(({ opened }) => parseWords(opened.body).attachments);
  return { report: made, covered, lines, salt, files };
}

/**
 * Sign, commit and hand out, and tell the other unless that comes later. Throws what `prepare` throws,
 * and what writing throws.
 */
export async function send(room: Room, draft: Draft): Promise<Report> {
  let sent: Report | null = null;
  await room.write(async (seal) => {
    const made = await prepare(room, draft);
    const openings = openingsOf(made.lines, made.report, () => room.session.random(leaves.R));
    sent = made.report;
    // Before it goes: a notice that nobody remembers would never be posted.
    const rs = openings.map(({ r }) => r);
    await room.memory.keep(KEPT, [room.id, report.encode(sent), rs, made.salt, draft.statement]);
    const committed = openings.map((one) => leaves.encode(leaves.leafOf(one)));
    const told = isDelayed(sent) ? [] : [await seal(saying(sent, openings))];
    return new Parcel(told, committed, [await grantOf(room, made, openings, draft.statement)]);
  });
  return sent!;
}

/** The notice of a report: an entry that opens each of its leaves. */
export function saying({ entries }: Report, openings: readonly Opening[]): Saying {
  return { kind: Kind.NOTICE, body: openings.map(leaves.fields), replyTo: entries[0]! };
}

/** What opens the leaf of a report about each of these lines; `rOf` gives the random of each. */
export function openingsOf(
  lines: readonly SaidLine[],
  made: Report,
  rOf: (place: number) => Bytes,
): Opening[] {
  const document = report.encode(made);
  return lines.map(({ opened }, place) => {
    const { atOnce, delayed } = leaves.grantTags(opened.key);
    const tag = isDelayed(made) ? delayed : atOnce;
    return { tag, r: rOf(place), kind: leaves.Kind.DUTY, document };
  });
}

function sideOf({ session }: Room, { shell }: Version): 0 | 1 {
  return signing.sideOf(shell, session.card.hash, samePerson(session.people));
}

function linesOf(room: Room, { entries, statement, limit }: Draft): SaidLine[] {
  if (entries.length > report.ENTRIES) throw new AskedTooMuch();
  if ([...statement].length > report.STATEMENT) throw new TooLarge('statement');
  const wanted = new Map(entries.map((entry) => [hex(entry), entry]));
  if (!wanted.size) throw new Unsure();
  const rules = rulesOf(room);
  return [...wanted.values()].map((entry) => {
    const line = room.line(entry);
    if (!isSaid(line)) throw new NotWords();
    refuseEarlier(rules, line.opened.envelope.pub.epoch, limit);
    return line;
  });
}

async function grantOf(
  room: Room,
  { report: made, lines, salt, files }: Prepared,
  openings: readonly Opening[],
  statement: string,
): Promise<Grant> {
  const { session } = room;
  const when = isDelayed(made) ? When.DELAYED : When.AT_ONCE;
  const payload = report.encode(made);
  const inside = encodeGranted({
    kind: GrantKind.DUTY,
    keys: lines.map(({ hash, opened }, place) => {
      return { entry: hash, k: opened.key, r: openings[place]!.r, when };
    }),
    payload,
    signatures: await sign(session.keys, payload, report.USE),
    extras: besideOf(room, salt, statement),
  });
  const lineage = await session.people.lineage(made.officer);
  const newest = checkCurrent(lineage, made.officer);
  return {
    id: session.random(shape.ID),
    recipient: lineage.account,
    entries: made.entries,
    attachments: files.map(({ id }) => id),
    until: made.time + SERVED,
    sealed: await grants.close(newest.seal, newest.hash, inside),
  };
}

/** Of the agreement the signed shell and the limits, and nothing of its other terms. */
function besideOf(room: Room, statementSalt: Bytes, statement: string): Value[] {
  const { hash, version: signed, signatures } = inForce(room);
  const [limits, salt] = limitsPart(room, hash);
  return extras({
    shell: signed.payload,
    signers: signatures.map(({ card }) => card),
    signatures: signatures.flatMap((one) => one.signatures),
    limits,
    salt,
    reporter: room.session.card.hash,
    statementSalt,
    statement,
  });
}

/** The bytes of the limits as they were proposed, and their salt. Throws `NoAgreement`. */
function limitsPart({ lines }: Room, agreement: Bytes): [Bytes, Bytes] {
  for (const { opened } of lines) {
    const proposed =
      opened?.priv.kind === Kind.PROPOSAL && attempt(() => version.read(opened.body));
    if (proposed && equal(proposed.hash, agreement)) return [proposed.limits, proposed.salts[0]];
  }
  throw new NoAgreement();
}
