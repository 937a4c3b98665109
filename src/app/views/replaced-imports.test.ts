/** What replaces what: the newest of a table by day, then by order; never an undone one, never another table's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportRecord } from '../../edge/store/store.ts';
import { importsView } from './imports-view.ts';
import { replacementOf } from './replaced-imports.ts';

function imported(file: string, changes: Partial<ImportRecord> = {}): ImportRecord {
  const kind = changes.kind ?? 'sen2-csv';
  return {
    authorityCode: 'E10009977',
    programmeId: 'dunmere',
    importId: file,
    kind,
    report: {
      file,
      kind,
      confidence: 1,
      sha256: 'ab'.repeat(32),
      rowsRead: 2,
      recordsAccepted: 1,
      rowsWithErrors: 1,
      rowsSkipped: 0,
      problems: [
        {
          code: 'date.not-a-day',
          severity: 'error',
          row: 2,
          column: null,
          count: 1,
          message: 'm',
          advice: 'a',
        },
      ],
    },
    asAt: null,
    importedAt: '2024-12-11T09:15:30.000Z',
    importedBy: 'local:rowan',
    undoneAt: null,
    ...changes,
  };
}

const byOf = (record: ImportRecord, among: readonly ImportRecord[]) =>
  replacementOf(record, among)?.by.report.file ?? null;

test('the same table of a later day replaces the earlier, whatever the order in which they came', () => {
  const newer = imported('Export_16-01-2025_requests.csv', { asAt: '2025-01-16' });
  const older = imported('Export_18-12-2024_requests.csv', { asAt: '2024-12-18' });
  assert.equal(byOf(older, [newer, older]), newer.report.file);
  assert.equal(byOf(newer, [newer, older]), null);
});

test('of one day the later import counts, and another table replaces nothing', () => {
  const first = imported('a/requests.csv', { asAt: '2025-01-16' });
  const again = imported('b/requests.csv', { asAt: '2025-01-16' });
  const other = imported('person.csv', { asAt: '2025-02-16' });
  assert.equal(byOf(first, [first, again, other]), 'b/requests.csv');
  assert.equal(byOf(again, [first, again, other]), null);
});

test('a whole return replaces single tables, and a single table no whole return', () => {
  const table = imported('person.csv', { asAt: '2024-12-18' });
  const whole = imported('return.xml', { kind: 'sen2-xml', asAt: '2025-01-16' });
  assert.equal(byOf(table, [table, whole]), 'return.xml');
  const later = imported('person-2.csv', { asAt: '2025-02-16' });
  assert.equal(byOf(whole, [whole, later]), null);
});

test('a list of everything replaces the tables of an earlier return, and a corrected table without a day its own', () => {
  const table = imported('requests.csv', { asAt: '2024-01-16' });
  const list = imported('all-children.csv', { importedAt: '2024-12-20T09:00:00.000Z' });
  assert.equal(byOf(table, [table, list]), 'all-children.csv');
  assert.equal(byOf(list, [list, table]), null);
  const corrected = imported('requests-corrected.csv', { importedAt: '2024-12-20T09:00:00.000Z' });
  assert.equal(byOf(table, [table, corrected]), 'requests-corrected.csv');
});

test('an import of which no row was taken replaces nothing', () => {
  const first = imported('ledger.csv', { kind: 'ledger' });
  const empty = imported('ledger-2.csv', { kind: 'ledger' });
  const none = { ...empty, report: { ...empty.report, recordsAccepted: 0, rowsWithErrors: 2 } };
  assert.equal(byOf(first, [first, none]), null);
  assert.equal(byOf(none, [none, first]), 'ledger.csv');
});

test('an undone import replaces nothing and is replaced by nothing', () => {
  const first = imported('costs.csv', { kind: 'placement-costs' });
  const second = imported('costs-2.csv', { kind: 'placement-costs', undoneAt: '2024-12-12T10:00:00.000Z' });
  assert.equal(byOf(first, [first, second]), null);
  assert.equal(byOf(second, [first, second]), null);
});

test('monthly figures are followed only by a file of the same name, and what only the older tells still counts', () => {
  const first = imported('monthly.csv', { kind: 'monthly-actuals' });
  const other = imported('november.csv', { kind: 'monthly-actuals' });
  assert.equal(byOf(first, [first, other]), null);
  const again = imported('folder/monthly.csv', { kind: 'monthly-actuals' });
  assert.deepEqual(replacementOf(first, [first, again]), { by: again, isWhole: false });
});

test('errors of a replaced import are no longer open, and it says what replaced it', () => {
  const first = imported('costs.csv', { kind: 'placement-costs' });
  const second = imported('costs-2.csv', { kind: 'placement-costs' });
  const { facts, imports } = importsView([first, second], { monthly: null, asked: null });
  assert.equal(facts.find(({ label }) => label === 'Errors open')?.value, '1');
  assert.equal(facts.find(({ label }) => label === 'Replaced by newer ones')?.value, '1');
  assert.equal(imports.at(-1)?.replaced, 'Replaced by a newer one, costs-2.csv');
});

test('the newest stands first, what was undone in its place, and what was replaced last', () => {
  const costs = (file: string, changes: Partial<ImportRecord> = {}) =>
    imported(file, { kind: 'placement-costs', ...changes });
  const records = [
    imported('register.csv', { kind: 'gias-establishments' }),
    costs('costs.csv'),
    costs('costs-2.csv'),
    costs('costs-3.csv'),
    costs('costs-4.csv', { undoneAt: '2024-12-12T10:00:00.000Z' }),
  ];
  assert.deepEqual(
    importsView(records, { monthly: null, asked: null }).imports.map(({ file }) => file),
    ['costs-4.csv', 'costs-3.csv', 'register.csv', 'costs-2.csv', 'costs.csv'],
  );
});
