/**
 * Checking a whole log from outside: everything it serves against what it signed.
 *
 * Source: spec/tlog.md section 13. Vectors: vectors/tlog/audit.json.
 */

import { equal, type Bytes } from '../ground/octets.ts';
import * as mirror from './mirror.ts';
import type { Mirror } from './mirror.ts';
import type { Policy } from './policy.ts';
import { BadProof } from './proof.ts';
import { tileOf } from './shelf.ts';
import * as tile from './tile.ts';
import type { Tile } from './tile.ts';
import { WIDTH } from './tree.ts';

/** Where a log serves its checkpoint, relative to the log's prefix. */
export const CHECKPOINT = 'checkpoint';

/** The bytes at a path relative to the log's prefix, or none where there is nothing. */
export type Read = (path: string) => Promise<Bytes | null>;

/**
 * The log as a mirror, once every leaf and every tile hash to the root signed under `policy`.
 *
 * `since` is a checkpoint kept from earlier, which the log must continue. Throws `MissingTile`,
 * `Malformed`, `TooLarge`, `BadSignature`, `TooFewWitnesses`, `BadProof`, `SmallerHead`, or `Fork`
 * with evidence.
 */
export async function verifyLog(
  read: Read,
  policy: Policy,
  since: Bytes | null = null,
): Promise<Mirror> {
  const shown = await needed(read, CHECKPOINT);
  const empty = mirror.start(policy);
  const wanted = await mirror.wanted(empty, shown);
  const leaves = await mirror.gather(empty, wanted, (one) => readTile(read, one));
  const found = await mirror.advance(empty, shown, leaves);
  for (const one of tile.hashTiles(mirror.size(found)))
    if (!equal(await readTile(read, one), tileOf(found.shelf, one)))
      throw new BadProof('a tile does not hash to the root that the log signed');
  if (since !== null) await mirror.compare(found, since);
  return found;
}

/**
 * The bytes of a tile; where a partial one is gone, the beginning of the full one.
 * Throws `MissingTile`, or `Malformed` for a full tile that is not one.
 */
export async function readTile(read: Read, wanted: Tile): Promise<Bytes> {
  const found = await read(tile.path(wanted));
  if (found) return found;
  const whole = await needed(read, tile.path({ ...wanted, width: WIDTH }));
  return whole.subarray(0, tile.split(whole, WIDTH).length * wanted.width);
}

async function needed(read: Read, path: string): Promise<Bytes> {
  const found = await read(path);
  if (!found) throw new tile.MissingTile();
  return found;
}
