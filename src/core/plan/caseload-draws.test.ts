/** Draws of caseload from mean and spread: mean, spread and likeness over time as asked; the same seed the same draws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCaseload } from './caseload-draws.ts';

const MEAN = [
  [1000, 1100, 1200],
  [50, 40, 30],
];
const SPREAD = [
  [0, 60, 90],
  [0, 8, 9],
];
const DRAWS = 20_000;

function column(end: number, type: number, common = 0.5): number[] {
  const { plans } = drawCaseload(MEAN, SPREAD, common, { seed: 3, draws: DRAWS });
  return Array.from({ length: DRAWS }, (_, draw) => plans[(draw * 3 + end) * 2 + type] ?? Number.NaN);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: readonly number[], b: readonly number[]): number {
  const [middleA, middleB] = [mean(a), mean(b)];
  const cross = mean(a.map((value, place) => (value - middleA) * ((b[place] ?? 0) - middleB)));
  const sd = (values: readonly number[], middle: number) =>
    Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  return cross / (sd(a, middleA) * sd(b, middleB));
}

test('each 31 March has the mean and the spread asked for, within five standard errors', () => {
  for (const [type, means] of MEAN.entries())
    for (const end of [1, 2]) {
      const values = column(end, type);
      const sd = SPREAD[type]?.[end] ?? 0;
      assert.ok(Math.abs(mean(values) - (means[end] ?? 0)) < (5 * sd) / Math.sqrt(DRAWS));
      const middle = mean(values);
      const found = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
      assert.ok(Math.abs(found / sd - 1) < 0.05, `spread ${found} for ${sd}`);
    }
});

test('what is known does not vary, and no count is below nil', () => {
  assert.deepEqual([...new Set(column(0, 0))], [1000]);
  assert.ok(column(2, 1).every((plans) => plans > 0));
});

test('neighbouring years go together as on a random walk, and types by their common share', () => {
  // A walk of one and of two steps: correlation 1/√2, slightly less after the exponential.
  assert.ok(Math.abs(correlation(column(1, 0), column(2, 0)) - Math.SQRT1_2) < 0.03);
  assert.ok(Math.abs(correlation(column(1, 0, 0), column(1, 1, 0))) < 0.04);
  assert.ok(correlation(column(1, 0, 1), column(1, 1, 1)) > 0.98);
});

test('the same seed gives the same draws, another seed others', () => {
  const draw = (seed: number) => drawCaseload(MEAN, SPREAD, 0.5, { seed, draws: 10 }).plans;
  assert.deepEqual(draw(5), draw(5));
  assert.notDeepEqual(draw(5), draw(6));
});
