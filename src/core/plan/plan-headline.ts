/** The first sentences of a plan's forecast: will it balance, how likely is that, and what nothing explains. */
import { type Pence, pence } from '../base/pence.ts';
import { showCount, showDecimal, showMillions, showShare } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import { likelihoodInWords } from './likelihood-words.ts';
import type { PlanForecast } from './plan-forecast.ts';

/** The answer in sentences, the first of which says whether and how likely. */
export type PlanHeadline = { readonly sentences: readonly string[] };

/** Word the headline of a forecast. */
export function planHeadline(forecast: PlanForecast): PlanHeadline {
  return {
    sentences: [balanceSentence(forecast), unexplainedSentence(forecast), ...runRateSentence(forecast)],
  };
}

function balanceSentence({ central, balance, noBalance, firstBalance }: PlanForecast): string {
  const last = yearInWords(central.years.at(-1)?.year ?? 0);
  const first = central.firstSustainedBalance;
  const { asPlanned, withoutUnexplained } = balance;
  const told =
    first === null
      ? 'and the plan as it stands does not balance at all'
      : `${asPlanned < 0.5 ? 'although' : 'and'} the plan as it stands balances from ${yearInWords(first)}`;
  const most = [...firstBalance].sort((a, b) => b.probability - a.probability)[0];
  const when =
    most === undefined || noBalance >= most.probability
      ? ''
      : ` The likeliest first year is ${yearInWords(most.year)}.`;
  const without =
    asPlanned === withoutUnexplained
      ? ''
      : `; without the saving that nothing explains the chance is ${percent(withoutUnexplained)}`;
  return `Balance by ${last} is ${likelihoodInWords(asPlanned)} (${percent(asPlanned)}), ${told}${without}.${when}`;
}

function unexplainedSentence({ gap, namedOnly }: PlanForecast): string {
  const last = gap.at(-1);
  if (last === undefined) return 'The plan has no years.';
  if (gap.every((year) => year.unexplainedSavingPence === 0n && year.unnamedCaseloadPence === 0n))
    return 'Every saving of the plan belongs to a named mitigation.';
  const saving = `${millions(last.unexplainedSavingPence)} in ${yearInWords(last.year)} (${millions(last.unexplainedAtBasePricesPence)} at the prices of ${yearInWords(gap[0]?.year ?? 0)})`;
  const end =
    namedOnly.lastInYearPence > 0n
      ? `would leave an in-year deficit of ${millions(namedOnly.lastInYearPence)} in ${yearInWords(last.year)} and ${millions(namedOnly.residualPence)} of cumulative deficit at its end`
      : `would balance all the same`;
  return `The plan counts on a saving that no named mitigation explains: ${saving}; what is named ${end}.`;
}

function runRateSentence({ runRate }: PlanForecast): string[] {
  if (runRate === null) return [];
  const { netGrowthPerMonth, avoidedPerMonth, shortPerMonth } = runRate;
  const growth = `Plans grow by ${showDecimal(netGrowthPerMonth, 1)} a month now; the mitigations are to avoid ${showCount(avoidedPerMonth)}`;
  return [
    shortPerMonth > 0
      ? `${growth}, which is short by about ${showCount(shortPerMonth)} a month of holding the number level.`
      : `${growth}, which is enough to hold the number level.`,
  ];
}

function percent(probability: number): string {
  return showShare(probability, 0);
}

function millions(amount: bigint): string {
  const shown: Pence = pence(amount);
  return showMillions(shown, 2);
}
