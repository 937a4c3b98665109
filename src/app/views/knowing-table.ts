/** What it would be worth to know an uncertain input better, for the finance page and the command. */
import { pence } from '../../core/base/pence.ts';
import { showMillions, showShare } from '../../core/base/show.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import type { PageTable } from './page-values.ts';
import { labelOf } from './plan-tornado.ts';

/** So many inputs are shown; the JSON answer has all. */
const SHOWN = 8;

/** Shape the table; null where nothing is uncertain, or no input tells anything. */
export function knowingTable({ knowing }: Pick<PlanForecast, 'knowing'>): PageTable | null {
  const told = knowing.inputs.filter(({ missFallsBy }) => Math.round(missFallsBy) > 0);
  if (told.length === 0) return null;
  const money = (amount: number) => showMillions(pence(Math.round(amount)), 2);
  return {
    caption: 'What it would be worth to know one thing better',
    columns: [
      { header: 'Known beforehand', number: false },
      { header: 'The miss falls by', number: true },
      { header: 'Share of the spread', number: true },
    ],
    rows: told.slice(0, SHOWN).map((one) => ({
      cells: [labelOf(one), money(one.missFallsBy), showShare(one.varianceShare, 0)],
      emphasis: false,
    })),
    note: `The best single figure for the deficit at the end misses by ${money(knowing.expectedMiss)} on average: that is what knowing everything would be worth, where a pound too much costs as much as a pound too little. Shares need not add up to all.`,
  };
}
