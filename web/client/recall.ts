/**
 * What the server lists, asked for; and where it is away, what it listed last.
 *
 * The lists name rooms and people. Nothing follows from them that is not checked where it is used.
 */

import { sha256 } from '../core/ground/digest.ts';
import { equal, hex, utf8, type Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { readSealed, writeSealed } from './device.ts';
import { reached } from './refusal.ts';
import type { Session } from './session.ts';

/** Where the answers are kept. */
export const FOLDER = 'answers';

/**
 * The answer at a path, or the last one that this device had. Throws as the wire does, `ServerAway`
 * only where there never was one.
 */
export async function recall(session: Session, path: string): Promise<Bytes> {
  const name = `${FOLDER}/${hex(sha256(utf8(path))).slice(0, 32)}`;
  const value = await readSealed(session, name);
  const known = value === undefined ? null : shape.octets(value, 'answer');
  let fresh: Bytes | null = null;
  const ask = async (): Promise<void> => void (fresh = await session.wire.get(path));
  if (known && !(await reached(ask))) return known;
  const found: Bytes = fresh ?? (await session.wire.get(path));
  if (!known || !equal(known, found)) await writeSealed(session, name, found);
  return found;
}
