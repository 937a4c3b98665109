/** Figures of the monthly series: counts as stored, and the gaps, changes, means and shares computed from them. */
import { showCount, showDecimal, showShare } from '../../base/show.ts';
import { addMonths, type Month, monthInWords } from '../../base/time.ts';
import type { MonthlyFigure, SeriesName } from '../../domain/monthly-figure.ts';
import type { Traced } from '../../domain/traced.ts';
import {
  changeOver,
  gap,
  indexMonthly,
  type MonthlySeries,
  rolling12,
  shareOf,
  total12,
} from '../../measures/monthly-series.ts';
import type { FigureBookWriter } from '../figure-book.ts';

/** What each measure counts, in the words of the page. */
const MEASURE_WORDS: Readonly<Record<string, string>> = {
  plans_n: 'active plans',
  req_n: 'requests for assessment',
  plans_new_n: 'new plans',
  cease_n: 'plans ceased',
  inmss_n: 'placements in independent and non-maintained special schools',
  asmt_open_over20w_n: 'assessments open for more than 20 weeks',
};

const SERIES_WORDS: Readonly<Record<SeriesName, string>> = {
  actual: 'actual',
  agreed: 'agreed forecast',
  latest: 'latest forecast',
};

/** Say a measure in words; its id where it has none yet. */
export function measureInWords(measure: string): string {
  return MEASURE_WORDS[measure] ?? measure;
}

/** Add every stored monthly figure and everything that is read off the series. */
export function addMonthlyFigures(book: FigureBookWriter, monthly: readonly Traced<MonthlyFigure>[]): void {
  for (const { record, origin } of monthly)
    book.add({
      id: `${record.measure}.${record.series}.${record.month}`,
      label: `${measureInWords(record.measure)}, ${monthInWords(record.month)}, ${SERIES_WORDS[record.series]}`,
      value: record.value,
      unit: 'count',
      shown: showCount(record.value),
      source: {
        kind: 'stored',
        record: `import ${origin.importId}`,
        file: origin.file,
        sha256: origin.sha256,
        row: origin.row,
      },
    });
  const series = indexMonthly(monthly.map(({ record }) => record));
  for (const measure of series.measures)
    for (const month of series.months(measure, 'actual')) {
      addGap(book, series, measure, month);
      addChanges(book, series, measure, month);
      addRolling(book, series, measure, month);
      addShares(book, series, measure, month);
    }
}

function addGap(book: FigureBookWriter, series: MonthlySeries, measure: string, month: Month): void {
  const difference = gap(series, measure, month);
  const agreed = series.get(measure, 'agreed', month);
  if (difference === null || agreed === null) return;
  const inputs = [`${measure}.actual.${month}`, `${measure}.agreed.${month}`];
  const label = `${measureInWords(measure)}, ${monthInWords(month)}, actual less agreed forecast`;
  book.add({
    id: `${measure}.gap.${month}`,
    label,
    value: difference,
    unit: 'count',
    shown: showCount(difference),
    source: { kind: 'computed', method: 'actual less agreed', inputs },
  });
  if (agreed === 0) return;
  book.add({
    id: `${measure}.gap-share.${month}`,
    label: `${label}, as a share of the agreed forecast`,
    value: difference / agreed,
    unit: 'share',
    shown: showShare(difference / agreed),
    source: { kind: 'computed', method: '(actual less agreed) ÷ agreed', inputs },
  });
}

function addChanges(book: FigureBookWriter, series: MonthlySeries, measure: string, month: Month): void {
  for (const back of [1, 3, 6, 12]) {
    const change = changeOver(series, measure, month, back);
    if (change === null) continue;
    const inputs = [`${measure}.actual.${month}`, `${measure}.actual.${addMonths(month, -back)}`];
    const since = monthInWords(addMonths(month, -back));
    book.add({
      id: `${measure}.change-${back}m.${month}`,
      label: `${measureInWords(measure)}, change from ${since} to ${monthInWords(month)}`,
      value: change,
      unit: 'count',
      shown: showCount(change),
      source: { kind: 'computed', method: 'later less earlier', inputs },
    });
    if (back !== 6) continue;
    book.add({
      id: `${measure}.mean-change-6m.${month}`,
      label: `${measureInWords(measure)}, mean monthly change from ${since} to ${monthInWords(month)}`,
      value: change / back,
      unit: 'per month',
      shown: showDecimal(change / back, 1),
      source: { kind: 'computed', method: '(later less earlier) ÷ 6', inputs },
    });
  }
}

function addRolling(book: FigureBookWriter, series: MonthlySeries, measure: string, month: Month): void {
  const total = total12(series, measure, month);
  const mean = rolling12(series, measure, month);
  if (total === null || mean === null) return;
  const inputs = Array.from({ length: 12 }, (_, back) => `${measure}.actual.${addMonths(month, back - 11)}`);
  const label = `${measureInWords(measure)}, twelve months to ${monthInWords(month)}`;
  book.add({
    id: `${measure}.total12.${month}`,
    label,
    value: total,
    unit: 'count',
    shown: showCount(total),
    source: { kind: 'computed', method: 'sum of twelve months', inputs },
  });
  book.add({
    id: `${measure}.rolling12.${month}`,
    label: `${label}, monthly mean`,
    value: mean,
    unit: 'per month',
    shown: showDecimal(mean, 2),
    source: { kind: 'computed', method: 'sum of twelve months ÷ 12', inputs },
  });
}

function addShares(book: FigureBookWriter, series: MonthlySeries, measure: string, month: Month): void {
  if (measure !== 'inmss_n') return;
  for (const which of ['actual', 'agreed'] as const) {
    const share = shareOf(series, measure, 'plans_n', which, month);
    if (share === null) continue;
    book.add({
      id: which === 'actual' ? `${measure}.share.${month}` : `${measure}.agreed-share.${month}`,
      label: `${measureInWords(measure)} as a share of all active plans, ${monthInWords(month)}, ${SERIES_WORDS[which]}`,
      value: share,
      unit: 'share',
      shown: showShare(share, 2),
      source: {
        kind: 'computed',
        method: 'placements ÷ active plans',
        inputs: [`${measure}.${which}.${month}`, `plans_n.${which}.${month}`],
      },
    });
  }
}
