/** The lab's first sentence: when the deficit balances with what is set, and how likely that is. */
import { pence } from '../base/pence.ts';
import { showCount, showMillions, showShare } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import { likelihoodInWords } from '../plan/likelihood-words.ts';
import type { LabAnswer } from './lab-money.ts';

/** Say it. @param answer  of draws; the middle of the last year follows in a second sentence. */
export function labSentence({ years, firstBalance, noBalance, inYear, draws }: LabAnswer): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const chance = 1 - noBalance;
  const end = inYear.at(-1)?.mean ?? 0;
  const amount = showMillions(pence(BigInt(Math.abs(Math.round(end)))), 1);
  const position = end > 0 ? `a deficit of ${amount}` : `a surplus of ${amount}`;
  const then = `${yearInWords(last)} closes on average with ${position} in the year (${showCount(draws)} simulations).`;
  const by = yearInWords(last);
  if (chance === 0) return `With this, the deficit balances by ${by} in no simulation; ${then}`;
  if (chance < 0.01)
    return `With this, the deficit balances by ${by} in fewer than 1 simulation in 100; ${then}`;
  const likeliest = firstBalance.reduce(
    (best, one, year) => (one > (firstBalance[best] ?? 0) ? year : best),
    0,
  );
  return `With this, the deficit balances by ${by} with a chance of ${showShare(chance, 0)} (${likelihoodInWords(chance)}), likeliest first in ${yearInWords(years[likeliest] ?? first)}; ${then}`;
}
