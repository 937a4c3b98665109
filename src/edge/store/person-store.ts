/** What is kept of one child in the store, as the use cases see it, and the taking away of what is kept too long. */
import type { RetentionId } from '../../core/domain/retention.ts';
import type { Cell } from './column.ts';
import type { Scope } from './store.ts';

/** One row about a child, wherever it came from. */
export type PersonRow = {
  readonly table: string;
  readonly importId: string;
  readonly ordinal: number;
  /** The record's own columns. */
  readonly cells: Readonly<Record<string, Cell>>;
};

/** A child as the store knows it. */
export type PersonRecords = {
  /** The child's keys, by what they are of: "case", "pupil", "learner", "name". */
  readonly identities: Readonly<Record<string, readonly string[]>>;
  /** Keys of the child's own records, under which corrections are kept. */
  readonly recordKeys: readonly string[];
  /** Of every import, undone ones too. */
  readonly rows: readonly PersonRow[];
  /** True where another child's rows of one day have the same record key, so that rows cannot be told apart. */
  readonly isAmbiguous: boolean;
};

export type PersonRepository = {
  /** All that a programme keeps of a child. @param key  of any record of the child, or one of its identities. */
  find(scope: Scope, key: string): Promise<PersonRecords>;
  /** Take rows away. */
  erase(scope: Scope, rows: readonly PersonRow[]): Promise<void>;
  /** Take corrections of these records out of every kept sheet. @returns how many there were. */
  eraseFixes(scope: Scope, recordKeys: readonly string[]): Promise<number>;
};

export type RetentionRepository = {
  /** How many of a kind are older. @param before  an instant; what is of an earlier one is too old. */
  count(kind: RetentionId, scope: Scope, before: string): Promise<number>;
  /** Take them away. */
  remove(kind: RetentionId, scope: Scope, before: string): Promise<void>;
};
