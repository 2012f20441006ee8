/**
 * The ways to unlock a vault: made, wrapped around its key, opened again, and added to.
 *
 * A person leaves with a kit always, and with a passkey where a device can make one that yields a
 * key, else with a passphrase. Kit and passphrase are shown once and kept nowhere.
 *
 * Source: spec/identity.md sections 5 to 9 and 14.
 */

import * as canon from '../core/ground/canon.ts';
import type { Value } from '../core/ground/canon.ts';
import { sha256 } from '../core/ground/digest.ts';
import { equal, type Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as keeping from '../core/identity/keeping.ts';
import * as kits from '../core/identity/kit.ts';
import type { Kit } from '../core/identity/kit.ts';
import {
  WAYS,
  WrongUnlock,
  fetchTokenHash,
  passkeyId,
  type Method,
} from '../core/identity/method.ts';
import { wrappingKey } from '../core/identity/passkey.ts';
import * as passphrases from '../core/identity/passphrase.ts';
import type { Passphrase } from '../core/identity/passphrase.ts';
import * as unlock from '../core/identity/unlock.ts';
import * as vaults from '../core/identity/vault.ts';
import type { Vault } from '../core/identity/vault.ts';
import { PERSON, need } from './home.ts';
import type { Edge, Home } from './ports.ts';
import type { Session } from './session.ts';

/** Where the sealed vault is kept, with the ways to unlock it that this device knows. */
export const VAULT = 'vault.cbor';

/** Where the ids of the credentials that open the vault are kept: they are no secret. */
export const PASSKEYS = 'passkeys';

/** A passkey that was asked: its credential's id, and the PRF result, 32 bytes. */
export interface Passkey {
  readonly credential: Bytes;
  readonly output: Bytes;
}

/** A passkey with what registers it at the server, or null where the server knows it already. */
export interface MadePasskey extends Passkey {
  readonly registration: { readonly client: Bytes; readonly attestation: Bytes } | null;
}

/** A passkey with its signature over the server's nonce. */
export interface ShownPasskey extends Passkey {
  readonly client: Bytes;
  readonly authenticator: Bytes;
  readonly signature: Bytes;
}

/** Beside a kit, what shall open: passkeys, and a passphrase where there is a list to draw it of. */
export interface Lock {
  readonly passkeys: readonly MadePasskey[];
  readonly list: readonly string[] | null;
}

/** What a person leaves with, shown once and kept nowhere. */
export interface Ways {
  readonly kit: Kit;
  readonly passphrase: Passphrase | null;
}

/** A vault as it is stored, under its key `ak`; `wraps` as they travel, `credentials` beside them. */
export interface Sealed {
  readonly ways: Ways;
  readonly ak: Bytes;
  readonly vault: Bytes;
  readonly wraps: readonly Value[];
  readonly credentials: readonly Bytes[];
}

/** What one way yields: the key, which wrap it fits, and what shows it to the server. */
export interface Found {
  readonly method: Method;
  readonly id: Bytes | null;
  readonly key: Bytes;
  readonly token: Bytes | null;
}

/** An opened vault and its key. */
export interface Opened {
  readonly vault: Vault;
  readonly ak: Bytes;
}

/** Seal the vault of a new generation under a new key, for a new kit and what `lock` names. */
export async function seal(vault: Vault, edge: Edge, lock: Lock): Promise<Sealed> {
  const kit = kits.generate(edge.entropy);
  const passphrase = lock.list && passphrases.generate(edge.entropy, lock.list);
  const ak = vaults.newAk(edge.entropy);
  const found: [Found, Value][] = [told(unlock.withKit(vault.account, kit))];
  if (passphrase) found.push(told(await unlock.withPassphrase(vault.account, passphrase)));
  for (const each of lock.passkeys) found.push(registered(vault.account, each));
  const wraps: Value[] = [];
  for (const [each, shows] of found) wraps.push(await wrap(each, shows, vault, ak, edge));
  return {
    ways: { kit, passphrase },
    ak,
    vault: await vaults.sealVault(ak, vault, edge.entropy),
    wraps,
    credentials: lock.passkeys.map(({ credential }) => credential),
  };
}

/**
 * Another kit that opens the vault beside every way there is, of the same generation. Throws
 * `ServerAway`, or `Refused` when another device has changed the vault, or it has 16 ways.
 */
export async function addKit(session: Session): Promise<Kit> {
  const kit = kits.generate(session.random);
  await add(session, ...told(unlock.withKit(session.vault.account, kit)));
  return kit;
}

/** A passkey that opens the vault beside every way there is. Throws as `addKit`. */
export async function addPasskey(session: Session, made: MadePasskey): Promise<void> {
  await add(session, ...registered(session.vault.account, made));
  await keepCredentials(session.edge.home, [
    ...(await credentials(session.edge.home)),
    made.credential,
  ]);
}

/** The ids of the credentials that this device knows to open its vault. */
export async function credentials(home: Home): Promise<Bytes[]> {
  const raw = await home.read(PASSKEYS);
  const listed = raw ? shape.items(canon.decode(raw), PASSKEYS, WAYS) : [];
  return listed.map((each) => shape.octets(each, 'credential'));
}

/** Keep a vault on its person's device, with who they are. */
export async function keep(
  home: Home,
  server: string,
  vault: Vault,
  name: string,
  sealed: Sealed,
): Promise<void> {
  const stored = [vaults.generation(vault), sealed.vault, sealed.wraps.map(unregistered)];
  await home.write(VAULT, canon.encode(stored));
  await keepCredentials(home, sealed.credentials);
  await home.write(PERSON, canon.encode([server, vault.account, name]));
}

/** Keep which credentials open the vault. */
export async function keepCredentials(home: Home, known: readonly Bytes[]): Promise<void> {
  await home.write(PASSKEYS, canon.encode(known));
}

/** What a kit or passphrase of `list` yields. Throws `Misspelt`. */
export async function readUnlock(
  account: Bytes,
  typed: string,
  list: readonly string[],
): Promise<Found> {
  const found = unlock.read(typed, list);
  const yielded =
    'secret' in found
      ? unlock.withKit(account, found)
      : await unlock.withPassphrase(account, found);
  return { ...yielded, id: null };
}

/** What a passkey yields. Throws `Malformed` for a result of another size. */
export const readPasskey = (account: Bytes, { credential, output }: Passkey): Found => ({
  method: 'passkey',
  id: passkeyId(credential),
  key: wrappingKey(account, output),
  token: null,
});

/** Open a vault that is stored as `keep` does. Throws `WrongUnlock`, `ForeignVault`, `Malformed`. */
export async function openStored(account: Bytes, stored: Value, found: Found): Promise<Opened> {
  const [generation, raw, wraps] = shape.array(stored, 3, VAULT);
  const number = shape.number(generation, 'generation');
  const vault = shape.octets(raw, 'vault');
  const rows = shape.items(wraps, 'wraps', WAYS);
  const ak = await unwrap(account, number, rows, found);
  return { ak, vault: await vaults.openVault(ak, account, number, vault) };
}

/**
 * Check that what somebody typed or showed unlocks what lies on this device. Opens no session. Throws
 * `NoHome`, `Misspelt` or `WrongUnlock`.
 */
export async function unlocks(
  home: Home,
  read: (account: Bytes) => Found | Promise<Found>,
): Promise<void> {
  const [, account] = shape.array(await need(home, PERSON), 3, PERSON);
  const whose = shape.ident(account, 'account');
  await openStored(whose, await need(home, VAULT), await read(whose));
}

async function unwrap(
  account: Bytes,
  generation: number,
  rows: readonly Value[],
  found: Found,
): Promise<Bytes> {
  for (const row of rows) {
    const [method, methodId, wrapped] = shape.array(row, 4, 'wrap');
    const id = shape.ident(methodId, 'method id');
    const sealed = shape.octets(wrapped, 'wrap');
    if (method !== found.method || (found.id && !equal(found.id, id))) continue;
    try {
      return await vaults.unwrapAk(found.key, account, found.method, id, generation, sealed);
    } catch (fault) {
      // There may be several kits: the next one is tried.
      if (!(fault instanceof WrongUnlock)) throw fault;
    }
  }
  throw new WrongUnlock();
}

/** Add one way of the same generation, signed by the card: a session alone changes nothing. */
async function add(session: Session, found: Found, shows: Value): Promise<void> {
  const { edge, vault, ak, wire } = session;
  const [generation, raw, wraps] = shape.array(await need(edge.home, VAULT), 3, VAULT);
  const kept = shape.octets(raw, 'vault');
  const known = shape.items(wraps, 'wraps', WAYS);
  const [old, added] = [sha256(kept), [await wrap(found, shows, vault, ak, edge)]];
  const signatures = await keeping.sign(
    keeping.build(session.card, old, kept, added),
    session.keys,
  );
  await wire.put('/api/vault', canon.encode([old, kept, added, ...signatures]));
  const stored = [generation, kept, [...known, ...added.map(unregistered)]];
  await edge.home.write(VAULT, canon.encode(stored));
}

/** [method, method id, wrap, what shows it]. */
async function wrap(
  found: Found,
  shows: Value,
  vault: Vault,
  ak: Bytes,
  edge: Edge,
): Promise<Value> {
  const { method, key } = found;
  const id = found.id ?? edge.entropy(shape.ID);
  const generation = vaults.generation(vault);
  return [
    method,
    id,
    await vaults.wrapAk(key, vault.account, method, id, generation, ak, edge.entropy),
    shows,
  ];
}

/** What a kit or passphrase yields, and the hash by which the server knows its token. */
const told = (found: unlock.Unlock): [Found, Value] => [
  { ...found, id: null },
  fetchTokenHash(found.token),
];

const registered = (account: Bytes, made: MadePasskey): [Found, Value] => {
  const { registration } = made;
  return [
    readPasskey(account, made),
    registration && [registration.client, registration.attestation],
  ];
};

/** A wrap as it is kept: a registration is the server's. */
function unregistered(row: Value): Value {
  const [method, id, wrapped, shows] = shape.array(row, 4, 'wrap');
  return [method, id, wrapped, shows instanceof Uint8Array ? shows : null];
}
