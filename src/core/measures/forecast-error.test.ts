/** Errors of the agreed forecast, and an alarm that comes in time. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { addMonths } from '../base/time.ts';
import type { MonthlyFigure } from '../domain/monthly-figure.ts';
import { createStream } from '../num/random.ts';
import { ALARM_LIMIT, followDrift, measureForecast } from './forecast-error.ts';
import { indexMonthly } from './monthly-series.ts';

const CASE = resolve(import.meta.dirname, '../../../../shared/reference/case.json');

function seriesOf(measure: string, start: string, actual: readonly number[], agreed: readonly number[]) {
  const figures: MonthlyFigure[] = [];
  for (const [at, value] of actual.entries())
    figures.push({ measure, month: addMonths(start, at), series: 'actual', value });
  for (const [at, value] of agreed.entries())
    figures.push({ measure, month: addMonths(start, at), series: 'agreed', value });
  return indexMonthly(figures);
}

test('bias keeps the sign, the mean absolute error does not, and a nil actual has no share', () => {
  const { values } = measureForecast(seriesOf('cease_n', '2024-04', [10, 20, 0], [12, 15, 1]), []);
  const at = (name: string, month: string) =>
    values.find((value) => value.name === name && value.month === month);
  assert.equal(at('bias_h', '2024-05')?.value, (-0.2 + 0.25) / 2);
  assert.equal(at('mape_h', '2024-05')?.value, (0.2 + 0.25) / 2);
  assert.equal(at('mape_h', '2024-06')?.denominator, 2);
  assert.match(at('mape_h', '2024-06')?.quality.notes.join() ?? '', /nil/);
  assert.equal(at('mase', '2024-06')?.value, null);
  assert.match(at('mase', '2024-06')?.quality.notes.join() ?? '', /needs actuals of at least 3 months/);
});

test('the naive forecast carries the mean change of the months before on', () => {
  // Before: 100, 104, 108, 112, so 4 a month; after: 120, 130. Agreed: 118, 126.
  const figures: MonthlyFigure[] = [100, 104, 108, 112, 120, 130].map((value, at) => ({
    measure: 'plans_n',
    month: addMonths('2024-01', at),
    series: 'actual',
    value,
  }));
  figures.push(
    { measure: 'plans_n', month: '2024-05', series: 'agreed', value: 118 },
    { measure: 'plans_n', month: '2024-06', series: 'agreed', value: 126 },
  );
  const { values } = measureForecast(indexMonthly(figures), []);
  const mase = values.find(({ name, month }) => name === 'mase' && month === '2024-06');
  // Own errors 2 and 4; naive 116 and 120, so 4 and 10.
  assert.equal(mase?.value, 3 / 7);
});

test('a forecast that is right never alarms over eight years of chance', () => {
  let alarms = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const stream = createStream(seed, 'drift', 'test');
    const agreed = Array.from({ length: 96 }, (_, at) => 5000 + 20 * at);
    // Net change with the standard deviation of chance: the sum of twelve uniform draws, less six, is nearly normal.
    let gap = 0;
    const actual = agreed.map((plans) => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw++) sum += stream.next();
      gap += sum * Math.sqrt(0.02 * plans);
      return plans + gap;
    });
    const months = followDrift(seriesOf('plans_n', '2024-04', actual, agreed));
    if (months.some(({ drift }) => Math.abs(drift) > ALARM_LIMIT)) alarms++;
  }
  assert.ok(alarms <= 4, `${alarms} of 20 runs`);
});

test('slower growth than forecast alarms too, with its sign', () => {
  const agreed = Array.from({ length: 8 }, (_, at) => 5000 + 60 * at);
  const actual = agreed.map((_, at) => 5000 + 5 * at);
  const last = followDrift(seriesOf('plans_n', '2024-04', actual, agreed)).at(-1);
  assert.ok((last?.drift ?? 0) < -ALARM_LIMIT);
});

test('Case W: two months outside by May, and the drift alarms by the June cut', {
  skip: existsSync(CASE) ? false : 'the reference case is not here',
}, () => {
  type Fact = { readonly id: string; readonly when: string; readonly value: number };
  const facts: readonly Fact[] = JSON.parse(readFileSync(CASE, 'utf8')).facts;
  const figures = facts.flatMap(({ id, when, value }): MonthlyFigure[] => {
    const which = /^ehcp\.(actual|forecast)\./.exec(id)?.[1];
    if (which === undefined) return [];
    return [{ measure: 'plans_n', month: when, series: which === 'forecast' ? 'agreed' : 'actual', value }];
  });
  const months = followDrift(indexMonthly(figures));
  assert.equal(months.length, 7);
  assert.deepEqual(
    months.slice(0, 2).map(({ outside }) => outside),
    [1, 2],
  );
  const alarm = months.find(({ drift }) => Math.abs(drift) > ALARM_LIMIT);
  assert.ok(alarm !== undefined && alarm.month <= '2024-06');
  const { values } = measureForecast(indexMonthly(figures), []);
  const told = values.filter(({ quality }) => quality.notes.some((note) => note.startsWith('ALARM')));
  assert.equal(told.find(({ name }) => name === 'drift')?.month, '2024-06');
  assert.ok(told.some(({ name, month }) => name === 'months_out' && month === '2024-05'));
});
