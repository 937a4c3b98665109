/** How far the agreed forecast was out, month by month, and whether it drifts (L01, L02, L05 to L07). */
import { addMonths, type Month } from '../base/time.ts';
import { spanOf } from './monthly-measures.ts';
import type { MonthlySeries } from './monthly-series.ts';
import { namedMonth } from './periods.ts';
import { ValueList } from './value-list.ts';

/**
 * Plans that come or go in a month as a share of the caseload, where an authority's own flows are not stored: England
 * 2023 had 84,428 new and 39,419 ceased plans on 517,048 in January, a twelfth of 24 % a month.
 * @source SEN2 2024 and 2025 releases: newplans, ceased_plans, caseload.
 */
export const USUAL_TURNOVER = 0.02;
/** Months differ by more than chance alone, for terms and holidays: twice the variance of chance. @source Method note 5, section 6. */
export const OVERDISPERSION = 2;
/** Allowance and limit of the running sum, in standard deviations: a true change is seen soon, a false alarm comes about once in 14 years. */
export const ALLOWANCE = 0.5;
export const ALARM_LIMIT = 4;
/** Months outside the 95 % range in a row that make an alarm. */
export const ALARM_MONTHS = 2;
const Z95 = 1.959964;
/** Months before the forecast that its own turnover and the naive forecast are taken from. */
const LOOK_BACK = 12;
const LEAST_BACK = 3;

type ErrorMonth = { readonly month: Month; readonly actual: number; readonly agreed: number };

function monthsWithBoth(series: MonthlySeries, measure: string): readonly ErrorMonth[] {
  return series.months(measure, 'agreed').flatMap((month) => {
    const actual = series.get(measure, 'actual', month);
    const agreed = series.get(measure, 'agreed', month);
    return actual === null || agreed === null ? [] : [{ month, actual, agreed }];
  });
}

/** Measures that have an agreed forecast with at least one month to set against it. */
function forecastMeasures(series: MonthlySeries): readonly string[] {
  return series.measures.filter((measure) => monthsWithBoth(series, measure).length > 0);
}

/** Give how good the agreed forecast of each measure was, and the drift alarm of the caseload. */
export function measureForecast(series: MonthlySeries, sources: readonly string[]): ValueList {
  const list = new ValueList('monthly-actuals', sources);
  for (const measure of forecastMeasures(series)) {
    const months = monthsWithBoth(series, measure);
    addErrors(list, measure, months);
    addAgainstNaive(list, series, measure, months);
  }
  addDrift(list, series);
  return list;
}

function addErrors(list: ValueList, measure: string, months: readonly ErrorMonth[]): void {
  let [signed, absolute, counted, nils] = [0, 0, 0, 0];
  for (const { month, actual, agreed } of months) {
    if (actual === 0) nils++;
    else {
      const share = (actual - agreed) / actual;
      signed += share;
      absolute += Math.abs(share);
      counted++;
    }
    const more = {
      denominator: counted,
      cut: { by: 'measure', key: measure },
      notes: nils > 0 ? [`${nils} months with an actual of nil have no share and are left out`] : [],
    };
    list.add('bias_h', namedMonth(month), { numerator: signed, ...more });
    list.add('mape_h', namedMonth(month), { numerator: absolute, ...more });
  }
}

/** The naive forecast: the last actual before the agreed one began, and the mean change of the year before carried on. */
function naiveFrom(
  series: MonthlySeries,
  measure: string,
  origin: Month,
): ((months: number) => number) | null {
  const last = series.get(measure, 'actual', origin);
  if (last === null) return null;
  for (let back = LOOK_BACK; back >= LEAST_BACK; back--) {
    const before = series.get(measure, 'actual', addMonths(origin, -back));
    if (before !== null) return (months) => last + ((last - before) / back) * months;
  }
  return null;
}

function monthsBetween(from: Month, to: Month): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
  );
}

function addAgainstNaive(
  list: ValueList,
  series: MonthlySeries,
  measure: string,
  months: readonly ErrorMonth[],
): void {
  const begins = series.months(measure, 'agreed')[0];
  const origin = begins === undefined ? null : addMonths(begins, -1);
  const naive = origin === null ? null : naiveFrom(series, measure, origin);
  let [own, other] = [0, 0];
  for (const [place, { month, actual, agreed }] of months.entries()) {
    const cut = { by: 'measure', key: measure };
    if (naive === null || origin === null) {
      const unavailable = `needs actuals of at least ${LEAST_BACK} months before the agreed forecast begins`;
      list.add('mase', namedMonth(month), { numerator: null, cut, unavailable });
      continue;
    }
    own += Math.abs(actual - agreed);
    other += Math.abs(actual - naive(monthsBetween(origin, month)));
    const count = place + 1;
    list.add('mase', namedMonth(month), { numerator: own / count, denominator: other / count, cut });
  }
}

/** Plans that come and go in a month as a share of the caseload, from the year before the forecast where it is stored. */
function turnoverOf(
  series: MonthlySeries,
  begins: Month,
): { readonly share: number; readonly isOwn: boolean } {
  const shares: number[] = [];
  for (let back = 1; back <= LOOK_BACK; back++) {
    const month = addMonths(begins, -back);
    const plans = series.get('plans_n', 'actual', month);
    const issued = series.get('plans_new_n', 'actual', month);
    const ceased = series.get('cease_n', 'actual', month);
    if (plans !== null && plans > 0 && issued !== null && ceased !== null)
      shares.push((issued + ceased) / plans);
  }
  if (shares.length < LOOK_BACK / 2) return { share: USUAL_TURNOVER, isOwn: false };
  return { share: shares.reduce((sum, share) => sum + share, 0) / shares.length, isOwn: true };
}

/** The drift of the caseload from its forecast at one month. */
export type DriftMonth = {
  readonly month: Month;
  /** Standard deviation of one month's net change [plans]. */
  readonly deviation: number;
  /** Half-width of the 95 % range [plans]. */
  readonly halfWidth: number;
  /** Months in a row outside the range, this one among them. */
  readonly outside: number;
  /** The larger of the two running sums, signed: above zero where plans grow faster than forecast [deviations]. */
  readonly drift: number;
};

/**
 * Follow the caseload against its agreed forecast. Outside: the gap is beyond 1.96 deviations times the root of the
 * months since the forecast began. Drift: the two-sided running sum of standardised errors of net change, less an allowance.
 * @returns one entry for each month with both figures, oldest first.
 * @source Method note 5, section 6.
 */
export function followDrift(series: MonthlySeries): readonly DriftMonth[] {
  const months = monthsWithBoth(series, 'plans_n');
  const begins = series.months('plans_n', 'agreed')[0];
  if (begins === undefined) return [];
  const { share } = turnoverOf(series, begins);
  const followed: DriftMonth[] = [];
  let [outside, above, below] = [0, 0, 0];
  let before = stepBefore(series, begins);
  for (const now of months) {
    const deviation = Math.sqrt(OVERDISPERSION * share * now.agreed);
    const halfWidth = Z95 * deviation * Math.sqrt(monthsBetween(begins, now.month) + 1);
    outside = Math.abs(now.actual - now.agreed) > halfWidth ? outside + 1 : 0;
    if (before !== null) {
      const error = now.actual - before.actual - (now.agreed - before.agreed);
      const score = error / (deviation * Math.sqrt(monthsBetween(before.month, now.month)));
      above = Math.max(0, above + score - ALLOWANCE);
      below = Math.max(0, below - score - ALLOWANCE);
    }
    followed.push({
      month: now.month,
      deviation,
      halfWidth,
      outside,
      drift: above >= below ? above : -below,
    });
    before = now;
  }
  return followed;
}

/** The month before the forecast, where both figures are stored; the first month's net error is else not known. */
function stepBefore(series: MonthlySeries, begins: Month): ErrorMonth | null {
  const month = addMonths(begins, -1);
  const actual = series.get('plans_n', 'actual', month);
  const agreed = series.get('plans_n', 'agreed', month);
  return actual === null || agreed === null ? null : { month, actual, agreed };
}

function addDrift(list: ValueList, series: MonthlySeries): void {
  const begins = series.months('plans_n', 'agreed')[0];
  if (begins === undefined) return;
  const { isOwn } = turnoverOf(series, begins);
  const whose = isOwn
    ? "the authority's own turnover in the year before"
    : 'the usual turnover of authorities';
  const cut = { by: 'measure', key: 'plans_n' };
  const span = spanOf(series.months('plans_n', 'agreed'));
  const gap =
    span.length > series.months('plans_n', 'agreed').length ? ['the agreed forecast lacks months'] : [];
  for (const { month, halfWidth, outside, drift } of followDrift(series)) {
    const range = `no range is stored: ± ${Math.round(halfWidth)} plans from ${whose}`;
    const late = outside >= ALARM_MONTHS ? [`ALARM: ${outside} months in a row outside the 95 % range`] : [];
    list.add('months_out', namedMonth(month), { numerator: outside, cut, notes: [...late, range, ...gap] });
    const isAlarm = Math.abs(drift) > ALARM_LIMIT;
    const way = drift > 0 ? 'faster' : 'slower';
    list.add('drift', namedMonth(month), {
      numerator: drift,
      cut,
      notes: [...(isAlarm ? [`ALARM: plans grow ${way} than the agreed forecast`] : []), ...gap],
    });
  }
}
