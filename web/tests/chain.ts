/** Lines of a room as a reader has them, made without keys: what was said, and by whom. */

import type { Value } from '../core/ground/canon.ts';
import { sha256 } from '../core/ground/digest.ts';
import { type Bytes, fromHex, utf8 } from '../core/ground/octets.ts';
import { Signed } from '../core/ground/signature.ts';
import { Envelope, Pub } from '../core/room/envelope.ts';
import { Record as Epoch } from '../core/room/epoch.ts';
import type { Line } from '../core/room/reader.ts';

/** 32 bytes that nothing here looks at. */
export const NOTHING = new Uint8Array(32);

/** The hash of the line at an index. */
export const hashOf = (index: number): Bytes => sha256(utf8(`line ${index}`));

/** A record that counts, which begins an epoch of these cards under this agreement. */
export function record(index: number, cards: readonly string[], agreement: string | null): Line {
  const core = {
    room: NOTHING,
    number: 0,
    previous: null,
    agreement: agreement === null ? null : fromHex(agreement),
    ombuds: null,
    cards: [fromHex(cards[0]!), fromHex(cards[1]!)] as const,
    check: NOTHING,
  };
  const item = new Epoch(core, [NOTHING, NOTHING], null, new Signed(NOTHING, []));
  return { item, time: 0, stamp: null, index, hash: hashOf(index), opened: null, faults: [] };
}

/** An entry that was opened. */
export function entry(
  index: number,
  author: Bytes,
  kind: string,
  body: Value,
  replyTo?: Bytes,
): Line {
  const pub = new Pub(NOTHING, 0, author, NOTHING, 0);
  const envelope = new Envelope(pub, NOTHING, NOTHING, NOTHING);
  const seen = { link: { index: 0, head: NOTHING }, size: 0, root: NOTHING };
  const priv = { label: 'pair', owner: author, kind, time: 0, source: null, seen } as const;
  const opened = { envelope, priv: { ...priv, replyTo: replyTo ?? null }, body };
  const keys = { kf: NOTHING, key: NOTHING };
  const given = { item: envelope, time: 0, stamp: null, index, hash: hashOf(index) };
  return { ...given, opened: { ...opened, ...keys }, faults: [] };
}
