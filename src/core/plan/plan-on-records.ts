/** A plan that states its own plan numbers, held against those that the records foretell: two sets of chances side by side, never mixed. */
import { showCount, showShare } from '../base/show.ts';
import { type FinancialYear, yearInWords } from '../base/time.ts';
import { quantileOfSorted } from '../num/quantiles.ts';
import { type CaseloadDraws, totalsAt } from './caseload-draws.ts';
import type { ForecastCondition, Spread } from './chances.ts';
import { likelihoodInWords } from './likelihood-words.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { PlanForecast } from './plan-forecast.ts';

/** Plans in force at one 31 March, all types together [plans]. */
export type PlansBeside = {
  /** The calendar year of that 31 March. */
  readonly year: number;
  readonly planned: number;
  readonly mean: number;
  /** The ends of the range that holds 8 times in 10. */
  readonly low80: number;
  readonly high80: number;
};

/** One condition, judged on either set of numbers. */
export type ConditionBeside = {
  readonly condition: ForecastCondition;
  /** Chance on the numbers that the records foretell [0..1], and that in words. */
  readonly onRecords: number;
  readonly inWords: string;
};

/** In-year deficit of one year on either set of numbers [pence]. */
export type DeficitBeside = {
  readonly year: FinancialYear;
  readonly own: Spread;
  readonly onRecords: Spread;
};

export type PlanOnRecords = {
  /** The answer, the plainest first. */
  readonly sentences: readonly string[];
  /** Whether the plan's own number at its last 31 March lies outside the range that the records give. */
  readonly isOutside: boolean;
  readonly plans: readonly PlansBeside[];
  readonly conditions: readonly ConditionBeside[];
  readonly deficits: readonly DeficitBeside[];
};

/** The same plan forecast twice. */
export type ForecastTwice = {
  readonly plan: Pick<ManagementPlan, 'finance'>;
  /** On the numbers that the plan states. */
  readonly own: PlanForecast;
  /** On those that `draws` hold. */
  readonly onRecords: PlanForecast;
  readonly draws: CaseloadDraws;
};

/** Hold them against each other. @throws RangeError where the two forecasts are not of one plan. */
export function planOnRecords(twice: ForecastTwice): PlanOnRecords {
  const { own, onRecords } = twice;
  const plans = plansBeside(twice);
  const last = plans.at(-1);
  const isOutside = last !== undefined && (last.planned < last.low80 || last.planned > last.high80);
  return {
    sentences: sentencesOf(twice, last, isOutside),
    isOutside,
    plans,
    conditions: own.conditions.map((condition) => {
      const same = onRecords.conditions.find(({ id }) => id === condition.id);
      if (same === undefined) throw new RangeError(`The other forecast has no condition ${condition.id}`);
      return { condition, onRecords: same.probability, inWords: same.inWords };
    }),
    deficits: own.years.map(({ year, inYear }, at) => {
      const other = onRecords.years[at];
      if (other?.year !== year) throw new RangeError(`The other forecast has no year ${year}`);
      return { year, own: inYear, onRecords: other.inYear };
    }),
  };
}

function plansBeside({ plan: { finance }, draws }: ForecastTwice): PlansBeside[] {
  return Array.from({ length: draws.ends }, (_, end) => {
    const totals = totalsAt(draws, end).sort();
    return {
      year: (finance.years[0] ?? 0) + end,
      planned: finance.types.reduce((sum, type) => sum + Number(finance.caseload[type]?.[end] ?? 0n), 0),
      mean: totals.reduce((sum, one) => sum + one, 0) / totals.length,
      low80: quantileOfSorted(totals, 0.1),
      high80: quantileOfSorted(totals, 0.9),
    };
  });
}

function sentencesOf({ own, onRecords }: ForecastTwice, last: PlansBeside | undefined, isOutside: boolean) {
  if (last === undefined) return [];
  const { planned, mean, low80, high80, year } = last;
  const range = `${showCount(Math.round(low80))} to ${showCount(Math.round(high80))}`;
  const foretold = `The records foretell ${showCount(Math.round(mean))} plans at 31 March ${year} with the mitigations as planned (8 in 10: ${range}); the plan counts on ${showCount(planned)}, ${isOutside ? 'outside' : 'inside'} that range.`;
  const by = yearInWords(own.years.at(-1)?.year ?? 0);
  const [ownChance, chance] = [own.balance.asPlanned, onRecords.balance.asPlanned];
  return [
    foretold,
    `With the plan numbers that the records foretell, balance by ${by} is ${likelihoodInWords(chance)} (${showShare(chance, 0)}); with the plan’s own numbers it is ${likelihoodInWords(ownChance)} (${showShare(ownChance, 0)}).`,
  ];
}
