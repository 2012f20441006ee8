/** Erasing oneself at the server and on this device, and asking later whether it is done. */

import { send, type Answer } from '../api.ts';
import { end } from '../begin.ts';
import { Refusal, session } from '../session.svelte.ts';

/** When somebody erased themself, when the last backup ends, and whether none is left. */
export interface Erased {
  readonly time: number;
  readonly gone: number;
  readonly done: boolean;
}

const OK = 300;
const CONFLICT = 409;

/** What became of whoever holds this receipt; null where the server is away or knows nothing of it. */
export async function erased(receipt: string): Promise<Erased | null> {
  if (!/^[0-9a-f]{32}$/.test(receipt)) return null;
  const answer = await send('GET', `/api/erased/${receipt}`, {}, null);
  if (answer?.status !== 200) return null;
  const found = JSON.parse(new TextDecoder().decode(answer.body)) as Partial<Erased>;
  const { time, gone, done } = found;
  if (typeof time !== 'number' || typeof gone !== 'number' || typeof done !== 'boolean')
    return null;
  return { time, gone, done };
}

/** 16 random bytes in hex, by which whoever erases themself can ask later. */
export function receipt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) =>
    one.toString(16).padStart(2, '0'),
  ).join('');
}

/**
 * Erase this person, there and then here. May be done again with the same receipt after a lost answer.
 * Returns whether it was done: not for whoever holds a role. Throws `Refusal` where the server is away.
 */
export async function erase(by: string): Promise<boolean> {
  const answer = await post(by);
  if (answer?.status === CONFLICT) return false;
  if ((answer?.status ?? OK) >= OK && !(await erased(by))) throw new Refusal('server-away');
  end();
  await new Promise<void>((done) => {
    const asked = indexedDB.deleteDatabase('quietroom');
    asked.onsuccess = asked.onerror = () => done();
  });
  location.replace(`/erased#${by}`);
  return true;
}

async function post(by: string): Promise<Answer | null> {
  const headers = {
    Authorization: `Bearer ${await session.at.signIn()}`,
    'Content-Type': 'application/json',
  };
  const body = new TextEncoder().encode(JSON.stringify({ receipt: by }));
  return send('POST', '/api/me/erase', headers, body);
}
