/** Gathers what one check finds: the first rows one by one, the rest as a count. */
import type { ExtractPart } from '../extract/parted-return.ts';
import type { CheckLevel, CheckTable, Finding } from './finding.ts';

/** Findings alike that are told row by row; what goes beyond is folded into one more with its count. */
export const MOST_ALIKE = 100;

/** What a finding says of its check. */
export type CheckHead = { readonly code: string; readonly level: CheckLevel; readonly subject: CheckTable };

/** A row that a check tells: its place in its table of the whole return, and its line of the file. */
type FoundRow = { readonly place: number; readonly row: number | null };

/** Where one check puts what it finds, over all parts of a return. */
export class Found {
  readonly #check: CheckHead;
  readonly #findings: Finding[] = [];
  #rows: Int32Array = new Int32Array(0);
  #places: Int32Array = new Int32Array(0);
  /** The first rows of those found, one more than are told one by one. */
  #first: FoundRow[] = [];
  #count = 0;

  constructor(check: CheckHead) {
    this.#check = check;
  }

  /** Turn to a part: rows are told by their places in it from now on. */
  turnTo({ extract, places }: ExtractPart): void {
    const { subject } = this.#check;
    if (this.#first.length > MOST_ALIKE) this.#first = firstOf(this.#first);
    if (subject === 'sen2Headers') return;
    this.#rows = extract[subject].row;
    this.#places = places[subject];
  }

  /** Tell every row of the check's own table of which a test says that it is wrong. */
  each(isWrong: (place: number) => boolean): void {
    let told = 0;
    for (let at = 0; at < this.#rows.length; at++) {
      if (!isWrong(at)) continue;
      this.#count++;
      // Places of a part ascend, so its later rows cannot be among the first of all.
      if (told++ <= MOST_ALIKE)
        this.#first.push({ place: this.#places[at] ?? at, row: this.#rows[at] ?? null });
    }
  }

  /**
   * Tell something of the whole extract.
   * @param count  rows that it stands for.
   * @param detail  figures of the whole extract that show why.
   */
  whole(count: number, detail: Readonly<Record<string, number>> = {}): void {
    this.#findings.push({ ...this.#head(), row: null, count, detail });
  }

  /** Tell that a table as a whole is wrong. */
  table(table: Finding['table']): void {
    this.#findings.push({ ...this.#head(), table, row: null, count: 1 });
  }

  /** Give all that was found. */
  take(): readonly Finding[] {
    const first = firstOf(this.#first);
    const told = first.slice(0, MOST_ALIKE).map(({ row }) => ({ ...this.#head(), row, count: 1 }));
    const folded = this.#count - told.length;
    const rest =
      folded === 0 ? [] : [{ ...this.#head(), row: first[MOST_ALIKE]?.row ?? null, count: folded }];
    return [...this.#findings, ...told, ...rest];
  }

  #head(): Pick<Finding, 'code' | 'level' | 'table'> {
    return { code: this.#check.code, level: this.#check.level, table: this.#check.subject };
  }
}

function firstOf(rows: readonly FoundRow[]): FoundRow[] {
  return rows.toSorted((a, b) => a.place - b.place).slice(0, MOST_ALIKE + 1);
}
