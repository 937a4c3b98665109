/** Each fault of an intervention has a code of its own and names the key where it stands; a whole one passes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { makeIntervention as make } from '../../../../test/make/make-intervention.ts';
import { ProblemError } from '../../base/problem.ts';
import { checkIntervention } from './check-intervention.ts';
import type { CohortModel } from './cohort-model.ts';
import type { CohortIntervention } from './cohort-scenario.ts';

const sizes = { ages: 20, needs: 3, places: 6, plans: 700 } as const;
const withRequests = makeCohortModel({ seed: 22, ...sizes, grain: 1, pipeline: true, phase: true });
const direct = makeCohortModel({ seed: 23, ...sizes, grain: 1 });
const to = { settings: ['setting 1'] };

const faults: readonly (readonly [string, string, CohortIntervention, CohortModel?])[] = [
  ['sizes-out-of-order', 'size', make('ceases', 0, { size: { low: 0.2, likely: 0.1, high: 0.3 } })],
  ['sizes-out-of-order', 'size', make('ceases', Number.NaN)],
  ['chance-out-of-range', 'pWorks', make('ceases', 0.1, { chance: 2 })],
  ['falls-too-far', 'size', make('requests', -1.2)],
  ['falls-too-far', 'low', make('requests', 0, { size: { low: -1.2, likely: -0.5, high: 0 } })],
  ['share-out-of-range', 'size', make('placement', 1.2, { to })],
  ['not-a-month', 'start', make('requests', -0.1, { start: '2026-1' })],
  ['not-a-month', 'end', make('requests', -0.1, { end: '2026-13' })],
  ['ends-before-start', 'end', make('requests', -0.1, { start: '2026-04', end: '2026-03' })],
  ['months-wrong', 'delay', make('requests', -0.1, { delay: -1 })],
  ['months-wrong', 'ramp', make('requests', -0.1, { ramp: 1.5 })],
  ['needs-requests', 'flow', make('assess', -0.1), direct],
  ['needs-requests', 'flow', make('capacity', -0.1), direct],
  ['needs-capacity', 'flow', make('capacity', 0.1)],
  ['without-target', 'to', make('moves', 0.1)],
  ['without-target', 'to', make('placement', 0.1)],
  ['target-unwanted', 'to', make('ceases', 0.1, { to })],
  ['need-unknown', 'scope.needs', make('ceases', 0.1, { scope: { needs: ['none'] } })],
  ['setting-unknown', 'scope.settings', make('ceases', 0.1, { scope: { settings: ['nowhere'] } })],
  ['band-unknown', 'scope.bands', make('ceases', 0.1, { scope: { bands: ['z'] } })],
  ['setting-unknown', 'to.settings', make('moves', 0.1, { to: { settings: ['nowhere'] } })],
  ['band-unknown', 'to.bands', make('moves', 0.1, { to: { ...to, bands: ['z'] } })],
];

for (const [code, key, one, model = withRequests] of faults)
  test(`${code} of ${one.flow} is told at ${key}`, () => {
    assert.throws(
      () => checkIntervention(model, one, 2),
      (error) => {
        assert.ok(error instanceof ProblemError);
        assert.equal(error.problem.code, `cohort.intervention-${code}`);
        assert.equal(error.problem.place, `interventions[2].${key}`);
        assert.ok(error.problem.message.includes(`"${one.name}"`));
        assert.ok((error.problem.advice ?? '') !== '');
        return true;
      },
    );
  });

test('an intervention that the model can have passes, at the edges too', () => {
  for (const one of [
    make('requests', -1),
    make('placement', 1, { to }),
    make('ceases', 0.1, { chance: 0, start: '2026-04', end: '2026-04', scope: { needs: ['need 1'] } }),
  ])
    checkIntervention(withRequests, one, 0);
});
