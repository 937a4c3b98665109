/** A reader of rows that applies an officer's fixes before each row is read; the file itself is never changed. */
import type { Fix } from '../../../core/domain/issue.ts';
import { columnKey } from '../tables/column-key.ts';
import type { RowReader } from '../tables/reading.ts';
import { type FixBook, firstKey, type TableFixes } from './fix-book.ts';
import type { FixLog } from './fix-log.ts';
import { type Fingerprint, REPEATED, type RecordKeyOf, valueAt } from './record-binding.ts';

export type FixedTable = {
  readonly table: string;
  /** The columns as the reader knows them. */
  readonly headers: readonly string[];
  readonly fixes: FixBook;
  readonly recordKeyOf: RecordKeyOf;
  /** True where a key stands for one record, so that a second row with it is another matter. */
  readonly isKeyUnique: boolean;
  readonly fingerprint: Fingerprint;
  /** So many columns at the start are identifiers made while reading. */
  readonly made: number;
  readonly log: FixLog;
  /** Told of each row that is left out, and whether its identifier was there before. */
  readonly onLeftOut?: (cells: readonly string[], isRepeated: boolean) => void;
};

type Decided = {
  readonly cells: readonly string[];
  readonly isLeftOut: boolean;
  readonly isRepeated: boolean;
};

/**
 * Make a reader that applies fixes: where the record and its value are still those of a fix, the cell is replaced, the row
 * left out or the value accepted; where the value has changed since, the fix is told and not applied. Without fixes of
 * the table it gives the reader itself.
 */
export function fixedReader(reader: RowReader, given: FixedTable): RowReader {
  const fixes = given.fixes.of(given.table);
  if (fixes.size === 0) return reader;
  const rows = new FixedRows(given, fixes);
  return {
    waiting: () => reader.waiting(),
    take: () => reader.take(),
    finish: () => reader.finish?.(),
    readRow: (cells, row) => {
      const decided = rows.decide(cells, row);
      if (!decided.isLeftOut) return reader.readRow(decided.cells, row);
      given.onLeftOut?.(cells, decided.isRepeated);
      return 'skipped';
    },
  };
}

/** Decides row by row what the fixes make of it. */
class FixedRows {
  readonly #given: FixedTable;
  readonly #fixes: TableFixes;
  readonly #columns: readonly string[];
  /** Records with fixes, by the key of the first row of each; how often each was met. */
  readonly #met = new Map<string, number>();

  constructor(given: FixedTable, fixes: TableFixes) {
    this.#given = given;
    this.#fixes = fixes;
    this.#columns = given.headers.map(columnKey);
    for (const key of fixes.keys()) this.#met.set(firstKey(key), 0);
  }

  decide(cells: readonly string[], row: number): Decided {
    const key = this.#keyOf(cells);
    const fixes = key === null ? undefined : this.#fixes.get(key);
    if (key === null || fixes === undefined) return { cells, isLeftOut: false, isRepeated: false };
    const own = [...cells];
    let isLeftOut = false;
    for (const fix of fixes) {
      const place = fix.column === null ? null : this.#columns.indexOf(columnKey(fix.column));
      if (place === -1) continue;
      this.#given.fixes.meet(fix);
      if (!this.#isCurrent(fix, cells, place, row)) continue;
      if (fix.action === 'leave-out') isLeftOut = true;
      if (place !== null) replaceCell(own, place, fix);
      this.#tell(fix, row);
    }
    return { cells: own, isLeftOut, isRepeated: key.endsWith(REPEATED) };
  }

  /** Give the key of a row's record, marked where its identifier was there before; null where no fix is of it. */
  #keyOf(cells: readonly string[]): string | null {
    const key = this.#given.recordKeyOf(cells);
    const met = key === null ? undefined : this.#met.get(key);
    if (key === null || met === undefined) return null;
    this.#met.set(key, met + 1);
    return met === 0 || !this.#given.isKeyUnique ? key : key + REPEATED;
  }

  /** Say whether the value is still the one that the fix was made for; tells where it is not. */
  #isCurrent(fix: Fix, cells: readonly string[], place: number | null, row: number): boolean {
    const value = valueAt(cells, place, this.#given.made);
    if (this.#given.fingerprint(fix.recordKey, fix.column, value) === fix.oldFingerprint) return true;
    const isDone = fix.action === 'correct' && value === fix.value;
    this.#given.log.add(isDone ? 'fix.already-corrected' : 'fix.outdated', row, fix.column);
    return false;
  }

  #tell(fix: Fix, row: number): void {
    const code = { correct: 'fix.applied', 'leave-out': 'fix.left-out', accept: 'fix.accepted' } as const;
    this.#given.log.add(code[fix.action], row, fix.action === 'leave-out' ? null : fix.column);
  }
}

/** Put a corrected value in its cell; a row of a sheet may end before it. */
function replaceCell(cells: string[], place: number, { action, value }: Fix): void {
  if (action !== 'correct') return;
  while (cells.length < place) cells.push('');
  cells[place] = value ?? '';
}
