/**
 * A checkpoint: what a log signs about itself - its origin, its size, its root.
 *
 * Format: spec/tlog.md section 8. Source: C2SP tlog-checkpoint.
 * Vectors: vectors/tlog/checkpoint.json.
 */

import * as base64 from '../ground/base64.ts';
import { BadSignature, Malformed } from '../ground/errors.ts';
import { equal, type Bytes } from '../ground/octets.ts';
import * as note from './note.ts';
import { BadProof } from './proof.ts';
import { EMPTY, HASH } from './tree.ts';

/**
 * One head of a log: `origin` names the log, `size` counts its leaves, `root` is 32 bytes.
 * `extensions`: further lines, opaque and believed by nobody; our logs write none.
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly extensions: readonly string[];
}

/** Read the text of a checkpoint in its one spelling. Throws `Malformed`. */
export function parseText(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin, size, encoded, ...extensions] = lines.slice(0, -1);
  if (!origin || !size || !encoded || lines.at(-1) !== '' || extensions.includes(''))
    throw new Malformed('a checkpoint has at least three lines, and no empty one');
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw new Malformed('the size of a checkpoint is not a plain number');
  const root = base64.decode(encoded);
  if (root.length !== HASH) throw new Malformed(`a root has ${HASH} bytes`);
  return { origin, size: Number(size), root, extensions };
}

/**
 * The checkpoint in a note, once `key` is found to have signed it for its own origin. Lines of other
 * keys are ignored. Throws `Malformed`, `TooLarge`, `BadSignature`, and `BadProof` for an empty tree
 * with a root that is not the empty tree's.
 */
export async function verify(raw: Bytes, key: note.Key): Promise<Checkpoint> {
  const found = note.parse(raw);
  await note.verify(found, key);
  const head = parseText(found.text);
  if (head.origin !== key.name) throw new BadSignature('signed for another log');
  if (!head.size && !equal(head.root, EMPTY)) throw new BadProof('not the root of no leaves');
  return head;
}
