/**
 * Becoming somebody: joining by a link, unlocking, new keys, and a fresh start.
 *
 * Keys are made here and never leave but sealed in the vault.
 *
 * Source: spec/identity.md sections 5 to 14.
 */

import * as canon from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { equal, hex, type Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as cards from '../core/identity/card.ts';
import type { Card } from '../core/identity/card.ts';
import * as invitations from '../core/identity/invitation.ts';
import { BadLink, type Invitation } from '../core/identity/invitation.ts';
import * as keys from '../core/identity/keys.ts';
import { VAULT, WRAPPED, WrongUnlock, fetchTokenHash } from '../core/identity/method.ts';
import * as vaults from '../core/identity/vault.ts';
import type { Vault } from '../core/identity/vault.ts';
import { SignInOtherCard } from '../core/identity/signin.ts';
import { safetyWords } from '../core/identity/words.ts';
import * as policies from '../core/tlog/policy.ts';
import type { Policy } from '../core/tlog/policy.ts';
import { PERSON, exists, keepEvidence, need } from './home.ts';
import { Directory } from './people.ts';
import { sendAll } from './place.ts';
import type { Edge, Home, Transport } from './ports.ts';
import { Lied, Refused, ServerAway, ofServer, reached } from './refusal.ts';
import { Row } from './row.ts';
import { SIGNED_IN, begin, resume, type Session } from './session.ts';
import { FILE, Log } from './tlog.ts';
import * as ways from './ways.ts';
import type { Found, Lock, Opened, Passkey, ShownPasskey, Ways } from './ways.ts';
import { Wire } from './wire.ts';

/** This server's log is not the one that the invitation names: do not join here. */
export class OtherLog extends QuietroomError {
  static override readonly code = 'other-log';
}

/** Somebody has joined on this device already. */
export class AlreadyHere extends QuietroomError {
  static override readonly code = 'already-here';
}

/** New keys were made for this account elsewhere: what was used here belongs to the ones before. */
export class KeysRenewed extends QuietroomError {
  static override readonly code = 'keys-renewed';
}

/** The folders and files of one person, which a fresh start leaves behind. */
const FOLDERS = ['places', 'outbox', 'cards', 'waiting', 'answers'];
const FILES = [PERSON, ways.VAULT, ways.PASSKEYS, SIGNED_IN, FILE];

/** Who was read from a home. */
export interface Person {
  readonly server: string;
  readonly account: Bytes;
  readonly name: string;
}

/** What an invitation leads to, as the server shows it to whoever holds its token. */
export interface Look {
  readonly kind: string;
  readonly programme: string;
  readonly inviter: string | null;
  /** Whom the invitation names, if anybody. */
  readonly name: string | null;
  readonly role: string | null;
  readonly state: string;
}

/**
 * Join by a link: make keys, seal the vault, have the card logged, sign in. `account` was drawn by
 * `newAccount`, as passkeys are made for it.
 *
 * Throws `BadLink` (also for another server's), `AlreadyHere`, `Refused`, `ServerAway`, or `Lied` when
 * the server is not the one that the link names.
 */
export async function join(
  link: string,
  name: string,
  account: Bytes,
  lock: Lock,
  edge: Edge,
  transport: Transport,
): Promise<[Session, Ways]> {
  const invited = readLink(link, transport);
  if (await exists(edge.home)) throw new AlreadyHere();
  const wire = new Wire(transport, edge);
  const policy = await fetchPolicy(wire, edge.home, invited.policy);
  const secrets = keys.generate(edge.entropy);
  const signed = await keys.newCard(secrets, account, null);
  const vault: Vault = { account, policy: policies.encode(policy), keys: [secrets] };
  const sealed = await ways.seal(vault, edge, lock);
  const proof = invited.inviter && invitations.proof(invited, signed.claims.hash);
  const card = [cards.encode(signed), edge.entropy(32), sealed.vault, sealed.wraps];
  await wire.post('/api/join', canon.encode([invited.token, name, ...card, proof]), true);
  // Who could not join leaves nothing here: the kit has not been shown, so nothing would open it.
  await ways.keep(edge.home, wire.server, vault, name, sealed);
  const opened = { vault, ak: sealed.ak };
  return [await named(await start(wire, edge, opened, policy, name, signed.claims)), sealed.ways];
}

/** A fresh account id, 16 bytes. */
export const newAccount = (edge: Edge): Bytes => edge.entropy(shape.ID);

/** What an invitation leads to. Throws `BadLink`, `Refused` or `ServerAway`. */
export async function look(link: string, edge: Edge, transport: Transport): Promise<Look> {
  const invited = readLink(link, transport);
  const wire = new Wire(transport, edge);
  const found = await wire.postRow('/api/invitations/look', { token: hex(invited.token) });
  return {
    kind: found.text('kind'),
    programme: found.text('programme'),
    inviter: found.maybe('text', 'inviter_name'),
    name: found.maybe('text', 'name'),
    role: found.maybe('text', 'role'),
    state: found.text('state'),
  };
}

/**
 * Unlock what lies on this device and sign in; by a kit of newer keys, which were made on another
 * device, with the vault that the server has. Throws `NoHome`, `WrongUnlock`, `Misspelt`, `ServerAway`,
 * `Lied`, or `KeysRenewed` for a way to unlock that ended when new keys were made elsewhere.
 */
export async function enter(
  typed: string,
  list: readonly string[],
  edge: Edge,
  transport: Transport,
): Promise<Session> {
  const { account } = await readPerson(edge.home);
  const found = await ways.readUnlock(account, typed, list);
  try {
    return await unlocked(found, edge, transport);
  } catch (fault) {
    if (!(fault instanceof WrongUnlock || fault instanceof KeysRenewed)) throw fault;
    return newer(account, found, edge, transport, fault);
  }
}

/** The same with a passkey. */
export async function enterByPasskey(
  passkey: Passkey,
  edge: Edge,
  transport: Transport,
): Promise<Session> {
  const { account } = await readPerson(edge.home);
  return unlocked(ways.readPasskey(account, passkey), edge, transport);
}

/**
 * Fetch the vault on a new device by kit or passphrase, unlock it and sign in.
 * Throws `AlreadyHere`, `Refused` for a kit that the server does not know, `Misspelt`, `WrongUnlock`,
 * `ServerAway` or `Lied`.
 */
export async function restore(
  account: Bytes,
  typed: string,
  list: readonly string[],
  edge: Edge,
  transport: Transport,
): Promise<Session> {
  if (await exists(edge.home)) throw new AlreadyHere();
  const found = await ways.readUnlock(account, typed, list);
  return handedOut(account, found, edge, transport);
}

/** The server's nonce, 32 bytes, that a passkey shall sign on a new device. */
export async function passkeyNonce(edge: Edge, transport: Transport): Promise<Bytes> {
  const wire = new Wire(transport, edge);
  return (await wire.postRow('/api/passkeys/challenge', {})).octets('nonce');
}

/**
 * Fetch the vault on a new device by a passkey, whose user handle is the account. Throws as `restore`.
 */
export async function restoreByPasskey(
  account: Bytes,
  shown: ShownPasskey,
  edge: Edge,
  transport: Transport,
): Promise<Session> {
  if (await exists(edge.home)) throw new AlreadyHere();
  const wire = new Wire(transport, edge);
  const { credential, client, authenticator, signature } = shown;
  const asked = canon.encode([account, credential, client, authenticator, signature]);
  const raw = await wire.post('/api/vault/fetch-by-passkey', asked);
  const session = await restored(wire, edge, account, ways.readPasskey(account, shown), raw, null);
  await ways.keepCredentials(edge.home, [credential]);
  return session;
}

/** Ask for a link by mail to begin anew, whether the address is known or not. */
export async function askFreshStart(
  email: string,
  edge: Edge,
  transport: Transport,
): Promise<void> {
  await new Wire(transport, edge).sendJson('/api/fresh-start', { email });
}

/**
 * Begin anew by a mailed link: another account, and nothing old opens. What this device remembers of
 * the person before is forgotten first, evidence excepted. Throws as `join`.
 */
export async function freshStart(
  link: string,
  account: Bytes,
  lock: Lock,
  edge: Edge,
  transport: Transport,
): Promise<[Session, Ways]> {
  readLink(link, transport);
  await forget(edge.home);
  return join(link, '', account, lock, edge, transport);
}

/** Forget the person of this device, as if nobody had joined, evidence excepted. */
export async function forget(home: Home): Promise<void> {
  for (const folder of FOLDERS) {
    for (const name of await home.names(folder)) await home.remove(`${folder}/${name}`);
  }
  for (const name of FILES) await home.remove(name);
}

const heard = new Map<string, readonly number[]>();

/** The indices of the four safety words of whose lineage begins with this card hash, where known. */
export const knownWords = (first: Bytes): readonly number[] | null => heard.get(hex(first)) ?? null;

/** Learn these words. They cost half a second, once, in which nothing else is done here. */
export async function learnWords(first: Bytes): Promise<void> {
  if (!knownWords(first)) heard.set(hex(first), await safetyWords(first));
}

/** Server, account and name of the person of a home. Throws `NoHome` or `Malformed`. */
export async function readPerson(home: Home): Promise<Person> {
  const [server, account, name] = shape.array(await need(home, PERSON), 3, PERSON);
  return {
    server: shape.text(server, 'server'),
    account: shape.ident(account, 'account'),
    name: shape.text(name, 'name'),
  };
}

/** A fresh invitation by this person, to be sent outside Quietroom. */
export const newInvitation = ({ random, policy, card }: Session): Invitation => ({
  token: random(invitations.TOKEN),
  policy: policy.hash,
  inviter: { card: card.hash, secret: random(invitations.SECRET) },
});

/** An invitation to this very server: no other is joined from its page. */
function readLink(link: string, transport: Transport): Invitation {
  const { server, invited } = invitations.parseLink(link);
  if (server !== transport.server) throw new BadLink('for another server');
  return invited;
}

async function unlocked(found: Found, edge: Edge, transport: Transport): Promise<Session> {
  const { account, name } = await readPerson(edge.home);
  const stored = await need(edge.home, ways.VAULT);
  const opened = await ways.openStored(account, stored, found);
  const policy = policies.parse(opened.vault.policy);
  try {
    return await start(new Wire(transport, edge), edge, opened, policy, name);
  } catch (fault) {
    const overtaken =
      fault instanceof vaults.StaleVault ||
      (fault instanceof Refused && fault.reason === SignInOtherCard.code);
    // On a device of one's own an old vault is no lie: this person made new keys elsewhere.
    throw overtaken ? new KeysRenewed() : fault;
  }
}

/** The newer vault of whoever is here, where what they typed fetches one; else throws `fault`. */
async function newer(
  account: Bytes,
  found: Found,
  edge: Edge,
  transport: Transport,
  fault: QuietroomError,
): Promise<Session> {
  try {
    return await handedOut(account, found, edge, transport);
  } catch (other) {
    // Who guesses learns nothing more, and who has no connection what they would have learnt here.
    throw other instanceof Refused || other instanceof ServerAway ? fault : other;
  }
}

/** What the server hands out for the token of a kit or passphrase. */
async function handedOut(
  account: Bytes,
  found: Found,
  edge: Edge,
  transport: Transport,
): Promise<Session> {
  const wire = new Wire(transport, edge);
  const token = found.token ?? new Uint8Array();
  const asked = { account: hex(account), method: found.method, token: hex(token) };
  const raw = await wire.sendJson('/api/vault/fetch', asked);
  return restored(wire, edge, account, found, raw, fetchTokenHash(token));
}

/** Keep and open the vault that the server handed out: CBOR[vault, wrap, method id, generation, …]. */
async function restored(
  wire: Wire,
  edge: Edge,
  account: Bytes,
  found: Found,
  raw: Bytes,
  shows: Bytes | null,
): Promise<Session> {
  const stored = ofServer(() => fetched(raw, found, shows));
  const opened = await ways.openStored(account, stored, found);
  const policy = policies.parse(opened.vault.policy);
  await fetchPolicy(wire, edge.home, policy.hash);
  await edge.home.remove(SIGNED_IN);
  let session: Session;
  try {
    session = await start(wire, edge, opened, policy, '');
  } catch (fault) {
    // The server handed it out just now: that an older one was on this device is another matter.
    throw fault instanceof vaults.StaleVault ? new Lied(fault) : fault;
  }
  await edge.home.write(ways.VAULT, canon.encode(stored));
  await ways.keepCredentials(edge.home, []);
  await edge.home.write(PERSON, canon.encode([wire.server, account, '']));
  return named(session);
}

/** A vault as a server hands it out, as it is stored. */
function fetched(raw: Bytes, { method }: Found, shows: Bytes | null): canon.Value {
  const [vault, wrap, id, generation] = shape.array(canon.decode(raw), 5, 'fetched vault');
  const sealed = shape.octets(vault, 'vault', undefined, VAULT);
  const row = [method, shape.ident(id, 'id'), shape.octets(wrap, 'wrap', WRAPPED), shows];
  return [shape.number(generation, 'generation'), sealed, [row]];
}

/** The session under the name by which the server knows this person. */
async function named(session: Session): Promise<Session> {
  const { wire, vault, edge } = session;
  const name = new Row(await wire.getJson('/api/me')).text('name');
  await edge.home.write(PERSON, canon.encode([wire.server, vault.account, name]));
  return { ...session, name };
}

async function fetchPolicy(wire: Wire, home: Home, wanted: Bytes): Promise<Policy> {
  const raw = await wire.get('/log/policy');
  const found = ofServer(() => policies.parse(raw));
  if (!equal(found.hash, wanted)) {
    throw new Lied(new OtherLog(), await keepEvidence(home, 'other-log', raw));
  }
  return found;
}

/**
 * Sign in, read the log, believe the vault once it fits what is logged, and send what an earlier run
 * could not send. Where the server is away, all that waits, and the log is as this device has it.
 */
export async function start(
  wire: Wire,
  edge: Edge,
  opened: Opened,
  policy: Policy,
  name: string,
  own?: Card,
): Promise<Session> {
  const { vault, ak } = opened;
  const log = await Log.open(wire, edge, policy);
  const card = own ?? (await newestCard(vault));
  await resume(wire, edge, policy, card, vaults.newest(vault));
  await reached(() => log.sync());
  const people = await Directory.open(wire, edge.home, log);
  const lineage = await people.lineage(card.hash);
  await vaults.check(vault, lineage);
  await reached(() => sendAll(wire, edge.home));
  return begin({ edge, wire, log, people, vault, ak, policy, lineage, name });
}

/** The card of the vault's newest keys, computed from the seeds of every generation. */
export async function newestCard(vault: Vault): Promise<Card> {
  let card: Card | null = null;
  let before: readonly [Card, keys.CardKeys] | null = null;
  for (const each of vault.keys) {
    const made: cards.SignedCard = await keys.newCard(each, vault.account, before);
    card = made.claims;
    before = [card, each];
  }
  if (!card) throw new vaults.ForeignVault();
  return card;
}
