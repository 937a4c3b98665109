/** The fixes of one call, found by table and record, with what became of each. */
import type { Fix } from '../../../core/domain/issue.ts';
import type { FixLog } from './fix-log.ts';
import { REPEATED } from './record-binding.ts';

/** The fixes of one table by the key of their record. */
export type TableFixes = ReadonlyMap<string, readonly Fix[]>;

const NO_FIXES: TableFixes = new Map();

/** Holds the fixes while files are read; one for all files of one call. */
export class FixBook {
  readonly #byTable = new Map<string, Map<string, Fix[]>>();
  readonly #unused: Set<Fix>;
  /** Tables of which some file was read. */
  readonly #read = new Set<string>();
  /** True where any fix leaves a row out. */
  readonly leavesOut: boolean;
  /** Rows of SEN2 tables that were left out, by `rowName`, so that what belongs to them is left out too. */
  readonly leftOut = new Set<string>();

  constructor(fixes: readonly Fix[]) {
    this.#unused = new Set(fixes);
    this.leavesOut = fixes.some(({ action }) => action === 'leave-out');
    for (const fix of fixes) {
      const table = this.#byTable.get(fix.table) ?? new Map<string, Fix[]>();
      this.#byTable.set(fix.table, table);
      const known = table.get(fix.recordKey);
      if (known === undefined) table.set(fix.recordKey, [fix]);
      else known.push(fix);
    }
  }

  /** Give the fixes of a table that is about to be read. */
  of(table: string): TableFixes {
    this.#read.add(table);
    return this.#byTable.get(table) ?? NO_FIXES;
  }

  /** Remember that the record and column of a fix were met. */
  meet(fix: Fix): void {
    this.#unused.delete(fix);
  }

  /** How many fixes met no record. */
  get unused(): number {
    return this.#unused.size;
  }

  /** How many fixes of the tables that were read met no record. */
  get unusedOfRead(): number {
    return [...this.#unused].filter(({ table }) => this.#read.has(table)).length;
  }

  /** Tell how many fixes met no record; called once after the last file. */
  tellUnused(log: FixLog): void {
    if (this.#unused.size > 0) log.add('fix.unused', null, null, { count: this.#unused.size });
  }
}

/** Give the key without the mark of a repeated identifier. */
export function firstKey(recordKey: string): string {
  return recordKey.endsWith(REPEATED) ? recordKey.slice(0, -REPEATED.length) : recordKey;
}
