/** Readers of the authority's own registers: each row checked, references used to find repeats and never kept. */
import type { RegisterEntry, RegisterName } from '../../../core/domain/register-entry.ts';
import { gatherRows } from '../published/gather-rows.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { findColumns, RegisterRow, type WordList } from './register-row.ts';
import { NOT_FOLLOWED } from './register-words.ts';

/** Where a register's columns stand in its entries; columns by key. */
export type RegisterShape = {
  readonly register: RegisterName;
  readonly opened: string;
  readonly closed?: string;
  readonly urn?: string;
  readonly type?: readonly [column: string, words: WordList];
  /** The column of the child's primary need, which then is what the entry is about. */
  readonly need?: string;
  readonly result?: readonly [column: string, words: WordList];
  /** True where a result is known only of what the register follows. */
  readonly ceaseReason?: string;
};

/** The key of the column that holds the authority's own reference. */
export const REFERENCE = 'reference';

/** Make a maker of readers of one register. */
export function registerReader(shape: RegisterShape): (input: ReaderInput) => RowReader {
  return (input) => {
    const seen = new Set<string>();
    const places = findColumns(input);
    return gatherRows('registerEntries', input, (cells, at, give) => {
      const row = new RegisterRow(input, places, cells, at);
      const entry = readEntry(row, shape);
      const reference = row.text(REFERENCE);
      const key = reference === '' ? '' : `${reference}\n${entry.type ?? ''}`;
      if (key !== '' && seen.has(key)) row.refuse('register.repeated', REFERENCE);
      if (row.hasErrors) return 'error';
      if (key !== '') seen.add(key);
      give(entry);
      return 'accepted';
    });
  };
}

function readEntry(row: RegisterRow, shape: RegisterShape): RegisterEntry {
  const openedOn = row.day(shape.opened);
  const closedOn = shape.closed === undefined ? null : row.dayFrom(shape.closed, openedOn);
  const reason = shape.ceaseReason === undefined ? '' : row.text(shape.ceaseReason);
  const result = shape.result === undefined ? null : row.word(...shape.result);
  return {
    register: shape.register,
    urn: shape.urn === undefined ? null : row.urn(shape.urn),
    openedOn,
    closedOn,
    type: typeOf(row, shape),
    result: NOT_FOLLOWED.test(reason) ? 'not-followed' : result,
  };
}

function typeOf(row: RegisterRow, { type, need }: RegisterShape): string | null {
  if (need !== undefined) return row.need(need);
  return type === undefined ? null : row.word(...type);
}
