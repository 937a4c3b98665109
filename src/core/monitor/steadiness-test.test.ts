/** Steadiness and control charts: quiet on steady series, loud on a planted change, honest about what they could find. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths } from '../base/time.ts';
import { createStream, normal, poisson } from '../num/random.ts';
import { chartControl, type MonthValue } from './control-chart.ts';
import { testSteadiness } from './steadiness-test.ts';

/** Monthly requests with a step after the first 24 months; `spread` as a share of the mean, null for counts of chance. */
function requests(key: number, step: number, spread: number | null, level = 100): MonthValue[] {
  const stream = createStream('steady', key);
  return Array.from({ length: 30 }, (_, at) => {
    const mean = level * (at >= 24 ? 1 + step : 1);
    const value = spread === null ? poisson(stream, mean) : Math.round(mean * (1 + spread * normal(stream)));
    return { month: addMonths('2022-04', at), value };
  });
}

function shareFound(step: number, spread: number | null, level?: number): number {
  let found = 0;
  for (let key = 0; key < 400; key++)
    if (testSteadiness(requests(key, step, spread, level))?.level.found === 'higher') found++;
  return found / 400;
}

test('a constant series with noise is called changed about one time in twenty, both sides together', () => {
  let called = 0;
  for (let key = 0; key < 1000; key++)
    if (testSteadiness(requests(key, 0, null))?.level.found !== 'no change detectable') called++;
  assert.ok(Math.abs(called / 1000 - 0.05) < 5 * Math.sqrt((0.05 * 0.95) / 1000), `${called} of 1,000`);
});

test('a planted step of one in ten is found within six months where months differ by four in a hundred', () => {
  assert.ok(shareFound(0.1, 0.04) > 0.95);
});

test('where chance hides a step of one in ten, the stated power says so, and is about right', () => {
  const found = shareFound(0.1, null);
  let stated = 0;
  for (let key = 0; key < 400; key++)
    stated += testSteadiness(requests(key, 0, null))?.level.powerForTenth ?? 0;
  assert.ok(found < 0.7);
  assert.ok(Math.abs(found - stated / 400) < 0.1, `found ${found}, stated ${stated / 400}`);
});

test('a steady rise is found as a trend and a steady series has none', () => {
  const rising = requests(1, 0, 0.03).map(({ month, value }, at) => ({ month, value: value + 2 * at }));
  assert.equal(testSteadiness(rising)?.trend.found, 'higher');
  assert.equal(testSteadiness(requests(1, 0, 0.03))?.trend.found, 'no change detectable');
});

test('too few months give no answer, and a series that never moves is steady', () => {
  assert.equal(testSteadiness(requests(1, 0, null).slice(0, 17)), null);
  const still = requests(1, 0, null).map(({ month }) => ({ month, value: 98 }));
  const { level, before } = testSteadiness(still) ?? assert.fail();
  assert.equal(before, 98);
  assert.equal(level.found, 'no change detectable');
  assert.equal(level.effect, 0);
});

test('a control chart marks the month beyond its limits and the eighth in a row on one side', () => {
  const base = [98, 102, 99, 101, 97, 103, 100, 100].map((value, at) => ({
    month: addMonths('2023-08', at),
    value,
  }));
  const watched = [140, 101, 101, 101, 101, 101, 101, 101, 101].map((value, at) => ({
    month: addMonths('2024-04', at),
    value,
  }));
  const chart = chartControl(base, watched);
  assert.ok(chart !== null && chart.low > 0 && chart.high < 140);
  assert.deepEqual(chart.signals, [
    { month: '2024-04', kind: 'beyond-limit', side: 'above' },
    { month: '2024-11', kind: 'run', side: 'above' },
    { month: '2024-12', kind: 'run', side: 'above' },
  ]);
  assert.equal(chartControl(base.slice(1), watched), null);
});

test('limits of counts go no lower than nought, and a steady series of a year seldom signals', () => {
  let signalled = 0;
  for (let key = 0; key < 400; key++) {
    const months = requests(key, 0, null).map(({ month, value }) => ({ month, value }));
    if ((chartControl(months.slice(0, 24), months.slice(24))?.signals.length ?? 0) > 0) signalled++;
  }
  assert.ok(signalled / 400 < 0.06, `${signalled} of 400 half-years`);
  assert.equal(chartControl(requests(1, 0, null, 2).slice(0, 24), [])?.low, 0);
});
