/** What would bring balance: each assumption moved alone, for the finance page. */
import { yearInWords } from '../../core/base/time.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import { showGrowth, showSought } from '../../core/plan/show-assumption.ts';
import type { PageTable } from './page-values.ts';
import { labelOf } from './plan-tornado.ts';

/** Each assumption moved alone until balance comes by a year; those that no value helps in any year are left out. */
export function neededTable({ needed, balanceRanges }: PlanForecast): PageTable | null {
  const years = [...new Set(needed.map(({ byYear }) => byYear))];
  const ids = [...new Set(needed.map(({ id }) => id))].filter((id) =>
    needed.some((one) => one.id === id && one.sought.kind !== 'never' && one.sought.kind !== 'always'),
  );
  if (ids.length === 0) return null;
  const ranges = balanceRanges.map(
    ({ year, lowest, highest }) => `${yearInWords(year)} for growth ${showGrowth(lowest, highest)}`,
  );
  return {
    caption: 'What each assumption alone would have to be for lasting balance',
    columns: [
      { header: 'Assumption', number: false },
      ...years.map((year) => ({ header: `By ${yearInWords(year)}`, number: true })),
    ],
    rows: ids.map((id) => {
      const of = needed.filter((one) => one.id === id);
      return {
        cells: [
          labelOf(of[0] ?? { id, label: id }),
          ...years.map((year) => {
            const found = of.find(({ byYear }) => byYear === year);
            return found === undefined ? 'not tried' : showSought(found.sought, found.unit);
          }),
        ],
        emphasis: false,
      };
    }),
    note:
      ranges.length === 0
        ? 'Everything else stays as planned.'
        : `Everything else stays as planned. Balance first comes in ${ranges.join('; in ')} a year of the High Needs Block.`,
  };
}
