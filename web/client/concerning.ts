/**
 * Turns of concerns on their way: sealed to one person, fetched, told true or not, put in order.
 *
 * What this person sent is kept in their own stream before it goes, and sent again until the server has
 * it; what they received is fetched once at a sitting. Each concern is put together out of both.
 *
 * Source: spec/concern.md sections 3 to 6.
 */

import * as opening from '../core/concern/open.ts';
import * as outside from '../core/concern/outside.ts';
import { type Faulty, type Standing, check, fold, inOrder } from '../core/concern/standing.ts';
import * as turns from '../core/concern/turn.ts';
import { FalseTurn, type Sent, State, type Turn, isByRaiser } from '../core/concern/turn.ts';
import * as canon from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import type { Shown } from '../core/room/evidence.ts';
import { deliver } from './delivery.ts';
import type { Memory } from './invitation.ts';
import { BadAnswer, Refused, ServerAway, ofServer } from './refusal.ts';
import type { Session } from './session.ts';
import { type Turn as Queue, turns as queue } from './turns.ts';

/** Under which names a client keeps the turns that it sealed, and which of them the server has. */
const [KEPT, WENT] = ['concern-turn', 'concern-went'] as const;

/** What the server answers to a turn that it has, sealed anew. */
const CONFLICT = 409;

/** Somebody is answered about a concern that you did not raise. */
export class NotYourConcern extends QuietroomError {
  static override readonly code = 'not-your-concern';
}

/** Something that came and is no true turn: the server's id of it, and what is wrong. */
export interface Wrong {
  readonly id: Bytes;
  readonly fault: QuietroomError;
}

/** One concern as one of the two has it. */
export interface Talk {
  readonly id: Bytes;
  /** In order: the first is the one that raised it. */
  readonly turns: readonly [Turn, ...Turn[]];
  /** Whether this person raised it. */
  readonly mine: boolean;
  /** The card hash that turns of this person go to. */
  readonly other: Bytes;
  readonly standing: Standing;
  readonly faulty: readonly Faulty[];
  /** The raiser's key, and those that the ombuds brought. */
  readonly key: Bytes;
  readonly keys: readonly Bytes[];
}

/** What a turn shall say. */
export interface Saying {
  readonly state: State;
  readonly words?: string | null;
  readonly about?: Bytes | null;
  readonly shown?: readonly Shown[];
}

interface Came {
  readonly id: Bytes;
  readonly sent: Sent;
}

/** One sitting: what was opened, by the server's id in hex; and sending, one turn behind the other. */
interface Sitting {
  readonly opened: Map<string, Sent>;
  readonly turn: Queue;
}

const sittings = new WeakMap<Session, Sitting>();

function sittingOf(session: Session): Sitting {
  const found = sittings.get(session) ?? { opened: new Map(), turn: queue() };
  sittings.set(session, found);
  return found;
}

/**
 * Every concern that this person raised or hears, the oldest first; and what is wrong. Throws
 * `ServerAway`, `Refused` or `BadAnswer`.
 */
export async function talks(session: Session, memory: Memory): Promise<[Talk[], Wrong[]]> {
  await settle(session, memory);
  await session.log.sync();
  const wrong: Wrong[] = [];
  const own = kept(memory).map(({ sent }) => sent);
  const came = await arrived(session, wrong);
  const idOf = ({ turn }: Sent): string => hex(turn.concern);
  const found: Talk[] = [];
  for (const id of new Set([...own, ...came.map(({ sent }) => sent)].map(idOf))) {
    const mine = own.filter((one) => idOf(one) === id);
    const theirs = came.filter(({ sent }) => idOf(sent) === id);
    const talk = await talkOf(session, mine, theirs, wrong);
    if (talk) found.push(talk);
  }
  const time = ({ turns: [first] }: Talk): number => first.time;
  return [found.sort((a, b) => time(a) - time(b) || (hex(a.id) < hex(b.id) ? -1 : 1)), wrong];
}

/** Raise a concern with the person of a card. Throws as sending does. */
export async function begin(
  session: Session,
  memory: Memory,
  to: Bytes,
  saying: Saying,
): Promise<Turn> {
  const made = await turnOf(session, session.random(shape.ID), to, saying, session.now());
  const key = session.random(turns.KEY);
  return send(session, memory, turns.send({ ...made, key }, key));
}

/**
 * Say or do the next thing in a concern. Throws `NoConsent`, `ConcernWithdrawn` or `NoQuestion` for what
 * may not come, and as sending does.
 */
export async function goOn(
  session: Session,
  memory: Memory,
  talk: Talk,
  saying: Saying,
): Promise<Turn> {
  const [ombuds = null] = talk.mine ? talk.keys : [];
  const key = saying.state === State.ACKNOWLEDGED ? session.random(turns.KEY) : null;
  const time = Math.max(session.now(), talk.turns.at(-1)!.time + 1);
  const said = await turnOf(session, talk.id, talk.other, saying, time);
  const made = { ...said, key, both: ombuds !== null };
  check(talk.standing, made);
  return send(session, memory, turns.send(made, talk.key, ombuds));
}

/** Send again what was sealed and of which nobody knows that it arrived. */
export function settle(session: Session, memory: Memory): Promise<void> {
  return sittingOf(session).turn(async () => {
    const went = new Set(memory.kept(WENT).map((id) => hex(shape.ident(id, 'id'))));
    for (const { id, sent } of kept(memory)) {
      if (!went.has(hex(id))) await post(session, memory, id, sent);
    }
  });
}

async function turnOf(
  session: Session,
  concern: Bytes,
  to: Bytes,
  { state, words = null, about = null, shown = [] }: Saying,
  time: number,
): Promise<Turn> {
  const [id, sender] = [session.random(shape.ID), session.card.hash];
  const { hash } = await session.people.current(to);
  const said = { state, about, words, shown, key: null, both: false, time };
  return { id, concern, sender, to: hash, ...said };
}

function send(session: Session, memory: Memory, sent: Sent): Promise<Turn> {
  return sittingOf(session).turn(async () => {
    const id = session.random(shape.ID);
    // Before it goes: a concern whose key nobody remembers could never be gone on with.
    await memory.keep(KEPT, [id, sent.turn.to, turns.encode(sent)]);
    await post(session, memory, id, sent);
    return sent.turn;
  });
}

async function post(session: Session, memory: Memory, id: Bytes, sent: Sent): Promise<void> {
  const raw = turns.encode(sent);
  const close = (key: Bytes, to: Bytes): Promise<Bytes> => outside.close(key, to, raw);
  try {
    await deliver(session, '/api/concerns', id, sent.turn.to, close);
  } catch (fault) {
    if (!(fault instanceof Refused && fault.status === CONFLICT)) throw fault;
  }
  await memory.keep(WENT, id);
}

function kept(memory: Memory): Came[] {
  return memory.kept(KEPT).map((value) => {
    const [id, , raw] = shape.array(value, 3, 'turn that was sent');
    return { id: shape.ident(id, 'id'), sent: turns.parse(shape.octets(raw, 'turn')) };
  });
}

/** What came, each opened once at a sitting; one that cannot be read must not hide the rest. */
async function arrived(session: Session, wrong: Wrong[]): Promise<Came[]> {
  const before = sittingOf(session).opened;
  const found: Came[] = [];
  for (const row of await session.wire.getRows('/api/concerns')) {
    const id = row.octets('id');
    const name = hex(id);
    const kept = before.get(name);
    const sealed = kept ? null : await fetched(session, name);
    try {
      const sent = kept ?? (await opening.unseal(session.mine, sealed!));
      before.set(name, sent);
      found.push({ id, sent });
    } catch (fault) {
      wrong.push({ id, fault: about(fault) });
    }
  }
  return found;
}

async function fetched({ wire }: Session, name: string): Promise<Bytes> {
  const raw = await wire.get(`/api/concerns/${name}`);
  return ofServer(() => shape.octets(canon.decode(raw), 'sealed turn'));
}

/** What is wrong with a turn. Throws on what is wrong with the way to the server, or with this code. */
function about(fault: unknown): QuietroomError {
  const passed = fault instanceof ServerAway || fault instanceof BadAnswer;
  if (passed || !(fault instanceof QuietroomError)) throw fault;
  return fault;
}

/** Put one concern together, from its first turn on; none where nothing begins it. */
async function talkOf(
  session: Session,
  own: readonly Sent[],
  came: readonly Came[],
  wrong: Wrong[],
): Promise<Talk | null> {
  const raised = own.find(({ turn }) => turn.state === State.RAISED);
  const first = raised ?? (await firstOf(session, came, wrong));
  if (!first?.turn.key) {
    const answers = came.filter(({ sent }) => !isByRaiser(sent.turn));
    wrong.push(...answers.map(({ id }) => ({ id, fault: new NotYourConcern() })));
    return null;
  }
  const { key, concern: id } = first.turn;
  const mine = first === raised;
  const other = mine ? first.turn.to : first.turn.sender;
  const ours = own.map(({ turn }) => turn);
  const party = { key, keys: keysOf(ours), other, mine };
  // Of two turns of one id the earlier counts: nobody can put another in its place.
  const counted = new Map<string, Turn>();
  const take = (turn: Turn): unknown =>
    counted.has(hex(turn.id)) || counted.set(hex(turn.id), turn);
  [first.turn, ...ours].forEach(take);
  for (const one of came) {
    if (equal(turns.encode(one.sent), turns.encode(first))) continue;
    try {
      await refuseFalse(session, one.sent, party);
      take(one.sent.turn);
    } catch (fault) {
      wrong.push({ id: one.id, fault: about(fault) });
    }
  }
  const all = inOrder([...counted.values()]) as [Turn, ...Turn[]];
  const [standing, faulty] = fold(all);
  return { id, turns: all, mine, other, standing, faulty, key, keys: keysOf(all) };
}

async function firstOf(
  session: Session,
  came: readonly Came[],
  wrong: Wrong[],
): Promise<Sent | null> {
  for (const { id, sent } of came) {
    if (sent.turn.state !== State.RAISED) continue;
    try {
      opening.begun(sent);
      await session.people.lineage(sent.turn.sender);
      return sent;
    } catch (fault) {
      wrong.push({ id, fault: about(fault) });
    }
  }
  return null;
}

const keysOf = (found: readonly Turn[]): Bytes[] =>
  found.flatMap(({ state, key }) => (state === State.ACKNOWLEDGED && key ? [key] : []));

/** Check that a turn is by the other of the two, under their keys. Throws `FalseTurn`, or a lie. */
async function refuseFalse(
  { people }: Session,
  sent: Sent,
  { key, keys, other, mine }: Pick<Talk, 'key' | 'keys' | 'other' | 'mine'>,
): Promise<void> {
  const { turn } = sent;
  if (isByRaiser(turn) === mine || turn.state === State.RAISED) throw new FalseTurn('other side');
  const [sender, theirs] = [await people.lineage(turn.sender), await people.lineage(other)];
  if (!equal(sender.first, theirs.first)) throw new FalseTurn('another sender');
  turns.check(sent, key, keys);
}
