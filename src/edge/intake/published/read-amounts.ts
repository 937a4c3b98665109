/** Finance tables of one row an authority and one column a figure, read from a description of their columns. */
import type { FinancialYear } from '../../../core/base/time.ts';
import { isSheetError } from '../../../core/domain/cell.ts';
import { plainId } from '../../../core/domain/numbers.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';
import { textFault } from '../tables/cell-faults.ts';
import { cellAt } from '../tables/columns.ts';
import type { ProblemLog } from '../tables/problem-log.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import {
  type AmountColumn,
  type AmountFigure,
  readAmountFigure,
  saysNotAvailable,
} from './allocation-figure.ts';
import { gatherRows } from './gather-rows.ts';

/** A finance table, described for one file. */
export type AmountTable = {
  /** Place of the authority's number, or -1. */
  readonly numberAt: number;
  /** Place of the authority's name, or -1. */
  readonly nameAt: number;
  /** Place of the level, "National" or "Local authority"; -1 where every row is an authority. */
  readonly levelAt: number;
  readonly columns: readonly AmountColumn[];
  /** Give the year of a row; null where it cannot be told. */
  readonly yearOf: (cells: readonly string[]) => FinancialYear | null;
  /** Give words that stand before the heading of each column, such as a category in a cell of the row; "" for none. */
  readonly prefixOf?: (cells: readonly string[]) => string;
  /** Look at the lines of a row together. */
  readonly check?: (lines: readonly AllocationLine[], row: number, log: ProblemLog) => void;
  /** Look at the cells of an accepted row, for columns that give no line. */
  readonly checkCells?: (cells: readonly string[], row: number) => void;
};

/** A figure that people write where they have none. */
const PLACEHOLDER = 123_456;
const ENGLAND = 'ENG';

type Whose = { readonly authorityNumber: string; readonly authorityName: string };

/** Read whose row it is; gives the outcome where it is of no authority. */
function readWhose(
  table: AmountTable,
  cells: readonly string[],
  row: number,
  log: ProblemLog,
): Whose | RowOutcome {
  const level = cellAt(cells, table.levelAt);
  const number = plainId(cellAt(cells, table.numberAt));
  const authorityName = cellAt(cells, table.nameAt);
  if (level === 'National') return { authorityNumber: ENGLAND, authorityName: 'England' };
  if (level === 'Regional' || (authorityName === '' && /\p{L}/u.test(number))) {
    log.add('row.total', row);
    return 'skipped';
  }
  const fault = authorityName === '' && number !== '' ? null : textFault(authorityName);
  if (fault !== null) log.add(fault, row);
  if (number === '' && fault === null) log.add('authority.number-missing', row);
  const isNumber = number === '' || /^\d{3}$/.test(number);
  if (!isNumber) log.add('authority.number-malformed', row);
  return isNumber && fault === null ? { authorityNumber: number, authorityName } : 'error';
}

/** Read a figure; an error of the spreadsheet is a missing value, told and never zero. */
function readCell(
  text: string,
  column: AmountColumn,
  header: string,
  row: number,
  log: ProblemLog,
): AmountFigure | null {
  if (saysNotAvailable(text)) log.add('figure.not-available', row);
  else if (isSheetError(text)) log.add('figure.link-broken', row, header);
  if (isSheetError(text)) return { amountPence: null, quantity: null, mark: text.toLowerCase() };
  const figure = readAmountFigure(text, column.power);
  if (typeof figure === 'string') {
    log.add(figure, row, header);
    return null;
  }
  const whole = figure.amountPence === null ? figure.quantity : figure.amountPence / 100;
  if (whole === PLACEHOLDER) log.add('figure.placeholder', row, header);
  return figure;
}

/** Read one row as its lines, or give what became of it. */
export function readAmountRow(
  table: AmountTable,
  headers: readonly string[],
  cells: readonly string[],
  row: number,
  log: ProblemLog,
): readonly AllocationLine[] | RowOutcome {
  const whose = readWhose(table, cells, row, log);
  if (typeof whose === 'string') return whose;
  const year = table.yearOf(cells);
  if (year === null) {
    log.add('allocation.year-unknown', row);
    return 'error';
  }
  const prefix = table.prefixOf?.(cells) ?? '';
  const lines: AllocationLine[] = [];
  let isWhole = true;
  for (const column of table.columns) {
    const text = cellAt(cells, column.place);
    const figure = readCell(text, column, headers[column.place] ?? column.heading, row, log);
    const heading = prefix === '' ? column.heading : `${prefix} – ${column.heading}`;
    if (figure === null) isWhole = false;
    else lines.push({ year, ...whose, table: column.table, heading, ...figure });
  }
  if (!isWhole) return 'error';
  table.check?.(lines, row, log);
  table.checkCells?.(cells, row);
  return lines;
}

/** Make a reader of a finance table. */
export function amountReader(input: ReaderInput, table: AmountTable): RowReader {
  return gatherRows('allocations', input, (cells, row, give) => {
    const lines = readAmountRow(table, input.headers, cells, row, input.log);
    if (typeof lines === 'string') return lines;
    for (const line of lines) give(line);
    return 'accepted';
  });
}
