/** Monthly actuals: one row a measure and month, with what happened, what was agreed and the latest forecast. */
import { isFormula, isSheetError, markOf } from '../../../core/domain/cell.ts';
import { parseMonth } from '../../../core/domain/dates.ts';
import type { Placed } from '../../../core/domain/intake.ts';
import type { MonthlyFigure, SeriesName } from '../../../core/domain/monthly-figure.ts';
import { parseNumber } from '../../../core/domain/numbers.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';

const SERIES: readonly SeriesName[] = ['actual', 'agreed', 'latest'];
const MEASURE = /^[a-z][a-z0-9_]{0,59}$/;
const TOTAL = /^(grand )?total/i;

/** Read one count; null where there is none, a code where it is not a count. A forecast may hold a fraction, what happened may not. */
function readCount(text: string, series: SeriesName): number | null | ReadingProblemCode {
  const value = parseNumber(text);
  if (value === null) {
    if (markOf(text) !== null) return null;
    if (isSheetError(text)) return 'cell.sheet-error';
    return isFormula(text) ? 'cell.formula' : 'cell.not-a-number';
  }
  if (value < 0) return 'cell.negative';
  return series === 'actual' && !Number.isInteger(value) ? 'cell.not-whole' : value;
}

/** Make a reader of monthly actuals. A row without any figure is passed over and counted. */
export function monthlyReader(input: ReaderInput): RowReader {
  return new MonthlyReader(input);
}

class MonthlyReader implements RowReader {
  readonly #input: ReaderInput;
  readonly #month: number;
  readonly #measure: number;
  readonly #series: readonly { readonly series: SeriesName; readonly place: number }[];
  readonly #seen = new Set<string>();
  #rows: Placed<MonthlyFigure>[] = [];

  constructor(input: ReaderInput) {
    this.#input = input;
    this.#month = placeOf(input.headers, 'month');
    this.#measure = placeOf(input.headers, 'measure');
    this.#series = SERIES.map((series) => ({ series, place: placeOf(input.headers, series) })).filter(
      ({ place }) => place >= 0,
    );
  }

  waiting(): number {
    return this.#rows.length;
  }

  take() {
    const rows = this.#rows;
    this.#rows = [];
    return [{ table: 'monthly', rows }] as const;
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    const monthText = cellAt(cells, this.#month);
    const measure = cellAt(cells, this.#measure)
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    if (TOTAL.test(monthText) || TOTAL.test(measure)) {
      this.#input.log.add('row.total', row);
      return 'skipped';
    }
    const month = parseMonth(monthText);
    const fault = this.#keyFault(month, monthText, measure, row);
    const figures = this.#readFigures(cells, row);
    if (fault || figures === null || month === null) return 'error';
    if (figures.length === 0) {
      this.#input.log.add('row.no-figures', row);
      return 'skipped';
    }
    this.#seen.add(`${measure} ${month}`);
    const sheet = this.#input.sheet === undefined ? {} : { sheet: this.#input.sheet };
    for (const { series, value } of figures)
      this.#rows.push({ row, ...sheet, record: { measure, month, series, value } });
    return 'accepted';
  }

  /** Tell what is wrong with measure and month; true where something is. */
  #keyFault(month: string | null, monthText: string, measure: string, row: number): boolean {
    const { log, headers } = this.#input;
    const column = headers[this.#month] ?? null;
    if (month === null) {
      log.add(monthFault(monthText), row, column);
      return true;
    }
    if (!MEASURE.test(measure)) {
      log.add(measureFault(measure), row, headers[this.#measure] ?? null);
      return true;
    }
    if (!this.#seen.has(`${measure} ${month}`)) return false;
    log.add('month.repeated', row, column);
    return true;
  }

  #readFigures(cells: readonly string[], row: number): { series: SeriesName; value: number }[] | null {
    const figures: { series: SeriesName; value: number }[] = [];
    let isWhole = true;
    for (const { series, place } of this.#series) {
      const value = readCount(cellAt(cells, place), series);
      if (typeof value === 'string') {
        this.#input.log.add(value, row, this.#input.headers[place] ?? null);
        isWhole = false;
      } else if (value !== null) figures.push({ series, value });
    }
    return isWhole ? figures : null;
  }
}

function monthFault(text: string): ReadingProblemCode {
  if (text === '') return 'cell.missing';
  if (isSheetError(text)) return 'cell.sheet-error';
  return isFormula(text) ? 'cell.formula' : 'month.unreadable';
}

function measureFault(text: string): ReadingProblemCode {
  if (text === '') return 'cell.missing';
  if (isSheetError(text)) return 'cell.sheet-error';
  return isFormula(text) ? 'cell.formula' : 'measure.malformed';
}
