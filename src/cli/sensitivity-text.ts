/** What moves an answer most, for people at a terminal: the assumptions moved alone that move it furthest. */
import { labelOf } from '../app/views/plan-tornado.ts';
import { pence } from '../core/base/pence.ts';
import { showMillions } from '../core/base/show.ts';
import { yearInWords } from '../core/base/time.ts';
import type { Outcome, Sensitivity } from '../core/plan/sensitivity.ts';
import { showValue } from '../core/plan/show-assumption.ts';
import { textTable } from './text-table.ts';

/** So many assumptions are shown; all stand in the JSON document. */
const SHOWN = 10;

/** Write the table under a title; an empty text where nothing can be moved. */
export function sensitivityText(title: string, ranked: readonly Sensitivity[]): string {
  if (ranked.length === 0) return '';
  const rows = ranked
    .slice(0, SHOWN)
    .map((one) => [
      labelOf(one),
      showValue(one.low, one.unit),
      showValue(one.high, one.unit),
      `${millions(one.atLow.residualPence)} to ${millions(one.atHigh.residualPence)}`,
      `${millions(one.atLow.lastInYearPence)} to ${millions(one.atHigh.lastInYearPence)}`,
      `${firstOf(one.atLow)} to ${firstOf(one.atHigh)}`,
    ]);
  return `${title}\n${textTable([['Assumption', 'Low', 'High', 'Deficit at the end', 'Last year', 'Balance'], ...rows])}`;
}

/** Name the year of balance, or none. */
export function firstOf({ firstBalance }: Outcome): string {
  return firstBalance === null ? 'none' : yearInWords(firstBalance);
}

function millions(amount: bigint): string {
  return showMillions(pence(amount));
}
