/** Exact fractions of whole numbers: enough arithmetic for money, and the one rounding rule of the projection. */

/** A fraction n/d with d > 0; not necessarily in lowest terms. */
export type Rational = { readonly n: bigint; readonly d: bigint };

/**
 * Make a fraction with a positive denominator.
 * @throws RangeError where the denominator is zero.
 */
export function rational(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('A fraction needs a denominator other than zero');
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** Divide and round towards minus infinity; `d` > 0. */
export function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/** Round a fraction to the nearest whole number, halves towards plus infinity: floor(x + 1/2). */
export function roundHalfUp(n: bigint, d: bigint): bigint {
  return floorDivide(2n * n + d, 2n * d);
}

/**
 * Grow a whole amount from its base and round once: R(base × ratio^periods).
 * @param periods  whole and not negative.
 * @source Method note 1, equation 1.1.
 */
export function growFromBase(base: bigint, ratio: Rational, periods: number): bigint {
  const power = BigInt(periods);
  return roundHalfUp(base * ratio.n ** power, ratio.d ** power);
}
