/** Is a monthly flow steady? A test of level and of trend that says what it could have found. */
import { normalQuantile, normalShare, studentQuantile } from '../num/normal-distribution.ts';
import type { MonthValue } from './control-chart.ts';
import { estimateSeason, freedomOf } from './season.ts';

/** The newest months that are set against those before them. */
const RECENT = 6;
const BASE = 24;
const LEAST_BASE = 12;
/** Chance of calling a steady series changed, both sides together. */
const DOUBT = 0.05;
const POWER = 0.8;

/** One question, its answer, and how large an effect it would have found. */
export type ChangeTest = {
  /** The effect as a share of the mean before: a step, or a rise over twelve months. */
  readonly effect: number;
  readonly found: 'higher' | 'lower' | 'no change detectable';
  /** The smallest effect that would be found eight times in ten [share of the mean before]. */
  readonly smallest: number;
  /** Chance that an effect of one in ten would have been found [0..1]. */
  readonly powerForTenth: number;
};

export type Steadiness = {
  /** Mean of a month before [count/month]. */
  readonly before: number;
  /** Mean of a month in the newest six [count/month], season taken out where it is known. */
  readonly recent: number;
  readonly months: { readonly before: number; readonly recent: number };
  readonly isSeasonKnown: boolean;
  readonly level: ChangeTest;
  readonly trend: ChangeTest;
};

/**
 * Test the newest six months against up to 24 before them, and the slope over all of them. A season is taken out where
 * two years stand before; else it counts as noise.
 * @param values  one a month, oldest first, without gaps inside.
 * @returns null with fewer than eighteen months, or where nothing was counted before.
 * @source Method note 8, section 6.
 */
export function testSteadiness(values: readonly MonthValue[]): Steadiness | null {
  const counted = values.slice(-(BASE + RECENT));
  const base = counted.slice(0, -RECENT);
  if (base.length < LEAST_BASE) return null;
  const season = estimateSeason(base.map(stepOf));
  const bare = counted.map((one) => one.value - (season?.pattern[stepOf(one).calendar] ?? 0));
  const [old, recent] = [bare.slice(0, -RECENT), bare.slice(-RECENT)];
  const before = mean(old);
  if (before <= 0) return null;
  const freedom = freedomOf(old.length, season);
  const errs = season === null ? 1 : 1 + season.kept / season.perMonth;
  const variance = old.reduce((sum, value) => sum + (value - before) ** 2, 0) / freedom;
  const stepError = Math.sqrt(variance * (errs / RECENT + 1 / old.length));
  return {
    before,
    recent: mean(recent),
    months: { before: old.length, recent: RECENT },
    isSeasonKnown: season !== null,
    level: judge(mean(recent) - before, stepError, freedom, before),
    trend: trendOf(bare, freedom, before),
  };
}

function stepOf({ month, value }: MonthValue) {
  return { calendar: Number(month.slice(5)) - 1, value };
}

/** The slope by least squares, as the rise over twelve months. */
function trendOf(values: readonly number[], usual: number, before: number): ChangeTest {
  const middle = (values.length - 1) / 2;
  const centre = mean(values);
  let [both, across] = [0, 0];
  for (const [at, value] of values.entries()) {
    both += (at - middle) * (value - centre);
    across += (at - middle) ** 2;
  }
  const slope = both / across;
  const freedom = Math.max(1, usual + RECENT - 1);
  const squares = values.reduce((sum, value, at) => sum + (value - centre - slope * (at - middle)) ** 2, 0);
  return judge(12 * slope, 12 * Math.sqrt(squares / freedom / across), freedom, before);
}

function judge(effect: number, error: number, freedom: number, before: number): ChangeTest {
  const limit = studentQuantile(1 - DOUBT / 2, freedom);
  const score = error === 0 ? Math.sign(effect) * Number.POSITIVE_INFINITY : effect / error;
  const isFound = Math.abs(score) > limit;
  const tenth = error === 0 ? Number.POSITIVE_INFINITY : (0.1 * before) / error;
  return {
    effect: effect / before,
    found: isFound ? (effect > 0 ? 'higher' : 'lower') : 'no change detectable',
    smallest: ((limit + normalQuantile(POWER)) * error) / before,
    powerForTenth: error === 0 ? 1 : normalShare(tenth - limit) + normalShare(-tenth - limit),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
