/**
 * The lineage: one account's cards from generation 0 on, each verified against the one before.
 *
 * A document that names a card means that card and its signed successors, nobody else. When one card
 * has two successors, nobody can tell which of them is the person's: both are dead, with all that
 * follows them, and only a fresh start goes on.
 *
 * Source: spec/identity.md section 3. Vectors: vectors/identity/lineage.json.
 */

import { QuietroomError } from '../ground/errors.ts';
import { equal, type Bytes } from '../ground/octets.ts';
import { CardDoesNotFollow, verify, type Card, type SignedCard } from './card.ts';

/** Two cards follow the same card: neither counts. Only a fresh start of this person goes on. */
export class LineageForked extends QuietroomError {
  static override readonly code = 'lineage-forked';
}

/** This card has a successor: it signs nothing new, and nobody seals to it. */
export class CardNotCurrent extends QuietroomError {
  static override readonly code = 'card-not-current';
}

/** No verified card of this person has this hash. */
export class UnknownCard extends QuietroomError {
  static override readonly code = 'unknown-card';
}

/**
 * The verified cards of one account. `line`: from generation 0 to the newest card or, after a fork,
 * to the card that has two successors. `dead`: every card known beyond the fork. `first`, the hash of
 * the first card, names the person in what outlives generations.
 */
export interface Lineage {
  readonly account: Bytes;
  readonly first: Bytes;
  readonly line: readonly [Card, ...Card[]];
  readonly dead: readonly Card[];
}

/** The one card without a successor. Throws `LineageForked`. */
export function current(lineage: Lineage): Card {
  if (lineage.dead.length) throw new LineageForked();
  return lineage.line.at(-1) ?? lineage.line[0];
}

/**
 * The card of this hash, current or not, to verify what it signed.
 * Throws `UnknownCard`, and `LineageForked` for a card beyond the fork.
 */
export function find(lineage: Lineage, hash: Bytes): Card {
  const card = among(lineage.line, hash);
  if (card) return card;
  if (among(lineage.dead, hash)) throw new LineageForked();
  throw new UnknownCard();
}

/**
 * The card that counts today where a document names the card of hash `named`.
 * Throws `UnknownCard` or `LineageForked`.
 */
export function standsFor(lineage: Lineage, named: Bytes): Card {
  find(lineage, named);
  return current(lineage);
}

/** The current card, if this is its hash. Throws as `standsFor`, or `CardNotCurrent`. */
export function checkCurrent(lineage: Lineage, hash: Bytes): Card {
  const card = standsFor(lineage, hash);
  if (!equal(card.hash, hash)) throw new CardNotCurrent();
  return card;
}

/**
 * The lineage with one more card; the same one for a card that it already holds.
 *
 * A second successor is verified and taken: it forks the lineage. The outcome does not depend on the
 * order in which cards come, as long as each comes after the card that it follows.
 * Throws `CardDoesNotFollow`, `BadSignature` or `Malformed`.
 */
export async function follow(lineage: Lineage, signed: SignedCard): Promise<Lineage> {
  const { line, dead } = lineage;
  const before = predecessor(lineage, signed.claims);
  const card = await verify(signed, before);
  if (among([...line, ...dead], card.hash)) return lineage;
  if (before === null) throw new CardDoesNotFollow('this card begins another lineage');
  if (before === line.at(-1) && !dead.length) return { ...lineage, line: [...line, card] };
  // The cards from this generation on stand beside or beyond the new one: all are dead.
  const [first, ...rest] = line;
  const kept = card.generation - 1;
  return {
    ...lineage,
    line: [first, ...rest.slice(0, kept)],
    dead: [...dead, ...rest.slice(kept), card],
  };
}

/**
 * The lineage that begins with a card of generation 0.
 * Throws `CardDoesNotFollow`, `BadSignature` or `Malformed`.
 */
export async function begin(signed: SignedCard): Promise<Lineage> {
  const card = await verify(signed, null);
  return { account: card.account, first: card.hash, line: [card], dead: [] };
}

/**
 * The lineage of all `cards`, each after the card that it follows, as the log has them.
 * Throws `CardDoesNotFollow` (also for no cards at all), `BadSignature` or `Malformed`.
 */
export async function of(cards: readonly SignedCard[]): Promise<Lineage> {
  const [start, ...coming] = cards;
  if (!start) throw new CardDoesNotFollow('there is no card to begin with');
  let lineage = await begin(start);
  for (const signed of coming) lineage = await follow(lineage, signed);
  return lineage;
}

function predecessor({ line, dead }: Lineage, { previous }: Card): Card | null {
  if (previous === null) return null;
  const known = among([...line, ...dead], previous);
  if (!known) throw new CardDoesNotFollow('the card before this one is not in the lineage');
  return known;
}

function among(cards: readonly Card[], hash: Bytes): Card | undefined {
  return cards.find((card) => equal(card.hash, hash));
}
