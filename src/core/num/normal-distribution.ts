/** Quantiles of the normal distribution and of Student's t. */

const LOW = 0.02425;
const A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const B = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
  1,
];
const C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/**
 * Give the standard normal quantile of a share in (0, 1), to about nine digits.
 * @throws RangeError where the share is not strictly between 0 and 1.
 * @source Acklam's rational approximation.
 */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError('A share must lie strictly between 0 and 1');
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share < LOW) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(C, q) / polynomial(D, q);
  }
  const q = share - 0.5;
  return (q * polynomial(A, q * q)) / polynomial(B, q * q);
}

/**
 * Give the quantile of Student's t: exact for one and two degrees of freedom, within 1 % from three on (Fisher's
 * expansion) between the shares 0.02 and 0.98; beyond, for few degrees, it errs towards the middle.
 * @param freedom  degrees of freedom, 1 or more, need not be whole from 3 on.
 */
export function studentQuantile(share: number, freedom: number): number {
  if (freedom < 2) return Math.tan(Math.PI * (share - 0.5));
  if (freedom < 3) return ((2 * share - 1) * Math.SQRT1_2) / Math.sqrt(share * (1 - share));
  const z = normalQuantile(share);
  const square = z * z;
  const first = (z * (square + 1)) / 4;
  const second = (z * ((5 * square + 16) * square + 3)) / 96;
  const third = (z * (((3 * square + 19) * square + 17) * square - 15)) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}

/**
 * Give the share [0..1] of the standard normal distribution at or below z, to about seven digits of the share itself,
 * in the tails too.
 * @source Numerical Recipes, erfcc: Chebyshev fit of the complementary error function.
 */
export function normalShare(z: number): number {
  const x = Math.abs(z) * Math.SQRT1_2;
  const t = 1 / (1 + 0.5 * x);
  const tail = 0.5 * t * Math.exp(-x * x + polynomial(TAIL, t));
  return z > 0 ? 1 - tail : tail;
}

const TAIL = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
];
