/** Whole things shared among cells in proportion to exact weights, none lost and none made. */
import { floorDivide, type Rational } from './rational.ts';
import { isZero, minus, over, sumOf, times, ZERO } from './rational-arithmetic.ts';

/**
 * Share a total by largest remainders; of equal remainders the earlier cell is first.
 * @param weights  none negative.
 * @returns whole numbers, one a weight, that sum to `total`; all nought where no cell has weight.
 */
export function shareWhole(total: number, weights: readonly Rational[]): number[] {
  const all = sumOf(weights);
  if (isZero(all)) return weights.map(() => 0);
  const exact = weights.map((weight) => over(times(weight, { n: BigInt(total), d: 1n }), all));
  const shares = exact.map(({ n, d }) => Number(floorDivide(n, d)));
  const left = exact.map((share, at) => minus(share, { n: BigInt(shares[at] ?? 0), d: 1n }));
  const order = left.map((_, at) => at).sort((a, b) => compare(left[b] ?? ZERO, left[a] ?? ZERO) || a - b);
  const rest = total - shares.reduce((sum, share) => sum + share, 0);
  for (const at of order.slice(0, rest)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  if (difference === 0n) return 0;
  return difference > 0n ? 1 : -1;
}
