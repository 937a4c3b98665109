/** Roots of many functions side by side: straight, bent and stepped ones are all found, and what does not cross is said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findRoots } from './find-roots.ts';

const HOW = { low: -1, high: 2, first: 0.3, near: 0, tolerance: 1e-3 };

/** Ask functions side by side. */
const beside = (functions: readonly ((x: number) => number)[]) => async (places: Float64Array) =>
  places.map((place, row) => functions[row]?.(place) ?? Number.NaN);

test('whatever the shape, a place is found where the function crosses, to the tolerance', async () => {
  const shape = fc.record({
    root: fc.double({ min: -0.99, max: 1.99, noNaN: true }),
    slope: fc.constantFrom(-3000, -1, 1, 0.01, 50),
    bend: fc.constantFrom(1, 3, 9),
    steps: fc.constantFrom(0, 5, 1000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(shape, { minLength: 1, maxLength: 8 }), async (shapes) => {
      const functions = shapes.map(({ root, slope, bend, steps }) => (x: number) => {
        const bent = slope * Math.sign(x - root) * Math.abs(x - root) ** bend;
        return steps === 0 ? bent : Math.sign(bent) * Math.ceil(Math.abs(bent) * steps);
      });
      const { places } = await findRoots(beside(functions), shapes.length, HOW);
      places.forEach((place, row) => {
        const { root = Number.NaN } = shapes[row] ?? {};
        const isMet = functions[row]?.(place) === 0;
        assert.ok(isMet || Math.abs(place - root) <= 4e-3, `${place} for ${root}`);
      });
    }),
    { numRuns: 60 },
  );
});

test('what stays on one side of 0 has no place, whichever side', async () => {
  const found = await findRoots(beside([() => 5, () => -5, (x) => x]), 3, HOW);
  assert.deepEqual([...found.places.subarray(0, 2)], [Number.NaN, Number.NaN]);
  assert.ok(Math.abs(found.places[2] ?? 1) < 4e-3);
  assert.deepEqual([...found.atLow], [5, -5, -1]);
  assert.deepEqual([...found.atHigh], [5, -5, 2]);
});

test('near enough counts as met, and what is met is asked no further', async () => {
  let rounds = 0;
  const of = beside([(x) => x - 0.31]);
  const counted = async (places: Float64Array) => {
    rounds += 1;
    return await of(places);
  };
  const { places } = await findRoots(counted, 1, { ...HOW, near: 0.02 });
  assert.deepEqual([[...places], rounds], [[0.3], 3]);
});
