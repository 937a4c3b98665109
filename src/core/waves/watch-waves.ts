/** Change over waves of a survey, item by item and group by group, with false alarms held down over all of them together. */
import { normalQuantile } from '../num/normal-distribution.ts';

/** One item in one group: how many said so of how many answers, wave by wave in order. */
export type WatchedItem = {
  readonly item: string;
  readonly group: string;
  /** One entry a wave; null where the item was not asked or had another wording: never read as zero. */
  readonly waves: readonly ({ readonly count: number; readonly of: number } | null)[];
};

export type WaveAlarm = {
  readonly item: string;
  readonly group: string;
  /** Index of the wave in which the change most likely began. */
  readonly wave: number;
  /** Share since then less the share of the waves before, -1 to 1. */
  readonly change: number;
  readonly latest: { readonly count: number; readonly of: number };
  readonly before: { readonly count: number; readonly of: number };
  /** Standardised distance that was reached, and the one it had to reach. */
  readonly score: number;
  readonly limit: number;
};

export type WaveWatch = {
  readonly alarms: readonly WaveAlarm[];
  /** Items that were compared. */
  readonly compared: number;
  /** Items left out for want of answers or of an earlier wave: told, never read as quiet. */
  readonly tooFew: number;
};

/** The least answers in the latest wave and before it for a comparison [answers]. */
export const LEAST_ANSWERS = 30;
/** Chance of any false alarm in a year over all items and groups [0..1]: set below the 5 % that is promised. */
export const FALSE_ALARM_A_YEAR = 0.04;

/** How many of the latest waves a change may have lasted and still be looked for [waves]. */
export const LONGEST_CHANGE = 4;

type Sum = { readonly count: number; readonly of: number };

/**
 * Look for a change that began in one of the latest waves and has lasted since: the waves from there on against all
 * comparable waves before. The chance of a false alarm is shared among items, groups, beginnings and the waves of a
 * year (Bonferroni), so it holds however the items hang together.
 *
 * @param wavesAYear waves in a year [waves/year].
 * @source Method note 15, section 4.
 */
export function watchWaves(items: readonly WatchedItem[], wavesAYear: number): WaveWatch {
  const splits = items.map(splitWaves);
  const comparisons = splits.reduce((sum, pairs) => sum + pairs.length, 0);
  const limit = limitOf(comparisons, wavesAYear);
  const alarms: WaveAlarm[] = [];
  for (const [at, item] of items.entries()) {
    const scored = (splits[at] ?? []).map((pair) => ({ ...pair, score: distance(pair.latest, pair.before) }));
    scored.sort((one, other) => Math.abs(other.score) - Math.abs(one.score));
    const best = scored[0];
    if (!best || Math.abs(best.score) < limit) continue;
    const change = best.latest.count / best.latest.of - best.before.count / best.before.of;
    alarms.push({ item: item.item, group: item.group, change, ...best, limit });
  }
  const compared = splits.filter((pairs) => pairs.length > 0).length;
  return { alarms, compared, tooFew: items.length - compared };
}

/** The standardised distance that a change must reach among so many comparisons in each of so many waves of a year. */
export function limitOf(comparisons: number, wavesAYear: number): number {
  return comparisons === 0 ? 0 : normalQuantile(1 - FALSE_ALARM_A_YEAR / (2 * comparisons * wavesAYear));
}

/** Cut the waves of an item before each of the latest ones; a cut with too few answers on either side is left out. */
function splitWaves(item: WatchedItem): { wave: number; latest: Sum; before: Sum }[] {
  const last = item.waves.length;
  if ((item.waves[last - 1] ?? null) === null) return [];
  const cuts: { wave: number; latest: Sum; before: Sum }[] = [];
  for (let wave = Math.max(1, last - LONGEST_CHANGE); wave < last; wave++) {
    const [latest, before] = [addUp(item.waves.slice(wave)), addUp(item.waves.slice(0, wave))];
    if (item.waves[wave] !== null && latest.of >= LEAST_ANSWERS && before.of >= LEAST_ANSWERS)
      cuts.push({ wave, latest, before });
  }
  return cuts;
}

function addUp(waves: readonly (Sum | null)[]): Sum {
  const sum = { count: 0, of: 0 };
  for (const wave of waves) {
    sum.count += wave?.count ?? 0;
    sum.of += wave?.of ?? 0;
  }
  return sum;
}

/** Distance of two shares on the arcsine scale, where the spread hangs on the number of answers alone. */
function distance(
  latest: { readonly count: number; readonly of: number },
  before: { readonly count: number; readonly of: number },
): number {
  const angle = ({ count, of }: { readonly count: number; readonly of: number }) =>
    2 * Math.asin(Math.sqrt((count + 3 / 8) / (of + 3 / 4)));
  return (angle(latest) - angle(before)) / Math.sqrt(1 / (latest.of + 0.5) + 1 / (before.of + 0.5));
}
