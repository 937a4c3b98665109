/** Counts from one uniform number each: the inverse of the binomial and Poisson distributions, which keeps scenarios in step. */
import { logGamma } from './log-gamma.ts';

/** Factorials whose logarithms are kept. */
const KEPT_FACTORIALS = 2048;
const LOG_FACTORIAL = Float64Array.from({ length: KEPT_FACTORIALS }, (_, n) => logGamma(n + 1));
/** A part of a distribution below this no longer counts against a number of 32 bits. */
const NOTHING = 1e-14;

/** Expected count from which the search starts at the middle and not at 0; below it, the chance of 0 cannot underflow. */
const MIDDLE_FROM = 20;

/** Logarithms of a chance and its opposite, and its odds, for many draws with one chance. */
export type ChanceLogs = { yes: number; no: number; odds: number };

/** Work out the logarithms of a chance [0..1]. */
export function chanceLogs(chance: number): ChanceLogs {
  return { yes: Math.log(chance), no: Math.log1p(-chance), odds: chance / (1 - chance) };
}

/**
 * Give the smallest count whose binomial distribution function reaches `u` (0, 1). It grows with `trials`, `chance`
 * and `u`, and by at most 1 for one trial more: two scenarios that share `u` differ only as they must.
 *
 * @param trials  whole, 0 or more.
 * @param chance  [0..1].
 * @param logs  of that chance, where they are known already.
 * @source Method note 6, equation 6.14.
 */
export function binomialFrom(u: number, trials: number, chance: number, logs?: ChanceLogs): number {
  if (trials === 0 || chance <= 0) return 0;
  if (chance >= 1) return trials;
  const { yes, no, odds } = logs ?? chanceLogs(chance);
  if (trials * chance < MIDDLE_FROM && chance < 0.9)
    return binomialUp(u, trials, odds, 0, Math.exp(trials * no), 0);
  const mode = Math.min(trials, Math.floor((trials + 1) * chance));
  const ways = logFactorial(trials) - logFactorial(mode) - logFactorial(trials - mode);
  const mass = Math.exp(ways + mode * yes + (trials - mode) * no);
  let below = 0;
  let part = mass;
  const perOdds = 1 / odds;
  for (let count = mode; count > 0 && part > NOTHING; count--) {
    part *= (count * perOdds) / (trials - count + 1);
    below += part;
  }
  return u > below
    ? binomialUp(u, trials, odds, mode, mass, below)
    : binomialDown(u, trials, perOdds, mode, mass, below);
}

function binomialDown(
  u: number,
  trials: number,
  perOdds: number,
  from: number,
  mass: number,
  below: number,
): number {
  let reached = below;
  let part = mass;
  for (let count = from; count > 0; count--) {
    part *= (count * perOdds) / (trials - count + 1);
    reached -= part;
    if (reached < u || part < NOTHING) return count - 1;
  }
  return 0;
}

function logFactorial(n: number): number {
  return n < KEPT_FACTORIALS ? LOG_FACTORIAL[n]! : logGamma(n + 1);
}

function binomialUp(
  u: number,
  trials: number,
  odds: number,
  from: number,
  mass: number,
  below: number,
): number {
  let reached = below + mass;
  let part = mass;
  let count = from;
  while (reached < u && count < trials) {
    part *= (odds * (trials - count)) / (count + 1);
    count++;
    reached += part;
    // Beyond this nothing adds up any more: what is left of u is rounding.
    if (part < NOTHING && count > from + 40) return count;
  }
  return count;
}

/**
 * Give the smallest count whose Poisson distribution function reaches `u` (0, 1). It grows with `mean` and `u`.
 * @param mean  0 or more.
 * @source Method note 6, equation 6.14.
 */
export function poissonFrom(u: number, mean: number): number {
  if (!(mean > 0)) return 0;
  if (mean < MIDDLE_FROM) return poissonUp(u, mean, 0, Math.exp(-mean), 0);
  const mode = Math.floor(mean);
  const mass = Math.exp(mode * Math.log(mean) - mean - logFactorial(mode));
  let below = 0;
  let part = mass;
  for (let count = mode; count > 0 && part > NOTHING; count--) {
    part *= count / mean;
    below += part;
  }
  if (u > below) return poissonUp(u, mean, mode, mass, below);
  let reached = below;
  part = mass;
  for (let count = mode; count > 0; count--) {
    part *= count / mean;
    reached -= part;
    if (reached < u || part < NOTHING) return count - 1;
  }
  return 0;
}

function poissonUp(u: number, mean: number, from: number, mass: number, below: number): number {
  let reached = below + mass;
  let part = mass;
  let count = from;
  while (reached < u) {
    count++;
    part *= mean / count;
    reached += part;
    if (part < NOTHING && count > mean + 40) return count;
  }
  return count;
}
