/**
 * Where an agreement stands in a room: proposed, countered, signed, in force, followed.
 *
 * A fold over what the room chain shows, in its order. Every reader of the same chain comes to the
 * same state. An event that breaks a rule is refused and changes nothing; so one person's software
 * cannot spoil the other's view.
 *
 * Format: spec/agreement.md section 11. Vectors: vectors/agreement/state.json.
 * Threats: a signature counted twice or for other words; a version that skips the one in force; two
 * versions both believed to be in force.
 */

import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import { type SamePerson } from './people.ts';
import { type KeyOf, type Signature, verify } from './signing.ts';
import { type Proposal, type Version, check } from './version.ts';

/** This proposal follows another version than the one in force: propose it anew. */
export class DoesNotFollowAgreement extends QuietroomError {
  static override readonly code: string = 'agreement-not-next';
}

/** This is about another room or other people than the two in this one. */
export class NotThisPair extends QuietroomError {
  static override readonly code: string = 'agreement-wrong-people';
}

/** Nothing open has this hash: it was taken back, replaced, followed, or never proposed. */
export class NotOpen extends QuietroomError {
  static override readonly code: string = 'proposal-not-open';
}

/** This person has signed this proposal before: once is enough. */
export class AlreadySigned extends QuietroomError {
  static override readonly code: string = 'already-signed';
}

/** This epoch names an agreement that both have not signed: it counts for nothing. */
export class NotInForce extends QuietroomError {
  static override readonly code: string = 'agreement-not-in-force';
}

/** Item `item` of the chain: the card of hash `author` proposes. */
export interface Proposed {
  readonly event: 'proposed';
  readonly item: number;
  readonly author: Bytes;
  readonly proposal: Proposal;
}

/** Item `item`: `author` takes back what they proposed under this agreement hash. */
export interface TakenBack {
  readonly event: 'taken-back';
  readonly item: number;
  readonly author: Bytes;
  readonly agreement: Bytes;
}

/** Item `item`: `author` signs. */
export interface GivenSignature {
  readonly event: 'signed';
  readonly item: number;
  readonly author: Bytes;
  readonly signature: Signature;
}

/**
 * Item `item`: an epoch record that counts, with its two cards and the agreement it names.
 *
 * `unread`: this reader cannot open what came before it, having joined by a fresh start, and so
 * takes from the record which agreement was in force.
 */
export interface EpochBegan {
  readonly event: 'epoch';
  readonly item: number;
  readonly cards: readonly [Bytes, Bytes];
  readonly agreement: Bytes | null;
  readonly unread: boolean;
}

/** What the chain of a room shows of its agreement. */
export type Event = Proposed | TakenBack | GivenSignature | EpochBegan;

/**
 * A proposal that can be signed: where it was made, by whom, and who has signed so far.
 *
 * `author`: side 0 or 1. `before`: what it is read against - the proposal it answers or, for the
 * first, the version in force; null where there is neither. `signed`: each side's signature, or null.
 */
export interface Open {
  readonly item: number;
  readonly author: 0 | 1;
  readonly version: Version;
  readonly before: Version | null;
  readonly signed: readonly [Signature | null, Signature | null];
}

/**
 * The agreement in force: its hash, since which item, and what is known of it.
 *
 * `version` and `signatures` are null for a reader who could not open it.
 */
export interface InForce {
  readonly hash: Bytes;
  readonly since: number;
  readonly version: Version | null;
  readonly signatures: readonly [Signature, Signature] | null;
}

/**
 * Where the agreement of one room stands.
 *
 * `cards`: of the latest epoch, null before the first. `open`: proposals in the order made, the
 * last one current. `inForce`: null until both signed one. `epochAgreement`: hash that the latest
 * epoch names, or null: while it is null, the room carries proposals and signatures only. `unread`:
 * this reader cannot open what came before, so takes from a proposal what it follows.
 */
export interface AgreementState {
  readonly room: Bytes;
  readonly cards: readonly [Bytes, Bytes] | null;
  readonly open: readonly Open[];
  readonly inForce: InForce | null;
  readonly epochAgreement: Bytes | null;
  readonly unread: boolean;
}

/** The state of a room in which nothing has been said. */
export function beginning(room: Bytes): AgreementState {
  return { room, cards: null, open: [], inForce: null, epochAgreement: null, unread: false };
}

/** The latest proposal that can be signed. */
export function current(state: AgreementState): Open | null {
  return state.open.at(-1) ?? null;
}

/** An event that was refused, and why. */
export interface Refused {
  readonly item: number;
  readonly fault: QuietroomError;
}

/** Take events in the order of the chain. What is refused is listed. */
export async function follow(
  state: AgreementState,
  events: Iterable<Event>,
  keyOf: KeyOf,
  samePerson: SamePerson,
): Promise<readonly [AgreementState, readonly Refused[]]> {
  const refused: Refused[] = [];
  for (const event of events)
    try {
      state = await step(state, event, keyOf, samePerson);
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
      refused.push({ item: event.item, fault });
    }
  return [state, refused];
}

/**
 * Take one event.
 *
 * Throws `DoesNotFollowAgreement`, `NotThisPair`, `NotOpen`, `AlreadySigned`, `NotInForce`; what
 * `version.check` throws of a proposal and `signing.verify` of a signature.
 * Source: spec/agreement.md section 11.2.
 */
export async function step(
  state: AgreementState,
  event: Event,
  keyOf: KeyOf,
  samePerson: SamePerson,
): Promise<AgreementState> {
  if (event.event === 'epoch') return begin(state, event, samePerson);
  const side = sideOf(state, event.author, samePerson);
  if (event.event === 'proposed') return propose(state, event, side, samePerson);
  if (event.event === 'taken-back') return takeBack(state, event, side);
  return sign(state, event, side, keyOf, samePerson);
}

function sideOf(state: AgreementState, author: Bytes, samePerson: SamePerson): 0 | 1 {
  const { cards } = state;
  if (cards && samePerson(cards[0], author)) return 0;
  if (cards && samePerson(cards[1], author)) return 1;
  throw new NotThisPair();
}

function pairs(
  one: readonly [Bytes, Bytes],
  other: readonly [Bytes, Bytes],
  samePerson: SamePerson,
): boolean {
  return samePerson(one[0], other[0]) && samePerson(one[1], other[1]);
}

function begin(state: AgreementState, event: EpochBegan, samePerson: SamePerson): AgreementState {
  const { agreement, cards, unread, item } = event;
  let { inForce } = state;
  if (agreement && !(inForce && equal(inForce.hash, agreement))) {
    if (inForce?.version || !unread) throw new NotInForce();
    inForce = { hash: agreement, since: item, version: null, signatures: null };
  }
  const open = state.open.filter((known) => pairs(cards, known.version.shell.cards, samePerson));
  return { ...state, cards, open, inForce, epochAgreement: agreement, unread };
}

function propose(
  state: AgreementState,
  event: Proposed,
  author: 0 | 1,
  samePerson: SamePerson,
): AgreementState {
  const version = check(event.proposal, samePerson);
  if (state.open.some((known) => equal(known.version.hash, version.hash)))
    throw new DoesNotFollowAgreement('open already');
  const { shell } = version;
  if (
    !equal(shell.room, state.room) ||
    !state.cards ||
    !pairs(state.cards, shell.cards, samePerson)
  )
    throw new NotThisPair();
  refuseSkipping(state, version);
  const kept = state.open.filter((known) => known.author !== author);
  const before = (current(state) ?? state.inForce)?.version ?? null;
  const made: Open = { item: event.item, author, version, before, signed: [null, null] };
  return { ...state, open: [...kept, made] };
}

function refuseSkipping(state: AgreementState, { shell }: Version): void {
  const { inForce } = state;
  if (!inForce) {
    if (!state.unread && (shell.previous || shell.version !== 1))
      throw new DoesNotFollowAgreement();
    return;
  }
  if (!shell.previous || !equal(shell.previous, inForce.hash) || shell.version < 2)
    throw new DoesNotFollowAgreement();
  const known = inForce.version?.shell;
  if (known && (shell.version !== known.version + 1 || !equal(shell.agreement, known.agreement)))
    throw new DoesNotFollowAgreement();
}

function takeBack(state: AgreementState, event: TakenBack, side: 0 | 1): AgreementState {
  openOne(state, event.agreement, side);
  const kept = state.open.filter((known) => !equal(known.version.hash, event.agreement));
  return { ...state, open: kept };
}

async function sign(
  state: AgreementState,
  event: GivenSignature,
  side: 0 | 1,
  keyOf: KeyOf,
  samePerson: SamePerson,
): Promise<AgreementState> {
  const { signature, item } = event;
  const found = openOne(state, signature.agreement);
  if (!equal(signature.card, event.author)) throw new NotThisPair('signed by another card');
  await verify(found.version, signature, keyOf, samePerson);
  if (found.signed[side]) throw new AlreadySigned();
  const other = found.signed[1 - side] ?? null;
  const signed = side === 0 ? ([signature, other] as const) : ([other, signature] as const);
  const [first, second] = signed;
  if (first && second) {
    const { version } = found;
    const signatures = [first, second] as const;
    return {
      ...state,
      open: [],
      inForce: { hash: version.hash, since: item, version, signatures },
    };
  }
  return { ...state, open: state.open.map((one) => (one === found ? { ...found, signed } : one)) };
}

function openOne(state: AgreementState, agreement: Bytes, author?: 0 | 1): Open {
  for (const known of state.open)
    if (equal(known.version.hash, agreement) && (author === undefined || author === known.author))
      return known;
  throw new NotOpen();
}
