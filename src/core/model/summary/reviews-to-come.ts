/** Annual reviews to come in a run: of the plans there are, by the month in which each is due, and of those still to be made. */
import type { CohortRun } from '../cohort/run-cohort.ts';
import { type HistoryReviews, REVIEW_MONTHS } from '../history/cohort-history.ts';
import { seriesAt } from './run-cuts.ts';

/** Steps of a year that are months. */
const STEPS_A_YEAR = 12;

/**
 * Count the reviews that fall due in each month of every draw. A plan keeps its month of review from year to year; one that joins has its
 * first twelve months later; those who leave leave every month of review alike, so that the months together always hold the plans
 * that the draw has.
 * @param reviews  plans at the start by month of review; those of no told month are spread evenly.
 * @returns `[step][draw]` [reviews]; null where the steps are no months or the plans at the start are not those of the run.
 * @source Method note 6, section 4a.
 */
export function reviewsToCome(run: CohortRun, grain: number, reviews: HistoryReviews): Float64Array | null {
  if (grain !== STEPS_A_YEAR) return null;
  const due = new Float64Array(run.steps * run.draws);
  const at = (measure: string) => seriesAt(run, measure, 'total', '');
  const [plans, joiners, leavers] = [at('plans'), at('joiners'), at('leavers')];
  if (plans < 0 || joiners < 0 || leavers < 0) return null;
  const width = run.plan.series.length;
  const count = (series: number, step: number, draw: number) =>
    run.counts[(step * width + series) * run.draws + draw]!;
  const start = Float64Array.from(reviews.byMonth, (plansDue) => plansDue + reviews.untold / REVIEW_MONTHS);
  const room = new Float64Array(REVIEW_MONTHS);
  for (let draw = 0; draw < run.draws; draw++) {
    room.set(start);
    let open = start.reduce((sum, one) => sum + one, 0);
    for (let step = 0; step < run.steps; step++) {
      const month = step % REVIEW_MONTHS;
      due[step * run.draws + draw] = room[month]!;
      const left = open === 0 ? 0 : Math.max(0, 1 - count(leavers, step, draw) / open);
      for (let k = 0; k < REVIEW_MONTHS; k++) room[k]! *= left;
      room[month]! += count(joiners, step, draw);
      open = count(plans, step, draw);
    }
  }
  return due;
}

/** Add up the reviews of some steps in every draw, in whole reviews. @param from  first step, `to` the last, both counted. */
export function reviewsOfSteps(due: Float64Array, draws: number, from: number, to: number): Int32Array {
  const sum = new Float64Array(draws);
  for (let step = from; step <= to; step++)
    for (let draw = 0; draw < draws; draw++) sum[draw]! += due[step * draws + draw]!;
  return Int32Array.from(sum, Math.round);
}
