/** The values that a printed number can stand for, and arithmetic on them. */

/** All values from `low` to `high`, ends with them. */
export type Interval = { readonly low: number; readonly high: number };

/** A printed number. */
export type Printed = {
  readonly value: number;
  readonly step: number;
  readonly isAbout?: boolean;
  readonly bound?: 'over' | 'under' | null;
  readonly unit?: 'money' | 'percent' | 'points' | 'count';
  readonly per?: string | null;
};

/** What "about" allows for either side. @source Readings that settle disagreements: 5 % of the data. */
export const ABOUT = 0.05;
const NEAR_BOUND = 0.1;
/** Beyond the doubt of binary fractions. */
const HAIR = 1e-9;

/** Half a last digit either side, none for a whole count; 5 % where it is said to be about; up to a tenth beyond a bound. */
export function intervalOf({
  value,
  step,
  isAbout = false,
  bound = null,
  unit,
  per = null,
}: Printed): Interval {
  const isCount = unit === 'count' && step === 1 && per === null;
  const half = (isCount ? 0 : step / 2) + Math.abs(value) * HAIR;
  const slack = isAbout ? Math.max(half, Math.abs(value) * ABOUT) : half;
  const beyond = Math.abs(value) * NEAR_BOUND + half;
  return {
    low: value - (bound === 'under' ? Math.max(beyond, slack) : slack),
    high: value + (bound === 'over' ? Math.max(beyond, slack) : slack),
  };
}

export function plus(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}
/** The interval without its sign. */
export function sizeOf({ low, high }: Interval): Interval {
  if (low >= 0) return { low, high };
  return high <= 0 ? { low: -high, high: -low } : { low: 0, high: Math.max(-low, high) };
}
export function minus(a: Interval, b: Interval): Interval {
  return { low: a.low - b.high, high: a.high - b.low };
}
function corners(a: Interval, b: Interval, work: (x: number, y: number) => number): Interval {
  const all = [work(a.low, b.low), work(a.low, b.high), work(a.high, b.low), work(a.high, b.high)];
  return { low: Math.min(...all), high: Math.max(...all) };
}
export function times(a: Interval, b: Interval): Interval {
  return corners(a, b, (x, y) => x * y);
}
/** @returns everything where the divisor may be nil. */
export function over(a: Interval, b: Interval): Interval {
  if (b.low <= 0 && b.high >= 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return corners(a, b, (x, y) => x / y);
}
export function scaleBy(a: Interval, by: number): Interval {
  return by >= 0 ? { low: a.low * by, high: a.high * by } : { low: a.high * by, high: a.low * by };
}
/** Say whether two have a value in common. */
export function meet(a: Interval, b: Interval): boolean {
  const hair = HAIR * Math.max(1, Math.abs(a.low), Math.abs(b.high));
  return a.low <= b.high + hair && b.low <= a.high + hair;
}
