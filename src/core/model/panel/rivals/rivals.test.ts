/** The methods in use, on series whose answer is known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { automaticArima } from './automatic-arima.ts';
import { automaticSmoothing, dampedHolt, holt, simpleSmoothing, theta } from './exponential-smoothing.ts';
import { type GaussianPath, pathQuantile, type Rival } from './gaussian-path.ts';
import { averageGrowth, drift, lastValue } from './simple-rivals.ts';

const ALL: readonly (readonly [string, Rival])[] = [
  ['last value', lastValue],
  ['drift', drift],
  ['growth', averageGrowth(3)],
  ['Holt', holt],
  ['damped Holt', dampedHolt],
  ['simple smoothing', simpleSmoothing],
  ['Theta', theta],
  ['smoothing', automaticSmoothing],
  ['ARIMA', automaticArima],
];

/** A line with small bumps: 1000, then about 50 more a year. */
const LINE = [1000, 1052, 1098, 1151, 1200, 1248, 1302, 1349, 1401, 1450, 1499, 1552];

function isNear(actual: number, expected: number, share: number): boolean {
  return Math.abs(actual / expected - 1) < share;
}

function medians(path: GaussianPath): number[] {
  return path.centre.map((_, place) => pathQuantile(path, place + 1, 0.5));
}

test('last value stays, drift goes on along the line from first to last', () => {
  assert.deepEqual(medians(lastValue([10, 12, 11], 2)), [11, 11]);
  assert.deepEqual(medians(drift([10, 12, 14], 2)), [16, 18]);
  assert.equal(drift([10, 12, 14], 2).spread[0], 0);
});

test('the spread of last value is the root mean square of yearly changes, growing with the root of time', () => {
  const path = lastValue([10, 13, 9], 4);
  assert.ok(isNear(path.spread[0] ?? 0, Math.sqrt((9 + 16) / 2), 1e-12));
  assert.ok(isNear(path.spread[3] ?? 0, 2 * (path.spread[0] ?? 0), 1e-12));
});

test('average growth multiplies on', () => {
  const [first = 0, second = 0] = medians(averageGrowth(3)([100, 110, 121, 133.1], 2));
  assert.ok(isNear(first, 146.41, 1e-9) && isNear(second, 161.051, 1e-9));
});

test('methods with a trend follow a line', () => {
  for (const [name, rival] of [
    ['Holt', dampedHolt],
    ['ARIMA', automaticArima],
  ] as const)
    assert.ok(isNear(medians(rival(LINE, 1))[0] ?? 0, 1602, 0.012), name);
  const [smoothed = 0] = medians(automaticSmoothing(LINE, 1));
  assert.ok(isNear(smoothed, 1615, 0.02), `${smoothed}`);
});

test('every method answers a series of one, two or three counts, and a constant one, with finite ranges', () => {
  for (const [name, rival] of ALL)
    for (const plans of [[7], [7, 9], [7, 9, 8], [5, 5, 5, 5, 5, 5, 5, 5]]) {
      const path = rival(plans, 3);
      assert.equal(path.centre.length, 3, name);
      for (const value of [...path.centre, ...path.spread]) assert.ok(Number.isFinite(value), name);
      assert.ok(pathQuantile(path, 3, 0.9) >= pathQuantile(path, 3, 0.1), name);
    }
});
