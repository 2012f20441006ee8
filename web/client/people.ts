/**
 * Whose card is whose: cards fetched once, verified against the log, and remembered.
 *
 * A card counts only when its whole lineage verifies and every card of it stands in the mirrored log
 * under its own tag. That there is a newer card shows in the log, whatever the server says.
 *
 * Source: spec/identity.md sections 2 and 3, spec/tlog.md section 3. Threat: a swapped card.
 */

import * as canon from '../core/ground/canon.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { equal, hex, type Bytes } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as cards from '../core/identity/card.ts';
import type { Card } from '../core/identity/card.ts';
import * as lineages from '../core/identity/lineage.ts';
import { UnknownCard, type Lineage } from '../core/identity/lineage.ts';
import type { Known, People } from '../core/room/people.ts';
import { Kind, cardTag, leafOf, type Leaf } from '../core/tlog/leaf.ts';
import { keepEvidence } from './home.ts';
import type { Home } from './ports.ts';
import { Lied } from './refusal.ts';
import type { Log } from './tlog.ts';
import type { Wire } from './wire.ts';

/** The server handed out a key that is not the one named, or not in the log. It is not used. */
export class SwappedCard extends QuietroomError {
  static override readonly code = 'swapped-card';
}

/** The log shows a newer key of this person, and the server does not hand it out. */
export class CardWithheld extends QuietroomError {
  static override readonly code = 'card-withheld';
}

/** This was written under a key that its person says was not theirs, or beside such a key. */
export class Disowned extends QuietroomError {
  static override readonly code = 'disowned';
}

/** A lineage, and the leaves of its cards, in their order. */
interface Verified {
  readonly line: Lineage;
  readonly leaves: readonly Leaf[];
}

/** The verified people of one client. */
export class Directory implements People {
  /** Cards beyond a fork, by their hash in hex. */
  readonly dead = new Map<string, Known>();
  /**
   * The same people, dead cards among them, to read what a room took before anybody knew: its epochs
   * are counted by all that it took. What must not count any more asks the directory itself.
   */
  readonly withDead: People = {
    known: (card) => this.known(card) ?? this.dead.get(hex(card)) ?? null,
  };
  readonly #wire: Wire;
  readonly #home: Home;
  readonly #log: Log;
  readonly #byCard = new Map<string, Verified>();
  readonly #known = new Map<string, Known>();

  private constructor(wire: Wire, home: Home, log: Log) {
    this.#wire = wire;
    this.#home = home;
    this.#log = log;
  }

  /** Everybody who was verified before, all of them verified again. */
  static async open(wire: Wire, home: Home, log: Log): Promise<Directory> {
    const directory = new Directory(wire, home, log);
    for (const name of await home.names('cards')) {
      const raw = await home.read(`cards/${name}`);
      if (raw) directory.#take(await directory.#verify(raw));
    }
    return directory;
  }

  /** A verified card, current or not, or none; none too for one beyond a fork. */
  known(card: Bytes): Known | null {
    return this.#known.get(hex(card)) ?? null;
  }

  /**
   * The whole verified lineage that holds this card, as new as the log says it is.
   * Throws `Lied` around `SwappedCard` or `CardWithheld`, and what the wire throws.
   */
  async lineage(card: Bytes): Promise<Lineage> {
    const found = this.#byCard.get(hex(card));
    return found && !this.#hasNewer(found) ? found.line : this.fetch(card);
  }

  /** The card that counts today where a document names `card`. */
  async current(card: Bytes): Promise<Known> {
    const line = await this.lineage(card);
    return known(line, lineages.standsFor(line, card));
  }

  /** Every lineage known. */
  all(): Lineage[] {
    const lines = [...this.#byCard.values()].map(({ line }) => line);
    return [...new Map(lines.map((line) => [hex(line.first), line])).values()];
  }

  /** Ask the server for the lineage of a card and check it. Throws as `lineage` does. */
  async fetch(card: Bytes): Promise<Lineage> {
    const raw = await this.#wire.get(`/api/cards/${hex(card)}`);
    // The card may be younger than the mirror: only a log read after it was handed out decides.
    await this.#log.sync();
    let found: Verified;
    try {
      found = await this.#verify(raw);
      const { line, dead } = found.line;
      if (![...line, ...dead].some(({ hash }) => equal(hash, card))) throw new UnknownCard();
      if (this.#hasNewer(found)) throw new CardWithheld();
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
      const told = fault instanceof CardWithheld ? fault : new SwappedCard(fault.code);
      const name = `card-${hex(card).slice(0, 16)}`;
      throw new Lied(told, await keepEvidence(this.#home, name, raw));
    }
    await this.#home.write(`cards/${hex(found.line.first)}`, raw);
    this.#take(found);
    return found.line;
  }

  async #verify(raw: Bytes): Promise<Verified> {
    const rows = shape.items(canon.decode(raw), 'cards', 4096).map(pair);
    const line = await lineages.of(rows.map(([signed]) => signed));
    const leaves = rows.map(([{ claims }, r]) => {
      const tag = cardTag(claims.account, claims.generation);
      return leafOf({ tag, r, kind: Kind.CARD, document: claims.payload });
    });
    this.#log.includesCards(leaves);
    return { line, leaves };
  }

  /** Whether the log shows a successor, or a second one, of any card in line. */
  #hasNewer({ line: { account, line }, leaves }: Verified): boolean {
    return line.some(({ generation }) => {
      // Cards stand in the order of the log: those in line first, one of each generation.
      return this.#log.hasCard(account, generation + 1, leaves[generation]!, leaves);
    });
  }

  #take(found: Verified): void {
    const { line } = found;
    for (const card of [...line.line, ...line.dead]) this.#byCard.set(hex(card.hash), found);
    for (const card of line.line) this.#known.set(hex(card.hash), known(line, card));
    for (const card of line.dead) {
      this.#known.delete(hex(card.hash));
      this.dead.set(hex(card.hash), known(line, card));
    }
  }
}

const known = (line: Lineage, card: Card): Known => ({
  hash: card.hash,
  first: line.first,
  generation: card.generation,
  key: card.key,
  seal: card.seal,
});

function pair(row: canon.Value): [cards.SignedCard, Bytes] {
  const [signed, r] = shape.array(row, 2, 'card and its opening');
  return [cards.parse(shape.octets(signed, 'card')), shape.octets(r, 'opening', 32)];
}
