/** Shares and means that monthly actuals give: each month's count above and below the line under two names of its own. */
import { toMonthNumber } from '../base/day-number.ts';
import { addMonths, type Month } from '../base/time.ts';
import { MEASURES } from './catalogue.ts';
import type { MeasureDefinition } from './measure-definition.ts';
import { type MonthlySeries, total12 } from './monthly-series.ts';
import { monthPeriod, twelveMonths } from './periods.ts';
import type { ValueList } from './value-list.ts';

/** Shares of one part each, such as by age or by reason: two names could not tell the parts apart. */
const BY_PART: ReadonlySet<string> = new Set(['req_src_pct', 'req_age_pct', 'cease_reason_pct', 'band_pct']);

/** The names under which the counts above and below the line come: "dec6w_pct_part" and "dec6w_pct_base". */
export type ShareNames = { readonly part: string; readonly base: string };

/** Give the names of a share or a mean that can come as monthly actuals; null for any other figure. */
export function shareNamesOf({ name, unit, cadence, denominator }: MeasureDefinition): ShareNames | null {
  const isMonthly = cadence.includes('month') || cadence.includes('12-months');
  const isQuotient = (unit === 'share' || unit === 'days') && denominator !== null;
  return isMonthly && isQuotient && !BY_PART.has(name)
    ? { part: `${name}_part`, base: `${name}_base` }
    : null;
}

/** Add each share that has both of its counts: of the month, and of twelve months as sums over sums. */
export function addMonthlyShares(list: ValueList, series: MonthlySeries): void {
  for (const definition of MEASURES) {
    const names = shareNamesOf(definition);
    if (names === null) continue;
    for (const month of series.months(names.base, 'actual')) {
      if (definition.cadence.includes('month'))
        addMonth(list, series, { name: definition.name, names, month });
      if (definition.cadence.includes('12-months'))
        addYear(list, series, { name: definition.name, names, month });
    }
  }
}

type Of = { readonly name: string; readonly names: ShareNames; readonly month: Month };

function addMonth(list: ValueList, series: MonthlySeries, { name, names, month }: Of): void {
  const part = series.get(names.part, 'actual', month);
  list.add(name, monthPeriod(toMonthNumber(month)), {
    numerator: part,
    denominator: series.get(names.base, 'actual', month) ?? 0,
    ...(part === null ? { unavailable: `no figure of ${names.part} is stored for this month` } : {}),
  });
}

function addYear(list: ValueList, series: MonthlySeries, { name, names, month }: Of): void {
  const [part, base] = [total12(series, names.part, month), total12(series, names.base, month)];
  list.add(name, twelveMonths(toMonthNumber(month)), {
    numerator: part,
    denominator: base ?? 0,
    ...(part === null || base === null
      ? { unavailable: `needs 12 complete months: ${wholeMonths(series, names, month)} of them are stored` }
      : {}),
  });
}

function wholeMonths(series: MonthlySeries, { part, base }: ShareNames, month: Month): number {
  let whole = 0;
  for (let back = 0; back < 12; back++) {
    const at = addMonths(month, -back);
    if (series.get(part, 'actual', at) !== null && series.get(base, 'actual', at) !== null) whole++;
  }
  return whole;
}
