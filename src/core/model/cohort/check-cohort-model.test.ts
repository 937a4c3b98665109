/** A cohort model that is not whole is refused in words before it is run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { checkCohortModel } from './check-cohort-model.ts';
import type { CohortModel } from './cohort-model.ts';

const model = makeCohortModel({ seed: 1, ages: 6, needs: 2, places: 3, plans: 50, pipeline: true });

function refused(change: Partial<CohortModel>, words: RegExp): void {
  assert.throws(
    () => {
      checkCohortModel({ ...model, ...change });
    },
    (error) => error instanceof RangeError && words.test(error.message),
  );
}

test('a made-up model is whole', () => {
  assert.doesNotThrow(() => {
    checkCohortModel(model);
  });
});

test('arrays of a wrong length, negative stock and months that are none are refused', () => {
  refused({ stock: new Int32Array(3) }, /stock must have 36 values/);
  refused({ stock: new Int32Array(36).fill(-1) }, /stock must be 0 or more/);
  refused({ start: '2025-13' }, /must be a month/);
  refused({ population: new Float64Array(7) }, /population/);
});

test('stock, moves and joiners must have a place that can be reached', () => {
  const reachable = new Uint8Array(18);
  refused({ axes: { ...model.axes, reachable } }, /stock has plans where none can be/);
  const stock = new Int32Array(36);
  refused({ stock, axes: { ...model.axes, reachable } }, /Joiners of age position 0/);
  refused({ moving: { ...model.moving, destinations: model.moving.destinations.map(() => 1) } }, /diagonal/);
});

test('a place that closes at an age needs a sure way out of it', () => {
  const reachable = model.axes.reachable.slice();
  reachable[3 * 3] = 0;
  const stock = new Int32Array(36);
  refused({ stock, axes: { ...model.axes, reachable } }, /Place 0 cannot be kept at age position 3/);
});
