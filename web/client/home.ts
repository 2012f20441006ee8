/** Reading what a client remembers. */

import * as canon from '../core/ground/canon.ts';
import type { Bytes } from '../core/ground/octets.ts';
import type { Home } from './ports.ts';
import { NoHome } from './refusal.ts';

/** Where it stands who somebody is: CBOR[server, account, name]. */
export const PERSON = 'person.cbor';

/** Whether somebody has joined on this device. */
export async function exists(home: Home): Promise<boolean> {
  return (await home.read(PERSON)) !== null;
}

/** A CBOR file that must be there. Throws `NoHome` or `Malformed`. */
export async function need(home: Home, name: string): Promise<canon.Value> {
  const raw = await home.read(name);
  if (raw === null) throw new NoHome(name);
  return canon.decode(raw);
}

/** Keep what a server showed, and say where. */
export async function keepEvidence(home: Home, name: string, raw: Bytes): Promise<string> {
  await home.write(`evidence/${name}`, raw);
  return `evidence/${name}`;
}
