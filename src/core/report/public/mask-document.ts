/** A composed report with some of its figures kept back, wherever they stand: texts, tables, formulas, charts, the list of figures. */
import type { ChartSeries } from '../../chart/chart.ts';
import type { Block, Cell, ChartBlock, Inline, ReportDocument, TableBlock } from '../blocks.ts';

/** Which figures, and what stands in their place. */
export type Mask = {
  readonly hidden: ReadonlySet<string>;
  /** "c". */
  readonly mark: string;
  /** The rule's name, "suppress-under-5@1". */
  readonly rule: string;
  /** The rule in plain words. */
  readonly ruleText: string;
};

/** Keep figures back in a whole report and say on it by which rule. The report that went in stays as it is. */
export function maskDocument(document: ReportDocument, mask: Mask): ReportDocument {
  return {
    ...document,
    footer: `${document.footer} · public copy, small numbers kept back (${mask.rule})`,
    blocks: [...maskBlocks(document.blocks, mask), ...aboutCopy(mask)],
    figures: document.figures.map((figure) =>
      mask.hidden.has(figure.id) ? { ...figure, value: null, shown: mask.mark } : figure,
    ),
  };
}

function aboutCopy({ rule, ruleText, mark }: Mask): readonly Block[] {
  const row = (label: string, text: string): Cell[] => [
    { content: [{ text: label }] },
    { content: [{ text }] },
  ];
  return [
    { kind: 'heading', level: 1, id: 'about-public-copy', text: 'About this public copy' },
    {
      kind: 'table',
      id: 'small-numbers',
      caption: 'How small numbers are kept back in this copy',
      columns: [
        { header: 'What', align: 'start', width: 0.25 },
        { header: 'How', align: 'start', width: 0.75 },
      ],
      rows: [
        row('Rule', rule),
        row('What it does', ruleText),
        row(
          `Mark "${mark}"`,
          'Kept back. The mark says neither that a number is small nor which one is: it may stand for one that would give another away. Charts leave such points out.',
        ),
        row('Money', 'Spend on a kind of placement is kept back where the plans in it are.'),
      ],
    },
  ];
}

function maskBlocks(blocks: readonly Block[], mask: Mask): readonly Block[] {
  return blocks.map((block) => maskBlock(block, mask));
}

function maskBlock(block: Block, mask: Mask): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'notice':
      return { ...block, content: maskRuns(block.content, mask) };
    case 'list':
      return { ...block, items: block.items.map((item) => maskRuns(item, mask)) };
    case 'table':
      return maskTable(block, mask);
    case 'chart':
      return maskChart(block, mask);
    case 'rating-row':
    case 'question':
      return { ...block, details: maskBlocks(block.details, mask) };
    case 'summary-list':
      return { ...block, rows: block.rows.map((row) => ({ ...row, content: maskRuns(row.content, mask) })) };
    case 'heading':
    case 'rating-key':
    case 'page-break':
      return block;
  }
}

function maskRuns(content: readonly Inline[], mask: Mask): readonly Inline[] {
  return content.map((run) => (isMasked(run, mask) ? { ...run, text: mask.mark } : run));
}

function isMasked({ figure }: Inline, { hidden }: Mask): boolean {
  return figure !== undefined && hidden.has(figure);
}

function isCellMasked(cell: Cell | undefined, mask: Mask): boolean {
  return cell?.content.some((run) => isMasked(run, mask)) === true;
}

/** A table in which anything is kept back loses its formulas: they would reckon with what is not there. */
function maskTable(table: TableBlock, mask: Mask): TableBlock {
  const isAny = table.rows.some((row) => row.some((cell) => isCellMasked(cell, mask)));
  if (!isAny) return table;
  const note = `"${mask.mark}": kept back. ${mask.ruleText}`;
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell) => maskCell(cell, mask))),
    note: table.note === undefined ? note : `${table.note} ${note}`,
  };
}

function maskCell(cell: Cell, mask: Mask): Cell {
  const { formula: _, ...plain } = cell;
  if (!isCellMasked(cell, mask)) return plain;
  const { value: _value, format: _format, ...words } = plain;
  return { ...words, content: maskRuns(cell.content, mask) };
}

/** A point whose row keeps the figure back is not drawn, and the sentence that told of the points goes. */
function maskChart(block: ChartBlock, mask: Mask): ChartBlock {
  const { chart, table } = block;
  const masked = maskTable(table, mask);
  if (masked === table) return block;
  return {
    ...block,
    chart: {
      ...chart,
      summary: `Some points are kept back and not drawn; the table shows them as "${mask.mark}".`,
      series: chart.series.map((series) => maskSeries(series, block, mask)),
    },
    table: masked,
  };
}

function maskSeries(series: ChartSeries, { table }: ChartBlock, mask: Mask): ChartSeries {
  const column = table.columns.findIndex(({ header }) => header === series.label);
  // Without a column of its own nobody can tell which points are kept back: then all are.
  const isHidden = (place: number) => column < 0 || isCellMasked(table.rows[place]?.[column], mask);
  const keep = (values: readonly (number | null)[]) =>
    values.map((value, place) => (values.length !== table.rows.length || isHidden(place) ? null : value));
  return series.kind === 'band'
    ? { ...series, low: keep(series.low), high: keep(series.high) }
    : { ...series, values: keep(series.values) };
}
