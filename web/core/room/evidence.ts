/**
 * What either of the two may show to the ombuds whom both named, and how the ombuds checks it.
 *
 * It hands over the words and the opening of their commitment, never a key.
 *
 * Format: spec/grant.md section 6. Threat: words invented, altered or put under another label.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { same } from '../ground/digest.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { type Priv, frame, parsePriv, privFields } from './entry.ts';
import { type Pub, parsePub } from './envelope.ts';
import type { Opened } from './open.ts';
import { commitment } from './seal.ts';
import * as stamps from './stamp.ts';
import { BadStamp } from './stamp.ts';

/** One entry as shown to the ombuds; `time` and `stamp` are the server's. */
export interface Shown {
  readonly pub: Pub;
  readonly com: Bytes;
  readonly kf: Bytes;
  readonly priv: Priv;
  readonly body: Value;
  readonly time: number;
  readonly stamp: Bytes;
}

/** Make what the ombuds gets of one entry. */
export function show(opened: Opened, time: number, stamp: Bytes): Shown {
  const { envelope, kf, priv, body } = opened;
  return { pub: envelope.pub, com: envelope.com, kf, priv, body, time, stamp };
}

/** [pub, com, kf, priv, body, time, stamp]. */
export function fields({ pub, com, kf, priv, body, time, stamp }: Shown): Value[] {
  return [pub.fields(), com, kf, privFields(priv), body, time, stamp];
}

/** CBOR[[shown …], words]: the payload of a grant to the ombuds, with a free text. */
export function encode(shown: readonly Shown[], words: string): Bytes {
  return canon.encode([shown.map(fields), words]);
}

/** Read what was shown. Checks nothing yet. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): [readonly Shown[], string] {
  const [entries, words] = shape.array(canon.decode(raw), 2, 'showing');
  return [shape.items(entries, 'entries', 256).map(parseShown), shape.text(words, 'words')];
}

/**
 * Check that the server took exactly these words, under this label, from this author; `key` is the
 * stamp key that it shares with this ombuds. Throws `BadStamp`.
 */
export function check(key: Bytes, shown: Shown): void {
  stamps.check(key, shown.pub, shown.com, shown.time, shown.stamp);
  const found = commitment(shown.kf, shown.pub.encode(), ...frame(shown.priv, shown.body));
  if (!same(found, shown.com)) throw new BadStamp('other words than were stamped');
}

/** Read one entry as it is shown. Checks nothing yet. Throws `Malformed`. */
export function parseShown(value: Value): Shown {
  const [pub, com, kf, priv, body, time, stamp] = shape.array(value, 7, 'shown entry');
  return {
    pub: parsePub(pub),
    com: shape.digest(com, 'com'),
    kf: shape.octets(kf, 'franking key', 32),
    priv: parsePriv(priv),
    body,
    time: shape.number(time, 'time'),
    stamp: shape.octets(stamp, 'stamp', 32),
  };
}
