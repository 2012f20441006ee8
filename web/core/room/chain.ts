/**
 * The chain of a place: one hash that fixes every item and its order.
 *
 * Format: spec/room.md section 4. Vectors: vectors/room/chain.json.
 */

import { hashOf } from '../ground/digest.ts';
import type { Bytes } from '../ground/octets.ts';

/** A place in the chain: `index` items so far, `head` their hash (32 bytes). */
export interface Link {
  readonly index: number;
  readonly head: Bytes;
}

/** The link of an empty room or stream. */
export function start(place: Bytes): Link {
  return { index: 0, head: hashOf('room-chain', place) };
}

/** The link after one more item. */
export function next(link: Link, itemHash: Bytes): Link {
  return { index: link.index + 1, head: hashOf('room-chain', link.head, itemHash) };
}

/** The link after several more items. */
export function after(link: Link, itemHashes: Iterable<Bytes>): Link {
  for (const itemHash of itemHashes) link = next(link, itemHash);
  return link;
}
