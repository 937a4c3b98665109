/** How one measure went: its figures of one basis as a line and as a table. */
import { monthShort } from '../../core/base/time.ts';
import type { MeasureUnit } from '../../core/measures/measure-definition.ts';
import type { MeasureValue } from '../../core/measures/measure-value.ts';
import { FLAG_WORDS, periodInWords, plainNumber, valueInWords } from './measure-words.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';

/** Above this a chart of money is in millions [pence]. */
const MILLIONS_FROM = 200_000_000;

type Scale = { readonly label: string; readonly by: number; readonly decimals: number };

function scaleOf(unit: MeasureUnit, values: readonly (number | null)[]): Scale {
  const largest = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  if (unit === 'share') return { label: '%', by: 100, decimals: 1 };
  if (unit.startsWith('pence'))
    return largest >= MILLIONS_FROM
      ? { label: '£ million', by: 1 / 100_000_000, decimals: 1 }
      : { label: '£', by: 1 / 100, decimals: 0 };
  return { label: unit, by: 1, decimals: unit === 'count' ? 0 : 1 };
}

/** Cells of a table of figures, after those that say which figure it is. */
export function figureCells(value: MeasureValue): string[] {
  const { numerator, denominator, quality } = value;
  return [
    valueInWords(value),
    numerator === null ? '–' : countInWords(value, numerator),
    denominator === null ? '–' : plainNumber(denominator),
    [FLAG_WORDS[quality.flag], ...quality.notes].join('; '),
  ];
}

/** Money above the line is shown as money. */
export function countInWords({ unit }: Pick<MeasureValue, 'unit'>, count: number): string {
  return unit.startsWith('pence') ? valueInWords({ value: count, unit: 'pence' }) : plainNumber(count);
}

/** The columns that `figureCells` fills. */
export const FIGURE_COLUMNS: PageTable['columns'] = [
  { header: 'Value', number: true },
  { header: 'Count', number: true },
  { header: 'Out of', number: true },
  { header: 'Quality', number: false },
];

/**
 * Draw and tabulate figures of the whole, oldest first.
 * @returns null where there is one figure only, or no value at all: nothing went anywhere.
 */
export function measureTrend(id: string, title: string, values: readonly MeasureValue[]): PageChart | null {
  const [first] = values;
  const told = values.filter(({ value }) => value !== null);
  const last = told.at(-1);
  const start = told[0];
  if (first === undefined || last === undefined || start === undefined || values.length < 2) return null;
  const scale = scaleOf(
    first.unit,
    values.map(({ value }) => value),
  );
  const chart = openChart({
    id,
    title,
    summary: `From ${valueInWords(start)} (${periodInWords(start.period)}) to ${valueInWords(last)} (${periodInWords(last.period)}).`,
    xLabel: 'Period',
    yLabel: scale.label,
    categories: values.map(({ period, month }) => shortPeriod(period, month)),
    series: [
      {
        kind: 'line',
        label: title,
        role: first.basis === 'projection' ? 'forecast' : 'actual',
        values: values.map(({ value }) => (value === null ? null : value * scale.by)),
      },
    ],
    startsAtZero: false,
    decimals: scale.decimals,
  });
  return { chart, table: trendTable(title, values) };
}

function shortPeriod(period: string, month: string): string {
  return /^(CY|FY|AY)/.test(period) ? period.slice(2) : monthShort(month);
}

function trendTable(title: string, values: readonly MeasureValue[]): PageTable {
  return {
    caption: title,
    columns: [{ header: 'Period', number: false }, ...FIGURE_COLUMNS],
    rows: values.map((value) => ({
      cells: [periodInWords(value.period), ...figureCells(value)],
      emphasis: false,
    })),
    note: '',
  };
}
