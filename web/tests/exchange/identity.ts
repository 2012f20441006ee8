/** Rows of spec/encoding.md and spec/identity.md; the other side is `tests/exchange/identity.py`. */

import * as canon from '../../core/ground/canon.ts';
import { seal } from '../../core/ground/close/content.ts';
import { sealTo } from '../../core/ground/close/key.ts';
import { context, sha256 } from '../../core/ground/digest.ts';
import { type Bytes, fromHex, fromUtf8, hex, utf8 } from '../../core/ground/octets.ts';
import { unseal } from '../../core/ground/open/content.ts';
import { unsealFrom } from '../../core/ground/open/key.ts';
import * as signature from '../../core/ground/signature.ts';
import * as cards from '../../core/identity/card.ts';
import type { Card } from '../../core/identity/card.ts';
import * as invitations from '../../core/identity/invitation.ts';
import type { Invitation } from '../../core/identity/invitation.ts';
import * as keeping from '../../core/identity/keeping.ts';
import * as keys from '../../core/identity/keys.ts';
import * as kits from '../../core/identity/kit.ts';
import * as lineages from '../../core/identity/lineage.ts';
import type { Method } from '../../core/identity/method.ts';
import * as passkeys from '../../core/identity/passkey.ts';
import * as passphrases from '../../core/identity/passphrase.ts';
import * as signin from '../../core/identity/signin.ts';
import { withKit, withPassphrase } from '../../core/identity/unlock.ts';
import * as vaults from '../../core/identity/vault.ts';
import type { Vault } from '../../core/identity/vault.ts';
import { words as list } from '../../core/identity/wordlist.ts';
import {
  ACCOUNT,
  type Json,
  type Made,
  type Row,
  TIME,
  cardOf,
  entropy,
  hexOrNone,
  keysOf,
  octets,
  seed,
  signedCardOf,
} from './cast.ts';

const AK = seed('ak');
const METHOD_ID = seed('method', 16);
const WORDS = 'abacus abdomen abdominal abide abiding ability ablaze';
const ORIGIN = 'https://room.example';

const cardMeans = (one: Card): Json => ({
  account: hex(one.account),
  seal: hex(one.seal),
  ed25519: hex(one.key.ed25519),
  mldsa: hex(one.key.mldsa),
  generation: one.generation,
  previous: hexOrNone(one.previous),
  hash: hex(one.hash),
});

const vaultMeans = (one: Vault): Json => ({
  policy: hex(one.policy),
  keys: one.keys.map((each) => [each.seal, each.ed25519, each.mldsa, each.selfKey].map(hex)),
});

interface Found {
  readonly key: Bytes;
  readonly token: Bytes;
}

/** The key of a vault, wrapped by one way to unlock it. */
function wrapOf(method: Method, text: string, find: (account: Bytes, text: string) => Json): Row {
  return {
    async make() {
      const found = (await find(ACCOUNT, text)) as Found;
      const sealed = await vaults.wrapAk(found.key, ACCOUNT, method, METHOD_ID, 1, AK, entropy);
      const given = { account: hex(ACCOUNT), text, id: hex(METHOD_ID), generation: 1 };
      return [given, sealed, { ak: hex(AK), token: hex(found.token) }];
    },
    async read(given, sealed) {
      const account = octets(given, 'account');
      const found = (await find(account, given.text as string)) as Found;
      const id = octets(given, 'id');
      const { generation } = given;
      const ak = await vaults.unwrapAk(found.key, account, method, id, generation, sealed);
      return { ak: hex(ak), token: hex(found.token) };
    },
  };
}

const invitedMeans = (server: string, { token, policy, inviter }: Invitation): Json => ({
  server,
  token: hex(token),
  policy: hex(policy),
  by: inviter && [hex(inviter.card), hex(inviter.secret)],
});

async function invited(): Promise<Invitation> {
  const inviter = { card: (await cardOf('Ada')).hash, secret: seed('invitation') };
  return { token: seed('token', 16), policy: seed('policy'), inviter };
}

export const identity: Record<string, Row> = {
  content: {
    async make() {
      const said = Uint8Array.from({ length: 256 * 70 }, (_, at) => at % 256);
      const sealed = await seal(seed('key'), context('exchange', ACCOUNT), said, entropy);
      return [{ key: hex(seed('key')), account: hex(ACCOUNT) }, sealed, { content: hex(said) }];
    },
    async read(given, sealed) {
      const about = context('exchange', octets(given, 'account'));
      return { content: hex(await unseal(octets(given, 'key'), about, sealed)) };
    },
  },
  'key-wrap': {
    async make() {
      const about = context('exchange', ACCOUNT);
      const sealed = await sealTo((await cardOf('Ada')).seal, about, seed('secret'));
      const given = { seed: hex(keysOf('Ada').seal), account: hex(ACCOUNT) };
      return [given, sealed, { secret: hex(seed('secret')) }];
    },
    async read(given, sealed) {
      const about = context('exchange', octets(given, 'account'));
      return { secret: hex(await unsealFrom(octets(given, 'seed'), about, sealed)) };
    },
  },
  signature: {
    async make() {
      const payload = canon.encode(['a payload', 7]);
      const signatures = await signature.sign(keysOf('Ada'), payload, 'exchange');
      const sealed = new signature.Signed(payload, signatures).encode();
      return [{ signer: 'Ada' }, sealed, { payload: hex(payload) }];
    },
    async read(given, sealed) {
      const { key } = await cardOf(given.signer as string);
      return { payload: hex(await signature.parse(sealed, 1).verify([key, 'exchange'])) };
    },
  },
  'first-card': {
    async make() {
      const made = await signedCardOf('Ada');
      return [{}, cards.encode(made), cardMeans(made.claims)];
    },
    read: async (_, sealed) => cardMeans(await cards.verify(cards.parse(sealed), null)),
  },
  'next-card': {
    async make() {
      const first = await signedCardOf('Ada');
      const before = [first.claims, keysOf('Ada')] as const;
      const made = await keys.newCard(keysOf('Ada anew'), first.claims.account, before);
      return [{ first: hex(cards.encode(first)) }, cards.encode(made), cardMeans(made.claims)];
    },
    async read(given, sealed) {
      const both = [cards.parse(octets(given, 'first')), cards.parse(sealed)];
      return cardMeans(lineages.current(await lineages.of(both)));
    },
  },
  'the-vault': {
    async make() {
      const both = [keysOf('Ada'), keysOf('Ada anew')];
      const made: Vault = { account: ACCOUNT, policy: utf8('a policy'), keys: both };
      const given = { ak: hex(AK), account: hex(ACCOUNT), generation: 1 };
      return [given, await vaults.sealVault(AK, made, entropy), vaultMeans(made)];
    },
    async read(given, sealed) {
      const [ak, account] = [octets(given, 'ak'), octets(given, 'account')];
      return vaultMeans(await vaults.openVault(ak, account, given.generation as number, sealed));
    },
  },
  'kit-wrap': wrapOf('kit', kits.text({ secret: seed('kit', 20) }), (account, text) =>
    withKit(account, kits.parse(text)),
  ),
  'passphrase-wrap': wrapOf('passphrase', WORDS, (account, text) =>
    withPassphrase(account, passphrases.parse(text, list)),
  ),
  'passkey-wrap': wrapOf('passkey', hex(seed('prf')), (account, text) => ({
    key: passkeys.wrappingKey(account, fromHex(text)),
    token: new Uint8Array(),
  })),
  'change-of-the-vault': {
    async make() {
      const [old, vault] = [sha256(utf8('the vault before')), utf8('the vault')];
      const built = keeping.build(await cardOf('Ada'), old, vault, []);
      const sealed = canon.encode(await keeping.sign(built, keysOf('Ada')));
      return [{ card: 'Ada', old: hex(old), vault: hex(vault) }, sealed, { signed: true }];
    },
    async read(given, sealed) {
      const mine = await cardOf(given.card as string);
      const built = keeping.build(mine, octets(given, 'old'), octets(given, 'vault'), []);
      await keeping.check(built, mine, canon.decode(sealed) as Bytes[]);
      return { signed: true };
    },
  },
  'sign-in': {
    async make() {
      const [card, log, nonce] = [await cardOf('Ada'), seed('log key'), seed('nonce')];
      const document = signin.build(card, ORIGIN, log, nonce, TIME);
      const given = { card: 'Ada', origin: ORIGIN, log: hex(log), nonce: hex(nonce) };
      const means = { account: hex(card.account), time: TIME };
      return [given, await signin.sign(document, keysOf('Ada')), means];
    },
    async read(given, sealed) {
      const [card, log, nonce] = [
        await cardOf(given.card as string),
        octets(given, 'log'),
        octets(given, 'nonce'),
      ];
      const found = await signin.check(sealed, card, given.origin as string, log, nonce, TIME);
      return { account: hex(found.account), time: found.time };
    },
  },
  'invitation-link': {
    async make() {
      const one = await invited();
      return [{}, utf8(invitations.link(one, ORIGIN)), invitedMeans(ORIGIN, one)];
    },
    read(_, sealed) {
      const { server, invited: one } = invitations.parseLink(fromUtf8(sealed));
      return invitedMeans(server, one);
    },
  },
  'invitation-proof': {
    async make(): Promise<Made> {
      const [one, { hash }] = [await invited(), await cardOf('Ben')];
      const given = { invitation: hex(invitations.encode(one)), invitee: hex(hash) };
      return [given, invitations.proof(one, hash), { proven: true }];
    },
    read(given, sealed) {
      const one = invitations.parse(octets(given, 'invitation'));
      invitations.check(one, octets(given, 'invitee'), sealed);
      return { proven: true };
    },
  },
};
