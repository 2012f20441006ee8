/**
 * Evidence of a fork: two heads that one log signed, of which neither continues the other.
 *
 * It convinces a third person who has nothing but the log's key: the first note says what the root
 * was at its size, the proof says what the second note makes of that same size, and they differ.
 *
 * Format: spec/tlog.md section 12. Vectors: vectors/tlog/evidence.json.
 */

import * as canon from '../ground/canon.ts';
import { QuietroomError } from '../ground/errors.ts';
import { equal, type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as checkpoint from './checkpoint.ts';
import * as note from './note.ts';
import { BadProof, checkConsistency, type Proof } from './proof.ts';

const SIZE = 2 * note.NOTE + 4096;

/** The log shows a head smaller than one already verified: ask again; do not go back to it. */
export class SmallerHead extends QuietroomError {
  static override readonly code = 'smaller-head';
}

/**
 * `first` and `second`: two signed notes, the second at least as large as the first. `root`: what the
 * second's tree has as root at the first's size, which `proof` shows.
 */
export interface Evidence {
  readonly first: Bytes;
  readonly second: Bytes;
  readonly root: Bytes;
  readonly proof: Proof;
}

/** The log has signed two histories. Keep the evidence, trust nothing new, tell the others. */
export class Fork extends QuietroomError {
  static override readonly code = 'fork';
  readonly evidence: Evidence;

  constructor(evidence: Evidence) {
    super();
    this.evidence = evidence;
  }
}

/** CBOR[first, second, root, [hash …]]. */
export const encode = ({ first, second, root, proof }: Evidence): Bytes =>
  canon.encode([first, second, root, proof]);

/** Check that this convicts the log of `log`. Throws `BadSignature` or `BadProof` if not. */
export async function check(found: Evidence, log: note.Key): Promise<void> {
  const first = await checkpoint.verify(found.first, log);
  const second = await checkpoint.verify(found.second, log);
  checkConsistency(first.size, found.root, second.size, second.root, found.proof);
  if (equal(first.root, found.root)) throw new BadProof('the second head continues the first');
}

/** Read evidence in its one encoding. Verifies nothing. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Evidence {
  const [first, second, root, proof] = shape.array(canon.decode(raw, SIZE), 4, 'evidence');
  const hashes = shape.items(proof, 'proof', 128);
  return {
    first: shape.octets(first, 'first note'),
    second: shape.octets(second, 'second note'),
    root: shape.digest(root, 'root'),
    proof: hashes.map((item) => shape.digest(item, 'proof')),
  };
}
