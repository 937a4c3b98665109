/** What a finance projection gives: every cell of the public contract, exact to the penny. */

/** One financial year of a projection. Money is whole pence as bigint; a deficit is positive, a surplus negative. */
export type ProjectionYear = {
  readonly year: number;
  readonly unitCostPence: Readonly<Record<string, bigint>>;
  /** Opening plus closing number [plans], twice the mean of the year. */
  readonly twiceAverageCaseload: Readonly<Record<string, bigint>>;
  readonly lineCostPence: Readonly<Record<string, bigint>>;
  readonly otherHighNeedsPence: bigint;
  readonly furtherSavingPence: bigint;
  readonly spendPence: bigint;
  readonly hnbIncomePence: bigint;
  readonly schoolsBlockPence: bigint;
  readonly schoolsBlockTransferPence: bigint;
  readonly inYearDeficitPence: bigint;
  readonly cumulativeBeforeContributionsPence: bigint;
  readonly cumulativeAfterContributionsPence: bigint;
};

export type Projection = {
  readonly years: readonly ProjectionYear[];
  /** First year from which it and every later year balance; null where there is none. */
  readonly firstSustainedBalance: number | null;
};
