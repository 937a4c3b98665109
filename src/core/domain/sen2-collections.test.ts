/** The yearly collections: what came, what went, and what is not known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsNotIn, SEN2_COLLECTIONS, sen2Collection } from './sen2-collections.ts';

test('each year has the fields of its specification', () => {
  assert.deepEqual(columnsNotIn(2023, 'person'), ['sex']);
  assert.deepEqual(columnsNotIn(2024, 'person'), ['gendercurrent']);
  assert.deepEqual(columnsNotIn(2023, 'placementdetail'), ['res', 'wbp']);
  assert.deepEqual(columnsNotIn(2024, 'placementdetail'), ['attendancepattern']);
  assert.deepEqual(columnsNotIn(2024, 'activeplans'), [
    'res',
    'wbp',
    'reviewdraft',
    'phasetransferduedate',
    'phasetransferfinaldate',
  ]);
  assert.deepEqual(columnsNotIn(2025, 'activeplans'), ['res', 'wbp']);
  assert.deepEqual(columnsNotIn(2024, 'requests'), ['requestsource']);
  assert.deepEqual(columnsNotIn(2025, 'requests'), []);
});

test('each year has its own codes', () => {
  assert.ok(sen2Collection(2023)?.sexes.has('9'));
  assert.ok(!sen2Collection(2024)?.sexes.has('9'));
  assert.deepEqual(
    SEN2_COLLECTIONS.map(({ year, needs }) => [year, needs.has('DS')]),
    [
      [2023, false],
      [2024, false],
      [2025, true],
      [2026, true],
    ],
  );
});

test('a year that is not known is not guessed at, and 2026 is marked as not confirmed', () => {
  assert.equal(sen2Collection(2022), null);
  assert.equal(sen2Collection(2031), null);
  assert.deepEqual(columnsNotIn(2031, 'person'), []);
  assert.deepEqual(
    SEN2_COLLECTIONS.filter(({ isConfirmed }) => !isConfirmed).map(({ year, specification }) => [
      year,
      specification,
    ]),
    [[2026, null]],
  );
});
