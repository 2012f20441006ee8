/**
 * The ombuds' desk: what was raised with me, whether it was said so, what I do, what is due.
 *
 * What an ombuds writes down lies in their own stream, under their own keys.
 *
 * Source: spec/concern.md sections 5 to 7.
 */

import { type Judged, judge } from '../core/concern/open.ts';
import { ConcernWithdrawn, NoConsent, Phase } from '../core/concern/standing.ts';
import { State, type Turn } from '../core/concern/turn.ts';
import * as canon from '../core/ground/canon.ts';
import { type Bytes, equal } from '../core/ground/octets.ts';
import { unsealFrom } from '../core/ground/open/key.ts';
import * as shape from '../core/ground/shape.ts';
import { keyContext } from '../core/room/stamp.ts';
import { refuseLong } from './concern.ts';
import { type Talk, type Wrong, goOn, talks } from './concerning.ts';
import type { Memory } from './invitation.ts';
import { ofServer } from './refusal.ts';
import type { Session } from './session.ts';

/** Under which names an ombuds' client keeps notes, and that they hear concerns at all. */
const [NOTES, HEARD] = ['concern-note', 'concern-heard'] as const;

/** Something that an ombuds wrote down, for themself alone; `time` in seconds since 1970. */
export interface Noted {
  readonly time: number;
  readonly words: string;
}

/** Every concern that was raised with this ombuds, and what came that is none. */
export async function heard(session: Session, memory: Memory): Promise<[Talk[], Wrong[]]> {
  const [found, wrong] = await talks(session, memory);
  const mine = found.filter((one) => !one.mine);
  if (mine.length) await memory.keep(HEARD, 1);
  return [mine, wrong];
}

/** What tells this ombuds whether entries were said so. Throws `CannotOpen`, and as the wire does. */
export async function stampKey(session: Session): Promise<Bytes> {
  const { card, keys, wire } = session;
  const raw = await wire.get('/api/stamp-key');
  const sealed = ofServer(() => shape.octets(canon.decode(raw), 'what is sealed'));
  return unsealFrom(keys.seal, keyContext(card.hash), sealed);
}

/**
 * The entries that a turn shows, and which of them the server took just so. Throws `ConcernWithdrawn`:
 * nothing of a concern that was withdrawn is shown.
 */
export function judged(key: Bytes, talk: Talk, turn: Turn): Judged[] {
  refuseWithdrawn(talk);
  return judge(key, turn.shown);
}

/** Let the raiser know that it is heard; from then on they can show that they are they. */
export function acknowledge(session: Session, memory: Memory, talk: Talk): Promise<Turn> {
  return goOn(session, memory, talk, { state: State.ACKNOWLEDGED });
}

/**
 * Answer, advise, ask for a consent, recommend or close. Who has not acknowledged does so by it. Throws
 * `ConcernWithdrawn`, and as the wire does.
 */
export async function say(
  session: Session,
  memory: Memory,
  talk: Talk,
  state: State,
  words: string,
): Promise<Turn> {
  refuseLong(words);
  const now = await begun(session, memory, talk);
  return goOn(session, memory, now, { state, words });
}

/** Say that one speaks with the other now. Throws `NoConsent` or `ConcernWithdrawn`. */
export function mediate(session: Session, memory: Memory, talk: Talk): Promise<Turn> {
  refuseWithdrawn(talk);
  const { consent: about } = talk.standing;
  if (!about) throw new NoConsent();
  return goOn(session, memory, talk, { state: State.MEDIATING, about });
}

/** Write something down, for this ombuds alone. */
export function note(session: Session, memory: Memory, { id }: Talk, words: string): Promise<void> {
  return memory.keep(NOTES, [id, words, session.now()]);
}

/** What this ombuds wrote down about a concern, in order. */
export function notes(memory: Memory, { id }: Talk): Noted[] {
  return memory.kept(NOTES).flatMap((value) => {
    const [about, words, time] = shape.array(value, 3, 'note');
    if (!equal(shape.ident(about, 'concern'), id)) return [];
    return { time: shape.number(time, 'time'), words: shape.text(words, 'words') };
  });
}

function refuseWithdrawn({ standing }: Talk): void {
  if (standing.phase === Phase.WITHDRAWN) throw new ConcernWithdrawn();
}

/** The concern once it is acknowledged, so that the raiser has the ombuds' key. */
async function begun(session: Session, memory: Memory, talk: Talk): Promise<Talk> {
  if (talk.keys.length || talk.standing.phase === Phase.WITHDRAWN) return talk;
  await acknowledge(session, memory, talk);
  const [found] = await heard(session, memory);
  return found.find(({ id }) => equal(id, talk.id))!;
}
