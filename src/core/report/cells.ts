/** Table cells made from stored figures: what is shown, the exact value behind it, and the figure's id. */
import { pence } from '../base/pence.ts';
import { showThousands } from '../base/show.ts';
import type { Cell, Figure, Inline } from './blocks.ts';
import { type FigureBook, findFigure } from './figure-book.ts';

/** What stands in a cell for which nothing is stored. */
const NOT_THERE = 'not available';

/** A cell of plain text. */
export function textCell(text: string, emphasis = false): Cell {
  return emphasis ? { content: [{ text, strong: true }], emphasis } : { content: [{ text }] };
}

/** A cell that shows a figure as the book shows it; "not available" where the book has none. */
export function figureCell(book: FigureBook, id: string, emphasis = false): Cell {
  const figure = findFigure(book, id);
  if (figure === null) return { content: [{ text: NOT_THERE }], value: null };
  return cell(figure, figure.shown, emphasis);
}

/** A cell that shows money in thousands of pounds, surplus in brackets; the exact pence stand behind it. */
export function thousandsCell(book: FigureBook, id: string, emphasis = false, formula?: string): Cell {
  const figure = findFigure(book, id);
  if (figure === null || typeof figure.value !== 'number')
    return { content: [{ text: NOT_THERE }], value: null };
  const made = cell(figure, showThousands(pence(figure.value)), emphasis);
  return formula === undefined || formula === '' ? made : { ...made, formula };
}

function cell(figure: Figure, text: string, emphasis: boolean): Cell {
  const run: Inline = emphasis ? { text, strong: true, figure: figure.id } : { text, figure: figure.id };
  const plain: Cell = emphasis ? { content: [run], emphasis } : { content: [run] };
  if (typeof figure.value !== 'number') return plain;
  return { ...plain, value: exactValue(figure.value, figure.unit), format: formatOf(figure.unit) };
}

/** Pounds for a spreadsheet are whole pence over 100; a double holds both digits exactly enough to print them. */
function exactValue(value: number, unit: string): number {
  return unit === 'pence' ? value / 100 : value;
}

function formatOf(unit: string): NonNullable<Cell['format']> {
  if (unit === 'pence') return 'pounds';
  if (unit === 'share') return 'share';
  return unit === 'per month' || unit === 'full-time equivalents' ? 'decimal' : 'count';
}
