/**
 * Proofs that a leaf is in a tree, and that one tree is the beginning of another.
 *
 * Whoever makes a proof reads the tree through a `Node`; whoever checks one needs two hashes from
 * elsewhere and the proof, and trusts nothing else. Proofs that a leaf is in a tree are not made
 * here: a client holds every leaf.
 *
 * Format: spec/tlog.md section 5. Source: RFC 6962 section 2.1.2; the checks are those of RFC 9162
 * sections 2.1.3.2 and 2.1.4.2. Vectors: vectors/tlog/proof.json.
 */

import { QuietroomError } from '../ground/errors.ts';
import { equal, type Bytes } from '../ground/octets.ts';
import { HASH, fold, log2, nodeHash, peaks, type Node } from './tree.ts';

/** Hashes of 32 bytes, in the order of RFC 6962: from the leaf's side towards the root. */
export type Proof = readonly Bytes[];

/** What the log served does not hash to the root that it signed. */
export class BadProof extends QuietroomError {
  static override readonly code = 'bad-proof';
}

/**
 * The proof that the tree of `old` leaves is the beginning of that of `size` leaves.
 * Throws `BadProof` unless 0 < old <= size: nothing needs proving about the empty tree.
 */
export function consistency(old: number, size: number, node: Node): Proof {
  checkSizes(old, size);
  const spans: [number, number][] = [];
  let [start, end] = [0, size];
  while (old !== end) {
    const middle = start + 2 ** log2(end - start - 1);
    if (old <= middle) {
      spans.push([middle, end]);
      end = middle;
    } else {
      spans.push([start, middle]);
      start = middle;
    }
  }
  if (start) spans.push([start, end]);
  return spans.reverse().map((span) => fold(peaks(...span).map((peak) => node(...peak))));
}

/** Check that the leaf of hash `leaf` is number `index` in the tree. Throws `BadProof`. */
export function checkInclusion(
  leaf: Bytes,
  index: number,
  size: number,
  root: Bytes,
  proof: Proof,
): void {
  checkHashes(leaf, root, ...proof);
  if (!(index >= 0 && index < size)) throw new BadProof('the tree has no such leaf');
  const [, found] = climb(index, size - 1, leaf, leaf, proof);
  if (!equal(found, root)) throw new BadProof('not under this root');
}

/**
 * Check that the old tree is the beginning of the new one. Throws `BadProof`, also for an old size
 * of 0: any tree would do, so that nothing would have been proved.
 */
export function checkConsistency(
  old: number,
  oldRoot: Bytes,
  size: number,
  root: Bytes,
  proof: Proof,
): void {
  checkSizes(old, size);
  if (old === size) {
    if (proof.length || !equal(oldRoot, root)) throw new BadProof('two roots of one size');
    return;
  }
  checkHashes(oldRoot, root, ...proof);
  if (!proof.length) throw new BadProof('the proof is empty');
  const path = old === 2 ** log2(old) ? [oldRoot, ...proof] : proof;
  let [place, last] = [old - 1, size - 1];
  while (place % 2) [place, last] = halved(place, last);
  const [first = oldRoot, ...rest] = path;
  const [before, after] = climb(place, last, first, first, rest);
  if (!equal(before, oldRoot) || !equal(after, root)) throw new BadProof('not its beginning');
}

function checkSizes(old: number, size: number): void {
  if (!(old > 0 && old <= size)) throw new BadProof('no proof leads from one size to the other');
}

/** Check the lengths: two hashes side by side must not be readable as two others. */
function checkHashes(...found: readonly Bytes[]): void {
  if (found.some((item) => item.length !== HASH)) throw new BadProof('a hash of a wrong length');
}

/** Both roots that `path` leads to, from a place and the last one of the larger tree. */
function climb(
  place: number,
  last: number,
  before: Bytes,
  after: Bytes,
  path: Proof,
): [Bytes, Bytes] {
  for (const item of path) {
    if (!last) throw new BadProof('the proof is too long');
    if (place % 2 || place === last) {
      [before, after] = [nodeHash(item, before), nodeHash(item, after)];
      // Here the right edge stands alone, up to a right child or the top.
      while (place && place % 2 === 0) [place, last] = halved(place, last);
    } else {
      [before, after] = [before, nodeHash(after, item)];
    }
    [place, last] = halved(place, last);
  }
  if (last) throw new BadProof('the proof is too short');
  return [before, after];
}

const halved = (place: number, last: number): [number, number] => [
  Math.floor(place / 2),
  Math.floor(last / 2),
];
