/**
 * What is sealed to one person, on its way to them: letters and turns alike.
 *
 * Source: spec/http.md section 8.
 */

import * as canon from '../core/ground/canon.ts';
import type { Bytes } from '../core/ground/octets.ts';
import type { Session } from './session.ts';

/** Seal to the newest card of the person of this card, and post CBOR[id, account, sealed]. */
export async function deliver(
  { people, wire }: Session,
  path: string,
  id: Bytes,
  card: Bytes,
  close: (publicKey: Bytes, card: Bytes) => Promise<Bytes>,
): Promise<void> {
  const { hash, seal } = await people.current(card);
  const { account } = await people.lineage(hash);
  await wire.post(path, canon.encode([id, account, await close(seal, hash)]), true);
}
