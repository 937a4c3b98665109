/** Cohort simulations spread over worker threads: the same bytes for any number of them. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CohortModel } from '../../core/model/cohort/cohort-model.ts';
import {
  type CohortRun,
  type CohortRunner,
  type CohortRunOptions,
  makeCohortRunner,
  type RunScenario,
  toRun,
} from '../../core/model/cohort/run-cohort.ts';
import { CHUNK, type CohortNews, type CohortTask, STOPPED } from './cohort-task.ts';

/** Simulations × steps up to which a run stays in the thread it is asked in: starting workers would take longer than it saves. */
const SMALL_RUN = 1200;
/** The same where workers stand ready already: what is too little to hand over. */
const TINY_RUN = 200;

export type PoolOptions = {
  /** Called with simulations done of all; last with all of them. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Gives the run up; its promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** Workers that wait for runs. A pool runs one after another and keeps its workers until it is closed. */
export type CohortPool = {
  /** Start the workers now if a run of so many simulations and steps will need them: they get ready while the model is made. */
  readonly prepare: (draws: number, steps: number) => void;
  /**
   * Simulate a model. Counts do not depend on the number of workers.
   * @throws RangeError where the model or an option cannot be; the signal's reason where the run is given up.
   */
  readonly run: (model: CohortModel, options: CohortRunOptions, how?: PoolOptions) => Promise<CohortRun>;
  /**
   * Simulate several scenarios of a model side by side, with the counts that each has by itself; the levers of the options do not count.
   * @returns one run a scenario, in their order.
   */
  readonly runScenarios: (
    model: CohortModel,
    options: CohortRunOptions,
    scenarios: readonly RunScenario[],
    how?: PoolOptions,
  ) => Promise<readonly CohortRun[]>;
  readonly close: () => Promise<void>;
};

/**
 * Open a pool. Workers start with the first run that is large enough to need them.
 * @param workers  how many; as many as the machine runs at once where not given. 0 stays in this thread.
 */
export function openCohortPool(workers: number = availableParallelism()): CohortPool {
  const threads: Worker[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let runs = 0;
  const start = (): readonly Worker[] => {
    while (threads.length < workers) {
      const thread = new Worker(new URL('./cohort-worker.ts', import.meta.url));
      // A pool that is forgotten must not keep the program from ending.
      thread.unref();
      // A thread that died is replaced at the next run.
      thread.on('error', () => threads.splice(threads.indexOf(thread), 1));
      threads.push(thread);
    }
    return threads;
  };
  const runNow = async (
    model: CohortModel,
    options: CohortRunOptions,
    scenarios: readonly RunScenario[],
    how: PoolOptions,
  ): Promise<readonly CohortRun[]> => {
    how.signal?.throwIfAborted();
    const runner = makeCohortRunner(model, options, scenarios);
    const { counts, costs } = runner.room;
    const task: CohortTask = {
      id: runs++,
      model,
      options,
      scenarios,
      counter: new Int32Array(new SharedArrayBuffer(8)),
      counts: new Int32Array(new SharedArrayBuffer(counts * 4)),
      costs: new Float64Array(new SharedArrayBuffer(costs * 8)),
    };
    const work = runner.draws * runner.setup.steps * scenarios.length;
    if (workers === 0 || work <= (threads.length > 0 ? TINY_RUN : SMALL_RUN))
      await runHere(task, runner, how);
    else await runThere(task, [...start()], runner.draws, how);
    return scenarios.map((_, at) => toRun(runner, task.counts, task.costs, at));
  };
  const runInTurn: CohortPool['runScenarios'] = (model, options, scenarios, how = {}) => {
    const next = last.then(() => runNow(model, options, scenarios, how));
    // One run's failure is its own: the next begins all the same.
    last = next.catch(() => undefined);
    return next;
  };
  return {
    prepare: (draws, steps) => {
      if (draws * steps > SMALL_RUN) start();
    },
    run: async (model, options, how = {}) => {
      const [run] = await runInTurn(model, options, [options.levers ?? null], how);
      if (run === undefined) throw new Error('One scenario gives one run');
      return run;
    },
    runScenarios: runInTurn,
    close: async () => {
      await last;
      await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
    },
  };
}

/** Run in this thread, with a breath between chunks so that progress is seen and giving up is heard. */
async function runHere(
  task: CohortTask,
  runner: CohortRunner,
  { onProgress, signal }: PoolOptions,
): Promise<void> {
  for (let from = 0; from < runner.draws; from += CHUNK) {
    const to = Math.min(runner.draws, from + CHUNK);
    runner.run(from, to, task.counts, task.costs);
    onProgress?.(to, runner.draws);
    await new Promise((next) => setImmediate(next));
    signal?.throwIfAborted();
  }
}

/** Send the task to every worker and wait until the last has finished. */
function runThere(
  task: CohortTask,
  threads: readonly Worker[],
  draws: number,
  how: PoolOptions,
): Promise<void> {
  const { onProgress, signal } = how;
  return new Promise((resolve, reject) => {
    let open = threads.length;
    let done = 0;
    let failure: { readonly error: unknown } | null = null;
    const stop = (error: unknown): void => {
      failure ??= { error };
      Atomics.store(task.counter, STOPPED, 1);
    };
    const onAbort = (): void => stop(signal?.reason);
    const finish = (): void => {
      if (--open > 0) return;
      signal?.removeEventListener('abort', onAbort);
      for (const thread of threads) {
        thread.off('message', onNews);
        thread.off('error', onCrash);
        thread.unref();
      }
      if (failure === null) resolve();
      else reject(failure.error);
    };
    const onNews = (news: CohortNews): void => {
      if (news.id !== task.id) return;
      if (news.kind === 'done') {
        done += news.simulations;
        onProgress?.(done, draws);
        return;
      }
      if (news.kind === 'failed') stop(news.error);
      finish();
    };
    const onCrash = (error: unknown): void => {
      stop(error);
      finish();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    for (const thread of threads) {
      thread.on('message', onNews);
      thread.on('error', onCrash);
      thread.ref();
      thread.postMessage(task);
    }
  });
}
