/** A room whose server takes what it is sent, loses answers, or refuses: for what waits to be sent. */

import { Refused, ServerAway } from '../client/refusal.ts';
import type { Build } from '../client/room.ts';
import type { Session } from '../client/session.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import { Kind } from '../core/room/entry.ts';
import { Pub } from '../core/room/envelope.ts';
import { Label } from '../core/room/label.ts';
import type { Parcel } from '../core/room/parcel.ts';
import { roomKeys, sealEntry } from '../core/room/seal.ts';
import { entropy } from './edge.ts';

/** A room, another, and an entry of the first. */
export const ID = entropy(16);
export const OTHER = entropy(16);
export const ENTRY = entropy(32);
const KEY = entropy(32);

/** What becomes of one post: taken, taken without an answer, refused, or not even sent. */
export type Fate = 'taken' | 'lost' | 'cut' | 'moved-on' | 'refused' | 'full';

/** A room of which the server takes what it does not know, and answers what it does. */
export class Taking {
  readonly id = ID;
  readonly taken: string[] = [];
  readonly said: string[] = [];
  fates: Fate[] = [];
  away = false;
  /** What else happens while something is sealed. */
  meanwhile: (text: string) => Promise<void> = async () => undefined;
  /** What was put, as paths with the parts' sizes. */
  readonly put: string[] = [];
  readonly ownership;
  readonly #session: Session;
  #text = '';

  constructor(session: Session) {
    this.#session = session;
    this.ownership = { authors: new Map([[hex(ENTRY), hex(session.first)]]) };
  }

  get session(): unknown {
    const putOctets = async (path: string, part: Bytes): Promise<void> => {
      if (this.away) throw new ServerAway();
      this.put.push(`${path.split('/').at(-1)} of ${part.length}`);
    };
    const people = { current: async (card: Bytes) => ({ hash: card }) };
    return { ...this.#session, random: entropy, people, wire: { putOctets } };
  }

  line(): unknown {
    return { opened: { priv: { label: Label.PAIR, owner: this.#session.first } } };
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
        const [text] = body as string[];
        this.#text = kind === Kind.WORDS ? String(text) : [kind, text].join(' ').trim();
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
