/** The answer `evenkeel/plan-forecast@1`: a plan's forecast as the public contract has it. */
import { yearInWords } from '../core/base/time.ts';
import { expectNoteInWords } from '../core/model/cohort/expect-note-words.ts';
import type { DeficitTermsResult } from '../core/plan/deficit-terms.ts';
import { likelihoodInWords } from '../core/plan/likelihood-words.ts';
import type {
  ForecastFlows,
  ForecastMitigation,
  ForecastYear,
  PlanForecast,
  Spread,
} from '../core/plan/plan-forecast.ts';
import { planHeadline } from '../core/plan/plan-headline.ts';
import { blockAnswer } from './block-answer.ts';
import type { InputFile } from './read-input-file.ts';
import { outcomeAnswer, sensitivityAnswer } from './sensitivity-answer.ts';
import type { CaseloadSource } from './simulate-caseload.ts';

/** What stands beside the figures: where they come from. */
export type PlanAnswerFacts = {
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly InputFile[];
  readonly scenario: string | null;
  /** Where caseload was simulated from; null where the plan gives mean and spread. */
  readonly caseloadFrom: CaseloadSource | null;
};

/** Lay a forecast out; money in whole pence, years in words, chances to four decimals. */
export function planAnswer(forecast: PlanForecast, facts: PlanAnswerFacts) {
  const { levels } = forecast;
  const { caseloadFrom, ...stated } = facts;
  const byYear = <T>(values: readonly T[]) =>
    Object.fromEntries(forecast.gap.map(({ year }, place) => [yearInWords(year), values[place]]));
  return {
    schema: 'evenkeel/plan-forecast@1',
    ...stated,
    caseloadFrom: caseloadFrom === null ? null : caseloadAnswer(caseloadFrom),
    headline: planHeadline(forecast).sentences,
    years: forecast.years.map((year) => yearAnswer(year, levels)),
    withoutUnexplainedSaving: forecast.namedYears.map((year) => yearAnswer(year, levels)),
    central: forecast.central.years.map((year) => ({ ...year, year: yearInWords(year.year) })),
    firstSustainedBalance: yearOrNull(forecast.central.firstSustainedBalance),
    conditions: forecast.conditions.map((one) => ({
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
      forecast.firstBalance.map(({ year, probability }) => [yearInWords(year), chance(probability)]),
    ),
    noBalanceWithinPlan: chance(forecast.noBalance),
    balanceWithinPlan: {
      probability: chance(forecast.balance.asPlanned),
      likelihood: likelihoodInWords(forecast.balance.asPlanned),
      withoutUnexplainedSaving: {
        probability: chance(forecast.balance.withoutUnexplained),
        likelihood: likelihoodInWords(forecast.balance.withoutUnexplained),
      },
    },
    mitigations: forecast.mitigations.map((one) => mitigationAnswer(one, forecast)),
    attribution: {
      method: forecast.attribution,
      jointValuePence: byYear(forecast.jointValue),
      overlapPence: byYear(forecast.overlap),
    },
    onFlows: forecast.onFlows === null ? null : flowsAnswer(forecast.onFlows, levels),
    unexplainedSavingPence: byYear(forecast.gap.map((year) => year.unexplainedSavingPence)),
    unexplainedSavingAtFirstYearPricesPence: byYear(
      forecast.gap.map((year) => year.unexplainedAtBasePricesPence),
    ),
    sufficiency: {
      years: forecast.gap.map(({ year, mitigationsPence, ...rest }) => ({
        year: yearInWords(year),
        ...rest,
        mitigationsPence: Object.fromEntries(
          forecast.mitigations.map(({ id }, place) => [id, mitigationsPence[place]]),
        ),
      })),
      namedMitigationsOnly: outcomeAnswer(forecast.namedOnly),
      runRate: forecast.runRate,
    },
    sensitivities: forecast.sensitivities.map(sensitivityAnswer),
    twoWay:
      forecast.twoWay === null
        ? null
        : { ...forecast.twoWay, outcomes: forecast.twoWay.outcomes.map((row) => row.map(outcomeAnswer)) },
    stresses: forecast.stresses.map((one) => ({
      id: one.id,
      label: one.label,
      ...outcomeAnswer(one.outcome),
    })),
    growthForBalance: forecast.balanceRanges.map(({ year, ...range }) => ({
      year: yearInWords(year),
      ...range,
    })),
    needed: forecast.needed.map(({ byYear: year, ...one }) => ({ ...one, byYear: yearInWords(year) })),
    valueOfKnowing: {
      expectedMissPence: Math.round(forecast.knowing.expectedMiss),
      inputs: forecast.knowing.inputs.map((one) => ({
        id: one.id,
        label: one.label,
        varianceShare: chance(one.varianceShare),
        missFallsByPence: Math.round(one.missFallsBy),
      })),
    },
    deficitTerms: forecast.terms === null ? null : termsAnswer(forecast.terms),
    block: blockAnswer(forecast.block),
    wholeCost: forecast.wholeCost?.map(({ year, ...rest }) => ({ year: yearInWords(year), ...rest })) ?? null,
    warnings: forecast.risks,
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

function termsAnswer({ whenOverrideEnds, grant, carryingCost }: DeficitTermsResult) {
  return {
    whenOverrideEnds:
      whenOverrideEnds === null ? null : { ...whenOverrideEnds, year: yearInWords(whenOverrideEnds.year) },
    grant: grant === null ? null : { ...grant, year: yearInWords(grant.year) },
    carryingCostPence: Object.fromEntries(
      carryingCost.map(({ year, costPence }) => [yearInWords(year), costPence]),
    ),
  };
}

function mitigationAnswer(one: ForecastMitigation, { levels, gap }: PlanForecast) {
  const byYear = (values: readonly bigint[]) =>
    Object.fromEntries(gap.map(({ year }, place) => [yearInWords(year), values[place]]));
  const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n);
  return {
    id: one.id,
    name: one.name,
    valuePence: { ...spreadByLevel(one.value, levels), planned: total(one.switchOff) },
    plannedByYearPence: byYear(one.switchOff),
    sharePence: { total: total(one.share), byYear: byYear(one.share) },
    alonePence: total(one.alone),
    overlapPence: total(one.overlap),
    reckoned: one.reckoned,
    achieved: one.achieved,
  };
}

/** Mitigations on flows together; plans to one decimal. */
function flowsAnswer({ value, fewer, notes }: ForecastFlows, levels: readonly number[]) {
  const toTenth = (plans: number) => Math.round(plans * 10) / 10;
  return {
    valuePence: spreadByLevel(value, levels),
    fewer: fewer.map(({ year, planned, mean }) => ({
      date: `${year}-03-31`,
      planned: toTenth(planned),
      expected: toTenth(mean),
    })),
    notes: notes.map(expectNoteInWords),
  };
}

function spreadByLevel({ mean, quantiles }: Spread, levels: readonly number[]) {
  return {
    mean,
    quantiles: Object.fromEntries(levels.map((level, place) => [String(level), quantiles[place] ?? mean])),
  };
}

function yearOrNull(year: number | null): string | null {
  return year === null ? null : yearInWords(year);
}

function chance(probability: number): number {
  return Number(probability.toFixed(4));
}

/** What was simulated beside what the plan counts with, each 31 March and type; counts to one decimal. */
function caseloadAnswer({ start, types, beside, notes }: CaseloadSource) {
  const toTenth = (plans: number) => Math.round(plans * 10) / 10;
  return {
    kind: 'cohort',
    start,
    types,
    ends: beside.map(({ year, type, planned, mean, sd }) => ({
      date: `${year}-03-31`,
      type,
      planned,
      mean: toTenth(mean),
      sd: toTenth(sd),
    })),
    notes,
  };
}
