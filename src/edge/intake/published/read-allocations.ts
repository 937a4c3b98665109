/** Dedicated Schools Grant allocations: each authority's amounts under the headings of the published tables. */

import { type FinancialYear, parseYear } from '../../../core/base/time.ts';
import { isFormula, isSheetError } from '../../../core/domain/cell.ts';
import type { Placed } from '../../../core/domain/intake.ts';
import { plainId } from '../../../core/domain/numbers.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { ProblemLog } from '../tables/problem-log.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import { readAmountFigure } from './allocation-figure.ts';
import { type AllocationTable, powerOf } from './allocation-headings.ts';

/** Whose row it is. */
type Whose = {
  readonly year: FinancialYear;
  readonly authorityNumber: string;
  readonly authorityName: string;
  readonly table: string;
};

const LONGEST_NAME = 100;

function nameFault(name: string): ReadingProblemCode | null {
  if (name === '') return 'cell.missing';
  if (isSheetError(name)) return 'cell.sheet-error';
  if (isFormula(name)) return 'cell.formula';
  return name.length > LONGEST_NAME ? 'cell.too-long' : null;
}

type Heading = { readonly place: number; readonly heading: string; readonly power: number | null };

/** Read the figures of one row, or tell what is wrong with them; null where something is. */
function readLines(
  cells: readonly string[],
  whose: Whose,
  headings: readonly Heading[],
  say: (code: ReadingProblemCode, heading: Heading) => void,
): AllocationLine[] | null {
  const lines: AllocationLine[] = [];
  let isWhole = true;
  for (const { place, heading, power } of headings) {
    const figure = readAmountFigure(cellAt(cells, place), power);
    if (typeof figure === 'string') {
      say(figure, { place, heading, power });
      isWhole = false;
    } else lines.push({ ...whose, heading, ...figure });
  }
  return isWhole ? lines : null;
}

/** Read one authority's row of a sheet; gives its lines, or null and tells the problem. */
export function readAllocationRow(
  cells: readonly string[],
  row: number,
  table: AllocationTable,
  log: ProblemLog,
): AllocationLine[] | null {
  const authorityName = cellAt(cells, 1);
  const fault = nameFault(authorityName);
  if (fault !== null) log.add(fault, row, 'Authority');
  if (table.year === null) log.add('allocation.year-unknown', row);
  if (fault !== null || table.year === null) return null;
  const authorityNumber = plainId(cellAt(cells, 0));
  const whose = { year: table.year, authorityNumber, authorityName, table: table.subject };
  return readLines(cells, whose, table.columns, (code, { heading }) => log.add(code, row, heading));
}

/** The two summaries in long and in wide form that carry year, authority number and name in each row. */
class AllocationCsvReader implements RowReader {
  readonly #input: ReaderInput;
  readonly #places: { readonly year: number; readonly number: number; readonly name: number };
  readonly #headingsOf: (cells: readonly string[]) => readonly Heading[];
  readonly #table: string;
  #rows: Placed<AllocationLine>[] = [];

  constructor(
    input: ReaderInput,
    table: string,
    headingsOf: (cells: readonly string[]) => readonly Heading[],
  ) {
    this.#input = input;
    this.#table = table;
    this.#headingsOf = headingsOf;
    this.#places = {
      year: placeOf(input.headers, 'financialyear'),
      number: placeOf(input.headers, 'lacode'),
      name: placeOf(input.headers, 'laname'),
    };
  }

  waiting(): number {
    return this.#rows.length;
  }

  take() {
    const rows = this.#rows;
    this.#rows = [];
    return [{ table: 'allocations', rows }] as const;
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    const { log, headers } = this.#input;
    const number = plainId(cellAt(cells, this.#places.number));
    const authorityName = cellAt(cells, this.#places.name);
    if (number === '' && authorityName !== '') {
      log.add('row.total', row);
      return 'skipped';
    }
    const year = parseYear(cellAt(cells, this.#places.year));
    const fault = nameFault(authorityName) ?? (/^\d{3}$/.test(number) ? null : 'cell.not-a-number');
    if (fault !== null) log.add(fault, row, headers[this.#places.name] ?? null);
    if (year === null) log.add('allocation.year-unknown', row, headers[this.#places.year] ?? null);
    if (fault !== null || year === null) return 'error';
    const whose = { year, authorityNumber: number, authorityName, table: this.#table };
    const headings = this.#headingsOf(cells);
    if (headings.length === 0) log.add('cell.missing', row, 'component');
    // The file's own header names the column: the heading of a long table is a cell like any other.
    const lines = readLines(cells, whose, headings, (code, { place }) =>
      log.add(code, row, headers[place] ?? null),
    );
    if (lines === null || lines.length === 0) return 'error';
    const sheet = this.#input.sheet === undefined ? {} : { sheet: this.#input.sheet };
    for (const record of lines) this.#rows.push({ row, ...sheet, record });
    return 'accepted';
  }
}

/** Make a reader of the wide summary: one column a block. */
export function allocationBlocksReader(input: ReaderInput): RowReader {
  const frame = new Set(['financialyear', 'lacode', 'laname', '']);
  const headings = input.headers.flatMap((heading, place) =>
    frame.has(columnKey(heading)) ? [] : [{ place, heading, power: powerOf(heading) }],
  );
  return new AllocationCsvReader(input, 'Summary', () => headings);
}

/** Make a reader of the long form: one row a figure, its heading in the column `component`. */
export function allocationLinesReader(input: ReaderInput): RowReader {
  const component = placeOf(input.headers, 'component');
  const place = placeOf(input.headers, 'value');
  return new AllocationCsvReader(input, 'High_needs_block', (cells) => {
    const heading = cellAt(cells, component);
    return nameFault(heading.slice(0, LONGEST_NAME)) === null
      ? [{ place, heading, power: powerOf(heading) }]
      : [];
  });
}
