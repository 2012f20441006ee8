/** What the server says of how long things are kept: dates and a yes or no, and nobody's words. */

import { send } from '../api.ts';
import { session } from '../session.svelte.ts';

/** The last day on which a room is kept, in seconds since 1970; whether each of the two told one. */
export interface Kept {
  readonly last: number | null;
  readonly mine: boolean;
  readonly other: boolean;
}

/** A room that was destroyed: when the last backup ends that may hold it, and whether none is left. */
export interface Gone {
  readonly gone: number;
  readonly done: boolean;
}

const DAY = 86_400;

/** Until when a room is kept; null where the server is away or says something else. */
export async function kept(room: string): Promise<Kept | null> {
  const found = (await ask(`/api/rooms/${room}/kept`)) as Record<string, unknown> | null;
  if (!found) return null;
  const { mine, other, last } = found;
  return {
    last: typeof last === 'number' ? last * DAY : null,
    mine: typeof mine === 'number',
    other: typeof other === 'number',
  };
}

/** The rooms that were destroyed of late; none where the server is away. */
export async function destroyed(): Promise<readonly Gone[]> {
  const found = await ask('/api/destroyed');
  if (!Array.isArray(found)) return [];
  return found.filter(
    (one: Partial<Gone>): one is Gone =>
      typeof one.gone === 'number' && typeof one.done === 'boolean',
  );
}

async function ask(path: string): Promise<unknown> {
  const headers = { Authorization: `Bearer ${await session.at.signIn()}` };
  const answer = await send('GET', path, headers, null);
  if (answer?.status !== 200) return null;
  return JSON.parse(new TextDecoder().decode(answer.body)) as unknown;
}
