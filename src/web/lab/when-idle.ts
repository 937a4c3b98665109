/** Work for moments in which the page has nothing else to do, so that a hand is never kept waiting for it by more than one piece. */

/** Where a browser does not tell of idle moments, so long after the piece before [ms]. */
const INSTEAD = 200;

/** What of a window tells of idle moments; not every browser's does. */
export type Moments = {
  readonly requestIdleCallback?: (callback: () => void) => number;
  readonly setTimeout: (callback: () => void, wait?: number) => number;
};

/**
 * Do the pieces one by one, each in an idle moment of its own.
 * @param moments  the page's own where not given.
 * @returns what leaves out those that are still to come.
 */
export function whenIdle(pieces: readonly (() => void)[], moments: Moments = window): () => void {
  let next = 0;
  const ask = (): void => {
    if (next >= pieces.length) return;
    if (moments.requestIdleCallback === undefined) moments.setTimeout(work, INSTEAD);
    else moments.requestIdleCallback(work);
  };
  const work = (): void => {
    pieces[next++]?.();
    ask();
  };
  ask();
  return () => {
    next = pieces.length;
  };
}
