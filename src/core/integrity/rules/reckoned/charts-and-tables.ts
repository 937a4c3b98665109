/** Points of a chart told in a list or line, held against the row of a table and the sentence that tell the same. */
import type { DocumentBlock } from '../../document.ts';
import type { Found, Spot } from '../../finding.ts';
import { stretchOf } from '../../finding.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import { type Figure, figuresOf, wordsAbove } from '../../understand/figures.ts';
import { cellSpots, type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { oncePer } from '../../understand/once.ts';
import { num } from '../../understand/show.ts';
import { COMMON_WORDS, thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** A point as printed: its name, its number with its sign, and where it stands. */
type Point = { readonly name: string; readonly value: number; readonly spot: Spot };
type Chart = {
  readonly title: string;
  readonly points: readonly Point[];
  readonly section: string | null;
  /** The table that it stands in; null where it is told in lines. */
  readonly grid: Grid | null;
};

const TITLE = /\b(?:chart|figure|graph|fig\.?|plot(?:ted|s)?|bars?|data points|line shows)\b/i;
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:[ -]?(?:20)?\d\d(?![\d.,]))?`;
const YEAR = String.raw`20\d\d(?:[/–-]\d\d(?:\d\d)?)?|\d\d[/–-]\d\d(?!\d)`;
const POINT = new RegExp(
  String.raw`(?:^|[\s(,;→>|])((?:31 |30 |end )?(?:${MONTH}|${YEAR}|q[1-4](?: (?:${YEAR}))?))(?:,? (?:actual|forecast|forecasts|outturn|estimate|projected|plan|provisional|budget))?\s?[:=–—,]?\s?(?:£ ?)?(\()?\s?([+−–-])?\s?(?:£ ?)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?:m\b|million\b|%|k\b)?(\))?(?![\d/])`,
  'gi',
);

/** One name for one time: "2028-29" and "28/29" are "2028/29", "October" is "oct". */
function nameOf(text: string): string {
  const low = text
    .toLowerCase()
    .replace(/^(?:31|30|end) /, '')
    .trim();
  const year = /^(?:20)?(\d\d)[/–-](?:20)?(\d\d)$/.exec(low);
  if (year !== null) return `20${year[1]}/${year[2]}`;
  if (/^20\d\d$/.test(low)) return low;
  const month = /^([a-z]{3})[a-z.]*[ -]?((?:20)?\d\d)?$/.exec(low);
  if (month !== null && !/^q\d/.test(low)) return month[1] ?? low;
  return low.replace(/\s+/g, ' ');
}

/** Points that a block tells; lines below several titles are read once. */
const pointsIn = oncePer((block: Exclude<DocumentBlock, { kind: 'table' }>): readonly Point[] =>
  [...block.text.matchAll(POINT)].map((match) => {
    const [whole, name = '', open, sign, digits = '', close] = match;
    const isMinus = (open !== undefined && close !== undefined) || (sign !== undefined && sign !== '+');
    const size = Number(digits.replaceAll(',', ''));
    const lead = whole.length - whole.trimStart().length;
    const start = match.index + lead;
    return {
      name: nameOf(name),
      value: isMinus ? -size : size,
      spot: stretchOf(block, block.text, start, match.index + whole.length),
    };
  }),
);

/** A chart takes points from this many blocks under its title. */
const REACH = 14;

/** Points in the lines under a title: those of a list, or of one line that has several. */
function pointsUnder(blocks: readonly DocumentBlock[]): Point[] {
  const points: Point[] = [];
  for (const block of blocks) {
    if (block.kind === 'table' || block.kind === 'heading') break;
    const found = pointsIn(block);
    const isLine = block.kind === 'item' ? found.length > 0 : found.length >= 2;
    if (isLine) points.push(...found);
    else if (points.length > 0) break;
  }
  return points;
}

/** Charts whose points stand in the lines under a title that names one. */
const chartsOf: (document: Understanding) => readonly Chart[] = oncePer(({ document }) => {
  const { blocks } = document;
  return blocks.flatMap((block, at): Chart[] => {
    if (block.kind === 'table' || !TITLE.test(block.text) || block.text.length > 900) return [];
    const own = pointsIn(block);
    const points = own.length >= 2 ? own : pointsUnder(blocks.slice(at + 1, at + 1 + REACH));
    const names = new Set(points.map(({ name }) => name));
    if (points.length < 2 || names.size !== points.length) return [];
    return [{ title: block.text, points, section: block.section, grid: null }];
  });
});

/** Charts whose figures stand in a table of two columns under a title that names one. */
const chartTables: (document: Understanding) => readonly Chart[] = oncePer((document) =>
  document.grids.flatMap((grid): Chart[] => {
    const { block, rows } = grid;
    const title =
      block.caption === '' ? wordsAbove(document)(grid).slice((block.section ?? '').length) : block.caption;
    if (
      !(block.isChart || TITLE.test(title)) ||
      grid.columns.length !== 2 ||
      rows.length < 3 ||
      rows.length > 60
    )
      return [];
    const points = rows.flatMap((row): Point[] => {
      const value = printed(row.row.cells[1] ?? '');
      return value === null ? [] : [{ name: nameOf(row.label), value, spot: rowSpot(grid, row) }];
    });
    return points.length < 3 ? [] : [{ title, points, section: block.section, grid }];
  }),
);

/** A row or column of a table with a number under each name of a time, as printed. */
type Line = {
  readonly low: string;
  readonly grid: Grid;
  readonly cells: ReadonlyMap<string, { readonly value: number; readonly row: GridRow; readonly at: number }>;
};

function printed(text: string): number | null {
  const match = /^\W{0,2}?(\()?\s?([+−–-])?\s?£?\s?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)/.exec(
    text.replace(/[*_]/g, '').trim(),
  );
  if (match === null) return null;
  const size = Number((match[3] ?? '').replaceAll(',', ''));
  return match[1] !== undefined || (match[2] !== undefined && match[2] !== '+') ? -size : size;
}

const linesOf: (document: Understanding) => readonly Line[] = oncePer(({ grids, document }) =>
  grids.flatMap((grid): Line[] => {
    // Labelled lines that were read into a table may be the chart itself.
    if (grid.block.isChart || grid.rows.length > 60 || placeOf(document, grid.block) < 0) return [];
    const heads = grid.columns.map(({ header }) => nameOf(header));
    const isNamed = (text: string) => new RegExp(`^(?:${MONTH}|${YEAR}|q[1-4])`, 'i').test(text);
    const along = grid.rows.map((row): Line => {
      const cells = row.row.cells.flatMap((text, at) => {
        const value = at === 0 || !isNamed(heads[at] ?? '') ? null : printed(text);
        return value === null ? [] : [[heads[at] ?? '', { value, row, at }] as const];
      });
      return { low: row.low, grid, cells: new Map(cells) };
    });
    const down = grid.columns.map(({ low }, at): Line => {
      const cells = grid.rows.flatMap((row) => {
        const name = nameOf(row.label.replace(/\s*\(.*\)$/, ''));
        const value = at === 0 || !isNamed(name) ? null : printed(row.row.cells[at] ?? '');
        return value === null ? [] : [[name, { value, row, at }] as const];
      });
      return { low, grid, cells: new Map(cells) };
    });
    return [...along, ...down].filter(({ cells }) => cells.size >= 2);
  }),
);

/** Points and cells that bear one name. */
function shared({ points }: Chart, { cells }: Line) {
  return points.flatMap((point) => {
    const cell = cells.get(point.name);
    return cell === undefined ? [] : [{ point, cell }];
  });
}

/** A chart draws a line where most of the points they share are the same, but for one sign of all. */
function againstLine(chart: Chart, line: Line): Found[] {
  const pairs = chart.grid === line.grid ? [] : shared(chart, line);
  if (pairs.length < 3) return [];
  const alike = pairs.filter(({ point, cell }) => Math.abs(point.value) === Math.abs(cell.value));
  if (alike.length * 3 < pairs.length * 2 - 1 || alike.length < 2) return [];
  const turns = alike.filter(({ point, cell }) => Math.sign(point.value) !== Math.sign(cell.value));
  const isTurned = turns.length * 2 > alike.length;
  const wrong = pairs.filter(({ point, cell }) => {
    if (Math.abs(point.value) !== Math.abs(cell.value)) return true;
    return point.value !== 0 && (Math.sign(point.value) !== Math.sign(cell.value)) !== isTurned;
  });
  return wrong.slice(0, 2).map(({ point, cell }) => ({
    spots: [point.spot, ...cellSpots(line.grid, cell.row, cell.at)],
    arithmetic: `the chart has ${num(point.value)} for ${point.name}, the table ${num(cell.value)}`,
  }));
}

/** A figure in words that misses the chart's by no more is of the same thing [ratio]. */
const NEAR = 0.12;

/** Words that set a chart's title apart from other figures of its time. */
function titleWords(title: string): readonly string[] {
  return [...thingWords(title.replace(/^[^–—:-]{0,24}[–—:-]/, ''))].filter(
    (word) =>
      word.length > 3 &&
      !COMMON_WORDS.has(word) &&
      !/^(?:chart|figure|graph|value|plotted|line|bar|list|data|forecast|million)$/.test(word),
  );
}

const NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The names that a chart may give to a time. */
function namesOf(period: Period | null): readonly string[] {
  if (period === null) return [];
  const { key, kind } = period;
  if (kind === 'financial-year') return [key, `20${key.slice(-2)}`];
  if (kind === 'month') return [NAMES[Number(key.slice(5, 7)) - 1] ?? key];
  return key.endsWith('-03-31') || kind === 'calendar-year' ? [key.slice(0, 4)] : [];
}

/** "Deficit carried forward on 31 March 2026 would be 20,470", and the chart of that has 20,740. */
function againstFigure(chart: Chart, words: readonly string[], figure: Figure): Found[] {
  const { own, period, value, unit, sentence, spots } = figure;
  if (
    sentence === null ||
    sentence.isChart ||
    unit === 'percent' ||
    !words.every((word) => own.includes(word))
  )
    return [];
  const point = chart.points.find(({ name }) => namesOf(period).includes(name));
  const size = Math.abs(point?.value ?? 0);
  if (point === undefined || size === 0) return [];
  const sizes = [value, value / 1e3, value / 1e6].map(Math.abs);
  const near = sizes.find((one) => Math.abs(one / size - 1) <= NEAR);
  if (near === undefined || Math.abs(near - size) <= size * 1e-6 || isRounded(near, size)) return [];
  return [
    {
      spots: [point.spot, ...spots],
      arithmetic: `the chart has ${num(point.value)} for ${point.name}, the text ${num(near)}`,
    },
  ];
}

/** Whether one is the other to fewer digits. */
function isRounded(a: number, b: number): boolean {
  const [short, long] = String(a).length <= String(b).length ? [a, b] : [b, a];
  const decimals = (String(short).split('.')[1] ?? '').length;
  const round = Number(long.toFixed(decimals));
  const zeros = /0+$/.exec(String(short).split('.')[0] ?? '')?.[0].length ?? 0;
  return round === short || (zeros > 0 && Math.abs(long - short) <= 10 ** zeros / 2);
}

function againstSentences(document: Understanding, chart: Chart): Found[] {
  const words = titleWords(chart.title).slice(0, 4);
  return words.length < 2 ? [] : figuresOf(document).flatMap((figure) => againstFigure(chart, words, figure));
}

/** Charts against tables and text. */
export const CHART_LINE_RULES: readonly Rule[] = [
  {
    code: 'claim.chart-points',
    kind: 'chart',
    severity: 'error',
    title: 'A point of a chart differs from the table or text that tell the same',
    meaning:
      'Points listed under the title of a chart, by year, quarter or month, and a row or column of a table that has most of the same numbers under the same times; or a sentence that bears the words of the title and the time of the point. A sign counts as the number does, unless all signs are turned.',
    advice: 'Draw the chart from the table again; where both were typed, take the table.',
    fires:
      '**Chart 1 – In-year result, £m**\n\n- 2025/26: −4.2\n- 2026/27: −3.1\n- 2027/28: +1.4\n- 2028/29: +0.6\n\nThe table has the same.\n\n| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| In-year result (minus is a deficit) | −4.2 | −3.1 | −1.4 | 0.6 |',
    silent:
      '**Chart 1 – In-year result, £m**\n\n- 2025/26: −4.2\n- 2026/27: −3.1\n- 2027/28: −1.4\n- 2028/29: +0.6\n\nThe table has the same.\n\n| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| In-year result (minus is a deficit) | −4.2 | −3.1 | −1.4 | 0.6 |',
    find: (document) =>
      [...chartsOf(document), ...chartTables(document)].flatMap((chart) => {
        const lines = linesOf(document).map((line) => againstLine(chart, line));
        const best = lines.filter((found) => found.length > 0);
        const isDrawn = linesOf(document).some((line) => {
          const pairs = shared(chart, line);
          return (
            pairs.length >= 3 &&
            pairs.every(({ point, cell }) => Math.abs(point.value) === Math.abs(cell.value)) &&
            againstLine(chart, line).length === 0
          );
        });
        return [...(isDrawn ? [] : (best[0] ?? [])), ...againstSentences(document, chart)];
      }),
  },
];
