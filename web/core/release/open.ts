/**
 * What a recipient checks before a word is shown, and what is shown with it.
 *
 * A grant opens only if the log bears a leaf under the entry's own tag that opens to this very
 * consent, and the consent names this room, this entry and this reader, has not ended, and is signed
 * by whose confidence it is. The envelope comes from the server and never out of the grant, so that
 * the author rests on the server's check at acceptance.
 *
 * Format: spec/grant.md section 4. Threats: a false release, a release to somebody else passed on, a
 * consent without a leaf, words exchanged under a true consent.
 */

import type { Value } from '../ground/canon.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { verify } from '../ground/signature.ts';
import { type Words, parseWords } from '../room/entry.ts';
import type { Envelope } from '../room/envelope.ts';
import { type Granted, GrantKind, type Key, type Log, NotForYou } from '../room/granted.ts';
import { type Opened, openWith } from '../room/open.ts';
import type { Known, People } from '../room/people.ts';
import { Kind as LeafKind, encode as encodeLeaf, grantTags, leafOf } from '../tlog/leaf.ts';
import * as basis from './basis.ts';
import * as consent from './consent.ts';
import type { Consent } from './consent.ts';
import * as standing from './standing.ts';

/** This does not match what its owner signed: nothing of it is shown. */
export class FalseRelease extends QuietroomError {
  static override readonly code = 'false-release';
}

/** The time for which this was released is over. */
export class Ended extends QuietroomError {
  static override readonly code = 'ended';
}

/** One entry as its recipient may see it: the consent is its provenance, label and end date. */
export interface Released {
  readonly consent: Consent;
  readonly opened: Opened;
  readonly words: Words;
  /** First card hash. */
  readonly author: Bytes;
  /** First card hash. */
  readonly owner: Bytes;
  /** First card hashes. */
  readonly signers: readonly Bytes[];
}

/** What a recipient knows when they check: card hashes of their lineage in hex, and seconds. */
export interface Recipient {
  readonly me: ReadonlySet<string>;
  readonly people: People;
  readonly log: Log;
  readonly now: number;
}

/**
 * Check a release whole, then open it. Throws `FalseRelease`, `NotForYou`, `Ended`, `BadSignature`,
 * `CannotOpen`, `NotOwner`, or what the log throws for a leaf that it does not hold.
 */
export async function check(
  granted: Granted,
  envelope: Envelope,
  to: Recipient,
): Promise<Released> {
  const { people } = to;
  const [agreed, key] = documentOf(granted);
  if (!agreed.recipients.some((card) => to.me.has(hex(card)))) throw new NotForYou();
  if (to.now > agreed.until) throw new Ended();
  if (!equal(envelope.hash, agreed.entry) || !equal(envelope.pub.place, agreed.room)) {
    throw new FalseRelease('another entry than the one released');
  }
  const opened = await openWith(key.k, envelope);
  if (!equal(opened.priv.source, agreed.source)) throw new FalseRelease('another source');
  to.log.includes(leaf(granted, key));
  const signers = await signersOf(granted, people);
  const { owner } = opened.priv;
  basis.check(new Set([hex(owner)]), await standingFor(granted, agreed, signers, people));
  const author = known(people, envelope.pub.author).first;
  const words = parseWords(opened.body);
  return {
    consent: agreed,
    opened,
    words,
    author,
    owner,
    signers: signers.map((one) => one.first),
  };
}

/**
 * What travels beside a consent: its signers' card hashes, and a standing consent or null, which is
 * [payload, signature, signature, card hash of the owner who gave it].
 */
export function extras(signers: readonly Bytes[], tellOn: Value): Value[] {
  return [signers, tellOn];
}

function documentOf(granted: Granted): [Consent, Key] {
  const agreed = consent.parse(granted.payload);
  const [key] = granted.keys;
  if (granted.kind !== GrantKind.RELEASE || !key || granted.keys.length !== 1) {
    throw new FalseRelease();
  }
  if (!equal(key.entry, agreed.entry)) throw new FalseRelease();
  return [agreed, key];
}

function leaf({ payload }: Granted, { k, r }: Key): Bytes {
  const tag = grantTags(k).atOnce;
  return encodeLeaf(leafOf({ tag, r, kind: LeafKind.RELEASE, document: payload }));
}

async function signersOf(granted: Granted, people: People): Promise<Known[]> {
  const [cards] = shape.array(granted.extras, 2, 'extras');
  const hashes = shape.items(cards, 'signers', 2).map((card) => shape.digest(card, 'signer'));
  if (!hashes.length || granted.signatures.length !== 2 * hashes.length) throw new FalseRelease();
  const signers = hashes.map((card) => known(people, card));
  for (const [place, { key }] of signers.entries()) {
    const signatures = granted.signatures.slice(2 * place, 2 * place + 2);
    await verify(key, granted.payload, signatures, consent.USE);
  }
  return signers;
}

async function standingFor(
  granted: Granted,
  agreed: Consent,
  signers: readonly Known[],
  people: People,
): Promise<Set<string>> {
  const firsts = new Set(signers.map((signer) => hex(signer.first)));
  const [, beside] = shape.array(granted.extras, 2, 'extras');
  if (beside === null) return firsts;
  const [payload, ed25519, mldsa, card] = shape.array(beside, 4, 'standing consent');
  const raw = shape.octets(payload, 'payload');
  const owner = known(people, shape.digest(card, 'owner'));
  const signatures = [shape.octets(ed25519, 'signature'), shape.octets(mldsa, 'signature')];
  await verify(owner.key, raw, signatures, standing.USE);
  const given = standing.parse(raw);
  const covers = equal(given.entry, agreed.entry) && equal(given.room, agreed.room);
  const teller = known(people, given.other);
  if (!covers || !firsts.has(hex(teller.first)) || agreed.time > given.until) {
    throw new FalseRelease('a standing consent for something else');
  }
  return firsts.add(hex(owner.first));
}

function known(people: People, card: Bytes): Known {
  const found = people.known(card);
  if (!found) throw new FalseRelease('a card that is not in the log');
  return found;
}
