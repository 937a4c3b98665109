/** What the readers of the SEN2 tables share: one row's cells by column, its identifiers, and whether it can be kept. */
import type { IsoDate } from '../../../core/base/time.ts';
import { codeInWords } from '../../../core/domain/code-words.ts';
import { parseDay } from '../../../core/domain/dates.ts';
import { childId, parseYesNo, plainId } from '../../../core/domain/numbers.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import { columnsNotIn, type Sen2Collection } from '../../../core/domain/sen2-collections.ts';
import { readWrittenKey } from '../../../core/domain/written-key.ts';
import { problemText, type ReadingProblemCode } from '../problem-texts.ts';
import { dayFault } from '../tables/cell-faults.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { ReaderInput } from '../tables/reading.ts';
import { IdSet } from './sen2-links.ts';

const LONGEST_ID = 160;
const SHORT_CODE = /^[A-Z0-9]{1,8}$/;
const AUTHORITY_NUMBER = /^\d{3}$/;
/** Days repeat: a return of any size has a few thousand of them, and each is worked out once. */
const MOST_DAYS = 20_000;

/** One row at a time of one table: reads its cells, tells its problems, and knows whether any was an error. */
export class Sen2Row {
  readonly table: Sen2TableName;
  /** What is to be done after the last row. */
  readonly atEnd: (() => void)[] = [];
  readonly #input: ReaderInput;
  readonly #seen = new IdSet();
  readonly #known: IdSet;
  readonly #idPlace: number;
  /** Places of columns that the return's collection does not have, until a value was met there and told. */
  #notInYear: readonly number[] = [];
  readonly #days = new Map<string, IsoDate | null>();
  #cells: readonly string[] = [];
  #referenceDate: IsoDate | null = null;
  #row = 0;
  #hasError = false;

  constructor(table: Sen2TableName, input: ReaderInput) {
    this.table = table;
    this.#input = input;
    this.#known = input.links.start(table);
    this.#idPlace = placeOf(input.headers, `${table}tableid`);
    if (this.collection !== null) this.judgeColumns(this.collection.year);
  }

  /** Tell of columns that the collection of a year does not have, from now on and where they hold a value. */
  judgeColumns(year: number): void {
    this.#notInYear = columnsNotIn(year, this.table)
      .map((column) => this.place(column))
      .filter((place) => place >= 0);
    this.#tellColumns();
  }

  #tellColumns(): void {
    for (const place of this.#notInYear) {
      if (this.text(place) === '') continue;
      this.say('sen2.column-not-in-year', place);
      this.#notInYear = this.#notInYear.filter((other) => other !== place);
    }
  }

  /** Turn to a row. */
  turnTo(cells: readonly string[], row: number): void {
    this.#cells = cells;
    this.#referenceDate = this.#input.links.referenceDate ?? this.#input.referenceDate;
    this.#row = row;
    this.#hasError = false;
    if (this.#notInYear.length > 0) this.#tellColumns();
  }

  /** The collection that the return is of, where it is known. */
  get collection(): Sen2Collection | null {
    return this.#input.links.collection;
  }

  get hasError(): boolean {
    return this.#hasError;
  }

  /** True where the dates of reviews are known to stand the wrong way round. */
  get areReviewsSwapped(): boolean {
    return this.#input.areReviewsSwapped === true;
  }

  /** The file's name of a column. */
  header(place: number): string | null {
    return this.#input.headers[place] ?? null;
  }

  /** Tell something of the table as a whole. */
  sayOfTable(code: ReadingProblemCode, place: number, more: { message: string; count: number }): void {
    this.#input.log.add(code, null, this.header(place), more);
  }

  get referenceDate(): IsoDate | null {
    return this.#referenceDate;
  }

  place(column: string): number {
    return placeOf(this.#input.headers, column);
  }

  say(code: ReadingProblemCode, place: number): void {
    if (problemText(code).severity === 'error') this.#hasError = true;
    this.#input.log.add(code, this.#row, this.#input.headers[place] ?? null);
  }

  text(place: number): string {
    return place < 0 ? '' : cellAt(this.#cells, place);
  }

  /** Read the row's own identifier; "" where it has none or it was there before. */
  ownId(): string {
    const id = plainId(this.text(this.#idPlace));
    if (id === '' || id.length > LONGEST_ID) {
      this.say('sen2.id-missing', this.#idPlace);
      return '';
    }
    if (!this.#seen.add(id)) {
      this.say('sen2.id-repeated', this.#idPlace);
      return '';
    }
    this.#known.add(id);
    return id;
  }

  /** Remember that a row was kept out, so that its children can be told why. */
  refuse(id: string): void {
    if (id !== '') this.#input.links.refuse(this.table, id);
  }

  /** Read what the row belongs to and give its pseudonym; "" where it is missing or not there. */
  parentKey(table: Sen2TableName, place: number): string {
    const id = plainId(this.text(place));
    if (id === '' || id.length > LONGEST_ID) {
      this.say('sen2.parent-missing', place);
      return '';
    }
    const standing = this.#input.links.parent(table, id);
    if (standing === 'absent') this.say('sen2.orphan', place);
    if (standing === 'refused') this.say('sen2.parent-refused', place);
    return standing === 'absent' ? '' : this.key(table, id);
  }

  /** Make the keyed pseudonym of an identifier of a subject. */
  key(subject: string, id: string): string {
    return this.#input.pseudonym(subject, id);
  }

  /** Read a day; null where the cell is empty or no real day, which is then told. */
  day(place: number): IsoDate | null {
    const text = this.text(place);
    if (text === '') return null;
    const day = this.#parseDay(text);
    if (day === null) this.say(dayFault(text), place);
    else if (this.referenceDate !== null && day > this.referenceDate) this.say('sen2.date-in-future', place);
    return day;
  }

  /** Read a day that may lie ahead, such as a due date or the end of a placement. */
  dayAhead(place: number): IsoDate | null {
    const text = this.text(place);
    if (text === '') return null;
    const day = this.#parseDay(text);
    if (day === null) this.say(dayFault(text), place);
    return day;
  }

  #parseDay(text: string): IsoDate | null {
    const known = this.#days.get(text);
    if (known !== undefined) return known;
    const day = parseDay(text);
    if (this.#days.size < MOST_DAYS) this.#days.set(text, day);
    return day;
  }

  yesNo(place: number): boolean | null {
    const text = this.text(place);
    if (text === '') return null;
    const value = parseYesNo(text);
    if (value === null) this.say('sen2.yes-no-unknown', place);
    return value;
  }

  /** Read a code of a set, or the words that stand for it, which is then told; null where it is empty or not in the set, which is then told. */
  code(place: number, set: ReadonlySet<string>, fault: ReadingProblemCode): string | null {
    const text = this.text(place);
    if (text === '') return null;
    if (set.has(text)) return text;
    const even = plainId(text).toUpperCase();
    if (set.has(even)) return even;
    const meant = codeInWords(set, text);
    this.say(meant === null ? fault : 'sen2.code-in-words', place);
    return meant;
  }

  /** Read a code, and tell where it is none of the collection of the return's year; it is kept all the same. */
  codeOfYear(
    place: number,
    set: ReadonlySet<string>,
    ofYear: ReadonlySet<string> | undefined,
    fault: ReadingProblemCode,
  ): string | null {
    const code = this.code(place, set, fault);
    if (code !== null && ofYear !== undefined && !ofYear.has(code)) this.say('sen2.code-not-in-year', place);
    return code;
  }

  /** Read a short code that is kept as it was sent; null where it is empty or no such code, which is then told. */
  shortCode(place: number): string | null {
    const text = plainId(this.text(place)).toUpperCase();
    if (text === '') return null;
    if (SHORT_CODE.test(text)) return text;
    this.say('sen2.code-unknown', place);
    return null;
  }

  /** Read the number of an authority, three digits. */
  authorityNumber(place: number): string | null {
    const text = plainId(this.text(place));
    if (text === '') return null;
    if (AUTHORITY_NUMBER.test(text)) return text;
    this.say('sen2.code-unknown', place);
    return null;
  }

  /** Read a number or reference of a child without its spaces, in capitals. */
  childNumber(place: number): string {
    return childId(this.text(place));
  }

  /** Make the key by which a child is known in every file that names the same number; null where the cell is empty. */
  childKey(subject: string, place: number): string | null {
    const text = this.childNumber(place);
    return text === '' ? null : this.key(subject, text);
  }

  /** Seal the authority's own reference of the case; null where references are not kept. */
  sealedCase(place: number): string | null {
    const text = this.text(place);
    // A key that the product wrote is no reference of the authority's.
    if (text === '' || readWrittenKey(text) !== null) return null;
    return this.#input.sealCase?.(text) ?? null;
  }

  rank(place: number): 1 | 2 | null {
    const text = plainId(this.text(place));
    if (text === '1') return 1;
    if (text === '2') return 2;
    this.say('sen2.rank-unknown', place);
    return null;
  }
}
