/** Columns that say the same in every row: told once in words, and nothing else of the table is touched. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaveOutColumns } from './leave-out-columns.ts';

const TABLE = {
  caption: 'Months',
  columns: ['Month', 'Actual', 'Forecast'].map((header, k) => ({ header, number: k > 0 })),
  rows: [
    { cells: ['May', '12', 'not known'], emphasis: false },
    { cells: ['June', 'not known', 'not known'], emphasis: true },
  ],
  note: 'As counted.',
};
const MUTED = ['Actual', 'Forecast'].map((header) => ({
  header,
  cell: 'not known',
  sentence: `${header}: none is stored.`,
}));

test('a column without anything in it gives way to its sentence; one with a single figure stays', () => {
  const told = leaveOutColumns(TABLE, MUTED);
  assert.deepEqual(
    told.columns.map(({ header }) => header),
    ['Month', 'Actual'],
  );
  assert.deepEqual(
    told.rows.map(({ cells }) => cells),
    [
      ['May', '12'],
      ['June', 'not known'],
    ],
  );
  assert.equal(told.note, 'As counted. Forecast: none is stored.');
});

test('a sentence that stands for two columns is said once; a table without rows keeps all it has', () => {
  const rows = [{ cells: ['May', 'not known', 'not known'], emphasis: false }];
  const sentence = 'Nothing is stored.';
  const told = leaveOutColumns(
    { ...TABLE, rows, note: '' },
    MUTED.map((one) => ({ ...one, sentence })),
  );
  assert.deepEqual([told.columns.length, told.note], [1, sentence]);
  assert.deepEqual(leaveOutColumns({ ...TABLE, rows: [] }, MUTED).columns, TABLE.columns);
});
