/** Rows of a return become columns whose children point to their parents. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_RECORDS } from '../../../test/make/sample-records.ts';
import { toDayNumber, toMonthNumber } from '../base/day-number.ts';
import type { Sen2Person } from '../domain/sen2.ts';
import { ExtractBuilder } from './build-extract.ts';
import { childrenOf, countChildren, firstChild } from './children.ts';
import { codePlace, NO_CODE, NO_DAY, NO_PARENT } from './extract.ts';
import { KeyIndex } from './key-index.ts';

function person(personKey: string, more: Partial<Sen2Person> = {}) {
  return { ...SAMPLE_RECORDS.persons, pupilKey: null, caseKey: null, personKey, ...more };
}

test('days, codes and links stand in the columns; what is missing stays missing', () => {
  const builder = new ExtractBuilder();
  builder.add({ table: 'sen2Headers', rows: [{ row: 2, record: SAMPLE_RECORDS.sen2Headers }] });
  builder.add({ table: 'persons', rows: [{ row: 2, record: person('p1') }] });
  builder.add({
    table: 'requests',
    rows: [
      { row: 2, record: { ...SAMPLE_RECORDS.requests, requestKey: 'r1', personKey: 'p1' } },
      { row: 3, record: { ...SAMPLE_RECORDS.requests, requestKey: 'r2', personKey: 'nobody' } },
    ],
  });
  const extract = builder.finish();
  assert.equal(extract.asAt, toDayNumber('2025-01-16'));
  assert.deepEqual([...extract.persons.birthMonth], [toMonthNumber('2012-03')]);
  assert.deepEqual([...extract.requests.person], [0, NO_PARENT]);
  assert.equal(extract.requests.outcome[0], codePlace('outcome', 'H'));
  assert.equal(extract.requests.outcomeOn[0], NO_DAY);
  assert.equal(extract.requests.tribunal[0], NO_CODE);
  assert.deepEqual([...extract.requests.row], [2, 3]);
});

test('one child under two numbers of the extract is found by pupil number, case reference or names', () => {
  const builder = new ExtractBuilder();
  const people = [
    person('p1', { pupilKey: 'u1' }),
    person('p2', { pupilKey: 'u2', caseKey: 'c1' }),
    person('p3', { pupilKey: 'u1' }),
    person('p4', { caseKey: 'c1' }),
    person('p5', { nameKey: 'n1' }),
    person('p6', { nameKey: 'n1' }),
    person('p7', { pupilKey: 'u3', nameKey: 'n2' }),
    person('p8', { pupilKey: 'u4', nameKey: 'n2' }),
  ];
  builder.add({ table: 'persons', rows: people.map((record, at) => ({ row: at + 2, record })) });
  const { persons } = builder.finish();
  assert.deepEqual([...persons.samePupilAs], [-1, -1, 0, -1, -1, -1, -1, -1]);
  assert.deepEqual([...persons.sameChildAs], [-1, -1, 0, 1, -1, 4, -1, -1]);
});

test('an index of keys grows and still finds every row, hex or not', () => {
  const index = new KeyIndex();
  const key = (row: number) =>
    row % 2 === 0 ? row.toString(16).padStart(8, '0').padEnd(32, '5') : `key ${row}`;
  for (let row = 0; row < 20_000; row++) assert.equal(index.add(key(row), row), -1);
  for (let row = 0; row < 20_000; row++) assert.equal(index.find(key(row)), row);
  assert.equal(index.add(key(7), 99), 7);
  assert.equal(index.find('not there'), -1);
});

test('children are grouped by parent in the order of their file', () => {
  const children = childrenOf(3, Int32Array.from([2, -1, 0, 2]));
  assert.deepEqual([...children.items], [2, 0, 3]);
  assert.deepEqual(
    [0, 1, 2].map((parent) => countChildren(children, parent)),
    [1, 0, 2],
  );
  assert.deepEqual(
    [0, 1, 2].map((parent) => firstChild(children, parent)),
    [2, -1, 0],
  );
});
