/** A server that lies, in every way that one could, and what is told of it. */

import { expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { type Bytes, hex, utf8 } from '../core/ground/octets.ts';
import * as links from '../core/identity/invitation.ts';
import * as kits from '../core/identity/kit.ts';
import { words as list } from '../core/identity/wordlist.ts';
import * as evidence from '../core/tlog/evidence.ts';
import * as identity from '../client/identity.ts';
import * as succession from '../client/succession.ts';
import * as invitation from '../client/invitation.ts';
import { ServerAway } from '../client/refusal.ts';
import * as ways from '../client/ways.ts';
import { Remembered, joins, lie, rotates } from './citizens.ts';
import { MemoryHome, edge, entropy } from './edge.ts';
import { Town, ok } from './town.ts';

/** Answers this path as it was answered now. */
async function replays(town: Town, method: string, path: string): Promise<void> {
  const before = await town.honest(method, path);
  town.lie = (how, where) => (how === method && where === path ? before : null);
}

test('a server that hands out an old vault lies', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const { account } = ada.session.vault;
  const stored = canon.decode((await ada.home.read(ways.VAULT)) ?? new Uint8Array());
  const [generation, vault, [wrap]] = stored as [number, Bytes, [[string, Bytes, Bytes, Bytes]]];
  await rotates(ada.session);
  const old = ok(canon.encode([vault, wrap[2], wrap[1], generation, []]));
  town.lie = (_, path) => (path === '/api/vault/fetch' ? old : null);
  const kit = kits.text(ada.ways.kit);

  const told = await lie(identity.restore(account, kit, list, edge(), town));
  expect(told.fault.code).toBe('stale-vault');
});

test('both sides of a link are proven, and nobody else', async () => {
  const town = await Town.begin();
  const [ada, mine, theirs] = [await joins(town), new Remembered(), new Remembered()];
  const link = await invitation.invite(ada.session, mine, 'mentor', { name: 'Bea' });
  const bea = await joins(town, link);
  await ada.session.log.sync();
  await invitation.settle(ada.session, mine);
  await invitation.joined(bea.session, theirs, links.parseLink(link).invited);

  expect(invitation.met(mine, bea.session.first)).toBe(true);
  expect(invitation.met(theirs, ada.session.first)).toBe(true);
  expect(invitation.met(mine, ada.session.first)).toBe(false);

  const eve = await joins(town);
  const row = { card: hex(eve.session.card.hash), proof: hex(entropy(32)) };
  const answer = ok(utf8(JSON.stringify([row])));
  town.lie = (method, path) => (`${method} ${path}` === 'GET /api/invitations' ? answer : null);
  const told = await lie(invitation.settle(ada.session, mine));
  expect(told.fault.code).toBe('invitation-unproven');
  expect(invitation.met(mine, eve.session.first)).toBe(false);
});

test("another's card in the place of the one named is swapped", async () => {
  const town = await Town.begin();
  const [ada, bea] = [await joins(town), await joins(town)];
  const theirs = bea.session.card.hash;
  const mine = await town.send(
    'GET',
    `/api/cards/${hex(ada.session.card.hash)}`,
    { Authorization: `Bearer ${ada.session.wire.token}` },
    null,
  );
  town.lie = (_, path) => (path === `/api/cards/${hex(theirs)}` ? mine : null);
  const told = await lie(ada.session.people.lineage(theirs));

  expect(told.fault.code).toBe('swapped-card');
  expect(ada.home.files.has(told.evidence ?? '')).toBe(true);
  expect(ada.session.people.known(theirs)).toBe(null);
  town.lie = () => null;
  expect(hex((await ada.session.people.current(theirs)).hash)).toBe(hex(theirs));
});

test('a card that the log does not show is not used, however well it is signed', async () => {
  const [town, other] = [await Town.begin(), await Town.begin()];
  const [ada, eve] = [await joins(town), await joins(other)];
  const theirs = eve.session.card.hash;
  const authorized = { Authorization: `Bearer ${eve.session.wire.token}` };
  const unlogged = await other.send('GET', `/api/cards/${hex(theirs)}`, authorized, null);
  town.lie = (_, path) => (path === `/api/cards/${hex(theirs)}` ? unlogged : null);

  expect((await lie(ada.session.people.lineage(theirs))).fault.code).toBe('swapped-card');
});

test('a lineage whose first card the log never showed is not used', async () => {
  const [town, other] = [await Town.begin(), await Town.begin()];
  const [ada, eve] = [await joins(town), await joins(other)];
  const [renewed] = await rotates(eve.session);
  const theirs = hex(renewed.card.hash);
  const authorized = { Authorization: `Bearer ${renewed.wire.token}` };
  const half = await other.send('GET', `/api/cards/${theirs}`, authorized, null);
  town.leaves = [...town.leaves, ...other.leaves.slice(1)];
  town.lie = (_, path) => (path === `/api/cards/${theirs}` ? half : null);

  expect((await lie(ada.session.people.lineage(renewed.card.hash))).fault.code).toBe(
    'swapped-card',
  );
});

test('a newer card that the log shows is not to be withheld', async () => {
  const town = await Town.begin();
  const [ada, bea] = [await joins(town), await joins(town)];
  const theirs = bea.session.card.hash;
  const authorized = { Authorization: `Bearer ${ada.session.wire.token}` };
  const before = await town.send('GET', `/api/cards/${hex(theirs)}`, authorized, null);
  await ada.session.people.lineage(theirs);
  const [renewed] = await rotates(bea.session);
  await ada.session.log.sync();
  town.lie = (_, path) => (path === `/api/cards/${hex(theirs)}` ? before : null);

  expect((await lie(ada.session.people.lineage(theirs))).fault.code).toBe('card-withheld');
  town.lie = () => null;
  const current = await ada.session.people.current(theirs);
  expect(hex(current.hash)).toBe(hex(renewed.card.hash));
  expect(ada.session.people.all().length).toBe(2);
});

/** Somebody who was overtaken: the thief's new keys, and the folder as it was before. */
async function overtaken(
  town: Town,
): Promise<{ card: Bytes; thief: Bytes; disown: () => Promise<void> }> {
  const bea = await joins(town);
  const mine = new MemoryHome();
  for (const [name, chunks] of bea.home.files) mine.files.set(name, chunks);
  const [thief] = await rotates(bea.session);
  const kit = kits.text(bea.ways.kit);
  return {
    card: bea.session.card.hash,
    thief: thief.card.hash,
    disown: () => succession.disown(kit, list, edge(mine), town),
  };
}

test("who says 'that was not me' ends both keys, and what they wrote is still read", async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const { card, thief, disown } = await overtaken(town);
  const { people } = ada.session;

  expect(hex((await people.current(card)).hash)).toBe(hex(thief));
  await disown();
  await ada.session.log.sync();
  await expect(people.current(card)).rejects.toMatchObject({ code: 'lineage-forked' });
  expect([people.known(thief), people.dead.size]).toEqual([null, 2]);
  expect(hex(people.withDead.known(thief)?.hash ?? card)).toBe(hex(thief));
  expect(people.known(card)).toEqual(people.withDead.known(card));
  // A device that learns of a dead card only now takes its lineage, and its death.
  const cy = await joins(town);
  expect((await cy.session.people.lineage(thief)).dead.length).toBe(2);
});

test('whoever was not overtaken kills nothing by saying so', async () => {
  const town = await Town.begin();
  const bea = await joins(town);
  const said = succession.disown(kits.text(bea.ways.kit), list, bea.edge, town);

  await expect(said).rejects.toMatchObject({ reason: 'conflict' });
});

test('that a key was disowned is not to be withheld', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const { card, disown } = await overtaken(town);
  await ada.session.people.lineage(card);
  const authorized = { Authorization: `Bearer ${ada.session.wire.token}` };
  const before = await town.send('GET', `/api/cards/${hex(card)}`, authorized, null);
  await disown();
  await ada.session.log.sync();
  town.lie = (_, path) => (path === `/api/cards/${hex(card)}` ? before : null);

  expect((await lie(ada.session.people.lineage(card))).fault.code).toBe('card-withheld');
});

test('a fork of the log stops with evidence that convicts it', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  await joins(town);
  await ada.session.log.sync();
  town.leaves = [...town.leaves].reverse();
  const told = await lie(ada.session.log.sync());
  const raw = await ada.home.read(told.evidence ?? '');

  expect(told.fault.code).toBe('fork');
  await evidence.check(evidence.parse(raw ?? new Uint8Array()), town.policy.log);
  expect(raw).not.toBeNull();
});

test('a larger head of another history is a fork too', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  await ada.session.log.sync();
  town.leaves = [entropy(48), ...town.leaves];

  expect((await lie(ada.session.log.sync())).fault.code).toBe('fork');
});

test('a smaller head is asked for again, and then told', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  await replays(town, 'GET', '/log/checkpoint');
  const honest = town.lie;
  town.lie = () => null;
  await joins(town);
  await ada.session.log.sync();
  town.lie = honest;
  const asked = town.asked.length;
  const told = await lie(ada.session.log.sync());

  expect(told.fault.code).toBe('smaller-head');
  expect(town.asked.length - asked).toBe(3);
  town.lie = () => null;
  await ada.session.log.sync();
});

test('a leaf that the log signed and does not serve is told', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  await joins(town);
  const bent = await town.honest('GET', '/log/tile/entries/000.p/2');
  bent.body[60] = (bent.body[60] ?? 0) ^ 1;
  town.lie = (_, path) => (path.startsWith('/log/tile') ? bent : null);
  const before = ada.session.log.mirror;

  expect((await lie(ada.session.log.sync())).fault.code).toBe('bad-proof');
  expect(ada.session.log.mirror).toBe(before);
});

test('what cannot be read of an answer is told as a fault of the server', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const { account } = ada.session.vault;
  const bent = ok(canon.encode([new Uint8Array(9), new Uint8Array(3), account, 0, []]));
  town.lie = (_, path) => (path === '/api/vault/fetch' ? bent : null);
  const restoring = identity.restore(account, kits.text(ada.ways.kit), list, edge(), town);

  await expect(restoring).rejects.toMatchObject({ code: 'bad-answer' });
  town.lie = (_, path) => (path === '/log/policy' ? bent : null);
  await expect(joins(town)).rejects.toMatchObject({ code: 'bad-answer' });
});

test('who is away is no liar', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  town.lie = () => {
    throw new Error('offline');
  };

  await expect(ada.session.log.sync()).rejects.toThrow(ServerAway);
});
