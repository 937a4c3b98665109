/** Live tables and charts of plan numbers, requests, ceases and independent placements, up to an update's cut-off. */
import { withCapital } from '../../base/first-letter.ts';
import { addMonths, type Month, monthInWords, monthShort } from '../../base/time.ts';
import type { SeriesName } from '../../domain/monthly-figure.ts';
import { indexMonthly, type MonthlySeries, rolling12 } from '../../measures/monthly-series.ts';
import type { ChartBlock, TableBlock, TableColumn } from '../blocks.ts';
import { figureCell, textCell } from '../cells.ts';
import { findFigure } from '../figure-book.ts';
import { measureInWords } from '../figures/monthly-figures.ts';
import type { LiveSource } from './live-source.ts';

/** Months from April of the update's year to its cut-off that have an actual number of plans. */
function monthsOfYear({ facts, update }: LiveSource): readonly Month[] {
  const first = `${update.year}-04`;
  return indexMonthly(facts.monthly.map(({ record }) => record))
    .months('plans_n', 'actual')
    .filter((month) => month >= first && month <= update.dataCutOff);
}

function columns(first: string, ...others: readonly string[]): readonly TableColumn[] {
  return [
    { header: first, align: 'start' },
    ...others.map((header): TableColumn => ({ header, align: 'end' })),
  ];
}

/** Plans at each month end: actual, agreed forecast, and the gap between them as count and share. */
export function plansMonthlyTable(source: LiveSource): TableBlock | null {
  const months = monthsOfYear(source);
  if (months.length === 0) return null;
  return {
    kind: 'table',
    id: 'plans-monthly',
    caption: 'Active plans at month end against the agreed forecast',
    columns: columns('Month end', 'Actual', 'Agreed forecast', 'Gap', 'Gap, share of forecast'),
    rows: months.map((month) => [
      textCell(monthInWords(month)),
      figureCell(source.book, `plans_n.actual.${month}`),
      figureCell(source.book, `plans_n.agreed.${month}`),
      figureCell(source.book, `plans_n.gap.${month}`),
      figureCell(source.book, `plans_n.gap-share.${month}`),
    ]),
  };
}

/** Rolling twelve months of one monthly flow: the month, the twelve-month total and the monthly mean. */
export function rollingTable(
  source: LiveSource,
  measure: string,
  id: string,
  wanted: readonly Month[] = monthsOfYear(source),
): TableBlock | null {
  const months = wanted.filter((month) => findFigure(source.book, `${measure}.rolling12.${month}`) !== null);
  if (months.length === 0) return null;
  const words = measureInWords(measure);
  return {
    kind: 'table',
    id,
    caption: `${withCapital(words)}: rolling twelve months`,
    columns: columns('Month', 'In the month', 'Twelve-month total', 'Monthly mean'),
    rows: months.map((month) => [
      textCell(monthInWords(month)),
      figureCell(source.book, `${measure}.actual.${month}`),
      figureCell(source.book, `${measure}.total12.${month}`),
      figureCell(source.book, `${measure}.rolling12.${month}`),
    ]),
    note: 'The mean is the sum of the last twelve complete months divided by twelve.',
  };
}

/** Independent and non-maintained placements: count, base and share beside each other, actual and agreed. */
export function inmssTable(source: LiveSource): TableBlock | null {
  const months = monthsOfYear(source).filter(
    (month) => findFigure(source.book, `inmss_n.actual.${month}`) !== null,
  );
  if (months.length === 0) return null;
  return {
    kind: 'table',
    id: 'inmss-monthly',
    caption: 'Placements in independent and non-maintained special schools, with the base of each share',
    columns: columns('Month end', 'Placements', 'All active plans', 'Share of plans', 'Agreed share'),
    rows: months.map((month) => [
      textCell(monthInWords(month)),
      figureCell(source.book, `inmss_n.actual.${month}`),
      figureCell(source.book, `plans_n.actual.${month}`),
      figureCell(source.book, `inmss_n.share.${month}`),
      figureCell(source.book, `inmss_n.agreed-share.${month}`),
    ]),
    note: 'A falling share can hide a rising count where the base grows faster: read both.',
  };
}

/** The lines of actual and agreed numbers of one stock, from a year before the update's year to its end. */
export function againstAgreedChart(source: LiveSource, measure: string, id: string): ChartBlock | null {
  const { facts, update } = source;
  const series = indexMonthly(facts.monthly.map(({ record }) => record));
  const agreed = series.months(measure, 'agreed');
  const actual = series.months(measure, 'actual').filter((month) => month <= update.dataCutOff);
  const newest = actual.at(-1);
  if (newest === undefined) return null;
  const last = [newest, agreed.at(-1) ?? newest].sort().at(-1) ?? newest;
  const months = monthsBetween(`${update.year - 1}-04`, last);
  const values = (which: SeriesName, until: Month) =>
    months.map((month) => (month <= until ? series.get(measure, which, month) : null));
  return {
    kind: 'chart',
    chart: {
      id,
      title: `${withCapital(measureInWords(measure))}: actual and agreed forecast`,
      summary: summaryOf(series, measure, newest),
      xLabel: 'Month end',
      yLabel: measure === 'inmss_n' ? 'Placements' : 'Plans',
      categories: months.map(monthShort),
      series: [
        { kind: 'line', label: 'Agreed forecast', role: 'agreed', values: values('agreed', last) },
        { kind: 'line', label: 'Actual', role: 'actual', values: values('actual', newest) },
      ],
      startsAtZero: false,
      decimals: 0,
    },
    table: {
      kind: 'table',
      id: `${id}-data`,
      caption: `${withCapital(measureInWords(measure))}: actual and agreed forecast`,
      columns: columns('Month end', 'Actual', 'Agreed forecast'),
      rows: months.map((month) => [
        textCell(monthInWords(month)),
        month <= newest ? figureCell(source.book, `${measure}.actual.${month}`) : textCell('not yet known'),
        agreed.includes(month)
          ? figureCell(source.book, `${measure}.agreed.${month}`)
          : textCell('none made'),
      ]),
    },
  };
}

/** The rolling monthly mean of one flow as a line over the last twenty-four months. */
export function rollingChart(source: LiveSource, measure: string, id: string): ChartBlock | null {
  const { facts, update } = source;
  const series = indexMonthly(facts.monthly.map(({ record }) => record));
  const all = monthsBetween(addMonths(update.dataCutOff, -23), update.dataCutOff);
  const months = all.filter((month) => rolling12(series, measure, month) !== null);
  const values = months.map((month) => rolling12(series, measure, month));
  const table = rollingTable(source, measure, `${id}-data`, months);
  const newest = values.at(-1);
  if (table === null || newest === null || newest === undefined) return null;
  const known = values.filter((value) => value !== null);
  const words = measureInWords(measure);
  return {
    kind: 'chart',
    chart: {
      id,
      title: `${withCapital(words)}: monthly mean of the last twelve months`,
      summary: `The monthly mean of ${words} stood at ${newest.toFixed(2)} in ${monthInWords(update.dataCutOff)}; over the months shown it lay between ${Math.min(...known).toFixed(2)} and ${Math.max(...known).toFixed(2)}.`,
      xLabel: 'Twelve months to',
      yLabel: 'Per month',
      categories: months.map(monthShort),
      series: [{ kind: 'line', label: 'Monthly mean', role: 'actual', values }],
      startsAtZero: false,
      decimals: 1,
    },
    table,
  };
}

function summaryOf(series: MonthlySeries, measure: string, month: Month): string {
  const actual = series.get(measure, 'actual', month);
  const agreed = series.get(measure, 'agreed', month);
  const words = measureInWords(measure);
  const when = monthInWords(month);
  if (actual === null) return `No ${words} are stored for ${when}.`;
  if (agreed === null) return `There were ${actual.toLocaleString('en-GB')} ${words} in ${when}.`;
  const difference = actual - agreed;
  const side = difference > 0 ? 'above' : 'below';
  const gapWords =
    difference === 0
      ? 'as many as the agreed forecast'
      : `${Math.abs(difference).toLocaleString('en-GB')} ${side} the agreed forecast of ${agreed.toLocaleString('en-GB')}`;
  return `There were ${actual.toLocaleString('en-GB')} ${words} in ${when}, ${gapWords}.`;
}

function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
