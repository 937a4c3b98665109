/** Percentages, rates and average costs of few children. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { protectMeasure, protectMoneyMean } from './protect-measure.ts';
import { ROUND_TO_5, SUPPRESS_UNDER_5 } from './rule.ts';

const share = (numerator: number | null, denominator: number | null) =>
  protectMeasure(
    {
      numerator,
      denominator,
      value: numerator === null || denominator === null ? null : numerator / denominator,
    },
    SUPPRESS_UNDER_5,
  );

test('a percentage is shown where the counts above and below the line are large enough', () => {
  assert.deepEqual(share(30, 60), { value: 0.5, mark: null, rule: 'suppress-under-5@1' });
  assert.equal(share(5, 10).value, 0.5);
  assert.equal(share(0, 12).value, 0);
  assert.equal(share(12, 12).value, 1);
});

test('it is kept back where the count above is 1 to 4, the rest is 1 to 4, or the count below is under 10', () => {
  for (const [above, below] of [
    [4, 60],
    [1, 10],
    [58, 60],
    [5, 9],
    [0, 4],
  ] as const)
    assert.deepEqual(share(above, below), { value: null, mark: 'c', rule: 'suppress-under-5@1' });
});

test('a measure that nobody knows is "x", and one whose counts are unknown is kept back', () => {
  assert.equal(share(null, 60).mark, 'x');
  assert.equal(protectMeasure({ numerator: null, denominator: 50, value: 0.3 }, SUPPRESS_UNDER_5).mark, 'c');
});

test('a count without a line follows the rule of counts', () => {
  const count = (value: number) =>
    protectMeasure({ numerator: value, denominator: null, value }, SUPPRESS_UNDER_5);
  assert.equal(count(3).mark, 'c');
  assert.equal(count(0).value, 0);
  assert.equal(count(7).value, 7);
});

test('under rounding a rate is made anew from the rounded counts', () => {
  const shown = protectMeasure({ numerator: 23, denominator: 48, value: (23 / 48) * 100 }, ROUND_TO_5, 100);
  assert.equal(shown.value, 50);
  assert.equal(protectMeasure({ numerator: 3, denominator: 48, value: 1 }, ROUND_TO_5).mark, 'c');
});

test('an average cost of fewer than five children, or of nobody knows how many, is kept back', () => {
  const mean = (children: number | null) => protectMoneyMean({ children, mean: 4_500_000 }, SUPPRESS_UNDER_5);
  assert.equal(mean(4).mark, 'c');
  assert.equal(mean(0).mark, 'c');
  assert.equal(mean(null).mark, 'c');
  assert.equal(mean(5).value, 4_500_000);
  assert.equal(protectMoneyMean({ children: 9, mean: null }, SUPPRESS_UNDER_5).mark, 'x');
});
