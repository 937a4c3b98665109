/** Made-up monthly series that keep to their agreed trajectory, or leave it by a planted amount, with several kinds of noise. */
import { addMonths, type Month } from '../../src/core/base/time.ts';
import type { SeriesKind, WatchedSeries } from '../../src/core/monitor/watched-series.ts';
import { createStream, normal, poisson, type Stream } from '../../src/core/num/random.ts';

/** A kind of noise around the trajectory, with what it stands for. */
export type NoiseKind = {
  readonly name: string;
  readonly kind: SeriesKind;
  /** Plans or requests a month where the trajectory starts. */
  readonly level: number;
  /** Growth a month that was agreed. */
  readonly growth: number;
  /** Deviations from the trajectory, one a month, made month by month. */
  readonly deviations: (stream: Stream, months: number) => number[];
};

/** The first month of every made-up trajectory. */
export const START: Month = '2024-04';

/** Yearly pattern of the net change of plans: few end in winter, many after the summer term; sums to nought. */
const SEASON = [10, 18, 22, 2, 6, 8, -30, -30, -22, 0, 8, 8];
const calendarOf = (at: number) => (((at + 3) % 12) + 12) % 12;

function independent(share: number, level: number) {
  return (stream: Stream, months: number) =>
    Array.from({ length: months }, () => normal(stream) * share * level);
}

function autocorrelated(share: number, level: number, keep: number) {
  return (stream: Stream, months: number) => {
    let now = normal(stream) * share * level;
    return Array.from({ length: months }, () => {
      now = keep * now + Math.sqrt(1 - keep * keep) * normal(stream) * share * level;
      return now;
    });
  };
}

/** The stock wanders: each month's new plans and ceases are counts of chance, with more spread than chance alone. */
function wandering(level: number, keep: number, season: number) {
  return (stream: Stream, months: number) => {
    let [gap, error] = [0, 0];
    const spread = Math.sqrt(2 * 0.02 * level);
    return Array.from({ length: months }, (_, at) => {
      error = keep * error + Math.sqrt(1 - keep * keep) * normal(stream) * spread;
      gap += error + (season * level * (SEASON[calendarOf(at)] ?? 0)) / 5000;
      return gap;
    });
  };
}

/** A flow's own number: Poisson with a mean that itself varies, in runs, and by season. */
function counts(level: number, keep: number, season: number) {
  return (stream: Stream, months: number) => {
    let mood = 0;
    return Array.from({ length: months }, (_, at) => {
      mood = keep * mood + Math.sqrt(1 - keep * keep) * normal(stream) * 0.1;
      const mean = level * Math.max(0.05, 1 + mood + (season * (SEASON[calendarOf(at)] ?? 0)) / 100);
      return poisson(stream, mean) - level;
    });
  };
}

/** Every kind of noise that false alarms are counted over. */
export const NOISE_KINDS: readonly NoiseKind[] = [
  ...[1500, 5500].flatMap((level): NoiseKind[] => [
    stock('independent', level, independent(0.005, level)),
    stock('autocorrelated', level, autocorrelated(0.007, level, 0.7)),
    stock('random-walk growth', level, wandering(level, 0, 0)),
    stock('random-walk growth in runs', level, wandering(level, 0.4, 0)),
    stock('random walk with a season', level, wandering(level, 0.2, 1)),
  ]),
  ...[40, 100].flatMap((level): NoiseKind[] => [
    { name: `monthly counts, ${level}`, kind: 'flow', level, growth: 0, deviations: counts(level, 0, 0) },
    {
      name: `monthly counts in runs, ${level}`,
      kind: 'flow',
      level,
      growth: 0,
      deviations: counts(level, 0.4, 0),
    },
    {
      name: `monthly counts with a season, ${level}`,
      kind: 'flow',
      level,
      growth: 0,
      deviations: counts(level, 0.2, 1),
    },
  ]),
];

function stock(name: string, level: number, deviations: NoiseKind['deviations']): NoiseKind {
  return { name: `${name}, ${level}`, kind: 'stock', level, growth: level / 250, deviations };
}

/** What is made up. */
export type SeriesRequest = {
  /** Months of actuals before the trajectory. */
  readonly history: number;
  /** Months of the trajectory. */
  readonly months: number;
  /** Growth a month above what was agreed, from the month `from` (1 is the first) on. */
  readonly excess?: number;
  readonly from?: number;
};

/** Make one series. The same noise, key and request give the same series. */
export function makeWatched(
  { name, kind, level, growth, deviations }: NoiseKind,
  key: number,
  { history, months, excess = 0, from = 1 }: SeriesRequest,
): WatchedSeries {
  const stream = createStream('watched', name, key);
  const lead = history === 0 ? 0 : history + 1;
  const noise = deviations(stream, lead + months);
  // A plan is made from the last count: what had wandered until then is in it.
  const opening = kind === 'stock' && lead > 0 && /walk/.test(name) ? (noise[lead - 1] ?? 0) : 0;
  const actual = new Map<Month, number>();
  const agreed = new Map<Month, number>();
  for (let at = -lead; at < months; at++) {
    const month = addMonths(START, at);
    const planned = level + growth * at;
    const steps = Math.max(0, at + 2 - from);
    const planted = kind === 'stock' ? excess * steps : steps > 0 ? excess : 0;
    const deviation = (noise[at + lead] ?? 0) - opening;
    actual.set(month, Math.max(0, Math.round(planned + deviation + planted)));
    if (at >= 0) agreed.set(month, planned);
  }
  return { measure: kind === 'stock' ? 'plans_n' : 'req_n', kind, actual, agreed };
}
