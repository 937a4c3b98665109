/** The issue sheet of an import: a workbook on which an officer says what to do about each problem. */
import { type CellStyle, rangeRef, type WriteSheet, writeXlsx as writeWorkbook } from 'hucre/xlsx';
import {
  ACTION_WORDS,
  HIDDEN_COLUMNS,
  ISSUE_COLUMNS,
  ISSUE_SCHEMA,
  ISSUE_SHEETS,
  type IssueColumn,
  type IssueLine,
  type IssueSheetAbout,
} from '../../core/domain/issue.ts';
import { aboutRows, GUIDE_ROWS } from './issue-sheet-guide.ts';
import { safeCell } from './safe-cell.ts';
import { XLSX_STYLES, type XlsxCell } from './xlsx-cells.ts';
import { readZip, writeZip } from './zip.ts';

const COLUMNS = Object.keys(ISSUE_COLUMNS) as IssueColumn[]; // the keys of a constant, in its order
/** Width of each column [characters]. */
const WIDTHS: Readonly<Record<IssueColumn, number>> = {
  code: 26,
  severity: 10,
  message: 44,
  advice: 44,
  file: 26,
  sheet: 16,
  row: 9,
  column: 24,
  record: 36,
  action: 20,
  value: 24,
  note: 36,
  table: 18,
  tableColumn: 24,
  fingerprint: 36,
  file256: 20,
  schema: 20,
};
/** A row is a place, not an amount: it stands at the left like the words beside it. */
const ROW_STYLE: CellStyle = {
  ...XLSX_STYLES.text,
  alignment: { ...XLSX_STYLES.text.alignment, horizontal: 'left' },
};
const SEVERITY_WORDS = { error: 'Error', warning: 'Warning', info: 'For information' } as const;
/** What the officer fills in: shown apart by a border, and text whatever is typed. */
const OPEN_STYLE: CellStyle = {
  ...XLSX_STYLES.text,
  numFmt: '@',
  border: {
    top: { style: 'thin', color: { rgb: '6B7785' } },
    bottom: { style: 'thin', color: { rgb: '6B7785' } },
    left: { style: 'thin', color: { rgb: '6B7785' } },
    right: { style: 'thin', color: { rgb: '6B7785' } },
  },
};
const OPEN: ReadonlySet<IssueColumn> = new Set(['action', 'value', 'note']);
/** What one sheet of a workbook can hold, its header aside [lines]. */
const MOST_LINES = 1_048_575;

function textOf(line: IssueLine, column: IssueColumn, sha256: string): string {
  switch (column) {
    case 'severity':
      return SEVERITY_WORDS[line.severity];
    case 'record':
      return line.recordKey ?? '';
    case 'fingerprint':
      return line.fingerprint ?? '';
    case 'sheet':
      return line.sheet ?? '';
    case 'column':
    case 'tableColumn':
      return line[column] ?? '';
    case 'row':
      return line.row === null ? '' : String(line.row);
    case 'file256':
      return sha256;
    case 'schema':
      return ISSUE_SCHEMA;
    case 'action':
    case 'value':
    case 'note':
      return '';
    default:
      return line[column];
  }
}

function cellOf(line: IssueLine, column: IssueColumn, sha256: string): XlsxCell {
  if (column === 'row' && line.row !== null) return { value: line.row, type: 'number', style: ROW_STYLE };
  const text = safeCell(textOf(line, column, sha256));
  const style = OPEN.has(column) ? OPEN_STYLE : XLSX_STYLES.text;
  return text === '' ? { value: null, style } : { value: text, type: 'string', style };
}

function sheetFrom(name: string, rows: readonly (readonly XlsxCell[])[]): WriteSheet {
  const cells = new Map<string, XlsxCell>();
  for (const [r, row] of rows.entries()) for (const [c, cell] of row.entries()) cells.set(`${r},${c}`, cell);
  return { name, rows: rows.map((row) => row.map(({ value }) => value)), cells };
}

function issueSheet(lines: readonly IssueLine[], about: IssueSheetAbout): WriteSheet {
  const hashes = new Map(about.files.map(({ file, sha256 }) => [file, sha256]));
  const header = COLUMNS.map(
    (column): XlsxCell => ({
      value: ISSUE_COLUMNS[column],
      type: 'string',
      style: XLSX_STYLES.header,
    }),
  );
  const rows = lines.map((line) => {
    const sha256 = hashes.get(line.file) ?? '';
    return COLUMNS.map((column) => cellOf(line, column, sha256));
  });
  const action = COLUMNS.indexOf('action');
  const last = Math.max(1, lines.length);
  return {
    ...sheetFrom(ISSUE_SHEETS.issues, [header, ...rows]),
    columns: COLUMNS.map((column, k) => ({
      width: WIDTHS[column],
      ...(k >= COLUMNS.length - HIDDEN_COLUMNS ? { hidden: true } : {}),
    })),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: rangeRef(0, 0, last, COLUMNS.length - 1) },
    dataValidations: [
      {
        type: 'list',
        values: Object.values(ACTION_WORDS),
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: 'Not an action',
        errorMessage: 'Choose one of the list, or leave the cell empty.',
        errorStyle: 'stop',
        range: rangeRef(1, action, last, action),
      },
    ],
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    a11y: { summary: 'Problems of an import, one a line, with what to do about each', headerRow: 0 },
  };
}

function guideSheet(): WriteSheet {
  const rows = GUIDE_ROWS.map(([head, text], r): XlsxCell[] => [
    { value: head, type: 'string', style: r === 0 ? XLSX_STYLES.title : XLSX_STYLES.header },
    { value: text, type: 'string', style: XLSX_STYLES.text },
  ]);
  return {
    ...sheetFrom(ISSUE_SHEETS.guide, rows),
    columns: [{ width: 28 }, { width: 96 }],
    a11y: { summary: ISSUE_SHEETS.guide },
  };
}

function aboutSheet(about: IssueSheetAbout, lines: number): WriteSheet {
  const rows = aboutRows(about, lines).map(([name, value]): XlsxCell[] => [
    { value: safeCell(name), type: 'string' },
    { value: safeCell(value), type: 'string' },
  ]);
  return { ...sheetFrom(ISSUE_SHEETS.about, rows), hidden: true };
}

/**
 * Write the issue sheet of an import as a workbook: the lines, how to use them, and hidden what binds them. It holds no
 * value of any record. Same lines and `about`, same bytes.
 * @throws RangeError where there are more lines than one sheet can hold: the caller's fault.
 */
export async function writeIssueSheet(
  lines: readonly IssueLine[],
  about: IssueSheetAbout,
): Promise<Uint8Array> {
  if (lines.length > MOST_LINES) throw new RangeError(`A sheet holds at most ${MOST_LINES} lines`);
  const moment = new Date(about.writtenAt);
  const archive = await writeWorkbook({
    sheets: [issueSheet(lines, about), guideSheet(), aboutSheet(about, lines.length)],
    properties: { title: 'Issues of an import', created: moment, modified: moment },
    defaultFont: { name: 'Arial', size: 10 },
  });
  return writeZip(readZip(archive), moment);
}
