/** The inputs of a finance projection, in the shape of the public contract, held exactly. */

/** An exact fraction n/d, d > 0. */
export type Ratio = { readonly n: bigint; readonly d: bigint };

/**
 * One scenario's inputs. Money is whole pence as bigint, so any size is exact. Deficits are positive.
 * Caseload arrays have one entry more than `years`: entry k opens year k, entry k+1 closes it.
 * @source Finance projection method note 1; `evenkeel finance project` in the command-line contract.
 */
export type PlanInputs = {
  /** First years of the financial years, consecutive: 2024 is 2024/25. */
  readonly years: readonly number[];
  readonly types: readonly string[];
  readonly caseload: Readonly<Record<string, readonly bigint[]>>;
  readonly baseUnitCostPence: Readonly<Record<string, bigint>>;
  readonly unitCostInflation: Ratio;
  readonly otherHighNeedsBasePence: bigint;
  readonly otherHighNeedsInflation: Ratio;
  readonly furtherSavingBasePence: readonly bigint[];
  /** The first year's income and, where there is a second year, the second's. */
  readonly hnbIncomePence: readonly bigint[];
  readonly hnbGrowth: Ratio;
  readonly schoolsBlockPence: readonly bigint[];
  readonly schoolsBlockGrowth: Ratio;
  readonly transferRate: readonly Ratio[];
  readonly safetyValvePaymentPence: readonly bigint[];
  readonly laContributionPence: readonly bigint[];
  readonly openingBeforeContributionsPence: bigint;
  readonly openingAfterContributionsPence: bigint;
};
