/** Where one authority's rate stands among others: rank, quartile, median. */
import { quantileOfSorted } from '../num/quantiles.ts';
import type { Polarity } from './public-measures.ts';

export type Standing = {
  /** How many have a rate, the authority itself among them where it has one. */
  readonly withRate: number;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  /** 1 is best, or highest where no direction is good; those alike share a rank. Null where the authority has no rate. */
  readonly rank: number | null;
  /** 1 the quarter that is best, or highest where no direction is good, to 4. Null with fewer than four rates. */
  readonly quartile: 1 | 2 | 3 | 4 | null;
};

/** Fewest rates that can be cut in quarters. */
const LEAST_FOR_QUARTERS = 4;

/**
 * Place a rate among others.
 * @param own  null where the authority has none: the others' middle is told all the same.
 * @param others  rates of the others, those without one left out.
 * @source Method note 4, section 4.
 */
export function standingOf(own: number | null, others: readonly number[], polarity: Polarity): Standing {
  const all = Float64Array.from(own === null ? others : [...others, own]).sort();
  const at = (level: number) => (all.length === 0 ? null : quantileOfSorted(all, level));
  return {
    withRate: all.length,
    median: at(0.5),
    lowerQuartile: at(0.25),
    upperQuartile: at(0.75),
    rank: own === null ? null : 1 + others.filter((rate) => isBetter(rate, own, polarity)).length,
    quartile: own === null ? null : quartileOf(own, all, polarity),
  };
}

function isBetter(rate: number, own: number, polarity: Polarity): boolean {
  return polarity === 'lower' ? rate < own : rate > own;
}

function quartileOf(own: number, sorted: Float64Array, polarity: Polarity): Standing['quartile'] {
  if (sorted.length < LEAST_FOR_QUARTERS) return null;
  const levels = polarity === 'lower' ? [0.25, 0.5, 0.75] : [0.75, 0.5, 0.25];
  const place = levels.findIndex((level) => {
    const limit = quantileOfSorted(sorted, level);
    return polarity === 'lower' ? own <= limit : own >= limit;
  });
  return QUARTERS[place] ?? 4;
}

const QUARTERS = [1, 2, 3] as const;
