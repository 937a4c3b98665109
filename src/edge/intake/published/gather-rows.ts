/** A reader of rows made from a function: it gathers the records of one table until they are taken. */
import type { Placed } from '../../../core/domain/intake.ts';
import type { RecordOf, RowBatch, TableName } from '../../../core/domain/records.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';

/** Reads one row; hands each record of it to `give`, and tells its problems to the log. */
export type ReadRow<Name extends TableName> = (
  cells: readonly string[],
  row: number,
  give: (record: RecordOf[Name]) => void,
) => RowOutcome;

/**
 * Make a reader whose rows are read by a function. Records that a row gave before it was refused are not kept.
 * @param table  the table that the records are of.
 */
export function gatherRows<Name extends TableName>(
  table: Name,
  input: Pick<ReaderInput, 'sheet'>,
  readRow: ReadRow<Name>,
): RowReader {
  let waiting: Placed<RecordOf[Name]>[] = [];
  const sheet = input.sheet === undefined ? {} : { sheet: input.sheet };
  return {
    readRow: (cells, row) => {
      const given: Placed<RecordOf[Name]>[] = [];
      const outcome = readRow(cells, row, (record) => given.push({ row, ...sheet, record }));
      if (outcome === 'accepted') for (const placed of given) waiting.push(placed);
      return outcome;
    },
    waiting: () => waiting.length,
    take: () => {
      const rows = waiting;
      waiting = [];
      // One table's name beside the records of that very table: the union cannot be told from a type parameter.
      return [{ table, rows } as RowBatch];
    },
  };
}
