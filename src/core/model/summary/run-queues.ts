/** The queues from request to plan in a run: who waits at the end of a step, what passed in it, and the 20-week clock. */
import type { QueueMeasure } from '../cohort/cohort-series.ts';
import type { CohortRun } from '../cohort/run-cohort.ts';
import { type Spread, seriesAt, spreadOf } from './run-cuts.ts';

/** Queues of one shown step [cases, plans]. */
export type QueueSummary = {
  readonly requests: Spread;
  readonly issued: Spread;
  /** Waiting for the decision whether to assess, at the end. */
  readonly undecided: Spread;
  /** Under assessment at the end, those held up by capacity among them. */
  readonly assessing: Spread;
  /** Open for more than 20 weeks at the end. */
  readonly late: Spread;
  /** Plans issued within 20 weeks over all issued, of all draws together; null where none was issued [0..1]. */
  readonly issuedInTime: number | null;
};

/**
 * Summarise the queues of one shown step; null where the model knows no requests.
 * @param from  first step of the run, `to` the last, both counted.
 */
export function queuesOfStep(
  run: CohortRun,
  from: number,
  to: number,
  levels: readonly number[],
): QueueSummary | null {
  if (seriesAt(run, 'requests', 'total', '') < 0) return null;
  const at = (measure: QueueMeasure, step: number): Int32Array => {
    const start = (step * run.plan.series.length + seriesAt(run, measure, 'total', '')) * run.draws;
    return run.counts.subarray(start, start + run.draws);
  };
  const flow = (measure: QueueMeasure): Int32Array => {
    const sum = new Int32Array(run.draws);
    for (let step = from; step <= to; step++)
      for (const [draw, count] of at(measure, step).entries()) sum[draw]! += count;
    return sum;
  };
  const [issued, inTime] = [flow('issued'), flow('issued-in-time')];
  const held = at('held-by-capacity', to);
  const assessing = at('assessing', to).map((count, draw) => count + held[draw]!);
  const all = issued.reduce((sum, count) => sum + count, 0);
  return {
    requests: spreadOf(flow('requests'), levels),
    issued: spreadOf(issued, levels),
    undecided: spreadOf(at('undecided', to), levels),
    assessing: spreadOf(assessing, levels),
    late: spreadOf(at('late', to), levels),
    issuedInTime: all === 0 ? null : inTime.reduce((sum, count) => sum + count, 0) / all,
  };
}
