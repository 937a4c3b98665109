/** The High Needs Block as a table of the finance page: income and spend by line and year, every deficit with its basis. */
import { pence } from '../../core/base/pence.ts';
import { showThousands } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { BlockForecast } from '../../core/plan/forecast-block.ts';
import { blockRows } from '../block-rows.ts';
import type { PageTable } from './page-values.ts';

/** Shape the table. @returns null where the plan does not tell its block apart. */
export function blockTable(block: BlockForecast | null): PageTable | null {
  if (block === null) return null;
  const { years } = block.projection;
  return {
    caption: 'The High Needs Block line by line, £ thousand',
    columns: [
      { header: 'Line', number: false },
      ...years.map(({ year }) => ({ header: yearInWords(year), number: true })),
    ],
    rows: blockRows(years).map(({ label, pence: amounts, isSum }) => ({
      cells: [label, ...amounts.map((amount) => showThousands(pence(amount)))],
      emphasis: isSum,
    })),
    note: 'Places and plans of academic years count five months in the year that they end and seven in the one that they begin.',
  };
}
