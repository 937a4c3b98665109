/** Answers of the stand-in that are made up: a few measures, and costs of which one is left over. */

import type { ProgrammeFigure } from '../../src/app/explain-programme-figure.ts';
import type { StoredPlanForecast } from '../../src/app/forecast-programme-plan.ts';
import type { MeasuresAnswer } from '../../src/app/measure-programme.ts';
import { answerPlaces, type PlacesAnswer } from '../../src/app/places/answer-places.ts';
import type { FoundPlaces } from '../../src/app/places/read-places-facts.ts';
import type { PlanTrailFacts } from '../../src/app/plans/plan-trail.ts';
import type { WorkbookAnswer } from '../../src/app/plans/plan-workbook.ts';
import { pence } from '../../src/core/base/pence.ts';
import type { CostMatch, MatchTotals } from '../../src/core/matching/cost-match.ts';
import { measureAll } from '../../src/core/measures/measure-all.ts';
import { indexMonthly } from '../../src/core/measures/monthly-series.ts';
import { forecastPlan } from '../../src/core/plan/forecast-plan.ts';
import type { AssumptionSet } from '../../src/edge/store/store.ts';
import { FAKE_SCOPE } from './fake-programme.ts';
import { smallManagementPlan } from './management-plan.ts';
import { placeScheme } from './place-schemes.ts';

/** Measures reckoned from three made-up months of plans; every other measure lacks something. */
export function fakeMeasures(): MeasuresAnswer {
  const months = ['2024-08', '2024-09', '2024-10'] as const;
  const series = indexMonthly(
    months.map((month, k) => ({ measure: 'plans_n', month, series: 'actual', value: 4000 + 10 * k })),
  );
  const nothing = {
    extract: null,
    finance: null,
    costs: null,
    schemes: null,
    appeals: null,
    registers: null,
    confidence: null,
    population: null,
  };
  const { values, unsupported, coverage, asAt } = measureAll({
    ...nothing,
    monthly: { series, sources: ['monthly-actuals'] },
    asAt: null,
  });
  return {
    schema: 'evenkeel/measures@1',
    programme: FAKE_SCOPE.programmeId,
    authorityCode: FAKE_SCOPE.authorityCode,
    asAt,
    coverage,
    notes: [],
    sources: [{ name: 'monthly-actuals', file: 'monthly.csv', sha256: '5d'.repeat(32), asAt: null }],
    measures: values,
    unsupported,
  };
}

const TOTALS: MatchTotals = {
  lines: 2,
  yearlyCostPence: pence(500_01),
  matchedLines: 1,
  matchedPence: pence(400_01),
  unmatchedLines: 1,
  unmatchedPence: pence(100_00),
};

/** Two costs: one with its placement, of another type than the place; one whose child is not in the return. */
export const FAKE_MATCH: CostMatch = {
  asAt: '2024-10-31',
  totals: TOTALS,
  byType: [{ placementType: 'inmss', ...TOTALS }],
  matched: [
    {
      cost: { file: 'costs.csv', row: 2 },
      placement: { file: 'placements.csv', row: 7 },
      by: 'case',
      placementType: 'inmss',
      yearlyCostPence: pence(400_01),
      findings: ['type-differs'],
    },
  ],
  unmatched: [
    {
      cost: { file: 'costs.csv', row: 3 },
      placementType: 'inmss',
      yearlyCostPence: pence(100_00),
      reason: 'no-child',
    },
  ],
  withoutCost: [{ placement: { file: 'placements.csv', row: 9 }, rank: 1 }],
};

/** The forecast of a small made-up plan over few draws. */
export function fakePlanForecast(): StoredPlanForecast {
  const options = { seed: 1, draws: 40, levels: [0.1, 0.5, 0.9], caseload: null };
  const plan = smallManagementPlan();
  return {
    kind: 'forecast',
    forecast: forecastPlan(plan, options),
    caseloadFrom: null,
    plan,
    planFile: { file: 'version 1 of the stored plan', sha256: '0'.repeat(64) },
    avoidedAtEnd: {},
  };
}

/** A stored plan of which nothing has happened yet. */
export const NO_TRAIL: PlanTrailFacts = { versions: [], changes: [], movement: null, outturn: null };

/** Two made-up schemes, one late and one delivered, with prices and without a return. */
export function fakePlaces(): Promise<PlacesAnswer> {
  return answerPlaces(placesFound(null), { asAt: null, seed: 1, draws: 20 });
}

/** The same with a return of a few children, for whom no new place is there yet. */
export function fakePlacesWithNeed(): Promise<PlacesAnswer> {
  const counts = [
    { need: 'ASD', phase: 'primary', local: 3, independent: 9 },
    { need: 'SEMH', phase: 'secondary', local: 0, independent: 4 },
  ] as const;
  const need = { counts, agesUnknown: 0, month: '2024-01' };
  return answerPlaces(placesFound(need), { asAt: '2023-08', seed: 1, draws: 20 });
}

function placesFound(need: FoundPlaces['facts']['need']): FoundPlaces {
  const byYear = (price: bigint) =>
    ({
      kind: 'stated',
      byYear: new Map([2023, 2024, 2025, 2026].map((year) => [year, price])),
    }) as const;
  const there = { placesDelivered: 10, forecast: '2024-09' };
  const price = {
    countsAs: 'special',
    local: byYear(2_400_000n),
    instead: byYear(3_600_000n),
    source: 'made up',
  } as const;
  return {
    of: 'Marlshire',
    facts: {
      record: {
        schemes: [placeScheme(), placeScheme({ id: 'there', name: 'There School', ...there })],
        areas: [],
        areasSource: '',
        prices: [price],
        delay: null,
        travel: [],
        travelSource: '',
        asAt: null,
      },
      asAt: need === null ? '2024-10' : '2023-08',
      plan: null,
      need,
    },
    inputs: [],
    vacant: null,
    agesUnknown: 0,
  };
}

const HEADLINE = {
  lastYear: '2030/31',
  lastInYearPence: 100_000n,
  beforeContributionsPence: 9_000_000_000n,
  afterContributionsPence: 8_000_000_000n,
  wholeGrantPence: null,
  firstBalance: null,
};

/** A workbook that came back with one change and one cell in doubt. */
export const FAKE_WORKBOOK: WorkbookAnswer = {
  schema: 'evenkeel/plan-workbook-changes@1',
  file: 'plan.xlsx',
  sha256: '7c'.repeat(32),
  planVersion: 1,
  cellsRead: 20,
  now: HEADLINE,
  changes: [
    {
      cell: 'finance.hnbGrowth',
      label: 'Growth of the High Needs Block',
      value: { n: 105, d: 100 },
      before: '3% (103 over 100)',
      after: '5% (105 over 100)',
      hasMoved: false,
      alone: { headline: { ...HEADLINE, lastInYearPence: -5n, firstBalance: '2030/31' }, problem: null },
    },
  ],
  all: { headline: { ...HEADLINE, lastInYearPence: -5n, firstBalance: '2030/31' }, problem: null },
  follows: [],
  movedInPlan: [],
  questions: [
    {
      code: 'plan.workbook-formula',
      place: 'Rates, C4',
      message: '“finance.unitCostInflation, Numerator” holds a formula in the place of a value',
      advice: 'Type the number itself.',
    },
  ],
};

/** A cell as it is set. */
export function fakeSetting({
  cell,
  value,
}: {
  readonly cell: string;
  readonly value: unknown;
}): AssumptionSet {
  return {
    sequence: 1,
    planVersion: 2,
    cell,
    oldValue: null,
    newValue: value,
    reason: '',
    source: '',
    grade: 'judged',
    setAt: '2024-12-11T10:00:00Z',
    setBy: 'local:rowan',
  };
}

/** A figure explained. */
export function fakeFigure(figure: string): ProgrammeFigure {
  return {
    schema: 'evenkeel/figure-explanation@1',
    ...{
      figure,
      value: 100n,
      equation: 'spend = lines',
      method: 'docs/method/0001-finance-projection.md, 1.7',
    },
    inputs: [{ name: 'hnbGrowth', value: { n: 103n, d: 100n }, source: 'plan, hnbGrowth' }],
    madeOf: ['central.2025/26.otherHighNeedsPence'],
    ...{ version: 'Evenkeel', seed: 1, draws: 2, files: [], names: [figure] },
    kind: 'explained',
    renewal: null,
  };
}
