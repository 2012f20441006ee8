/**
 * What waits: what a person said, or did with an entry, while the server could not be reached.
 *
 * Words and acts are on the disk, sealed under the self key, before anything is sent. They are sealed for the
 * room only when their turn comes, and that envelope is kept before it is sent: whatever ends this
 * run, the next one repeats it byte for byte, and the server answers what it knows with its place.
 *
 * Source: spec/room.md section 8; docs/decisions/0019-what-waits-for-a-connection.md says which acts
 * wait. Threats: words lost or said twice over a bad connection.
 */

import type { Value } from '../core/ground/canon.ts';
import { Malformed, QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import { type Attachment, NAME, parseWords, wordsFields } from '../core/room/entry.ts';
import { Label } from '../core/room/label.ts';
import * as parcels from '../core/room/parcel.ts';
import { Parcel } from '../core/room/parcel.ts';
import { forget, sendKept } from './attachment.ts';
import { readSealed, writeSealed } from './device.ts';
import type { Wish } from './granting.ts';
import { AGAIN } from './place.ts';
import { Lied, Refused, ServerAway, Unsure } from './refusal.ts';
import { asking, keeping, toSay } from './release.ts';
import type { Build, Room, Saying } from './room.ts';
import type { Session } from './session.ts';
import { claim, correction, takingBack } from './speech.ts';
import { turns } from './turns.ts';

/** Where it waits. */
export const FOLDER = 'waiting';

/** As many characters as a request has room for its purpose; spec/entry.md section 4. */
const PURPOSE = 2000;

/** These words are on their way: they may have arrived, and can be taken back once they are there. */
export class OnItsWay extends QuietroomError {
  static override readonly code = 'on-its-way';
}

/** These words were withdrawn while their turn came: told to nobody, so it has no code. */
class Withdrawn extends QuietroomError {}

/** What may be done with an entry, and can wait until the server is there. */
export const WHAT = ['correct', 'take-back', 'claim', 'ask', 'keep'] as const;

/** An act on an entry. Its words, where it has some, are those of the draft. */
export interface Deed {
  readonly what: (typeof WHAT)[number];
  /** The entry that it is about. */
  readonly entry: Bytes;
  /** The request that is made or answered. */
  readonly request: Bytes | null;
  /** Of a request: whom it names, by a card of theirs, why and until when. */
  readonly wish: (Wish & { readonly name: string }) | null;
}

/** Something to be said or done in a room, and how. */
export interface Draft {
  readonly room: Bytes;
  readonly text: string;
  readonly files: readonly Attachment[];
  readonly label: Label;
  /** First card hash of whose confidence it is; the author's own where none is given. */
  readonly owner: Bytes | null;
  /** When it was written, in seconds since 1970. */
  readonly time: number;
  /** What is done, where it is more than saying something. */
  readonly deed: Deed | null;
}

/** Something that waits. `name` is its file; `sealed` what was sealed of it for the room. */
export interface Waiting extends Draft {
  readonly name: string;
  readonly sealed: Parcel | null;
}

/** What one person said on this device and the server has not acknowledged. */
export class Outbox {
  readonly #session: Session;
  readonly #sending = turns();
  readonly #writing = turns();
  readonly #faults = new Map<string, string>();
  readonly #opened = new Map<string, Waiting>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Keep some words until they are sent. Once this resolves they are on the disk. */
  add(draft: Draft): Promise<Waiting> {
    return this.#writing(async () => {
      const last = (await this.#names()).at(-1);
      const number = last ? Number.parseInt(last, 10) + 1 : 0;
      // Two windows may take the same number: neither may write over the other's words.
      const name = `${String(number).padStart(8, '0')}-${hex(this.#session.random(8))}`;
      return this.#keep({ ...draft, name, sealed: null });
    });
  }

  /** What waits for one room, or for any, in order. */
  async list(room: Bytes | null = null): Promise<Waiting[]> {
    const found: Waiting[] = [];
    for (const name of await this.#names()) {
      const one = this.#opened.get(name) ?? (await this.#readable(name));
      if (one && (!room || equal(one.room, room))) found.push(one);
    }
    return found;
  }

  /** Why the server, or this client, would not have these words when they were tried. */
  fault(name: string): string | null {
    return this.#faults.get(name) ?? null;
  }

  /** Do not send these words. Throws `Unsure`, or `OnItsWay` where they may have arrived. */
  withdraw(name: string): Promise<void> {
    return this.#writing(async () => {
      const one = await this.#read(name);
      if (!one) throw new Unsure();
      if (one.sealed) throw new OnItsWay();
      await this.#remove(one);
    });
  }

  /** Forget the files of what does not wait any more. Nobody may be adding any meanwhile. */
  async sweep(): Promise<void> {
    const waiting = await this.list();
    // What does not open here may be another person's, and so may be its files.
    if (waiting.length < (await this.#names()).length) return;
    const kept = idsOf(waiting);
    await forget(this.#session.edge.home, (id) => !kept.has(id));
  }

  /**
   * Send what waits for a room, in order, up to what cannot be sent now; `sent` is told of each.
   * Throws what stopped it.
   */
  send(room: Room, sent: (one: Waiting) => void = () => undefined): Promise<void> {
    return this.#sending(async () => {
      const waiting = await this.list(room.id);
      // Nothing is sealed while the server is away: what is sealed cannot be withdrawn.
      if (waiting.length) await room.sync();
      for (const one of waiting) {
        try {
          await this.#sendOne(room, one.name);
        } catch (fault) {
          if (fault instanceof Withdrawn) continue;
          await this.#failed(room, one.name, fault);
          throw fault;
        }
        await this.#remove(one);
        sent(one);
      }
    });
  }

  async #sendOne(room: Room, name: string): Promise<void> {
    // What another window may have done with it in the meantime stands in its file.
    const one = await this.#read(name);
    if (!one) throw new Withdrawn();
    if (one.sealed && (await room.repeat(one.sealed))) return;
    for (const file of one.files) await sendKept(room, file);
    const build = one.deed ? acting(room, one, one.deed) : toSay(room, one.text, one);
    await room.write(async (seal) => {
      const sealed = await build(seal);
      await this.#writing(async () => {
        if (!(await this.#read(name))) throw new Withdrawn();
        await this.#keep({ ...one, sealed });
      });
      return sealed;
    });
  }

  /**
   * What was refused for good, and is not in the room, was not said: it may be withdrawn, and says why
   * it is still here. So does what this client itself would not send, and words of which the server
   * lied. Of everything else the next try finds out.
   */
  async #failed(room: Room, name: string, fault: unknown): Promise<void> {
    if (fault instanceof ServerAway || !(fault instanceof QuietroomError)) return;
    if (!(fault instanceof Refused)) {
      this.#faults.set(name, fault instanceof Lied ? fault.fault.code : fault.code);
      return;
    }
    if (AGAIN.includes(fault.status)) return;
    this.#faults.set(name, fault.reason);
    await room.sync();
    const one = await this.#read(name);
    if (one?.sealed && !room.holds(one.sealed)) await this.#keep({ ...one, sealed: null });
  }

  async #names(): Promise<readonly string[]> {
    const names = await this.#session.edge.home.names(FOLDER);
    return names.filter((name) => !name.startsWith('.'));
  }

  async #read(name: string): Promise<Waiting | null> {
    const value = await readSealed(this.#session, `${FOLDER}/${name}`);
    return value === undefined ? null : parse(name, value);
  }

  /** What does not open was changed on the disk: there is nothing to show or send. */
  async #readable(name: string): Promise<Waiting | null> {
    try {
      const one = await this.#read(name);
      if (one) this.#opened.set(name, one);
      return one;
    } catch (fault) {
      if (fault instanceof QuietroomError) return null;
      throw fault;
    }
  }

  async #keep(one: Waiting): Promise<Waiting> {
    await writeSealed(this.#session, `${FOLDER}/${one.name}`, fields(one));
    this.#opened.set(one.name, one);
    return one;
  }

  async #remove(one: Waiting): Promise<void> {
    const { home } = this.#session.edge;
    await home.remove(`${FOLDER}/${one.name}`);
    this.#faults.delete(one.name);
    this.#opened.delete(one.name);
    const gone = idsOf([one]);
    if (gone.size) await forget(home, (id) => gone.has(id));
  }
}

function idsOf(waiting: readonly Waiting[]): ReadonlySet<string> {
  return new Set(waiting.flatMap(({ files }) => files.map(({ id }) => hex(id))));
}

/** What an act becomes in its room. What it leans on is looked at anew whenever it is sealed. */
function acting(room: Room, { text, time }: Draft, deed: Deed): Build {
  return async (seal) => {
    const saying = await sayingOf(room, text, deed);
    return new Parcel([await seal({ ...saying, time })]);
  };
}

function sayingOf(room: Room, words: string, deed: Deed): Promise<Saying> | Saying {
  const { what, entry, request, wish } = deed;
  if (what === 'correct') return correction(room, entry, words);
  if (request && wish) {
    const { to: recipient, name, purpose, until } = wish;
    return asking(room, { id: request, entry, words, recipient, name, purpose, until });
  }
  if (request) return keeping({ id: request, entry });
  return what === 'claim' ? claim(entry) : takingBack(room, entry);
}

function fields({ room, text, files, label, owner, time, deed, sealed }: Waiting): Value {
  const said = wordsFields({ text, attachments: files });
  const doing = deed ? [deedFields(deed)] : [];
  return [room, said, label, owner, time, sealed && sealed.encode(), ...doing];
}

function deedFields({ what, entry, request, wish }: Deed): Value {
  return [what, entry, request, wish && [wish.to, wish.name, wish.purpose, wish.until]];
}

/** Words have six fields; an act has a seventh. */
function parse(name: string, value: Value): Waiting {
  const parts = shape.items(value, 'waiting', 7);
  const [room, said, label, owner, time, sealed] = shape.array(parts.slice(0, 6), 6, 'waiting');
  const words = parseWords(said);
  const known = Object.values(Label).find((one) => one === label);
  if (!known) throw new Malformed('label');
  return {
    name,
    room: shape.ident(room, 'room'),
    text: words.text,
    files: words.attachments,
    label: known,
    owner: shape.digestOrNone(owner, 'owner'),
    time: shape.number(time, 'time'),
    deed: parts[6] === undefined ? null : parseDeed(parts[6]),
    sealed: sealed === null ? null : parcels.parse(shape.octets(sealed, 'sealed')),
  };
}

function parseDeed(value: Value): Deed {
  const [token, entry, request, wish] = shape.array(value, 4, 'deed');
  const what = WHAT.find((one) => one === token);
  if (!what) throw new Malformed('deed');
  return {
    what,
    entry: shape.digest(entry, 'entry'),
    request: request === null ? null : shape.ident(request, 'request'),
    wish: wish === null ? null : parseWish(wish),
  };
}

function parseWish(value: Value): Deed['wish'] {
  const [to, name, purpose, until] = shape.array(value, 4, 'wish');
  return {
    to: shape.digest(to, 'to'),
    name: shape.text(name, 'name', NAME),
    purpose: shape.text(purpose, 'purpose', PURPOSE),
    until: shape.number(until, 'until'),
  };
}
