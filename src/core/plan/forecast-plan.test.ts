/** A plan's forecast as a whole: central case exact, chances counted, refusals named, the same answer each time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareManagementPlan, smallManagementPlan, tenAMonth } from '../../../test/make/management-plan.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { ProblemError } from '../base/problem.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { checkPlan, riskyAssumptions } from './check-plan.ts';
import { countedUpTo } from './deficit-basis.ts';
import { applyTerms } from './deficit-terms.ts';
import { forecastPlan } from './forecast-plan.ts';
import { balanceDistribution } from './judge-conditions.ts';
import { LIKELIHOOD_SCALE, likelihoodInWords } from './likelihood-words.ts';
import type { ManagementPlan } from './management-plan.ts';
import { valueOfKnowing } from './value-of-knowing.ts';

const OPTIONS = { seed: 1, draws: 500, levels: [0.1, 0.5, 0.9], caseload: null } as const;

test('a plan without spread is forecast as its projection, every quantile of it', () => {
  const plan = bareManagementPlan(smallPlan());
  const { years, central } = forecastPlan(plan, OPTIONS);
  assert.deepEqual(central, projectFinance(plan.finance));
  for (const [place, year] of years.entries()) {
    const exact = Number(central.years[place]?.inYearDeficitPence);
    assert.deepEqual([year.inYear.mean, ...year.inYear.quantiles], [exact, exact, exact, exact]);
  }
});

test('the chances of the first year of balance add up to one with that of none', () => {
  const { firstBalance, noBalance, conditions } = forecastPlan(smallManagementPlan(), OPTIONS);
  const sum = firstBalance.reduce((all, { probability }) => all + probability, noBalance);
  assert.ok(Math.abs(sum - 1) < 1e-12);
  for (const { probability } of conditions) assert.ok(probability >= 0 && probability <= 1);
});

test('the same plan, seed and draws give the same answer; another seed another', () => {
  const plan = smallManagementPlan();
  assert.deepEqual(forecastPlan(plan, OPTIONS), forecastPlan(plan, OPTIONS));
  assert.notDeepEqual(forecastPlan(plan, OPTIONS).years, forecastPlan(plan, { ...OPTIONS, seed: 2 }).years);
});

test('mitigations that may fail make the expected position worse than the planned one', () => {
  const sure = { ...smallManagementPlan(), caseload: null };
  const mitigations = sure.mitigations.map((one) => ({ ...one, pWorks: 0.5, delay: 6 }));
  const { years, central } = forecastPlan({ ...sure, mitigations }, OPTIONS);
  assert.ok((years[1]?.inYear.mean ?? 0) > Number(central.years[1]?.inYearDeficitPence));
});

test('caseload of a simulation takes the place of the plan’s own spread', () => {
  const plan = bareManagementPlan(smallPlan());
  const plans = Int32Array.of(100, 10, 110, 11, 121, 11, 100, 10, 110, 11, 121, 12);
  const { years, central } = forecastPlan(plan, {
    ...OPTIONS,
    caseload: { draws: 2, ends: 3, types: 2, plans },
  });
  const exact = Number(central.years[1]?.inYearDeficitPence);
  // One more independent placement at the last year end costs half a year of 6,300,000 × 1.022.
  assert.equal(years[1]?.inYear.mean, exact + 6_438_600 / 4);
});

test('a year that balances and then slips is not the first of lasting balance', () => {
  const money = {
    draws: 2,
    years: 3,
    inYear: Float64Array.of(-1, 1, 0, 1, 1, 1),
    before: new Float64Array(6),
    after: new Float64Array(6),
    lineTypes: [],
    lines: new Float64Array(0),
  };
  assert.deepEqual(balanceDistribution(money), { byYear: [0, 0, 0.5], notWithinPlan: 0.5 });
});

test('the three bases count what they say, with and without the own contribution', () => {
  const plan: ManagementPlan = {
    ...bareManagementPlan(smallPlan()),
    payments: [{ year: 2024, status: 'withheld' }],
  };
  // Before the plan 5,000,000 was received; 1,000,000 is planned for 2024/25 and held back.
  assert.deepEqual(countedUpTo(plan, 'gross', false), [0n, 0n]);
  assert.deepEqual(countedUpTo(plan, 'net-of-paid', false), [5_000_000n, 5_000_000n]);
  assert.deepEqual(countedUpTo(plan, 'net-of-all-planned', false), [6_000_000n, 6_000_000n]);
  assert.deepEqual(countedUpTo(plan, 'gross', true), [500_000n, 1_000_000n]);
});

test('dated rules stand beside the deficit: at the end of the override, a grant, the cost of carrying', () => {
  const plan: ManagementPlan = {
    ...bareManagementPlan(smallPlan()),
    terms: {
      overrideEnds: 2025,
      grant: { share: { n: 9n, d: 10n }, at: 2024 },
      carryingRate: { n: 1n, d: 20n },
    },
  };
  const [first, second] = projectFinance(plan.finance).years.map(
    (year) => year.cumulativeAfterContributionsPence,
  );
  const terms = applyTerms(plan);
  assert.equal(terms?.whenOverrideEnds?.deficitPence, second);
  // 19,150,106 at the end of 2024/25: nine tenths are 17,235,095.4
  assert.deepEqual(
    [first, terms?.grant?.grantPence, terms?.grant?.leftPence],
    [19_150_106n, 17_235_095n, 1_915_011n],
  );
  // a twentieth of the mean of 15,000,000 and 19,150,106 is 853,752.65
  assert.equal(terms?.carryingCost[0]?.costPence, 853_753n);
  assert.equal(applyTerms({ ...plan, terms: null }), null);
});

test('what cannot be forecast is named with its place, and nothing is guessed', () => {
  const plan = smallManagementPlan();
  const { finance } = plan;
  const cases: readonly (readonly [ManagementPlan, string, RegExp])[] = [
    [
      { ...plan, finance: { ...finance, baseUnitCostPence: { mainstream: 1n } } },
      'plan.missing',
      /baseUnitCostPence\.inmss/,
    ],
    [{ ...plan, finance: { ...finance, years: [2024, 2026] } }, 'plan.years-not-consecutive', /years\[1\]/],
    [
      { ...plan, finance: { ...finance, caseload: { ...finance.caseload, inmss: [1n, -1n, 0n] } } },
      'plan.negative-places',
      /inmss/,
    ],
    ...(
      [
        [{ baseUnitCostPence: { ...finance.baseUnitCostPence, inmss: -1n } }, /baseUnitCostPence\.inmss/],
        [{ hnbIncomePence: [-1n] }, /hnbIncomePence/],
        [{ otherHighNeedsBasePence: -1n }, /otherHighNeedsBasePence/],
        [{ transferRate: finance.transferRate.map(() => ({ n: -1n, d: 100n })) }, /transferRate/],
        [{ hnbGrowth: { n: -1n, d: 2n } }, /hnbGrowth/],
      ] as const
    ).map(
      ([change, where]) =>
        [{ ...plan, finance: { ...finance, ...change } }, 'plan.negative-money', where] as const,
    ),
    [{ ...plan, transfers: [{ year: 2025, status: 'forum-refused' }] }, 'plan.transfer-refused', /2025\/26/],
    [
      { ...plan, transfers: [{ year: 2025, status: 'forum-approved' }] },
      'plan.transfer-above-limit',
      /2025\/26/,
    ],
    [
      { ...plan, mitigations: [tenAMonth('one', { flow: 'requests' })] },
      'plan.flow-without-share',
      /mitigations\.one/,
    ],
    [{ ...plan, mitigations: [tenAMonth('one', { mix: { none: 1 } })] }, 'plan.unknown-type', /one/],
    [{ ...plan, mitigations: [tenAMonth('one', { low: 11 })] }, 'plan.range-reversed', /one/],
    [
      { ...plan, conditions: [{ id: 'late', basis: 'in-year', byYear: 2040 }] },
      'plan.condition-beyond',
      /late/,
    ],
    [
      { ...plan, caseload: { mean: null, spread: { mainstream: [0, 1, 1] }, common: 0 } },
      'plan.missing',
      /caseload, inmss/,
    ],
  ];
  for (const [wrong, code, place] of cases) {
    const [problem] = checkPlan(wrong);
    assert.equal(problem?.code, code);
    assert.match(problem?.place ?? '', place);
    assert.throws(() => forecastPlan(wrong, OPTIONS), ProblemError);
  }
});

test('a transfer without approval is told as a risk, within the limit too; an approved one is not', () => {
  const plan = smallManagementPlan();
  type Status = (typeof plan.transfers)[number]['status'];
  const codes = (first: Status, second: Status) => {
    const transfers = [
      { year: 2024, status: first },
      { year: 2025, status: second },
    ];
    return riskyAssumptions({ ...plan, transfers }).map(({ code }) => code);
  };
  assert.deepEqual(codes('assumed', 'assumed'), ['plan.transfer-assumed', 'plan.transfer-not-approved']);
  assert.deepEqual(codes('forum-approved', 'department-requested'), ['plan.transfer-not-approved']);
  assert.deepEqual(codes('forum-approved', 'department-approved'), []);
});

test('the scale of likelihood has no gap and covers every chance', () => {
  for (const [place, { below }] of LIKELIHOOD_SCALE.entries())
    assert.ok(place === 0 || below > (LIKELIHOOD_SCALE[place - 1]?.below ?? 0));
  assert.equal(likelihoodInWords(0), 'a remote chance');
  assert.equal(likelihoodInWords(0.5), 'a realistic possibility');
  assert.equal(likelihoodInWords(1), 'almost certain');
});

test('knowing what decides everything saves every miss; knowing what decides nothing saves next to none', () => {
  const draws = 2000;
  const line = Float64Array.from({ length: draws }, (_, draw) => draw);
  // A fixed shuffle: 1,237 and 2,000 have no factor in common.
  const apart = line.map((value) => (value * 1237) % draws);
  const { expectedMiss, inputs } = valueOfKnowing(line, [
    { id: 'all', label: '', values: line },
    { id: 'none', label: '', values: apart },
  ]);
  const [all, none] = inputs;
  assert.equal(all?.id, 'all');
  assert.ok((all?.varianceShare ?? 0) > 0.99 && (all?.missFallsBy ?? 0) > 0.9 * expectedMiss);
  assert.ok((none?.varianceShare ?? 1) < 0.02 && (none?.missFallsBy ?? 1) < 0.02 * expectedMiss);
});
