/** What the page is handed about meetings: all that was said, from which it reads the diary. */

import type { Said } from '../core/meeting/diary.ts';
import type { Term } from '../core/renewal/term.ts';

/** What was said about meetings in a room, and what both agreed on. */
export interface MeetingsView {
  /** First card hashes of this person and of the other. */
  readonly me: Uint8Array;
  readonly them: Uint8Array;
  readonly said: readonly Said[];
  /** How often, in the words of the agreement; empty where there is none. */
  readonly cadence: string;
  /** Hours before a meeting until which it may be called off; 0 for no rule. */
  readonly cancelHours: number;
  /** The agreement in force, by its hash, and its dates; none while there is none. */
  readonly agreed: { readonly hash: Uint8Array; readonly term: Term } | null;
}
