/** What the same children cost outside the grant: transport, assessment, and what health and social care bear. Never in a deficit. */
import type { FinancialYear } from '../base/time.ts';
import type { Projection } from '../finance/projection.ts';

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

/** One year: the grant's spend, each line outside it, and all of it where all of it is known [pence]. */
export type WholeCostYear = {
  readonly year: FinancialYear;
  readonly spendPence: bigint;
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: WholeCostKind;
    readonly amountPence: bigint | null;
  }[];
  readonly wholePence: bigint | null;
};

/** Lay out every year of a plan; null where it states nothing outside the grant. */
export function wholeCostYears(
  { years }: Projection,
  lines: readonly WholeCostLine[],
): readonly WholeCostYear[] | null {
  if (lines.length === 0) return null;
  return years.map(({ year, spendPence }) => ({
    year,
    spendPence,
    lines: lines.map((line) => ({
      id: line.id,
      name: line.name,
      kind: line.kind,
      amountPence: wholeCostOf(line, year),
    })),
    wholePence: wholeCost(spendPence, lines, year),
  }));
}
