/**
 * Letters: sealed to one person, by somebody whom the server does not note.
 *
 * Source: spec/http.md section 8, spec/grant.md section 6, spec/duty.md section 7.
 */

import * as canon from '../core/ground/canon.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as grants from '../core/room/grant.ts';
import { type Granted, encode } from '../core/room/granted.ts';
import { deliver } from './delivery.ts';
import { unseal } from './received.ts';
import { ofServer } from './refusal.ts';
import type { Session } from './session.ts';

/** The server's ids of all letters to this person, the oldest first. */
export async function listed({ wire }: Session): Promise<Bytes[]> {
  return (await wire.getRows('/api/letters')).map((row) => row.octets('id'));
}

/** What one letter holds, to whichever card of this person it was sealed; not yet checked. */
export async function opened(session: Session, id: Bytes): Promise<Granted> {
  const raw = await session.wire.get(`/api/letters/${hex(id)}`);
  return unseal(
    session,
    ofServer(() => shape.octets(canon.decode(raw), 'what is sealed')),
  );
}

/** Seal something to the person of this card, and have it delivered. */
export async function send(session: Session, card: Bytes, inside: Granted): Promise<void> {
  const raw = encode(inside);
  const close = (key: Bytes, to: Bytes): Promise<Bytes> => grants.close(key, to, raw);
  await deliver(session, '/api/letters', session.random(shape.ID), card, close);
}
