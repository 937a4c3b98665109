/** One year's money by line, of a plan or of an outturn: what a bridge needs of either side. */
import type { FinancialYear } from '../base/time.ts';
import type { ProjectionYear } from '../finance/projection.ts';

export type YearAccount = {
  readonly year: FinancialYear;
  /** By placement type: twice the mean number in the year [plans] and what they cost [pence]. */
  readonly lines: Readonly<Record<string, { readonly twicePlans: bigint; readonly costPence: bigint }>>;
  /** Everything spent that is not a line, less savings that belong to no line [pence]. */
  readonly restPence: bigint;
  readonly incomePence: bigint;
  readonly transferPence: bigint;
};

/** Take the account of a projected year. */
export function accountOf(year: ProjectionYear): YearAccount {
  return {
    year: year.year,
    lines: Object.fromEntries(
      Object.entries(year.lineCostPence).map(([type, costPence]) => [
        type,
        { twicePlans: year.twiceAverageCaseload[type] ?? 0n, costPence },
      ]),
    ),
    restPence: year.otherHighNeedsPence - year.furtherSavingPence,
    incomePence: year.hnbIncomePence,
    transferPence: year.schoolsBlockTransferPence,
  };
}

/** The in-year deficit of an account [pence]. */
export function deficitOf({ lines, restPence, incomePence, transferPence }: YearAccount): bigint {
  const spent = Object.values(lines).reduce((sum, { costPence }) => sum + costPence, 0n);
  return spent + restPence - incomePence - transferPence;
}
