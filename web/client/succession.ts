/**
 * New keys after a lost device, and saying that newer ones are not one's own.
 *
 * Source: spec/identity.md sections 3 and 5.
 */

import * as canon from '../core/ground/canon.ts';
import type { Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as cards from '../core/identity/card.ts';
import type { Card } from '../core/identity/card.ts';
import * as keys from '../core/identity/keys.ts';
import * as vaults from '../core/identity/vault.ts';
import type { Vault } from '../core/identity/vault.ts';
import { need } from './home.ts';
import { newestCard, readPerson, start } from './identity.ts';
import type { Edge, Transport } from './ports.ts';
import { SIGNED_IN, type Session } from './session.ts';
import * as ways from './ways.ts';
import type { Found, Lock, Passkey } from './ways.ts';
import { Wire } from './wire.ts';

/** New keys, sealed and nobody's yet: nothing has changed before `rotate` posts them. */
export interface Renewal {
  readonly card: Card;
  readonly vault: Vault;
  /** Its ways are shown first: an answer that is lost must not leave them unknown. */
  readonly sealed: ways.Sealed;
  readonly body: Bytes;
  readonly once: Bytes;
}

/**
 * Make the keys that shall follow after a lost device or a removed way to unlock: a card that succeeds
 * the last, and a new kit. Nothing is sent or kept.
 */
export async function renewal(session: Session, lock: Lock): Promise<Renewal> {
  const { random } = session;
  const secrets = keys.generate(random);
  const before = [session.card, session.keys] as const;
  const signed = await keys.newCard(secrets, session.vault.account, before);
  const vault = vaults.rotated(session.vault, secrets);
  const sealed = await ways.seal(vault, session.edge, lock);
  const body = canon.encode([cards.encode(signed), random(32), sealed.vault, sealed.wraps]);
  return { card: signed.claims, vault, sealed, body, once: random(shape.ID) };
}

/**
 * Go over to new keys. Every earlier way to unlock stops working but the passkeys that went into
 * `made`. Where the answer is lost it may be done again: the server takes the same keys once.
 */
export async function rotate(session: Session, made: Renewal): Promise<Session> {
  const { edge, wire, policy, name } = session;
  const { card, vault, sealed } = made;
  await wire.post('/api/cards', made.body, made.once);
  await ways.keep(edge.home, wire.server, vault, name, sealed);
  await edge.home.remove(SIGNED_IN);
  return start(wire, edge, { vault, ak: sealed.ak }, policy, name, card);
}

/**
 * Say that the key after one's newest was not made by this person: 'that was not me'. A second
 * successor is logged, whose keys are kept nowhere; both are dead, and only a fresh start goes on.
 * Throws `NoHome`, `WrongUnlock`, `Misspelt`, `ServerAway`, or `Refused` where there is no such key.
 */
export async function disown(
  typed: string,
  list: readonly string[],
  edge: Edge,
  transport: Transport,
): Promise<void> {
  const { account } = await readPerson(edge.home);
  await overtake(account, await ways.readUnlock(account, typed, list), edge, transport);
}

/** The same with a passkey. */
export async function disownByPasskey(
  passkey: Passkey,
  edge: Edge,
  transport: Transport,
): Promise<void> {
  const { account } = await readPerson(edge.home);
  await overtake(account, ways.readPasskey(account, passkey), edge, transport);
}

/** Log a second successor of the keys that lie here. */
async function overtake(
  account: Bytes,
  found: Found,
  edge: Edge,
  transport: Transport,
): Promise<void> {
  const { vault } = await ways.openStored(account, await need(edge.home, ways.VAULT), found);
  const before = [await newestCard(vault), vaults.newest(vault)] as const;
  const rival = await keys.newCard(keys.generate(edge.entropy), account, before);
  const wire = new Wire(transport, edge);
  await wire.post('/api/cards/not-me', canon.encode([cards.encode(rival), edge.entropy(32)]));
}
