/** Monthly series of a programme's measures, and the averages, changes and shares that are read off them. */
import { addMonths, type Month } from '../base/time.ts';
import type { MonthlyFigure, SeriesName } from '../domain/monthly-figure.ts';

/** All months of all measures; a month that is not stored is null, never zero. */
export type MonthlySeries = {
  readonly get: (measure: string, series: SeriesName, month: Month) => number | null;
  /** Months stored for one series, oldest first. */
  readonly months: (measure: string, series: SeriesName) => readonly Month[];
  readonly measures: readonly string[];
};

/** Index monthly figures; the later of two for the same month wins. */
export function indexMonthly(figures: Iterable<MonthlyFigure>): MonthlySeries {
  const byKey = new Map<string, Map<Month, number>>();
  const measures = new Set<string>();
  for (const { measure, series, month, value } of figures) {
    measures.add(measure);
    const key = `${measure}|${series}`;
    const values = byKey.get(key) ?? new Map<Month, number>();
    values.set(month, value);
    byKey.set(key, values);
  }
  return {
    get: (measure, series, month) => byKey.get(`${measure}|${series}`)?.get(month) ?? null,
    months: (measure, series) => [...(byKey.get(`${measure}|${series}`)?.keys() ?? [])].sort(),
    measures: [...measures].sort(),
  };
}

/**
 * Sum the twelve months that end with `month`; null where one of the twelve is not stored, never a shorter sum.
 * @source Domain rules for indicators, rolling averages.
 */
export function total12(series: MonthlySeries, measure: string, month: Month): number | null {
  let total = 0;
  for (let back = 0; back < 12; back++) {
    const value = series.get(measure, 'actual', addMonths(month, -back));
    if (value === null) return null;
    total += value;
  }
  return total;
}

/** Mean of the twelve months that end with `month` [per month]; null where one is not stored. */
export function rolling12(series: MonthlySeries, measure: string, month: Month): number | null {
  const total = total12(series, measure, month);
  return total === null ? null : total / 12;
}

/** Actual of `month` less the actual `back` months before; null where either is not stored. */
export function changeOver(
  series: MonthlySeries,
  measure: string,
  month: Month,
  back: number,
): number | null {
  const now = series.get(measure, 'actual', month);
  const then = series.get(measure, 'actual', addMonths(month, -back));
  return now === null || then === null ? null : now - then;
}

/** Actual less agreed of one month; null where either is not stored. */
export function gap(series: MonthlySeries, measure: string, month: Month): number | null {
  const actual = series.get(measure, 'actual', month);
  const agreed = series.get(measure, 'agreed', month);
  return actual === null || agreed === null ? null : actual - agreed;
}

/** One measure as a share of another in one month [0..1]; null where either is not stored or the base is zero. */
export function shareOf(
  series: MonthlySeries,
  part: string,
  base: string,
  which: SeriesName,
  month: Month,
): number | null {
  const top = series.get(part, which, month);
  const bottom = series.get(base, which, month);
  return top === null || bottom === null || bottom === 0 ? null : top / bottom;
}
