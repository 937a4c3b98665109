/** The back-test: same questions to all, nothing later than the origin, and the published panel. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { makePanel } from '../../../../test/make/make-panel.ts';
import { readPanel } from '../../../edge/intake/published/read-panel.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import { backtestPanel, OWN_METHOD } from './backtest-panel.ts';
import { forecastPanel, panelForecaster } from './forecast-panel.ts';
import { viewPanel } from './panel-view.ts';

const PANEL = makePanel({ authorities: 10, firstYear: 2012, lastYear: 2022, seed: 8 });
const CHANCE = { seed: 1, draws: 200 } as const;

test('each method is asked for the same forecasts', () => {
  const { methods, origins } = backtestPanel(PANEL, { horizon: 2, origins: 3, ...CHANCE });
  assert.deepEqual(origins, [2019, 2020, 2021]);
  assert.equal(methods.length, 8);
  for (const method of methods) {
    assert.deepEqual(
      method.horizons.map(({ horizon, forecasts, series, origins: count }) => [
        horizon,
        forecasts,
        series,
        count,
      ]),
      [
        [1, 30, 10, 3],
        [2, 20, 10, 2],
      ],
      method.method,
    );
    for (const score of method.horizons) {
      assert.ok(score.mape >= 0 && score.wis > 0 && score.crps > 0);
      assert.ok(score.coverage['0.5'].share <= score.coverage['0.8'].share);
      assert.ok(score.coverage['0.8'].share <= score.coverage['0.95'].share);
    }
  }
});

test('what the back-test looks at is what a forecast made at that time would have said', () => {
  const forecaster = panelForecaster(viewPanel(PANEL, 2022), CHANCE);
  const then = forecastPanel(PANEL, { horizon: 3, until: 2018, ...CHANCE });
  for (const row of then.forecasts) {
    const centre = forecaster.centreOf(row.la, 2018, row.year - 2018);
    assert.ok(centre !== null);
    const plans = forecaster.distributionOf(centre, 2018);
    assert.deepEqual(
      then.levels.map((level) => quantileOfSorted(plans, level)),
      row.quantiles,
    );
  }
});

test('a panel without a past has no origins', () => {
  const short = makePanel({ authorities: 3, firstYear: 2021, lastYear: 2022, seed: 1 });
  assert.deepEqual(backtestPanel(short, { horizon: 1, ...CHANCE }).origins, []);
});

const SHARED = resolve(
  import.meta.dirname,
  '../../../../../shared/data/ehcp-la-panel/ehcp_total_by_la_year.csv',
);

test('on the published panel: less error and a better score than every method in use, and ranges that hold', {
  skip: existsSync(SHARED) ? false : 'the published panel is not here',
}, () => {
  const { series } = readPanel(readFileSync(SHARED, 'utf8'));
  const { methods } = backtestPanel({ series, companions: {} }, { horizon: 2, seed: 1, draws: 1000 });
  const own = methods.find((method) => method.method === OWN_METHOD);
  for (const horizon of [1, 2]) {
    const mine = own?.horizons.find((score) => score.horizon === horizon);
    assert.ok(mine !== undefined);
    for (const rival of methods.filter((method) => method !== own)) {
      const theirs = rival.horizons.find((score) => score.horizon === horizon);
      assert.ok(theirs !== undefined);
      assert.ok(mine.wis < theirs.wis, `${rival.name} has the better score at ${horizon}`);
      assert.ok(mine.mape < theirs.mape, `${rival.name} has less error at ${horizon}`);
    }
    assert.ok(mine.coverage['0.8'].share > 0.72 && mine.coverage['0.8'].share < 0.9);
    assert.ok(mine.coverage['0.95'].share > 0.9 && mine.coverage['0.95'].share < 0.99);
  }
});
