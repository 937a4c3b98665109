/** Reads the SEN2 extract in force from the store into columns, a batch at a time. */

import { type DayNumber, toDayNumber } from '../core/base/day-number.ts';
import type { IsoDate } from '../core/base/time.ts';
import type { RowBatch, Sen2Records } from '../core/domain/records.ts';
import { ExtractBuilder } from '../core/extract/build-extract.ts';
import { type Extract, NO_DAY } from '../core/extract/extract.ts';
import type { ExtractSource, Repositories, Scope } from '../edge/store/store.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { whoIsTold } from './kept-extracts.ts';
import { rowsState } from './newest-change.ts';

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

type SourceOfTable = ExtractSource & { readonly table: Sen2Records };

/** Where the tables of an extract came from. */
export type ExtractSources = {
  readonly sources: readonly SourceOfTable[];
  /** Days of the files, where they are not all of one day: tables of different extracts stand side by side. */
  readonly days: readonly IsoDate[];
};

/** An extract and the file that each of its tables came from. */
export type StoredExtract = ExtractSources & { readonly extract: Extract };

/**
 * Hand on the tables of the extract in force, parents before their children. Memory holds one batch of rows.
 * @param before  a day: the extract is then the newest of those that are of an earlier day.
 */
export async function streamExtract(
  read: Repositories,
  scope: Scope,
  take: (batch: RowBatch) => void,
  before: IsoDate | null = null,
): Promise<ExtractSources> {
  const sources: SourceOfTable[] = [];
  for (const table of TABLES) {
    const hand = (rows: readonly unknown[]) => {
      // The rows are those of the table that is asked for, which the checker cannot follow through the union.
      take({ table, rows } as unknown as RowBatch);
    };
    const source = await read.rows.stream(scope, table, hand, before);
    if (source !== null) sources.push({ ...source, table });
  }
  const days = [...new Set(sources.flatMap(({ asAt }) => (asAt === null ? [] : [asAt])))].sort();
  return { sources, days };
}

/** The day of an extract: where the header names none, the day of the files stands for it, if they are of one. */
export function dayOfExtract({ asAt }: Pick<Extract, 'asAt'>, days: readonly IsoDate[]): DayNumber {
  const [only] = days;
  return asAt === NO_DAY && only !== undefined && days.length === 1 ? toDayNumber(only) : asAt;
}

/** Rows of extracts that may be kept ready together: those of all England; a row takes some 70 bytes [rows]. */
const MOST_ROWS = 8_000_000;

type ExtractReader = (scope: Scope) => Promise<StoredExtract | null>;

/** Readers that keep, by the repositories that they read; they go with them. */
const keepers = new WeakMap<Repositories, ExtractReader>();

function keeperOf(read: Repositories): ExtractReader {
  const known = keepers.get(read);
  if (known !== undefined) return known;
  const size = { of: rowsOf, most: MOST_ROWS };
  const keeper = keepWhileUnchanged(read, (scope) => readAnew(read, scope, null), size, rowsState);
  keepers.set(read, keeper);
  return keeper;
}

function rowsOf(stored: StoredExtract | null): number {
  if (stored === null) return 0;
  const { persons, requests, assessments, namedPlans } = stored.extract;
  const { planDetails, activePlans, placements, needs } = stored.extract;
  const tables = [persons, requests, assessments, namedPlans, planDetails, activePlans, placements, needs];
  return tables.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Read the extract in force, or give it as it was read and kept. Memory holds the columns and one batch of rows. Nobody changes it.
 * @param before  as in `streamExtract`; such an extract is never kept.
 * @returns null where no table of a return has rows.
 */
export async function readExtract(
  read: Repositories,
  scope: Scope,
  before: IsoDate | null = null,
): Promise<StoredExtract | null> {
  const isKept = before === null && whoIsTold(read) !== null;
  return isKept ? await keeperOf(read)(scope) : await readAnew(read, scope, before);
}

async function readAnew(
  read: Repositories,
  scope: Scope,
  before: IsoDate | null,
): Promise<StoredExtract | null> {
  const builder = new ExtractBuilder();
  const tell = whoIsTold(read);
  let rows = 0;
  const take = (batch: RowBatch) => {
    builder.add(batch);
    rows += batch.rows.length;
    tell?.(rows);
  };
  const stored = await streamExtract(read, scope, take, before);
  if (!builder.hasRows) return null;
  const extract = builder.finish();
  return { ...stored, extract: { ...extract, asAt: dayOfExtract(extract, stored.days) } };
}
