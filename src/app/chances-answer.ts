/** Chances as the public contract has them: positions with ranges, conditions, the first year of lasting balance. */
import { yearInWords } from '../core/base/time.ts';
import type { Chances, ForecastYear, Spread } from '../core/plan/chances.ts';
import { likelihoodInWords } from '../core/plan/likelihood-words.ts';

/** Lay chances out; money in whole pence, years in words, chances to four decimals. */
export function chancesAnswer(chances: Chances, levels: readonly number[]) {
  return {
    years: chances.years.map((year) => yearAnswer(year, levels)),
    withoutUnexplainedSaving: chances.namedYears.map((year) => yearAnswer(year, levels)),
    conditions: chances.conditions.map((one) => ({
      id: one.id,
      basis: one.basisInWords,
      probability: chance(one.probability),
      likelihood: one.inWords,
      limits: one.limits.map(({ year, probability }) => ({
        year: yearInWords(year),
        probability: chance(probability),
      })),
      withoutUnexplainedSaving: {
        probability: chance(one.withoutUnexplained.probability),
        likelihood: one.withoutUnexplained.inWords,
      },
    })),
    firstBalance: Object.fromEntries(
      chances.firstBalance.map(({ year, probability }) => [yearInWords(year), chance(probability)]),
    ),
    noBalanceWithinPlan: chance(chances.noBalance),
    balanceWithinPlan: {
      probability: chance(chances.balance.asPlanned),
      likelihood: likelihoodInWords(chances.balance.asPlanned),
      withoutUnexplainedSaving: {
        probability: chance(chances.balance.withoutUnexplained),
        likelihood: likelihoodInWords(chances.balance.withoutUnexplained),
      },
    },
  };
}

function yearAnswer(year: ForecastYear, levels: readonly number[]) {
  return {
    year: yearInWords(year.year),
    inYearDeficitPence: spreadByLevel(year.inYear, levels),
    cumulativeBeforeContributionsPence: spreadByLevel(year.before, levels),
    cumulativeAfterContributionsPence: spreadByLevel(year.after, levels),
    balanceProbability: chance(year.balanceProbability),
  };
}

/** Lay out a spread; quantiles by level. */
export function spreadByLevel({ mean, quantiles }: Spread, levels: readonly number[]) {
  return {
    mean,
    quantiles: Object.fromEntries(levels.map((level, place) => [String(level), quantiles[place] ?? mean])),
  };
}

/** A chance to four decimals. */
export function chance(probability: number): number {
  return Number(probability.toFixed(4));
}
