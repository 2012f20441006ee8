/**
 * What a reader must know of the people in a room: whose card is whose.
 *
 * The client answers from lineages that it verified against the log; nothing here asks a server.
 *
 * Source: spec/room.md section 7.
 */

import type { SamePerson } from '../agreement/people.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import type { VerifyKey } from '../ground/signature.ts';

/** A card that was verified and found in the log; `generation` is its place in the lineage. */
export interface Known {
  readonly hash: Bytes;
  /** Hash of the first card of its lineage. */
  readonly first: Bytes;
  readonly generation: number;
  readonly key: VerifyKey;
  readonly seal: Bytes;
}

/** Looks up cards that were verified and are in the mirrored log. */
export interface People {
  /** The card of this hash, or none when it could not be verified. */
  known(card: Bytes): Known | null;
}

/** The private side of one card of mine: its sealing seed and its self key, 32 bytes each. */
export interface Secrets {
  readonly sealSeed: Bytes;
  readonly selfKey: Bytes;
}

/** My own cards of every generation, by card hash in hex. */
export type Mine = ReadonlyMap<string, Secrets>;

/** Whether two cards belong to one verified lineage. */
export function samePerson(people: People): SamePerson {
  return (first, second) => {
    if (equal(first, second)) return true;
    const [one, other] = [people.known(first), people.known(second)];
    return one !== null && other !== null && equal(one.first, other.first);
  };
}
