/** What somebody is about to tell the ombuds, while they put it together. */

import type { ConcernDraft, WhomView } from '../../worker/concerns.ts';

/** What was chosen and written so far. */
export class Draft {
  words = $state('');
  /** The key of an ombuds, where nobody is named. */
  to = $state('');
  entries: string[] = $state([]);
  file: Uint8Array | null = $state.raw(null);

  /** As it is handed to the desk, from a room or from none. */
  of(room: string | null): ConcernDraft {
    return {
      words: this.words.trim(),
      to: this.to.trim().toLowerCase() || null,
      room,
      entries: [...this.entries],
      file: this.file,
    };
  }
}

/** The name of an ombuds; none for one who is known by nothing but a key. */
export const nameOf = ({ card, name }: WhomView): string | null =>
  name && !card.startsWith(name) ? name : null;
