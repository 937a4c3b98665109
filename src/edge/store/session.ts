/** What every repository works with: one connection's queries, quick writing of many rows, and the clock. */
import type { Kysely } from 'kysely';
import type { Instant } from '../../core/base/time.ts';
import type { Dialect } from './migrations.ts';
import type { Tables } from './tables.ts';

export type SqlValue = string | number | null;

export type Session = {
  readonly database: Kysely<Tables>;
  readonly dialect: Dialect;
  readonly now: () => Instant;
  /** Insert many rows of one table at once; `columns` in the order of each row's values. */
  readonly insertMany: (
    table: string,
    columns: readonly BulkColumn[],
    rows: readonly (readonly SqlValue[])[],
  ) => Promise<void>;
  /** Run one query written by hand, parameters as `?` in order. */
  readonly select: (
    text: string,
    parameters: readonly SqlValue[],
  ) => Promise<readonly Record<string, unknown>[]>;
};

/** A column for bulk writing, with the type PostgreSQL must be told. */
export type BulkColumn = { readonly name: string; readonly type: 'text' | 'bigint' | 'double precision' };
