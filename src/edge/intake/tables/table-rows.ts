/** The rows below a header, one at a time: blank rows, notes, repeated headers and ragged rows told apart before a reader sees them. */
import { isBlank } from './columns.ts';
import type { ProblemLog } from './problem-log.ts';
import type { RowOutcome, RowReader } from './reading.ts';

/** How people begin a note under a table. */
const NOTE =
  /^\W*(notes?|sources?|footnotes?|caveats?|copyright|©|contains public sector|key|prepared|printed|run date|data as at|end of (report|file))\b/i;
/** A note stands alone in a table at least this wide [columns]. */
const NARROWEST_WITH_NOTES = 3;

/** Reads rows of one table, with cells as many as its header. */
export class TableRows {
  readonly #reader: RowReader;
  readonly #log: ProblemLog;
  readonly #headers: readonly string[];

  constructor(reader: RowReader, headers: readonly string[], log: ProblemLog) {
    this.#reader = reader;
    this.#headers = headers;
    this.#log = log;
  }

  /**
   * Read one row.
   * @param isBroken  a quotation mark in it is out of place.
   * @param isShortFine  a row may end early, as the rows of a sheet do.
   */
  read(cells: readonly string[], row: number, isBroken: boolean, isShortFine: boolean): RowOutcome {
    const width = this.#headers.length;
    if (isBroken) return this.#tell('row.quote-broken', row, 'error');
    if (cells.length === width) {
      const first = cells[0] ?? '';
      if (first === '' && isBlank(cells)) return this.#tell('row.blank', row, 'skipped');
      if (first === this.#headers[0] && this.#isHeader(cells))
        return this.#tell('row.repeated-header', row, 'skipped');
      if (cells.length >= NARROWEST_WITH_NOTES && this.#isNote(cells))
        return this.#tell('row.note', row, 'skipped');
      return this.#reader.readRow(cells, row);
    }
    return this.#readRagged(cells, row, isShortFine);
  }

  #readRagged(cells: readonly string[], row: number, isShortFine: boolean): RowOutcome {
    const width = this.#headers.length;
    if (isBlank(cells)) return this.#tell('row.blank', row, 'skipped');
    if (width >= NARROWEST_WITH_NOTES && this.#isNote(cells)) return this.#tell('row.note', row, 'skipped');
    if (cells.length > width) {
      if (!isBlank(cells.slice(width))) return this.#tell('row.too-many-cells', row, 'error');
      return this.#reader.readRow(cells.slice(0, width), row);
    }
    if (!isShortFine) return this.#tell('row.too-few-cells', row, 'error');
    return this.#reader.readRow(cells, row);
  }

  #isHeader(cells: readonly string[]): boolean {
    return cells.every((cell, at) => cell.trim() === this.#headers[at]);
  }

  /** A note is one cell, the first, that begins as notes do. */
  #isNote(cells: readonly string[]): boolean {
    if (cells.length > 1 && (cells[1] !== '' || !isBlank(cells.slice(1)))) return false;
    return NOTE.test(cells[0] ?? '');
  }

  #tell(code: Parameters<ProblemLog['add']>[0], row: number, outcome: RowOutcome): RowOutcome {
    this.#log.add(code, row);
    return outcome;
  }
}
