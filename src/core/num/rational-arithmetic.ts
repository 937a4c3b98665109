/** Sums and products of exact fractions, kept in lowest terms, and the exact fraction that a double is. */
import { type Rational, rational } from './rational.ts';

/** Nought. */
export const ZERO: Rational = { n: 0n, d: 1n };
/** One. */
export const ONE: Rational = { n: 1n, d: 1n };

/** Put a fraction into lowest terms. */
export function lowestTerms({ n, d }: Rational): Rational {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a <= 1n ? { n, d } : { n: n / a, d: d / a };
}

/** Add two fractions. */
export function plus(a: Rational, b: Rational): Rational {
  return lowestTerms({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
}

/** Take `b` from `a`. */
export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { n: -b.n, d: b.d });
}

/** Multiply two fractions. */
export function times(a: Rational, b: Rational): Rational {
  return lowestTerms({ n: a.n * b.n, d: a.d * b.d });
}

/** Divide. @throws RangeError where `b` is zero. */
export function over(a: Rational, b: Rational): Rational {
  return lowestTerms(rational(a.n * b.d, a.d * b.n));
}

/** Say whether a fraction is nought. */
export function isZero({ n }: Rational): boolean {
  return n === 0n;
}

/** Sum fractions in turn; the sum of none is nought. */
export function sumOf(all: Iterable<Rational>): Rational {
  let sum = ZERO;
  for (const one of all) sum = plus(sum, one);
  return sum;
}

/**
 * Give the fraction that a double holds, to the last bit: 0.1 is not one tenth here, but what the machine has for it.
 * @throws RangeError where the number is not finite.
 */
export function exactOf(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError('Only a finite number is a fraction');
  let scaled = value;
  let d = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2; // exact: only the exponent changes
    d *= 2n;
  }
  return { n: BigInt(scaled), d };
}

/** The double nearest to a fraction, for showing and drawing. */
export function nearestNumber({ n, d }: Rational): number {
  if (d === 1n) return Number(n);
  const whole = n / d;
  const rest = n - whole * d;
  return Number(whole) + Number((rest * 2n ** 60n) / d) / 2 ** 60;
}
