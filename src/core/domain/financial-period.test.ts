/** Financial years and periods as ledgers write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  financialYearOf,
  financialYearsIn,
  monthOfPeriod,
  parseBarePeriod,
  parseFinancialYear,
  parsePeriod,
} from './financial-period.ts';

test('a financial year is read in each form, and one year alone is not one', () => {
  for (const text of [
    '2024/25',
    '2024-25',
    '2024/2025',
    '24/25',
    'FY24-25',
    'FY 2024/25',
    '202425',
    '2024 to 2025',
  ])
    assert.equal(parseFinancialYear(text), 2024, text);
  assert.equal(parseFinancialYear('1999/00'), 1999);
  for (const text of [
    '',
    '2024',
    'FY25',
    '2024/26',
    '2425',
    '24/2025',
    '2024/25 budget',
    '20242025',
    '2024-10',
    'P1',
  ])
    assert.equal(parseFinancialYear(text), null, text);
});

test('a text names each of its financial years once, and dates are none', () => {
  assert.deepEqual(financialYearsIn('Budget monitoring 2024/25, period 6 (2024-25)'), [2024]);
  assert.deepEqual(financialYearsIn('2023/24 outturn and 2024/25 budget'), [2023, 2024]);
  assert.deepEqual(financialYearsIn('As at 30/09/2024, 2024-10-31, lines 12-14'), []);
});

test('periods count from April, month names with or without a year, quarters and year ends are told apart', () => {
  for (const text of ['P1', 'p01', 'Period 01', 'Period 1', 'M1', 'Month 1', 'Apr', 'April'])
    assert.deepEqual(parsePeriod(text), { is: 'period', period: 1 }, text);
  assert.deepEqual(parsePeriod('Mar'), { is: 'period', period: 12 });
  assert.deepEqual(parsePeriod('Sept.'), { is: 'period', period: 6 });
  assert.deepEqual(parsePeriod("Apr '24"), { is: 'month', month: '2024-04' });
  assert.deepEqual(parsePeriod('Q3'), { is: 'quarter', quarter: 3 });
  assert.deepEqual(parsePeriod('Full year'), { is: 'year' });
  assert.deepEqual(parsePeriod('P13'), { is: 'after-year-end' });
  for (const text of ['', '4', 'P0', 'P17', 'Q5', 'Octember', '2024/25'])
    assert.equal(parsePeriod(text), null, text);
  assert.deepEqual(parseBarePeriod('07'), { is: 'period', period: 7 });
  assert.equal(parseBarePeriod('0'), null);
});

test('the month of a period lies in the year and the period', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, period) => {
      const month = monthOfPeriod(year, period);
      assert.equal(financialYearOf(month), year);
      assert.deepEqual(parsePeriod(month), { is: 'month', month });
    }),
  );
  assert.equal(monthOfPeriod(2024, 10), '2025-01');
});
