/** One funnel: how far each of many counts lies from the rate of all together, in exact limits made wider where all differ by more than chance. */
import { type CountLaw, limitCount, scoreCount } from '../num/count-limits.ts';
import { normalQuantile } from '../num/normal-distribution.ts';

/** One that is looked at: so many out of, or for, so many. */
export type Member = {
  readonly id: string;
  /** Whole. */
  readonly count: number;
  /** Whole, above zero. */
  readonly below: number;
};

/** A member with where it lies. */
export type Placed = Member & {
  readonly rate: number;
  /** The limit it lies beyond [per cent of chance within it]; null within both. */
  readonly beyond: 95 | 99.8 | null;
};

/** Limits at one size, as rates. */
export type Limits = {
  readonly below: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
};

export type Funnel = {
  readonly kind: CountLaw['kind'];
  /** Of all members together. */
  readonly count: number;
  readonly below: number;
  readonly rate: number;
  /** How many times the variance that chance alone gives; 1 where they differ by no more than chance explains. */
  readonly spread: number;
  /** In the order given. */
  readonly members: readonly Placed[];
  /** In order of size, one for every size that a member has and for sizes between. */
  readonly limits: readonly Limits[];
};

/** With fewer members there is no telling what is usual. */
export const FEWEST_MEMBERS = 10;
/** Deviations of the limits of 95 % and 99.8 %. */
const WARNING = 1.96;
const ALARM = 3.09;
/** Share of the scores at either end that count as the next one inwards when the spread is reckoned. */
const WINSORISED = 0.1;
/** Sizes between the least and the greatest at which limits are reckoned, so that the curve is smooth. */
const STEPS = 60;

/** The variance that scores of chance alone have once their ends are drawn in. */
const CHANCE_VARIANCE = winsorisedVariance(WINSORISED);

function winsorisedVariance(share: number): number {
  const end = -normalQuantile(share);
  const density = Math.exp((-end * end) / 2) / Math.sqrt(2 * Math.PI);
  return 1 - 2 * share - 2 * end * density + 2 * share * end * end;
}

/**
 * Reckon by how much members differ beyond chance: the mean square of their scores with the tenth at either end drawn in to the next one
 * inwards, so that a few true outliers do not widen the limits that are to find them, over what chance alone would give. Within what chance
 * explains (two deviations) it is 1.
 * @source Spiegelhalter 2005, Handling over-dispersion of performance indicators: multiplicative, winsorised; method note 20.
 */
export function spreadOf(scores: readonly number[]): number {
  const ordered = [...scores].sort((one, other) => one - other);
  const cut = Math.floor(ordered.length * WINSORISED);
  const [low, high] = [ordered[cut] ?? 0, ordered[ordered.length - 1 - cut] ?? 0];
  const sum = ordered.reduce((total, score) => total + Math.min(high, Math.max(low, score)) ** 2, 0);
  const spread = sum / ordered.length / CHANCE_VARIANCE;
  return spread > 1 + 2 * Math.sqrt(2 / ordered.length) ? spread : 1;
}

function lawOf(kind: CountLaw['kind'], below: number, rate: number): CountLaw {
  return kind === 'binomial' ? { kind, trials: below, share: rate } : { kind, mean: below * rate };
}

/**
 * Lay members out against the rate of all of them together.
 * @param kind  `binomial` where each of those below the line is counted or is not, `poisson` where one can be counted more than once.
 * @returns null where there are fewer than `FEWEST_MEMBERS`, or where none or all are counted: then nobody can stand out.
 */
export function layFunnel(kind: CountLaw['kind'], members: readonly Member[]): Funnel | null {
  const count = members.reduce((sum, one) => sum + one.count, 0);
  const below = members.reduce((sum, one) => sum + one.below, 0);
  if (members.length < FEWEST_MEMBERS || count === 0 || (kind === 'binomial' && count === below)) return null;
  const rate = count / below;
  const raw = members.map((one) => scoreCount(lawOf(kind, one.below, rate), one.count));
  const spread = spreadOf(raw);
  const limits = sizesOf(members).map((size) => limitsAt(lawOf(kind, size, rate), size, Math.sqrt(spread)));
  const bySize = new Map(limits.map((limit) => [limit.below, limit]));
  const placed = members.map((one) => {
    const own = one.count / one.below;
    return { ...one, rate: own, beyond: beyondOf(own, bySize.get(one.below)) };
  });
  return { kind, count, below, rate, spread, members: placed, limits };
}

/** Which limits a rate lies beyond; null within all, or without any. */
export function beyondOf(rate: number, limits: Limits | undefined): Placed['beyond'] {
  if (limits === undefined) return null;
  if (rate > limits.high998 || rate < limits.low998) return 99.8;
  return rate > limits.high95 || rate < limits.low95 ? 95 : null;
}

function sizesOf(members: readonly Member[]): readonly number[] {
  const own = members.map(({ below }) => below);
  const [least, greatest] = [Math.min(...own), Math.max(...own)];
  const between = Array.from({ length: STEPS + 1 }, (_, k) =>
    Math.round(least + ((greatest - least) * k) / STEPS),
  );
  return [...new Set([...own, ...between])].sort((one, other) => one - other);
}

/**
 * Reckon the limits of a law as rates of a size; with the size 1 they are counts.
 * @param width  how many times as wide as chance alone makes them.
 */
export function limitsAt(law: CountLaw, size: number, width: number): Limits {
  const at = (deviations: number) => limitCount(law, deviations * width) / size;
  return {
    below: size,
    low95: at(-WARNING),
    high95: at(WARNING),
    low998: at(-ALARM),
    high998: at(ALARM),
  };
}
