/** What the ranges of a programme's cohort forecast are multiplied by: learnt from the forecasts it issued before and what came. */
import type { Month } from '../core/base/time.ts';
import { knownBy, learnRangeFactor, type RangeFactor } from '../core/monitor/range-factor.ts';
import { scoreVintages } from '../core/monitor/score-vintages.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { readVintages } from './monitor/stored-vintages.ts';

/** The series that a cohort forecast is kept and scored under. */
const PLANS = 'plans_n';
/** What its factor is logged under. */
export const COHORT_FACTOR = `cohort.${PLANS}`;

/**
 * Learn the factor from every stored cohort forecast of plans, looking at no outcome after `origin`; four decimals.
 * @param origin  the last month that the new forecast looks at.
 */
export async function cohortRangeFactor(
  read: Repositories,
  scope: Scope,
  origin: Month,
): Promise<RangeFactor> {
  const vintages = (await readVintages(read, scope)).filter(
    ({ kind, series }) => kind === 'cohort' && series === PLANS,
  );
  const came = new Map<Month, number>();
  for (const { record } of await read.rows.monthly(scope))
    if (record.measure === PLANS && record.series === 'actual') came.set(record.month, record.value);
  const learnt = learnRangeFactor(knownBy(scoreVintages(vintages, new Map([[PLANS, came]])), origin));
  return { ...learnt, factor: Number(learnt.factor.toFixed(4)) };
}
