/** Caseload as draws: the form in which a simulation hands plans by type and 31 March to the money, and draws from mean and spread. */
import { createStream, normal, type Stream } from '../num/random.ts';
import type { CaseloadSpread } from './management-plan.ts';

/**
 * Plans in `draws` simulations at `ends` 31 Marches for `types` types: `plans[(draw * ends + end) * types + type]`.
 * A cohort simulation gives whole numbers, mean and spread give fractions.
 */
export type CaseloadDraws = {
  readonly draws: number;
  /** 31 Marches: one more than the plan's years. */
  readonly ends: number;
  readonly types: number;
  readonly plans: Float64Array | Int32Array;
};

/** Plans of all types together at one 31 March, in each draw. */
export function totalsAt({ draws, ends, types, plans }: CaseloadDraws, end: number): Float64Array {
  return Float64Array.from({ length: draws }, (_, draw) => {
    const from = (draw * ends + end) * types;
    let total = 0;
    for (let cell = from; cell < from + types; cell++) total += plans[cell] ?? 0;
    return total;
  });
}

/**
 * Draw caseload from mean and spread. At each 31 March a type is log-normal with exactly the mean and spread given;
 * over years its normal score is a random walk brought to variance 1, so neighbours in time are alike as on a walk;
 * across types a share of each step is common. Spread 0 gives the mean itself.
 * @param mean  plans by type and 31 March `[type][end]` [plans].
 * @source Method note 9, section 2.
 */
export function drawCaseload(
  mean: readonly (readonly number[])[],
  spread: readonly (readonly number[])[],
  common: CaseloadSpread['common'],
  chance: { readonly seed: number; readonly draws: number },
): CaseloadDraws {
  const types = mean.length;
  const ends = mean[0]?.length ?? 0;
  const plans = new Float64Array(chance.draws * ends * types);
  const { logSd, centre } = logNormalOf(mean, spread);
  const first = firstUnsure(spread, ends);
  for (let draw = 0; draw < chance.draws; draw++) {
    const scores = walkScores(
      createStream(chance.seed, 'plan-caseload', draw),
      { ends, types, first },
      common,
    );
    for (let cell = 0; cell < ends * types; cell++) {
      const sd = logSd[cell] ?? 0;
      const middle = centre[cell] ?? 0;
      plans[draw * ends * types + cell] =
        sd === 0 ? middle : middle * Math.exp(sd * (scores[cell] ?? 0) - (sd * sd) / 2);
    }
  }
  return { draws: chance.draws, ends, types, plans };
}

/** Walk from the first unsure 31 March on; each score `[end][type]` is normal with variance 1. */
function walkScores(
  stream: Stream,
  { ends, types, first }: { readonly ends: number; readonly types: number; readonly first: number },
  common: number,
): Float64Array {
  const scores = new Float64Array(ends * types);
  const walk = new Float64Array(types);
  const own = Math.sqrt(1 - common);
  for (let end = first; end < ends; end++) {
    const step = Math.sqrt(common) * normal(stream);
    for (let type = 0; type < types; type++) {
      walk[type] = (walk[type] ?? 0) + step + own * normal(stream);
      scores[end * types + type] = (walk[type] ?? 0) / Math.sqrt(end - first + 1);
    }
  }
  return scores;
}

/** The first 31 March at which anything is unsure; `ends` where nothing is. */
function firstUnsure(spread: readonly (readonly number[])[], ends: number): number {
  for (let end = 0; end < ends; end++) if (spread.some((sds) => (sds[end] ?? 0) > 0)) return end;
  return ends;
}

function logNormalOf(mean: readonly (readonly number[])[], spread: readonly (readonly number[])[]) {
  const types = mean.length;
  const ends = mean[0]?.length ?? 0;
  const logSd = new Float64Array(ends * types);
  const centre = new Float64Array(ends * types);
  for (const [type, means] of mean.entries())
    for (const [end, middle] of means.entries()) {
      const ratio = middle === 0 ? 0 : (spread[type]?.[end] ?? 0) / middle;
      centre[end * types + type] = middle;
      logSd[end * types + type] = Math.sqrt(Math.log1p(ratio * ratio));
    }
  return { logSd, centre };
}
