/** Months and years of days agree with the calendar, and ages say only what is certain. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { monthOfDay, toDayNumber, toMonthNumber } from '../base/day-number.ts';
import { NO_DAY } from '../extract/extract.ts';
import { ageAtStartOf, isSurelyAtLeast, isSurelyUnder } from './ages.ts';
import { academicYearOf, firstDayOf, isBefore, monthOf, yearOf } from './columns.ts';
import { censusDay } from './header.ts';

test('the month of a day is the same as by way of its text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 80_000 }), (day) => {
      assert.equal(monthOf(day), monthOfDay(day));
      assert.ok(firstDayOf(monthOf(day)) <= day && day < firstDayOf(monthOf(day) + 1));
    }),
  );
});

test('academic years turn on 1 September, calendar years on 1 January', () => {
  assert.equal(academicYearOf(toDayNumber('2024-08-31')), 2023);
  assert.equal(academicYearOf(toDayNumber('2024-09-01')), 2024);
  assert.equal(yearOf(toDayNumber('2024-12-31')), 2024);
  assert.equal(yearOf(toDayNumber('2025-01-01')), 2025);
});

test('in the month of the birthday an age is neither sure nor surely not', () => {
  const [born, day] = [toMonthNumber('2009-01'), toDayNumber('2025-01-16')];
  assert.equal(isSurelyUnder(born, 16, day), false);
  assert.equal(isSurelyAtLeast(born, 16, day), false);
  assert.equal(isSurelyAtLeast(born - 1, 16, day), true);
  assert.equal(isSurelyUnder(born + 1, 16, day), true);
});

test('age on 31 August counts a birthday in August and not one in September', () => {
  assert.equal(ageAtStartOf(2024, toMonthNumber('2009-08')), 15);
  assert.equal(ageAtStartOf(2024, toMonthNumber('2009-09')), 14);
});

test('a missing day is before nothing and after nothing', () => {
  assert.equal(isBefore(NO_DAY, 5), false);
  assert.equal(isBefore(5, NO_DAY), false);
  assert.equal(isBefore(4, 5), true);
});

test('the census is on the third Thursday of January', () => {
  const days = { 2024: '2024-01-18', 2025: '2025-01-16', 2026: '2026-01-15', 2027: '2027-01-21' };
  for (const [year, day] of Object.entries(days)) assert.equal(censusDay(Number(year)), toDayNumber(day));
});
