/** Doing one thing at a time: whether it goes on, and what was wrong with it. */

import { Refusal } from './session.svelte.ts';

/** The state of one act on a screen. */
export class Act {
  busy = $state(false);
  refusal: Refusal | null = $state.raw(null);

  /** Run it, once at a time. Returns what it gave, or nothing where it was refused. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.refusal = null;
    try {
      return await work();
    } catch (fault) {
      this.refusal = fault instanceof Refusal ? fault : new Refusal('unforeseen');
      if (!(fault instanceof Refusal)) reportError(fault);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
