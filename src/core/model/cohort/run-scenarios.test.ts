/** Scenarios that are run side by side have the counts and costs, to the last digit, that each has by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { makeIntervention as make } from '../../../../test/make/make-intervention.ts';
import type { CohortModel } from './cohort-model.ts';
import { compileScenario } from './cohort-scenario.ts';
import { FULL_KEEP } from './cohort-series.ts';
import { type CohortRunOptions, makeCohortRunner, type RunScenario, runCohort, toRun } from './run-cohort.ts';

const years = 3;
const sizes = { ages: 20, needs: 3, places: 6, plans: 700 } as const;
const MODELS = {
  monthly: makeCohortModel({ seed: 31, ...sizes, grain: 12, pipeline: true, phase: true, capacity: 6 }),
  yearly: makeCohortModel({ seed: 32, ...sizes, grain: 1, pipeline: true, phase: true }),
  direct: makeCohortModel({ seed: 33, ...sizes, grain: 1 }),
} as const;
const OPTIONS: CohortRunOptions = {
  years,
  draws: 6,
  seed: 4,
  keep: FULL_KEEP,
  prices: Float64Array.from({ length: 120 }, (_, row) => 1_000_000 + 1000 * row),
};
const toSetting1 = { to: { settings: ['setting 1'] }, scope: { settings: ['setting 2'] } };

/** Scenarios on every flow that a model has; each fails in about half of the simulations. */
function scenariosOf(model: CohortModel): readonly RunScenario[] {
  const joining =
    model.joining.pipeline === null
      ? [[make('joiners', -0.2)]]
      : [[make('requests', -0.2)], [make('assess', -0.1)], [make('issue', 0.1), make('ceases', 0.2)]];
  const onPlans = [
    [make('ceases', 0.4)],
    [make('moves', 0.5, toSetting1)],
    [make('placement', 0.4, toSetting1)],
    [make('price', -0.1)],
  ];
  const halved = [...joining, ...onPlans].map((some) => some.map((one) => ({ ...one, chance: 0.5 })));
  return [null, null, ...halved.map((some) => compileScenario(model, years, some))];
}

test('any of them, in any order, with things as they are or without', () => {
  for (const model of Object.values(MODELS))
    fc.assert(
      fc.property(fc.shuffledSubarray([...scenariosOf(model)], { minLength: 1 }), (scenarios) => {
        const runner = makeCohortRunner(model, OPTIONS, scenarios);
        const counts = new Int32Array(runner.room.counts);
        const costs = new Float64Array(runner.room.costs);
        runner.run(0, 2, counts, costs);
        runner.run(2, OPTIONS.draws, counts, costs);
        scenarios.forEach((levers, at) => {
          const alone = runCohort(model, levers === null ? OPTIONS : { ...OPTIONS, levers });
          const beside = toRun(runner, counts, costs, at);
          assert.deepEqual(beside.counts, alone.counts);
          assert.deepEqual(beside.costs, alone.costs);
        });
      }),
      { numRuns: 12 },
    );
});
