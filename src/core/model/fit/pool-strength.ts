/** How strongly cells of one kind resemble each other, as the data itself says: empirical Bayes for rates and for shares. */
import { logGamma } from '../../num/log-gamma.ts';

/** Bounds of a strength: below, cells share hardly anything; above, they cannot be told apart [events]. */
const WEAKEST = 0.5;
const STRONGEST = 10_000;
const ROUNDS = 40;
const GOLDEN = 0.6180339887498949;

/**
 * Estimate the strength κ of a gamma distribution of mean 1 from which the multipliers of cells come, by the largest
 * marginal likelihood: counts are negative binomial with mean `expected` and shape κ.
 *
 * @param counts  events of each cell, weights applied; 0 or more.
 * @param expected  events expected without a difference between cells; cells of 0 are passed over.
 * @returns κ between 0.5 and 10,000 [events]; 10,000 where fewer than two cells say anything.
 * @source Method note 7, equation 7.3.
 */
export function rateStrength(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  const cells: (readonly [number, number])[] = [];
  for (let cell = 0; cell < counts.length; cell++)
    if (expected[cell]! > 0) cells.push([counts[cell]!, expected[cell]!]);
  if (cells.length < 2) return STRONGEST;
  return bestStrength((strength) => {
    let sum = 0;
    for (const [count, mean] of cells)
      sum +=
        logGamma(strength + count) -
        logGamma(strength) +
        strength * Math.log(strength) -
        (strength + count) * Math.log(strength + mean);
    return sum;
  });
}

/**
 * Estimate the strength of a Dirichlet distribution around `base` from which the shares of each row come.
 *
 * @param rows  counts of each row, as long as `base`; weights applied.
 * @param base  shares that sum to 1.
 * @returns total weight of the Dirichlet distribution, between 0.5 and 10,000 [events].
 * @source Method note 7, equation 7.5.
 */
export function shareStrength(rows: readonly ArrayLike<number>[], base: ArrayLike<number>): number {
  const told = rows.filter((row) => total(row) > 0);
  if (told.length < 2) return STRONGEST;
  return bestStrength((strength) => {
    let sum = 0;
    for (const row of told) {
      sum += logGamma(strength) - logGamma(strength + total(row));
      for (let part = 0; part < base.length; part++) {
        const prior = strength * base[part]!;
        if (row[part]! > 0 && prior > 0) sum += logGamma(prior + row[part]!) - logGamma(prior);
      }
    }
    return sum;
  });
}

function total(row: ArrayLike<number>): number {
  let sum = 0;
  for (let part = 0; part < row.length; part++) sum += row[part]!;
  return sum;
}

/** Golden section over the logarithm of the strength. */
function bestStrength(likelihood: (strength: number) => number): number {
  let [low, high] = [Math.log(WEAKEST), Math.log(STRONGEST)];
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let [atLeft, atRight] = [likelihood(Math.exp(left)), likelihood(Math.exp(right))];
  for (let round = 0; round < ROUNDS; round++)
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = likelihood(Math.exp(left));
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = likelihood(Math.exp(right));
    }
  return Math.exp((low + high) / 2);
}
