/** What a worker is told, and how simulations are handed out among workers: by a counter that all of them share. */
import type { CohortModel } from '../../core/model/cohort/cohort-model.ts';
import type { CohortRunner, CohortRunOptions, RunScenario } from '../../core/model/cohort/run-cohort.ts';

/**
 * Simulations a worker takes at a time: as many as a runner puts in their places together, and few, since a worker that finds
 * nothing left waits for the other's last ones.
 */
export const CHUNK = 8;

/** Places of the shared counter. */
export const NEXT = 0;
export const STOPPED = 1;

/** One run, as it goes to every worker. */
export type CohortTask = {
  readonly id: number;
  readonly model: CohortModel;
  readonly options: CohortRunOptions;
  readonly scenarios: readonly RunScenario[];
  /** The next simulation to be taken, and 1 once the run has been given up. */
  readonly counter: Int32Array;
  readonly counts: Int32Array;
  readonly costs: Float64Array;
};

/** What a worker says: so many simulations done, all done, or what went wrong. */
export type CohortNews =
  | { readonly id: number; readonly kind: 'done'; readonly simulations: number }
  | { readonly id: number; readonly kind: 'finished' }
  | { readonly id: number; readonly kind: 'failed'; readonly error: unknown };

/** Take chunk after chunk until none is left or the run has been given up. */
export function takeChunks(
  task: CohortTask,
  runner: CohortRunner,
  done: (simulations: number) => void,
): void {
  while (Atomics.load(task.counter, STOPPED) === 0) {
    const from = Atomics.add(task.counter, NEXT, CHUNK);
    if (from >= runner.draws) return;
    const to = Math.min(runner.draws, from + CHUNK);
    runner.run(from, to, task.counts, task.costs);
    done(to - from);
  }
}
