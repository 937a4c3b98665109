/** Why a figure moved: the difference between two sets of inputs, shared out among them so that the parts add up to the whole. */
import { floorDivide, type Rational, roundHalfUp } from '../num/rational.ts';
import { minus, nearestNumber, sumOf, times, ZERO } from '../num/rational-arithmetic.ts';
import { membersOf, ordersOf, ordersWithBefore } from '../num/shapley-weight.ts';

/** Inputs by name. */
export type Inputs<T> = Readonly<Record<string, T>>;

/** The whole difference and each input's part of it; the parts sum to the whole exactly. */
export type Explained = {
  readonly whole: Rational;
  readonly parts: readonly { readonly id: string; readonly value: Rational }[];
};

/** Every mixture of old and new inputs is evaluated: 4,096 with twelve. */
export const MOST_INPUTS = 12;

/**
 * Share out evaluate(after) − evaluate(before) among the inputs by Shapley's rule: an input's part is what changing it
 * alone adds, averaged over every order in which the inputs could have been changed. No order is preferred, an input
 * that did not change has no part, and the parts sum to the whole exactly, for arithmetic is in fractions.
 * @param evaluate  pure; gives an exact fraction (for a model in doubles, `exactOf` of its answer).
 * @throws RangeError where the two sets name different inputs, or more than twelve: the caller's fault.
 * @source Method note 8, equation 8.13.
 */
export function explainChange<T>(
  before: Inputs<T>,
  after: Inputs<T>,
  evaluate: (inputs: Inputs<T>) => Rational,
): Explained {
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length || names.some((name) => !(name in after)))
    throw new RangeError('Both sets must name the same inputs');
  if (names.length > MOST_INPUTS) throw new RangeError(`At most ${MOST_INPUTS} inputs can be told apart`);
  const values = Array.from({ length: 2 ** names.length }, (_, mask) =>
    evaluate(mixtureOf(names, before, after, mask)),
  );
  const whole = minus(values.at(-1) ?? ZERO, values[0] ?? ZERO);
  return { whole, parts: names.map((id, at) => ({ id, value: partOf(values, at, names.length) })) };
}

/** The inputs whose bit is set are the new ones, the others the old. */
function mixtureOf<T>(
  names: readonly string[],
  before: Inputs<T>,
  after: Inputs<T>,
  mask: number,
): Inputs<T> {
  const mixture: Record<string, T> = {};
  for (const [at, name] of names.entries()) {
    const from = ((mask >> at) & 1) === 1 ? after : before;
    mixture[name] = from[name] as T; // both sets have every name
  }
  return mixture;
}

function partOf(values: readonly Rational[], at: number, count: number): Rational {
  const terms: Rational[] = [];
  for (let mask = 0; mask < values.length; mask++) {
    if (((mask >> at) & 1) === 1) continue;
    const gain = minus(values[mask | (1 << at)] ?? ZERO, values[mask] ?? ZERO);
    terms.push(times(gain, { n: ordersWithBefore(membersOf(mask), count), d: ordersOf(count) }));
  }
  return sumOf(terms);
}

/**
 * Round parts to whole numbers that still sum to the rounded whole: each is rounded down, and those with the largest
 * remainders are raised.
 * @returns whole numbers in the order of the parts.
 */
export function wholeParts({ whole, parts }: Explained): {
  readonly whole: number;
  readonly parts: readonly number[];
} {
  const rounded = Number(roundHalfUp(whole.n, whole.d));
  const down = parts.map(({ value }) => Number(floorDivide(value.n, value.d)));
  let short = rounded - down.reduce((sum, value) => sum + value, 0);
  const order = parts
    .map(({ value }, at) => ({ at, rest: nearestNumber(value) - (down[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order) {
    if (short <= 0) break;
    down[at] = (down[at] ?? 0) + 1;
    short--;
  }
  return { whole: rounded, parts: down };
}
