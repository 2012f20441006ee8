/**
 * The vault: all the private keys of one person, sealed, and kept by a server that cannot open it.
 *
 * A random key AK seals the vault; AK is wrapped once for each way to unlock. What is opened is not
 * yet believed: `check` computes the public keys from the seeds and compares them with the cards in
 * the log.
 *
 * Format: spec/identity.md sections 5 and 6. Vectors: vectors/identity/vault.json.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import type { Entropy } from '../ground/chance.ts';
import { KEY, seal } from '../ground/close/content.ts';
import { context } from '../ground/digest.ts';
import { CannotOpen, Malformed, QuietroomError, TooLarge } from '../ground/errors.ts';
import { equal, type Bytes } from '../ground/octets.ts';
import { unseal } from '../ground/open/content.ts';
import * as shape from '../ground/shape.ts';
import { halves, type CardKeys } from './keys.ts';
import { current, type Lineage } from './lineage.ts';
import { VAULT, WRAPPED, WrongUnlock, type Method } from './method.ts';

/** The most bytes of the log policy in a vault. */
export const POLICY = 64 * 1024;

const GENERATIONS = 4096;
const SECRET = 32;

/** The vault is older than the newest card in the log: the server holds back or lost a newer. */
export class StaleVault extends QuietroomError {
  static override readonly code = 'stale-vault';
}

/** The server gave a vault that is not this account's, or was changed: its keys are not used. */
export class ForeignVault extends QuietroomError {
  static override readonly code = 'foreign-vault';
}

/** The vault holds keys of a card that the log does not show: wait for the log to catch up. */
export class CardNotLogged extends QuietroomError {
  static override readonly code = 'card-not-logged';
}

/**
 * What a vault holds: the log `policy` as its people agreed on it, in bytes, and one set of keys for
 * each generation from 0, previous ones kept.
 */
export interface Vault {
  readonly account: Bytes;
  readonly policy: Bytes;
  readonly keys: readonly CardKeys[];
}

/** The generation of the newest keys. */
export const generation = (vault: Vault): number => vault.keys.length - 1;

/** The newest keys. Throws `Malformed` for a vault without any. */
export function newest(vault: Vault): CardKeys {
  const keys = vault.keys.at(-1);
  if (!keys) throw new Malformed('a vault without keys');
  return keys;
}

/** The vault of the next generation. */
export const rotated = (vault: Vault, keys: CardKeys): Vault => ({
  ...vault,
  keys: [...vault.keys, keys],
});

/**
 * Check that these are the keys of the logged cards, and of all of them.
 * Throws `ForeignVault`, `LineageForked`, `StaleVault` or `CardNotLogged`.
 */
export async function check(vault: Vault, lineage: Lineage): Promise<void> {
  if (!equal(vault.account, lineage.account)) throw new ForeignVault();
  for (const [at, keys] of vault.keys.entries()) {
    const card = lineage.line[at];
    if (!card) break;
    const { seal: sealing, key } = await halves(keys);
    const { ed25519, mldsa } = card.key;
    if (!equal(sealing, card.seal) || !equal(key.ed25519, ed25519) || !equal(key.mldsa, mldsa))
      throw new ForeignVault();
  }
  const now = current(lineage).generation;
  if (now > generation(vault)) throw new StaleVault();
  if (now < generation(vault)) throw new CardNotLogged();
}

/** A fresh AK, 32 bytes: one for every new generation. */
export const newAk = (entropy: Entropy): Bytes => entropy(KEY);

/** Seal a vault under its AK. Throws `Malformed` for one that could not be opened again. */
export async function sealVault(ak: Bytes, vault: Vault, entropy: Entropy): Promise<Bytes> {
  const { account, policy, keys } = vault;
  if (!keys.length || keys.length > GENERATIONS || policy.length > POLICY)
    throw new Malformed('a vault without keys, or with more than it may hold');
  const rows = keys.map((one, at): Value => [at, one.seal, one.ed25519, one.mldsa, one.selfKey]);
  return seal(ak, vaultContext(account, generation(vault)), canon.encode([policy, rows]), entropy);
}

/**
 * Open a vault that is said to be of this account and generation. Check it before use.
 * Throws `ForeignVault` when it is not, `Malformed` or `TooLarge`.
 */
export async function openVault(
  ak: Bytes,
  account: Bytes,
  said: number,
  raw: Bytes,
): Promise<Vault> {
  if (raw.length > VAULT) throw new TooLarge('the vault');
  const content = await opened(ak, vaultContext(account, said), raw, ForeignVault);
  const [policy, rows] = shape.array(canon.decode(content, VAULT), 2, 'vault');
  const keys = shape.items(rows, 'vault keys', GENERATIONS).map(readKeys);
  if (keys.length !== said + 1) throw new Malformed('the vault lacks keys of a generation');
  return { account, policy: shape.octets(policy, 'log policy', undefined, POLICY), keys };
}

/** Wrap AK under the key of one way to unlock; `methodId` has 16 bytes. */
export const wrapAk = (
  kek: Bytes,
  account: Bytes,
  method: Method,
  methodId: Bytes,
  said: number,
  ak: Bytes,
  entropy: Entropy,
): Promise<Bytes> => seal(kek, wrapContext(account, method, methodId, said), ak, entropy);

/** The AK that was wrapped. Throws `WrongUnlock`, and `Malformed` for bytes of another size. */
export async function unwrapAk(
  kek: Bytes,
  account: Bytes,
  method: Method,
  methodId: Bytes,
  said: number,
  raw: Bytes,
): Promise<Bytes> {
  shape.octets(raw, 'wrapped key', WRAPPED);
  return opened(kek, wrapContext(account, method, methodId, said), raw, WrongUnlock);
}

/** What opens, or `Fault` in the place of `CannotOpen`. */
async function opened(
  key: Bytes,
  about: Bytes,
  raw: Bytes,
  Fault: new () => QuietroomError,
): Promise<Bytes> {
  try {
    return await unseal(key, about, raw);
  } catch (fault) {
    throw fault instanceof CannotOpen ? new Fault() : fault;
  }
}

const vaultContext = (account: Bytes, said: number): Bytes => context('vault', account, said);

const wrapContext = (account: Bytes, method: Method, methodId: Bytes, said: number): Bytes =>
  context('vault-wrap', account, method, methodId, said);

function readKeys(row: Value, place: number): CardKeys {
  const [number, sealing, ed25519, mldsa, selfKey] = shape.array(row, 5, 'keys of a generation');
  if (shape.number(number, 'generation') !== place)
    throw new Malformed('the generations of a vault are not in order');
  return {
    seal: shape.octets(sealing, 'secret', SECRET),
    ed25519: shape.octets(ed25519, 'secret', SECRET),
    mldsa: shape.octets(mldsa, 'secret', SECRET),
    selfKey: shape.octets(selfKey, 'secret', SECRET),
  };
}
