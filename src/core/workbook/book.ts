/** A workbook as data: sheets of cells that hold text, numbers or live formulas with the value each now has. */

/** How a cell is shown. Money is in pounds with pence, or in whole pence where the sheet says so. */
export type BookLook = 'text' | 'pounds' | 'pence' | 'count' | 'percent' | 'decimal';

/** One cell. An open one is the reader's to change; `note` is shown beside it by the spreadsheet. */
export type BookCell =
  | { readonly is: 'nothing' }
  | { readonly is: 'text'; readonly text: string; readonly isEnd?: boolean }
  | {
      readonly is: 'number';
      readonly value: number;
      readonly look: BookLook;
      readonly isOpen?: boolean;
      readonly note?: string;
    }
  | {
      readonly is: 'formula';
      /** Without the equals sign; addresses are those of `SheetDraft`. */
      readonly formula: string;
      /** What it comes to, reckoned here. */
      readonly value: number | string;
      readonly look: BookLook;
    };

/** What may be typed into a range of open cells. */
export type BookRule = {
  readonly range: string;
  readonly kind: 'whole' | 'pounds' | 'number';
  readonly least: number;
  readonly most: number;
};

/** A sheet: title, a note under it, one header row, then its rows. */
export type BookSheet = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly headings: readonly { readonly words: string; readonly isEnd: boolean }[];
  /** [characters], one for each column. */
  readonly widths: readonly number[];
  readonly rows: readonly { readonly cells: readonly BookCell[]; readonly isTotal: boolean }[];
  readonly rules: readonly BookRule[];
};

/** A workbook with the names under which its headline cells are found. */
export type Book = {
  readonly title: string;
  readonly authority: string;
  /** The moment that stands inside the file. */
  readonly writtenAt: string;
  readonly sheets: readonly BookSheet[];
  readonly names: readonly { readonly name: string; readonly range: string }[];
};

/** Rows above the first row of data: title, note, header. */
export const BOOK_ROWS_ABOVE = 3;

/** The letters of a column counted from 0: 0 is "A", 27 is "AB". */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`;
}

/** Text in a cell. */
export function words(text: string, isEnd = false): BookCell {
  return { is: 'text', text, isEnd };
}

/** An empty cell. */
export const NOTHING: BookCell = { is: 'nothing' };

/** Whole pence as a number of pounds. */
export function pounds(pence: bigint): number {
  return Number(pence) / 100;
}

/** A live formula with its value. */
export function live(formula: string, value: number | string, look: BookLook): BookCell {
  return { is: 'formula', formula, value, look };
}

/** A sheet while it is made: rows have ids, by which formulas of this and other sheets find them. */
export class SheetDraft {
  readonly name: string;
  readonly #about: Omit<BookSheet, 'name' | 'rows' | 'rules'>;
  readonly #rows: { readonly cells: readonly BookCell[]; readonly isTotal: boolean }[] = [];
  readonly #rules: BookRule[] = [];
  readonly #places = new Map<string, number>();

  constructor(name: string, about: Omit<BookSheet, 'name' | 'rows' | 'rules'>) {
    this.name = name;
    this.#about = about;
  }

  /** The row of the sheet, from 1, that the next row added will have. */
  get next(): number {
    return this.#rows.length + BOOK_ROWS_ABOVE + 1;
  }

  /** The address that a cell of the next row will have, for formulas of this sheet. */
  addressOfNext(column: number): string {
    return `${columnLetters(column)}${this.next}`;
  }

  /** Add a row. @throws RangeError where the id stands already. */
  add(id: string, cells: readonly BookCell[], isTotal = false): void {
    if (this.#places.has(id)) throw new RangeError(`The sheet ${this.name} has a row ${id} already`);
    this.#places.set(id, this.next);
    this.#rows.push({ cells, isTotal });
  }

  /** Say what may be typed into a range. */
  rule(rule: BookRule): void {
    this.#rules.push(rule);
  }

  /** Say whether a row stands here. */
  has(id: string): boolean {
    return this.#places.has(id);
  }

  /** The address of a cell for formulas of this sheet. @throws RangeError where there is no such row. */
  at(id: string, column: number): string {
    const row = this.#places.get(id);
    if (row === undefined) throw new RangeError(`The sheet ${this.name} has no row ${id}`);
    return `${columnLetters(column)}${row}`;
  }

  /** The address of a cell for formulas of other sheets. */
  from(id: string, column: number): string {
    return `'${this.name}'!${this.at(id, column)}`;
  }

  /** The sheet as it stands. */
  done(): BookSheet {
    return { name: this.name, ...this.#about, rows: [...this.#rows], rules: [...this.#rules] };
  }
}
