/** What somebody is about to report, while they put it together. */

import type { ReportDraft, ReportingView } from '../../worker/reports.ts';
import { dayAfter, endOf } from '../release/wish.ts';

/** The most entries of one report. */
export const MOST = 16;

const DAY = 24 * 3600;

/** An exception that both signed. */
export type Limit = ReportingView['limits'][number];

/** What was chosen and written so far. */
export class Draft {
  limit = $state('');
  entries: string[] = $state([]);
  statement = $state('');
  deputy = $state(false);
  later = $state(false);
  day = $state(dayAfter(1));
  reason = $state('');

  /** Whether a reason is owed: it is told later, or goes to the deputy. */
  get owes(): boolean {
    return this.later || this.deputy;
  }

  /** As it is handed to the desk. */
  of({ delayDays }: Limit): ReportDraft {
    // The end of the last day may lie beyond what was signed, which counts from this very hour.
    const last = Math.floor(Date.now() / 1000) + delayDays * DAY;
    return {
      limit: this.limit,
      entries: [...this.entries],
      statement: this.statement.trim(),
      deputy: this.deputy,
      notice: this.later ? Math.min(endOf(this.day), last) : null,
      reason: this.owes ? this.reason.trim() : null,
    };
  }
}
