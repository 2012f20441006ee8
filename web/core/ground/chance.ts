/**
 * Where randomness and time come from: arguments, so that the rules do no I/O.
 */

import type { Bytes } from './octets.ts';

/** `entropy(n)` gives n unpredictable bytes. */
export type Entropy = (size: number) => Bytes;

/** `clock()` gives whole seconds since 1970-01-01 UTC. */
export type Clock = () => number;
