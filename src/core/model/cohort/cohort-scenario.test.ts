/** Scenarios: what changes nothing changes no digit, several never prevent the same plan twice, and more of a lever does more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { makeIntervention as make } from '../../../../test/make/make-intervention.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortIntervention, changeBetween, compileScenario } from './cohort-scenario.ts';
import { type CohortMeasure, FULL_KEEP, type QueueMeasure } from './cohort-series.ts';
import { expectCohort } from './expect-cohort.ts';
import { type CohortRun, runCohort } from './run-cohort.ts';

const years = 3;
const sizes = { ages: 20, needs: 3, places: 6, plans: 700 } as const;
const monthly = makeCohortModel({ seed: 21, ...sizes, grain: 12, pipeline: true, phase: true });
const yearly = makeCohortModel({ seed: 22, ...sizes, grain: 1, pipeline: true, phase: true });
const direct = makeCohortModel({ seed: 23, ...sizes, grain: 1 });
const PRICES = Float64Array.from({ length: 120 }, (_, row) => 1_000_000 + 1000 * row);

function runWith(
  model: CohortModel,
  interventions: readonly CohortIntervention[] | null,
  draws = 5,
): CohortRun {
  const levers = interventions === null ? {} : { levers: compileScenario(model, years, interventions) };
  return runCohort(model, { years, draws, seed: 4, keep: FULL_KEEP, prices: PRICES, ...levers });
}

function expectWith(model: CohortModel, interventions: readonly CohortIntervention[]) {
  const plan = compileScenario(model, years, interventions);
  const at = Float64Array.from(plan.sizes, (size) => size.likely);
  return expectCohort(model, { years, keep: FULL_KEEP, levers: plan.levers, sizes: at, prices: PRICES });
}

/** The total of a measure by step in one draw. */
function totalsOf(run: CohortRun, measure: CohortMeasure | QueueMeasure, draw: number): number[] {
  const at = run.plan.series.findIndex((series) => series.measure === measure && series.cut === 'total');
  return Array.from(
    { length: run.steps },
    (_, step) => run.counts[(step * run.plan.series.length + at) * run.draws + draw] ?? 0,
  );
}

const toSetting1 = { to: { settings: ['setting 1'] }, scope: { settings: ['setting 2'] } };
const everyFlow: readonly CohortIntervention[] = [
  make('requests', -0.2),
  make('assess', -0.1),
  make('issue', 0.1),
  make('ceases', 0.4),
  make('ceases', -0.3, { scope: { ages: { from: 12, to: 16 } } }),
  make('moves', 0.5, toSetting1),
  make('moves', 2, { ...toSetting1, change: 'absolute' }),
  make('placement', 0.4, toSetting1),
  make('price', -0.1),
];

test('a scenario that changes nothing changes no digit: no size, no chance, not yet begun, or nobody in scope', () => {
  for (const model of [monthly, yearly]) {
    const without = runWith(model, null);
    for (const intervention of everyFlow)
      for (const none of [
        { ...intervention, size: { low: 0, likely: 0, high: 0 } },
        { ...intervention, chance: 0 },
        { ...intervention, start: '2030-01' },
      ]) {
        const run = runWith(model, [none]);
        assert.deepEqual(run.counts, without.counts);
        assert.deepEqual(run.costs, without.costs);
      }
    const nobody = { ...make('ceases', 3), scope: { ages: { from: 90, to: 99 } } };
    assert.deepEqual(runWith(model, [nobody]).counts, without.counts);
  }
});

test('before it acts, and in the birth cohorts it does not reach, a scenario changes no digit', () => {
  const without = runWith(monthly, null);
  for (const intervention of everyFlow) {
    const run = runWith(monthly, [{ ...intervention, start: '2026-02' }]);
    const months = 13 * run.plan.series.length * run.draws;
    assert.deepEqual(run.counts.subarray(0, months), without.counts.subarray(0, months));
  }
  const old = runWith(monthly, [make('ceases', 0.5, { scope: { ages: { from: 17, to: 19 } } })]);
  const changed = changeBetween(without, old);
  changed.plan.series.forEach(({ measure, cut, member }, at) => {
    if (measure !== 'plans' || cut !== 'age' || Number(member) >= 17) return;
    for (let step = 0; step < changed.steps; step++) {
      const from = (step * changed.plan.series.length + at) * changed.draws;
      assert.ok(changed.counts.subarray(from, from + changed.draws).every((count) => count === 0));
    }
  });
  assert.ok(totalsOf(changed, 'plans', 0).at(-1) !== 0);
});

test('a scenario closes its books, and the same words give the same digits', () => {
  fc.assert(
    fc.property(
      fc.subarray([...everyFlow], { minLength: 1 }),
      fc.constantFrom(monthly, yearly),
      (some, model) => {
        const shuffled = some.map((one) => ({
          ...one,
          chance: 0.7,
          size: { ...one.size, high: one.size.high + 0.05 },
        }));
        assert.deepEqual(runWith(model, shuffled, 3).counts, runWith(model, shuffled, 3).counts);
      },
    ),
    { numRuns: 15 },
  );
});

test('three interventions of half each leave an eighth of the requests, in any order', () => {
  const half = make('requests', -0.5);
  const base = expectWith(yearly, []);
  const thrice = expectWith(yearly, [half, half, half]);
  const at = base.plan.series.findIndex((series) => series.measure === 'requests');
  const last = (years - 1) * base.plan.series.length + at;
  assert.ok(Math.abs((thrice.means[last] ?? 0) - (base.means[last] ?? 0) / 8) < 1e-9);
  const more = [make('requests', -0.9), make('requests', -5, { change: 'absolute' }), make('requests', -0.9)];
  assert.ok((expectWith(yearly, more).means[last] ?? -1) >= 0);
});

/** Hold that one run is never ahead of another in what it has counted up to any step, by more than so many. */
function assertNeverAhead(
  few: CohortRun,
  many: CohortRun,
  measures: readonly QueueMeasure[],
  words: string,
  by = 0,
): void {
  for (let draw = 0; draw < few.draws; draw++) {
    const sums = (run: CohortRun): number[] =>
      measures
        .map((measure) => totalsOf(run, measure, draw))
        .reduce((all, one) => all.map((count, step) => count + (one[step] ?? 0)));
    const more = sums(many);
    let ahead = 0;
    sums(few).forEach((count, step) => {
      ahead += (more[step] ?? 0) - count;
      assert.ok(ahead >= -by, `${words} draw ${draw} step ${step}`);
    });
  }
}

test('in every draw, fewer requests or more refusals never give more plans issued up to any month', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('requests', 'assess', 'issue'),
      fc.double({ min: -1, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (flow, size, more) => {
        const [few, many] = [size, size + more].map((of) => runWith(monthly, [make(flow, of)], 2));
        assertNeverAhead(few ?? assert.fail(), many ?? assert.fail(), ['issued'], flow);
      },
    ),
    { numRuns: 30 },
  );
});

test('in every draw, under a limit, fewer requests or less capacity never finish more assessments up to any month, but for the rounding of one', () => {
  const limited = makeCohortModel({ seed: 31, ...sizes, grain: 12, pipeline: true, capacity: 8.5 });
  fc.assert(
    fc.property(
      fc.constantFrom('requests', 'assess', 'capacity'),
      fc.double({ min: -1, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (flow, size, more) => {
        const [few, many] = [size, size + more].map((of) => runWith(limited, [make(flow, of)], 2));
        // Fractions of a capacity make a whole one in another month: one there may meet an empty queue.
        const by = flow === 'capacity' ? 1 : 0;
        assertNeverAhead(
          few ?? assert.fail(),
          many ?? assert.fail(),
          ['issued', 'refused-to-issue'],
          flow,
          by,
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('on the mean, more of a lever does more: fewer plans for fewer requests, less assessed or issued, more ceases', () => {
  const plansAtEnd = (interventions: readonly CohortIntervention[]): number => {
    const { plan, means } = expectWith(yearly, interventions);
    const at = plan.series.findIndex((series) => series.measure === 'plans' && series.cut === 'total');
    return means[(years - 1) * plan.series.length + at] ?? Number.NaN;
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...(['requests', 'assess', 'issue', 'ceases'] as const)),
      fc.constantFrom('relative' as const, 'absolute' as const),
      fc.double({ min: -0.4, max: 0.4, noNaN: true }),
      fc.double({ min: 0.01, max: 0.4, noNaN: true }),
      (flow, change, size, more) => {
        const [less, much] = [
          plansAtEnd([make(flow, size, { change })]),
          plansAtEnd([make(flow, size + more, { change })]),
        ];
        assert.ok(flow === 'ceases' ? much < less : much >= less - 1e-9, `${flow} ${change} ${less} ${much}`);
      },
    ),
    { numRuns: 40 },
  );
});

test('step-down moves children and loses none: what leaves the one setting is in the other', () => {
  const base = expectWith(direct, []);
  const moved = expectWith(direct, [make('moves', 1, { ...toSetting1, change: 'absolute' })]);
  const last = (years - 1) * base.plan.series.length;
  base.plan.series.forEach(({ measure, cut, member }, at) => {
    const change = (moved.means[last + at] ?? 0) - (base.means[last + at] ?? 0);
    if (measure !== 'plans' || cut !== 'setting') return;
    if (member === 'setting 1') assert.ok(change > 15);
    if (member === 'setting 2') assert.ok(change < -15);
  });
});

for (const [name, model, interventions] of [
  ['relative levers on every flow, yearly', yearly, everyFlow.filter((one) => one.change === 'relative')],
  ['relative levers on every flow, monthly', monthly, everyFlow.filter((one) => one.change === 'relative')],
  [
    'levers without a pipeline',
    direct,
    [make('requests', -0.3), make('ceases', 1.5), make('moves', -0.8, toSetting1)],
  ],
] as const)
  test(`the mean of the draws under ${name} is the exact mean under them`, () => {
    const calm: CohortModel = {
      ...model,
      joining: {
        ...model.joining,
        needShockShape: Number.POSITIVE_INFINITY,
        sharedShockShape: Number.POSITIVE_INFINITY,
      },
    };
    const draws = 800;
    const levers = compileScenario(calm, years, interventions);
    const run = runCohort(calm, {
      years,
      draws,
      seed: 9,
      keep: FULL_KEEP,
      parameters: 'mean',
      levers,
      prices: PRICES,
    });
    const exact = expectWith(calm, interventions);
    const series = run.plan.series.length;
    for (const step of [0, Math.floor(run.steps / 2), run.steps - 1]) {
      for (let at = 0; at < series; at++) {
        const measure = run.plan.series[at]?.measure;
        // These two are rounded in draws.
        if (measure === 'issued-in-time' || measure === 'late') continue;
        assertMean(
          run.counts.subarray((step * series + at) * draws, (step * series + at + 1) * draws),
          exact.means[step * series + at],
          JSON.stringify(run.plan.series[at]),
        );
      }
      const costs = run.costSeries.length;
      for (let at = 0; at < costs; at++)
        assertMean(
          run.costs.subarray((step * costs + at) * draws, (step * costs + at + 1) * draws),
          exact.costMeans[step * costs + at],
          'cost',
        );
    }
  });

/** The mean lies within five standard errors, of values that are not too rare for that. */
function assertMean(values: Int32Array | Float64Array, exact: number | undefined, words: string): void {
  const due = exact ?? assert.fail();
  if (due < 1) return;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const error = Math.sqrt(squares) / values.length;
  assert.ok(Math.abs(mean - due) <= 5 * error + 1e-6 * due, `${words}: ${mean} for ${due}, error ${error}`);
}

test('a number per month is spread over whoever is exposed: the draws come near it', () => {
  const more = runWith(yearly, [make('ceases', 3, { change: 'absolute', start: '2025-01' })], 300);
  const base = runWith(yearly, null, 300);
  let change = 0;
  for (let draw = 0; draw < 300; draw++)
    change += ((totalsOf(more, 'leavers', draw)[0] ?? 0) - (totalsOf(base, 'leavers', draw)[0] ?? 0)) / 300;
  // 36 a year, of which a few would have left or moved anyway.
  assert.ok(change > 25 && change < 37, `${change}`);
});

test('a size with a range and a chance of failing shows both in the draws', () => {
  const unsure = [
    make('requests', -0.5, { chance: 0.5, size: { low: -0.8, likely: -0.5, high: -0.2 }, start: '2025-01' }),
  ];
  const changed = changeBetween(runWith(monthly, null, 200), runWith(monthly, unsure, 200));
  const still = Array.from(
    { length: 200 },
    (_, draw) => totalsOf(changed, 'plans', draw).at(-1) === 0,
  ).filter(Boolean).length;
  assert.ok(still > 100 - 5 * 7 && still < 100 + 5 * 7, `${still} of 200 unchanged`);
});

test('a ramp grows month by month after its delay, and an end ends it', () => {
  const plan = compileScenario(monthly, 1, [
    make('requests', -1, { start: '2025-02', delay: 2, ramp: 4, end: '2025-09' }),
  ]);
  assert.deepEqual([...(plan.levers[0]?.profile ?? [])], [0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1, 0, 0, 0]);
});
