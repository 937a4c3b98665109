/** Whether assessments end at the pace of their own clock or at that of a capacity, as the months themselves say. */
import type { BetaPosterior } from '../cohort/cohort-model.ts';
import { sumOf } from '../history/cohort-history.ts';
import { type DelayTable, expectEvents } from './fit-delays.ts';

/** Months of queue beyond the clock from which capacity can be what decides. */
const QUEUE_MONTHS = 2;
/** Log likelihood by which a fixed number a month must beat the clock. */
const CLEARLY_BETTER = 3;
/** Whole months since the request after which an assessment ought to have ended. */
const CLOCK = 4;
const LEAST_MONTHS = 6;

/**
 * Look for a capacity: a long queue through the last half year, and ends per month that a fixed number tells clearly better than the
 * delays do.
 * @param table  assessments at risk and ended, by month.
 * @returns whether capacity decides; not where too little was seen.
 * @source Method note 7, section 5.
 */
export function findCapacity({ watched, came }: DelayTable, hazard: BetaPosterior): boolean {
  const months = came.length;
  if (months < LEAST_MONTHS) return false;
  const ended = came.map(sumOf);
  const mean = sumOf(ended) / months;
  const queue = watched
    .slice(-LEAST_MONTHS)
    .reduce((least, row) => Math.min(least, sumOf(row.subarray(CLOCK + 1))), Infinity);
  if (mean === 0 || queue < QUEUE_MONTHS * mean) return false;
  const byClock = likelihood(ended, (month) => expectEvents(hazard, watched[month]!));
  return likelihood(ended, () => mean) - byClock >= CLEARLY_BETTER;
}

function likelihood(counts: readonly number[], meanOf: (month: number) => number): number {
  return counts.reduce((sum, count, month) => {
    const mean = Math.max(1e-6, meanOf(month));
    return sum + count * Math.log(mean) - mean;
  }, 0);
}
