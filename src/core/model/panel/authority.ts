/** One authority of a panel as a forecast sees it. */

/** One authority's own history. */
export type Authority = {
  readonly code: string;
  readonly name: string;
  /** Calendar year to plans [plans]. */
  readonly plans: ReadonlyMap<number, number>;
  /** Calendar year to the logarithm of the plans; years of none at all are left out. */
  readonly logs: ReadonlyMap<number, number>;
  /** The years with a number, ascending. */
  readonly years: readonly number[];
};
