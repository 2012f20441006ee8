/**
 * The tree of RFC 6962 and its right edge, which is all that appending needs.
 *
 * Sizes are numbers up to 2^53-1, so they are halved by division: the bit operators of the language
 * know 32 bits only.
 *
 * Format: spec/tlog.md section 4. Source: RFC 6962 section 2.1. Vectors: vectors/tlog/tree.json.
 */

import * as canon from '../ground/canon.ts';
import { sha256 } from '../ground/digest.ts';
import { Malformed } from '../ground/errors.ts';
import { concat, type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** Size in bytes of every hash of the tree. */
export const HASH = 32;

/** The root of the tree without leaves. */
export const EMPTY: Bytes = /* @__PURE__ */ sha256(/* @__PURE__ */ new Uint8Array());

/** A tile spans this many levels of the tree. */
export const STEP = 8;

/** A full tile holds this many hashes. */
export const WIDTH = 256;

/** `node(height, index)`: root of the perfect subtree over leaves index·2^height and following. */
export type Node = (height: number, index: number) => Bytes;

/**
 * A subtree that has become perfect: a hash of the tiles of `level` (1 and above), which spans
 * 256^level leaves. Those of one level come in order.
 */
export interface Completed {
  readonly level: number;
  readonly index: number;
  readonly hash: Bytes;
}

/** The right edge of a tree of `size` leaves: roots of its perfect subtrees, largest first. */
export interface Frontier {
  readonly size: number;
  readonly edge: readonly Bytes[];
}

/** What appending gave: the new edge, and the tile hashes above level 0 that it completed. */
export interface Growth {
  readonly frontier: Frontier;
  readonly completed: readonly Completed[];
}

/** The edge of the tree without leaves. */
export const BARE: Frontier = { size: 0, edge: [] };

/** Grow by several leaves, given as their bytes. */
export function extend(frontier: Frontier, leaves: readonly Bytes[]): Growth {
  const edge = [...frontier.edge];
  const completed: Completed[] = [];
  let size = frontier.size;
  for (let at = 0; at < leaves.length;) {
    const height = fitting(size, leaves.length - at);
    const part = leaves.slice(at, at + 2 ** height);
    push(edge, completed, height, size / 2 ** height, perfect(part.map(leafHash)));
    size += part.length;
    at += part.length;
  }
  return { frontier: { size, edge }, completed };
}

/** The root of the whole tree, 32 bytes. */
export const root = (frontier: Frontier): Bytes => fold(frontier.edge);

/** CBOR[size, [hash …]]. */
export const encode = (frontier: Frontier): Bytes => canon.encode([frontier.size, frontier.edge]);

/** Read an edge in its one encoding. Throws `Malformed`. */
export function parseFrontier(raw: Bytes): Frontier {
  const [count, edge] = shape.array(canon.decode(raw, 4096), 2, 'frontier');
  const size = shape.number(count, 'tree size');
  const hashes = shape.items(edge, 'edge', 64);
  if (hashes.length !== peaks(0, size).length) throw new Malformed('edge of a wrong length');
  return { size, edge: hashes.map((item) => shape.digest(item, 'edge hash')) };
}

/** The edge of the first `size` leaves of a tree whose perfect subtrees `node` gives. */
export const frontierAt = (size: number, node: Node): Frontier => ({
  size,
  edge: peaks(0, size).map((peak) => node(...peak)),
});

/** The hash of one leaf. The prefix keeps it apart from the hash of a node. */
export const leafHash = (leaf: Bytes): Bytes => sha256(concat(Uint8Array.of(0), leaf));

/** The hash of two subtrees side by side. */
export const nodeHash = (left: Bytes, right: Bytes): Bytes =>
  sha256(concat(Uint8Array.of(1), left, right));

/** The root over 2^n hashes, n at least 0. */
export function perfect(hashes: readonly Bytes[]): Bytes {
  const [first = EMPTY] = hashes;
  if (hashes.length < 2) return first;
  const half = hashes.length / 2;
  return nodeHash(perfect(hashes.slice(0, half)), perfect(hashes.slice(half)));
}

/** The root over perfect subtrees that stand side by side, largest first. */
export const fold = (edge: readonly Bytes[]): Bytes =>
  edge.length ? edge.reduceRight((right, left) => nodeHash(left, right)) : EMPTY;

/**
 * The height and index of the perfect subtrees that make up leaves `start` to `end`. `start` must be
 * a place where a subtree as large as the range may begin, as 0 always is.
 */
export function peaks(start: number, end: number): [number, number][] {
  const found: [number, number][] = [];
  while (start < end) {
    const height = log2(end - start);
    found.push([height, start / 2 ** height]);
    start += 2 ** height;
  }
  return found;
}

/** The exponent of the largest power of two that is no larger than `count`, which is not 0. */
export function log2(count: number): number {
  let exponent = 0;
  while (2 ** (exponent + 1) <= count) exponent++;
  return exponent;
}

/** The height of the largest subtree, 8 at most, that may begin here and can be filled. */
function fitting(size: number, left: number): number {
  let height = 0;
  while (height < STEP && 2 ** (height + 1) <= left && size % 2 ** (height + 1) === 0) height++;
  return height;
}

/** Put a perfect subtree to the right of the edge, joining what becomes perfect by it. */
function push(edge: Bytes[], done: Completed[], height: number, index: number, hash: Bytes): void {
  for (;;) {
    if (height && height % STEP === 0) done.push({ level: height / STEP, index, hash });
    const left = index % 2 ? edge.pop() : undefined;
    if (!left) break;
    hash = nodeHash(left, hash);
    height++;
    index = (index - 1) / 2;
  }
  edge.push(hash);
}
