/**
 * Finding leaves by tag among millions, in a few flat strings of bytes.
 *
 * Records of 24 bytes, the tag and its place, lie sorted in runs of falling size; a run joins the one
 * before it when it has grown to half of it, so that growing is cheap and old states stay whole.
 *
 * Source: spec/tlog.md section 11; the runs are those of O'Neil et al., "The Log-Structured
 * Merge-Tree" (1996).
 */

import { u64 } from '../ground/frame.ts';
import { concat, type Bytes } from '../ground/octets.ts';
import { LEAF, TAG } from './leaf.ts';
import { split } from './tile.ts';

const RECORD = TAG + 8;

/** Tags and their places: sorted runs of records, each of tag (16 bytes) and place (8 bytes). */
export type Index = readonly Bytes[];

/** With these leaves, 48 bytes each, of which the first stands at place `start`. */
export function plus(index: Index, start: number, leaves: Bytes): Index {
  if (!leaves.length) return index;
  let added = split(leaves, LEAF)
    .map((leaf, at) => concat(leaf.subarray(0, TAG), u64(start + at)))
    .sort(compare);
  const runs = [...index];
  for (
    let last = runs.at(-1);
    last && last.length <= 2 * RECORD * added.length;
    last = runs.at(-1)
  ) {
    added = [...split(last, RECORD), ...added].sort(compare);
    runs.pop();
  }
  return [...runs, concat(...added)];
}

/** The places of all leaves under `tag`, in rising order. */
export const find = (index: Index, tag: Bytes): number[] =>
  index.flatMap((run) => places(run, tag));

function places(run: Bytes, tag: Bytes): number[] {
  const found: number[] = [];
  for (let at = first(run, tag); at < run.length; at += RECORD) {
    const record = run.subarray(at, at + RECORD);
    if (compare(record.subarray(0, TAG), tag)) break;
    found.push(Number(new DataView(record.buffer, record.byteOffset + TAG).getBigUint64(0)));
  }
  return found;
}

/** Where the first record of `tag` or of a later tag stands. */
function first(run: Bytes, tag: Bytes): number {
  let [low, high] = [0, run.length / RECORD];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compare(run.subarray(middle * RECORD, middle * RECORD + TAG), tag) < 0) low = middle + 1;
    else high = middle;
  }
  return low * RECORD;
}

function compare(left: Bytes, right: Bytes): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return (left[at] ?? 0) - (right[at] ?? 0);
}
