/** The reader of a recognised table with fixes applied below it and its problems told line by line above it. */
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import type { RowProblem } from '../../../core/domain/intake.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { RowReader } from '../tables/reading.ts';
import type { FixLog } from './fix-log.ts';
import { type FixedTable, fixedReader } from './fixed-reader.ts';
import type { Fixing } from './fixing.ts';
import { leftOutReader } from './left-out-reader.ts';
import { type ListKeys, listKeys } from './list-keys.ts';
import { fingerprintOf, type RecordKeyOf, recordKeyFrom, rowKeyFrom } from './record-binding.ts';
import { watchedReader } from './watched-reader.ts';

/** The table that a reader is of. */
export type FixingTable = {
  /** The file's name as its report gives it. */
  readonly file: string;
  /** The name of the layout. */
  readonly table: string;
  /** The columns as the reader knows them, and as the file calls them, in the same places. */
  readonly headers: readonly string[];
  readonly ownHeaders: readonly string[];
  readonly pseudonym: (table: string, id: string) => string;
  readonly log: FixLog & { list(): readonly RowProblem[] };
  /** Gives the key of the row at hand, for a file whose rows carry no identifier; found by the table otherwise. */
  readonly recordKeyOf?: RecordKeyOf;
  /** So many columns at the start are identifiers made while reading; none where left out. */
  readonly made?: number;
};

/** The table that holds a row for each child or plan. */
const LIST = 'sen2-flat';

function sen2Table(table: string): Sen2TableName | null {
  return SEN2_TABLES.find((name) => name === table) ?? null;
}

function keysOf({ table, headers, pseudonym, recordKeyOf }: FixingTable): RecordKeyOf {
  if (recordKeyOf !== undefined) return recordKeyOf;
  return sen2Table(table) === null
    ? rowKeyFrom(table, pseudonym)
    : recordKeyFrom(table, `${table}tableid`, headers, pseudonym);
}

/** Turn to each row before it is read, so that its key is known. */
function turning(reader: RowReader, { turnTo }: ListKeys): RowReader {
  return {
    waiting: () => reader.waiting(),
    take: () => reader.take(),
    finish: () => reader.finish?.(),
    readRow: (cells, row) => {
      turnTo(cells);
      return reader.readRow(cells, row);
    },
  };
}

/** Put fixes and the watch for issues round a reader; the reader itself where neither is wanted. */
export function withFixes(reader: RowReader, given: FixingTable, fixing: Fixing): RowReader {
  if (given.table !== LIST) return fixedAndWatched(reader, given, fixing);
  const keys = listKeys(LIST, given.headers, given.pseudonym);
  return turning(fixedAndWatched(reader, { ...given, recordKeyOf: keys.recordKeyOf }, fixing), keys);
}

function fixedAndWatched(reader: RowReader, given: FixingTable, { fixes, onIssue }: Fixing): RowReader {
  const { file, table, headers, ownHeaders, log, made = 0 } = given;
  const bound: FixedTable = {
    ...{ table, headers, fixes, log, made },
    recordKeyOf: keysOf(given),
    isKeyUnique: sen2Table(table) !== null,
    fingerprint: fingerprintOf(table, given.pseudonym),
  };
  const own = sen2Table(table);
  const fixed =
    own === null || !fixes.leavesOut
      ? fixedReader(reader, bound)
      : leftOutReader(reader, { ...bound, table: own });
  if (onIssue === undefined) return fixed;
  const { recordKeyOf, fingerprint } = bound;
  return watchedReader(fixed, {
    ...{ file, table, headers, ownHeaders, recordKeyOf, fingerprint, made, onIssue },
    problems: () => log.list(),
  });
}
