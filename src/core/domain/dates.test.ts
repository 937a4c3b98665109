/** Days and months as people write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { looksLikeDay, parseDay, parseMonth } from './dates.ts';

test('a day is read in each form that a council or a collection system writes', () => {
  for (const text of [
    '2024-01-18',
    '2024-Jan-18 00:00:00',
    '18/01/2024',
    '18/01/2024 00:00',
    '18-Jan-2024',
    '18 January 2024',
    '18.01.2024',
    '2024-01-18T00:00:00Z',
    '2024/01/18',
    ' 18/1/2024 ',
  ])
    assert.equal(parseDay(text), '2024-01-18', text);
});

test('a day that no calendar has is refused and known for what it is', () => {
  for (const text of ['31/02/2024', '2023-02-29', '2024-13-01', '00/01/2024', '2024-Jun-31 00:00:00']) {
    assert.equal(parseDay(text), null, text);
    assert.ok(looksLikeDay(text), text);
  }
  for (const text of ['', 'soon', '45292', '18/01/24', '2024-01', '2024-01-18x', '18/Foo/2024']) {
    assert.equal(parseDay(text), null, text);
    assert.ok(!looksLikeDay(text), text);
  }
});

test('a day written in three ways is read the same', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (moment) => {
      const iso = moment.toISOString().slice(0, 10);
      const [year, month, date] = iso.split('-');
      assert.equal(parseDay(iso), iso);
      assert.equal(parseDay(`${date}/${month}/${year}`), iso);
      const name = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(moment);
      assert.equal(parseDay(`${year}-${name}-${date} 00:00:00`), iso);
    }),
  );
});

test('a month is read from a month or from a day within it', () => {
  for (const text of [
    '2024-10',
    'Oct 2024',
    'Oct-24',
    "Oct '24",
    '31/10/2024',
    'October 2024',
    '10/2024',
    'OCT 24',
  ])
    assert.equal(parseMonth(text), '2024-10', text);
  assert.equal(parseMonth("Apr '24"), '2024-04');
  assert.equal(parseMonth('Sept 2024'), '2024-09');
  for (const text of ['', 'Total', '2024-13', '2024', 'Octember 2024', '31/02/2024'])
    assert.equal(parseMonth(text), null, text);
});
