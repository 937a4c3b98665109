/** The range factor in one plain sentence: what the ranges were multiplied by, and what that was learnt from. */
import { showDecimal } from '../base/show.ts';
import { RANGE_RULE, type RangeFactor } from './range-factor.ts';

/** Say it. @param learnt  null where no forecast is kept, as for a folder. */
export function rangeFactorInWords(learnt: RangeFactor | null): string {
  if (learnt === null || learnt.outcomes === 0)
    return 'No earlier forecast of this kind has met what came, so the ranges are the model’s own';
  const { factor, origins, outcomes } = learnt;
  const evidence = `${outcomes} ${outcomes === 1 ? 'outcome' : 'outcomes'} of ${origins} earlier ${origins === 1 ? 'forecast' : 'forecasts'}`;
  if (origins < RANGE_RULE.leastOrigins)
    return `The ranges are the model’s own: too few have met what came to correct them by (${evidence})`;
  if (factor === 1) return `The ranges are the model’s own: ${evidence} ask for no correction`;
  return `The ranges are the model’s own times ${showDecimal(factor, 2)}, since ${evidence} lay ${factor > 1 ? 'further out' : 'closer in'} than the ranges said`;
}
