/** What a line says that a chart shows of the in-year result or the cumulative deficit, and the table behind it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { financialYearOf } from '../../understand/balance.ts';
import { type Figure, figuresOf } from '../../understand/figures.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CHART =
  /\b(?:figure|chart|graph|plots?|plotted|bars?|the line|in-year line|cumulative line|curve|axis)\b/;
const IN_YEAR = /\b(?:in[- ]year|account|annual result|result for the year|surplus|deficit for the year)\b/;
const WHOLE = /\b(?:cumulative|accumulated|whole deficit|total deficit)\b/;
const POSITIVE =
  /\b(?:(?:rise|rises|rising|go|goes|cross\w*|climb\w*|turn\w*|move\w*|come\w*|is|are|lies|first|bar\w*)\b[^.;]{0,40}\b(?:above (?:zero|nought|nil|the (?:line|axis))|positive|in surplus|into surplus)|cross(?:es|ing)? (?:zero|the (?:axis|zero line|line))|(?:first|a) surplus|in surplus|first (?:positive|above))\b/;
const NEGATIVE =
  /\b(?:below (?:zero|the (?:line|axis))|negative|still in deficit|not (?:yet )?(?:positive|in surplus|above)|no surplus)\b/;
const PEAK = /\b(?:peaks?|peaking|highest|at its (?:highest|top|peak)|maximum)\b/;
const FALLS =
  /\b(?:fall(?:s|ing)?|turns? down|turning down|comes? down|declin\w+|drops?) (?:\w+ )?(?:from|after|in)\b/;

type Point = { readonly year: string; readonly value: number; readonly figure: Figure };

/** The row or column that bears the words of a measure; null where neither does. */
function keyOf({ cell, unit }: Figure, words: RegExp, not: RegExp): string | null {
  if (cell === null || unit === 'percent') return null;
  const head = cell.grid.columns[cell.at]?.low ?? '';
  const isOf = (low: string) => words.test(low) && !not.test(low);
  if (isOf(cell.row.low)) return `row ${cell.row.row.paragraph}`;
  return isOf(head) ? `column ${cell.at} ${cell.grid.rows[0]?.row.paragraph ?? 0}` : null;
}

/** One row or column of a table: values by year, in their order; a deficit in brackets or with a minus is negative. */
function lineOf(document: Understanding, words: RegExp, not: RegExp): Point[] {
  const held = new Map<string, Point[]>();
  for (const figure of figuresOf(document)) {
    const key = keyOf(figure, words, not);
    const year = figure.period === null ? null : financialYearOf(figure.period);
    if (key === null || year === null) continue;
    held.set(key, [...(held.get(key) ?? []), { year, value: figure.value, figure }]);
  }
  const [only, more] = [...held.values()].filter((points) => points.length >= 2);
  return only === undefined || more !== undefined
    ? []
    : only.toSorted((a, b) => a.year.localeCompare(b.year));
}

/** The sign that a surplus has: plain, unless the head says that a surplus stands in brackets. */
function surplusSign(points: readonly Point[]): 1 | -1 {
  const label = points[0]?.figure.own ?? '';
  return /deficit\W{1,4}\(?surplus|\(surplus\)|in-year deficit|overspend/.test(label) &&
    !/\(deficit\)/.test(label)
    ? -1
    : 1;
}

function yearsOf({ sentence }: Line): string[] {
  return (sentence?.periods ?? []).flatMap((period) => financialYearOf(period) ?? []);
}

function wrongSurplus(line: Line, points: readonly Point[], year: string): Found[] {
  const point = points.find((one) => one.year === year);
  const sign = surplusSign(points);
  if (point === undefined) return [];
  const isSurplus = point.value * sign > 0;
  const isFirst = /\bfirst\b|cross|turns? positive|rising above|moves? into/.test(line.low);
  const earlier = points.find((one) => one.year < year && one.value * sign > 0);
  if (isSurplus && !(isFirst && earlier !== undefined)) return [];
  const shown = earlier ?? point;
  return [
    {
      spots: [line.spot, ...point.figure.spots],
      arithmetic: isSurplus
        ? `the table has a surplus before ${year}, in ${shown.year}`
        : `the table has ${showValue(point.value, point.figure.unit)} for ${year}, a deficit`,
    },
  ];
}

function wrongTop(line: Line, points: readonly Point[], year: string): Found[] {
  const size = ({ value }: Point) => Math.abs(value);
  const top = points.reduce((a, b) => (size(b) > size(a) ? b : a));
  const own = points.find((one) => one.year === year);
  if (own === undefined || size(own) === size(top)) return [];
  return [
    {
      spots: [line.spot, ...top.figure.spots],
      arithmetic: `the table has its highest in ${top.year}, ${showValue(size(top), top.figure.unit)}`,
    },
  ];
}

function wrongFall(line: Line, points: readonly Point[], year: string): Found[] {
  const at = points.findIndex((one) => one.year === year);
  const [own, next] = [points[at], points[at + 1]];
  if (own === undefined || next === undefined || Math.abs(next.value) <= Math.abs(own.value)) return [];
  return [
    {
      spots: [line.spot, ...next.figure.spots],
      arithmetic: `the table rises after ${year}: ${showValue(Math.abs(own.value), own.figure.unit)}, then ${showValue(Math.abs(next.value), next.figure.unit)}`,
    },
  ];
}

function wrongValue(line: Line, points: readonly Point[], year: string): Found[] {
  const [told, more] = line.figures.filter(({ unit }) => unit === 'money');
  const point = points.find((one) => one.year === year);
  if (told === undefined || more !== undefined || point === undefined || told.isAbout) return [];
  const scale = Math.abs(point.value) < 1000 ? 1e6 : 1;
  const gap = Math.abs(Math.abs(point.value) * scale - Math.abs(told.value));
  if (gap <= told.step / 2 + (point.figure.step * scale) / 2 || gap > Math.abs(told.value)) return [];
  return [
    {
      spots: [line.spot, ...point.figure.spots],
      arithmetic: `the table has ${showValue(Math.abs(point.value) * scale, 'money')} for ${year}`,
    },
  ];
}

function judged(line: Line, near: string, inYear: readonly Point[], whole: readonly Point[]): Found[] {
  const [year, more] = yearsOf(line);
  if (year === undefined) return [];
  const isWhole = WHOLE.test(line.low);
  const isInYear = IN_YEAR.test(line.low) || /\bbar|first\b/.test(line.low);
  if (isInYear && POSITIVE.test(line.low) && !NEGATIVE.test(line.low))
    return wrongSurplus(line, inYear, year);
  if (!isWhole || more !== undefined || near === '') return [];
  if (PEAK.test(line.low)) return wrongTop(line, whole, year);
  if (FALLS.test(line.low)) return wrongFall(line, whole, year);
  return wrongValue(line, whole, year);
}

function saidOfCharts(document: Understanding): Found[] {
  const lines = linesOf(document).filter(
    ({ row, low, before }) =>
      row === null &&
      CHART.test(`${before} ${low}`) &&
      !/\b(?:original|last update|previous|without|if|would)\b/.test(low),
  );
  if (lines.length === 0) return [];
  const inYear = lineOf(document, IN_YEAR, /\b(?:cumulative|payment|income|spend\w*)\b/);
  const whole = lineOf(document, WHOLE, /\b(?:cap|payment|limit|in-year|before)\b/);
  return lines.flatMap((line) => judged(line, `${line.before} ${line.low}`, inYear, whole));
}

/** Charts in words. */
export const CHART_SAID_RULES: readonly Rule[] = [
  {
    code: 'told.chart-and-table',
    kind: 'chart',
    severity: 'error',
    isWide: true,
    title: 'What a chart is said to show is not what the table has',
    meaning:
      'A line about a figure, chart, bar or line by which the in-year result is positive in a year, or the cumulative deficit is highest, falls from or has a value in a year, and the one row or column of the paper with that measure by year. Silent where several rows bear its name.',
    advice: 'Describe the chart again from the table it is drawn from.',
    fires:
      '| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year result | -1.4 | -0.6 | 0.3 |\n\nFigure 1 shows the in-year line rising above zero in 2027/28.',
    silent:
      '| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year result | -1.4 | -0.6 | 0.3 |\n\nFigure 1 shows the in-year line rising above zero in 2028/29.',
    find: saidOfCharts,
  },
];
