/** What the repositories work with: a connection to read by and, inside a transaction, the means to change. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '../../core/base/time.ts';
import type { Cell, ColumnType } from './column.ts';
import type { Scope } from './store.ts';
import type { Tables } from './tables.ts';

/** Rows on their way into one table, all of one authority and one import. */
export type BulkRows = {
  readonly table: string;
  readonly authorityCode: string;
  readonly importId: string;
  /** The columns after `authority_code` and `import_id`. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly count: number;
  /** Append the cells of one row, in the order of `columns`. */
  readonly appendCells: (index: number, cells: Cell[]) => void;
};

/** Writes many rows fast, in the way of its database. */
export type BulkWriter = (rows: BulkRows) => Promise<void>;

/** What a transaction has under way; `isOver` once it was kept or rolled back. */
export type Changes = {
  readonly write: BulkWriter;
  isOver: boolean;
  /** Next ordinal by table and import. */
  readonly nextOrdinal: Map<string, number>;
  /** Imports that rows were written for: import id to scope. */
  readonly written: Map<string, Scope>;
};

export type Session = {
  readonly db: Kysely<Tables>;
  readonly now: () => Instant;
  /** Null outside a transaction. */
  readonly changes: Changes | null;
};

/** Begin to keep account of a transaction's changes. */
export function startChanges(write: BulkWriter): Changes {
  return { write, isOver: false, nextOrdinal: new Map(), written: new Map() };
}

/** The changes of the transaction at hand. @throws Error outside one, or after it ended: our own fault. */
export function requireChanges(session: Session): Changes {
  if (session.changes === null) throw new Error('The store is changed only inside a transaction');
  if (session.changes.isOver) throw new Error('This transaction is over; what was asked of it came too late');
  return session.changes;
}

/** The SHA-256 of a text's UTF-8 bytes, as 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
