/** How far a sum of rounded amounts can lie from the rounded sum. */

/** How the amounts of a column are written. */
export type Writing = {
  /** 2 in pounds, 5 in thousands, 8 in millions. */
  readonly power: number;
  /** The most digits met after the point. */
  readonly decimals: number;
};

/**
 * Give the most that rounding explains between a sum and its parts [pence]: half of the last digit written for each
 * part and for the sum. Amounts in pounds leave nothing to rounding.
 */
export function roundingOf({ power, decimals }: Writing, parts: number): bigint {
  if (power <= 2 || decimals >= power) return 0n;
  return (10n ** BigInt(power - decimals) * BigInt(parts + 1)) / 2n;
}

/** Count the digits after the point of a written amount. */
export function decimalsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}
