/** The year and the period that a ledger's row names in columns of their own. */
import type { FinancialYear } from '../../../core/base/time.ts';
import {
  type PeriodText,
  parseBarePeriod,
  parseFinancialYear,
  parsePeriod,
} from '../../../core/domain/financial-period.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt } from '../tables/columns.ts';
import type { ColumnTime } from './ledger-columns.ts';
import type { TextRole } from './ledger-words.ts';

/** When a row is of; `year` is null where the row does not say. */
export type RowTime = { readonly year: FinancialYear | null; readonly time: ColumnTime };

/** Why it cannot be told, and in which column. */
export type RowTimeFault = { readonly code: ReadingProblemCode; readonly role: TextRole };

/** Make the function that reads when a row is of. */
export function rowTimeReader(
  headings: readonly string[],
  texts: ReadonlyMap<TextRole, number>,
): (cells: readonly string[]) => RowTime | RowTimeFault {
  const yearPlace = texts.get('year') ?? -1;
  const periodPlace = texts.get('period') ?? -1;
  // Ledgers number their periods from April; a number in a column headed "Month" could count from January.
  const isPeriod = columnKey(headings[periodPlace] ?? '').includes('period');
  return (cells) => {
    const yearText = cellAt(cells, yearPlace);
    const year = yearText === '' ? null : parseFinancialYear(yearText);
    if (yearText !== '' && year === null) return { code: 'ledger.year-unreadable', role: 'year' };
    if (periodPlace < 0) return { year, time: { is: 'year' } };
    const text = cellAt(cells, periodPlace);
    if (text === '') return { code: 'cell.missing', role: 'period' };
    return readPeriod(text, year, isPeriod);
  };
}

function readPeriod(text: string, year: FinancialYear | null, isPeriod: boolean): RowTime | RowTimeFault {
  const own = yearBeside(text);
  if (own !== null && year !== null && own.year !== year)
    return { code: 'ledger.period-outside-year', role: 'period' };
  const rest = own?.rest ?? text;
  const time = columnTimeOf((isPeriod ? parseBarePeriod(rest) : null) ?? parsePeriod(rest));
  return typeof time === 'string' ? { code: time, role: 'period' } : { year: own?.year ?? year, time };
}

/** Part "P01 2024/25" or "2024/25 Period 1" into its year and the rest; null where no year stands beside a period. */
function yearBeside(text: string): { readonly year: FinancialYear; readonly rest: string } | null {
  const parts = /^(?<before>\S+(?: \d+)?)[ ,]+(?<after>.+)$/.exec(text)?.groups;
  if (parts === undefined) return null;
  const { before = '', after = '' } = parts;
  const [first, second] = [parseFinancialYear(before), parseFinancialYear(after)];
  if (first !== null) return { year: first, rest: after };
  return second === null ? null : { year: second, rest: before };
}

function columnTimeOf(period: PeriodText | null): ColumnTime | ReadingProblemCode {
  switch (period?.is) {
    case undefined:
      return 'ledger.period-unreadable';
    case 'quarter':
      return 'ledger.quarter';
    case 'after-year-end':
      return 'ledger.after-year-end';
    case 'year':
    case 'month':
    case 'period':
      return period;
  }
}
