/** Draws are paths: what is high this year is high the next, and each year keeps its own range. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePanel } from '../../../../test/make/make-panel.ts';
import { drawRanks } from './draw-ranks.ts';
import { panelForecaster } from './panel-forecaster.ts';
import { viewPanel } from './panel-view.ts';

const CHANCE = { seed: 1, draws: 1000 } as const;
const PANEL = makePanel({ authorities: 40, firstYear: 2010, lastYear: 2022, seed: 5 });
const CODES = ['E99000003', 'E99000007'] as const;

function drawsOf(code: string, horizon: number, seed = 1): number[] {
  const draws = panelForecaster(viewPanel(PANEL, 2022), { ...CHANCE, seed }).drawsOf(code, 2022, horizon);
  return [...(draws ?? [])];
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  const product = (x: readonly number[], y: readonly number[], p: number, q: number) =>
    x.reduce((sum, value, place) => sum + (value - p) * ((y[place] ?? q) - q), 0);
  return product(one, other, a, b) / Math.sqrt(product(one, one, a, a) * product(other, other, b, b));
}

test('the years of one draw belong together, the nearer the more', () => {
  const [first, second, fifth] = [1, 2, 5].map((horizon) => drawsOf(CODES[0], horizon).map(Math.log));
  assert.ok(first !== undefined && second !== undefined && fifth !== undefined);
  // A line that wanders has a correlation of the root of 1/2 and of 1/5; five standard errors of 1,000 draws are 0.16.
  assert.ok(Math.abs(correlation(first, second) - Math.SQRT1_2) < 0.16);
  assert.ok(correlation(first, fifth) > 0.2 && correlation(first, fifth) < correlation(first, second));
});

test('the change between two years is less wide than if the years were unrelated', () => {
  const [first, second] = [drawsOf(CODES[0], 1), drawsOf(CODES[0], 2)];
  const spread = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  };
  const change = second.map((value, draw) => value - (first[draw] ?? 0));
  assert.ok(spread(change) < 0.85 * Math.hypot(spread(first), spread(second)));
});

test('authorities share a part of their errors, and not all of it', () => {
  const [one, other] = CODES.map((code) => drawsOf(code, 2).map(Math.log));
  assert.ok(one !== undefined && other !== undefined);
  const shared = correlation(one, other);
  assert.ok(shared > 0.005 && shared < 0.9, String(shared));
});

test('a horizon gives the same draws whatever else was asked for, and another seed gives others', () => {
  const forecaster = panelForecaster(viewPanel(PANEL, 2022), CHANCE);
  forecaster.drawsOf(CODES[1], 2022, 7);
  forecaster.drawsOf(CODES[0], 2022, 4);
  assert.deepEqual([...(forecaster.drawsOf(CODES[0], 2022, 2) ?? [])], drawsOf(CODES[0], 2));
  assert.notDeepEqual(drawsOf(CODES[0], 2, 2), drawsOf(CODES[0], 2));
  assert.equal(forecaster.drawsOf('E00000000', 2022, 1), null);
});

test('ranks of every year are each place once', () => {
  const ranks = drawRanks(CHANCE, 'growth', 'any');
  for (const years of [1, 2, 6])
    assert.deepEqual(
      [...ranks(years)].sort((a, b) => a - b),
      [...Array(CHANCE.draws).keys()],
    );
});
