/** What may be published: rounded, newest only, small groups kept back, nothing from which an exact count follows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildExtract, makeRecords } from '../../../test/make/make-extract.ts';
import { indexRegister } from '../extract/register-index.ts';
import { measureExtract } from './measure-extract.ts';
import type { MeasureValue } from './measure-value.ts';
import { monthPeriod, twelveMonths } from './periods.ts';
import { protectMeasures } from './public-measures.ts';
import { type Figures, ValueList } from './value-list.ts';

const MONTH = 2024 * 12 + 11;

function one(name: string, figures: Figures, isTwelve = false) {
  const list = new ValueList('extract', []);
  list.add(name, isTwelve ? twelveMonths(MONTH) : monthPeriod(MONTH), figures);
  const [shown] = protectMeasures(list.values).measures;
  return shown === undefined ? null : [shown.value, shown.numerator, shown.denominator, shown.mark];
}

test('counts are rounded to 5, shares are made from rounded counts, and small ones are kept back', () => {
  assert.deepEqual(one('req_n', { numerator: 103 }), [105, null, null, null]);
  assert.deepEqual(one('nta_rate_decided', { numerator: 21, denominator: 102 }), [0.2, 20, 100, null]);
  assert.deepEqual(one('nta_rate_decided', { numerator: 3, denominator: 102 }), [null, null, null, 'c']);
  assert.deepEqual(one('nta_rate_decided', { numerator: 5, denominator: 8 }), [null, null, null, 'c']);
  assert.deepEqual(one('nta_rate_decided', { numerator: 99, denominator: 102 }), [null, null, null, 'c']);
  assert.deepEqual(one('req_r12avg', { numerator: 1183, denominator: 12 }, true), [
    1185 / 12,
    null,
    null,
    null,
  ]);
});

test('a mean of few children is kept back, and no sum stands beside one that is shown', () => {
  assert.deepEqual(one('weeks_issue_mean', { numerator: 90, denominator: 4 }), [null, null, null, 'c']);
  assert.deepEqual(one('weeks_issue_mean', { numerator: 240, denominator: 12 }), [20, null, 10, null]);
});

test('only the newest of each stays, and differences and notes with exact counts go', () => {
  const list = new ValueList('extract', []);
  list.add('req_n', monthPeriod(MONTH - 1), { numerator: 50 });
  list.add('req_n', monthPeriod(MONTH), { numerator: 60, notes: ['3 of 60 not known'] });
  list.add('net_growth', monthPeriod(MONTH), { numerator: 7 });
  list.add('cease_n', monthPeriod(MONTH), { numerator: 7, suffix: '_vs_plan' });
  const { measures, ruleText } = protectMeasures(list.values);
  assert.deepEqual(
    measures.map(({ name, value, quality }) => [name, value, quality.notes.length]),
    [['req_n', 60, 0]],
  );
  assert.match(ruleText, /rounded to the nearest 5/);
});

test('no figure of a whole extract shows a count between 1 and 4, or one that is not rounded', () => {
  const { values } = measureExtract({
    extract: buildExtract(makeRecords(480)),
    register: indexRegister([]),
    population: null,
    sources: [],
  });
  const isRounded = (count: number | null) => count === null || count % 5 === 0;
  const { measures } = protectMeasures(values);
  assert.ok(measures.length > 50);
  for (const { name, value, numerator, denominator, unit } of measures as readonly MeasureValue[]) {
    assert.ok(isRounded(numerator) && isRounded(denominator), name);
    if (unit === 'count') assert.ok(isRounded(value), name);
  }
});
