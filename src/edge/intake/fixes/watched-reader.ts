/** A reader of rows that makes a line of the issue sheet of each problem, bound to the record and the value it is about. */
import type { RowProblem } from '../../../core/domain/intake.ts';
import type { IssueLine } from '../../../core/domain/issue.ts';
import { columnKey } from '../tables/column-key.ts';
import type { RowReader } from '../tables/reading.ts';
import { type Fingerprint, REPEATED, type RecordKeyOf, valueAt } from './record-binding.ts';

export type WatchedTable = {
  readonly file: string;
  readonly table: string;
  /** The columns as the reader knows them, and as the file calls them, in the same places. */
  readonly headers: readonly string[];
  readonly ownHeaders: readonly string[];
  readonly recordKeyOf: RecordKeyOf;
  readonly fingerprint: Fingerprint;
  /** So many columns at the start are identifiers made while reading. */
  readonly made: number;
  /** The problems of the file so far, in the order first found. */
  readonly problems: () => readonly RowProblem[];
  /** Takes each line. */
  readonly onIssue: (line: IssueLine) => void;
};

/** A header is named in a problem up to about this length [characters]. */
const LONG_HEADER = 80;
/** Problems that say that a row's identifier stood in the file before. */
const REPEATED_CODES: ReadonlySet<string> = new Set(['sen2.id-repeated']);
/** Added to the advice of a line of a row that nothing binds. */
const IN_THE_FILE = 'This row can only be corrected in the file itself.';

/**
 * Make a reader that hands on a line of the issue sheet for each error and warning of a row as it is found. The line holds no
 * value of the row. It stands round a reader with fixes, so that it sees the file's own values.
 */
export function watchedReader(reader: RowReader, given: WatchedTable): RowReader {
  const watch = new ProblemWatch(given);
  return {
    waiting: () => reader.waiting(),
    take: () => reader.take(),
    finish: () => reader.finish?.(),
    readRow: (cells, row) => {
      watch.start();
      const outcome = reader.readRow(cells, row);
      watch.tell(cells, row);
      return outcome;
    },
  };
}

/** Sees which problems a row has brought: new ones at the end of the list, and counts that grew. */
class ProblemWatch {
  readonly #given: WatchedTable;
  readonly #columns: readonly string[];
  /** The last problem of each sort, which alone may come to stand for more rows, with its count when last looked at. */
  readonly #last = new Map<string, { readonly at: number; readonly count: number }>();
  #length = 0;

  constructor(given: WatchedTable) {
    this.#given = given;
    this.#columns = given.headers.map(columnKey);
  }

  start(): void {
    const problems = this.#given.problems();
    // What came between two rows, such as a row that no reader saw, is of no row of this table: it is only counted here.
    for (const [sort, { at }] of this.#last) this.#last.set(sort, { at, count: problems[at]?.count ?? 0 });
    for (let at = this.#length; at < problems.length; at++) this.#takeUp(problems, at);
    this.#length = problems.length;
  }

  tell(cells: readonly string[], row: number): void {
    const problems = this.#given.problems();
    const found: RowProblem[] = [];
    for (const [sort, { at, count }] of this.#last) {
      const problem = problems[at];
      if (problem === undefined || problem.count === count) continue;
      this.#last.set(sort, { at, count: problem.count });
      if (problem.row !== null) found.push(problem);
    }
    for (let at = this.#length; at < problems.length; at++) {
      const problem = this.#takeUp(problems, at);
      if (problem !== undefined && problem.row === row) found.push(problem);
    }
    this.#length = problems.length;
    if (found.length > 0) this.#tellFound(found, cells, row);
  }

  #takeUp(problems: readonly RowProblem[], at: number): RowProblem | undefined {
    const problem = problems[at];
    if (problem === undefined || problem.severity === 'info') return undefined;
    const sort = `${problem.code}\n${problem.column ?? ''}\n${problem.sheet ?? ''}`;
    this.#last.set(sort, { at, count: problem.count });
    return problem;
  }

  #tellFound(found: readonly RowProblem[], cells: readonly string[], row: number): void {
    const key = this.#given.recordKeyOf(cells);
    const isRepeated = found.some(({ code }) => REPEATED_CODES.has(code));
    const recordKey = key !== null && isRepeated ? key + REPEATED : key;
    for (const problem of found) this.#given.onIssue(this.#lineOf(problem, recordKey, cells, row));
  }

  #placeOf(column: string): number {
    // A very long header is cut in a problem.
    const isNamed = (header: string) =>
      header === column || (column.length >= LONG_HEADER && header.startsWith(column));
    const own = this.#given.ownHeaders.findIndex(isNamed);
    return own >= 0 ? own : this.#columns.indexOf(columnKey(column));
  }

  /** Say whether a column only tells which row this is or belongs to: a decision is then of the whole row. */
  #isMade(place: number): boolean {
    return (place >= 0 && place < this.#given.made) || this.#given.headers[place] === '';
  }

  #lineOf(problem: RowProblem, key: string | null, cells: readonly string[], row: number): IssueLine {
    const { code, severity, message, advice, column, sheet } = problem;
    const found = column === null ? null : this.#placeOf(column);
    const place = found !== null && this.#isMade(found) ? null : found;
    const isBound = key !== null && place !== -1;
    const tableColumn = place === null || place === -1 ? null : (this.#given.headers[place] ?? null);
    const value = isBound ? valueAt(cells, place, this.#given.made) : '';
    return {
      ...{ code, severity, message, column, row, tableColumn },
      advice: isBound ? advice : `${advice} ${IN_THE_FILE}`,
      file: this.#given.file,
      sheet: sheet ?? null,
      table: this.#given.table,
      recordKey: isBound ? key : null,
      fingerprint: isBound && key !== null ? this.#given.fingerprint(key, tableColumn, value) : null,
    };
  }
}

/** Make the line of a problem that is of no row, or of a row that no reader saw: it can only be corrected in the file. */
export function looseLine(file: string, problem: RowProblem): IssueLine {
  const { code, severity, message, advice, column, row, sheet } = problem;
  return {
    ...{ file, code, severity, message, column, row },
    advice: row === null ? advice : `${advice} ${IN_THE_FILE}`,
    sheet: sheet ?? null,
    table: '',
    tableColumn: null,
    recordKey: null,
    fingerprint: null,
  };
}
