/**
 * Showing entries to the ombuds whom both named; and, for the ombuds, telling true from made up.
 *
 * Source: spec/grant.md section 6.
 */

import * as canon from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import { unsealFrom } from '../core/ground/open/key.ts';
import * as shape from '../core/ground/shape.ts';
import * as evidence from '../core/room/evidence.ts';
import type { Shown } from '../core/room/evidence.ts';
import * as grants from '../core/room/grant.ts';
import { GrantKind, encode as encodeGranted, openGrant } from '../core/room/granted.ts';
import type { Line } from '../core/room/reader.ts';
import { keyContext } from '../core/room/stamp.ts';
import type { Room } from './room.ts';
import { ofServer } from './refusal.ts';
import type { Session } from './session.ts';

/** The agreement of this room names no ombuds. */
export class NoOmbuds extends QuietroomError {
  static override readonly code = 'no-ombuds';
}

/** The server put no stamp on this entry: it was written before an ombuds was named. */
export class NotStamped extends QuietroomError {
  static override readonly code = 'not-stamped';
}

/** What somebody showed to this ombuds: the server's id, the entries, and words beside them. */
export interface Showing {
  readonly id: Bytes;
  readonly entries: readonly Shown[];
  readonly words: string;
}

/** Show entries to the ombuds, with a few words. Neither coordinator nor log learns of it. */
export async function show(room: Room, lines: readonly Line[], words: string): Promise<void> {
  const { session } = room;
  const named = room.reader.epoch?.record.core.ombuds;
  if (!named) throw new NoOmbuds();
  const ombuds = await session.people.current(named);
  const { account } = await session.people.lineage(ombuds.hash);
  const payload = evidence.encode(lines.map(shown), words);
  const said = { keys: [], payload, signatures: [], extras: [] };
  const inside = encodeGranted({ kind: GrantKind.OMBUDS, ...said });
  const sealed = await grants.close(ombuds.seal, ombuds.hash, inside);
  const body = canon.encode([session.random(shape.ID), account, sealed]);
  await session.wire.post('/api/letters', body, true);
}

/** Everything that was shown to this ombuds; nothing of it is checked yet. */
export async function showings(session: Session): Promise<Showing[]> {
  const found: Showing[] = [];
  for (const row of await session.wire.getRows('/api/letters')) {
    found.push(await showing(session, row.octets('id')));
  }
  return found;
}

/** Check that the server took exactly these words from this author. Throws `BadStamp`. */
export async function check(session: Session, one: Shown): Promise<void> {
  const sealed = await octets(session, '/api/stamp-key');
  const info = keyContext(session.card.hash);
  const key = await unsealFrom(session.keys.seal, info, sealed);
  evidence.check(key, one);
}

async function showing(session: Session, id: Bytes): Promise<Showing> {
  const raw = await octets(session, `/api/letters/${hex(id)}`);
  const { card, keys } = session;
  const granted = await openGrant(keys.seal, card.hash, raw);
  const [entries, words] = evidence.parse(granted.payload);
  return { id, entries, words };
}

async function octets(session: Session, path: string): Promise<Bytes> {
  const raw = await session.wire.get(path);
  return ofServer(() => shape.octets(canon.decode(raw), 'what is sealed'));
}

function shown({ opened, time, stamp }: Line): Shown {
  if (!opened || !stamp) throw new NotStamped();
  return evidence.show(opened, time, stamp);
}
