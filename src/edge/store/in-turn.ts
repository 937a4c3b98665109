/** Runs pieces of asynchronous work one after the other, so that two never share a connection's transaction. */

/** Make a queue: what it gives runs each piece of work when all earlier ones are done. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined); // the caller of that work hears of its failure; the queue goes on
    return mine;
  };
}
