/**
 * One person at work: unlocked, signed in, with the log and the people they know.
 *
 * Source: spec/identity.md sections 5, 7 and 11.
 */

import type { Entropy } from '../core/ground/chance.ts';
import { sha256 } from '../core/ground/digest.ts';
import { fromUtf8, hex, utf8, type Bytes } from '../core/ground/octets.ts';
import type { SigningKey } from '../core/ground/signature.ts';
import type { Card } from '../core/identity/card.ts';
import type { CardKeys } from '../core/identity/keys.ts';
import { current, type Lineage } from '../core/identity/lineage.ts';
import * as signin from '../core/identity/signin.ts';
import { newest, type Vault } from '../core/identity/vault.ts';
import type { Mine } from '../core/room/people.ts';
import type { Policy } from '../core/tlog/policy.ts';
import type { Directory } from './people.ts';
import type { Edge } from './ports.ts';
import { reached } from './refusal.ts';
import { Row } from './row.ts';
import type { Log } from './tlog.ts';
import { decodeJson, type Wire } from './wire.ts';

/** Where the short-lived sign-in is kept. */
export const SIGNED_IN = 'token';

/** What a session is made of. `ak` opens the vault; `name` is what the programme calls them. */
export interface Parts {
  readonly edge: Edge;
  readonly wire: Wire;
  readonly log: Log;
  readonly people: Directory;
  readonly vault: Vault;
  readonly ak: Bytes;
  readonly policy: Policy;
  readonly lineage: Lineage;
  readonly name: string;
}

/** One unlocked person. */
export interface Session extends Parts {
  /** The card that signs today. */
  readonly card: Card;
  /** Hash of the first card of this person's lineage: how documents name an owner. */
  readonly first: Bytes;
  /** The private side of the current card: what signs as it, too. */
  readonly keys: CardKeys;
  /** The secrets of every card of this person, by card hash. */
  readonly mine: Mine;
  /** Seconds since 1970. */
  now(): number;
  /** Unpredictable bytes. */
  readonly random: Entropy;
}

/** The session of these parts, which belong together. Throws `LineageForked`. */
export function begin(parts: Parts): Session {
  const { edge, lineage, vault } = parts;
  const pairs = lineage.line.map((card, at) => {
    const keys = vault.keys[at] ?? newest(vault);
    return [hex(card.hash), { sealSeed: keys.seal, selfKey: keys.selfKey }] as const;
  });
  return {
    ...parts,
    card: current(lineage),
    first: lineage.first,
    keys: newest(vault),
    mine: new Map(pairs),
    now: edge.clock,
    random: edge.entropy,
  };
}

/** Sign in by the card and keep the short-lived token. Throws `Refused` or `ServerAway`. */
export async function signIn(
  wire: Wire,
  edge: Edge,
  policy: Policy,
  card: Card,
  key: SigningKey,
): Promise<void> {
  const stranger = wire.stranger();
  const nonce = (await stranger.postRow('/api/sign-in/challenge', {})).octets('nonce');
  const log = sha256(policy.log.public);
  const document = signin.build(card, wire.server, log, nonce, edge.clock());
  const answer = await stranger.post('/api/sign-in', await signin.sign(document, key));
  const token = new Row(decodeJson(answer)).text('token');
  wire.token = token;
  await edge.home.write(SIGNED_IN, utf8(token));
}

/**
 * Go on with the sign-in that is kept, or sign in anew; and anew whenever it has ended. Where the
 * server is away, the first request that reaches it signs in.
 */
export async function resume(
  wire: Wire,
  edge: Edge,
  policy: Policy,
  card: Card,
  key: SigningKey,
): Promise<void> {
  wire.renew = () => signIn(wire, edge, policy, card, key);
  const kept = await edge.home.read(SIGNED_IN);
  if (kept) wire.token = fromUtf8(kept);
  else await reached(wire.renew);
}
