/** Acts that must not overlap, one behind the other. */

/** Runs an act once every act handed in before it has ended, however it ended. */
export type Turn = <Result>(act: () => Promise<Result>) => Promise<Result>;

/** A queue of its own. Whoever awaits another act of the same queue within one waits for ever. */
export function turns(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act);
    last = next.catch(() => undefined);
    return next;
  };
}
