/** The panel forecast: scale, order, what it may not see, and short or broken series. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makePanel } from '../../../../test/make/make-panel.ts';
import type { Panel, PanelSeries } from '../../domain/panel-series.ts';
import { createStream, shuffle } from '../../num/random.ts';
import {
  DEFAULT_QUANTILES,
  forecastPanel,
  type PanelForecast,
  type PanelForecastRow,
} from './forecast-panel.ts';

const CHANCE = { seed: 1, draws: 200 } as const;
const PANEL = makePanel({ authorities: 12, firstYear: 2012, lastYear: 2022, seed: 5 });

function changeSeries(panel: Panel, change: (series: PanelSeries) => PanelSeries): Panel {
  return { ...panel, series: panel.series.map(change) };
}

function withAuthority(panel: Panel, plans: Record<number, number>): Panel {
  const counts = new Map(Object.entries(plans).map(([year, count]) => [Number(year), count]));
  return {
    ...panel,
    series: [...panel.series, { code: 'E99999999', name: 'Marlshire', level: 'authority', plans: counts }],
  };
}

/** How many times the lowest quantile the highest is. */
function widthOf(row: PanelForecastRow | undefined): number {
  return (row?.quantiles[8] ?? 0) / (row?.quantiles[0] ?? 1);
}

function rowsOf(forecast: PanelForecast, la: string) {
  return forecast.forecasts.filter((row) => row.la === la);
}

test('every authority has a row for every year, and the nation none', () => {
  const { forecasts, until, levels, skipped } = forecastPanel(PANEL, { horizon: 3, ...CHANCE });
  assert.equal(until, 2022);
  assert.equal(forecasts.length, 36);
  assert.deepEqual([...new Set(forecasts.map((row) => row.year))], [2023, 2024, 2025]);
  assert.deepEqual(levels, DEFAULT_QUANTILES);
  assert.deepEqual(skipped, []);
});

test('quantiles never fall as the level rises, and the mean lies among them', () => {
  for (const row of forecastPanel(PANEL, { horizon: 6, ...CHANCE }).forecasts) {
    for (let place = 1; place < row.quantiles.length; place++)
      assert.ok((row.quantiles[place] ?? 0) >= (row.quantiles[place - 1] ?? 0));
    assert.ok((row.quantiles[0] ?? 0) > 0);
    assert.ok(row.mean > (row.quantiles[0] ?? 0) && row.mean < (row.quantiles.at(-1) ?? 0));
  }
});

test('a range grows with the horizon', () => {
  const rows = rowsOf(forecastPanel(PANEL, { horizon: 5, ...CHANCE }), 'E99000003');
  const widths = rows.map(widthOf);
  for (let place = 1; place < widths.length; place++)
    assert.ok((widths[place] ?? 0) > (widths[place - 1] ?? 0), String(widths));
});

test('doubling every count doubles every forecast', () => {
  const doubled = changeSeries(PANEL, (series) => ({
    ...series,
    plans: new Map([...series.plans].map(([year, count]) => [year, 2 * count])),
  }));
  const once = forecastPanel(PANEL, { horizon: 3, ...CHANCE }).forecasts;
  const twice = forecastPanel(doubled, { horizon: 3, ...CHANCE }).forecasts;
  for (const [place, row] of once.entries()) {
    assert.ok(Math.abs((twice[place]?.mean ?? 0) / row.mean - 2) < 1e-6);
    for (const [level, value] of row.quantiles.entries())
      assert.ok(Math.abs((twice[place]?.quantiles[level] ?? 0) / value - 2) < 1e-6);
  }
});

test('the order of series and years does not matter', () => {
  const expected = forecastPanel(PANEL, { horizon: 2, ...CHANCE });
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const stream = createStream(seed);
      const mixed = shuffle(stream, PANEL.series).map((series) => ({
        ...series,
        plans: new Map(shuffle(stream, [...series.plans])),
      }));
      assert.deepEqual(forecastPanel({ ...PANEL, series: mixed }, { horizon: 2, ...CHANCE }), expected);
    }),
    { seed: 3, numRuns: 10 },
  );
});

test('figures after January of `until` change nothing, nor do flows of that year and later', () => {
  const newPlans = new Map(
    PANEL.series.map((series) => [
      series.code,
      new Map([...series.plans].map(([year, count]) => [year, count * 0.15])),
    ]),
  );
  const panel = { ...PANEL, companions: { newPlans } };
  const options = { horizon: 4, until: 2019, ...CHANCE };
  const expected = forecastPanel(panel, options);
  const spoilt = changeSeries(panel, (series) => ({
    ...series,
    plans: new Map([...series.plans].map(([year, count]) => [year, year > 2019 ? count * 7 + year : count])),
  }));
  const spoiltFlows = new Map(
    [...newPlans].map(([code, years]) => [
      code,
      new Map([...years].map(([year, count]) => [year, year >= 2019 ? 1 : count])),
    ]),
  );
  assert.deepEqual(forecastPanel({ ...spoilt, companions: { newPlans: spoiltFlows } }, options), expected);
});

test('a series with one value is forecast with the growth of the others', () => {
  const rows = rowsOf(
    forecastPanel(withAuthority(PANEL, { 2022: 1000 }), { horizon: 1, ...CHANCE }),
    'E99999999',
  );
  const national = PANEL.series.find((series) => series.level === 'national')?.plans ?? new Map();
  const growth = (national.get(2022) ?? 0) / (national.get(2021) ?? 1);
  const middle = rows[0]?.quantiles[4] ?? 0;
  assert.ok(Math.abs(middle / (1000 * growth) - 1) < 0.03, `${middle}`);
});

test('a series that ends early is carried forward, with a wider range than one that does not', () => {
  const panel = withAuthority(PANEL, { 2017: 900, 2018: 950, 2019: 1000 });
  const forecast = forecastPanel(panel, { horizon: 1, ...CHANCE });
  const [broken] = rowsOf(forecast, 'E99999999');
  const [whole] = rowsOf(forecast, 'E99000000');
  assert.equal(broken?.reach, 4);
  assert.ok(widthOf(broken) > widthOf(whole));
});

test('zeros are counted and never end in nonsense', () => {
  for (const plans of [{ 2021: 0, 2022: 0 }, { 2020: 4, 2021: 0, 2022: 2 }, { 2022: 0 }]) {
    const rows = rowsOf(forecastPanel(withAuthority(PANEL, plans), { horizon: 2, ...CHANCE }), 'E99999999');
    assert.equal(rows.length, 2);
    for (const row of rows)
      for (const value of [row.mean, ...row.quantiles]) assert.ok(value > 0 && value < 50);
  }
});

test('an authority without any value up to the origin is skipped, with the reason', () => {
  const forecast = forecastPanel(withAuthority(PANEL, { 2021: 700, 2022: 750 }), {
    horizon: 1,
    until: 2018,
    ...CHANCE,
  });
  assert.deepEqual(forecast.skipped, [
    { la: 'E99999999', name: 'Marlshire', reason: 'no value up to January 2018' },
  ]);
  assert.deepEqual(rowsOf(forecast, 'E99999999'), []);
});

test('one authority alone, with two values, still has a forecast with a range', () => {
  const panel = withAuthority({ series: [], companions: {} }, { 2021: 1000, 2022: 1100 });
  const { forecasts } = forecastPanel(panel, { horizon: 3, ...CHANCE });
  assert.equal(forecasts.length, 3);
  assert.ok((forecasts[0]?.quantiles[8] ?? 0) > 1.05 * (forecasts[0]?.quantiles[0] ?? 0));
});

test('what all authorities together are forecast is narrower than their ranges added, wider than if they were unrelated', () => {
  const { forecasts, together } = forecastPanel(PANEL, { horizon: 2, seed: 1, draws: 1000 });
  for (const whole of together) {
    const rows = forecasts.filter((row) => row.year === whole.year);
    const widths = rows.map((row) => (row.quantiles[6] ?? 0) - (row.quantiles[2] ?? 0));
    const added = widths.reduce((sum, width) => sum + width, 0);
    const unrelated = Math.hypot(...widths);
    const width = (whole.quantiles[6] ?? 0) - (whole.quantiles[2] ?? 0);
    assert.ok(width < 0.9 * added && width > unrelated, `${unrelated} ${width} ${added}`);
    const means = rows.reduce((sum, row) => sum + row.mean, 0);
    assert.ok(Math.abs(whole.mean / means - 1) < 1e-9);
  }
});

test('a national row in other units or of another thing moves the forecast by little; without one it still stands', () => {
  const national = (plans: (count: number, year: number) => number) =>
    changeSeries(PANEL, (series) =>
      series.level === 'national'
        ? { ...series, plans: new Map([...series.plans].map(([year, count]) => [year, plans(count, year)])) }
        : series,
    );
  const middles = (panel: Panel) =>
    forecastPanel(panel, { horizon: 1, ...CHANCE }).forecasts.map((row) => row.quantiles[4] ?? 0);
  const usual = middles(PANEL);
  const double = middles(national((count) => 2.5 * count));
  const broken = middles(national((count, year) => (year === 2022 ? count / 10 : count)));
  const none = middles({ ...PANEL, series: PANEL.series.filter(({ level }) => level !== 'national') });
  for (const [place, middle] of usual.entries()) {
    assert.ok(Math.abs((double[place] ?? 0) / middle - 1) < 1e-6);
    assert.ok(Math.abs((broken[place] ?? 0) / middle - 1) < 0.06);
    assert.ok(Math.abs((none[place] ?? 0) / middle - 1) < 0.06);
  }
});

test('whatever counts the series hold, every answer is finite and its quantiles never fall', () => {
  const count = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 20_000 }));
  const years = fc.dictionary(fc.integer({ min: 2010, max: 2022 }).map(String), count, { minKeys: 1 });
  fc.assert(
    fc.property(fc.array(years, { minLength: 1, maxLength: 4 }), fc.boolean(), (tables, hasNation) => {
      const series = tables.map((table, place): PanelSeries => {
        const plans = new Map(Object.entries(table).map(([year, value]) => [Number(year), value]));
        const level = hasNation && place === 0 ? 'national' : 'authority';
        return { code: `E9${place}`, name: `Area ${place}`, level, plans };
      });
      for (const row of forecastPanel({ series, companions: {} }, { horizon: 3, seed: 1, draws: 40 })
        .forecasts) {
        assert.ok(Number.isFinite(row.mean) && row.mean > 0);
        for (const [place, value] of row.quantiles.entries())
          assert.ok(Number.isFinite(value) && value >= (row.quantiles[place - 1] ?? 0));
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('an empty panel has an empty forecast; an impossible horizon is refused', () => {
  assert.deepEqual(forecastPanel({ series: [], companions: {} }, { horizon: 1, ...CHANCE }).forecasts, []);
  assert.throws(() => forecastPanel(PANEL, { horizon: 0, ...CHANCE }), RangeError);
  assert.throws(() => forecastPanel(PANEL, { horizon: 1, seed: 1, draws: 1 }), RangeError);
});

test('the same seed gives the same digits; another seed moves the range by little', () => {
  const first = forecastPanel(PANEL, { horizon: 2, seed: 1, draws: 1000 });
  assert.deepEqual(forecastPanel(PANEL, { horizon: 2, seed: 1, draws: 1000 }), first);
  const other = forecastPanel(PANEL, { horizon: 2, seed: 2, draws: 1000 });
  for (const [place, row] of first.forecasts.entries())
    assert.ok(Math.abs((other.forecasts[place]?.quantiles[6] ?? 0) / (row.quantiles[6] ?? 1) - 1) < 0.02);
});
