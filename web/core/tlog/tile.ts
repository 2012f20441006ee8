/**
 * Tiles: the tree and its leaves cut into files that never change.
 *
 * Tile n of level l holds the hashes number 256·n and following, each over 256^l leaves. A bundle
 * holds the leaves themselves. The last tile of a level may be partial, and then says its width.
 * Clients read tiles and write none.
 *
 * Format: spec/tlog.md section 6. Source: C2SP tlog-tiles. Vectors: vectors/tlog/tile.json.
 */

import { Malformed, QuietroomError } from '../ground/errors.ts';
import { concat, type Bytes } from '../ground/octets.ts';
import { LEAF } from './leaf.ts';
import { BadProof } from './proof.ts';
import { HASH, STEP, WIDTH, leafHash, perfect, type Node } from './tree.ts';

/** The level of a bundle of leaves, written `entries` in a path. */
export const ENTRIES = -1;

const LENGTH = 2;

/** A tile that the checkpoint needs is not there. */
export class MissingTile extends QuietroomError {
  static override readonly code = 'missing-tile';
}

/** Which tile: `level` (0 to 63, or `ENTRIES`), `index` in the level, `width` (1 to 256). */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Where a log serves a tile, relative to the log's prefix. */
export function path({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.../g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group));
  const part = width === WIDTH ? '' : `.p/${width}`;
  return `tile/${level === ENTRIES ? 'entries' : level}/${place.join('/')}${part}`;
}

/** How many hashes (or leaves) the tiles of `level` hold for a tree of `size` leaves. */
export const count = (level: number, size: number): number =>
  Math.floor(size / 2 ** (STEP * Math.max(level, 0)));

/** Check that a tree of `size` leaves has as much as this tile shows. Throws `MissingTile`. */
export function checkFits(tile: Tile, size: number): void {
  if (tile.index * WIDTH + tile.width > count(tile.level, size)) throw new MissingTile();
}

/** The tiles of `level` that a tree of `size` leaves has and one of `old` has not as wide. */
export function tilesBetween(level: number, old: number, size: number): Tile[] {
  const [held, wanted] = [count(level, old), count(level, size)];
  const found: Tile[] = [];
  for (let index = Math.floor(held / WIDTH); index * WIDTH < wanted; index++) {
    const width = Math.min(WIDTH, wanted - index * WIDTH);
    if (index * WIDTH + width > held) found.push({ level, index, width });
  }
  return found;
}

/** All tiles of hashes of a tree of `size` leaves, level by level. */
export function hashTiles(size: number): Tile[] {
  const found: Tile[] = [];
  for (let level = 0; count(level, size); level++) found.push(...tilesBetween(level, 0, size));
  return found;
}

/** The tile of level 0 over these leaves, given as their bytes. */
export const tileHashes = (leaves: readonly Bytes[]): Bytes => concat(...leaves.map(leafHash));

/** `raw` cut into pieces of `size` bytes: 32 for hashes, 48 for leaves. Throws `Malformed`. */
export function split(raw: Bytes, size = HASH): Bytes[] {
  if (raw.length % size) throw new Malformed(`not whole pieces of ${size} bytes`);
  const found: Bytes[] = [];
  for (let at = 0; at < raw.length; at += size) found.push(raw.subarray(at, at + size));
  return found;
}

/** `raw` as a tile of `width` hashes. Throws `Malformed`. */
export function checkWidth(raw: Bytes, width: number): Bytes {
  if (raw.length !== width * HASH) throw new Malformed(`not a tile of ${width} hashes`);
  return raw;
}

/**
 * The leaves of a bundle of `width`, one behind the other, 48 bytes each. Throws `Malformed` for any
 * other number of leaves and for a leaf of any other length.
 */
export function parseBundle(raw: Bytes, width: number): Bytes {
  if (raw.length !== width * (LENGTH + LEAF)) throw new Malformed(`not ${width} leaves`);
  const found = split(raw, LENGTH + LEAF);
  if (found.some((item) => item[0] !== 0 || item[1] !== LEAF))
    throw new Malformed('a leaf of another length');
  return concat(...found.map((item) => item.subarray(LENGTH)));
}

/**
 * The perfect subtrees of a tree of `size` leaves, out of its tiles, each read once.
 * Throws `BadProof` for a subtree that the tree does not have; `read` returns a tile's bytes.
 */
export function nodes(size: number, read: (tile: Tile) => Bytes): Node {
  const held = new Map<string, Bytes>();
  return (height, index) => {
    if ((index + 1) * 2 ** height > size) throw new BadProof('the tree has no such subtree');
    const [level, rest] = [Math.floor(height / STEP), height % STEP];
    const start = index * 2 ** rest;
    const place = Math.floor(start / WIDTH);
    const width = Math.min(WIDTH, count(level, size) - place * WIDTH);
    const name = `${level}/${place}`;
    const raw = held.get(name) ?? checkWidth(read({ level, index: place, width }), width);
    held.set(name, raw);
    const at = (start % WIDTH) * HASH;
    return perfect(split(raw.subarray(at, at + HASH * 2 ** rest)));
  };
}
