/** Cells of the workbook: numbers with formats, live formulas with their results, and text that no spreadsheet runs. */
import { type CellStyle, type CellValue, cellRef, type Cell as SheetCell } from 'hucre/xlsx';
import type { Cell } from '../../core/report/blocks.ts';
import { cellText } from './report-parts.ts';
import { safeCell } from './safe-cell.ts';

/** A cell as the workbook writer takes it. */
export type XlsxCell = Partial<SheetCell> & { readonly value: CellValue };

/** Rows above a table's data in its sheet: title, note, header. */
export const ROWS_ABOVE = 3;

const RULE = { rgb: '12243D' };

const FONT = { name: 'Arial', size: 10 };

/** Looks of cells. Nothing means anything by its look alone. */
export const XLSX_STYLES = {
  title: { font: { ...FONT, bold: true, size: 15, color: RULE } },
  note: { font: { ...FONT, color: { rgb: '4D5866' } } },
  header: {
    font: { ...FONT, bold: true, color: RULE },
    alignment: { wrapText: true, vertical: 'bottom' },
    border: { bottom: { style: 'medium', color: RULE } },
  },
  headerEnd: {
    font: { ...FONT, bold: true, color: RULE },
    alignment: { wrapText: true, vertical: 'bottom', horizontal: 'right' },
    border: { bottom: { style: 'medium', color: RULE } },
  },
  text: { font: FONT, alignment: { wrapText: true, vertical: 'top' } },
  textEnd: { font: FONT, alignment: { wrapText: true, vertical: 'top', horizontal: 'right' } },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** A signed number as people write it: "-£0.6m", "+45", "-3.1%". */
const SIGNED_NUMBER = /^[+-]£?[\d,]+(\.\d+)?\s?[%a-z]{0,2}$/i;

/** A point of a list, or a lone dash, of which no program could make a formula or a command. */
const DASH = /^-(?: [\p{L}\d][^=+@|!(]*)?$/u;

/**
 * Make a text safe for any spreadsheet, also after it is saved as CSV, as `safeCell` does; numbers as a return shows
 * them and the points of a list stay as they are.
 */
export function safeText(text: string): string {
  return SIGNED_NUMBER.test(text) || DASH.test(text) ? text : safeCell(text);
}

/** Make a cell of text. */
export function textCell(text: string, style: CellStyle = XLSX_STYLES.text): XlsxCell {
  return { value: safeText(text), type: 'string', style };
}

/** Count the digits after the point in a number as shown: 2 for "5.62%". */
function decimalsShown(cell: Cell): number {
  return /\d\.(\d+)/.exec(cellText(cell))?.[1]?.length ?? 0;
}

/** Give the number format of a cell: pounds with pence, whole counts, and as many decimals as the page shows. */
export function numberFormat(cell: Cell): string {
  const shown = decimalsShown(cell);
  const zeros = shown === 0 ? '' : `.${'0'.repeat(Math.min(6, shown))}`;
  switch (cell.format) {
    case 'pounds':
      return '"£"#,##0.00;-"£"#,##0.00';
    case 'count':
      return '#,##0';
    case 'share':
      return `0${zeros}%`;
    case 'decimal':
    case undefined:
      return `#,##0${zeros}`;
    default:
      return cell.format satisfies never;
  }
}

/** Put cell references in place of a formula's `{row,column}` marks, which count a table's own rows and columns from 0. */
export function placeFormula(formula: string): string {
  return formula.replace(/\{(\d+),(\d+)\}/g, (_mark, row: string, column: string) =>
    cellRef(Number(row) + ROWS_ABOVE, Number(column)),
  );
}

/** Turn a cell of a report's table into a cell of a sheet. A number is a number, a missing one stays in words. */
export function xlsxCell(cell: Cell, isEnd: boolean): XlsxCell {
  const total: CellStyle =
    cell.emphasis === true
      ? { font: { ...FONT, bold: true }, border: { top: { style: 'thin', color: RULE } } }
      : {};
  if (typeof cell.value !== 'number')
    return textCell(cellText(cell), { ...(isEnd ? XLSX_STYLES.textEnd : XLSX_STYLES.text), ...total });
  const style: CellStyle = {
    font: FONT,
    ...total,
    numFmt: numberFormat(cell),
    alignment: { vertical: 'top' },
  };
  if (cell.formula === undefined) return { value: cell.value, type: 'number', style };
  return {
    value: cell.value,
    type: 'formula',
    formula: placeFormula(cell.formula),
    formulaResult: cell.value,
    style,
  };
}
