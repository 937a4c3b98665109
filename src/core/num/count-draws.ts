/** Counts from one uniform number each: the inverse of the binomial and Poisson distributions, which keeps scenarios in step. */
import { logGamma } from './log-gamma.ts';

/** Factorials whose logarithms are kept. */
const KEPT_FACTORIALS = 2048;
const LOG_FACTORIAL = Float64Array.from({ length: KEPT_FACTORIALS }, (_, n) => logGamma(n + 1));
/** A part of a distribution below this no longer counts against a number of 32 bits. */
const NOTHING = 1e-13;

/** 1/count: a search multiplies by it, which takes a quarter of the time of a division. */
const KEPT_INVERSES = 2048;
const INVERSE = Float64Array.from({ length: KEPT_INVERSES }, (_, count) => 1 / count);

/** Expected count from which the search starts at the middle and not at 0; below it, the chance of 0 cannot underflow. */
const MIDDLE_FROM = 50;

/** Powers of a chance that are kept: most counts that are drawn are of fewer trials. */
const KEPT_POWERS = 64;

/**
 * Chances made ready for many draws each, the rarer of yes and no first. Filled by `setChance`, drawn from by
 * `binomialAt`: whole numbers alone are handed over in a draw, so nothing is put on the heap.
 */
export type ChanceTable = {
  readonly chance: Float64Array;
  /** The rarer outcome's chance, its odds, its logarithm and that of the other. */
  readonly rare: Float64Array;
  readonly odds: Float64Array;
  readonly logRare: Float64Array;
  readonly logOther: Float64Array;
  /** The other outcome's chance to the power of 0, 1, … `[place][trials]`. */
  readonly powers: Float64Array;
};

/** Make room for so many chances, all 0. */
export function makeChances(size: number): ChanceTable {
  const room = (): Float64Array => new Float64Array(size);
  const powers = new Float64Array(size * KEPT_POWERS);
  return { chance: room(), rare: room(), odds: room(), logRare: room(), logOther: room(), powers };
}

/** Set a chance [0..1] of a table. */
export function setChance(table: ChanceTable, at: number, chance: number): void {
  const rare = chance > 0.5 ? 1 - chance : chance;
  const other = 1 - rare;
  table.chance[at] = chance;
  table.rare[at] = rare;
  table.odds[at] = rare / other;
  table.logRare[at] = Math.log(rare);
  table.logOther[at] = Math.log1p(-rare);
  const { powers } = table;
  let power = 1;
  for (let k = at * KEPT_POWERS; k < (at + 1) * KEPT_POWERS; k++) {
    powers[k] = power;
    power *= other;
  }
}

/**
 * Give the smallest count whose binomial distribution function reaches the number of chance that `word` stands for. It
 * grows with `trials`, the chance and the number, and by at most 1 for one trial more: two scenarios that share the
 * number differ only as they must.
 *
 * @param word  32 bits, of either sign.
 * @param trials  whole, 0 or more.
 * @source Method note 6, equation 6.14.
 */
export function binomialAt(table: ChanceTable, at: number, word: number, trials: number): number {
  const chance = table.chance[at]!;
  if (trials === 0 || chance <= 0) return 0;
  if (chance >= 1) return trials;
  const rare = trials < KEPT_POWERS ? fewAt(table, at, word, trials) : manyAt(table, at, word, trials);
  return chance > 0.5 ? trials - rare : rare;
}

/**
 * The number of chance of the rarer outcome. Above a half those who do not are fewer: the same count from the other end of the
 * distribution, and of the number.
 */
function numberOf(table: ChanceTable, at: number, word: number): number {
  const u = ((word >>> 0) + 0.5) / 4294967296;
  return table.chance[at]! > 0.5 ? 1 - u : u;
}

/** The search for the count of the rarer outcome among few: from 0 upwards. */
function fewAt(table: ChanceTable, at: number, word: number, trials: number): number {
  const u = numberOf(table, at, word);
  let part = table.powers[at * KEPT_POWERS + trials]!;
  if (u <= part) return 0;
  const odds = table.odds[at]!;
  let reached = part;
  let count = 0;
  while (reached < u && count < trials) {
    part *= odds * (trials - count) * INVERSE[count + 1]!;
    count++;
    reached += part;
  }
  return count;
}

/** The same among many: from 0 upwards, or from the middle where the way is long. */
function manyAt(table: ChanceTable, at: number, word: number, trials: number): number {
  const u = numberOf(table, at, word);
  const rare = table.rare[at]!;
  const odds = table.odds[at]!;
  const logOther = table.logOther[at]!;
  if (trials * rare < MIDDLE_FROM) return binomialUp(u, trials, odds, 0, Math.exp(trials * logOther), 0);
  const mode = Math.min(trials, Math.floor((trials + 1) * rare));
  const ways = logFactorial(trials) - logFactorial(mode) - logFactorial(trials - mode);
  const mass = Math.exp(ways + mode * table.logRare[at]! + (trials - mode) * logOther);
  let below = 0;
  let part = mass;
  const perOdds = 1 / odds;
  for (let count = mode; count > 0 && part > NOTHING; count--) {
    part *= count * perOdds * inverse(trials - count + 1);
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
    part *= count * perOdds * inverse(trials - count + 1);
    reached -= part;
    if (reached < u || part < NOTHING) return count - 1;
  }
  return 0;
}

function inverse(count: number): number {
  return count < KEPT_INVERSES ? INVERSE[count]! : 1 / count;
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
    part *= odds * (trials - count) * inverse(count + 1);
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
  const perMean = 1 / mean;
  let below = 0;
  let part = mass;
  for (let count = mode; count > 0 && part > NOTHING; count--) {
    part *= count * perMean;
    below += part;
  }
  if (u > below) return poissonUp(u, mean, mode, mass, below);
  let reached = below;
  part = mass;
  for (let count = mode; count > 0; count--) {
    part *= count * perMean;
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
    part *= mean * inverse(count);
    reached += part;
    if (part < NOTHING && count > mean + 40) return count;
  }
  return count;
}
