/** The problems of one file as they are found: alike ones are counted together, so that a bad file gives a short list. */
import type { RowProblem } from '../../../core/domain/intake.ts';
import { problemText, type ReadingProblemCode } from '../problem-texts.ts';

/** How many problems of one code and column are told with their own place before the rest are counted together. */
const PLACES_KEPT = 100;
/** A header is named in a problem up to this length. */
const COLUMN_LENGTH = 80;

type OpenProblem = { -readonly [Key in keyof RowProblem]: RowProblem[Key] };
type Tally = { places: number; folded: OpenProblem | null };
/** What else is told of a problem. */
export type Place = { readonly column?: string | null; readonly message?: string; readonly count?: number };

/** Collects the problems of one file, in the order found. */
export class ProblemLog {
  readonly #problems: OpenProblem[] = [];
  readonly #tallies = new Map<string, Tally>();
  #sheet: string | undefined;
  #ownNames: ReadonlyMap<string, string> = new Map();
  #lines: readonly number[] = [];

  /** Say which sheet the rows that follow are of. */
  startSheet(name: string | undefined): void {
    this.#sheet = name;
  }

  /** Say what the file itself calls the columns that its reader knows by another name. */
  nameColumns(ownNames: ReadonlyMap<string, string>): void {
    this.#ownNames = ownNames;
  }

  /** Say on which line each row begins, from the first, where rows span lines; an empty list where they do not. */
  placeRows(lines: readonly number[]): void {
    this.#lines = lines;
  }

  /**
   * Tell one problem. Information is counted together from the first; errors and warnings after a hundred alike.
   * @param row  1-based line or sheet row; null where the whole file is meant.
   */
  add(code: ReadingProblemCode, row: number | null, known: string | null = null, place: Place = {}): void {
    const column = known === null ? null : (this.#ownNames.get(known) ?? known);
    const key = `${code}\n${column ?? ''}\n${this.#sheet ?? ''}`;
    let tally = this.#tallies.get(key);
    if (tally === undefined) {
      tally = { places: 0, folded: null };
      this.#tallies.set(key, tally);
    }
    tally.places++;
    const text = problemText(code);
    if (tally.folded !== null) {
      tally.folded.count += place.count ?? 1;
      return;
    }
    const problem: OpenProblem = {
      code,
      severity: text.severity,
      row: row === null ? null : (this.#lines[row - 1] ?? row),
      column: column === null ? null : column.slice(0, COLUMN_LENGTH),
      count: place.count ?? 1,
      message: place.message ?? text.message,
      advice: text.advice,
      ...(this.#sheet === undefined ? {} : { sheet: this.#sheet }),
    };
    this.#problems.push(problem);
    if (text.severity === 'info' || tally.places > PLACES_KEPT) tally.folded = problem;
  }

  /** All problems so far, in the order first found. */
  list(): readonly RowProblem[] {
    return this.#problems;
  }
}

/** A log that tells the columns of a part of a table under the names that the table has for them. */
export class RenamingLog extends ProblemLog {
  readonly #log: ProblemLog;
  readonly #names: ReadonlyMap<string, string>;

  constructor(log: ProblemLog, names: ReadonlyMap<string, string>) {
    super();
    this.#log = log;
    this.#names = names;
  }

  override add(
    code: ReadingProblemCode,
    row: number | null,
    known: string | null = null,
    place: Place = {},
  ): void {
    this.#log.add(code, row, known === null ? null : (this.#names.get(known) ?? known), place);
  }

  override list(): readonly RowProblem[] {
    return this.#log.list();
  }
}
