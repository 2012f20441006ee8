/**
 * Raising a concern, and what its raiser does: show entries, add, consent, withdraw.
 *
 * Source: spec/concern.md sections 2, 6 and 9.
 */

import { NoQuestion, Phase } from '../core/concern/standing.ts';
import { ENTRIES, State, type Turn, WORDS } from '../core/concern/turn.ts';
import * as canon from '../core/ground/canon.ts';
import { TooLarge } from '../core/ground/errors.ts';
import type { Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as evidence from '../core/room/evidence.ts';
import { type Shown, parseShown } from '../core/room/evidence.ts';
import { Envelope } from '../core/room/envelope.ts';
import type { Line } from '../core/room/reader.ts';
import { type Saying, type Talk, begin, goOn, talks } from './concerning.ts';
import { NoOmbuds, shown as shownOf } from './evidence.ts';
import type { Memory } from './invitation.ts';
import type { Reading } from './reading.ts';
import type { Session } from './session.ts';

/** What shall go to an ombuds: first card hash of whom, and the entries as they are shown. */
export interface Gathered {
  readonly to: Bytes;
  readonly shown: readonly Shown[];
}

/** CBOR[to, [shown …]]: to be carried to an account without a name, on the same machine. */
export function encode({ to, shown }: Gathered): Bytes {
  return canon.encode([to, shown.map(evidence.fields)]);
}

/** Read what was gathered. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Gathered {
  const [to, entries] = shape.array(canon.decode(raw), 2, 'gathered entries');
  const shown = shape.items(entries, 'entries', ENTRIES).map(parseShown);
  return { to: shape.digest(to, 'ombuds'), shown };
}

/** The card hash of the ombuds whom both named in a room. Throws `NoOmbuds`. */
export function whom({ reader }: Reading): Bytes {
  const named = reader.epoch?.record.core.ombuds;
  if (!named) throw new NoOmbuds();
  return named;
}

/**
 * Entries as the ombuds is shown them, with the server's stamps; no key goes with them. `to`: of another
 * ombuds than the room's. Throws `NoOmbuds`, `NotStamped` or `TooLarge`.
 */
export async function gather(
  room: Reading,
  lines: readonly Line[],
  to: Bytes | null = null,
): Promise<Gathered> {
  if (lines.length > ENTRIES) throw new TooLarge('entries');
  const { first } = await room.session.people.lineage(to ?? whom(room));
  return { to: first, shown: lines.map(shownOf) };
}

/** First card hash of the ombuds who can tell that an entry was said: whom the record of its day named. */
export function tellsByStamp({ reader }: Reading, { item }: Line): Bytes | null {
  if (!(item instanceof Envelope)) return null;
  const { epoch } = item.pub;
  return (
    reader.epochs.find(({ record }) => record.core.number === epoch)?.record.core.ombuds ?? null
  );
}

/** Raise a concern: seal it to the ombuds, and to nobody else. Throws as the wire does. */
export function raise(
  session: Session,
  memory: Memory,
  { to, shown }: Gathered,
  words: string,
): Promise<Turn> {
  refuseLong(words);
  return begin(session, memory, to, { state: State.RAISED, words, shown });
}

/** The concerns that this person raised, the oldest first, and what came that is no true turn. */
export async function mine(
  session: Session,
  memory: Memory,
): Promise<Awaited<ReturnType<typeof talks>>> {
  const [found, wrong] = await talks(session, memory);
  return [found.filter((one) => one.mine), wrong];
}

/** Say more, or answer. Throws `ConcernWithdrawn`, and as the wire does. */
export function add(
  session: Session,
  memory: Memory,
  talk: Talk,
  words: string,
  shown: readonly Shown[] = [],
): Promise<Turn> {
  refuseLong(words);
  return goOn(session, memory, talk, { state: State.ADDED, words, shown });
}

/**
 * Agree, or not or no longer, that the ombuds speaks with the other of the room. Throws `NoQuestion` or
 * `ConcernWithdrawn`.
 */
export function consent(session: Session, memory: Memory, talk: Talk, yes: boolean): Promise<Turn> {
  const { asked, phase } = talk.standing;
  if (!asked && phase !== Phase.WITHDRAWN) throw new NoQuestion();
  const saying: Saying = { state: yes ? State.AGREED : State.DECLINED, about: asked };
  return goOn(session, memory, talk, saying);
}

/** Withdraw a concern, without a reason. Throws `ConcernWithdrawn` when it was. */
export function withdraw(session: Session, memory: Memory, talk: Talk): Promise<Turn> {
  return goOn(session, memory, talk, { state: State.WITHDRAWN });
}

/** Check that words fit into one turn. Throws `TooLarge`. */
export function refuseLong(words: string): void {
  if ([...words].length > WORDS) throw new TooLarge('words');
}
