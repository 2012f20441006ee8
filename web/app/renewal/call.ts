/** What somebody is shown of the question whether they go on, and when it is put to them. */

import type { Answer } from '../../core/renewal/answer.ts';
import type { Day, Term } from '../../core/renewal/term.ts';

/** What somebody is shown of it. */
export interface Asking {
  readonly term: Term;
  readonly today: Day;
  /** The day that they are asked about, or none. */
  readonly about: Day | null;
  /** What this person answered, and - once both are open - what the other did. */
  readonly mine: Answer | null;
  readonly theirs: Answer | null;
  readonly bothIn: boolean;
  /** Whether something came that counts for nothing. */
  readonly false: boolean;
  readonly over: boolean;
  /** The day to look back that has come lately. */
  readonly review: Day | null;
}

/** How long a question that its term outlives is still put to somebody after its day. */
const PUT = 14;

/** What is said of it beside other things: that it waits for this person, or that both are in. */
export function callOf({
  about,
  over: ended,
  mine,
  theirs,
  today,
}: Asking): 'asked' | 'shown' | null {
  if (!about || (!ended && Date.parse(today) - Date.parse(about) > PUT * 86_400_000)) return null;
  return theirs ? 'shown' : mine ? null : 'asked';
}

/** A day of an agreement as the messages say it: its noon, in seconds since 1970. */
export const noon = (day: Day): number => Date.parse(day) / 1000 + 12 * 3600;
