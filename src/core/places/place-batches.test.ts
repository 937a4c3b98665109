/** How schemes open and fill: nothing before registration, nothing without money, whole children in even steps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeScheme, placeSite } from '../../../test/make/place-schemes.ts';
import { addMonths } from '../base/time.ts';
import { batchesOf, filledBy, fillingOf, usableIn } from './place-batches.ts';

test('places due in a year that is late are planned from the first and known from the second month', () => {
  const batches = batchesOf(placeScheme());
  assert.deepEqual(fillingOf(batches, '2024-08'), { planned: 0, known: 0 });
  assert.deepEqual(fillingOf(batches, '2024-09'), { planned: 10, known: 0 });
  assert.deepEqual(fillingOf(batches, '2025-09'), { planned: 10, known: 10 });
});

test('no child is there before the school is registered, nor where no money is agreed', () => {
  const stages = { planned: null, funded: '2020-01', registered: '2025-11' };
  const registered = batchesOf(placeScheme({ site: placeSite({ stages }) }));
  assert.deepEqual([usableIn(registered, '2025-10'), usableIn(registered, '2025-11')], [0, 10]);
  const unfunded = batchesOf(placeScheme({ site: placeSite({ stages: { ...stages, funded: null } }) }));
  assert.equal(usableIn(unfunded, '2031-01'), 0);
});

test('what is delivered opens when it was, what is to come when it is forecast', () => {
  const batches = batchesOf(placeScheme({ placesDelivered: 4, site: placeSite({ deliveredOn: '2024-11' }) }));
  assert.deepEqual(
    ['2024-10', '2024-11', '2025-08', '2025-09'].map((month) => usableIn(batches, month)),
    [0, 4, 4, 10],
  );
});

test('filling goes in whole children, never back, and reaches every place at its last step', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 24 }), (places, fillMonths) => {
      const filled = Array.from({ length: fillMonths + 2 }, (_, k) =>
        filledBy({ places, fillMonths }, '2024-09', addMonths('2024-09', k - 1)),
      );
      assert.equal(filled[0], 0);
      assert.equal(filled.at(-1), places);
      filled.forEach((count, k) => {
        assert.ok(Number.isInteger(count) && count >= (filled[k - 1] ?? 0) && count <= places);
      });
    }),
    { numRuns: 200, seed: 1 },
  );
});
