/** One row of a register or a table of schools: its cells by column, each checked, and the problems that they give. */
import type { IsoDate, Month } from '../../../core/base/time.ts';
import { NEED_TYPES } from '../../../core/domain/code-sets.ts';
import { codeInWords } from '../../../core/domain/code-words.ts';
import { parseDay, parseMonth } from '../../../core/domain/dates.ts';
import { parseFinancialYear } from '../../../core/domain/financial-period.ts';
import { maskText } from '../../../core/domain/mask-text.ts';
import { childId, parseNumber, plainId } from '../../../core/domain/numbers.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { dayFault, textFault } from '../tables/cell-faults.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt } from '../tables/columns.ts';
import type { ReaderInput } from '../tables/reading.ts';
import { unguarded } from '../tables/unguarded.ts';

/** Our own words for what a column's cells say; the first pattern that fits counts. */
export type WordList<Word extends string = string> = readonly (readonly [word: Word, pattern: RegExp])[];

/** What people write where nothing is known; kept as missing, without a problem. */
const NOT_KNOWN = /^(n\/?a|not known|unknown|tbc|-|–|\?|\.{2,3}|x|:|c|z)?$/i;

/** Where each column stands, by its key; found once a table. */
export type ColumnPlaces = ReadonlyMap<string, number>;

/** Find the columns of a table; the first where a name is repeated. */
export function findColumns({ headers }: ReaderInput): ColumnPlaces {
  const places = new Map<string, number>();
  for (const [place, header] of headers.entries()) {
    const key = columnKey(header);
    if (!places.has(key)) places.set(key, place);
  }
  return places;
}

/** One row with the problems that it gives. */
export class RegisterRow {
  readonly #input: ReaderInput;
  readonly #places: ColumnPlaces;
  readonly #cells: readonly string[];
  readonly #row: number;
  hasErrors = false;

  constructor(input: ReaderInput, places: ColumnPlaces, cells: readonly string[], row: number) {
    this.#input = input;
    this.#places = places;
    this.#cells = cells;
    this.#row = row;
  }

  /** The cell of a column by its key; "" where the file has no such column. */
  text(column: string): string {
    return cellAt(this.#cells, this.#places.get(column) ?? -1);
  }

  tell(code: ReadingProblemCode, column: string): void {
    const header = this.#input.headers[this.#places.get(column) ?? -1];
    this.#input.log.add(code, this.#row, header ?? null);
  }

  refuse(code: ReadingProblemCode, column: string): void {
    this.hasErrors = true;
    this.tell(code, column);
  }

  /** A day that must be there. */
  day(column: string): IsoDate {
    const text = this.text(column);
    const day = parseDay(text);
    if (day === null) this.refuse(dayFault(text), column);
    return day ?? '';
  }

  /** A day that may be missing; where one is, it is not before `from`. */
  dayFrom(column: string, from: IsoDate): IsoDate | null {
    const day = this.dayOrNone(column);
    if (day !== null && day !== '' && day < from) this.refuse('register.dates-reversed', column);
    return day;
  }

  urn(column: string): string {
    const urn = plainId(this.text(column));
    if (!/^\d{6}$/.test(urn)) this.refuse(urn === '' ? 'cell.missing' : 'register.urn-malformed', column);
    return urn;
  }

  /** The three digits of an authority. */
  authority(column: string): string {
    const number = plainId(this.text(column));
    if (!/^\d{3}$/.test(number))
      this.refuse(number === '' ? 'cell.missing' : 'authority.number-malformed', column);
    return number;
  }

  /** The key of the child that a number or reference names, as the reader of the return makes it; null where the cell names none. */
  childKey(subject: 'case' | 'upn', column: string): string | null {
    const text = unguarded(this.text(column));
    if (NOT_KNOWN.test(text)) return null;
    const fault = textFault(text);
    if (fault !== null) this.refuse(fault, column);
    return fault === null ? this.#input.pseudonym(subject, childId(text)) : null;
  }

  /** A day that may be missing. */
  dayOrNone(column: string): IsoDate | null {
    return NOT_KNOWN.test(this.text(column)) ? null : this.day(column);
  }

  /** A count; null where the column is absent or the cell says that it is not known: never zero for it. */
  count(column: string): number | null {
    const text = this.text(column);
    if (NOT_KNOWN.test(text)) return null;
    const value = parseNumber(text);
    if (value === null) this.refuse('cell.not-a-number', column);
    else if (value < 0) this.refuse('cell.negative', column);
    else if (!Number.isSafeInteger(value)) this.refuse('cell.not-whole', column);
    return value;
  }

  /** A count that must be there. */
  countNeeded(column: string): number {
    const count = this.count(column);
    if (count === null && !this.hasErrors) this.refuse('cell.missing', column);
    return count ?? 0;
  }

  /** The year in which an academic year begins: "2024/25", "2024". */
  academicYear(column: string): number {
    const text = this.text(column);
    const year = /^(19[9]\d|20\d\d)$/.test(text) ? Number(text) : parseFinancialYear(text);
    if (year === null) this.refuse(text === '' ? 'cell.missing' : 'period.unreadable', column);
    return year ?? 0;
  }

  month(column: string): Month {
    const text = this.text(column);
    const month = parseMonth(text);
    if (month === null) this.refuse(dayFault(text), column);
    return month ?? '';
  }

  /** A short text, with what could name a person masked. */
  short(column: string): string {
    const text = unguarded(this.text(column));
    const fault = textFault(text);
    if (fault !== null) this.refuse(fault, column);
    return maskText(text);
  }

  /** The code of a need, by its code or its name; null where it is not known, which is told unless the cell says so itself. */
  need(column: string): string | null {
    const text = this.text(column);
    if (NOT_KNOWN.test(text)) return null;
    const code = NEED_TYPES.has(text.toUpperCase()) ? text.toUpperCase() : codeInWords(NEED_TYPES, text);
    if (code === null) this.tell('register.word-unknown', column);
    return code;
  }

  /** Our own word for what the cell says; null where it is not known, which is told unless the cell says so itself. */
  word<Word extends string>(column: string, words: WordList<Word>): Word | null {
    const text = this.text(column);
    if (NOT_KNOWN.test(text)) return null;
    const found = words.find(([, pattern]) => pattern.test(text));
    if (found === undefined) this.tell('register.word-unknown', column);
    return found?.[0] ?? null;
  }
}
