/** Gathers what one check finds: the first rows one by one, the rest as a count. */
import type { Extract } from '../extract/extract.ts';
import type { CheckLevel, CheckTable, Finding } from './finding.ts';

/** Findings alike that are told row by row; what goes beyond is folded into one more with its count. */
export const MOST_ALIKE = 100;

/** What a finding says of its check. */
export type CheckHead = { readonly code: string; readonly level: CheckLevel; readonly subject: CheckTable };

/** Where one check puts what it finds. */
export class Found {
  readonly #check: CheckHead;
  readonly #rows: Int32Array;
  readonly #findings: Finding[] = [];
  #foldedFrom: number | null = null;
  #folded = 0;

  constructor(check: CheckHead, extract: Extract) {
    this.#check = check;
    this.#rows = check.subject === 'sen2Headers' ? new Int32Array(0) : extract[check.subject].row;
  }

  /** Tell a row of the check's own table, by its place in the columns. */
  row(place: number): void {
    const row = this.#rows[place] ?? null;
    if (this.#findings.length < MOST_ALIKE) this.#findings.push({ ...this.#head(), row, count: 1 });
    else {
      this.#foldedFrom ??= row;
      this.#folded++;
    }
  }

  /** Tell every row of the check's own table of which a test says that it is wrong. */
  each(isWrong: (place: number) => boolean): void {
    for (let place = 0; place < this.#rows.length; place++) if (isWrong(place)) this.row(place);
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
    if (this.#folded === 0) return this.#findings;
    return [...this.#findings, { ...this.#head(), row: this.#foldedFrom, count: this.#folded }];
  }

  #head(): Pick<Finding, 'code' | 'level' | 'table'> {
    return { code: this.#check.code, level: this.#check.level, table: this.#check.subject };
  }
}
