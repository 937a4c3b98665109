/** Years in which assessments end faster or slower, or more of the requests are assessed: they widen ranges, and change nothing where there are none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CohortMake, makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { FULL_KEEP } from './cohort-series.ts';
import { expectCohort } from './expect-cohort.ts';
import { runCohort } from './run-cohort.ts';
import { chanceAtPace } from './step-pipeline.ts';

const DRAWS = 2000;

/** Plans issued in the first year, draw by draw. */
function issued(make: Partial<CohortMake>): Float64Array {
  const model = makeCohortModel({ seed: 4, pipeline: true, certainty: 1e6, ...make });
  const run = runCohort(model, { years: 1, draws: DRAWS, seed: 9, keep: FULL_KEEP });
  const at = run.plan.series.findIndex(({ measure }) => measure === 'issued');
  assert.ok(at >= 0);
  return Float64Array.from(run.counts.subarray(at * DRAWS, (at + 1) * DRAWS));
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Float64Array) => {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
};

test('a held-up office issues as many as before on average, and a year more or less as its shock says', () => {
  const held = { capacity: 30, grain: 1 as const };
  const [sure, unsure] = [issued(held), issued({ ...held, paceShockSd: 0.2 })];
  // Capacity 30 a month, nine in ten of them issued; a lognormal shock of mean 1.
  const expected = 30 * 12 * 0.9;
  assert.ok(Math.abs(mean(sure) - expected) < 2);
  assert.ok(Math.abs(mean(unsure) - expected) < (5 * 0.2 * expected) / Math.sqrt(DRAWS) + 2);
  const own = Math.sqrt(deviation(unsure) ** 2 - deviation(sure) ** 2);
  const told = expected * Math.sqrt(Math.expm1(0.2 ** 2));
  assert.ok(Math.abs(own / told - 1) < 5 / Math.sqrt(2 * DRAWS), `${own} against ${told}`);
});

test('without a limit, pace and share widen what is issued, each on its own', () => {
  const quiet = deviation(issued({ grain: 1 }));
  assert.ok(deviation(issued({ grain: 1, paceShockSd: 0.4 })) > 1.1 * quiet);
  assert.ok(deviation(issued({ grain: 1, assessShockSd: 0.4 })) > 1.1 * quiet);
});

test('in every draw a faster year never issues fewer by its end', () => {
  const model = makeCohortModel({ seed: 4, pipeline: true, grain: 1 });
  const { pipeline } = model.joining;
  assert.ok(pipeline !== null);
  const at = (times: number) => {
    const pace = { ...pipeline.pace, trend: Float64Array.of(times) };
    const joining = { ...model.joining, pipeline: { ...pipeline, pace } };
    const run = runCohort({ ...model, joining }, { years: 1, draws: 200, seed: 2, keep: FULL_KEEP });
    const series = run.plan.series.findIndex(({ measure }) => measure === 'issued');
    return run.counts.subarray(series * 200, (series + 1) * 200);
  };
  const [slow, usual, fast] = [at(0.8), at(1), at(1.25)];
  usual.forEach((plans, draw) => {
    assert.ok((slow[draw] ?? 0) <= plans && plans <= (fast[draw] ?? 0), `draw ${draw}`);
  });
});

test('a hazard so many times over: twice is the chance of two months, once changes nothing, and what is sure stays sure', () => {
  assert.equal(chanceAtPace(0.3, 1), 0.3);
  assert.equal(chanceAtPace(1, 0.5), 1);
  assert.ok(Math.abs(chanceAtPace(0.3, 2) - (1 - 0.7 ** 2)) < 1e-12);
});

test('needs that leave alike have, worked out once, the means that each has on its own', () => {
  const model = makeCohortModel({ seed: 6, grain: 1 });
  const needs = model.axes.needs.length;
  const alike = Float64Array.from({ length: needs }, () => 20);
  // So little apart that nothing of it is seen, and enough to have each worked out on its own.
  const apart = Float64Array.from({ length: needs }, (_, need) => 20 * (1 + need * 1e-13));
  const means = (shape: Float64Array) => {
    const needFactor = { shape, rate: alike };
    const { leaving, moving } = model;
    return expectCohort(
      { ...model, leaving: { ...leaving, needFactor }, moving: { ...moving, needFactor } },
      { years: 3, keep: FULL_KEEP },
    ).means;
  };
  const [once, each] = [means(alike), means(apart)];
  once.forEach((value, at) => {
    assert.ok(Math.abs(value - (each[at] ?? Number.NaN)) < 1e-7 * Math.max(1, value));
  });
});
