/** One line of the general ledger: what was booked, budgeted or forecast under one heading in one period. */
import type { Pence } from '../base/pence.ts';
import type { FinancialYear, Month } from '../base/time.ts';

/** What an amount is: booked, in the budget, or the finance team's forecast of the year. */
export type LedgerBasis = 'actual' | 'budget' | 'forecast';

export type LedgerLine = {
  readonly year: FinancialYear;
  /** Null where the amount is of the whole year. */
  readonly month: Month | null;
  readonly basis: LedgerBasis;
  /** Cost centre or service, as the ledger names it, code before name; empty where it names none. */
  readonly costCentre: string;
  /** Account, subjective or budget line, as the ledger names it, code before name. */
  readonly account: string;
  /** What is said of the line; names and numbers of people are masked. */
  readonly description: string;
  /** Spend is positive, income negative, as ledgers keep them. */
  readonly amountPence: Pence;
};
