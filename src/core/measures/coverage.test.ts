/** Which months an extract tells whole, and what a missing month does to figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SmallCase, smallExtract } from '../../../test/make/small-extract.ts';
import { toMonth } from '../base/day-number.ts';
import { indexRegister } from '../extract/register-index.ts';
import { findCoverage } from './coverage.ts';
import { measureExtract } from './measure-extract.ts';
import { MonthFinder, MonthTally } from './month-tally.ts';

function rangeOf(asAt: string, cases: readonly SmallCase[] = []): readonly [string, number] | null {
  const found = findCoverage(smallExtract(asAt, cases));
  return found === null ? null : [toMonth(found.months.first), found.months.count];
}

/** One refusal in each month from one to another, by month of 2023 and 2024. */
function refusals(months: readonly string[]): SmallCase[] {
  return months.map((month) => ({ received: `${month}-01`, request: ['N', `${month}-20`] }));
}

function monthsOf(year: number, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `${year}-${String(from + at).padStart(2, '0')}`);
}

test('a January census tells the calendar year before it; another day its own year so far', () => {
  assert.deepEqual(rangeOf('2025-01-16'), ['2024-01', 12]);
  assert.deepEqual(rangeOf('2024-10-31'), ['2024-01', 10]);
  assert.deepEqual(rangeOf('2024-10-30'), ['2024-01', 9]);
  assert.deepEqual(rangeOf('2024-12-31'), ['2024-01', 12]);
  assert.equal(findCoverage(smallExtract(null, [])), null);
});

test('earlier months count once an unbroken run of closed cases proves them; its first may be a part', () => {
  const year = monthsOf(2024, 1, 12);
  assert.deepEqual(rangeOf('2025-01-16', refusals([...monthsOf(2023, 6, 12), ...year])), ['2023-07', 18]);
  // A stray old case, or one beyond a gap, proves nothing.
  assert.deepEqual(rangeOf('2025-01-16', refusals(['2023-12', ...year])), ['2024-01', 12]);
  assert.deepEqual(rangeOf('2025-01-16', refusals([...monthsOf(2023, 1, 10), ...year])), ['2024-01', 12]);
  // One a month proves nothing where twelve a month is usual.
  const busy = Array.from({ length: 12 }, () => refusals(year)).flat();
  const thin = refusals(monthsOf(2023, 1, 12));
  assert.deepEqual(rangeOf('2025-01-16', [...thin, ...busy]), ['2024-01', 12]);
});

test('stock is told at each month end, that before the first too, and on the day', () => {
  const found = findCoverage(smallExtract('2024-03-15', []));
  assert.equal(found?.stockDays.length, 4);
  assert.equal(findCoverage(smallExtract('2024-03-31', []))?.stockDays.length, 4);
});

test('a day outside the range is in no month', () => {
  const finder = new MonthFinder({ first: 2024 * 12 + 1, count: 1 });
  const days = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01'].map(
    (day) => Date.parse(day) / 86_400_000,
  );
  assert.deepEqual(
    days.map((day) => finder.of(day)),
    [-1, 0, 0, -1],
  );
  assert.equal(finder.of(-2_147_483_648), -1);
});

test('a month without anything among busy ones is missing; among quiet ones it is nil', () => {
  const tally = new MonthTally({ first: 0, count: 3 });
  for (const [place, count] of [20, 0, 30].entries()) tally.add(place, count);
  assert.deepEqual(
    [0, 1, 2].map((place) => tally.isMissing(place)),
    [false, true, false],
  );
  const quiet = new MonthTally({ first: 0, count: 3 });
  for (const [place, count] of [2, 0, 3].entries()) quiet.add(place, count);
  assert.equal(quiet.isMissing(1), false);
  const late = new MonthTally({ first: 0, count: 3 });
  for (const [place, count] of [40, 44, 9].entries()) late.add(place, count);
  assert.deepEqual([late.isLate(1), late.isLate(2)], [false, true]);
});

test('a missing month has no figure, and no twelve months that hold it have one', () => {
  const cases = monthsOf(2024, 1, 12).flatMap((month) =>
    month === '2024-05'
      ? []
      : Array.from({ length: 9 }, (): SmallCase => ({ received: `${month}-10`, request: ['W'] })),
  );
  const { values } = measureExtract({
    extract: smallExtract('2025-01-16', cases),
    register: indexRegister([]),
    population: null,
    sources: [],
  });
  const at = (name: string, period: string) =>
    values.find((value) => value.name === name && value.period === period);
  assert.equal(at('req_n', '2024-05')?.value, null);
  assert.equal(at('req_n', '2024-05')?.quality.flag, 'not-available');
  assert.equal(at('req_n', '2024-06')?.value, 9);
  assert.equal(at('req_r12avg', 'R12 2024-12')?.value, null);
  assert.match(at('req_r12avg', 'R12 2024-12')?.quality.notes.join() ?? '', /1 of them is missing/);
});
