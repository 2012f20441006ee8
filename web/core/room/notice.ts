/**
 * Notices, and the leaves that they explain: what shows that an entry went beyond the two.
 *
 * Whoever can open an entry can compute its tags; nobody else can. So every grant of an entry shows to
 * both as a leaf under one of them, and a notice in the room opens that leaf.
 *
 * Source: spec/tlog.md section 8, spec/grant.md section 4, spec/duty.md section 6.
 */

import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import {
  type GrantTags,
  Kind as LeafKind,
  type Opening,
  encode as encodeLeaf,
  grantTags,
  leafOf,
  readOpening,
} from '../tlog/leaf.ts';
import { Kind } from './entry.ts';
import type { Opened } from './open.ts';
import type { Line } from './reader.ts';

/** The most leaves that one notice opens. */
const OPENINGS = 64;

/** How a leaf about an entry looks to the two; the third is said of a release, the last of a report. */
export const Sight = {
  TOLD: 'told',
  UNEXPLAINED: 'unexplained',
  AGAINST_OWNER: 'against-owner',
  AGAINST_AGREEMENT: 'against-agreement',
} as const;

/** One of the four. */
export type Sight = (typeof Sight)[keyof typeof Sight];

/** What the mirrored log can be asked about tags. */
export interface Leaves {
  /** Place and 48 bytes of every leaf under a tag. */
  found(tag: Bytes): Iterable<readonly [number, Bytes]>;
}

/** A line that is a notice, and one of the leaves that it opens. */
export interface Told {
  readonly notice: Line;
  readonly opening: Opening;
}

/** A leaf about the entry on a line: its place in the log, and the notice that opens it, if any. */
export interface Sighting {
  readonly line: Line;
  readonly position: number;
  readonly leaf: Bytes;
  /** Whether it stands under the tag for what the room is told later. */
  readonly delayed: boolean;
  readonly told: Told | null;
}

const tagsOf = new WeakMap<Opened, GrantTags>();

/** Every leaf about the entries of a room, in the order of the entries. */
export function sightings(lines: readonly Line[], leaves: Leaves): Sighting[] {
  const told = new Map(
    toldBy(lines).map((one) => [hex(encodeLeaf(leafOf(one.opening))), one] as const),
  );
  const found: Sighting[] = [];
  for (const line of lines) {
    if (!line.opened) continue;
    const { atOnce, delayed } = tags(line.opened);
    for (const tag of [atOnce, delayed]) {
      for (const [position, leaf] of leaves.found(tag)) {
        const explained = told.get(hex(leaf)) ?? null;
        found.push({ line, position, leaf, delayed: tag === delayed, told: explained });
      }
    }
  }
  return found;
}

/** Whether it is judged as a report: one that is told, or a leaf that may be told later. */
export function ofDuty({ told, delayed }: Sighting): boolean {
  return told ? told.opening.kind === LeafKind.DUTY : delayed;
}

/** What altered software may have written badly: then it says nothing. */
export function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch (fault) {
    if (fault instanceof QuietroomError) return null;
    throw fault;
  }
}

/** The tags of an entry never change, and a room is watched again whenever it grows. */
function tags(opened: Opened): GrantTags {
  const found = tagsOf.get(opened) ?? grantTags(opened.key);
  tagsOf.set(opened, found);
  return found;
}

function toldBy(lines: readonly Line[]): Told[] {
  return lines.flatMap((notice) => {
    const { opened } = notice;
    if (opened?.priv.kind !== Kind.NOTICE) return [];
    // Only altered software writes a notice that does not parse: it explains nothing.
    const openings = attempt(() => shape.items(opened.body, 'notice', OPENINGS).map(readOpening));
    return (openings ?? []).map((opening) => ({ notice, opening }));
  });
}
