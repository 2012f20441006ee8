/**
 * The course of an agreement through a room: which events its lines are, and where it stands.
 *
 * Source: spec/agreement.md section 11.
 */

import * as signing from '../core/agreement/signing.ts';
import type { KeyOf } from '../core/agreement/signing.ts';
import * as state from '../core/agreement/state.ts';
import type { AgreementState, Event, Refused } from '../core/agreement/state.ts';
import * as version from '../core/agreement/version.ts';
import type { Version } from '../core/agreement/version.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, hex } from '../core/ground/octets.ts';
import { Kind } from '../core/room/entry.ts';
import { Record } from '../core/room/epoch.ts';
import type { InForce } from '../core/room/epochs.ts';
import { VoidRecord } from '../core/room/faults.ts';
import { BadRoomKey } from '../core/room/mint.ts';
import type { Opened } from '../core/room/open.ts';
import { type People, samePerson } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';

/** Where the agreement of a room stands, and what was refused on the way, by item. */
export interface Stand {
  readonly state: AgreementState;
  readonly refused: readonly Refused[];
  /** By its hash in hex, every version that both signed and this reader could open. */
  readonly signed: ReadonlyMap<string, Version>;
}

/** Follows the agreement through a room's lines, in their order. */
export class Course {
  readonly #people: People;
  #read = 0;
  #stand: Stand;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(room: Bytes, people: People) {
    this.#people = people;
    this.#stand = { state: state.beginning(room), refused: [], signed: new Map() };
  }

  /** Where it stood after the last line taken. */
  get stand(): Stand {
    return this.#stand;
  }

  /** Take the lines that are new, one call after the other. What breaks a rule is only listed. */
  follow(lines: readonly Line[]): Promise<Stand> {
    const taken = this.#turn.then(() => this.#follow(lines));
    this.#turn = taken.catch(() => undefined);
    return taken;
  }

  /** What both have signed last, for the reader of epochs. */
  async inForce(lines: readonly Line[]): Promise<InForce | null> {
    const found = (await this.follow(lines)).state.inForce;
    if (!found?.version) return null;
    const { cards, ombuds, logPolicy: log } = found.version.shell;
    const known = cards.map((card) => this.#people.known(card));
    const people = new Set(known.flatMap((one) => (one ? [hex(one.first)] : [])));
    return { agreement: found.hash, ombuds, people, log };
  }

  async #follow(lines: readonly Line[]): Promise<Stand> {
    const { length } = lines;
    const events = lines.slice(this.#read, length).flatMap((line) => eventsOf(line, lines));
    const same = samePerson(this.#people);
    for (const event of events) {
      const before = this.#stand;
      const [now, refused] = await state.follow(before.state, [event], keyOf(this.#people), same);
      const agreed = now.inForce?.version;
      const signed = agreed
        ? new Map([...before.signed, [hex(now.inForce.hash), agreed]])
        : before.signed;
      this.#stand = { state: now, refused: [...before.refused, ...refused], signed };
    }
    this.#read = length;
    return this.#stand;
  }
}

/** The keys of a verified card. */
export function keyOf(people: People): KeyOf {
  return (card) => {
    const known = people.known(card);
    if (!known) throw new signing.NotYourAgreement();
    return known.key;
  };
}

function eventsOf(line: Line, lines: readonly Line[]): Event[] {
  const { item, index } = line;
  if (item instanceof Record) {
    if (line.faults.some((fault) => fault instanceof VoidRecord)) return [];
    const { cards, agreement } = item.core;
    const unread = lines.slice(0, index - 1).some(isShut);
    return [{ event: 'epoch', item: index, cards, agreement, unread }];
  }
  try {
    return line.opened ? said(index, line.opened, lines) : [];
  } catch (fault) {
    // A body that does not parse is refused by every reader alike and changes nothing.
    if (fault instanceof QuietroomError) return [];
    throw fault;
  }
}

function isShut(line: Line): boolean {
  return line.faults.some((fault) => fault instanceof BadRoomKey);
}

function said(item: number, { envelope, priv, body }: Opened, lines: readonly Line[]): Event[] {
  const { author } = envelope.pub;
  if (priv.kind === Kind.PROPOSAL) {
    return [{ event: 'proposed', item, author, proposal: version.read(body) }];
  }
  if (priv.kind === Kind.SIGNATURE) {
    return [{ event: 'signed', item, author, signature: signing.read(body) }];
  }
  if (priv.kind !== Kind.TAKE_BACK) return [];
  const found = lines.find((line) => equal(line.hash, priv.replyTo))?.opened;
  if (found?.priv.kind !== Kind.PROPOSAL) return [];
  return [{ event: 'taken-back', item, author, agreement: version.read(found.body).hash }];
}
