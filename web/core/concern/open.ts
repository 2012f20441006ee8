/**
 * What ombuds and raiser check of a turn before a word of it is shown.
 *
 * A turn opens only with a card that it is sealed to, names that card's person, and bears a MAC under the
 * concern's keys. What an entry shows is judged one by one, by the ombuds alone.
 *
 * Format: spec/concern.md section 5. Threats: a turn led to another card, passed on to another ombuds, or
 * made by somebody else; words that were never said.
 */

import { CannotOpen } from '../ground/errors.ts';
import { type Bytes, fromHex, hex } from '../ground/octets.ts';
import { unsealFrom } from '../ground/open/key.ts';
import { unpad } from '../ground/pad.ts';
import { type Shown, check as checkShown } from '../room/evidence.ts';
import { NotForYou } from '../room/granted.ts';
import type { Mine } from '../room/people.ts';
import { BadStamp } from '../room/stamp.ts';
import { turnContext } from './outside.ts';
import * as turns from './turn.ts';
import { FalseTurn, type Sent, State } from './turn.ts';

/** An entry that was shown; `isTrue`: whether the server took exactly this, as the stamp says. */
export interface Judged {
  readonly shown: Shown;
  readonly isTrue: boolean;
}

/**
 * Open what was sealed to one of my cards; its MAC is not checked yet. Throws `CannotOpen` for what no
 * card of mine opens, `NotForYou` for a turn that names another person than the one whom it was sealed
 * to, `Malformed`.
 */
export async function unseal(mine: Mine, sealed: Bytes): Promise<Sent> {
  for (const [card, { sealSeed }] of [...mine].reverse()) {
    let raw: Bytes;
    try {
      raw = await unsealFrom(sealSeed, turnContext(fromHex(card)), sealed);
    } catch (fault) {
      if (fault instanceof CannotOpen) continue;
      throw fault;
    }
    const found = turns.parse(unpad(raw));
    if (!mine.has(hex(found.turn.to))) throw new NotForYou();
    return found;
  }
  throw new CannotOpen('for none of my cards');
}

/**
 * The raiser's key of a turn that raises a concern, once its MAC is right. Throws `FalseTurn`.
 *
 * Source: spec/concern.md section 5.
 */
export function begun(found: Sent): Bytes {
  const { state, key } = found.turn;
  if (state !== State.RAISED || !key) throw new FalseTurn('begins no concern');
  turns.check(found, key, []);
  return key;
}

/** Each entry, and whether it was said so; `key`: that of the stamps for this ombuds. */
export function judge(key: Bytes, entries: readonly Shown[]): Judged[] {
  return entries.map((shown) => ({ shown, isTrue: isTrue(key, shown) }));
}

function isTrue(key: Bytes, shown: Shown): boolean {
  try {
    checkShown(key, shown);
    return true;
  } catch (fault) {
    if (fault instanceof BadStamp) return false;
    throw fault;
  }
}
