/** The High Needs Block for people at a terminal: income and spend by line and year, then every deficit with its basis. */
import { blockRows } from '../app/block-rows.ts';
import { termsInWords } from '../app/block-terms-words.ts';
import { pence } from '../core/base/pence.ts';
import { showMillions } from '../core/base/show.ts';
import { yearInWords } from '../core/base/time.ts';
import type { BlockForecast } from '../core/plan/forecast-block.ts';
import { textTable } from './text-table.ts';

/** Write the block; an empty text where the plan has none. */
export function blockText(block: BlockForecast | null): string {
  if (block === null) return '';
  const { years } = block.projection;
  const table = textTable([
    ['Line', ...years.map(({ year }) => yearInWords(year))],
    ...blockRows(years).map(({ label, pence: amounts }) => [
      label,
      ...amounts.map((amount) => showMillions(pence(amount), 2)),
    ]),
  ]);
  return ['The High Needs Block line by line', table, ...termsInWords(block)].join('\n');
}
