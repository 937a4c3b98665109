/** The measures of a programme that can be watched: those with an agreed forecast, and flows that are only asked whether they are steady. */
import type { Month } from '../../core/base/time.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import { MEASURES } from '../../core/measures/catalogue.ts';
import type { MeasureDefinition } from '../../core/measures/measure-definition.ts';
import { indexMonthly } from '../../core/measures/monthly-series.ts';
import type { MonthValue } from '../../core/monitor/control-chart.ts';
import type { SeriesKind, WatchedSeries } from '../../core/monitor/watched-series.ts';

/** A measure's monthly series with what it is called. */
export type Watched = { readonly series: WatchedSeries; readonly title: string };

const BY_NAME: ReadonlyMap<string, MeasureDefinition> = new Map(MEASURES.map((one) => [one.name, one]));

/** What begins a sentence; the dictionary's title where nothing plainer stands here. */
const PLAIN_NAMES: Readonly<Record<string, string>> = {
  plans_n: 'Active plans',
  inmss_n: 'Independent placements',
  cease_n: 'Plans that ceased',
  plans_new_n: 'New plans',
  req_n: 'Requests for assessment',
  asmt_open_over20w_n: 'Assessments open over 20 weeks',
};

/** What a measure is called where it begins a sentence. */
export function plainName(measure: string): string {
  return PLAIN_NAMES[measure] ?? BY_NAME.get(measure)?.title ?? measure;
}

/** Whether a measure is counted at a month's end or within the month; one the dictionary does not have is taken as a count of a day. */
export function kindOf(measure: string): SeriesKind {
  return BY_NAME.get(measure)?.cadence.includes('month') === true ? 'flow' : 'stock';
}

/** Gather every measure of the monthly figures: those with a plain name in the order above, then the others. */
export function watchedMeasures(figures: Iterable<MonthlyFigure>): readonly Watched[] {
  const all = indexMonthly(figures);
  const order = Object.keys(PLAIN_NAMES);
  const rank = (measure: string) => (order.includes(measure) ? order.indexOf(measure) : order.length);
  const measures = [...all.measures].sort((a, b) => rank(a) - rank(b));
  return measures.map((measure) => {
    const values = (series: 'actual' | 'agreed') =>
      new Map<Month, number>(
        all.months(measure, series).flatMap((month): [Month, number][] => {
          const value = all.get(measure, series, month);
          return value === null ? [] : [[month, value]];
        }),
      );
    return {
      title: plainName(measure),
      series: { measure, kind: kindOf(measure), actual: values('actual'), agreed: values('agreed') },
    };
  });
}

/** The newest run of months without a gap, up to `asAt`, oldest first. */
export function unbrokenMonths(
  { actual }: WatchedSeries,
  asAt: Month,
  before: (month: Month) => Month,
): readonly MonthValue[] {
  const months: MonthValue[] = [];
  const newest = [...actual.keys()]
    .filter((month) => month <= asAt)
    .sort()
    .at(-1);
  for (let month = newest; month !== undefined && actual.has(month); month = before(month))
    months.push({ month, value: actual.get(month) ?? 0 });
  return months.reverse();
}
