/** Averages, changes and shares of monthly series. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths } from '../base/time.ts';
import type { MonthlyFigure } from '../domain/monthly-figure.ts';
import { changeOver, gap, indexMonthly, rolling12, shareOf, total12 } from './monthly-series.ts';

const requests: MonthlyFigure[] = Array.from({ length: 12 }, (_, k) => ({
  measure: 'req_n',
  month: addMonths('2023-11', k),
  series: 'actual',
  value: k === 0 ? 94 : 99,
}));

test('a rolling mean times twelve is the whole number of requests', () => {
  const series = indexMonthly(requests);
  assert.equal(total12(series, 'req_n', '2024-10'), 1183);
  assert.equal(rolling12(series, 'req_n', '2024-10')?.toFixed(2), '98.58');
});

test('a rolling mean with a missing month is not available, never a shorter mean', () => {
  const series = indexMonthly(requests.filter((figure) => figure.month !== '2024-02'));
  assert.equal(rolling12(series, 'req_n', '2024-10'), null);
});

test('gap, change and share are null where a side is missing', () => {
  const series = indexMonthly([
    { measure: 'plans_n', month: '2024-07', series: 'actual', value: 5861 },
    { measure: 'plans_n', month: '2024-10', series: 'actual', value: 6161 },
    { measure: 'plans_n', month: '2024-10', series: 'agreed', value: 5669 },
    { measure: 'inmss_n', month: '2024-10', series: 'actual', value: 346 },
  ]);
  assert.equal(gap(series, 'plans_n', '2024-10'), 492);
  assert.equal(gap(series, 'plans_n', '2024-07'), null);
  assert.equal(changeOver(series, 'plans_n', '2024-10', 3), 300);
  assert.equal(changeOver(series, 'plans_n', '2024-10', 6), null);
  assert.equal(shareOf(series, 'inmss_n', 'plans_n', 'actual', '2024-10'), 346 / 6161);
  assert.equal(shareOf(series, 'inmss_n', 'plans_n', 'actual', '2024-07'), null);
});
