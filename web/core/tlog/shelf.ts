/**
 * All leaves of a log, kept small, with what it takes to know the root at any size.
 *
 * Full blocks of 256 leaves are shared between states; of the tree only hashes of tiles above level 0
 * are kept, so that a shelf costs 48 bytes a leaf and little more, and one state never changes
 * another.
 *
 * Source: spec/tlog.md section 11.
 */

import { concat, type Bytes } from '../ground/octets.ts';
import { LEAF } from './leaf.ts';
import * as tile from './tile.ts';
import type { Tile } from './tile.ts';
import * as tree from './tree.ts';
import { HASH, WIDTH, type Completed, type Frontier, type Node } from './tree.ts';

const BLOCK = WIDTH * LEAF;

/**
 * `blocks`: leaves in full blocks of 256; `tail`: the leaves after them; `frontier`: the edge;
 * `tiles`: for each level from 1 on, its hashes one behind the other.
 */
export interface Shelf {
  readonly blocks: readonly Bytes[];
  readonly tail: Bytes;
  readonly frontier: Frontier;
  readonly tiles: readonly Bytes[];
}

/** The shelf without leaves. */
export const EMPTY: Shelf = {
  blocks: [],
  tail: /* @__PURE__ */ new Uint8Array(),
  frontier: tree.BARE,
  tiles: [],
};

/** With these leaves behind the others, 48 bytes each. */
export function plus(shelf: Shelf, leaves: Bytes): Shelf {
  let { frontier } = shelf;
  const completed: Completed[] = [];
  for (let at = 0; at < leaves.length; at += BLOCK) {
    const growth = tree.extend(frontier, tile.split(leaves.subarray(at, at + BLOCK), LEAF));
    frontier = growth.frontier;
    completed.push(...growth.completed);
  }
  const loose = concat(shelf.tail, leaves);
  const cut = loose.length - (loose.length % BLOCK);
  return {
    blocks: [...shelf.blocks, ...tile.split(loose.subarray(0, cut), BLOCK)],
    tail: loose.subarray(cut),
    frontier,
    tiles: grown(shelf.tiles, completed),
  };
}

/** The leaves from place `start` up to `end`, 48 bytes each. */
export function leaves(shelf: Shelf, start: number, end: number): Bytes {
  const first = Math.floor(start / WIDTH);
  const held = concat(...shelf.blocks.slice(first, Math.ceil(end / WIDTH)), shelf.tail);
  const skip = (start - first * WIDTH) * LEAF;
  return held.subarray(skip, skip + (end - start) * LEAF);
}

/** A tile of hashes, as the log serves it. Throws `MissingTile`. */
export function tileOf(shelf: Shelf, wanted: Tile): Bytes {
  tile.checkFits(wanted, shelf.frontier.size);
  const start = wanted.index * WIDTH;
  const end = start + wanted.width;
  const level = shelf.tiles[wanted.level - 1];
  if (level) return level.subarray(start * HASH, end * HASH);
  return tile.tileHashes(tile.split(leaves(shelf, start, end), LEAF));
}

/** The perfect subtrees of the first `size` leaves, of which there must be as many. */
export const node = (shelf: Shelf, size: number): Node =>
  tile.nodes(size, (wanted) => tileOf(shelf, wanted));

/** The root of the first `size` leaves, of which there must be as many. */
export function rootAt(shelf: Shelf, size: number): Bytes {
  if (size === shelf.frontier.size) return tree.root(shelf.frontier);
  return tree.root(tree.frontierAt(size, node(shelf, size)));
}

function grown(tiles: readonly Bytes[], completed: readonly Completed[]): Bytes[] {
  const levels = tiles.map((held) => [held]);
  for (const { level, hash } of completed) (levels[level - 1] ??= []).push(hash);
  return levels.map((hashes) => concat(...hashes));
}
