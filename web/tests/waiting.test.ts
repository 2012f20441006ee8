/** Words that wait: none is lost and none is said twice, wherever a run ends. */

import { beforeEach, describe, expect, test } from 'vitest';
import { Outbox, type Draft } from '../client/outbox.ts';
import { Refused, ServerAway } from '../client/refusal.ts';
import type { Build, Room } from '../client/room.ts';
import type { Session } from '../client/session.ts';
import { type Bytes, hex, utf8 } from '../core/ground/octets.ts';
import { Pub } from '../core/room/envelope.ts';
import { Label } from '../core/room/label.ts';
import type { Parcel } from '../core/room/parcel.ts';
import { roomKeys, sealEntry } from '../core/room/seal.ts';
import { joins } from './citizens.ts';
import { MemoryHome, entropy } from './edge.ts';
import { Town } from './town.ts';

const ID = entropy(16);
const OTHER = entropy(16);
const KEY = entropy(32);

/** What becomes of one post: taken, taken without an answer, refused, or not even sent. */
type Fate = 'taken' | 'lost' | 'cut' | 'moved-on' | 'refused' | 'full';

/** A room of which the server takes what it does not know, and answers what it does. */
class Taking {
  readonly id = ID;
  readonly taken: string[] = [];
  readonly said: string[] = [];
  fates: Fate[] = [];
  away = false;
  /** What else happens while something is sealed. */
  meanwhile: (text: string) => Promise<void> = async () => undefined;
  readonly #session: Session;
  #text = '';

  constructor(session: Session) {
    this.#session = session;
  }

  async sync(): Promise<void> {
    if (this.away) throw new ServerAway();
  }

  holds({ items }: Parcel): boolean {
    return items.every(({ hash }) => this.taken.includes(hex(hash)));
  }

  async repeat(sealed: Parcel): Promise<boolean> {
    await this.#post(sealed).catch((fault: unknown) => {
      if (!(fault instanceof Refused) || fault.status === 507) throw fault;
    });
    return this.holds(sealed);
  }

  async write(build: Build): Promise<unknown> {
    for (;;) {
      const sealed = await build(async ({ kind, body, label, owner, time }) => {
        this.#text = String((body as string[])[0]);
        await this.meanwhile(this.#text);
        const session = this.#session;
        const seen = { link: { index: 0, head: entropy(32) }, size: 0, root: entropy(32) };
        const said = { label: label ?? Label.PAIR, owner: owner ?? session.first };
        const priv = { ...said, kind, time: time ?? 0, replyTo: null, source: null, seen };
        const pub = new Pub(ID, 0, session.card.hash, entropy(16), 0);
        const keys = roomKeys(KEY, session.keys.selfKey);
        return sealEntry(keys, pub, priv, body, entropy);
      });
      try {
        await this.#post(sealed);
        return [];
      } catch (fault) {
        if (!(fault instanceof Refused) || fault.reason !== 'old-epoch') throw fault;
      }
    }
  }

  async #post(sealed: Parcel): Promise<void> {
    if (this.away) throw new ServerAway();
    if (this.holds(sealed)) return;
    const fate = this.fates.shift() ?? 'taken';
    if (fate === 'cut') throw new ServerAway();
    if (fate === 'moved-on') throw new Refused('', 'old-epoch', 409);
    if (fate === 'refused') throw new Refused('', 'room-ended', 403);
    if (fate === 'full') throw new Refused('', 'full', 507);
    this.taken.push(...sealed.items.map(({ hash }) => hex(hash)));
    this.said.push(this.#text);
    if (fate === 'lost') throw new ServerAway();
  }
}

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
});

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
