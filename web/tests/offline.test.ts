/** Unlocking and reading without a connection, from what this device remembers. */

import { expect, test } from 'vitest';
import * as identity from '../client/identity.ts';
import { FOLDER, recall } from '../client/recall.ts';
import { ServerAway } from '../client/refusal.ts';
import { SIGNED_IN } from '../client/session.ts';
import { fromUtf8, hex, utf8 } from '../core/ground/octets.ts';
import * as kits from '../core/identity/kit.ts';
import { joins } from './citizens.ts';
import { Town, ok } from './town.ts';

/** The way to a town, which may be cut. */
class Line {
  readonly server: string;
  cut = false;
  readonly #town: Town;

  constructor(town: Town) {
    this.server = town.server;
    this.#town = town;
  }

  send(...request: Parameters<Town['send']>): ReturnType<Town['send']> {
    if (this.cut) return Promise.reject(new Error('cut'));
    return this.#town.send(...request);
  }
}

test('what lies on this device unlocks, and signs in once the line is back', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  const line = new Line(town);
  line.cut = true;
  await ada.home.remove(SIGNED_IN);
  const kit = kits.text(ada.ways.kit);
  const session = await identity.enter(kit, [], ada.edge, line);
  expect(hex(session.first)).toBe(hex(ada.session.first));
  await expect(session.wire.getJson('/api/me')).rejects.toBeInstanceOf(ServerAway);
  line.cut = false;

  expect(await session.wire.getJson('/api/me')).toMatchObject({ name: 'Ada' });
  const other = kits.text(kits.generate(ada.edge.entropy));
  line.cut = true;
  await expect(identity.enter(other, [], ada.edge, line)).rejects.toMatchObject({
    code: 'wrong-unlock',
  });
});

test('what the server listed last is recalled while it is away, and lies sealed', async () => {
  const town = await Town.begin();
  const ada = await joins(town);
  let away = false;
  let listed = '["a secret room"]';
  town.lie = (_, path) => {
    if (path !== '/api/rooms') return null;
    if (away) throw new Error('away');
    return ok(utf8(listed));
  };
  const read = async (): Promise<string> => fromUtf8(await recall(ada.session, '/api/rooms'));
  away = true;
  await expect(read()).rejects.toBeInstanceOf(ServerAway);
  away = false;
  expect(await read()).toBe(listed);
  away = true;
  expect(await read()).toBe(listed);
  [away, listed] = [false, '[]'];
  expect(await read()).toBe('[]');

  const [name] = await ada.home.names(FOLDER);
  const raw = hex((await ada.home.read(`${FOLDER}/${name}`))!);
  expect(raw.includes(hex(utf8('secret')))).toBe(false);
});
