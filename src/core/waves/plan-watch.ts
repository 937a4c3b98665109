/** What the watch over waves can find, told before they are asked: the chance of finding a lasting change, and the smallest that is found. */
import { createStream, normal } from '../num/random.ts';
import { LEAST_ANSWERS, LONGEST_CHANGE, limitOf } from './watch-waves.ts';

/** The waves of a year to come, and what they will be compared with. */
export type PlannedWaves = {
  /** Answers of each comparable wave before, oldest first [answers]. */
  readonly before: readonly number[];
  /** Answers expected in each wave to come [answers]. */
  readonly answers: number;
  /** Waves to come within the year [waves]. */
  readonly waves: number;
  /** Series that are watched together: each statement in each group. */
  readonly series: number;
  /** The share before the change [0..1]. */
  readonly share: number;
};

/** Years that are drawn: a chance is known to two points in a hundred, 19 times in 20. */
const YEARS = 2000;
const SEED = 'waves to come';
/** Shares are told apart to half a point. */
const STEP = 0.005;

/**
 * Give the chance that a change which begins with the first wave to come, and lasts, is found by the end of the year.
 * @param shift  the share after the change, less the share before [-1..1].
 * @returns chance [0..1]; nought where nothing can be compared.
 * @source Method note 15, equation 15.2.
 */
export function chanceOfFinding(planned: PlannedWaves, shift: number): number {
  return foundOf(drawn(planned), planned, shift);
}

/**
 * Give the smallest lasting change, up or down from the share, that is found with a chance.
 * @param chance  [0..1].
 * @returns the change as a share, to half a point; null where no change is.
 */
export function smallestFound(planned: PlannedWaves, chance: number): number | null {
  const years = drawn(planned);
  const room = Math.max(planned.share, 1 - planned.share);
  const way = planned.share <= 0.5 ? 1 : -1;
  let [low, high] = [0, Math.floor(room / STEP)];
  if (foundOf(years, planned, way * high * STEP) < chance) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (foundOf(years, planned, way * middle * STEP) < chance) low = middle;
    else high = middle;
  }
  return high * STEP;
}

type Year = readonly number[];

/** What chance does to each wave of so many years, in standard errors of the wave. */
function drawn({ before, waves }: PlannedWaves): readonly Year[] {
  const stream = createStream(SEED);
  return Array.from({ length: YEARS }, () =>
    Array.from({ length: before.length + waves }, () => normal(stream)),
  );
}

function foundOf(years: readonly Year[], planned: PlannedWaves, shift: number): number {
  const { before, answers, waves, share } = planned;
  const angle = (at: number) => 2 * Math.asin(Math.sqrt(Math.min(1, Math.max(0, at))));
  const moved = angle(share + shift) - angle(share);
  const sizes = [...before, ...Array.from({ length: waves }, () => answers)];
  const looks = Array.from({ length: waves }, (_, look) => lookAt(sizes, before.length + look + 1, planned));
  let found = 0;
  for (const year of years) {
    const means = sizes.map(
      (size, at) => (year[at] ?? 0) / Math.sqrt(size) + (at >= before.length ? moved : 0),
    );
    if (looks.some(({ cuts, limit, upTo }) => cuts.some((cut) => distance(means, sizes, cut, upTo) >= limit)))
      found++;
  }
  return found / years.length;
}

type Look = { readonly upTo: number; readonly cuts: readonly number[]; readonly limit: number };

/** The beginnings that are looked for after so many waves, and what each must reach. */
function lookAt(sizes: readonly number[], upTo: number, { waves, series }: PlannedWaves): Look {
  const cuts: number[] = [];
  for (let cut = Math.max(1, upTo - LONGEST_CHANGE); cut < upTo; cut++)
    if (sum(sizes, 0, cut) >= LEAST_ANSWERS && sum(sizes, cut, upTo) >= LEAST_ANSWERS) cuts.push(cut);
  return { upTo, cuts, limit: limitOf(series * cuts.length, waves) };
}

function distance(means: readonly number[], sizes: readonly number[], cut: number, upTo: number): number {
  const [before, since] = [sum(sizes, 0, cut), sum(sizes, cut, upTo)];
  const mean = (from: number, to: number, of: number) => {
    let all = 0;
    for (let at = from; at < to; at++) all += (means[at] ?? 0) * (sizes[at] ?? 0);
    return all / of;
  };
  return Math.abs(mean(cut, upTo, since) - mean(0, cut, before)) / Math.sqrt(1 / since + 1 / before);
}

function sum(sizes: readonly number[], from: number, to: number): number {
  let all = 0;
  for (let at = from; at < to; at++) all += sizes[at] ?? 0;
  return all;
}
