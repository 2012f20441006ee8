/**
 * Opening an entry, for those who hold the room key or were given the one key of this entry.
 *
 * Format: spec/entry.md section 6. Vectors: vectors/entry/.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { type Keyed, same } from '../ground/digest.ts';
import { CannotOpen, Malformed, QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import { unseal } from '../ground/open/content.ts';
import { unpad } from '../ground/pad.ts';
import * as shape from '../ground/shape.ts';
import { type Priv, UnknownVersion, parsePriv } from './entry.ts';
import type { Envelope } from './envelope.ts';
import { type Root, VERSION, commitment, entryContext, entryKey, mineOf } from './seal.ts';

/** This entry claims to be yours and is not: the server or your partner made it. */
export class NotMine extends QuietroomError {
  static override readonly code = 'not-mine';
}

/** An entry that opened: `key` is the entry's own key and `kf` opens its commitment. */
export interface Opened {
  readonly envelope: Envelope;
  readonly priv: Priv;
  readonly body: Value;
  readonly kf: Bytes;
  readonly key: Bytes;
}

/**
 * Open with the room key, or with the self key what one wrote to oneself. Throws `CannotOpen`,
 * `UnknownVersion` or `Malformed`.
 */
export function openEntry(root: Root, envelope: Envelope): Promise<Opened> {
  return openWith(entryKey(root, envelope.pub.encode(), envelope.com), envelope);
}

/** Open with the entry's own key, as the recipient of a grant does. Throws as `openEntry`. */
export async function openWith(key: Bytes, envelope: Envelope): Promise<Opened> {
  const { pub, com, sealed } = envelope;
  const outside = pub.encode();
  const parts = canon.split(unpad(await unseal(key, entryContext(outside, com), sealed)));
  if (parts[0]?.[0] !== VERSION) throw new UnknownVersion();
  const [, secret, private_, body] = parts;
  if (parts.length !== 4 || !secret || !private_ || !body) throw new Malformed('inside: [4]');
  const kf = shape.octets(secret[0], 'franking key', 32);
  const priv = parsePriv(private_[0]);
  if (!same(commitment(kf, outside, private_[1], body[1]), com)) throw new CannotOpen('com');
  return { envelope, priv, body: body[0], kf, key };
}

/** Check that my own software wrote this; `key` is my `mineKey`. Throws `NotMine`. */
export function checkMine(key: Keyed, envelope: Envelope): void {
  if (!same(mineOf(key, envelope.com), envelope.mine)) throw new NotMine();
}
