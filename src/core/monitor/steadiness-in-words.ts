/** What the test of steadiness says, in plain sentences that tell what it could have found. */
import { showDecimal, showShare } from '../base/show.ts';
import type { Steadiness } from './steadiness-test.ts';

/** Say whether a flow is steady. @param named  what it is called where it begins a sentence, in the plural. */
export function steadinessSentence(
  steadiness: Steadiness | null,
  { name, months }: { readonly name: string; readonly months: number },
): string {
  if (steadiness === null)
    return `${name}: ${months} months in a row are too few to tell a change; 18 are needed.`;
  const { level, trend, before, recent } = steadiness;
  const means = `${showDecimal(recent, 1)} a month in the newest six months against ${showDecimal(before, 1)} before`;
  const power =
    `A step of one in ten would have been found ${Math.round(level.powerForTenth * 10)} times in 10;` +
    ` the smallest step found 8 times in 10 is ${showShare(level.smallest, 0)}.`;
  const season = steadiness.isSeasonKnown
    ? ''
    : ' The season is not taken out: two years before are needed for that.';
  if (level.found === 'no change detectable' && trend.found === 'no change detectable')
    return `${name}: no change detectable (${means}). ${power}${season}`;
  const step =
    level.found === 'no change detectable'
      ? ''
      : ` ${level.found} than before by ${showShare(Math.abs(level.effect), 0)}`;
  const slope =
    trend.found === 'no change detectable'
      ? ''
      : ` ${trend.found === 'higher' ? 'rising' : 'falling'} by ${showShare(Math.abs(trend.effect), 0)} a year`;
  return `${name}: changed,${[step, slope].filter((part) => part !== '').join(' and')} (${means}). ${power}${season}`;
}
