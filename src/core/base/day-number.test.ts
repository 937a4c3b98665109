/** Day numbers agree with the calendar, there and back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastDayOfMonth, monthOfDay, toDayNumber, toIsoDate, toMonth, toMonthNumber } from './day-number.ts';

test('every day from 1900 to 2100 goes there and back, one after the other', () => {
  let day = toDayNumber('1900-01-01');
  const last = toDayNumber('2100-12-31');
  let previous = '';
  for (; day <= last; day++) {
    const text = toIsoDate(day);
    assert.equal(toDayNumber(text), day);
    assert.ok(text > previous, text);
    previous = text;
  }
  assert.equal(previous, '2100-12-31');
});

test('day numbers count from 1 January 1970, leap days and all', () => {
  assert.equal(toDayNumber('1970-01-01'), 0);
  assert.equal(toDayNumber('2024-02-29') + 1, toDayNumber('2024-03-01'));
  assert.equal(toDayNumber('2025-01-16') - toDayNumber('2024-01-18'), 364);
});

test('months run on over the end of a year', () => {
  assert.equal(toMonth(toMonthNumber('2024-12') + 1), '2025-01');
  assert.equal(toIsoDate(lastDayOfMonth(toMonthNumber('2024-02'))), '2024-02-29');
  assert.equal(toMonth(monthOfDay(toDayNumber('2024-10-31'))), '2024-10');
});
