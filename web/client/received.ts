/**
 * Reading what somebody released to me: fetched, checked against the log, opened.
 *
 * Source: spec/grant.md sections 2 to 5.
 */

import * as canon from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, fromHex, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as release from '../core/release/open.ts';
import { Ended, FalseRelease, type Released } from '../core/release/open.ts';
import * as standing from '../core/release/standing.ts';
import * as envelope from '../core/room/envelope.ts';
import type { Envelope } from '../core/room/envelope.ts';
import { type Granted, GrantKind, openGrant } from '../core/room/granted.ts';
import { keepEvidence } from './home.ts';
import { recall } from './recall.ts';
import { Lied, Refused, ServerAway } from './refusal.ts';
import { rows } from './row.ts';
import type { Session } from './session.ts';
import { decodeJson } from './wire.ts';

/** Something released to me: the server's id of the grant, and what was checked and opened. */
export interface Received {
  readonly id: Bytes;
  readonly released: Released;
}

/** The ids of everything released to me, as the server lists or listed them. */
export async function listed(session: Session): Promise<Bytes[]> {
  const listing = rows(decodeJson(await recall(session, '/api/grants')));
  return listing.map((row) => row.octets('id'));
}

/**
 * Everything released to me that has not ended, checked and opened. Throws `Lied` around what is
 * wrong with a grant, once it is saved as evidence.
 */
export async function received(session: Session): Promise<Received[]> {
  const found: Received[] = [];
  for (const id of await listed(session)) {
    const one = await openReceived(session, id);
    if (one) found.push(one);
  }
  return found;
}

/**
 * Open one release; none for a grant of another kind. Throws `Lied`, `Refused` when it has ended,
 * `ServerAway`.
 */
export function openReceived(session: Session, id: Bytes): Promise<Received | null> {
  return opened(session, id, GrantKind.RELEASE, (granted, rows) =>
    open(session, id, granted, rows),
  );
}

/** Fetch a grant and read it, if it is of this kind; what is wrong with it is evidence. */
export async function opened<Found>(
  session: Session,
  id: Bytes,
  kind: GrantKind,
  read: (granted: Granted, rows: readonly canon.Value[]) => Promise<Found>,
): Promise<Found | null> {
  const raw = await session.wire.get(`/api/grants/${hex(id)}`);
  await session.log.sync();
  try {
    const [sealed, , rows] = shape.array(canon.decode(raw), 3, 'grant');
    const granted = await unseal(session, shape.octets(sealed, 'sealed grant'));
    return granted.kind === kind ? await read(granted, shape.items(rows, 'entries')) : null;
  } catch (fault) {
    const passed = [Lied, ServerAway, Refused, Ended].some((kind) => fault instanceof kind);
    if (passed || !(fault instanceof QuietroomError)) throw fault;
    throw new Lied(fault, await keepEvidence(session.edge.home, `grant-${hex(id)}`, raw));
  }
}

/**
 * One entry as the server says that it took it, and when. Throws `fault` where server and entry name
 * two authors.
 */
export async function accepted(
  session: Session,
  row: canon.Value,
  fault: new (told: string) => QuietroomError,
): Promise<{ readonly envelope: Envelope; readonly time: number }> {
  const [raw, time, account] = shape.array(row, 3, 'granted entry');
  const found = envelope.parse(shape.octets(raw, 'envelope'));
  const author = await session.people.lineage(found.pub.author);
  if (!(account instanceof Uint8Array) || !equal(author.account, account)) {
    throw new fault('another author than the entry names');
  }
  return { envelope: found, time: shape.number(time, 'time') };
}

async function open(
  session: Session,
  id: Bytes,
  granted: Granted,
  rows: readonly canon.Value[],
): Promise<Received> {
  const { people, log, lineage } = session;
  const [one = null, ...more] = rows;
  if (more.length) throw new FalseRelease('one entry at a time');
  const { envelope: found } = await accepted(session, one, FalseRelease);
  for (const card of cardsOf(granted)) await people.lineage(card);
  const me = new Set(lineage.line.map((card) => hex(card.hash)));
  const to = { me, people, log, now: session.now() };
  return { id, released: await release.check(granted, found, to) };
}

/** Open with the newest card for which it opens. Throws `FalseRelease`. */
export async function unseal(session: Session, sealed: Bytes): Promise<Granted> {
  for (const [card, { sealSeed }] of [...session.mine].reverse()) {
    try {
      return await openGrant(sealSeed, fromHex(card), sealed);
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  throw new FalseRelease('it does not open for any of your cards');
}

function cardsOf(granted: Granted): Bytes[] {
  const [signers, tellOn] = shape.array(granted.extras, 2, 'extras');
  const cards = shape.items(signers, 'signers', 2).map((one) => shape.digest(one, 'signer'));
  if (tellOn === null) return cards;
  const [payload, , , owner] = shape.array(tellOn, 4, 'standing consent');
  const { other } = standing.parse(shape.octets(payload, 'payload'));
  return [...cards, shape.digest(owner, 'owner'), other];
}
