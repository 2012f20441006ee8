/**
 * Showing entries to the ombuds whom both named. The ombuds reads on the command line so far.
 *
 * Source: spec/grant.md section 6.
 */

import { QuietroomError } from '../core/ground/errors.ts';
import type { Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as evidence from '../core/room/evidence.ts';
import type { Shown } from '../core/room/evidence.ts';
import * as grants from '../core/room/grant.ts';
import { GrantKind, encode as encodeGranted } from '../core/room/granted.ts';
import type { Line } from '../core/room/reader.ts';
import { deliver } from './delivery.ts';
import type { Room } from './room.ts';

/** The agreement of this room names no ombuds. */
export class NoOmbuds extends QuietroomError {
  static override readonly code = 'no-ombuds';
}

/** The server put no stamp on this entry: it was written before an ombuds was named. */
export class NotStamped extends QuietroomError {
  static override readonly code = 'not-stamped';
}

/** Show entries to the ombuds, with a few words. Neither coordinator nor log learns of it. */
export async function show(room: Room, lines: readonly Line[], words: string): Promise<void> {
  const { session } = room;
  const named = room.reader.epoch?.record.core.ombuds;
  if (!named) throw new NoOmbuds();
  const payload = evidence.encode(lines.map(shown), words);
  const said = { keys: [], payload, signatures: [], extras: [] };
  const inside = encodeGranted({ kind: GrantKind.OMBUDS, ...said });
  const close = (key: Bytes, to: Bytes): Promise<Bytes> => grants.close(key, to, inside);
  await deliver(session, '/api/letters', session.random(shape.ID), named, close);
}

/** One entry as an ombuds is shown it. Throws `NotStamped`. */
export function shown({ opened, time, stamp }: Line): Shown {
  if (!opened || !stamp) throw new NotStamped();
  return evidence.show(opened, time, stamp);
}
