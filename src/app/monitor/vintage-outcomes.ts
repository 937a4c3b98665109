/** What has come of the series that forecasts are made of: monthly actuals, and January counts as published. */
import type { Month } from '../../core/base/time.ts';
import { indexMonthly } from '../../core/measures/monthly-series.ts';
import type { Outcomes } from '../../core/monitor/score-vintages.ts';
import type { OpenProgramme } from '../opened-programme.ts';

/** The series of published January counts: another count than the authority's own of the same month. */
export const PUBLISHED_PLANS = 'published_plans';

/** Gather the outcomes that an opened programme holds. A month without a figure is left out. */
export function outcomesOf({ monthly, panel }: Pick<OpenProgramme, 'monthly' | 'panel'>): Outcomes {
  const all = indexMonthly(monthly.map(({ record }) => record));
  const outcomes = new Map<string, Map<Month, number>>();
  for (const measure of all.measures) {
    const own = new Map<Month, number>();
    for (const month of all.months(measure, 'actual')) {
      const value = all.get(measure, 'actual', month);
      if (value !== null) own.set(month, value);
    }
    outcomes.set(measure, own);
  }
  const published = new Map(
    (panel?.history ?? []).map(({ year, plans }): [Month, number] => [`${year}-01`, plans]),
  );
  return outcomes.set(PUBLISHED_PLANS, published);
}
