/** What the same children cost within the grant and outside it, as a table of the finance page. */
import { pence } from '../../core/base/pence.ts';
import { showThousands } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { WholeCostYear } from '../../core/plan/whole-cost.ts';
import type { PageTable } from './page-values.ts';

/** Shape the table. @returns null where the plan states nothing outside the grant. */
export function wholeCostTable(years: readonly WholeCostYear[] | null): PageTable | null {
  const [first] = years ?? [];
  if (years === null || first === undefined) return null;
  const shown = (amount: bigint | null) => (amount === null ? 'not known' : showThousands(pence(amount)));
  return {
    caption: 'What the same children cost in all, £ thousand',
    columns: [
      { header: 'Cost', number: false },
      ...years.map(({ year }) => ({ header: yearInWords(year), number: true })),
    ],
    rows: [
      {
        cells: ['High needs spend, within the grant', ...years.map(({ spendPence }) => shown(spendPence))],
        emphasis: false,
      },
      ...first.lines.map(({ id, name }) => ({
        cells: [
          `Outside the grant: ${name}`,
          ...years.map(({ lines }) => shown(lines.find((line) => line.id === id)?.amountPence ?? null)),
        ],
        emphasis: false,
      })),
      { cells: ['In all', ...years.map(({ wholePence }) => shown(wholePence))], emphasis: true },
    ],
    note: 'Transport, assessment and what health and social care bear are not in the grant, and in no deficit of this page. A year that a line does not state is not known, and neither is its sum.',
  };
}
