/** The extract in force comes out of the store as it went in, with the files of its tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_RECORDS } from '../../test/make/sample-records.ts';
import { toDayNumber } from '../core/base/day-number.ts';
import type { FileReport } from '../core/domain/intake.ts';
import type { RowBatch } from '../core/domain/records.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { Store } from '../edge/store/store.ts';
import { keepExtracts } from './kept-extracts.ts';
import { readExtract } from './read-extract.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2025-02-01T09:00:00.000Z';

function report(file: string): FileReport {
  return {
    file,
    kind: 'sen2-csv',
    confidence: 1,
    sha256: `hash-${file}`,
    rowsRead: 1,
    recordsAccepted: 1,
    rowsWithErrors: 0,
    rowsSkipped: 0,
    problems: [],
  };
}

async function add(store: Store, importId: string, asAt: string | null, batch: RowBatch): Promise<void> {
  await store.transaction(async ({ imports, rows }) => {
    const kind = 'sen2-csv' as const;
    const what = { ...SCOPE, importId, kind, report: report(`${importId}.csv`), asAt, undoneAt: null };
    await imports.add({ ...what, importedAt: NOW, importedBy: 'tester' });
    await rows.add(SCOPE, importId, batch);
  });
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

const PERSONS: RowBatch = {
  table: 'persons',
  rows: [{ row: 2, record: { ...SAMPLE_RECORDS.persons, personKey: 'p' } }],
};
const REQUESTS: RowBatch = {
  table: 'requests',
  rows: [{ row: 2, record: { ...SAMPLE_RECORDS.requests, personKey: 'p' } }],
};

test('an empty store has no extract', () =>
  withStore(async (store) => assert.equal(await readExtract(store.read, SCOPE), null)));

test('children find their parents, and a day that no header tells is that of the files', () =>
  withStore(async (store) => {
    await add(store, 'persons', '2025-01-16', PERSONS);
    await add(store, 'requests', '2025-01-16', REQUESTS);
    const stored = await readExtract(store.read, SCOPE);
    assert.deepEqual([...(stored?.extract.requests.person ?? [])], [0]);
    assert.equal(stored?.extract.asAt, toDayNumber('2025-01-16'));
    assert.deepEqual(
      stored?.sources.map(({ table, file }) => [table, file]),
      [
        ['persons', 'persons.csv'],
        ['requests', 'requests.csv'],
      ],
    );
  }));

test('a list of everything leaves no room for tables of an older return, and a corrected table stands beside it', () =>
  withStore(async (store) => {
    const needs = { ...SAMPLE_RECORDS.needs };
    await add(store, 'old-needs', '2025-01-16', { table: 'needs', rows: [{ row: 2, record: needs }] });
    await add(store, 'old-persons', '2025-01-16', PERSONS);
    await add(store, 'list', null, PERSONS);
    await store.transaction(({ rows }) => rows.add(SCOPE, 'list', REQUESTS));
    const tablesNow = async () =>
      (await readExtract(store.read, SCOPE))?.sources.map(({ table, importId }) => `${table} of ${importId}`);
    assert.deepEqual(await tablesNow(), ['persons of list', 'requests of list']);
    assert.deepEqual(await store.read.rows.all(SCOPE, 'needs'), []);
    await add(store, 'corrected', '2025-02-02', REQUESTS);
    assert.deepEqual(await tablesNow(), ['persons of list', 'requests of corrected']);
    await store.transaction(({ imports }) => imports.markUndone('list', NOW));
    assert.deepEqual(await tablesNow(), [
      'persons of old-persons',
      'requests of corrected',
      'needs of old-needs',
    ]);
  }));

test('tables of different days are told, and none of the days is taken for the extract', () =>
  withStore(async (store) => {
    await add(store, 'persons', '2025-01-16', PERSONS);
    await add(store, 'requests', '2024-10-31', REQUESTS);
    const stored = await readExtract(store.read, SCOPE);
    assert.deepEqual(stored?.days, ['2024-10-31', '2025-01-16']);
    assert.ok((stored?.extract.asAt ?? 0) < 0);
  }));

test('a kept extract is the same until something changes in the store; one of an earlier day is read each time', () =>
  withStore(async (store) => {
    keepExtracts(store.read);
    const act = async (action: 'list.shown' | 'import.accepted') =>
      await store.transaction(async ({ audit }) => {
        await audit.append({
          ...{
            authorityCode: SCOPE.authorityCode,
            actor: 'tester',
            action,
            subjectKind: 'import',
            subjectId: 'a',
          },
          ...{ detail: {}, correlationId: 'c' },
        });
      });
    await add(store, 'a', '2025-01-16', PERSONS);
    await act('import.accepted');
    const first = await readExtract(store.read, SCOPE);
    await act('list.shown');
    assert.equal(await readExtract(store.read, SCOPE), first);
    await add(store, 'b', '2025-02-16', REQUESTS);
    await act('import.accepted');
    const second = await readExtract(store.read, SCOPE);
    assert.notEqual(second, first);
    assert.deepEqual([first?.extract.requests.count, second?.extract.requests.count], [0, 1]);
    const before = await readExtract(store.read, SCOPE, '2025-02-01');
    assert.notEqual(await readExtract(store.read, SCOPE, '2025-02-01'), before);
    await store.transaction(async (inside) => {
      assert.notEqual(await readExtract(inside, SCOPE), second);
    });
  }));
