/**
 * Meetings: what was said about them in a room, and saying more of it.
 *
 * What it comes to is read where it is shown; sealing and opening is all that happens here.
 *
 * Source: spec/meeting.md.
 */

import type { Value } from '../core/ground/canon.ts';
import { Malformed } from '../core/ground/errors.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import { Act } from '../core/meeting/act.ts';
import type { Said } from '../core/meeting/diary.ts';
import { Act as Renewal } from '../core/renewal/answer.ts';
import type { Line } from '../core/room/reader.ts';
import type { Room } from './room.ts';
import { writeOne } from './speech.ts';

/** What is said of meetings, and of whether the two go on: the page reads what it comes to. */
const KINDS: ReadonlySet<string> = new Set(Object.values({ ...Act, ...Renewal }));

/** What counts as not said once it was taken back. */
const UNSAID: ReadonlySet<string> = new Set([Act.PLACE, Act.AGENDA, Act.STEP]);

/** What was said about meetings and about going on, in the order of the room. */
export function saidOf(room: Room): Said[] {
  const { takenBack } = room.ownership;
  return room.lines.flatMap(({ hash: entry, opened, time }) => {
    if (!opened || !KINDS.has(opened.priv.kind)) return [];
    const { kind, replyTo } = opened.priv;
    const author = room.session.people.withDead.known(opened.envelope.pub.author)?.first;
    if (!author || (UNSAID.has(kind) && takenBack.has(hex(entry)))) return [];
    return { entry, author, replyTo, kind, time, body: opened.body };
  });
}

/** Say something about a meeting. Throws `Malformed` for another kind of entry. */
export async function sayOf(
  room: Room,
  kind: Act | Renewal,
  body: Value,
  replyTo: Bytes | null,
): Promise<Line> {
  if (!KINDS.has(kind)) throw new Malformed('kind');
  return writeOne(room, { kind, body, replyTo });
}
