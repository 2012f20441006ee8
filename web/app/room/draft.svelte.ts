/** What stands in the composer: words, files, who shall read them. */

import type { Label, RoomView } from '../../worker/views.ts';

/** Who may read what is written: a label, or held until trust is raised. */
export type Audience = Label | 'held';

/** How far each goes: what goes further is asked once. */
const WIDTH: Record<Audience, number> = { me: 0, held: 0, pair: 1, named: 2, 'may-tell': 3 };

export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** As many bytes as a room takes of one file. */
export const MOST = 25 * 1024 * 1024;

/** Words that another screen offers for the next draft: taken once. */
export const offered = { words: '' };

/** One draft. It is kept while the room is shown, and by no one. */
export class Draft {
  text = $state('');
  audience: Audience = $state('pair');
  level: Level = $state(1);
  owner: 'me' | 'them' = $state('me');
  files: readonly File[] = $state.raw([]);
  #agreed: number = WIDTH.pair;

  constructor(normal: Label) {
    this.clear(normal);
  }

  /** Start anew, as the agreement has it. */
  clear(normal: Label): void {
    this.text = '';
    this.audience = normal;
    this.owner = 'me';
    this.files = [];
    this.#agreed = WIDTH[normal];
  }

  /** Whether this audience is wider than what was agreed to so far. */
  widens(to: Audience): boolean {
    return WIDTH[to] > this.#agreed;
  }

  /** Take an audience; from now on it is not asked again. */
  choose(to: Audience): void {
    this.audience = to;
    this.#agreed = Math.max(this.#agreed, WIDTH[to]);
  }
}

/** Whom this person can choose. What the other confided stays with the two. */
export function audiences(room: RoomView, owner: 'me' | 'them'): readonly Audience[] {
  if (owner === 'them') return ['pair'];
  return ['me', 'held', 'pair', ...(room.named.length ? ['named' as const] : []), 'may-tell'];
}
