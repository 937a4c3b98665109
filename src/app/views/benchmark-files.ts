/** What the benchmarking page shows, as files to keep: figures as CSV, the chart as SVG and PNG. */
import { raise } from '../../core/base/problem.ts';
import { csvCell } from '../../edge/documents/export/csv-lines.ts';
import type { BenchmarkAnswer } from '../benchmark-programme.ts';
import { benchmarkChart } from './benchmark-view.ts';

const COLUMNS = [
  'authority_code',
  'authority',
  'measure',
  'name',
  'year',
  'count',
  'of',
  'rate',
  'per',
  'polarity',
  'beside',
  'group_median',
  'group_rate',
  'rank',
  'with_rate',
  'quarter',
  'missing',
];

type Cells = readonly (string | number | null)[];

function ownCells({ authority, measures, group }: BenchmarkAnswer): Cells[] {
  if (authority === null) return [];
  return measures.map(({ id, name, year, count, base, rate, per, polarity, comparisons, missing }) => {
    const beside = comparisons.find((item) => item.group === group?.group);
    const standing =
      beside === undefined
        ? [null, null, null, null, null]
        : [beside.median, beside.rate, beside.rank, beside.withRate, beside.quartile];
    const figures = [count, base, rate, per, polarity, group?.name ?? null];
    return [authority.code, authority.name, id, name, year, ...figures, ...standing, missing];
  });
}

function memberCells({ members, measure, group }: BenchmarkAnswer): Cells[] {
  if (measure === null) return [];
  const { id, name: title, per, polarity } = measure;
  return members
    .filter(({ isOwn }) => !isOwn)
    .map(({ code, name, year, count, base, rate, missing }) => {
      const figures = [count, base, rate, per, polarity, group?.name ?? null];
      return [code, name, id, title, year, ...figures, null, null, null, null, null, missing];
    });
}

/** Write every measure of the authority, then each other authority of the measure in view; what is missing is an empty cell. */
export function benchmarkCsv(answer: BenchmarkAnswer): string {
  const rows = [...ownCells(answer), ...memberCells(answer)];
  const lines = rows.map((cells) => cells.map((cell) => csvCell(String(cell ?? ''))).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}

/**
 * Draw the chart in view.
 * @throws ProblemError `benchmark.no-chart` where nobody has a rate.
 */
export async function benchmarkImage(answer: BenchmarkAnswer, format: 'svg' | 'png'): Promise<Uint8Array> {
  const found = benchmarkChart(answer);
  if (found === null)
    return raise({
      code: 'benchmark.no-chart',
      message: 'There is nothing to draw: nobody in this view has a rate',
      advice: 'Choose another measure, or import the published table that the page names.',
    });
  const { chartPng, chartSvg } = await import('../../edge/documents/chart-image.ts');
  const drawn = chartSvg(found.chart);
  return format === 'png' ? chartPng(drawn) : new TextEncoder().encode(drawn.svg);
}
