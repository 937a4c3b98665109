/** Two ways of parting texts: alike is one, unlike by chance is near nought, and what stands alone is in no pair. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partitionAgreement } from './partition-agreement.ts';

const parted = (text: string) =>
  text.split(' ').map((one) => ({ group: one[0] === '-' ? null : (one[0] ?? ''), label: one[1] ?? '' }));

test('the same parts are full agreement, whatever they are called', () => {
  assert.deepEqual(partitionAgreement(parted('ax ax by by')), { purity: 1, nmi: 1, pairF1: 1 });
});

test('one group of everything has no information and the purity of the most common label', () => {
  const told = partitionAgreement(parted('ax ax ax ay'));
  assert.equal(told?.purity, 0.75);
  assert.ok(Math.abs(told?.nmi ?? 1) < 1e-12);
  assert.equal(told?.pairF1, (2 * 3) / (6 + 3));
});

test('a text of no group is in no pair, and fewer than two texts say nothing', () => {
  assert.equal(partitionAgreement(parted('-x -x'))?.pairF1, 0);
  assert.equal(partitionAgreement(parted('ax')), null);
});

test('every measure lies between nought and one, and the order of texts does not matter', () => {
  const one = fc.record({
    group: fc.constantFrom('a', 'b', 'c', null),
    label: fc.constantFrom('x', 'y', 'z'),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 40 }), (pairs) => {
      const told = partitionAgreement(pairs);
      const back = partitionAgreement([...pairs].reverse());
      for (const key of ['purity', 'nmi', 'pairF1'] as const) {
        const value = told?.[key] ?? -1;
        assert.ok(value >= -1e-12 && value <= 1 + 1e-12, `${key} ${value}`);
        assert.ok(Math.abs(value - (back?.[key] ?? -1)) < 1e-12);
      }
    }),
    { numRuns: 200 },
  );
});
