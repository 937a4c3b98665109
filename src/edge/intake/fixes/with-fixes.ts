/** The reader of a recognised table with fixes applied below it and its problems told line by line above it. */
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import type { RowProblem } from '../../../core/domain/intake.ts';
import type { IssueLine } from '../../../core/domain/issue.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { RowReader } from '../tables/reading.ts';
import type { FixBook } from './fix-book.ts';
import type { FixLog } from './fix-log.ts';
import { type FixedTable, fixedReader } from './fixed-reader.ts';
import { leftOutReader } from './left-out-reader.ts';
import { fingerprintOf, type RecordKeyOf, recordKeyFrom, rowKeyFrom } from './record-binding.ts';
import { watchedReader } from './watched-reader.ts';

/** What a call wants done with fixes; one for all its files. */
export type Fixing = {
  readonly fixes: FixBook;
  /** Takes the lines of the issue sheet; none are made without it. */
  readonly onIssue?: (line: IssueLine) => void;
};

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
};

function sen2Table(table: string): Sen2TableName | null {
  return SEN2_TABLES.find((name) => name === table) ?? null;
}

function keysOf({ table, headers, pseudonym }: FixingTable): RecordKeyOf {
  return sen2Table(table) === null
    ? rowKeyFrom(table, pseudonym)
    : recordKeyFrom(table, `${table}tableid`, headers, pseudonym);
}

/** Put fixes and the watch for issues round a reader; the reader itself where neither is wanted. */
export function withFixes(reader: RowReader, given: FixingTable, { fixes, onIssue }: Fixing): RowReader {
  const { file, table, headers, ownHeaders, log } = given;
  const bound: FixedTable = {
    ...{ table, headers, fixes, log },
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
    ...{ file, table, headers, ownHeaders, recordKeyOf, fingerprint, onIssue },
    problems: () => log.list(),
  });
}
