/** Simulations of a cohort: nobody is lost, the same seed gives the same bytes, and both oracles agree. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cohortMoments } from '../../../../test/make/cohort-moments.ts';
import { type CohortMake, makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { slowCohort } from '../../../../test/make/slow-cohort.ts';
import type { CohortModel } from './cohort-model.ts';
import { type CohortKeep, type CohortSeries, FULL_KEEP, PUBLISHED_AGE_BANDS } from './cohort-series.ts';
import { type CohortRun, makeCohortRunner, runCohort } from './run-cohort.ts';

const someModel: fc.Arbitrary<CohortMake> = fc.record({
  seed: fc.nat(),
  ages: fc.integer({ min: 1, max: 26 }),
  firstAge: fc.constantFrom(0, 3),
  needs: fc.integer({ min: 1, max: 5 }),
  places: fc.integer({ min: 2, max: 6 }),
  plans: fc.constantFrom(0, 30, 900, 40_000),
  grain: fc.constantFrom(1, 12),
  start: fc.constantFrom('2025-01', '2025-09', '2025-08'),
  pipeline: fc.boolean(),
  phase: fc.boolean(),
  capacity: fc.constantFrom(null, 0, 3.5),
});

/** The values of one series: by step, all draws. */
function valuesOf(run: CohortRun, step: number, wanted: Partial<CohortSeries>): Int32Array {
  const at = run.plan.series.findIndex(
    (series) =>
      series.measure === wanted.measure &&
      series.cut === wanted.cut &&
      series.member === (wanted.member ?? series.member),
  );
  assert.ok(at >= 0, `no series ${JSON.stringify(wanted)}`);
  const from = (step * run.plan.series.length + at) * run.draws;
  return run.counts.subarray(from, from + run.draws);
}

/** Plans of a member before the first step. */
function opening(model: CohortModel, run: CohortRun, cut: CohortSeries['cut'], member: string): number {
  const [needs, places] = [model.axes.needs.length, model.axes.places.length];
  let sum = 0;
  model.stock.forEach((count, cell) => {
    const age = Math.floor(cell / (needs * places));
    const place = model.axes.places[cell % places];
    const band = run.plan.members.ageBandOfAge[age] ?? -1;
    const own = {
      total: '',
      age: String(model.axes.firstAge + age),
      'age-band': run.plan.members.names['age-band'][band],
      need: model.axes.needs[Math.floor(cell / places) % needs],
      setting: place?.setting,
      band: place?.band,
    }[cut];
    if (own === member) sum += count;
  });
  return sum;
}

/** Hold the book of one member in one draw against itself, step by step. */
function assertBook(
  run: CohortRun,
  cut: CohortSeries['cut'],
  member: string,
  draw: number,
  start: number,
): void {
  let open = start;
  for (let step = 0; step < run.steps; step++) {
    const value = (of: CohortSeries['measure']): number =>
      valuesOf(run, step, { measure: of, cut, member })[draw] ?? 0;
    const changes = cut === 'total' ? 0 : value('came-in') - value('went-out');
    open += value('joiners') + changes - value('leavers');
    assert.equal(value('plans'), open, `${cut} ${member} step ${step}`);
  }
}

test('for every cut, opening, joined, came in, went out and left give the next opening, in every draw', () => {
  fc.assert(
    fc.property(someModel, (make) => {
      const model = makeCohortModel(make);
      const run = runCohort(model, { years: 2, draws: 3, seed: make.seed, keep: FULL_KEEP });
      for (const { measure, cut, member } of run.plan.series)
        for (let draw = 0; draw < run.draws && measure === 'plans'; draw++)
          assertBook(run, cut, member, draw, opening(model, run, cut, member));
    }),
    { numRuns: 25 },
  );
});

test('whoever asked is refused, joins, or is under way: requests are never lost', () => {
  fc.assert(
    fc.property(someModel, (make) => {
      const model = makeCohortModel({ ...make, pipeline: true });
      const run = runCohort(model, { years: 2, draws: 2, seed: 1 });
      const { backlog } = model.joining.pipeline ?? assert.fail();
      const start = [...backlog.undecided, ...backlog.assessing, ...backlog.held].reduce((a, b) => a + b, 0);
      for (let draw = 0; draw < run.draws; draw++) {
        let open = start;
        for (let step = 0; step < run.steps; step++) {
          const value = (measure: CohortSeries['measure']): number =>
            valuesOf(run, step, { measure, cut: 'total' })[draw] ?? 0;
          open +=
            value('requests') - value('refused-to-assess') - value('issued') - value('refused-to-issue');
          assert.equal(value('undecided') + value('assessing') + value('held-by-capacity'), open);
          assert.equal(value('joiners'), value('issued') + value('transfers-in'));
          assert.ok(value('issued-in-time') <= value('issued'));
          assert.ok(value('late') <= open);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('the same seed gives the same counts in whatever pieces and order the draws are run', () => {
  fc.assert(
    fc.property(someModel, fc.integer({ min: 1, max: 8 }), (make, cut) => {
      const model = makeCohortModel(make);
      const options = { years: 2, draws: 9, seed: 'again', keep: FULL_KEEP };
      const whole = runCohort(model, options);
      const runner = makeCohortRunner(model, options);
      const pieces = new Int32Array(runner.room.counts);
      const costs = new Float64Array(0);
      runner.run(cut, 9, pieces, costs);
      runner.run(0, cut, pieces, costs);
      assert.deepEqual(pieces, whole.counts);
      assert.deepEqual(runCohort(model, options).counts, whole.counts);
    }),
    { numRuns: 20 },
  );
});

test('another seed gives other counts', () => {
  const model = makeCohortModel({ seed: 1, plans: 500 });
  const one = runCohort(model, { years: 1, draws: 4, seed: 1 });
  const other = runCohort(model, { years: 1, draws: 4, seed: 2 });
  assert.notDeepEqual(one.counts, other.counts);
});

/** Mean, variance and the standard error of each, of some values. */
function sample(values: ArrayLike<number>): {
  mean: number;
  variance: number;
  errorOfMean: number;
  errorOfVariance: number;
} {
  const count = values.length;
  let mean = 0;
  for (let k = 0; k < count; k++) mean += (values[k] ?? 0) / count;
  let squares = 0;
  let fourths = 0;
  for (let k = 0; k < count; k++) {
    const square = ((values[k] ?? 0) - mean) ** 2;
    squares += square;
    fourths += square * square;
  }
  const variance = squares / (count - 1);
  return {
    mean,
    variance,
    errorOfMean: Math.sqrt(variance / count),
    errorOfVariance: Math.sqrt(Math.max(0, fourths / count - variance * variance) / count),
  };
}

const oracleMakes: readonly CohortMake[] = [
  { seed: 11, grain: 1, pipeline: false, needShockShape: 4, sharedShockShape: 8 },
  { seed: 12, grain: 12, pipeline: false, needShockShape: 4, sharedShockShape: 8, start: '2025-07' },
  { seed: 13, grain: 1, pipeline: true, needShockShape: 4, sharedShockShape: 8, capacity: 3.5 },
  {
    seed: 14,
    grain: 12,
    pipeline: true,
    needShockShape: 4,
    sharedShockShape: 8,
    capacity: 4,
    start: '2025-06',
  },
];

for (const make of oracleMakes)
  test(`grain ${make.grain}, ${make.pipeline === true ? 'pipeline with a capacity that binds' : 'no pipeline'}: means and variances are those of the slow model, child by child`, () => {
    const model = makeCohortModel({
      ...make,
      ages: 8,
      firstAge: 9,
      needs: 3,
      places: 4,
      plans: 120,
      phase: true,
    });
    const years = 2;
    const slow = Array.from({ length: 1200 }, (_, k) => slowCohort(model, years, k));
    const run = runCohort(model, { years, draws: 3000, seed: 3, parameters: 'mean', keep: FULL_KEEP });
    for (const step of [0, run.steps - 1]) {
      const compare = (
        wanted: Partial<CohortSeries>,
        of: (told: (typeof slow)[number][number]) => number,
      ): void => {
        const quick = sample(valuesOf(run, step, wanted));
        const other = sample(slow.map((steps) => of(steps[step] ?? assert.fail())));
        const words = `${JSON.stringify(wanted)} step ${step}: ${quick.mean} ${other.mean}; ${quick.variance} ${other.variance}`;
        assert.ok(
          Math.abs(quick.mean - other.mean) <= 5 * Math.hypot(quick.errorOfMean, other.errorOfMean) + 1e-9,
          words,
        );
        assert.ok(
          Math.abs(quick.variance - other.variance) <=
            5 * Math.hypot(quick.errorOfVariance, other.errorOfVariance) + 1e-9,
          words,
        );
      };
      compare({ measure: 'plans', cut: 'total' }, (told) => told.total);
      compare({ measure: 'joiners', cut: 'total' }, (told) => told.joiners);
      compare({ measure: 'leavers', cut: 'total' }, (told) => told.leavers);
      model.axes.needs.forEach((member, need) => {
        compare({ measure: 'plans', cut: 'need', member }, (told) => told.byNeed[need] ?? 0);
      });
      compare({ measure: 'plans', cut: 'age', member: '12' }, (told) => told.byAge[3] ?? 0);
      compare(
        { measure: 'plans', cut: 'setting', member: 'setting 0' },
        (told) => (told.byPlace[0] ?? 0) + (told.byPlace[1] ?? 0),
      );
    }
  });

const MOMENT_KEEP: CohortKeep = {
  plans: ['total', 'age-band', 'need', 'setting'],
  joiners: [],
  leavers: [],
  changes: [],
  queues: false,
  ageBands: PUBLISHED_AGE_BANDS,
};

/** Without a backlog, for which the second oracle has no variance. */
function withoutBacklog(model: CohortModel): CohortModel {
  const { pipeline } = model.joining;
  if (pipeline === null) return model;
  const none = new Int32Array(0);
  const empty = { ...pipeline, backlog: { undecided: none, assessing: none, held: none } };
  return { ...model, joining: { ...model.joining, pipeline: empty } };
}

for (const grain of [1, 12] as const)
  for (const pipeline of [false, true])
    test(`grain ${grain}, pipeline ${pipeline}: means and variances are those of the exact recursion`, () => {
      const needShockShape = pipeline ? Number.POSITIVE_INFINITY : 4;
      const model = withoutBacklog(
        makeCohortModel({
          seed: 3,
          grain,
          pipeline,
          phase: true,
          plans: 800,
          needs: 4,
          places: 6,
          needShockShape,
          sharedShockShape: 8,
          start: '2025-04',
        }),
      );
      const run = runCohort(model, { years: 3, draws: 1200, seed: 5, parameters: 'mean', keep: MOMENT_KEEP });
      const exact = cohortMoments(model, 3);
      let meanSquares = 0;
      let varianceSquares = 0;
      let count = 0;
      for (let step = 0; step < run.steps; step++)
        run.plan.series.forEach((series, at) => {
          const mean = exact.means[step]?.[at] ?? assert.fail();
          if (mean < 5) return;
          const told = sample(valuesOf(run, step, series));
          const z = (told.mean - mean) / told.errorOfMean;
          const zOfVariance = (told.variance - (exact.variances[step]?.[at] ?? 0)) / told.errorOfVariance;
          assert.ok(
            Math.abs(z) < 4.5 && Math.abs(zOfVariance) < 4.5,
            `${JSON.stringify(series)} ${z} ${zOfVariance}`,
          );
          meanSquares += z * z;
          varianceSquares += zOfVariance * zOfVariance;
          count++;
        });
      // Series share children, so these vary more than for independent ones: a loose bound here, a tight one in the benchmark.
      assert.ok(Math.sqrt(meanSquares / count) < 1.8);
      assert.ok(Math.sqrt(varianceSquares / count) < 1.8);
    });

test('rates that are drawn, and yearly shocks, widen the range and keep the mean of the joiners', () => {
  const model = makeCohortModel({
    seed: 8,
    plans: 2000,
    needShockShape: Number.POSITIVE_INFINITY,
    sharedShockShape: Number.POSITIVE_INFINITY,
  });
  const path = { ...model.joining.path, slopeSd: 0.05, shockSd: 0.1, shockKept: 0.7 };
  const shaken: CohortModel = { ...model, joining: { ...model.joining, path } };
  const calm = sample(
    valuesOf(runCohort(model, { years: 3, draws: 2000, seed: 1, parameters: 'mean' }), 2, {
      measure: 'joiners',
      cut: 'total',
    }),
  );
  const drawn = sample(
    valuesOf(runCohort(shaken, { years: 3, draws: 2000, seed: 1 }), 2, { measure: 'joiners', cut: 'total' }),
  );
  assert.ok(drawn.variance > 2 * calm.variance);
  assert.ok(Math.abs(drawn.mean - calm.mean) < 5 * Math.hypot(drawn.errorOfMean, calm.errorOfMean));
});

test('a rate that is surely 0 moves nobody', () => {
  const model = makeCohortModel({ seed: 5, plans: 400 });
  const none = { shape: new Float64Array(260), rate: new Float64Array(260).fill(1) };
  const still: CohortModel = {
    ...model,
    leaving: { ...model.leaving, rate: none },
    moving: { ...model.moving, rate: none },
  };
  const run = runCohort(still, { years: 1, draws: 3, seed: 1, keep: FULL_KEEP });
  const oldest = model.stock.subarray(25 * 120).reduce((a, b) => a + b, 0);
  assert.deepEqual([...valuesOf(run, 0, { measure: 'leavers', cut: 'total' })], [oldest, oldest, oldest]);
  assert.equal(
    valuesOf(run, 0, { measure: 'came-in', cut: 'setting' }).some((count) => count !== 0),
    false,
  );
});
