/** Plans by ranges of ages are those of the books: none is lost or counted twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHistory } from '../../../../test/make/make-history.ts';
import { PUBLISHED_AGE_BANDS } from '../cohort/cohort-series.ts';
import { stocksByAge } from './age-stocks.ts';
import { reconcileHistory } from './reconcile-history.ts';

test('the ranges of ages of a period add up to the plans at its end', () => {
  const history = makeHistory({ seed: 3, months: 18 });
  const byPeriod = Map.groupBy(stocksByAge(history, PUBLISHED_AGE_BANDS), ({ period }) => period);
  const totals = reconcileHistory(history).filter(({ by }) => by === 'total');
  assert.equal(byPeriod.size, 18);
  for (const [period, stocks] of byPeriod)
    assert.equal(
      stocks.reduce((sum, { plans }) => sum + plans, 0),
      totals.find((line) => line.period === period)?.closing,
    );
});

test('a plan stands in the range of its age alone, and ages that the history has not are left out', () => {
  const history = makeHistory({ seed: 3, months: 2 });
  const { axes } = history;
  const last = axes.firstAge + axes.ageCount - 1;
  const bands = [
    { name: 'first', from: 0, to: axes.firstAge },
    { name: 'rest', from: axes.firstAge + 1, to: last },
    { name: 'none', from: last + 1, to: last + 9 },
  ];
  const block = axes.needs.length * axes.places.length;
  const [first, rest] = stocksByAge(history, bands);
  const closing = history.periods[0]?.closing ?? new Int32Array(0);
  const sum = (cells: Int32Array) => cells.reduce((all, count) => all + count, 0);
  assert.deepEqual([first?.plans, rest?.plans], [sum(closing.slice(0, block)), sum(closing.slice(block))]);
  assert.ok(stocksByAge(history, bands).every(({ key }) => key !== 'none'));
});
