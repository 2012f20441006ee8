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

import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { Kind } from '../room/entry.ts';
import type { Opened } from '../room/open.ts';
import { Ownership } from '../room/ownership.ts';
import type { People } from '../room/people.ts';
import type { Line } from '../room/reader.ts';
import {
  type GrantTags,
  Kind as LeafKind,
  type Opening,
  encode as encodeLeaf,
  grantTags,
  leafOf,
  readOpening,
} from '../tlog/leaf.ts';
import * as consent from './consent.ts';
import type { Consent } from './consent.ts';
import { parseSigned } from './request.ts';
import * as standing from './standing.ts';

/** How a leaf about an entry looks to the two. */
export const Sight = {
  TOLD: 'told',
  UNEXPLAINED: 'unexplained',
  AGAINST_OWNER: 'against-owner',
} as const;

/** One of the three. */
export type Sight = (typeof Sight)[keyof typeof Sight];

/** One leaf about one entry: its place in the log, how it looks, and the consent if told. */
export interface Finding {
  readonly entry: Bytes;
  readonly position: number;
  readonly sight: Sight;
  readonly consent: Consent | null;
  /** Hash of the notice. */
  readonly notice: Bytes | null;
}

/** What the mirrored log can be asked about tags. */
export interface Leaves {
  /** Place and 48 bytes of every leaf under a tag. */
  found(tag: Bytes): Iterable<readonly [number, Bytes]>;
}

interface Told {
  readonly notice: Line;
  readonly opening: Opening;
}

/** A leaf that was found, and what a notice says about it. */
interface Look {
  readonly line: Line;
  readonly position: number;
  readonly told: Told | undefined;
  readonly agreed: Consent | null;
}

const tagsOf = new WeakMap<Opened, GrantTags>();

/** Every leaf about the entries of this room, in the order of the entries. */
export function watch(lines: readonly Line[], people: People, leaves: Leaves): Finding[] {
  const told = new Map(
    notices(lines).map((one) => [hex(encodeLeaf(leafOf(one.opening))), one] as const),
  );
  const looks: Look[] = [];
  for (const line of lines) {
    if (!line.opened) continue;
    for (const tag of tags(line.opened)) {
      for (const [position, leaf] of leaves.found(tag)) {
        looks.push(look(line, position, told.get(hex(leaf))));
      }
    }
  }
  return judge(looks, lines, people);
}

/** The tags of an entry never change, and a room is watched again whenever it grows. */
function tags(opened: Opened): Bytes[] {
  const found = tagsOf.get(opened) ?? grantTags(opened.key);
  tagsOf.set(opened, found);
  return [found.atOnce, found.delayed];
}

function look(line: Line, position: number, told: Told | undefined): Look {
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
    const acted = actors(acts, told, agreed, end(one), people);
    const allowed = [...state.owners(line.hash)].every((owner) => acted.has(owner));
    const sight = allowed ? Sight.TOLD : Sight.AGAINST_OWNER;
    const notice = told.notice.hash;
    findings.set(one, { entry: line.hash, position, sight, consent: agreed, notice });
  }
  return looks.map((one) => findings.get(one)!);
}

function notices(lines: readonly Line[]): Told[] {
  return lines.flatMap((notice) => {
    const { opened } = notice;
    if (opened?.priv.kind !== Kind.NOTICE) return [];
    // Only altered software writes a notice that does not parse: it explains nothing.
    const openings = attempt(() => shape.items(opened.body, 'notice', 64).map(readOpening));
    return (openings ?? []).map((opening) => ({ notice, opening }));
  });
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

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch (fault) {
    if (fault instanceof QuietroomError) return null;
    throw fault;
  }
}
