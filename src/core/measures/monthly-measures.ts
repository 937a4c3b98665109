/** Figures that monthly actuals give: counts, rolling averages, the INMSS share and net growth. */
import { toMonthNumber } from '../base/day-number.ts';
import { addMonths, type Month } from '../base/time.ts';
import { MEASURES } from './catalogue.ts';
import type { MeasureDefinition } from './measure-definition.ts';
import { changeOver, type MonthlySeries, total12 } from './monthly-series.ts';
import { addMonthlyShares, shareNamesOf } from './monthly-shares.ts';
import { monthEnd, monthPeriod, namedMonth, twelveMonths } from './periods.ts';
import type { Period } from './value-list.ts';
import { ValueList } from './value-list.ts';

/** Counts of a month or of its last day; only these can come as monthly actuals. */
const COUNTS = MEASURES.filter(
  ({ unit, cadence }) => unit === 'count' && (cadence.includes('month') || cadence.includes('month-end')),
);
/** Rolling averages, and the counts that they are made of. */
const AVERAGES = [
  ['req_r12avg', 'req_n'],
  ['cease_r12avg', 'cease_n'],
] as const;
const NOT_STORED = 'no figure is stored for this month: it is missing, or late, and not nil';

/** Name the rows of monthly actuals that would give a figure by themselves; none where they cannot. */
export function monthlyNamesOf(definition: MeasureDefinition): readonly string[] {
  if (COUNTS.includes(definition)) return [definition.name];
  const names = shareNamesOf(definition);
  return names === null ? [] : [names.part, names.base];
}

/** The period that a count of a month is of: the month, or its last day for a stock. */
export function periodOf(name: string, month: Month): Period {
  const definition = COUNTS.find((entry) => entry.name === name);
  return definition?.cadence.includes('month-end') === true
    ? monthEnd(toMonthNumber(month))
    : namedMonth(month);
}

/** All months from the first to the last that a series has, those between that it lacks too. */
export function spanOf(months: readonly Month[]): readonly Month[] {
  const [first, last] = [months[0], months.at(-1)];
  const all: Month[] = [];
  if (first === undefined || last === undefined) return all;
  for (let month = first; month <= last; month = addMonths(month, 1)) all.push(month);
  return all;
}

/**
 * Give the figures of monthly actuals. A name that the dictionary does not have is passed over: it is no indicator.
 * A month without a figure between others is told as missing.
 */
export function measureMonthly(series: MonthlySeries, sources: readonly string[]): ValueList {
  const list = new ValueList('monthly-actuals', sources);
  for (const { name } of COUNTS) {
    for (const month of spanOf(series.months(name, 'actual'))) {
      const value = series.get(name, 'actual', month);
      list.add(name, periodOf(name, month), {
        numerator: value,
        ...(value === null ? { unavailable: NOT_STORED } : {}),
      });
    }
  }
  for (const [name, count] of AVERAGES) addAverages(list, series, name, count);
  addShare(list, series);
  addMonthlyShares(list, series);
  addGrowth(list, series);
  return list;
}

function addAverages(list: ValueList, series: MonthlySeries, name: string, count: string): void {
  for (const month of spanOf(series.months(count, 'actual'))) {
    let stored = 0;
    for (let back = 0; back < 12; back++)
      if (series.get(count, 'actual', addMonths(month, -back)) !== null) stored++;
    const total = total12(series, count, month);
    list.add(name, twelveMonths(toMonthNumber(month)), {
      numerator: total,
      denominator: 12,
      ...(total === null ? { unavailable: `needs 12 complete months: ${stored} of them are stored` } : {}),
    });
  }
}

function addShare(list: ValueList, series: MonthlySeries): void {
  for (const month of series.months('inmss_n', 'actual')) {
    const plans = series.get('plans_n', 'actual', month);
    list.add('inmss_pct', monthEnd(toMonthNumber(month)), {
      numerator: series.get('inmss_n', 'actual', month),
      denominator: plans ?? 0,
      ...(plans === null ? { unavailable: 'no caseload is stored for this month' } : {}),
    });
  }
}

function addGrowth(list: ValueList, series: MonthlySeries): void {
  for (const month of series.months('plans_new_n', 'actual')) {
    const issued = series.get('plans_new_n', 'actual', month);
    const ceased = series.get('cease_n', 'actual', month);
    if (issued === null || ceased === null) continue;
    const change = changeOver(series, 'plans_n', month, 1);
    const growth = issued - ceased;
    list.add('net_growth', monthPeriod(toMonthNumber(month)), {
      numerator: growth,
      notes:
        change === null || change === growth
          ? []
          : [`caseload changed by ${change}: ${change - growth} not explained, plans that moved in among it`],
    });
  }
}
