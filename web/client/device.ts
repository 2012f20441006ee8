/**
 * What stays on this device alone: sealed under its person's self key, so that whoever takes the
 * device reads nothing of it, and opened by whoever is unlocked.
 *
 * No other device or program reads these files, so that their form is this client's own affair.
 */

import * as canon from '../core/ground/canon.ts';
import type { Value } from '../core/ground/canon.ts';
import { seal } from '../core/ground/close/content.ts';
import { context, derive } from '../core/ground/digest.ts';
import { CannotOpen } from '../core/ground/errors.ts';
import { type Bytes, hex } from '../core/ground/octets.ts';
import { unseal } from '../core/ground/open/content.ts';
import * as shape from '../core/ground/shape.ts';
import type { Session } from './session.ts';

/** Seal a value for the file of this name, and write it: it is on the disk once this resolves. */
export async function writeSealed(session: Session, name: string, value: Value): Promise<void> {
  const key = derive(session.keys.selfKey, 'device-key');
  const sealed = await seal(key, within(session, name), canon.encode(value), session.random);
  await session.edge.home.write(name, canon.encode([session.card.hash, sealed]));
}

/**
 * The value in the file of this name, or none where there is no such file. Keys of an earlier
 * generation open what they sealed. Throws `CannotOpen` or `Malformed` for a file that was changed.
 */
export async function readSealed(session: Session, name: string): Promise<Value | undefined> {
  const raw = await session.edge.home.read(name);
  if (!raw) return undefined;
  const [card, sealed] = shape.array(canon.decode(raw), 2, 'sealed file');
  const mine = session.mine.get(hex(shape.digest(card, 'card')));
  if (!mine) throw new CannotOpen('a file of another person');
  const key = derive(mine.selfKey, 'device-key');
  return canon.decode(await unseal(key, within(session, name), shape.octets(sealed, 'sealed')));
}

/** A file opened under another name would be another file. */
const within = ({ vault }: Session, name: string): Bytes => context('device', vault.account, name);
