/** Ledgers in long form: one row an amount or a line and period, as ledger systems export them. */
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { ledgerColumns } from './ledger-columns.ts';
import { LedgerRows } from './ledger-rows.ts';

/** Make a reader of a ledger in long form: every row says which period it is of. */
export function ledgerReader(input: ReaderInput): RowReader {
  const frame = { year: null, power: null };
  const columns = ledgerColumns(input.headers, frame);
  for (const { code, heading } of columns.told)
    if (code !== 'column.unknown') input.log.add(code, null, heading);
  return new LedgerRows({ headings: input.headers, columns, frame, isReport: false }, input);
}
