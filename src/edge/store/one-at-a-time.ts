/** A queue in which one piece of asynchronous work ends before the next begins. */
import { AsyncLocalStorage } from 'node:async_hooks';

export type Queue = {
  /** Run when all work before it has ended. @throws Error where called from inside work of the same queue. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Wait until all work that was asked for has ended, well or badly. */
  idle(): Promise<void>;
};

/** Make a queue. Work that fails does not stop the work behind it. */
export function oneAtATime(): Queue {
  const inside = new AsyncLocalStorage<{ isRunning: boolean }>();
  let last: Promise<unknown> = Promise.resolve();

  async function after<T>(earlier: Promise<unknown>, work: () => Promise<T>): Promise<T> {
    await earlier;
    const turn = { isRunning: true };
    try {
      return await inside.run(turn, work);
    } finally {
      turn.isRunning = false;
    }
  }

  return {
    async run(work) {
      if (inside.getStore()?.isRunning === true)
        throw new Error('A transaction inside a transaction would wait for itself');
      const result = after(last, work);
      last = result.then(
        () => undefined,
        () => undefined, // whoever asked for it is told; the next one goes on
      );
      return result;
    },
    async idle() {
      await last;
    },
  };
}
