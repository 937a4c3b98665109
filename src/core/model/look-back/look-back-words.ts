/** What the look-back table says in words: the answer first, and a warning where the basis chosen is not the best. */
import { showCount, showShare } from '../../base/show.ts';
import type { BasisRow, LookBack } from './look-back.ts';
import type { LookBackId } from './look-back-bases.ts';

/** Scores nearer to each other than this ratio are told as a small difference. */
const CLOSE = 1.05;

/** Say which basis has done best, how well, on how much evidence, and how the worst did. */
export function lookBackInWords(found: LookBack): string {
  const on = found.judgedOn;
  const tested = found.rows.filter((row) => row[on] !== null);
  const best = tested.find(({ id }) => id === found.best);
  const score = best?.[on];
  if (best === undefined || score === null || score === undefined)
    return 'No look-back can be tested yet: the series is too short.';
  const worst = tested.reduce((far, row) => ((row[on]?.wis ?? 0) > (far[on]?.wis ?? 0) ? row : far), best);
  const whose =
    on === 'own' ? '' : ` of ${showCount(score.series)} authorities, because this one has too few`;
  const other =
    worst.id === best.id || worst[on] === null
      ? ''
      : ` Looking back over ${worst.name} did worst: it missed by ${showShare(worst[on].mape)}, with ${showCount(worst[on].held80Count)} in its range.`;
  return (
    `Looking back over ${best.name} has done best in ${showCount(score.forecasts)} past forecasts${whose}: ${aheadInWords(found)} ` +
    `it missed by ${showShare(score.mape)} on average, and ${showCount(score.held80Count)} outcomes lay in its 8-in-10 range.${other}`
  );
}

/**
 * Warn in one sentence that the basis chosen is not the best by back-test; null where it is, or where nothing can be told.
 * The best is the one with the lowest weighted interval score, which counts both the miss and the range.
 */
export function lookBackWarning(found: LookBack, chosen: LookBackId): string | null {
  const on = found.judgedOn;
  const row = (id: LookBackId | null): BasisRow | undefined => found.rows.find((one) => one.id === id);
  const [mine, best] = [row(chosen), row(found.best)];
  if (mine === undefined || best === undefined || mine.id === best.id) return null;
  if (mine[on] === null) return `Looking back over ${mine.name} could not be tested: ${mine.missing}.`;
  if (best[on] === null) return null;
  const isClose = mine[on].wis < CLOSE * best[on].wis;
  return (
    `Looking back over ${mine.name} is not the best basis${isClose ? ', though the difference is small' : ''}: its score ` +
    `${aheadInWords(found)} is ${showShare(mine[on].wis, 2)} of the count against ${showShare(best[on].wis, 2)} for ` +
    `${best.name} (lower is better).`
  );
}

/** Say how far ahead: "a year ahead", "3 years ahead", "6 months ahead". */
export function aheadInWords({ ahead, stepsPerYear }: Pick<LookBack, 'ahead' | 'stepsPerYear'>): string {
  if (ahead === stepsPerYear) return 'a year ahead';
  if (ahead % stepsPerYear === 0) return `${ahead / stepsPerYear} years ahead`;
  return ahead === 1 ? 'a month ahead' : `${ahead} months ahead`;
}
