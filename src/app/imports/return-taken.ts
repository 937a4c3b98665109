/** The SEN2 tables that a call has read, put by on disk to be checked together, with the file that each table came from. */

import type { ReturnToCheck } from '../../core/checks/run-checks.ts';
import type { FileReport } from '../../core/domain/intake.ts';
import type { RowBatch, Sen2Records, TableName } from '../../core/domain/records.ts';
import type { Extract } from '../../core/extract/extract.ts';
import { type ExtractPart, PART_TABLES, PartedReturn } from '../../core/extract/parted-return.ts';
import { ScratchFile } from '../../edge/store/scratch-file.ts';

const SEN2_TABLES: ReadonlySet<TableName> = new Set<Sen2Records>([
  'sen2Headers',
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'planDetails',
  'activePlans',
  'placements',
  'needs',
]);

/** Tables without which little of a return can be checked. */
const NEEDED: readonly Sen2Records[] = [
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'activePlans',
  'placements',
];

/** Where the rows of a table came from: the place of the file in the call, and its import where it was kept. */
export type TableSource = { readonly file: string; readonly importId: string | null };

/** A return put by in a scratch file, to be closed by who opened it. */
export class PutByReturn {
  #scratch: ScratchFile | null = null;
  #parted: PartedReturn | null = null;

  /** Take a batch; those of other tables than a return's are passed over. */
  add(batch: RowBatch): void {
    if (SEN2_TABLES.has(batch.table)) this.#open().add(batch);
  }

  /** The file is made when the first row comes. */
  #open(): PartedReturn {
    if (this.#parted !== null) return this.#parted;
    const scratch = new ScratchFile();
    this.#scratch = scratch;
    this.#parted = new PartedReturn(() => scratch.shelf());
    return this.#parted;
  }

  /** True where any row of a child has been taken. */
  get hasRows(): boolean {
    const parted = this.#parted;
    return parted !== null && PART_TABLES.some((table) => parted.count(table) > 0);
  }

  /** What the header tells, as an extract without rows. */
  header(): Extract {
    return this.#open().header();
  }

  /**
   * Give the return to be checked, once; nothing may be taken afterwards.
   * @param asAt  its day, where that is not the header's.
   */
  toCheck(asAt: Extract['asAt']): ReturnToCheck {
    const parted = this.#open();
    const rows = PART_TABLES.map((table) => [table, parted.count(table)]);
    return {
      asAt,
      year: parted.header().year,
      rows: Object.fromEntries(rows) as ReturnToCheck['rows'], // one entry a table
      parts: partsOf(parted, asAt),
    };
  }

  /** Give the room on the disk back. */
  close(): void {
    this.#scratch?.close();
    this.#scratch = null;
    this.#parted = null;
  }
}

function* partsOf(parted: PartedReturn, asAt: Extract['asAt']): Generator<ExtractPart> {
  for (const { extract, places } of parted.parts()) yield { extract: { ...extract, asAt }, places };
}

/** Gathers rows while they are read. A file that is then not kept makes the whole incomplete, for its rows are in. */
export class ReturnTaken {
  /** The rows. */
  readonly putBy = new PutByReturn();
  readonly #sources = new Map<TableName, TableSource>();
  #isIncomplete = false;

  /** Take a batch on its way to the store. */
  take(batch: RowBatch, source: TableSource): void {
    if (!SEN2_TABLES.has(batch.table)) return;
    this.putBy.add(batch);
    if (!this.#sources.has(batch.table)) this.#sources.set(batch.table, source);
  }

  /** Say that a SEN2 file of the call was not kept, or was in force already and so not read. */
  missOne({ kind }: FileReport): void {
    if (kind.startsWith('sen2')) this.#isIncomplete = true;
  }

  /** True where at least one table of a return was read. */
  get hasRows(): boolean {
    return this.putBy.hasRows;
  }

  /** True where not every table that a return needs was read, or one that the call named was not kept. */
  get isIncomplete(): boolean {
    return this.#isIncomplete || NEEDED.some((table) => !this.#sources.has(table));
  }

  sourceOf(table: TableName): TableSource | null {
    return this.#sources.get(table) ?? null;
  }

  /** The file of any table that was read; null where none was. */
  get anySource(): TableSource | null {
    return this.#sources.values().next().value ?? null;
  }
}
