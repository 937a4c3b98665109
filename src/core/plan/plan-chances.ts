/** What draws of money say: positions with ranges, conditions judged, the first year of lasting balance. */
import { basisInWords } from '../block/deficit.ts';
import type { Chances, ForecastCondition, ForecastYear } from './chances.ts';
import { balanceDistribution, type Counted, judgeCondition } from './judge-conditions.ts';
import type { ManagementPlan, PlanCondition } from './management-plan.ts';
import type { MoneyDraws } from './money-over-draws.ts';
import { spreadOf } from './spread-of.ts';

/** The same draws twice: as the plan counts, and without the saving that nothing explains. */
export type DrawnTwice = { readonly money: MoneyDraws; readonly named: MoneyDraws };

/**
 * Summarise draws.
 * @param levels  of the quantiles, ascending [0..1].
 * @param counted  what each basis takes off the deficit by the end of each year.
 */
export function chancesOf(
  plan: ManagementPlan,
  { money, named }: DrawnTwice,
  levels: readonly number[],
  counted: Counted,
): Chances {
  const { years } = plan.finance;
  const distribution = balanceDistribution(money);
  return {
    years: forecastYears(plan, money, levels),
    namedYears: forecastYears(plan, named, levels),
    conditions: plan.conditions.map((condition): ForecastCondition => {
      const { probability, inWords } = judgeCondition(plan, condition, named, counted);
      return {
        ...judgeCondition(plan, condition, money, counted),
        basisInWords: conditionInWords(condition),
        withoutUnexplained: { probability, inWords },
      };
    }),
    firstBalance: distribution.byYear.map((probability, place) => ({ year: years[place] ?? 0, probability })),
    noBalance: distribution.notWithinPlan,
    balance: {
      asPlanned: 1 - distribution.notWithinPlan,
      withoutUnexplained: 1 - balanceDistribution(named).notWithinPlan,
    },
  };
}

function forecastYears({ finance }: ManagementPlan, money: MoneyDraws, levels: readonly number[]) {
  return finance.years.map((year, place): ForecastYear => {
    const inYear = atYear(money, money.inYear, place);
    return {
      year,
      inYear: spreadOf(inYear, levels),
      before: spreadOf(atYear(money, money.before, place), levels),
      after: spreadOf(atYear(money, money.after, place), levels),
      balanceProbability: inYear.filter((deficit) => deficit <= 0).length / money.draws,
    };
  });
}

function conditionInWords(condition: PlanCondition): string {
  if (condition.basis === 'in-year')
    return 'in-year balance from the year on, before payments and own contribution';
  if (condition.basis === 'spend') return `yearly spend on ${condition.type}`;
  return `cumulative deficit ${basisInWords(condition.basis, condition.ownContribution)}`;
}

/** One amount of every draw in a year. @param values  `[draw][year]`. */
export function atYear({ draws, years }: MoneyDraws, values: Float64Array, year: number): Float64Array {
  return Float64Array.from({ length: draws }, (_, draw) => values[draw * years + year] ?? 0);
}
