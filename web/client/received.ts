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
import { type Granted, openGrant } from '../core/room/granted.ts';
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
  for (const id of await listed(session)) found.push(await openReceived(session, id));
  return found;
}

/** Open one release. Throws `Lied`, `Refused` when it has ended, `ServerAway`. */
export async function openReceived(session: Session, id: Bytes): Promise<Received> {
  const raw = await session.wire.get(`/api/grants/${hex(id)}`);
  await session.log.sync();
  try {
    return await open(session, id, raw);
  } catch (fault) {
    const passed = [Lied, ServerAway, Refused, Ended].some((kind) => fault instanceof kind);
    if (passed || !(fault instanceof QuietroomError)) throw fault;
    throw new Lied(fault, await keepEvidence(session.edge.home, `grant-${hex(id)}`, raw));
  }
}

async function open(session: Session, id: Bytes, raw: Bytes): Promise<Received> {
  const { people, log, lineage } = session;
  const [sealed, , rows] = shape.array(canon.decode(raw), 3, 'grant');
  const granted = await unseal(session, shape.octets(sealed, 'sealed grant'));
  const [one = null] = shape.items(rows, 'entries', 1);
  const [row, , account] = shape.array(one, 3, 'granted entry');
  const found = envelope.parse(shape.octets(row, 'envelope'));
  const author = await people.lineage(found.pub.author);
  if (!(account instanceof Uint8Array) || !equal(author.account, account)) {
    throw new FalseRelease('another author than the entry names');
  }
  for (const card of cardsOf(granted)) await people.lineage(card);
  const me = new Set(lineage.line.map((card) => hex(card.hash)));
  const to = { me, people, log, now: session.now() };
  return { id, released: await release.check(granted, found, to) };
}

/** Open with the newest card for which it opens. */
async function unseal(session: Session, sealed: Bytes): Promise<Granted> {
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
