/** The pool: the same bytes for 1, 2 and 7 workers, progress that reaches all, and runs that can be given up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCohortModel } from '../../../test/make/make-cohort-model.ts';
import { makeIntervention } from '../../../test/make/make-intervention.ts';
import { compileScenario } from '../../core/model/cohort/cohort-scenario.ts';
import { runCohort } from '../../core/model/cohort/run-cohort.ts';
import { openCohortPool } from './cohort-pool.ts';

const SIZES = { ages: 12, needs: 3, places: 4, plans: 300 } as const;

test('1, 2 and 7 workers, and none, got ready before or not, give the same bytes as a run in this thread', async () => {
  const pools = [0, 1, 2, 7].map((workers) => openCohortPool(workers));
  try {
    for (const [seed, grain, pipeline] of [
      [1, 1, true],
      [2, 12, false],
      [3, 12, true],
      [4, 1, false],
    ] as const) {
      const model = makeCohortModel({ seed, grain, pipeline, ...SIZES });
      const prices = new Float64Array(48).fill(1000 + seed);
      const options = { years: 3, draws: 403 + seed, seed, prices };
      const here = runCohort(model, options);
      for (const pool of pools) {
        if (seed === 2) pool.prepare(options.draws, 36);
        const there = await pool.run(model, options);
        assert.deepEqual(there.counts, here.counts);
        assert.deepEqual(there.costs, here.costs);
      }
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
});

test('scenarios side by side give each its own run, the same for any number of workers', async () => {
  const model = makeCohortModel({ seed: 12, ...SIZES, grain: 12, pipeline: true });
  const options = { years: 3, draws: 210, seed: 5 };
  const scenarios = [
    null,
    ...(['requests', 'ceases'] as const).map((flow) =>
      compileScenario(model, 3, [makeIntervention(flow, -0.2)]),
    ),
  ];
  const alone = scenarios.map((levers) =>
    runCohort(model, levers === null ? options : { ...options, levers }),
  );
  for (const workers of [0, 1, 2, 7]) {
    const pool = openCohortPool(workers);
    const beside = await pool.runScenarios(model, options, scenarios);
    await pool.close();
    assert.deepEqual(
      beside.map(({ counts }) => counts),
      alone.map(({ counts }) => counts),
    );
  }
});

test('progress only rises and ends with every simulation', async () => {
  const pool = openCohortPool(2);
  const model = makeCohortModel({ seed: 5, ...SIZES, grain: 12 });
  const told: number[] = [];
  await pool.run(model, { years: 2, draws: 210, seed: 1 }, { onProgress: (done) => told.push(done) });
  await pool.close();
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b),
  );
  assert.equal(told.at(-1), 210);
});

test('a run that is given up is rejected with the reason, and the next run is whole', async () => {
  for (const workers of [0, 2]) {
    const pool = openCohortPool(workers);
    const model = makeCohortModel({ seed: 6, ...SIZES, grain: 12 });
    const options = { years: 5, draws: 4000, seed: 1 };
    const given = new AbortController();
    const reason = new Error('no longer wanted');
    const onProgress = (): void => given.abort(reason);
    await assert.rejects(
      pool.run(model, options, { signal: given.signal, onProgress }),
      (error) => error === reason,
    );
    const after = await pool.run(model, { ...options, draws: 60 });
    assert.deepEqual(after.counts, runCohort(model, { ...options, draws: 60 }).counts);
    await pool.close();
  }
});

test('a model that cannot be is refused before any worker sees it', async () => {
  const pool = openCohortPool(1);
  const model = { ...makeCohortModel({ seed: 7, ...SIZES }), start: 'soon' };
  await assert.rejects(pool.run(model, { years: 1, draws: 2000, seed: 1 }), RangeError);
  await pool.close();
});

test('runs asked for together come one after another, each its own', async () => {
  const pool = openCohortPool(2);
  const [one, other] = [8, 9].map((seed) => makeCohortModel({ seed, ...SIZES, grain: 12 }));
  assert.ok(one !== undefined && other !== undefined);
  const options = { years: 2, draws: 120, seed: 3 };
  const [first, second] = await Promise.all([pool.run(one, options), pool.run(other, options)]);
  assert.deepEqual(first?.counts, runCohort(one, options).counts);
  assert.deepEqual(second?.counts, runCohort(other, options).counts);
  await pool.close();
});
