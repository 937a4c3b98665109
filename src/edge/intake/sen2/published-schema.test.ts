/** The published column list and code sets of the return, where they are at hand: every column, label and code is known. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Papa from 'papaparse';
import { CEASE_REASONS, NEED_TYPES, SETTING_CODES } from '../../../core/domain/code-sets.ts';
import { columnKey } from '../tables/column-key.ts';
import { matchColumns } from '../tables/match-columns.ts';
import { SEN2_TABLE_LAYOUTS } from './sen2-layouts.ts';

const FOLDER = join(import.meta.dirname, '../../../../../shared/data/sen2-person-level-schema');
const skip = existsSync(FOLDER) ? false : 'the shared data is not at hand';

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  const text = readFileSync(join(FOLDER, file), 'utf8').replaceAll('\r\n', '\n');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

test('each of the nine tables is told whole by its published columns and by its published labels', {
  skip,
}, () => {
  const tables = Map.groupBy(rowsOf('sen2_blade_csv_columns.csv'), (row) =>
    (row['file_name_pattern'] ?? '').replace(/^.*_/, '').replace('.csv', ''),
  );
  assert.equal(tables.size, 9);
  for (const [name, rows] of tables) {
    const layout = SEN2_TABLE_LAYOUTS.find((one) => one.name === name) ?? assert.fail(name);
    const columns = rows.map((row) => row['csv_column_name'] ?? '');
    const named = matchColumns(layout, columns);
    assert.deepEqual([named.unknown, named.repeated, named.slips], [[], [], []], name);
    const labelled = matchColumns(
      layout,
      rows.map((row) => row['label'] ?? ''),
    );
    // One label of the list stands over two columns.
    const wrong = labelled.columns.flatMap((column, at) =>
      columnKey(column) === columnKey(columns[at] ?? '') || labelled.repeated.includes(at)
        ? []
        : [columns[at]],
    );
    assert.deepEqual([wrong, labelled.unknown, labelled.slips], [[], [], []], name);
    assert.deepEqual(
      labelled.repeated.map((at) => columns[at]),
      name === 'sen2' ? ['dsco'] : [],
      name,
    );
  }
});

test('the code sets are those that are published', { skip }, () => {
  const published = Map.groupBy(rowsOf('sen2_code_sets.csv'), (row) => row['return_element'] ?? '');
  const codes = (element: string) => (published.get(element) ?? []).map((row) => row['code'] ?? '').sort();
  assert.deepEqual(codes('CeaseReason'), [...CEASE_REASONS].sort());
  assert.deepEqual(codes('SENSetting'), [...SETTING_CODES].sort());
  assert.deepEqual(codes('SENType'), [...NEED_TYPES].sort());
});
