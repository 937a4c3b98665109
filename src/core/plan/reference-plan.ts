/** Makes a management plan out of a reference calibration: its stated figures as they are, ranges from its own other scenarios. */
import { yearInWords } from '../base/time.ts';
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';

/** The parts of a reference calibration that a plan is made of; whole numbers exact. */
export type ReferenceCase = {
  readonly main: PlanInputs;
  readonly unmitigated: PlanInputs;
  readonly withoutInterventions: PlanInputs;
  readonly others: Readonly<Record<string, PlanInputs>>;
  readonly interventions: {
    readonly plansPerMonth: number;
    readonly months: number;
    readonly from: string;
    readonly avoidedByType: Readonly<Record<string, number>>;
  };
  /** New plans of the unmitigated path in the first year of the interventions [plans/year]. */
  readonly newPlansPerYear: number | null;
  readonly provenance: Readonly<Record<string, string>>;
  /** Facts of the return that the calibration belongs to; empty where its file is not beside it. */
  readonly facts: readonly ReferenceFact[];
};

/** One figure of a return: a count, a sum in whole pounds, or a year in words. */
export type ReferenceFact = { readonly id: string; readonly value: number | string; readonly when: string };

/** The name that such a plan bears. */
export const REFERENCE_PLAN_NAME = 'Plan made from a reference calibration';

/** How sure anyone can be, where the reference says nothing: stated in the plan that is written, never hidden. */
const SPREAD_AT_ONE_YEAR = 0.054;
const SPREAD_POWER = 0.75;
const COMMON = 0.8;
/** The newest count is half a year before the first 31 March that is forecast [years]. */
const SINCE_COUNT = 0.5;
const CHANCE_THAT_IT_WORKS = 0.7;
const MONTHS_LATE = 6;

/**
 * Lay out `plan.json` of a reference case. What the reference states is taken as it is; what a forecast needs beside it
 * (spread, chance, delay) is filled with the product's own plain assumptions, each named under `sources`.
 * @returns the document, with money as bigint.
 * @source Method note 9, section 10.
 */
export function planOfReference(reference: ReferenceCase): Readonly<Record<string, unknown>> {
  const { main, unmitigated, interventions } = reference;
  return {
    schema: 'evenkeel/plan@1',
    name: REFERENCE_PLAN_NAME,
    finance: inputsOf(main),
    scenarios: Object.fromEntries(
      Object.entries(reference.others).map(([id, inputs]) => [id, inputsOf(inputs)]),
    ),
    unmitigatedCaseload: unmitigated.caseload,
    caseload: { spread: spreadsOf(main), common: COMMON },
    conditions: conditionsOf(main, reference.facts),
    flows:
      reference.newPlansPerYear === null
        ? []
        : [{ flow: 'new-plans', perMonth: reference.newPlansPerYear / 12, plansPer: 1 }],
    mitigations: [
      {
        id: 'four-interventions',
        name: 'the four urgent interventions together',
        flow: 'new-plans',
        size: interventions.plansPerMonth,
        low: 0,
        high: interventions.plansPerMonth,
        start: interventions.from,
        ramp: 0,
        months: interventions.months,
        delay: MONTHS_LATE,
        pWorks: CHANCE_THAT_IT_WORKS,
        mix: interventions.avoidedByType,
      },
      otherMitigations(reference),
    ],
    ranges: rangesOf(main),
    transfers: main.years.map((year, place) => ({
      year: yearInWords(year),
      status: place === 0 ? 'forum-approved' : 'assumed',
    })),
    payments: main.years.flatMap((year, place) =>
      (main.safetyValvePaymentPence[place] ?? 0n) === 0n
        ? []
        : [{ year: yearInWords(year), status: 'planned' }],
    ),
    runRate: runRateOf(reference.facts),
    sources: {
      ...reference.provenance,
      'caseload.spread': `measured: error of the product's own forecast of published plan numbers, ${SPREAD_AT_ONE_YEAR * 100}% of plans at one year, growing with the years to the power ${SPREAD_POWER}; ${COMMON * 100}% of each step common to all types (assumed)`,
      'mitigations.low': 'assumed: nothing at least, the planned size at most',
      'mitigations.delay': `assumed: ${MONTHS_LATE} months late on average`,
      'mitigations.pWorks': `assumed: ${CHANCE_THAT_IT_WORKS}`,
      ranges: 'assumed: from the growth and inflation that the reference tries itself',
      transfers: 'only the first year is taken as approved',
      runRate: 'return: plans in the first and the last month that it counts',
    },
  };
}

function inputsOf({ years, hnbIncomePence, schoolsBlockPence, ...rest }: PlanInputs) {
  return { years: years.map((year) => yearInWords(year)), ...rest, hnbIncomePence, schoolsBlockPence };
}

/**
 * Spread from the first 31 March that is not yet counted: the error measured when the product's own forecast of published
 * plan numbers was tried on English authorities (a mean error of 4.28%, 6.97%, 9.47% and 14.57% at 1, 2, 3 and 5 years is a
 * standard deviation of 5.4% of plans at one year, growing with the years to the power 0.75).
 */
function spreadsOf({ types, years, caseload }: PlanInputs) {
  return Object.fromEntries(
    types.map((type) => [
      type,
      Array.from({ length: years.length + 1 }, (_, end) => {
        const share = end === 0 ? 0 : SPREAD_AT_ONE_YEAR * (end - 1 + SINCE_COUNT) ** SPREAD_POWER;
        return Number((Number(caseload[type]?.[end] ?? 0n) * share).toFixed(2));
      }),
    ]),
  );
}

/** Balance by the year agreed and by the plan's end, the ceiling, and spend on independent placements where it is limited. */
function conditionsOf({ years, types }: PlanInputs, facts: readonly ReferenceFact[]) {
  const value = (id: string) => facts.find((fact) => fact.id === id)?.value;
  const last = yearInWords(years.at(-1) ?? 0);
  const agreed = value('finance.condition1.deadline');
  const spend = facts.find((fact) => fact.id === 'finance.inmssSpend.end');
  const ceilings = facts.filter(({ id }) => id.startsWith('finance.condition2.cap.'));
  return [
    ...(agreed === undefined ? [] : [{ id: 'balance-as-agreed', basis: 'in-year', byYear: agreed }]),
    { id: 'balance-at-the-end', basis: 'in-year', byYear: last },
    ...(ceilings.length === 0
      ? []
      : [
          {
            id: 'ceiling',
            basis: 'gross',
            ownContribution: false,
            limitPence: Object.fromEntries(ceilings.map((fact) => [fact.when, toPence(fact.value)])),
          },
        ]),
    ...(spend === undefined || !types.includes('inmss')
      ? []
      : [
          {
            id: 'inmss-spend',
            basis: 'spend',
            type: 'inmss',
            limitPence: { [spend.when]: toPence(spend.value) },
          },
        ]),
  ];
}

function toPence(pounds: number | string): bigint {
  return BigInt(Math.round(Number(pounds) * 100));
}

function runRateOf(facts: readonly ReferenceFact[]) {
  const counts = facts
    .filter(({ id }) => /^ehcp\.actual\.\d{4}-\d{2}$/.test(id))
    .sort((a, b) => (a.when < b.when ? -1 : 1));
  const first = counts[0];
  const last = counts.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  return { from: first.when, to: last.when, opening: Number(first.value), closing: Number(last.value) };
}

function otherMitigations({ main, unmitigated, withoutInterventions }: ReferenceCase) {
  return {
    id: 'other-mitigations',
    name: 'all other mitigations of the plan: local places, fewer independent placements, endings',
    flow: 'caseload',
    size: 1,
    low: 0.5,
    high: 1,
    start: `${(main.years[0] ?? 0) + 1}-04`,
    ramp: 0,
    months: null,
    delay: MONTHS_LATE,
    pWorks: 1,
    mix: {},
    plans: Object.fromEntries(
      main.types.map((type) => [
        type,
        (unmitigated.caseload[type] ?? []).map((plans, end) =>
          Number(plans - (withoutInterventions.caseload[type]?.[end] ?? 0n)),
        ),
      ]),
    ),
  };
}

/** Growth from one point below to two above, inflation one point either way: what the reference and its source try. */
function rangesOf(main: PlanInputs) {
  const off = (ratio: Ratio, points: bigint): Ratio => ({
    n: ratio.n * 100n + points * ratio.d,
    d: ratio.d * 100n,
  });
  return [
    { id: 'hnbGrowth', low: off(main.hnbGrowth, -2n), high: off(main.hnbGrowth, 2n) },
    { id: 'unitCostInflation', low: off(main.unitCostInflation, -1n), high: off(main.unitCostInflation, 1n) },
    {
      id: 'otherHighNeedsInflation',
      low: off(main.otherHighNeedsInflation, -1n),
      high: off(main.otherHighNeedsInflation, 1n),
    },
  ];
}
