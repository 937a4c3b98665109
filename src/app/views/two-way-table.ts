/** Two assumptions moved together, most often growth of the block against plan numbers: what each pair leaves at the end, and when it balances. */
import { withSmall } from '../../core/base/first-letter.ts';
import { pence } from '../../core/base/pence.ts';
import { showDeficit } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { Ratio } from '../../core/finance/plan-inputs.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import type { MovedValues, Outcome } from '../../core/plan/sensitivity.ts';
import { showValue } from '../../core/plan/show-assumption.ts';
import type { PageTable } from './page-values.ts';

/** Shape the table; null where the plan has no such pairs to move. */
export function twoWayView({ twoWay }: Pick<PlanForecast, 'twoWay'>): PageTable | null {
  if (twoWay === null) return null;
  const { rows, columns, outcomes } = twoWay;
  const isUsual = rows.id === 'hnbGrowth' && columns.id === 'caseload';
  const cell = ({ residualPence, firstBalance }: Outcome) =>
    `${showDeficit(pence(residualPence))}, ${firstBalance === null ? 'none' : yearInWords(firstBalance)}`;
  return {
    caption: isUsual
      ? 'Two together: growth of the block against plan numbers'
      : `Two together: ${withSmall(rows.label)}, against ${withSmall(columns.label)}`,
    columns: [
      { header: rows.label, number: false },
      ...columns.values.map((value) => ({ header: valueInWords(columns, value), number: true })),
    ],
    rows: rows.values.map((value, place) => ({
      cells: [valueInWords(rows, value), ...(outcomes[place] ?? []).map(cell)],
      emphasis: false,
    })),
    note: `In each cell: the deficit left at the end after payments and own contribution (a surplus in brackets), and the first year of lasting balance. Everything else is as planned, and each cell is projected to the penny.${[rows, columns].some(({ unit }) => unit === 'spreads') ? ' Plan numbers of all types are off by so many spreads the same way; about two times in three they are less than one spread off.' : ''}`,
  };
}

function valueInWords({ unit }: MovedValues, value: Ratio): string {
  if (unit === 'growth') return `${showValue(value, unit)} a year`;
  if (unit !== 'spreads') return showValue(value, unit);
  if (value.n === 0n) return 'Plans as planned';
  const words = showValue(value, unit);
  return value.n === value.d || value.n === -value.d ? words.replace('spreads', 'spread') : words;
}
