/**
 * What the software of the two sees in the log about their own entries, whoever keeps silent.
 *
 * Whoever can open an entry can compute its tag; nobody else can. So every grant of an entry shows to
 * both as a leaf under that tag. A notice in the room explains it; a leaf that no notice explains, or
 * that was made without every owner's own act, is shown as what it is.
 *
 * Source: spec/tlog.md section 8, spec/grant.md section 4. Threat: an altered client that releases
 * alone, or silently.
 */

import { type Bytes, equal, hex } from '../ground/octets.ts';
import { Kind } from '../room/entry.ts';
import { Sight, type Sighting, type Told, attempt, ofDuty } from '../room/notice.ts';
import { Ownership } from '../room/ownership.ts';
import type { People } from '../room/people.ts';
import type { Line } from '../room/reader.ts';
import { Kind as LeafKind } from '../tlog/leaf.ts';
import * as consent from './consent.ts';
import type { Consent } from './consent.ts';
import { parseSigned } from './request.ts';
import * as standing from './standing.ts';

/** One leaf about one entry: its place in the log, how it looks, and the consent if told. */
export interface Finding {
  readonly entry: Bytes;
  readonly position: number;
  readonly sight: Sight;
  readonly consent: Consent | null;
  /** Hash of the notice. */
  readonly notice: Bytes | null;
}

/** A leaf that was found, and what a notice says about it. */
interface Look {
  readonly line: Line;
  readonly position: number;
  readonly told: Told | null;
  readonly agreed: Consent | null;
}

/**
 * Every leaf about the entries of this room, but those of reports, in the order of the entries. `seen`:
 * the leaves about this room's `lines`.
 */
export function watch(
  seen: readonly Sighting[],
  lines: readonly Line[],
  people: People,
): Finding[] {
  return judge(seen.filter((one) => !ofDuty(one)).map(look), lines, people);
}

function look({ line, position, told }: Sighting): Look {
  if (told?.opening.kind !== LeafKind.RELEASE) return { line, position, told, agreed: null };
  const agreed = attempt(() => consent.parse(told.opening.document));
  const about = agreed && equal(agreed.entry, line.hash) ? agreed : null;
  return { line, position, told, agreed: about };
}

/** A notice posted before its entry is judged where the entry stands, so no owner is missed. */
function end({ told, line }: Look): number {
  return Math.max(told?.notice.index ?? 0, line.index);
}

/** Judge each as of its place; ownership grows once for all of them, from the earliest on. */
function judge(looks: readonly Look[], lines: readonly Line[], people: People): Finding[] {
  const [state, acts] = [new Ownership(), looks.length ? actsOf(lines) : []];
  const findings = new Map<Look, Finding>();
  let taken = 0;
  for (const one of [...looks].sort((left, right) => end(left) - end(right))) {
    const { line, position, told, agreed } = one;
    const unexplained = { entry: line.hash, position, consent: null, notice: null };
    findings.set(one, { ...unexplained, sight: Sight.UNEXPLAINED });
    if (!told || !agreed) continue;
    while (taken < end(one)) state.take(lines[taken++]!, people);
    const good = acts.filter((act) => !state.takenBack.has(hex(act.line.hash)));
    const acted = actors(good, told, agreed, end(one), people);
    const allowed = [...state.owners(line.hash)].every((owner) => acted.has(owner));
    const sight = allowed ? Sight.TOLD : Sight.AGAINST_OWNER;
    const notice = told.notice.hash;
    findings.set(one, { entry: line.hash, position, sight, consent: agreed, notice });
  }
  return looks.map((one) => findings.get(one)!);
}

/** An owner's own act: a half consent to these very bytes, or a standing consent. */
interface Act {
  readonly line: Line;
  allows(payload: string, agreed: Consent, when: number): boolean;
}

function actsOf(lines: readonly Line[]): Act[] {
  return lines.flatMap((line) => attempt(() => act(line)) ?? []);
}

/** As above: a half or standing consent that does not parse is nobody's act. */
function act(line: Line): Act | null {
  const kind = line.opened?.priv.kind;
  if (!line.opened || (kind !== Kind.CONSENT && kind !== Kind.STANDING)) return null;
  const { payload } = parseSigned(line.opened.body);
  if (kind === Kind.CONSENT) {
    const said = hex(payload);
    return { line, allows: (wanted) => wanted === said };
  }
  const given = standing.parse(payload);
  return {
    line,
    allows: (_, agreed, when) => equal(given.entry, agreed.entry) && when <= given.until,
  };
}

function actors(
  acts: readonly Act[],
  { notice }: Told,
  agreed: Consent,
  last: number,
  people: People,
): Set<string> {
  const payload = hex(consent.encode(agreed));
  const found = acts.filter(
    ({ line, allows }) => line.index <= last && allows(payload, agreed, notice.time),
  );
  const cards = [notice, ...found.map(({ line }) => line)].map(
    (line) => line.opened && people.known(line.opened.envelope.pub.author),
  );
  return new Set(cards.flatMap((card) => (card ? [hex(card.first)] : [])));
}
