/** Reads the SEN2 extract in force from the store into columns, a batch at a time. */

import { toDayNumber } from '../core/base/day-number.ts';
import type { IsoDate } from '../core/base/time.ts';
import type { RowBatch, Sen2Records } from '../core/domain/records.ts';
import { ExtractBuilder } from '../core/extract/build-extract.ts';
import { type Extract, NO_DAY } from '../core/extract/extract.ts';
import type { ExtractSource, Repositories, Scope } from '../edge/store/store.ts';

/** Parents before their children. */
const TABLES = [
  'sen2Headers',
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'planDetails',
  'activePlans',
  'placements',
  'needs',
] as const satisfies readonly Sen2Records[];

/** An extract and the file that each of its tables came from. */
export type StoredExtract = {
  readonly extract: Extract;
  readonly sources: readonly (ExtractSource & { readonly table: Sen2Records })[];
  /** Days of the files, where they are not all of one day: tables of different extracts stand side by side. */
  readonly days: readonly IsoDate[];
};

/**
 * Read the extract in force. Memory holds the columns and one batch of rows. Where the header names no day, the day of
 * the files stands for it.
 * @returns null where no table of a return has rows.
 */
export async function readExtract(read: Repositories, scope: Scope): Promise<StoredExtract | null> {
  const builder = new ExtractBuilder();
  const sources: (ExtractSource & { readonly table: Sen2Records })[] = [];
  for (const table of TABLES) {
    const source = await read.rows.stream(scope, table, (rows) => {
      // The rows are those of the table that is asked for, which the checker cannot follow through the union.
      builder.add({ table, rows } as unknown as RowBatch);
    });
    if (source !== null) sources.push({ ...source, table });
  }
  if (!builder.hasRows) return null;
  const extract = builder.finish();
  const days = [...new Set(sources.flatMap(({ asAt }) => (asAt === null ? [] : [asAt])))].sort();
  const [only] = days;
  const isToldByFile = extract.asAt === NO_DAY && only !== undefined && days.length === 1;
  return { extract: isToldByFile ? { ...extract, asAt: toDayNumber(only) } : extract, sources, days };
}
