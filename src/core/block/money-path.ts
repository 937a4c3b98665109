/** An amount or a price year by year: known where it is known, grown from the newest known year after it. */
import { type Rational, rational, roundHalfUp } from '../num/rational.ts';
import { times } from '../num/rational-arithmetic.ts';

/** One entry per year; null where a value is not stated, which is never nil. */
export type Series<T> = readonly (T | null)[];

/** `known` in whole pence; `growth[k]` is the factor from year k−1 to year k (entry 0 is not used). */
export type MoneyPath = { readonly known: Series<bigint>; readonly growth: Series<Rational> };

/** The same factor from every year to the next. @param length  years, the first included. */
export function evenGrowth(factor: Rational, length: number): Rational[] {
  return Array.from({ length }, () => factor);
}

/** Give the path of an amount of which the first years are known and which grows by one factor from then on. */
export function grownPath(
  known: readonly bigint[],
  factor: Parameters<typeof evenGrowth>[0],
  years: number,
): MoneyPath {
  return {
    known: Array.from({ length: years }, (_, n) => known[n] ?? null),
    growth: evenGrowth(factor, years),
  };
}

/**
 * Give the exact amount of a year [pence].
 * @returns null where neither the amount nor the growth up to it is stated.
 * @source Method note 12, equation 12.1.
 */
export function exactAt({ known, growth }: MoneyPath, n: number): Rational | null {
  let factor: Rational = { n: 1n, d: 1n };
  for (let k = n; k >= 0; k--) {
    const amount = known[k] ?? null;
    if (amount !== null) return times({ n: amount, d: 1n }, factor);
    const step = growth[k] ?? null;
    if (step === null) return null;
    factor = times(factor, step);
  }
  return null;
}

/**
 * Give the amount of a year in whole pence, rounded once from the exact one.
 * @throws RangeError where it is not stated: the caller has not checked.
 */
export function penceAt(path: MoneyPath, n: number): bigint {
  return roundOnce(stated(exactAt(path, n), `the amount of entry ${n}`));
}

/** Give the amounts of all years in whole pence, each as `penceAt` gives it; null where one is not stated. */
export function pencePath({ known, growth }: MoneyPath): Series<bigint> {
  // Not put into lowest terms on the way: that costs more than the longer numbers do.
  let exact: Rational | null = null;
  return Array.from({ length: Math.max(known.length, growth.length) }, (_, k) => {
    const amount = known[k] ?? null;
    const step = growth[k] ?? null;
    if (amount !== null) exact = { n: amount, d: 1n };
    else exact = exact === null || step === null ? null : { n: exact.n * step.n, d: exact.d * step.d };
    return exact === null ? null : roundHalfUp(exact.n, exact.d);
  });
}

/** Round an exact amount to whole pence, halves up. */
export function roundOnce({ n, d }: Rational): bigint {
  const positive = rational(n, d);
  return roundHalfUp(positive.n, positive.d);
}

/** Take a value that checks have shown to be there. @throws RangeError where it is not. */
export function stated<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new RangeError(`The block does not state ${what}`);
  return value;
}
