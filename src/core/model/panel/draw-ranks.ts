/** Which draw stands where in its year: ranks along wandering lines, so that one draw's years belong together. */
import { createStream, normal, type StreamKey } from '../../num/random.ts';
import { remember } from './panel-view.ts';

/** What chance is drawn from. */
export type Chance = { readonly seed: number; readonly draws: number };

/** How a line wanders: steps that know nothing of each other, or steps that themselves wander (growth that shifts). */
export type Wandering = 'level' | 'growth';

/**
 * Let each draw's line wander and give the rank of every draw after 1, 2, … years. A distribution whose quantiles are
 * handed out by these ranks keeps its shape in every year, and each draw is a path: high this year, high the next.
 * Year h is the same however many years are asked for. Same name, seed and draws, same ranks.
 *
 * @returns gives, per number of years from 1 on, the rank of each draw [0..draws - 1].
 * @throws RangeError where draws are fewer than 2.
 * @source Method note 2, section 6.
 */
export function drawRanks(
  chance: Chance,
  wandering: Wandering,
  ...name: readonly StreamKey[]
): (years: number) => Uint32Array {
  if (!Number.isInteger(chance.draws) || chance.draws < 2) throw new RangeError('Draws are 2 or more');
  const steps: (year: number) => Float64Array = remember((year) => {
    const stream = createStream(chance.seed, 'panel', ...name, year);
    const before = year > 1 && wandering === 'growth' ? steps(year - 1) : null;
    return Float64Array.from({ length: chance.draws }, (_, draw) => (before?.[draw] ?? 0) + normal(stream));
  });
  const lines: (year: number) => Float64Array = remember((year) => {
    const step = steps(year);
    if (year === 1) return step;
    const before = lines(year - 1);
    return step.map((value, draw) => before[draw]! + value);
  });
  return remember((year) => ranksOf(lines(year)));
}

/** Rank by search in the sorted values: far faster than sorting places by what stands at them. */
function ranksOf(values: Float64Array): Uint32Array {
  const sorted = values.slice().sort();
  return Uint32Array.from(values, (value) => firstNotBelow(sorted, value));
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
