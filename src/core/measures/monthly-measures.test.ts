/** Monthly actuals as figures, counts against plan, and two bases that do not agree. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths } from '../base/time.ts';
import type { MonthlyFigure } from '../domain/monthly-figure.ts';
import { measureAgainstPlan, tellContradictions } from './against-plan.ts';
import type { MeasureValue } from './measure-value.ts';
import { measureMonthly } from './monthly-measures.ts';
import { indexMonthly } from './monthly-series.ts';
import { monthEnd, monthPeriod } from './periods.ts';
import { ValueList } from './value-list.ts';

function actuals(measure: string, start: string, values: readonly (number | null)[]): MonthlyFigure[] {
  return values.flatMap((value, at) =>
    value === null ? [] : [{ measure, month: addMonths(start, at), series: 'actual' as const, value }],
  );
}

function at(values: readonly MeasureValue[], name: string, period: string): MeasureValue {
  const found = values.find((value) => value.name === name && value.period === period);
  assert.ok(found, `${name} ${period}`);
  return found;
}

test('a month that is not stored between others is told as missing and breaks twelve months', () => {
  const counts = [90, 91, null, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104];
  const { values } = measureMonthly(indexMonthly(actuals('req_n', '2023-01', counts)), ['monthly']);
  assert.equal(at(values, 'req_n', '2023-03').value, null);
  assert.match(at(values, 'req_n', '2023-03').quality.notes.join(), /not nil/);
  assert.match(at(values, 'req_r12avg', 'R12 2024-02').quality.notes.join(), /11 of them are stored/);
  const march = at(values, 'req_r12avg', 'R12 2024-03');
  const sum = 93 + 94 + 95 + 96 + 97 + 98 + 99 + 100 + 101 + 102 + 103 + 104;
  assert.deepEqual([march.value, march.numerator, march.denominator], [sum / 12, sum, 12]);
});

test('97.83 requests a month are 1,174 in twelve months', () => {
  const { values } = measureMonthly(
    indexMonthly(actuals('req_n', '2023-05', [...Array(11).fill(98), 96])),
    [],
  );
  const april = at(values, 'req_r12avg', 'R12 2024-04');
  assert.equal(april.numerator, 1174);
  assert.equal(april.value?.toFixed(2), '97.83');
});

test('the INMSS share is of all plans: 346 of 6,161 are 5.62 %', () => {
  const figures = [...actuals('inmss_n', '2024-10', [346, 350]), ...actuals('plans_n', '2024-10', [6161])];
  const { values } = measureMonthly(indexMonthly(figures), []);
  assert.equal(((at(values, 'inmss_pct', '@2024-10-31').value ?? 0) * 100).toFixed(2), '5.62');
  assert.equal(at(values, 'inmss_pct', '@2024-11-30').value, null);
});

test('a name that the dictionary does not have is no indicator', () => {
  assert.deepEqual(measureMonthly(indexMonthly(actuals('visits_n', '2024-01', [3])), []).values, []);
});

test('a count stands against the agreed forecast of its month, as a difference and as a share', () => {
  const figures: MonthlyFigure[] = [
    ...actuals('plans_n', '2024-10', [6161]),
    { measure: 'plans_n', month: '2024-10', series: 'agreed', value: 5669 },
  ];
  const series = indexMonthly(figures);
  const values = measureAgainstPlan(measureMonthly(series, []).values, series, []);
  assert.equal(at(values, 'plans_n_vs_plan', '@2024-10-31').value, 492);
  assert.equal(((at(values, 'plans_n_vs_plan_pct', '@2024-10-31').value ?? 0) * 100).toFixed(1), '8.7');
  assert.equal(at(values, 'plans_vs_agreement', '@2024-10-31').value, 492);
});

test('where an extract and the monthly actuals differ both stand, and each tells the other', () => {
  const extract = new ValueList('extract', ['sen2']);
  extract.add('plans_n', monthEnd(2024 * 12 + 9), { numerator: 6124 });
  extract.add('req_n', monthPeriod(2024 * 12 + 9), { numerator: 101 });
  const figures = [...actuals('plans_n', '2024-10', [6161]), ...actuals('req_n', '2024-10', [101])];
  const told = tellContradictions([...extract.values, ...measureMonthly(indexMonthly(figures), []).values]);
  const plans = told.filter(({ name }) => name === 'plans_n');
  assert.deepEqual(
    plans.map(({ value, basis, quality }) => [value, basis, quality.flag, quality.notes.join()]),
    [
      [6124, 'extract', 'flagged', 'the monthly actuals say 6161'],
      [6161, 'monthly-actuals', 'flagged', 'the SEN2 extract says 6124'],
    ],
  );
  assert.ok(told.filter(({ name }) => name === 'req_n').every(({ quality }) => quality.flag === 'good'));
});
