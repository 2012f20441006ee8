/**
 * Where randomness and time come from: arguments, so that the rules do no I/O.
 */

import type { Bytes } from './octets.ts';
import { ID } from './shape.ts';

/** `entropy(n)` gives n unpredictable bytes. */
export type Entropy = (size: number) => Bytes;

/** `clock()` gives whole seconds since 1970-01-01 UTC. */
export type Clock = () => number;

/** A fresh id: 16 random bytes. */
export function newId(entropy: Entropy): Bytes {
  return entropy(ID);
}
