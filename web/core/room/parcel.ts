/**
 * A parcel: what a client posts to a room in one request, taken whole or not at all.
 *
 * Format: spec/room.md section 5. Vectors: vectors/room/parcel.json.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { Malformed } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as envelope from './envelope.ts';
import { Envelope } from './envelope.ts';
import * as epoch from './epoch.ts';
import type { Record } from './epoch.ts';
import * as grant from './grant.ts';
import { type Grant, grantFields } from './grant.ts';

/** The most items, leaves and grants of one parcel. */
export const ITEMS = 16;
export const LEAVES = 64;
export const GRANTS = 16;

/** Size in bytes of a leaf of the log. */
export const LEAF = 48;

/** The most bytes of one parcel. */
export const LIMIT = 4 * 1024 * 1024;

/** The kinds of item, as they stand in parcels and pages. */
export const ENTRY = 0;
export const RECORD = 1;
export const STUB = 2;

/** What a parcel puts into the chain of a room. */
export type Item = Envelope | Record;

/** Items for the room in order, leaves for the log in order, grants. */
export class Parcel {
  readonly items: readonly Item[];
  readonly leaves: readonly Bytes[];
  readonly grants: readonly Grant[];

  constructor(
    items: readonly Item[],
    leaves: readonly Bytes[] = [],
    grants: readonly Grant[] = [],
  ) {
    this.items = items;
    this.leaves = leaves;
    this.grants = grants;
  }

  /** CBOR[[[kind, bytes] …], [leaf …], [grant …]]. */
  encode(): Bytes {
    const items = this.items.map((item) => [kindOf(item), item.encode()]);
    return canon.encode([items, this.leaves, this.grants.map(grantFields)]);
  }
}

/** The number under which an item travels. */
export function kindOf(item: Item): number {
  return item instanceof Envelope ? ENTRY : RECORD;
}

/** Read one parcel: shape only. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Parcel {
  const [items, leaves, grants] = shape.array(canon.decode(raw, LIMIT), 3, 'parcel');
  const found = new Parcel(
    shape.items(items, 'items', ITEMS).map(parseItem),
    shape.items(leaves, 'leaves', LEAVES).map((leaf) => shape.octets(leaf, 'leaf', LEAF)),
    shape.items(grants, 'grants', GRANTS).map(grant.parse),
  );
  if (!found.items.length && !found.grants.length) throw new Malformed('neither item nor grant');
  return found;
}

function parseItem(value: Value): Item {
  const [kind, raw] = shape.array(value, 2, 'item');
  const body = shape.octets(raw, 'item');
  if (kind === ENTRY) return envelope.parse(body);
  if (kind === RECORD) return epoch.parse(body);
  throw new Malformed('kind of item');
}
