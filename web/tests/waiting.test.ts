/** Words that wait: none is lost and none is said twice, wherever a run ends. */

import { beforeEach, describe, expect, test } from 'vitest';
import { keep as keepFile, openKept } from '../client/attachment.ts';
import { Outbox, type Deed, type Draft, WHAT } from '../client/outbox.ts';
import { ServerAway } from '../client/refusal.ts';
import type { Room } from '../client/room.ts';
import type { Session } from '../client/session.ts';
import { type Bytes, hex, utf8 } from '../core/ground/octets.ts';
import type { Attachment } from '../core/room/entry.ts';
import { Label } from '../core/room/label.ts';
import { joins } from './citizens.ts';
import { MemoryHome, entropy } from './edge.ts';
import { ENTRY, ID, OTHER, Taking } from './taking.ts';
import { Town } from './town.ts';

let [session, room, home] = [
  null as unknown as Session,
  null as unknown as Taking,
  new MemoryHome(),
];

beforeEach(async () => {
  const town = await Town.begin();
  ({ session, home } = await joins(town));
  room = new Taking(session);
});

const draft = (text: string, where = ID): Draft => ({
  room: where,
  text,
  files: [],
  label: Label.PAIR,
  owner: null,
  time: 1_800_000_000,
  deed: null,
});

const ASKED = entropy(16);

/** An act on an entry of this person, with its words where it has some. */
const deed = (what: Deed['what'], text = ''): Draft => ({
  ...draft(text),
  deed: {
    what,
    entry: ENTRY,
    request: what === 'ask' || what === 'keep' ? ASKED : null,
    wish:
      what === 'ask'
        ? { to: session.first, name: 'Noor', purpose: 'an opening', until: 1_900_000_000 }
        : null,
  },
});

/** A file as its draft has it, and its sealed parts on the device. */
async function file(name: string, length = 3): Promise<Attachment> {
  const bytes = new Uint8Array(length).fill(7);
  return keepFile(room as unknown as Room, { name, type: 'text/plain', bytes });
}

const parts = (): string[] => [...home.files.keys()].filter((name) => name.startsWith('parts/'));

const send = (outbox: Outbox): Promise<void> => outbox.send(room as unknown as Room);

const left = async (outbox = new Outbox(session)): Promise<string[]> =>
  (await outbox.list()).map(({ text }) => text);

const WORDS = ['one', 'two', 'three'];

async function written(outbox: Outbox): Promise<Outbox> {
  for (const text of WORDS) await outbox.add(draft(text));
  return outbox;
}

describe('what waits', () => {
  test('lies on the device sealed, and is there in the next run', async () => {
    await written(new Outbox(session));
    const kept = [...home.files].filter(([name]) => name.startsWith('waiting/'));
    const raw = kept.flatMap(([, chunks]) => chunks).map(hex);

    expect(kept.length).toBe(3);
    expect(raw.some((one) => WORDS.some((word) => one.includes(hex(utf8(word)))))).toBe(false);
    expect(raw.some((one) => one.includes(hex(ID)))).toBe(false);
    expect(await left()).toEqual(WORDS);
  });

  test('goes in order once the server is there, and leaves nothing', async () => {
    const outbox = await written(new Outbox(session));
    await outbox.add(draft('elsewhere', OTHER));
    await send(outbox);

    expect(room.said).toEqual(WORDS);
    expect(await left()).toEqual(['elsewhere']);
  });

  test('is not sealed while the server is away', async () => {
    room.away = true;
    const outbox = await written(new Outbox(session));

    await expect(send(outbox)).rejects.toBeInstanceOf(ServerAway);
    expect((await outbox.list()).every(({ sealed }) => sealed === null)).toBe(true);
  });

  test('can be withdrawn until it is sent', async () => {
    const outbox = await written(new Outbox(session));
    const [, two] = await outbox.list();
    await outbox.withdraw(two!.name);
    room.fates = ['cut'];
    await send(outbox).catch(() => undefined);
    const [one] = await outbox.list();

    await expect(outbox.withdraw(one!.name)).rejects.toMatchObject({ code: 'on-its-way' });
    await send(outbox);
    expect(room.said).toEqual(['one', 'three']);
  });

  test('is not sent where it is withdrawn while its turn comes', async () => {
    const outbox = await written(new Outbox(session));
    const [, two, three] = await outbox.list();
    room.meanwhile = async (text) => {
      if (text === 'one') await outbox.withdraw(two!.name);
      if (text === 'three') await outbox.withdraw(three!.name);
    };
    await send(outbox);

    expect(room.said).toEqual(['one']);
    expect(await left()).toEqual([]);
  });

  test('is said once where the answer is lost', async () => {
    room.fates = ['lost', 'taken', 'lost', 'lost'];
    await written(new Outbox(session));
    for (let run = 0; run < 5; run++) await send(new Outbox(session)).catch(() => undefined);

    expect(room.said).toEqual(WORDS);
    expect(await left()).toEqual([]);
  });

  test('is sealed anew where the room has moved on, also in the next run', async () => {
    room.fates = ['moved-on', 'taken', 'cut', 'moved-on'];
    await written(new Outbox(session));
    await send(new Outbox(session)).catch(() => undefined);
    await send(new Outbox(session));

    expect(room.said).toEqual(WORDS);
  });

  test('overtakes nothing that the server does not take now', async () => {
    room.fates = ['taken', 'full'];
    const outbox = await written(new Outbox(session));

    await expect(send(outbox)).rejects.toMatchObject({ status: 507 });
    expect(room.said).toEqual(['one']);
    await send(outbox);
    expect(room.said).toEqual(WORDS);
  });

  test('stays with its reason where it is refused for good, and can be withdrawn', async () => {
    room.fates = ['refused'];
    const outbox = await written(new Outbox(session));
    await expect(send(outbox)).rejects.toMatchObject({ reason: 'room-ended' });
    const [one] = await outbox.list();

    expect(outbox.fault(one!.name)).toBe('room-ended');
    await outbox.withdraw(one!.name);
    await send(outbox);
    expect(room.said).toEqual(['two', 'three']);
  });

  test('of another device or changed on the disk is passed', async () => {
    const outbox = await written(new Outbox(session));
    const [one, two] = await outbox.list();
    const raw = (await home.read(`waiting/${one!.name}`))!;
    await home.write(`waiting/${two!.name}`, raw);

    expect(await left()).toEqual(['one', 'three']);
  });
});

describe('an act that waits', () => {
  test('lies sealed, is there in the next run as it was, and goes in its order', async () => {
    const first = new Outbox(session);
    const all = [draft('one'), ...WHAT.map((what) => deed(what, 'as it should be')), draft('two')];
    for (const one of all) await first.add(one);
    const next = new Outbox(session);
    const found = await next.list();

    expect(found.map((one) => one.deed)).toEqual(all.map((one) => one.deed));
    await send(next);
    const [id] = [String(ASKED)];
    expect(room.said).toEqual([
      'one',
      'correction as it should be',
      'take-back',
      'claim',
      `ask ${id}`,
      `keep ${id}`,
      'two',
    ]);
    expect(await next.list()).toEqual([]);
  });

  test('is done once where the answer is lost', async () => {
    room.fates = ['lost', 'lost', 'taken'];
    for (const what of ['claim', 'take-back', 'correct'] as const) {
      await new Outbox(session).add(deed(what, 'new'));
    }
    for (let run = 0; run < 4; run++) await send(new Outbox(session)).catch(() => undefined);

    expect(room.said).toEqual(['claim', 'take-back', 'correction new']);
  });

  test('says why it is still here where this client itself would not do it', async () => {
    room.ownership.authors.clear();
    const outbox = new Outbox(session);
    const { name } = await outbox.add(deed('take-back'));
    await expect(send(outbox)).rejects.toMatchObject({ code: 'not-your-entry' });

    expect(outbox.fault(name)).toBe('not-your-entry');
    await outbox.withdraw(name);
    expect(await outbox.list()).toEqual([]);
  });

  test('of a kind that nobody knows is passed', async () => {
    const outbox = new Outbox(session);
    await outbox.add(deed('claim'));
    await outbox.add({
      ...deed('claim'),
      deed: { ...deed('claim').deed!, what: 'grant' as 'ask' },
    });

    expect((await new Outbox(session).list()).map((one) => one.deed?.what)).toEqual(['claim']);
  });
});

describe('a file that waits', () => {
  test('lies sealed in parts, opens here, and goes before the words beside it', async () => {
    const one = await file('plan.txt', 1_500_000);
    const outbox = new Outbox(session);
    await outbox.add({ ...draft('my plan'), files: [one] });
    room.away = true;
    await send(outbox).catch(() => undefined);
    const raw = home.files.get(parts()[0]!)!.map(hex).join('');

    expect(parts().length).toBe(2);
    expect(raw.includes('07'.repeat(40))).toBe(false);
    expect(raw.includes(hex(one.key))).toBe(false);
    expect((await openKept(room as unknown as Room, one)).length).toBe(1_500_000);
    expect(room.put).toEqual([]);
    room.away = false;
    await send(new Outbox(session));
    expect(room.put.map((each) => each[0])).toEqual(['0', '1']);
    expect(room.said).toEqual(['my plan']);
    expect(parts()).toEqual([]);
  });

  test('goes with its words where they are withdrawn, and no other does', async () => {
    const outbox = new Outbox(session);
    const files = [await file('a'), await file('b')];
    const { name } = await outbox.add({ ...draft('one'), files: [files[0]!] });
    await outbox.add({ ...draft('two'), files: [files[1]!] });
    await outbox.withdraw(name);

    expect(parts()).toEqual([`parts/${hex(files[1]!.id)}-0`]);
  });

  test('is swept away where its words were never kept, unless something here does not open', async () => {
    const outbox = new Outbox(session);
    const kept = await file('a');
    await outbox.add({ ...draft('one'), files: [kept] });
    await file('nobody names this');
    await home.write('waiting/00000009-strange', entropy(40));
    await outbox.sweep();
    expect(parts().length).toBe(2);
    await home.remove('waiting/00000009-strange');
    await outbox.sweep();

    expect(parts()).toEqual([`parts/${hex(kept.id)}-0`]);
  });
});

/** A home whose device loses its power at a write: that one and all after it do not happen. */
class Dying extends MemoryHome {
  #left: number;

  constructor(of: MemoryHome, writes: number) {
    super();
    this.#left = writes;
    for (const [name, chunks] of of.files) this.files.set(name, chunks);
  }

  override async write(name: string, raw: Bytes): Promise<void> {
    this.#live();
    await super.write(name, raw);
  }

  override async remove(name: string): Promise<void> {
    this.#live();
    await super.remove(name);
  }

  #live(): void {
    if (this.#left-- <= 0) throw new Error('killed');
  }
}

const at = (where: MemoryHome): Session => ({ ...session, edge: { ...session.edge, home: where } });

test.each(['taken', 'lost', 'moved-on'] as const)(
  'a run that is killed at any of its writes loses nothing and says nothing twice: %s',
  async (fate) => {
    for (let writes = 0; writes < 14; writes++) {
      room = new Taking(session);
      room.fates = ['taken', fate, 'taken', fate];
      const dying = new Dying(home, writes);
      const kept: string[] = [];
      const run = async (): Promise<void> => {
        const outbox = new Outbox(at(dying));
        for (const text of WORDS) {
          await outbox.add(draft(text));
          kept.push(text);
        }
        await send(outbox);
      };
      await run().catch(() => undefined);
      const survived = new MemoryHome();
      for (const [name, chunks] of dying.files) survived.files.set(name, chunks);
      const next = new Outbox(at(survived));
      for (let tries = 0; tries < 3; tries++) await send(next).catch(() => undefined);

      expect(room.said).toEqual(kept);
      expect(await left(next)).toEqual([]);
    }
  },
);
