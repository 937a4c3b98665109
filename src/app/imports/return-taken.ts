/** The SEN2 tables that a call has read, gathered into one extract, with the file that each table came from. */
import type { FileReport } from '../../core/domain/intake.ts';
import type { RowBatch, Sen2Records, TableName } from '../../core/domain/records.ts';
import { ExtractBuilder } from '../../core/extract/build-extract.ts';
import type { Extract } from '../../core/extract/extract.ts';

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

/** Gathers rows while they are read. A file that is then not kept makes the whole incomplete, for its rows are in. */
export class ReturnTaken {
  readonly #builder = new ExtractBuilder();
  readonly #sources = new Map<TableName, TableSource>();
  #isIncomplete = false;

  /** Take a batch on its way to the store. */
  take(batch: RowBatch, source: TableSource): void {
    if (!SEN2_TABLES.has(batch.table)) return;
    this.#builder.add(batch);
    if (!this.#sources.has(batch.table)) this.#sources.set(batch.table, source);
  }

  /** Say that a SEN2 file of the call was not kept, or was in force already and so not read. */
  missOne({ kind }: FileReport): void {
    if (kind.startsWith('sen2')) this.#isIncomplete = true;
  }

  /** True where at least one table of a return was read. */
  get hasRows(): boolean {
    return this.#builder.hasRows;
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

  /** Give the extract; nothing may be taken afterwards. */
  finish(): Extract {
    return this.#builder.finish();
  }
}
