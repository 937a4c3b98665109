/** Tables of the Word file: fixed widths, a header row that repeats on each page, rows that are never cut in two. */
import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { RatingLevel } from '../../core/programme/rating-scale.ts';
import type { Cell, Inline, TableBlock } from '../../core/report/blocks.ts';
import { TEXT_WIDTH, WORD_COLOURS } from './docx-style.ts';
import { ratingColours } from './rating-mark.ts';
import { levelText } from './report-parts.ts';

const NO_LINE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIR: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: WORD_COLOURS.hair };
const RULE: IBorderOptions = { style: BorderStyle.SINGLE, size: 10, color: WORD_COLOURS.navy };

const SHAPES: Readonly<Record<RatingLevel['shape'], string>> = {
  tick: '\u2714',
  circle: '\u25cf',
  triangle: '\u25b2',
  cross: '\u2716',
};

function plain(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}

/** Write a rating as a shape, its word and the letter that the form's key prints, on a tint. */
export function ratingRuns(level: RatingLevel | null): TextRun[] {
  const { edge, tint } = ratingColours(level);
  const shading = { type: ShadingType.CLEAR, color: 'auto', fill: plain(tint) };
  const shape = level === null ? '\u2013' : SHAPES[level.shape];
  return [
    new TextRun({ text: `\u00a0${shape}\u00a0`, color: plain(edge), bold: true, shading }),
    new TextRun({ text: `${levelText(level)}\u00a0`, bold: level !== null, shading }),
  ];
}

/** Write a run of text. */
export function wordRuns(content: readonly Inline[], isBold = false): TextRun[] {
  return content.map(
    ({ text, strong }) => new TextRun({ text, ...(strong === true || isBold ? { bold: true } : {}) }),
  );
}

/** One cell as Word needs it: its runs and how it looks. */
export type WordCell = {
  readonly runs: readonly TextRun[];
  readonly isEnd?: boolean;
  readonly isTotal?: boolean;
};

type Grid = {
  /** Shares of the width; they sum to 1. */
  readonly widths: readonly number[];
  readonly header: readonly WordCell[] | null;
  readonly rows: readonly (readonly WordCell[])[];
  readonly isBoxed?: boolean;
  readonly isSmall?: boolean;
  /** True where a note follows, which must not stand alone on the next page. */
  readonly hasNote?: boolean;
};

function bordersOf(kind: 'header' | 'body', cell: WordCell, isBoxed: boolean) {
  if (isBoxed) return { top: HAIR, bottom: HAIR, left: HAIR, right: HAIR };
  const bottom = kind === 'header' ? RULE : HAIR;
  const top = cell.isTotal === true ? RULE : NO_LINE;
  return { top, bottom, left: NO_LINE, right: NO_LINE };
}

function wordRow(
  grid: Grid,
  cells: readonly WordCell[],
  kind: 'header' | 'body',
  keepNext: boolean,
): TableRow {
  const isBoxed = grid.isBoxed === true;
  return new TableRow({
    tableHeader: kind === 'header',
    cantSplit: true,
    children: cells.map((cell, k) => {
      const isTinted = cell.isTotal === true || (isBoxed && kind === 'header');
      return new TableCell({
        width: { size: Math.round((grid.widths[k] ?? 0) * TEXT_WIDTH), type: WidthType.DXA },
        borders: bordersOf(kind, cell, isBoxed),
        margins: { left: k === 0 && !isBoxed ? 0 : 90, right: 90, top: 20, bottom: 20 },
        ...(isTinted ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: WORD_COLOURS.wash } } : {}),
        children: [
          new Paragraph({
            style: grid.isSmall === true ? 'TableTextSmall' : 'TableText',
            alignment: cell.isEnd === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
            keepNext,
            children: [...cell.runs],
          }),
        ],
      });
    }),
  });
}

/** Make a table from cells. A table of up to fifteen rows stays on one page. */
export function wordGrid(grid: Grid): Table {
  const staysWhole = grid.rows.length <= 15;
  const head = grid.header === null ? [] : [wordRow(grid, grid.header, 'header', true)];
  const last = grid.rows.length - 1;
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: grid.widths.map((width) => Math.round(width * TEXT_WIDTH)),
    layout: TableLayoutType.FIXED,
    borders: {
      top: NO_LINE,
      bottom: NO_LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideHorizontal: NO_LINE,
      insideVertical: NO_LINE,
    },
    rows: [
      ...head,
      ...grid.rows.map((row, k) =>
        wordRow(grid, row, 'body', k < last ? staysWhole || k < 2 : grid.hasNote === true),
      ),
    ],
  });
}

function wordCell(cell: Cell, isEnd: boolean): WordCell {
  const rating = cell.rating === undefined ? [] : ratingRuns(cell.rating);
  const isTotal = cell.emphasis === true;
  return { runs: [...rating, ...wordRuns(cell.content, isTotal)], isEnd, isTotal };
}

/** Give the widths of a table's columns: as told, else the first column takes three tenths. */
function widthsOf(table: TableBlock): number[] {
  const others = Math.max(1, table.columns.length - 1);
  const widths = table.columns.map(({ width }, k) => width ?? (k === 0 ? 0.3 : 0.7 / others));
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map((width) => width / sum);
}

/** Make a report's table: caption above, note below. */
export function wordTable(table: TableBlock): (Paragraph | Table)[] {
  const grid = wordGrid({
    widths: widthsOf(table),
    header: table.columns.map(({ header, align }) => ({
      runs: [new TextRun({ text: header, bold: true, color: WORD_COLOURS.navy })],
      isEnd: align === 'end',
    })),
    rows: table.rows.map((row) => row.map((cell, k) => wordCell(cell, table.columns[k]?.align === 'end'))),
    isSmall: table.columns.length > 7,
    hasNote: (table.note ?? '') !== '',
  });
  return [
    new Paragraph({ style: 'Caption', text: table.caption }),
    grid,
    new Paragraph({ style: 'Note', text: table.note ?? '' }),
  ];
}
