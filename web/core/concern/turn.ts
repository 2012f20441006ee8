/**
 * One turn of a concern: what raiser and ombuds say and do, each for the other alone.
 *
 * Nothing in it is signed. A turn is told true by a MAC under keys that only the two hold: one that the
 * raiser draws, and one that the ombuds seals to the card from which the concern claims to be.
 *
 * Format: spec/concern.md sections 4 and 5. Vectors: vectors/concern/turn.json. Threats: a concern in
 * somebody else's name; a turn changed, invented, or used again; a raiser exposed by what they said.
 */

import * as canon from '../ground/canon.ts';
import { context, derive, mac, same } from '../ground/digest.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, concat } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { type Shown, fields, parseShown } from '../room/evidence.ts';

/** The most characters of words, the most entries of a turn, and the bytes of a key. */
export const [WORDS, ENTRIES, KEY] = [8000, 64, 32];

/** What a turn does: the first five are the raiser's, the others the ombuds'. */
export const State = {
  RAISED: 'raised',
  ADDED: 'added',
  AGREED: 'agreed',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrawn',
  ACKNOWLEDGED: 'acknowledged',
  ANSWERED: 'answered',
  ADVISED: 'advised',
  ASKED: 'asked',
  MEDIATING: 'mediating',
  RECOMMENDED: 'recommended',
  CLOSED: 'closed',
} as const;

/** One of the twelve. */
export type State = (typeof State)[keyof typeof State];

const STATES = Object.values(State);
const RAISERS = STATES.slice(0, 5);
/** Nobody has to say why. */
const SILENT: readonly State[] = [...RAISERS.slice(2), State.ACKNOWLEDGED, State.MEDIATING];
const ABOUT: readonly State[] = [State.AGREED, State.DECLINED, State.MEDIATING];
const KEYED: readonly State[] = [State.RAISED, State.ACKNOWLEDGED];
const SHOWING: readonly State[] = [State.RAISED, State.ADDED];

/** This is no true turn of this concern: it was made by somebody else, or changed. */
export class FalseTurn extends QuietroomError {
  static override readonly code = 'false-turn';
}

/** One turn; `sender` and `to` are card hashes, `time` seconds since 1970 by the sender's clock. */
export interface Turn {
  readonly id: Bytes;
  readonly concern: Bytes;
  readonly sender: Bytes;
  readonly to: Bytes;
  readonly state: State;
  /** The id of the turn that this is about. */
  readonly about: Bytes | null;
  readonly words: string | null;
  readonly shown: readonly Shown[];
  /** The key that it brings. */
  readonly key: Bytes | null;
  /** Whether its MAC is under both keys. */
  readonly both: boolean;
  readonly time: number;
}

/** A turn as it was sealed, and the MAC of 32 bytes beside it. */
export interface Sent {
  readonly turn: Turn;
  readonly mac: Bytes;
}

/** Whether this is a turn of whoever raised the concern. */
export const isByRaiser = ({ state }: Turn): boolean => RAISERS.includes(state);

/** CBOR of the eleven fields in the order of the format: what the MAC is about. */
function inside({ id, concern, sender, to, state, about, ...rest }: Turn): Bytes {
  const { words, shown, key, both, time } = rest;
  const said = [about, words, shown.map(fields), key, Number(both), time];
  return canon.encode([id, concern, sender, to, state, ...said]);
}

/** CBOR[turn, mac]: what is padded and sealed. */
export function encode(sent: Sent): Bytes {
  return canon.encode([inside(sent.turn), sent.mac]);
}

/** Put the MAC to a turn, under the raiser's key and, for `both`, the ombuds'. Throws `Malformed`. */
export function send(turn: Turn, raiser: Bytes, ombuds: Bytes | null = null): Sent {
  const made = { turn, mac: macOf(turn, raiser, ombuds) };
  parse(encode(made));
  return made;
}

/**
 * Check that a turn is by one of the two; of the keys that the ombuds brought any counts for a turn
 * under both. Throws `FalseTurn`.
 *
 * Source: spec/concern.md section 5.
 */
export function check({ turn, mac: found }: Sent, raiser: Bytes, ombuds: readonly Bytes[]): void {
  const keys = turn.both ? ombuds : [null];
  if (!keys.some((key) => same(macOf(turn, raiser, key), found))) throw new FalseTurn();
}

/** Read the inside of a sealed turn. Checks no MAC. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Sent {
  const [said, found] = shape.array(canon.decode(raw), 2, 'turn with its MAC');
  const turn = parseTurn(shape.octets(said, 'turn'));
  return { turn, mac: shape.octets(found, 'MAC', 32) };
}

function parseTurn(raw: Bytes): Turn {
  const parts = shape.array(canon.decode(raw), 11, 'turn');
  const [id, concern, sender, to, token, about, words, shown, key, both, time] = parts;
  const state = STATES.find((one) => one === token);
  if (!state) throw new Malformed('state of a turn');
  const turn = {
    id: shape.ident(id, 'turn id'),
    concern: shape.ident(concern, 'concern'),
    sender: shape.digest(sender, 'sender'),
    to: shape.digest(to, 'recipient'),
    state,
    about: about === null ? null : shape.ident(about, 'about'),
    words: words === null ? null : shape.text(words, 'words', WORDS),
    shown: shape.items(shown, 'entries', ENTRIES).map(parseShown),
    key: key === null ? null : shape.octets(key, 'key', KEY),
    both: shape.flag(both, 'under both keys'),
    time: shape.number(time, 'time'),
  };
  refuseUnfit(turn);
  return turn;
}

/** Each field stands where its state has it, and nowhere else. Throws `Malformed`. */
function refuseUnfit(turn: Turn): void {
  const { state, words, about, key, shown, both } = turn;
  const fits =
    (words === null) === SILENT.includes(state) &&
    (about !== null) === ABOUT.includes(state) &&
    (key !== null) === KEYED.includes(state) &&
    (!shown.length || SHOWING.includes(state)) &&
    (!both || (isByRaiser(turn) && state !== State.RAISED));
  if (!fits) throw new Malformed('a field against the state of its turn');
}

function macOf(turn: Turn, raiser: Bytes, ombuds: Bytes | null): Bytes {
  const secret = ombuds ? concat(raiser, ombuds) : raiser;
  const key = derive(secret, 'concern-key', turn.concern);
  return mac(key, context('concern-turn', inside(turn)));
}
