/** Writes a workbook of live formulas: named sheets, notes, frames around open cells, no merged cells, text that nothing runs. */
import { type CellStyle, type WriteSheet, writeXlsx as writeWorkbook } from 'hucre/xlsx';
import {
  BOOK_ROWS_ABOVE,
  type Book,
  type BookCell,
  type BookLook,
  type BookSheet,
} from '../../core/workbook/book.ts';
import { safeText, XLSX_STYLES, type XlsxCell } from './xlsx-cells.ts';
import { readZip, writeZip } from './zip.ts';

const FONT = { name: 'Arial', size: 10 };
const EDGE = { style: 'thin', color: { rgb: '6B7785' } } as const;
const FRAME = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
const FORMATS: Readonly<Record<BookLook, string>> = {
  text: 'General',
  pounds: '"£"#,##0.00;-"£"#,##0.00',
  pence: '#,##0',
  count: '#,##0',
  percent: '0.000%',
  decimal: '#,##0.######',
};

const HEADER_CLEAR: CellStyle = {
  ...XLSX_STYLES.header,
  alignment: { ...XLSX_STYLES.header.alignment, horizontal: 'left', indent: 1 },
};

function styleOf(look: BookLook, isOpen: boolean, isTotal: boolean): CellStyle {
  return {
    font: { ...FONT, bold: isTotal },
    numFmt: FORMATS[look],
    alignment: { vertical: 'top', horizontal: 'right' },
    ...(isOpen ? { border: FRAME } : isTotal ? { border: { top: EDGE } } : {}),
    ...(isOpen ? { protection: { locked: false } } : {}),
  };
}

/** Text stands clear of a number to the left of it. */
function textStyle(isEnd: boolean, isFirst: boolean): CellStyle {
  const style: CellStyle = isEnd ? XLSX_STYLES.textEnd : XLSX_STYLES.text;
  return isEnd || isFirst
    ? style
    : { ...style, alignment: { ...style.alignment, horizontal: 'left', indent: 1 } };
}

/** Height of a row whose longest text breaks into so many lines [points]. */
const LINE_HEIGHT = 13.5;

/** How many lines the texts of a row take at the widths of their columns. */
function linesOf(cells: readonly BookCell[], widths: readonly number[]): number {
  return Math.max(
    1,
    ...cells.map((cell, place) =>
      cell.is === 'text' ? Math.ceil((cell.text.length * 1.08) / (widths[place] ?? 10)) : 1,
    ),
  );
}

function cellOf(cell: BookCell, isTotal: boolean, isFirst: boolean): XlsxCell {
  switch (cell.is) {
    case 'nothing':
      return { value: null };
    case 'text': {
      const style = textStyle(cell.isEnd === true, isFirst);
      return {
        value: safeText(cell.text),
        type: 'string',
        style: isTotal ? { ...style, font: { ...FONT, bold: true }, border: { top: EDGE } } : style,
      };
    }
    case 'number':
      return {
        value: cell.value,
        type: 'number',
        style: styleOf(cell.look, cell.isOpen === true, isTotal),
        ...(cell.note === undefined ? {} : { comment: { text: cell.note } }),
      };
    case 'formula':
      return {
        value: cell.value,
        type: 'formula',
        formula: cell.formula,
        formulaResult: cell.value,
        style: styleOf(cell.look, false, isTotal),
      };
    default:
      return cell satisfies never;
  }
}

const TYPED = { whole: 'a whole number', pounds: 'pounds and pence', number: 'a number' } as const;

function sheetOf(sheet: BookSheet): WriteSheet {
  const head = sheet.headings.map(
    ({ words, isEnd }, place): XlsxCell => ({
      value: safeText(words),
      type: 'string',
      style: isEnd ? XLSX_STYLES.headerEnd : place === 0 ? XLSX_STYLES.header : HEADER_CLEAR,
    }),
  );
  const rows: XlsxCell[][] = [
    [{ value: safeText(sheet.title), type: 'string', style: XLSX_STYLES.title }],
    [{ value: safeText(sheet.note), type: 'string', style: XLSX_STYLES.note }],
    head,
    ...sheet.rows.map(({ cells, isTotal }) => cells.map((cell, place) => cellOf(cell, isTotal, place === 0))),
  ];
  const cells = new Map<string, XlsxCell>();
  for (const [r, row] of rows.entries()) for (const [c, cell] of row.entries()) cells.set(`${r},${c}`, cell);
  const width = Math.max(...rows.map((row) => row.length));
  return {
    name: sheet.name,
    rows: rows.map((row) => Array.from({ length: width }, (_, c) => row[c]?.value ?? null)),
    cells,
    rowDefs: new Map(
      sheet.rows.flatMap(({ cells: row }, at) => {
        const lines = linesOf(row, sheet.widths);
        return lines === 1 ? [] : [[at + BOOK_ROWS_ABOVE, { height: lines * LINE_HEIGHT }] as const];
      }),
    ),
    columns: sheet.widths.map((wide) => ({ width: wide })),
    freezePane: { rows: 3, columns: 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    a11y: { summary: sheet.title, headerRow: 2 },
    dataValidations: sheet.rules.map(({ range, kind, least, most }) => ({
      type: kind === 'whole' ? ('whole' as const) : ('decimal' as const),
      operator: 'between' as const,
      formula1: String(least),
      formula2: String(most),
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop' as const,
      errorTitle: 'Not such a number',
      errorMessage: `Type ${TYPED[kind]} from ${least} to ${most}.`,
    })),
  };
}

/** Write the workbook. Its dates are the book's own: same book, same bytes. */
export async function writeBook(book: Book): Promise<Uint8Array> {
  const moment = new Date(book.writtenAt);
  const archive = await writeWorkbook({
    sheets: book.sheets.map(sheetOf),
    properties: {
      title: book.title,
      creator: book.authority,
      lastModifiedBy: book.authority,
      description: 'A management plan with live formulas.',
      created: moment,
      modified: moment,
    },
    namedRanges: book.names.map((name) => ({ ...name })),
    defaultFont: FONT,
  });
  return writeZip(readZip(archive), moment);
}
