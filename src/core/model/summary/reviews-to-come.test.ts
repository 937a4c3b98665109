/** Annual reviews to come: nobody is reviewed twice or never, and each plan keeps its month. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { FULL_KEEP } from '../cohort/cohort-series.ts';
import { type CohortRun, runCohort } from '../cohort/run-cohort.ts';
import { reviewsOfSteps, reviewsToCome } from './reviews-to-come.ts';
import { seriesAt } from './run-cuts.ts';

function drawsOf(run: CohortRun, measure: string, step: number): Int32Array {
  const from = (step * run.plan.series.length + seriesAt(run, measure, 'total', '')) * run.draws;
  return run.counts.subarray(from, from + run.draws);
}

/** A run of months, and reviews of its stock that fall due in months drawn at will. */
function someRun(seed: number, share: number, years = 3) {
  const model = makeCohortModel({
    seed,
    grain: 12,
    plans: 900,
    ages: 26,
    needs: 3,
    places: 4,
    pipeline: true,
  });
  const run = runCohort(model, { years, draws: 12, seed, keep: FULL_KEEP });
  const stock = model.stock.reduce((sum, plans) => sum + plans, 0);
  const inFirst = Math.floor(stock * share);
  const byMonth = new Int32Array(12);
  byMonth[0] = inFirst;
  byMonth[7] = stock - inFirst;
  return { run, stock, byMonth };
}

test('before anybody leaves or joins, each plan is reviewed in its month; later years keep the month of those who joined', () => {
  const { run, stock, byMonth } = someRun(3, 0.25);
  const still: CohortRun = { ...run, counts: run.counts.map(() => 0) };
  for (let step = 0; step < run.steps; step++) drawsOf(still, 'plans', step).fill(stock);
  const due = reviewsToCome(still, 12, { byMonth, overdue: 0, untold: 0 }) ?? assert.fail();
  const inStep = (step: number) => due[step * run.draws] ?? Number.NaN;
  assert.deepEqual([inStep(0), inStep(1), inStep(7)], [byMonth[0], 0, byMonth[7]]);
  const joined: CohortRun = { ...still, counts: run.counts.map(() => 0) };
  drawsOf(joined, 'joiners', 4).fill(30);
  for (let step = 4; step < run.steps; step++) drawsOf(joined, 'plans', step).fill(30);
  const later = reviewsToCome(joined, 12, { byMonth: new Int32Array(12), overdue: 0, untold: 0 });
  assert.equal(later?.[4 * run.draws], 0, 'not in the month in which the plan is made');
  assert.equal(later?.[16 * run.draws], 30, 'but a year later');
});

test('in every draw the reviews of a year are those of the plans that are still there, and of nobody else', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.double({ min: 0, max: 1, noNaN: true }), (seed, share) => {
      const { run, stock, byMonth } = someRun(seed, share);
      const due = reviewsToCome(run, 12, { byMonth, overdue: 0, untold: 0 }) ?? assert.fail();
      const first = reviewsOfSteps(due, run.draws, 0, 11);
      for (let draw = 0; draw < run.draws; draw++) {
        let leavers = 0;
        for (let step = 0; step < 12; step++) leavers += drawsOf(run, 'leavers', step)[draw] ?? 0;
        // Whoever was there and did not leave before their month is reviewed once.
        assert.ok((first[draw] ?? 0) <= stock && (first[draw] ?? 0) >= stock - leavers - 1);
      }
      assert.ok(due.every((reviews) => reviews >= 0));
    }),
    { numRuns: 20 },
  );
});

test('steps of a year, and plans whose month nothing tells', () => {
  const { run, stock } = someRun(5, 0.5);
  assert.equal(reviewsToCome(run, 1, { byMonth: new Int32Array(12), overdue: 0, untold: 0 }), null);
  const spread = reviewsToCome(run, 12, { byMonth: new Int32Array(12), overdue: 0, untold: stock });
  assert.equal(spread?.[0], stock / 12);
});
