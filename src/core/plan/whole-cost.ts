/** What the same children cost outside the grant: transport, assessment, and what health and social care bear. Never in a deficit. */
import type { FinancialYear } from '../base/time.ts';

/** Who bears a cost outside the grant, or what it is of. */
export const WHOLE_COST_KINDS = ['transport', 'assessment', 'health', 'social-care', 'other'] as const;
export type WholeCostKind = (typeof WHOLE_COST_KINDS)[number];

/** One line outside the grant: amounts by year, a year that is not stated is not known [pence]. */
export type WholeCostLine = {
  readonly id: string;
  readonly name: string;
  readonly kind: WholeCostKind;
  readonly amountsPence: readonly { readonly year: FinancialYear; readonly amountPence: bigint }[];
};

/** The amount of a year; null where the line does not state it, which is not the same as nil [pence]. */
export function wholeCostOf({ amountsPence }: WholeCostLine, year: FinancialYear): bigint | null {
  return amountsPence.find((one) => one.year === year)?.amountPence ?? null;
}

/**
 * Add what is outside the grant to the spend within it [pence]; null where a line does not state the year.
 * The spend comes in as it is and goes out nowhere else: no deficit is made of this sum.
 */
export function wholeCost(
  spendPence: bigint,
  lines: readonly WholeCostLine[],
  year: FinancialYear,
): bigint | null {
  return lines.reduce<bigint | null>((sum, line) => {
    const amount = wholeCostOf(line, year);
    return sum === null || amount === null ? null : sum + amount;
  }, spendPence);
}
