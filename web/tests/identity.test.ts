/** Identity: every shared vector, and parsers under bent bytes. */

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import * as base64 from '../core/ground/base64.ts';
import * as canon from '../core/ground/canon.ts';
import { BadSignature, QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, fromHex, hex, utf8 } from '../core/ground/octets.ts';
import { split } from '../core/ground/space.ts';
import * as cards from '../core/identity/card.ts';
import * as invitation from '../core/identity/invitation.ts';
import * as keeping from '../core/identity/keeping.ts';
import * as keys from '../core/identity/keys.ts';
import * as kits from '../core/identity/kit.ts';
import * as lineages from '../core/identity/lineage.ts';
import * as method from '../core/identity/method.ts';
import * as passkey from '../core/identity/passkey.ts';
import * as passphrases from '../core/identity/passphrase.ts';
import * as signin from '../core/identity/signin.ts';
import * as unlock from '../core/identity/unlock.ts';
import * as vaults from '../core/identity/vault.ts';
import { words as list } from '../core/identity/wordlist.ts';
import * as words from '../core/identity/words.ts';
import { bend, play, vectorsOf } from './vectors.ts';

const entropy = (size: number): Bytes => new Uint8Array(randomBytes(size));

const card = (raw: string): cards.Card => cards.parse(fromHex(raw)).claims;

const lineage = (raws: readonly string[]): Promise<lineages.Lineage> =>
  lineages.of(raws.map((raw) => cards.parse(fromHex(raw))));

const vault = (given: {
  ak: string;
  account: string;
  generation: number;
  vault: string;
}): Promise<vaults.Vault> =>
  vaults.openVault(
    fromHex(given.ak),
    fromHex(given.account),
    given.generation,
    fromHex(given.vault),
  );

const unlocked = (found: unlock.Unlock): unknown => ({
  key: found.key,
  token: found.token,
  token_hash: method.fetchTokenHash(found.token),
});

play('identity', {
  'identity/card': async (given) => {
    const signed = cards.parse(fromHex(given.card));
    const found = await cards.verify(signed, given.predecessor && card(given.predecessor));
    expect(hex(cards.encode(signed))).toBe(given.card);
    const { account, generation, previous, hash } = found;
    return { account, generation, previous, hash };
  },
  'identity/lineage': async (given) => ({
    stands: lineages.standsFor(await lineage(given.cards), fromHex(given.named)).hash,
  }),
  'identity/keys': async (given) => {
    const made = {
      seal: fromHex(given.seal),
      ed25519: fromHex(given.ed25519),
      mldsa: fromHex(given.mldsa),
      selfKey: fromHex(given.self_key),
    };
    const { seal, key } = await keys.halves(made);
    return { payload: cards.make(fromHex(given.account), seal, key, 0, null).payload };
  },
  'identity/vault': async (given) => {
    const opened = await vault(given);
    const rows = opened.keys.map((one) => [one.seal, one.ed25519, one.mldsa, one.selfKey]);
    return { policy: opened.policy, keys: rows };
  },
  'identity/vault-check': async (given) => {
    await vaults.check(await vault(given), await lineage(given.cards));
    return 'checked';
  },
  'identity/wrap': async (given) => ({
    ak: await vaults.unwrapAk(
      fromHex(given.kek),
      fromHex(given.account),
      given.method,
      fromHex(given.method_id),
      given.generation,
      fromHex(given.wrapped),
    ),
  }),
  'identity/kit': (given) => {
    const found = kits.parse(given.text);
    expect(unlock.read(given.text, list)).toEqual(found);
    return { secret: found.secret, text: kits.text(found) };
  },
  'identity/passphrase': (given) => {
    const found = passphrases.parse(given.text, list);
    expect(unlock.read(given.text, list)).toEqual(found);
    return { text: passphrases.text(found) };
  },
  'identity/passphrase-drawn': (given) => {
    const drawn = passphrases.generate((size) => fromHex(given.drawn).slice(0, size), list);
    return { text: passphrases.text(drawn) };
  },
  'identity/unlock-kit': (given) =>
    unlocked(unlock.withKit(fromHex(given.account), kits.parse(given.text))),
  'identity/unlock-passphrase': async (given) => {
    const found = passphrases.parse(given.text, list);
    return unlocked(await unlock.withPassphrase(fromHex(given.account), found));
  },
  'identity/unlock-passkey': (given) => {
    const key = passkey.wrappingKey(fromHex(given.account), fromHex(given.output));
    return { input: passkey.PRF_INPUT, key };
  },
  'identity/passkey': (given) => ({
    method_id: method.passkeyId(fromHex(given.credential)),
    challenge: method.passkeyChallenge(fromHex(given.account)),
  }),
  'identity/keeping': async (given) => {
    const current = card(given.card);
    const added = canon.decode(fromHex(given.added));
    const change = keeping.build(current, fromHex(given.old), fromHex(given.vault), added);
    await keeping.check(change, current, given.signatures.map(fromHex));
    return { payload: keeping.encode(change) };
  },
  'identity/words': async (given) => ({
    words: words.spell(list, await words.safetyWords(fromHex(given.first))),
  }),
  'identity/signin': async (given) => {
    const found = await signin.check(
      fromHex(given.signed),
      card(given.card),
      given.origin,
      fromHex(given.log_key),
      fromHex(given.nonce),
      given.now,
    );
    return { account: found.account, card: found.card, time: found.time };
  },
  'identity/invitation': (given) => {
    const { server, invited } = invitation.parseLink(given.link);
    const { token, policy, inviter } = invited;
    return {
      server,
      token,
      policy,
      inviter: inviter && inviter.card,
      secret: inviter && inviter.secret,
    };
  },
  'identity/invitation-proof': (given) => {
    const { invited } = invitation.parseLink(given.link);
    invitation.check(invited, fromHex(given.invitee), fromHex(given.proof));
    return 'checked';
  },
});

function good(file: string, format: string): Record<string, string> {
  const found = vectorsOf('identity').get(file) ?? [];
  const isGood = (one: unknown): boolean => !(one as { refused?: string }).refused;
  return found.find((one) => one.format === format && isGood(one.expect))?.input;
}

test('bent bytes end in the errors of the rules', () => {
  const signed = good('card.json', 'identity/card')['card'] ?? '';
  const signIn = good('signin.json', 'identity/signin')['signed'] ?? '';
  const link = good('invitation.json', 'identity/invitation')['link'] ?? '';
  const { invited } = invitation.parseLink(link);

  bend(fromHex(signed), cards.parse);
  bend(fromHex(signIn), signin.parse);
  bend(invitation.encode(invited), invitation.parse);
  bend(utf8(link), (raw) => invitation.parseLink(Buffer.from(raw).toString()));
  bend(utf8(kits.text(kits.generate(entropy))), (raw) =>
    unlock.read(Buffer.from(raw).toString(), list),
  );
});

test('a vault bent anywhere is refused', async () => {
  const given = good('vault.json', 'identity/vault');
  const raw = fromHex(given['vault'] ?? '');
  for (let at = 0; at < raw.length; at += 37) {
    const bent = raw.slice();
    bent[at] = (bent[at] ?? 0) ^ 1;
    const opening = vault({ ...given, vault: hex(bent) } as never);

    await expect(opening).rejects.toBeInstanceOf(QuietroomError);
  }
});

test('what is sealed here opens here, for its account, generation and way alone', async () => {
  const [account, policy, ak] = [entropy(16), entropy(40), vaults.newAk(entropy)];
  const made = vaults.rotated(
    { account, policy, keys: [keys.generate(entropy)] },
    keys.generate(entropy),
  );
  const sealed = await vaults.sealVault(ak, made, entropy);
  const [kek, id] = [entropy(32), entropy(16)];
  const wrapped = await vaults.wrapAk(kek, account, 'passkey', id, 1, ak, entropy);

  expect(await vaults.openVault(ak, account, 1, sealed)).toEqual(made);
  expect(wrapped.length).toBe(method.WRAPPED);
  expect(await vaults.unwrapAk(kek, account, 'passkey', id, 1, wrapped)).toEqual(ak);
  await expect(vaults.openVault(ak, account, 0, sealed)).rejects.toThrow(vaults.ForeignVault);
  await expect(vaults.unwrapAk(kek, account, 'kit', id, 1, wrapped)).rejects.toThrow(
    method.WrongUnlock,
  );
});

test('a new card is followed by the card after it, and by no other account', async () => {
  const [account, first, second] = [entropy(16), keys.generate(entropy), keys.generate(entropy)];
  const begun = await keys.newCard(first, account, null);
  const next = await keys.newCard(second, account, [begun.claims, first]);
  const found = await lineages.of([begun, next].map((one) => cards.parse(cards.encode(one))));
  const made = { account, policy: entropy(1), keys: [first, second] };

  expect(lineages.current(found).hash).toEqual(next.claims.hash);
  await vaults.check(made, found);
  await expect(vaults.check({ ...made, keys: [first] }, found)).rejects.toThrow(vaults.StaleVault);
  await expect(keys.newCard(second, entropy(16), [begun.claims, first])).rejects.toThrow(
    cards.CardDoesNotFollow,
  );
  await expect(keys.newCard(second, account, [begun.claims, second])).rejects.toThrow(BadSignature);
});

test('a wrong group of a kit is named', () => {
  const typed = kits.text(kits.generate(entropy)).split('-');
  typed[2] = 'UUUUU';
  let places: readonly number[] = [];
  try {
    kits.parse(typed.join(' '));
  } catch (fault) {
    places = (fault as kits.Misspelt).places;
  }

  expect(places).toEqual([3]);
});

test('the list has every word once, in its order', () => {
  expect(list.length).toBe(words.SIZE);
  expect(new Set(list).size).toBe(words.SIZE);
  expect([list[0], list[words.SIZE - 1]]).toEqual(['abacus', 'zoom']);
});

test('base64 of every length comes back, and no other spelling of it', () => {
  for (let size = 0; size < 70; size++) {
    const raw = entropy(size);
    const text = base64.encode(raw);

    expect(text).toBe(Buffer.from(raw).toString('base64'));
    expect(equal(base64.decode(text), raw)).toBe(true);
    expect(equal(base64.decodeUrl(base64.encodeUrl(raw)), raw)).toBe(true);
  }
  for (const text of ['A', 'AB', 'AB==A', 'AB=', 'AB===', '=', 'AR==', 'A*==', 'AA\n=', ' AAAA']) {
    expect(() => base64.decode(text), text).toThrow(QuietroomError);
  }
});

test('white space is what Python splits at', () => {
  expect(split(' one\u0085two\u001c\u3000three\t')).toEqual(['one', 'two', 'three']);
  expect(split('\ufeffone')).toEqual(['\ufeffone']);
});
