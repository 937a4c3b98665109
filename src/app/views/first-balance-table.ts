/** How often lasting balance comes first in each year of a plan, for the finance page and the command. */
import { showShare } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import type { PageTable } from './page-values.ts';

/** Shape the table: by the plan's average prices, and by the block's lines where the plan tells them. */
export function firstBalanceTable({
  firstBalance,
  noBalance,
  block,
}: Pick<PlanForecast, 'firstBalance' | 'noBalance' | 'block'>): PageTable {
  const lines = block?.chances ?? null;
  const row = (label: string, plan: number, byThen: string, byLines: number | undefined) => ({
    cells: [label, showShare(plan, 1), byThen, ...(lines === null ? [] : [showShare(byLines ?? 0, 1)])],
    emphasis: false,
  });
  let byThen = 0;
  return {
    caption: 'First year of lasting balance of high needs',
    columns: [
      { header: 'Year', number: false },
      { header: lines === null ? 'Chance' : 'By average prices', number: true },
      { header: 'By then, added up', number: true },
      ...(lines === null ? [] : [{ header: 'By the block’s lines', number: true }]),
    ],
    rows: [
      ...firstBalance.map(({ year, probability }, place) => {
        byThen += probability;
        const byLines = lines?.firstBalance[place]?.probability;
        return row(yearInWords(year), probability, showShare(byThen, 1), byLines);
      }),
      row('Not within the plan', noBalance, '', lines?.noBalance),
    ],
    note: 'Chances add up to all runs. Balance is lasting from the first year on in which that year and every later one have no deficit.',
  };
}
