/**
 * What a coordinator does from a client until there is a board: invite, pair, see what is declared.
 *
 * Source: spec/openapi.yaml.
 */

import { hex, type Bytes } from '../core/ground/octets.ts';
import { recall } from './recall.ts';
import { Row } from './row.ts';
import type { Session } from './session.ts';
import { decodeJson } from './wire.ts';

/**
 * One pair as the coordinator sees it: names, since when open (seconds since 1970), state, and words and
 * state of what the two agreed to show of their objectives.
 */
export interface Pair {
  readonly mentor: string;
  readonly mentee: string;
  readonly opened: number | null;
  readonly state: string;
  readonly faces: readonly { readonly words: string; readonly state: string }[];
}

/** Somebody in the programme; `card`: hash of their first card, none before they joined. */
export interface Enlisted {
  readonly id: Bytes;
  readonly name: string;
  readonly joined: boolean;
  readonly card: Bytes | null;
}

/** Everybody in the programme, also who was only invited. */
export async function enlisted(session: Session): Promise<Enlisted[]> {
  const rows = await session.wire.getRows('/api/programme/people');
  return rows.map((row) => ({
    id: row.octets('person'),
    name: row.text('name'),
    joined: row.flag('joined'),
    card: row.maybe('octets', 'card'),
  }));
}

/** Who has joined: person id by name. */
export async function people(session: Session): Promise<Map<string, Bytes>> {
  const joined = (await enlisted(session)).filter((one) => one.joined);
  return new Map(joined.map(({ name, id }) => [name, id]));
}

/** Make a pair of two people, by person id. Resolves to the id of their room. */
export async function pair(session: Session, mentor: Bytes, mentee: Bytes): Promise<Bytes> {
  const body = { mentor: hex(mentor), mentee: hex(mentee) };
  return (await session.wire.postRow('/api/programme/pairs', body, true)).octets('room');
}

/** The quiet places that the programme offers to meet at; where the server is away, as they were. */
export async function places(session: Session): Promise<readonly string[]> {
  return new Row(decodeJson(await recall(session, '/api/programme/places'))).texts('places');
}

/** All that a coordinator sees of the pairs. */
export async function pairs(session: Session): Promise<Pair[]> {
  const rows = await session.wire.getRows('/api/programme/pairs');
  return rows.map((row) => ({
    mentor: row.text('mentor_name'),
    mentee: row.text('mentee_name'),
    opened: row.maybe('number', 'opened'),
    state: row.text('state'),
    faces: row.rows('faces').map((one) => ({ words: one.text('words'), state: one.text('state') })),
  }));
}
