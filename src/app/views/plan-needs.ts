/** What would bring balance, and what the rules of the day make of the deficit: two tables of the finance page. */
import { pence } from '../../core/base/pence.ts';
import { showMillions } from '../../core/base/show.ts';
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

/** What stands beside the deficit. */
export function termsTable({ terms }: PlanForecast): PageTable | null {
  if (terms === null) return null;
  const { whenOverrideEnds, grant, carryingCost } = terms;
  const money = (amount: bigint) => showMillions(pence(amount));
  const rows: string[][] = [];
  if (whenOverrideEnds !== null)
    rows.push([
      `Deficit when the accounting override ends, 31 March ${whenOverrideEnds.year + 1}`,
      money(whenOverrideEnds.deficitPence),
    ]);
  if (grant !== null)
    rows.push(
      [`Grant on the deficit at 31 March ${grant.year + 1}`, money(grant.grantPence)],
      ['Left for the authority after the grant', money(grant.leftPence)],
    );
  for (const { year, costPence } of carryingCost)
    rows.push([`Cost of carrying the deficit, ${yearInWords(year)}`, money(costPence)]);
  if (rows.length === 0) return null;
  return {
    caption: 'Beside the deficit, and never in it',
    columns: [
      { header: 'What', number: false },
      { header: 'Amount', number: true },
    ],
    rows: rows.map((cells) => ({ cells, emphasis: false })),
    note: 'On the plan’s central case, after payments and own contribution. Dates and rates are the plan’s own, with their sources in it.',
  };
}
