/** Days are written as the export writes them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumberOf } from '../base/day-number.ts';
import { writeExportDay } from './export-day.ts';

test('a day has its year, the short name of its month, two figures and no time', () => {
  assert.equal(writeExportDay(dayNumberOf(2024, 9, 28)), '2024-Sep-28 00:00:00');
  assert.equal(writeExportDay(dayNumberOf(2024, 2, 29)), '2024-Feb-29 00:00:00');
  assert.equal(writeExportDay(dayNumberOf(2025, 1, 6)), '2025-Jan-06 00:00:00');
  assert.equal(writeExportDay(dayNumberOf(1999, 12, 31)), '1999-Dec-31 00:00:00');
});
