/** Shares from monthly actuals: parts over bases, twelve months as sums over sums, nothing from half of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths } from '../base/time.ts';
import type { MonthlyFigure } from '../domain/monthly-figure.ts';
import { measureNamed } from './catalogue.ts';
import type { MeasureValue } from './measure-value.ts';
import { measureMonthly } from './monthly-measures.ts';
import { indexMonthly } from './monthly-series.ts';
import { shareNamesOf } from './monthly-shares.ts';

function figures(measure: string, values: readonly (number | null)[]): MonthlyFigure[] {
  return values.flatMap((value, at) =>
    value === null ? [] : [{ measure, month: addMonths('2024-01', at), series: 'actual' as const, value }],
  );
}

function of(values: readonly MeasureValue[], name: string, period: string) {
  const found = values.find((value) => value.name === name && value.period === period);
  return found === undefined ? null : [found.value, found.numerator, found.denominator, found.quality.flag];
}

const TWELVE = [8, 10, 12, 6, 9, 11, 10, 8, 12, 7, 9, 10];
const NEET = [1, 2, 3, 0, 1, 2, 2, 1, 3, 1, 1, 2];

test('NEET after a plan ceased is part over base in the month, and sums over sums in twelve months', () => {
  const series = indexMonthly([
    ...figures('neet_after_cease_pct_base', TWELVE),
    ...figures('neet_after_cease_pct_part', NEET),
  ]);
  const { values } = measureMonthly(series, ['monthly-actuals']);
  assert.deepEqual(of(values, 'neet_after_cease_pct', '2024-03'), [3 / 12, 3, 12, 'good']);
  assert.deepEqual(of(values, 'neet_after_cease_pct', 'R12 2024-12'), [19 / 112, 19, 112, 'good']);
  assert.equal(of(values, 'neet_after_cease_pct', 'R12 2024-11')?.[0], null);
});

test('a month whose part is not stored has no figure and is not nought, and neither have its twelve months', () => {
  const series = indexMonthly([
    ...figures('dec6w_pct_base', TWELVE),
    ...figures('dec6w_pct_part', [...NEET.slice(0, 11), null]),
  ]);
  const { values } = measureMonthly(series, []);
  assert.deepEqual(of(values, 'dec6w_pct', '2024-12'), [null, null, 10, 'not-available']);
  const year = values.find(({ name, period }) => name === 'dec6w_pct' && period === 'R12 2024-12');
  assert.match(year?.quality.notes.join() ?? '', /11 of them are stored/);
});

test('mean days to a panel decision are days over cases; a base of nought divides nothing', () => {
  const series = indexMonthly([
    ...figures('panel_turnaround_part', [190, 0]),
    ...figures('panel_turnaround_base', [20, 0]),
  ]);
  const { values } = measureMonthly(series, []);
  assert.deepEqual(of(values, 'panel_turnaround', '2024-01'), [9.5, 190, 20, 'good']);
  assert.equal(of(values, 'panel_turnaround', '2024-02')?.[0], null);
});

test('counts, shares by part and shares of a day do not come as part and base', () => {
  for (const name of ['req_n', 'cease_reason_pct', 'inmss_pct', 'ar_due_pct'])
    assert.equal(shareNamesOf(measureNamed(name)), null, name);
});
