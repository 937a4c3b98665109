/** Growth of the block against plan numbers, the two that no authority decides: what each pair leaves at the end, and when it balances. */
import { pence } from '../../core/base/pence.ts';
import { showDeficit } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { Ratio } from '../../core/finance/plan-inputs.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import type { Outcome } from '../../core/plan/sensitivity.ts';
import { showValue } from '../../core/plan/show-assumption.ts';
import type { PageTable } from './page-values.ts';

/** Shape the table; null where the plan has no such pairs to move. */
export function growthCaseloadTable({ twoWay }: Pick<PlanForecast, 'twoWay'>): PageTable | null {
  if (twoWay === null) return null;
  const { rows, columns, outcomes } = twoWay;
  const cell = ({ residualPence, firstBalance }: Outcome) =>
    `${showDeficit(pence(residualPence))}, ${firstBalance === null ? 'none' : yearInWords(firstBalance)}`;
  return {
    caption: 'Two together: growth of the block against plan numbers',
    columns: [
      { header: 'Growth of the High Needs Block', number: false },
      ...columns.values.map((value) => ({ header: spreadsInWords(value), number: true })),
    ],
    rows: rows.values.map((value, place) => ({
      cells: [`${showValue(value, 'growth')} a year`, ...(outcomes[place] ?? []).map(cell)],
      emphasis: false,
    })),
    note: 'In each cell: the deficit left at the end after payments and own contribution (a surplus in brackets), and the first year of lasting balance. Everything else is as planned, and each cell is projected to the penny. Plan numbers of all types are off by so many spreads the same way; about two times in three they are less than one spread off.',
  };
}

function spreadsInWords(value: Ratio): string {
  if (value.n === 0n) return 'Plans as planned';
  const words = showValue(value, 'spreads');
  return value.n === value.d || value.n === -value.d ? words.replace('spreads', 'spread') : words;
}
