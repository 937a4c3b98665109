/** Every kind of row comes back from its columns as it went in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_RECORDS } from '../../../test/make/sample-records.ts';
import type { TableName } from '../../core/domain/records.ts';
import type { Cell } from './column.ts';
import { PLACE_COLUMNS, type RowTable } from './row-table.ts';
import { ROW_TABLES } from './row-tables.ts';

function throughColumns<T>(table: RowTable<T>, record: T): T {
  const cells: Cell[] = [];
  table.write({ row: 7, record }, 3, cells);
  const names = [...PLACE_COLUMNS, ...table.columns].map((column) => column.name);
  assert.equal(cells.length, names.length);
  return table.read(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null])));
}

test('every kind of row comes back as it went in; a missing value is not zero and zero is not missing', () => {
  for (const [name, table] of Object.entries(ROW_TABLES)) {
    // Table and sample go by the same name, which the checker cannot follow through the list of entries.
    const record = SAMPLE_RECORDS[name as TableName];
    assert.deepEqual(throughColumns(table as RowTable<typeof record>, record), record, name);
  }
});

test('no two tables have the same name', () => {
  const names = Object.values(ROW_TABLES).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

test('a cell that does not fit its field is refused by its column, and its value is not repeated', () => {
  const good = {
    case_key: 'r1',
    pupil_key: null,
    urn: '100001',
    band: 'Band 4',
    placement_type: 'inmss',
    start_on: '2024-09-01',
    end_on: null,
    yearly_cost_pence: 1,
  };
  const bad: readonly (readonly [Pick<RowTable<unknown>, 'read'>, Readonly<Record<string, Cell>>, string])[] =
    [
      [ROW_TABLES.costs, { ...good, yearly_cost_pence: 1.5 }, 'yearly_cost_pence'],
      [ROW_TABLES.costs, { ...good, case_key: null }, 'case_key'],
      [ROW_TABLES.needs, { active_plan_key: 'k', need: 'ASD', need_rank: 3 }, 'need_rank'],
      [ROW_TABLES.monthly, { measure: 'a', month: '2024-10', series: 'sesame', value: 1 }, 'series'],
    ];
  for (const [table, row, column] of bad)
    assert.throws(
      () => table.read(row),
      (error) => error instanceof RangeError && error.message === `Column ${column} cannot hold this value`,
    );
});

test('published numbers that other hands made into something else are not believed', () => {
  const names = [...ROW_TABLES.published.columns].map((column) => [column.name, ''] as const);
  for (const stored of ['[1]', '{"a":"1"}', '{"a":null}', '7', '{'])
    assert.throws(
      () => ROW_TABLES.published.read({ ...Object.fromEntries(names), number_values: stored, marks: '{}' }),
      /number_values/,
    );
});
