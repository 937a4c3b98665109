/** The back-test: same questions to all, nothing later than the origin, and the published panel. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { makePanel } from '../../../../test/make/make-panel.ts';
import { readPanel } from '../../../edge/intake/published/read-panel.ts';
import { normalQuantile } from '../../num/normal-distribution.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import { backtestPanel } from './backtest-panel.ts';
import { OWN_METHOD } from './contenders.ts';
import { forecastPanel } from './forecast-panel.ts';
import { panelForecaster } from './panel-forecaster.ts';
import { viewPanel } from './panel-view.ts';
import { type Judged, judgeForecast, scoreForecasts } from './score-forecasts.ts';

const PANEL = makePanel({ authorities: 10, firstYear: 2012, lastYear: 2022, seed: 8 });
const CHANCE = { seed: 1, draws: 200 } as const;

test('each method is asked for the same forecasts', () => {
  const { methods, origins } = backtestPanel(PANEL, { horizon: 2, origins: 3, ...CHANCE });
  assert.deepEqual(origins, [2019, 2020, 2021]);
  assert.equal(methods.length, 12);
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
    const plans = forecaster.drawsOf(row.la, 2018, row.year - 2018)?.sort();
    assert.ok(plans !== undefined);
    assert.deepEqual(
      then.levels.map((level) => quantileOfSorted(plans, level)),
      row.quantiles,
    );
  }
});

test('an authority that teaches nothing cannot change what others are forecast', () => {
  const strange = {
    ...PANEL,
    series: PANEL.series.map((series) =>
      series.code === 'E99000004'
        ? { ...series, plans: new Map([...series.plans].map(([year, count]) => [year, count * year ** 2])) }
        : series,
    ),
  };
  const teaches = (code: string): boolean => code !== 'E99000004';
  const forecast = (panel: typeof PANEL) =>
    panelForecaster(viewPanel(panel, 2022, { teaches }), CHANCE).drawsOf('E99000001', 2020, 2);
  assert.deepEqual(forecast(strange), forecast(PANEL));
  const all = panelForecaster(viewPanel(strange, 2022), CHANCE).drawsOf('E99000001', 2020, 2);
  assert.notDeepEqual(all, forecast(PANEL));
});

test('held-back authorities, variants and shortfalls are told apart from the methods', () => {
  const told = backtestPanel(PANEL, { horizon: 2, origins: 3, splits: 2, hasVariants: true, ...CHANCE });
  assert.equal(told.unseen?.horizons[0]?.forecasts, 2 * 5 * 3);
  assert.ok(told.variants.length >= 5);
  const [own, ...others] = told.methods;
  for (const horizon of [1, 2]) {
    const mine = own?.horizons.find((row) => row.horizon === horizon);
    const best = Math.min(
      ...others.map((one) => one.horizons.find((row) => row.horizon === horizon)?.wis ?? 9),
    );
    const isTold = told.shortfalls.some(
      (one) => one.horizon === horizon && one.origin === null && one.measure === 'wis',
    );
    assert.equal(isTold, best < (mine?.wis ?? 0));
    const forecasts = mine?.byOrigin.reduce((sum, one) => sum + one.forecasts, 0);
    assert.equal(forecasts, mine?.forecasts);
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

test('on the published panel: less error and a better score than every method in use, and ranges that hold, on authorities never seen too', {
  skip: existsSync(SHARED) ? false : 'the published panel is not here',
}, () => {
  const { series } = readPanel(readFileSync(SHARED, 'utf8'));
  const chance = { seed: 1, draws: 1000 };
  const { methods, unseen, unseenShortfalls } = backtestPanel(
    { series, companions: {} },
    { horizon: 5, splits: 4, ...chance },
  );
  const [own, ...rivals] = methods;
  assert.equal(own?.method, OWN_METHOD);
  assert.deepEqual(unseenShortfalls, []);
  for (const ours of [own, unseen])
    for (const horizon of [1, 2, 3, 5]) {
      const mine = ours?.horizons.find((score) => score.horizon === horizon);
      assert.ok(mine !== undefined);
      for (const rival of rivals) {
        const theirs = rival.horizons.find((score) => score.horizon === horizon);
        assert.ok(theirs !== undefined);
        assert.ok(mine.wis < theirs.wis, `${rival.name} has the better score at ${horizon}`);
        assert.ok(mine.mape < theirs.mape, `${rival.name} has less error at ${horizon}`);
      }
      if (horizon > 2) continue;
      assert.ok(mine.coverage['0.8'].share >= 0.76 && mine.coverage['0.8'].share <= 0.84);
      assert.ok(mine.coverage['0.95'].share >= 0.92 && mine.coverage['0.95'].share <= 0.97);
    }
});

const INDEPENDENT = resolve(
  import.meta.dirname,
  '../../../../../shared/data/forecast-oracle-r/ehcp_la_totals_train_2010_2021_h3.csv',
);

test('on the same series from January 2021: less error and a better score than each method of an independent package, never having seen them too', {
  skip: existsSync(SHARED) && existsSync(INDEPENDENT) ? false : 'the published panel is not here',
}, () => {
  const published = readFileSync(SHARED, 'utf8');
  const { series } = readPanel(published);
  const places = (text: string) =>
    new Map(
      text
        .split(/\r?\n/)[0]
        ?.split(',')
        .map((name, at) => [name, at]),
    );
  const [there, here] = [readFileSync(INDEPENDENT, 'utf8'), published].map(places);
  const codes = new Map(
    published.split(/\r?\n/).map((line) => {
      const cells = line.split(',');
      return [cells[here?.get('old_la_code') ?? 0], cells[here?.get('new_la_code') ?? 0]];
    }),
  );
  const panel = { series, companions: {} };
  const chance = { seed: 1, draws: 1000 };
  const all = panelForecaster(viewPanel(panel, 2021), chance);
  const order = series.flatMap(({ level, code }) => (level === 'authority' ? [code] : [])).sort();
  // Each half of the authorities is forecast by what the other half alone teaches.
  const [byOdd, byEven] = [1, 0].map((half) =>
    panelForecaster(viewPanel(panel, 2021, { teaches: (code) => order.indexOf(code) % 2 === half }), chance),
  );
  const judged = new Map<
    string,
    { readonly own: Judged[]; readonly unseen: Judged[]; readonly theirs: Judged[] }
  >();
  for (const line of readFileSync(INDEPENDENT, 'utf8').split(/\r?\n/).slice(1)) {
    const cells = line.replaceAll(/"[^"]*"/g, '').split(',');
    const cell = (name: string): string => cells[there?.get(name) ?? -1] ?? '';
    const code = codes.get(cell('old_la_code')) ?? '';
    const ahead = Number(cell('step'));
    const actual = series
      .find((one) => one.code === code && one.level === 'authority')
      ?.plans.get(2021 + ahead);
    const draws = all.drawsOf(code, 2021, ahead)?.sort();
    const blind = (order.indexOf(code) % 2 === 0 ? byOdd : byEven)?.drawsOf(code, 2021, ahead)?.sort();
    if (actual === undefined || draws === undefined || blind === undefined) continue;
    const [mean, high] = [Number(cell('mean')), Number(cell('hi80'))];
    const spread = (high - mean) / normalQuantile(0.9);
    const facts = { code, origin: 2021, actual, usualChange: null };
    const key = `${cell('method')}/${ahead}`;
    const lists = judged.get(key) ?? { own: [], unseen: [], theirs: [] };
    lists.own.push(judgeForecast({ ...facts, quantile: (share) => quantileOfSorted(draws, share) }));
    lists.unseen.push(judgeForecast({ ...facts, quantile: (share) => quantileOfSorted(blind, share) }));
    lists.theirs.push(
      judgeForecast({ ...facts, quantile: (share) => mean + spread * normalQuantile(share) }),
    );
    judged.set(key, lists);
  }
  assert.equal(judged.size, 8 * 3);
  for (const [key, { own, unseen, theirs }] of judged)
    for (const ours of [own, unseen]) {
      const [mine, other] = [scoreForecasts(ours), scoreForecasts(theirs)];
      assert.ok(mine !== null && other !== null && mine.series > 100, key);
      assert.ok(mine.mape < other.mape, `${key}: ${mine.mape} against ${other.mape}`);
      assert.ok(mine.wis < other.wis, `${key}: ${mine.wis} against ${other.wis}`);
    }
});
