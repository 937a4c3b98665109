/** Rules on charts of a deficit against what the text says of its end, its balance and its cap. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import { type Grid, type GridColumn, rowSpot } from '../understand/grid.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

/** What a chart ends on, against the residual deficit that the text gives. */
function chartEnd({ facts, grids }: Understanding): Found[] {
  const residual = facts.find(
    (fact) =>
      fact.measure.id === 'residual deficit' &&
      fact.from === 'text' &&
      fact.role !== 'target' &&
      !/\boriginal\b/.test(fact.sentence?.low.slice(0, fact.quantity?.start ?? 0).slice(-60) ?? ''),
  );
  if (residual === undefined) return [];
  return grids
    .filter(({ block }) => block.isChart)
    .flatMap((grid) => grid.columns.flatMap((column, at) => endOf(grid, column, at, residual)));
}

function endOf(grid: Grid, column: GridColumn, at: number, residual: Fact): Found[] {
  const words = `${column.low} ${column.low === '' ? grid.caption.toLowerCase() : ''}`;
  if (!/cumulative/.test(words) || /before|gross/.test(column.low)) return [];
  const row = grid.rows.at(-1);
  const cell = row?.cells[at];
  if (!row || !cell || cell.unit !== 'money' || Math.abs(cell.value / residual.value - 1) <= 0.05) return [];
  return [
    {
      spots: [...residual.spots, rowSpot(grid, row, at)],
      arithmetic: `the chart ends at ${showValue(cell.value, 'money')}, the text leaves ${showValue(residual.value, 'money')}`,
    },
  ];
}

/** A chart that turns to surplus before the year in which the text balances. */
function chartBalance({ sentences, grids }: Understanding): Found[] {
  const told = sentences.flatMap((sentence) => {
    if (
      !/\bin[- ]year\b[^.;]{0,40}\bbalance|\bbalance[sd]?\b[^.;]{0,40}\bin[- ]year|\bpositive (?:in[- ]year )?balance/.test(
        sentence.low,
      ) ||
      !/\b(?:now|forecast|expected|until|not|later|reach\w*|by|from)\b/.test(sentence.low)
    )
      return [];
    return sentence.periods
      .filter(({ kind }) => kind === 'financial-year')
      .map((period) => ({ sentence, period }));
  });
  const latest = told.reduce<(typeof told)[number] | null>(
    (best, one) => (best === null || (one.period.from ?? 0) > (best.period.from ?? 0) ? one : best),
    null,
  );
  if (latest === null) return [];
  return grids
    .filter(({ block }) => block.isChart)
    .flatMap((grid) =>
      grid.columns.flatMap((column, at) => {
        if (!/in[- ]year/.test(column.low) || /income/.test(column.low)) return [];
        const row = grid.rows.find(
          (one) => (one.cells[at]?.value ?? 0) < 0 && one.period?.kind === 'financial-year',
        );
        if (row?.period?.from == null || latest.period.from === null || row.period.from >= latest.period.from)
          return [];
        return [
          {
            spots: [sentenceSpot(latest.sentence), rowSpot(grid, row, at)],
            arithmetic: `the chart is in surplus from ${row.label}, the text balances in ${latest.period.key}`,
          },
        ];
      }),
    );
}

/** A chart of the cumulative deficit that stays under a cap which is said to be passed. */
function chartUnderCap({ facts, grids, ratings, low }: Understanding): Found[] {
  const cap = facts.find(
    (fact) =>
      fact.measure.id === 'deficit cap' && fact.period?.kind === 'financial-year' && fact.sentence !== null,
  );
  if (cap?.period == null) return [];
  const isPassed =
    ratings.some(({ subject, word }) => subject === 'condition 2' && word === 'red') ||
    /\b(?:exceed|breach|above the (?:cap|ceiling)|off track)\w*/.test(low);
  if (!isPassed) return [];
  const { key } = cap.period;
  return grids
    .filter(({ block }) => block.isChart)
    .flatMap((grid) =>
      grid.columns.flatMap((column, at) => {
        if (!/cumulative/.test(column.low) || /after|net|before|gross/.test(column.low)) return [];
        const row = grid.rows.find((one) => one.period?.key === key);
        const cell = row?.cells[at];
        if (!row || !cell || cell.unit !== 'money' || cell.value > cap.value) return [];
        return [
          {
            spots: [...cap.spots, rowSpot(grid, row, at)],
            arithmetic: `chart ${showValue(cell.value, 'money')}, cap ${showValue(cap.value, 'money')} for ${key}: the chart is within a cap that is said to be passed; one is before programme payments, the other after`,
          },
        ];
      }),
    );
}

/** Charts. */
export const CHART_RULES: readonly Rule[] = [
  {
    code: 'chart.end-and-residual',
    kind: 'chart',
    severity: 'error',
    title: 'A chart of the cumulative deficit ends elsewhere than the residual of the text',
    meaning:
      'The last value of a cumulative series after payments, 5% of leeway, against the residual deficit.',
    advice: 'Draw the chart again from the forecast, and say on which basis it is.',
    fires:
      'The plan leaves a residual deficit of £122.5m.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2029/30 | 148 |\n| 2030/31 | 147 |',
    silent:
      'The plan leaves a residual deficit of £122.5m.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2029/30 | 124 |\n| 2030/31 | 122 |',
    find: chartEnd,
  },
  {
    code: 'chart.balance-year',
    kind: 'chart',
    severity: 'error',
    title: 'A chart turns to surplus before the year that the text names',
    meaning: 'The first negative in-year deficit of a chart against the latest year of balance told.',
    advice: 'Text and chart must come from one forecast.',
    fires:
      'A positive in-year balance is now forecast for 2030/31.\n\nChart 1: deficit\n\n| Year | In-year deficit, £m |\n| --- | --- |\n| 2028/29 | -5 |\n| 2029/30 | -2 |',
    silent:
      'A positive in-year balance is now forecast for 2030/31.\n\nChart 1: deficit\n\n| Year | In-year deficit, £m |\n| --- | --- |\n| 2029/30 | 2 |\n| 2030/31 | -2 |',
    find: chartBalance,
  },
  {
    code: 'chart.under-cap',
    kind: 'chart',
    severity: 'warning',
    title: 'A chart stays within a cap that is said to be passed',
    meaning:
      'The cumulative series of a chart, its basis not told, against the cap of the year where the condition is Red or said to be breached.',
    advice: 'Say on which basis chart and cap are; the cap is mostly before programme payments.',
    fires:
      'The cumulative deficit must not pass the cap of £84.5m in 2024/25, and will exceed it.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2024/25 | 70 |\n| 2025/26 | 105 |',
    silent:
      'The cumulative deficit must not pass the cap of £84.5m in 2024/25, and will exceed it.\n\nChart 1: deficit\n\n| Year | Cumulative deficit, £m |\n| --- | --- |\n| 2024/25 | 99.7 |\n| 2025/26 | 136 |',
    find: chartUnderCap,
  },
];
