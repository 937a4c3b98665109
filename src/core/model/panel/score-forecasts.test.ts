/** Scores by hand, and coverage clustered by origin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Judged, judgeForecast, type Scored, scoreForecasts } from './score-forecasts.ts';

function scored(origin: number, actual: number, usualChange: Scored['usualChange'] = 10): Judged {
  const quantile = (share: number) => 100 + 40 * (share - 0.5);
  return judgeForecast({ code: 'a', origin, actual, usualChange, quantile });
}

test('a single forecast is scored by hand', () => {
  const score = scoreForecasts([scored(2020, 110)]);
  assert.ok(score !== null);
  assert.ok(Math.abs(score.mape - 10 / 110) < 1e-12);
  assert.ok(Math.abs(score.bias + 10 / 110) < 1e-12);
  assert.equal(score.mase, 1);
  assert.deepEqual(score.coverage['0.5'], { share: 1, low: null, high: null });
});

test('coverage is spread over origins: forecasts that fail together count as one failure', () => {
  const together = [...Array(10)].flatMap(() => [scored(2019, 100), scored(2020, 100), scored(2021, 200)]);
  const coverage = scoreForecasts(together)?.coverage['0.8'];
  assert.ok(coverage !== undefined && coverage.low !== null && coverage.high !== null);
  assert.ok(Math.abs(coverage.share - 2 / 3) < 1e-12);
  assert.equal(coverage.low, 0);
  assert.equal(coverage.high, 1);
});

test('without forecasts there is no score; without a usual change no scaled error', () => {
  assert.equal(scoreForecasts([]), null);
  assert.equal(scoreForecasts([scored(2020, 100, null)])?.mase, null);
});
