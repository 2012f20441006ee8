/**
 * What a person wrote to themself: the notebook, what is held back, and what their client keeps.
 *
 * It is one stream on the server, sealed under the person's own key, the same on every device. Neither
 * partner nor server can tell a page of the notebook from a held entry or from something kept.
 *
 * Source: spec/room.md section 10.
 */

import * as canon from '../core/ground/canon.ts';
import type { Value } from '../core/ground/canon.ts';
import { equal } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { generation } from '../core/identity/vault.ts';
import { Kind } from '../core/room/entry.ts';
import { Envelope, Pub } from '../core/room/envelope.ts';
import { Label } from '../core/room/label.ts';
import type { Opened } from '../core/room/open.ts';
import { type Line, StreamReader } from '../core/room/reader.ts';
import { ownKeys, sealEntry } from '../core/room/seal.ts';
import * as mirrors from '../core/tlog/mirror.ts';
import { Place } from './place.ts';
import { reached } from './refusal.ts';
import type { Session } from './session.ts';
import { turns } from './turns.ts';

/** Where one's own stream is. */
export const PATH = '/api/notebook/items';

/** Something to write to oneself; it bears the time of now where none is given. */
export interface Draft {
  readonly kind: Kind;
  readonly body: Value;
  readonly time?: number;
}

/** A line that opened and counts. */
export type OpenedLine = Line & { readonly opened: Opened };

/** One person's own stream, read to its end. */
export class Memory {
  readonly #session: Session;
  readonly #place: Place;
  readonly #reader: StreamReader;
  readonly #turn = turns();
  #writer: Uint8Array;
  #seq = 0;
  #read = 0;

  private constructor(session: Session, place: Place) {
    this.#session = session;
    this.#place = place;
    const { log, mine, vault } = session;
    this.#reader = new StreamReader(vault.account, mine, (size) => log.rootAt(size));
    this.#writer = session.random(shape.ID);
  }

  /** The stream of whoever this session is; where the server is away, as this device has it. */
  static async open(session: Session): Promise<Memory> {
    const { wire, edge, vault } = session;
    const memory = new Memory(session, await Place.open(wire, edge.home, PATH, vault.account));
    await memory.#take();
    await reached(() => memory.sync());
    return memory;
  }

  /** Everything in the stream, in order. */
  get lines(): readonly Line[] {
    return this.#reader.lines;
  }

  /** Read what other devices wrote. */
  sync(): Promise<void> {
    return this.#turn(() => this.#sync());
  }

  /** The lines of one kind that opened and count. */
  ofKind(kind: Kind): OpenedLine[] {
    return this.lines.filter((line): line is OpenedLine => line.opened?.priv.kind === kind);
  }

  /** Seal and store some of them, and read back what is now there. */
  write(drafts: readonly Draft[]): Promise<Envelope[]> {
    return this.#turn(async () => {
      const sealed: Envelope[] = [];
      try {
        for (const draft of drafts) sealed.push(await this.#seal(draft));
        await this.#place.post(canon.encode(sealed.map((one) => one.encode())));
      } catch (fault) {
        // What did not arrive leaves a gap behind this writer: go on as another.
        this.#writer = this.#session.random(shape.ID);
        this.#seq = 0;
        throw fault;
      }
      await this.#sync();
      return sealed;
    });
  }

  /** Remember something for this person's own clients, once. */
  async keep(what: string, value: Value): Promise<void> {
    const raw = canon.encode(value);
    if (this.kept(what).some((known) => equal(canon.encode(known), raw))) return;
    await this.write([{ kind: Kind.KEPT, body: [what, value] }]);
  }

  /** All that is remembered under this name, in order. */
  kept(what: string): Value[] {
    const pairs = this.ofKind(Kind.KEPT).map(({ opened }) => shape.array(opened.body, 2, 'kept'));
    return pairs.filter(([name]) => name === what).map(([, value]) => value);
  }

  #seal({ kind, body, time }: Draft): Promise<Envelope> {
    const session = this.#session;
    const { mirror } = session.log;
    const seen = {
      link: this.#reader.link,
      size: mirrors.size(mirror),
      root: mirrors.root(mirror),
    };
    const said = { label: Label.ME, owner: session.first, kind, time: time ?? session.now() };
    const { account } = session.vault;
    const [epoch, author] = [generation(session.vault), session.card.hash];
    const pub = new Pub(account, epoch, author, this.#writer, this.#seq++);
    const priv = { ...said, replyTo: null, source: null, seen };
    return sealEntry(ownKeys(session.keys.selfKey), pub, priv, body, session.random);
  }

  async #sync(): Promise<void> {
    await this.#place.sync();
    await this.#take();
  }

  async #take(): Promise<void> {
    const fresh = this.#place.items.slice(this.#read);
    await this.#reader.takeAll(fresh.filter(({ item }) => item instanceof Envelope));
    this.#read += fresh.length;
    if (!this.#reader.logBeyond) return;
    if (await reached(() => this.#session.log.sync())) this.#reader.settle();
  }
}
