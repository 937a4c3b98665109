/** The plain values that all page data is made of: tables of text, key figures, charts, commentary. */
import type { Chart } from '../../core/chart/chart.ts';
import type { RatingLevel } from '../../core/programme/rating-scale.ts';
import type { ChartBlock, Figure, TableBlock } from '../../core/report/blocks.ts';
import type { FigureBook } from '../../core/report/figure-book.ts';

/**
 * Arrays here are open to change because the contract's are; nothing changes them after they are made.
 * A figure's `shown` and `value` always travel together.
 */
export type PageFigure = {
  id: string;
  value: number | string | boolean | null;
  unit: string;
  shown: string;
  label: string;
  source:
    | { kind: 'stored'; record: string; file?: string; sha256?: string; row?: number }
    | { kind: 'computed'; method: string; inputs: string[] };
};

export type PageTable = {
  caption: string;
  columns: { header: string; number: boolean }[];
  rows: { cells: string[]; emphasis: boolean }[];
  note: string;
};

export type PageChart = { chart: OpenChart; table: PageTable };

type OpenSeries = {
  kind: 'line' | 'bar' | 'points';
  label: string;
  role: Chart['series'][number]['role'];
  values: (number | null)[];
};
type OpenBand = {
  kind: 'band';
  label: string;
  role: Chart['series'][number]['role'];
  low: (number | null)[];
  high: (number | null)[];
};
export type OpenChart = Omit<Chart, 'categories' | 'positions' | 'series'> & {
  categories: string[];
  positions?: number[];
  series: (OpenSeries | OpenBand)[];
};

export type PageRun = { text: string; figure?: string; missing?: boolean };
export type PageCommentary =
  | { kind: 'paragraph'; runs: PageRun[] }
  | { kind: 'list'; items: PageRun[][] }
  | { kind: 'table'; table: PageTable }
  | { kind: 'chart'; chart: PageChart };

export type PageRound = {
  updateId: string;
  update: string;
  overall: RatingLevel | null;
  activity: RatingLevel | null;
  effect: RatingLevel | null;
  reason: string;
};

/** Copy a figure of the book for a page; what it was computed from is named in words, with its value and place. */
export function pageFigure(figure: Figure, book: FigureBook): PageFigure {
  const { source } = figure;
  return {
    ...figure,
    source:
      source.kind === 'computed'
        ? { ...source, inputs: source.inputs.map((id) => inputInWords(book, id)) }
        : { ...source },
  };
}

function inputInWords(book: FigureBook, id: string): string {
  const input = book.get(id);
  if (input === undefined) return id;
  const { source } = input;
  const file = source.kind === 'stored' ? source.file : undefined;
  const place = file === undefined ? '' : ` (${file}, row ${source.kind === 'stored' ? source.row : ''})`;
  return `${input.label}: ${input.shown}${place}`;
}

/** Copy a report's table for a page: the same words in the same cells. */
export function pageTable(table: TableBlock): PageTable {
  return {
    caption: table.caption,
    columns: table.columns.map(({ header, align }) => ({ header, number: align === 'end' })),
    rows: table.rows.map((cells) => ({
      cells: cells.map(({ content }) => content.map(({ text }) => text).join('')),
      emphasis: cells.some(({ emphasis }) => emphasis === true),
    })),
    note: table.note ?? '',
  };
}

/** Copy a report's chart and its table for a page. */
export function pageChart({ chart, table }: ChartBlock): PageChart {
  return { chart: openChart(chart), table: pageTable(table) };
}

/** Copy a chart for a page. */
export function openChart(chart: Chart): OpenChart {
  const { positions, ...rest } = chart;
  return {
    ...rest,
    ...(positions === undefined ? {} : { positions: [...positions] }),
    categories: [...chart.categories],
    series: chart.series.map((one) =>
      one.kind === 'band'
        ? { ...one, low: [...one.low], high: [...one.high] }
        : { ...one, values: [...one.values] },
    ),
  };
}
