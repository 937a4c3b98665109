/** What a block's projection gives: every line by year in whole pence, and every deficit on each of its bases. */
import type { FinancialYear } from '../base/time.ts';
import type { IncomeYear, TransferYear } from './block-income.ts';
import type { DeficitSet } from './deficit.ts';
import type { OtherBlock, SpendLine } from './high-needs-block.ts';
import type { LineCost } from './line-cost.ts';

/** One spend line in one year. */
export type SpendYear = Omit<SpendLine, 'cost'> & LineCost & { readonly fullYearEffectPence: bigint };

/** One year. A deficit is positive, a surplus negative; payments and own contribution never enter an in-year result [pence]. */
export type BlockYear = {
  readonly year: FinancialYear;
  readonly income: readonly IncomeYear[];
  readonly transfer: TransferYear;
  readonly spend: readonly SpendYear[];
  readonly savings: readonly {
    readonly id: string;
    readonly name: string;
    readonly amountPence: bigint;
    readonly isExplained: boolean;
  }[];
  /** Sum of the income lines, the transfer apart. */
  readonly incomePence: bigint;
  /** Sum of the spend lines less the savings. */
  readonly spendPence: bigint;
  /** What commissioned places cost that nobody fills; in `spendPence`. */
  readonly emptyPlacesPence: bigint;
  /** What children beyond the commissioned places cost; in `spendPence`. */
  readonly overPlacesPence: bigint;
  readonly inYearDeficitPence: bigint;
  /** The same without a transfer that nobody has allowed. */
  readonly inYearWithoutUnapprovedPence: bigint;
  readonly otherBlocks: readonly {
    readonly block: OtherBlock['block'];
    readonly incomePence: bigint;
    readonly spendPence: bigint;
    /** For the Schools Block after the transfer out of it. */
    readonly deficitPence: bigint;
  }[];
  /** High needs and the other blocks that are stated. */
  readonly grantInYearDeficitPence: bigint;
  readonly payments: {
    readonly paidPence: bigint;
    readonly duePence: bigint;
    /** Held back: on no basis until it is made up. */
    readonly withheldPence: bigint;
  };
  readonly ownContributionPence: bigint;
  /** At the closing 31 March, of the whole grant. */
  readonly deficits: DeficitSet;
  /** What of them other blocks brought in, as far as is stated. */
  readonly otherBlocksDeficitPence: bigint;
};

export type BlockProjection = {
  readonly opening: DeficitSet;
  readonly years: readonly BlockYear[];
  /** First year from which high needs balances in that and every later year; null where there is none. */
  readonly firstSustainedBalance: FinancialYear | null;
  /** The same for the whole grant. */
  readonly firstGrantBalance: FinancialYear | null;
};
