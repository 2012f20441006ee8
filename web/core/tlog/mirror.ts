/**
 * A mirror: the whole log as one client keeps it, which is how members watch their log.
 *
 * Every leaf is read, every root computed anew, and no tag is ever asked for: the log never learns
 * what a client looks for. A state is never changed, so that a refusal leaves all as it was.
 *
 * Format: spec/tlog.md section 11. Vectors: vectors/tlog/mirror.json.
 */

import * as canon from '../ground/canon.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { u64 } from '../ground/frame.ts';
import { concat, equal, type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as checkpoint from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { Fork, SmallerHead } from './evidence.ts';
import * as index from './index.ts';
import type { Index } from './index.ts';
import { LEAF, parse as parseLeaf, type Leaf } from './leaf.ts';
import * as policies from './policy.ts';
import type { Head, Policy } from './policy.ts';
import { BadProof, consistency } from './proof.ts';
import * as shelves from './shelf.ts';
import type { Shelf } from './shelf.ts';
import * as tile from './tile.ts';
import type { Tile } from './tile.ts';
import { WIDTH, root as rootOf } from './tree.ts';

/** This is not in the log as far as it was read: read the log again before using it. */
export class NotLogged extends QuietroomError {
  static override readonly code = 'not-logged';
}

/** This lies beyond the last head verified: read the log again before anything is said. */
export class BeyondHead extends QuietroomError {
  static override readonly code = 'beyond-head';
}

/** `policy`: which log, under which key; `head`: the last verified, or none; and all leaves. */
export interface Mirror {
  readonly policy: Policy;
  readonly head: Head | null;
  readonly shelf: Shelf;
  readonly index: Index;
}

/** The mirror of a log of which nothing has been read yet. */
export const start = (trusted: Policy): Mirror => ({
  policy: trusted,
  head: null,
  shelf: shelves.EMPTY,
  index: [],
});

/** How many leaves are held. */
export const size = (mirror: Mirror): number => mirror.shelf.frontier.size;

/** The root over all leaves held, 32 bytes. */
export const root = (mirror: Mirror): Bytes => rootOf(mirror.shelf.frontier);

/**
 * The bundles to fetch, in this order, in order to advance to the note `shown`. Verifies the note
 * first, so that no unsigned number starts a download. Throws as `advance`.
 */
export async function wanted(mirror: Mirror, shown: Bytes): Promise<Tile[]> {
  const head = await consider(mirror, shown);
  return tile.tilesBetween(tile.ENTRIES, size(mirror), head.checkpoint.size);
}

/**
 * The new leaves in the bundles that `wanted` named, cut to where this mirror ends; `read` fetches
 * one. Throws `Malformed`, and `BadProof` where a bundle repeats held leaves differently.
 */
export async function gather(
  mirror: Mirror,
  tiles: readonly Tile[],
  read: (tile: Tile) => Promise<Bytes>,
): Promise<Bytes> {
  const bundles: Bytes[] = [];
  for (const one of tiles) bundles.push(tile.parseBundle(await read(one), one.width));
  const found = concat(...bundles);
  const ours = size(mirror);
  const held = shelves.leaves(mirror.shelf, ours - (ours % WIDTH), ours);
  if (!found.length) return found;
  if (!equal(found.subarray(0, held.length), held))
    throw new BadProof('the log serves other leaves than before');
  return found.subarray(held.length);
}

/**
 * The mirror at the head in the note `shown`, grown by `leaves` (48 bytes each).
 *
 * Throws `Malformed`, `TooLarge`, `BadSignature`, `TooFewWitnesses`; `SmallerHead`, to be tried
 * again; `Fork` with evidence; `BadProof` if the leaves do not give the signed root: then fetch all
 * leaves anew and ask `reread` whether that is a fork.
 */
export async function advance(mirror: Mirror, shown: Bytes, leaves: Bytes): Promise<Mirror> {
  const head = await consider(mirror, shown);
  const added = tile.split(leaves, LEAF).length;
  if (size(mirror) + added !== head.checkpoint.size)
    throw new BadProof('more or fewer leaves than the log signed');
  const shelf = shelves.plus(mirror.shelf, leaves);
  if (!equal(rootOf(shelf.frontier), head.checkpoint.root)) throw new BadProof();
  return { ...mirror, head, shelf, index: index.plus(mirror.index, size(mirror), leaves) };
}

/**
 * The mirror at the head in `shown`, out of all leaves of the log from the first on. Throws `Fork`
 * with evidence if they give the signed root and are not a continuation of what this mirror holds,
 * `BadProof` if they do not even give that root, else as `advance`.
 */
export async function reread(mirror: Mirror, shown: Bytes, leaves: Bytes): Promise<Mirror> {
  const fresh = await advance(start(mirror.policy), shown, leaves);
  if (mirror.head !== null) await compare(fresh, mirror.head.raw);
  return fresh;
}

/**
 * The checkpoint in the note `other`, once it is found to be a beginning of this mirror.
 * Throws `Fork` with evidence if it is not, `SmallerHead` if this mirror is the smaller one.
 */
export async function compare(mirror: Mirror, other: Bytes): Promise<Checkpoint> {
  const head = await checkpoint.verify(other, mirror.policy.log);
  if (mirror.head === null || head.size > size(mirror)) throw new SmallerHead();
  contain(mirror, other, head, mirror.head);
  return head;
}

/**
 * The root of the first `count` leaves, which is what somebody's `seen` must say.
 * Throws `BeyondHead` if this mirror has fewer.
 */
export function rootAt(mirror: Mirror, count: number): Bytes {
  if (!(count >= 0 && count <= size(mirror))) throw new BeyondHead();
  return shelves.rootAt(mirror.shelf, count);
}

/** The leaf at `place`, counted from 0. Throws `BeyondHead`. */
export function leafAt(mirror: Mirror, place: number): Leaf {
  if (!(place >= 0 && place < size(mirror))) throw new BeyondHead();
  return parseLeaf(shelves.leaves(mirror.shelf, place, place + 1));
}

/** The places of all leaves under `tag`, in rising order, that stand after place `after`. */
export const find = (mirror: Mirror, tag: Bytes, after = -1): number[] =>
  index.find(mirror.index, tag).filter((place) => place > after);

/** The first place after `after` at which this very leaf stands. Throws `NotLogged`. */
export function placeOf(mirror: Mirror, leaf: Leaf, after = -1): number {
  const place = find(mirror, leaf.tag, after).find((each) =>
    equal(leafAt(mirror, each).commitment, leaf.commitment),
  );
  if (place === undefined) throw new NotLogged();
  return place;
}

/**
 * The places of the leaves of successive cards, each counted only behind the one before it. A leaf
 * that somebody put under a later card's tag too early is passed over. Throws `NotLogged` where a
 * card has no leaf behind its predecessor's.
 */
export function lineage(mirror: Mirror, cards: readonly Leaf[]): number[] {
  let last = -1;
  return cards.map((card) => (last = placeOf(mirror, card, last)));
}

/** For a client's own file: the length of a header as u64be, the header, all leaves. */
export function encode(mirror: Mirror): Bytes {
  const header = canon.encode([policies.encode(mirror.policy), mirror.head?.raw ?? null]);
  return concat(u64(header.length), header, shelves.leaves(mirror.shelf, 0, size(mirror)));
}

/** Read a mirror back, verifying all of it again. Throws `Malformed` or as `advance`. */
export async function parse(raw: Bytes): Promise<Mirror> {
  if (raw.length < 8) throw new Malformed('mirror');
  const end = 8 + Number(new DataView(raw.buffer, raw.byteOffset).getBigUint64(0));
  const [trusted, shown] = shape.array(canon.decode(raw.subarray(8, end)), 2, 'mirror');
  const fresh = start(policies.parse(shape.octets(trusted, 'log policy')));
  const leaves = raw.subarray(end);
  if (shown !== null) return advance(fresh, shape.octets(shown, 'last head'), leaves);
  if (leaves.length) throw new Malformed('leaves without a head that signs them');
  return fresh;
}

/** The verified head in `shown`, unless it is smaller than ours or contradicts it. */
async function consider(mirror: Mirror, shown: Bytes): Promise<Head> {
  const head = await policies.check(mirror.policy, shown);
  if (mirror.head !== null && head.checkpoint.size <= size(mirror)) {
    contain(mirror, shown, head.checkpoint, mirror.head);
    if (head.checkpoint.size < size(mirror)) throw new SmallerHead();
  }
  return head;
}

/** Check that their head, which is no larger than ours, is a beginning of ours. */
function contain(mirror: Mirror, other: Bytes, theirs: Checkpoint, ours: Head): void {
  const found = shelves.rootAt(mirror.shelf, theirs.size);
  if (equal(found, theirs.root)) return;
  const proof = consistency(theirs.size, size(mirror), shelves.node(mirror.shelf, size(mirror)));
  throw new Fork({ first: other, second: ours.raw, root: found, proof });
}
