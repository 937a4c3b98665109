/** Scores against hand arithmetic and closed forms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile } from './normal-distribution.ts';
import { intervalScore, pinball, rankedProbabilityScore, weightedIntervalScore } from './scores.ts';

test('an interval that holds costs its width; one that misses pays for the distance', () => {
  assert.equal(intervalScore(5, 4, 8, 0.2), 4);
  assert.equal(intervalScore(3, 4, 8, 0.2), 14);
  assert.equal(intervalScore(9, 4, 8, 0.5), 8);
});

test('the weighted interval score of a forecast without spread is its absolute error', () => {
  assert.ok(Math.abs(weightedIntervalScore(110, () => 100) - 10) < 1e-12);
});

test('the weighted interval score is twice the mean pinball score of its nine quantiles', () => {
  const quantile = (share: number) => 100 + 7 * normalQuantile(share);
  const levels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
  const pinballs = levels.reduce((sum, level) => sum + 2 * pinball(109, quantile(level), level), 0) / 9;
  assert.ok(Math.abs(weightedIntervalScore(109, quantile) - pinballs) < 1e-9);
});

test('the ranked probability score of a normal forecast is near its closed form', () => {
  const exact = 2 * 0.3989422804 - 1 / Math.sqrt(Math.PI);
  assert.ok(Math.abs(rankedProbabilityScore(0, normalQuantile) - exact) < 0.005);
});
