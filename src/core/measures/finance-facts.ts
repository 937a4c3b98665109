/** What the finance figures are made from: plain numbers, whichever projection and records they came from. */
import type { FinancialYear, IsoDate, Month } from '../base/time.ts';

/** One year of a projection [pence]; a deficit is positive. */
export type FinanceYear = {
  readonly year: FinancialYear;
  readonly spendPence: number;
  readonly hnbIncomePence: number;
  readonly transferPence: number;
  readonly inYearDeficitPence: number;
  /** Before any payment or contribution: the gross basis. */
  readonly cumulativeBeforePence: number;
  /** After all planned payments and contributions. */
  readonly cumulativeAfterPence: number;
  /** By placement type: cost of the line, cost of one plan, twice the mean number of plans. */
  readonly lines: Readonly<
    Record<
      string,
      { readonly costPence: number; readonly unitCostPence: number; readonly twiceMeanPlans: number }
    >
  >;
};

/** A ceiling of the agreement with the deficit on its own basis; null where the projection does not reach it. */
export type CeilingTest = {
  readonly condition: string;
  readonly year: FinancialYear;
  readonly ceilingPence: number;
  readonly deficitPence: number | null;
  /** "gross", "net-of-paid" or "net-of-all-planned", and whether the authority's own contribution counts, in words. */
  readonly basisWords: string;
};

export type FinanceFacts = {
  readonly years: readonly FinanceYear[];
  readonly firstSustainedBalance: FinancialYear | null;
  readonly ceilings: readonly CeilingTest[];
  /** Transfers with whether they are approved; an assumed one is a risk, not income. */
  readonly transfers: readonly { readonly year: FinancialYear; readonly isApproved: boolean }[];
  /** The whole Dedicated Schools Grant of a year, before recoupment and deductions. */
  readonly grants: readonly { readonly year: FinancialYear; readonly grantPence: number }[];
  /** Versions of one year's in-year forecast, oldest first. */
  readonly inYearForecasts: readonly {
    readonly year: FinancialYear;
    readonly basis: string;
    readonly asAt: IsoDate;
    readonly inYearDeficitPence: number;
  }[];
};

/** One placement's yearly cost, as the placement-costs file has it. */
export type CostLine = {
  readonly placementType: string;
  readonly band: string | null;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
  readonly yearlyCostPence: number;
};

/** A scheme of new places. */
export type SchemeFacts = {
  readonly id: string;
  readonly placesDue: number;
  readonly placesDelivered: number;
  readonly due: Month;
  readonly forecast: Month;
};
