/**
 * A leaf: 48 bytes that commit to a document and tell nobody which.
 *
 * A tag, by which whoever may know of the document finds the leaf, and a commitment, which only
 * whoever holds `r` and the document can open. An opening is what travels to them.
 *
 * Format: spec/tlog.md sections 2 and 3. Vectors: vectors/tlog/leaf.json.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { derive, hashOf, sha256 } from '../ground/digest.ts';
import { Malformed } from '../ground/errors.ts';
import { concat, type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** Size in bytes of a tag. */
export const TAG = 16;

/** Size in bytes of a commitment. */
export const COMMITMENT = 32;

/** Size in bytes of the random `r` of an opening. */
export const R = 32;

/** Size in bytes of every leaf. */
export const LEAF = TAG + COMMITMENT;

/** The most bytes of a document that a leaf commits to. */
export const DOCUMENT = 1024 * 1024;

/** What a leaf commits to; the text enters the commitment. */
export const Kind = {
  CARD: 'card',
  RELEASE: 'release',
  DUTY: 'duty',
  POLICY: 'policy',
  WEB_BUILD: 'web-build',
} as const;

/** One of `Kind`. */
export type Kind = (typeof Kind)[keyof typeof Kind];

/** One leaf: `tag` 16 bytes, `commitment` 32 bytes. */
export interface Leaf {
  readonly tag: Bytes;
  readonly commitment: Bytes;
}

/** What opens a leaf: its `tag`, `r` (32 random bytes), its `kind`, and the document's bytes. */
export interface Opening {
  readonly tag: Bytes;
  readonly r: Bytes;
  readonly kind: Kind;
  readonly document: Bytes;
}

/** The two tags under which an entry's grants stand: shown at once, or after a lawful delay. */
export interface GrantTags {
  readonly atOnce: Bytes;
  readonly delayed: Bytes;
}

/** Tag and commitment, 48 bytes. */
export const encode = (leaf: Leaf): Bytes => concat(leaf.tag, leaf.commitment);

/** Read one leaf. Throws `Malformed` unless `raw` has 48 bytes. */
export function parse(raw: Bytes): Leaf {
  if (raw.length !== LEAF) throw new Malformed(`a leaf of ${raw.length} bytes`);
  return { tag: raw.subarray(0, TAG), commitment: raw.subarray(TAG) };
}

/** The leaf that this opens. Throws `Malformed` for an `r` of another size. */
export const leafOf = ({ tag, r, kind, document }: Opening): Leaf => ({
  tag,
  commitment: commitment(r, kind, document),
});

/** The fields of an opening in the order of the format. */
export const fields = ({ tag, r, kind, document }: Opening): Value[] => [tag, r, kind, document];

/** CBOR[tag, r, type, document]. */
export const encodeOpening = (opening: Opening): Bytes => canon.encode(fields(opening));

/** Read one opening in its one encoding. Throws `Malformed` or `TooLarge`. */
export const parseOpening = (raw: Bytes): Opening => readOpening(canon.decode(raw, DOCUMENT + 128));

/** Read one opening from its decoded array. Throws `Malformed`. */
export function readOpening(value: Value): Opening {
  const [tag, r, kind, document] = shape.array(value, 4, 'opening');
  const name = shape.text(kind, 'leaf type');
  const known = Object.values(Kind).find((each) => each === name);
  if (!known) throw new Malformed('an unknown leaf type');
  return {
    tag: shape.octets(tag, 'tag', TAG),
    r: shape.octets(r, 'r', R),
    kind: known,
    document: shape.octets(document, 'document', undefined, DOCUMENT),
  };
}

/**
 * SHA-256(LP("quietroom/v1/leaf", r, type, SHA-256(document))), 32 bytes.
 * Throws `Malformed` unless `r` has 32 bytes: a shorter one could be guessed.
 */
export const commitment = (r: Bytes, kind: Kind, document: Bytes): Bytes =>
  hashOf('leaf', shape.octets(r, 'r', R), kind, sha256(document));

/** The tag of an account's card of this generation. `account` has 16 bytes. */
export const cardTag = (account: Bytes, generation: number): Bytes =>
  hashOf('tag-card', shape.ident(account, 'account id'), generation).subarray(0, TAG);

/** The tag of a version of a programme's policy document, versions from 0. */
export const policyTag = (name: string, version: number): Bytes =>
  hashOf('tag-policy', name, version).subarray(0, TAG);

/** The tag of a version of a web build, versions from 0. */
export const buildTag = (name: string, version: number): Bytes =>
  hashOf('tag-build', name, version).subarray(0, TAG);

/**
 * The tags of every grant of the entry that `key` (32 bytes) opens. Only whoever can open the entry
 * can compute them, the server not among them.
 */
export function grantTags(key: Bytes): GrantTags {
  const both = derive(shape.octets(key, 'entry key', 32), 'tag-grant');
  return { atOnce: both.subarray(0, TAG), delayed: both.subarray(TAG) };
}
