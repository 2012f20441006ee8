/** Becoming somebody: joining, unlocking, restoring, new keys, and a fresh start. */

import { expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import * as kits from '../core/identity/kit.ts';
import { passkeyId } from '../core/identity/method.ts';
import * as passphrases from '../core/identity/passphrase.ts';
import { words as list } from '../core/identity/wordlist.ts';
import * as identity from '../client/identity.ts';
import * as succession from '../client/succession.ts';
import type { Answer, Transport } from '../client/ports.ts';
import { Refused } from '../client/refusal.ts';
import * as ways from '../client/ways.ts';
import { NO_LOCK, joins, lie, rotates } from './citizens.ts';
import { MemoryHome, edge, entropy } from './edge.ts';
import { Town, ok } from './town.ts';

test('kit and passphrase open what a person joined with, here and elsewhere', async () => {
  const town = await Town.begin();
  const ada = await joins(town, town.link(), { passkeys: [], list });
  const [kit, passphrase] = [ada.ways.kit, ada.ways.passphrase];
  const account = ada.session.vault.account;
  const typed = [kits.text(kit), passphrase ? passphrases.text(passphrase) : ''];
  for (const text of typed) {
    const entered = await identity.enter(text, list, ada.edge, town);
    const restored = await identity.restore(account, text, list, edge(), town);

    expect(hex(entered.first)).toBe(hex(ada.session.first));
    expect([restored.name, hex(restored.first)]).toEqual(['Ada', hex(ada.session.first)]);
  }
  const other = kits.text(kits.generate(entropy));
  await expect(identity.enter(other, list, ada.edge, town)).rejects.toMatchObject({
    code: 'wrong-unlock',
  });
  await expect(identity.restore(account, other, list, edge(), town)).rejects.toThrow(Refused);
});

test('nothing that opens is kept or sent', async () => {
  const town = await Town.begin();
  const sent: string[] = [];
  const watched = {
    server: town.server,
    send: (...request: Parameters<Town['send']>) => {
      sent.push(JSON.stringify(request.slice(0, 3)) + hex(request[3] ?? new Uint8Array()));
      return town.send(...request);
    },
  };
  const mine = new MemoryHome();
  const [session, left] = await identity.join(
    town.link(),
    'Ada',
    entropy(16),
    { passkeys: [], list: null },
    edge(mine),
    watched,
  );
  const { seal, ed25519, mldsa, selfKey } = session.keys;
  const kept = [...mine.files.values()].flat().map(hex);
  for (const secret of [seal, ed25519, mldsa, selfKey, session.ak, left.kit.secret]) {
    expect(kept.some((raw) => raw.includes(hex(secret)))).toBe(false);
    expect(sent.some((raw) => raw.includes(hex(secret)))).toBe(false);
  }
  expect(sent.length).toBeGreaterThan(5);
});

test('a passkey opens beside the kit, goes on into new keys, and another ends with them', async () => {
  const town = await Town.begin();
  const registration = { client: entropy(90), attestation: entropy(200) };
  const first = { credential: entropy(32), output: entropy(32), registration };
  const second = { credential: entropy(20), output: entropy(32), registration };
  const ada = await joins(town, town.link(), { passkeys: [first], list: null });
  await ways.addPasskey(ada.session, second);
  for (const each of [first, second]) {
    const entered = await identity.enterByPasskey(each, ada.edge, town);

    expect(hex(entered.first)).toBe(hex(ada.session.first));
  }
  expect(await ways.credentials(ada.home)).toEqual([first.credential, second.credential]);
  const crossed = { ...first, output: second.output };
  await expect(identity.enterByPasskey(crossed, ada.edge, town)).rejects.toMatchObject({
    code: 'wrong-unlock',
  });

  const going = { passkeys: [{ ...first, registration: null }], list: null };
  const [renewed] = await rotates(ada.session, going);
  expect(renewed.card.generation).toBe(1);
  expect((await identity.enterByPasskey(first, ada.edge, town)).card.generation).toBe(1);
  await expect(identity.enterByPasskey(second, ada.edge, town)).rejects.toMatchObject({
    code: 'wrong-unlock',
  });
  expect(
    [...ada.home.files.values()].flat().some((raw) => hex(raw).includes(hex(registration.client))),
  ).toBe(false);
  expect(passkeyId(first.credential).length).toBe(16);
});

test('a passkey on a new device opens what the server hands out for its signature', async () => {
  const town = await Town.begin();
  const made = { credential: entropy(32), output: entropy(32), registration: null };
  const ada = await joins(town, town.link(), { passkeys: [made], list: null });
  const stored = canon.decode((await ada.home.read(ways.VAULT)) ?? new Uint8Array());
  const [generation, vault, wraps] = stored as [number, Bytes, [string, Bytes, Bytes, null][]];
  const wrap = wraps.find(([method]) => method === 'passkey');
  town.lie = (_, path) =>
    path === '/api/vault/fetch-by-passkey'
      ? ok(canon.encode([vault, wrap?.[2] ?? null, wrap?.[1] ?? null, generation, []]))
      : null;
  const shown = { ...made, client: entropy(9), authenticator: entropy(9), signature: entropy(9) };
  const fresh = edge();
  const session = await identity.restoreByPasskey(ada.session.vault.account, shown, fresh, town);

  expect(hex(session.first)).toBe(hex(ada.session.first));
  expect(await ways.credentials(fresh.home)).toEqual([made.credential]);
});

test('another kit opens beside the first, until new keys end both', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const account = ada.session.vault.account;
  const other = await ways.addKit(ada.session);
  for (const kit of [ada.ways.kit, other]) {
    await identity.enter(kits.text(kit), list, ada.edge, town);
    await identity.restore(account, kits.text(kit), list, edge(), town);
  }
  const [renewed, left] = await rotates(ada.session);

  expect(renewed.lineage.line.length).toBe(2);
  expect(renewed.mine.size).toBe(2);
  for (const kit of [ada.ways.kit, other]) {
    await expect(identity.restore(account, kits.text(kit), list, edge(), town)).rejects.toThrow(
      Refused,
    );
  }
  const back = await identity.restore(account, kits.text(left.kit), list, edge(), town);
  expect(back.card.generation).toBe(1);
});

test('a device with the old vault learns that keys were renewed, and goes on with their kit', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const kit = kits.text(ada.ways.kit);
  const elsewhere = await identity.restore(ada.session.vault.account, kit, list, edge(), town);
  const [renewed, left] = await rotates(elsewhere);
  const newest = kits.text(left.kit);

  await expect(identity.enter(kit, list, ada.edge, town)).rejects.toMatchObject({
    code: 'keys-renewed',
  });
  const away = { server: town.server, send: () => Promise.reject(new Error('cut')) };
  await expect(identity.enter(newest, list, ada.edge, away)).rejects.toMatchObject({
    code: 'wrong-unlock',
  });
  const entered = await identity.enter(newest, list, ada.edge, town);
  expect(hex(entered.card.hash)).toBe(hex(renewed.card.hash));
  const again = await identity.enter(newest, list, ada.edge, away);
  expect(again.card.generation).toBe(1);
});

/** A town whose answers about new keys are lost on their way back. */
function deaf(town: Town, times: number): Transport & { lost: number } {
  return {
    server: town.server,
    lost: 0,
    async send(method, path, headers, body) {
      const answer = await town.send(method, path, headers, body);
      if (path !== '/api/cards' || this.lost === times) return answer;
      this.lost++;
      throw new Error('cut');
    },
  };
}

test('new keys whose answer is lost open by their kit, and may be gone over to once more', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const account = ada.session.vault.account;
  const old = kits.text(ada.ways.kit);
  const cut = deaf(town, 3);
  const session = await identity.enter(old, list, ada.edge, cut);
  const made = await succession.renewal(session, NO_LOCK);
  const kit = kits.text(made.sealed.ways.kit);

  await expect(identity.restore(account, kit, list, edge(), town)).rejects.toThrow(Refused);
  await expect(succession.rotate(session, made)).rejects.toMatchObject({ code: 'server-away' });
  expect(cut.lost).toBe(3);
  const there = await identity.restore(account, kit, list, edge(), town);
  const loaded = new MemoryHome();
  for (const [name, chunks] of ada.home.files) loaded.files.set(name, chunks);
  const here = await identity.enter(kit, list, edge(loaded), town);
  const again = await succession.rotate(session, made);
  for (const one of [there, here, again]) expect(hex(one.card.hash)).toBe(hex(made.card.hash));
  const logged = town.leaves.length;
  await succession.rotate(session, made);
  expect(town.leaves.length).toBe(logged);
});

test('a link is joined at its own server and log, once', async () => {
  const town = await Town.begin();
  const elsewhere = { server: 'https://other.example', send: town.send.bind(town) };
  const link = town.link();
  await expect(
    identity.join(link, 'Ada', entropy(16), NO_LOCK, edge(), elsewhere),
  ).rejects.toMatchObject({ code: 'bad-link' });
  const other = await Town.begin();
  const home = new MemoryHome();
  const told = await lie(identity.join(link, 'Ada', entropy(16), NO_LOCK, edge(home), other));
  expect([told.fault.code, told.evidence]).toEqual(['other-log', 'evidence/other-log']);
  expect(home.files.has('evidence/other-log')).toBe(true);

  const ada = await joins(town, link);
  const again = edge();
  await expect(identity.join(link, 'Eve', entropy(16), NO_LOCK, again, town)).rejects.toMatchObject(
    { reason: 'invitation-used' },
  );
  await expect(identity.readPerson(again.home)).rejects.toMatchObject({ code: 'no-home' });
  await expect(
    identity.join(town.link(), 'Ada', entropy(16), NO_LOCK, ada.edge, town),
  ).rejects.toMatchObject({ code: 'already-here' });
});

test('a join whose answer is lost is joined once all the same', async () => {
  const town = await Town.begin();
  let lost = 0;
  const flaky = {
    server: town.server,
    async send(...request: Parameters<Town['send']>): Promise<Answer> {
      const answer = await town.send(...request);
      if (request[1] === '/api/join' && lost++ < 2) throw new Error('cut');
      return answer;
    },
  };
  const [session] = await identity.join(town.link(), 'Ada', entropy(16), NO_LOCK, edge(), flaky);

  expect(session.name).toBe('Ada');
  expect(town.leaves.length).toBe(1);
});

test('a session that ended is begun again, once for all who wait', async () => {
  const town = await Town.begin();
  const [ada, bea] = [await joins(town), await joins(town)];
  town.endSessions();
  const before = town.asked.length;
  await Promise.all([
    ada.session.people.fetch(bea.session.card.hash),
    ada.session.wire.getJson('/api/me'),
  ]);

  const asked = town.asked.slice(before);
  expect(asked.filter((each) => each === 'POST /api/sign-in').length).toBe(1);
});

test('a fresh start leaves nothing of the person before but evidence', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  await ada.home.write('places/ab', entropy(9));
  await ada.home.write('outbox/1', entropy(9));
  await ada.home.write('evidence/fork', entropy(9));
  const [anew] = await identity.freshStart(town.link(), entropy(16), NO_LOCK, ada.edge, town);

  expect(hex(anew.first)).not.toBe(hex(ada.session.first));
  expect(await ada.home.names('places')).toEqual([]);
  expect(await ada.home.names('outbox')).toEqual([]);
  expect(await ada.home.names('evidence')).toEqual(['fork']);
  expect(await ada.home.names('cards')).toEqual([hex(anew.first)]);
});
