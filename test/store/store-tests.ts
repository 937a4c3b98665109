/** What must hold of any store beyond its everyday use, told once and run against each database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/edge/store/store.ts';
import {
  MARLSHIRE,
  SECOND,
  sampleAct,
  sampleAllocation,
  sampleImport,
  samplePublished,
} from './store-samples.ts';

/** Opens the same place again and again within one test; every store it opened is closed afterwards. */
export type OpenAgain = () => Promise<Store>;

/** Declare the tests; `withPlace` gives each an empty place and takes it away again. */
export function storeTests(
  name: string,
  withPlace: (work: (open: OpenAgain) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (store: Store, open: OpenAgain) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withPlace(async (open) => work(await open(), open)));

  it('a store tells its size in bytes, more than nothing', async (store) => {
    const bytes = await store.size();
    assert.ok(Number.isSafeInteger(bytes) && bytes > 4096, String(bytes));
  });

  it('a row that falls into two batches keeps all its records, in the order of the file', async (store) => {
    await store.transaction(async ({ imports, rows }) => {
      await rows.add(MARLSHIRE, 'i1', {
        table: 'allocations',
        rows: [{ row: 5, sheet: 'Summary', record: sampleAllocation('a', 1) }],
      });
      await rows.add(MARLSHIRE, 'i1', {
        table: 'allocations',
        rows: [{ row: 5, sheet: 'Summary', record: sampleAllocation('b', 2) }],
      });
      await imports.add(sampleImport('i1', 'dsg-allocations'));
    });
    const lines = await store.read.rows.all(MARLSHIRE, 'allocations');
    assert.deepEqual(
      lines.map(({ record, origin }) => [record.heading, origin.row, origin.sheet]),
      [
        ['a', 5, 'Summary'],
        ['b', 5, 'Summary'],
      ],
    );
  });

  it('a revised allocation stands for the earlier one, line by line', async (store) => {
    await addAllocations(store, 'i2', { a: 1, b: 2 });
    await addAllocations(store, 'i1', { a: 9 });
    assert.deepEqual(await amounts(store), { b: 2, a: 9 });
    await store.transaction(({ imports }) => imports.markUndone('i1', '2024-12-12T09:00:00Z'));
    assert.deepEqual(await amounts(store), { a: 1, b: 2 });
  });

  it('no published row of a file is dropped, however alike two of them are', async (store) => {
    await store.transaction(async ({ imports, rows }) => {
      await imports.add(sampleImport('i1', 'dfe-ehcp'));
      const records = [samplePublished('All', 1), samplePublished('All', 2), samplePublished('Under 5', 3)];
      await rows.add(MARLSHIRE, 'i1', {
        table: 'published',
        rows: records.map((record, index) => ({ row: index + 2, record })),
      });
    });
    const plans = (await store.read.rows.published(MARLSHIRE, 'caseload')).map(
      (row) => row.record.values['ehcplans'],
    );
    assert.deepEqual(plans, [1, 2, 3]);
  });

  it('an import comes back as it was, problems and all', async (store) => {
    const place = { row: 14, column: 'End date', count: 2, message: 'Wrong', advice: 'Mend it' };
    const record = sampleImport('i1', 'placement-costs', MARLSHIRE, [
      { code: 'date.not-a-day', severity: 'error', ...place, sheet: 'Costs' },
      { code: 'file.old', severity: 'info', ...place, row: null, column: null, member: 'a.csv' },
    ]);
    await store.transaction(({ imports }) => imports.add(record));
    assert.deepEqual(await store.read.imports.find('i1'), record);
    assert.deepEqual(await store.read.imports.list(null), [record]);
    assert.deepEqual(await store.read.imports.problems('i1'), record.report.problems);
    assert.deepEqual(await store.read.imports.list(SECOND), []);
    assert.equal(await store.read.imports.find('i2'), null);
  });

  it('rows of an import that was never added are not kept', async (store) => {
    const record = sampleAllocation('a', 1);
    await assert.rejects(
      store.transaction(({ rows }) =>
        rows.add(MARLSHIRE, 'i1', { table: 'allocations', rows: [{ row: 2, record }] }),
      ),
      /was not added/,
    );
    await assert.rejects(
      store.transaction(async ({ imports, rows }) => {
        await imports.add(sampleImport('i1', 'dsg-allocations', SECOND));
        await rows.add(MARLSHIRE, 'i1', { table: 'allocations', rows: [{ row: 2, record }] });
      }),
      /was not added/,
    );
    assert.deepEqual(await store.read.imports.list(null), []);
  });

  it('a value that its column cannot hold is a fault, and nothing of its batch is kept', async (store) => {
    const record = { measure: 'plans_n', month: '2024-10', series: 'actual' as const, value: Number.NaN };
    await assert.rejects(
      store.transaction(async ({ imports, rows }) => {
        await imports.add(sampleImport('i1'));
        await rows.add(MARLSHIRE, 'i1', {
          table: 'monthly',
          rows: [
            { row: 2, record: { ...record, value: 1 } },
            { row: 3, record },
          ],
        });
      }),
      RangeError,
    );
    assert.deepEqual(await store.read.rows.monthly(MARLSHIRE), []);
  });

  it('text comes back character by character', async (store) => {
    const words = [
      '"quoted"',
      'back\\slash',
      '{a,b}',
      'NULL',
      "O'Hara",
      'Ŵ – £ 日本 🙂',
      '',
      ' a ',
      'line\nbreak',
    ];
    const records = words.map((heading) => sampleAllocation(heading, 1));
    await store.transaction(async ({ imports, rows }) => {
      await imports.add(sampleImport('i1', 'dsg-allocations'));
      await rows.add(MARLSHIRE, 'i1', {
        table: 'allocations',
        rows: records.map((record, index) => ({ row: index, record })),
      });
    });
    const headings = (await store.read.rows.all(MARLSHIRE, 'allocations')).map((line) => line.record.heading);
    assert.deepEqual(headings, words);
  });

  it('the store is changed only inside a transaction, and only while it lasts', async (store) => {
    await assert.rejects(store.read.imports.add(sampleImport('i1')), /only inside a transaction/);
    await assert.rejects(store.read.audit.append(sampleAct('a')), /only inside a transaction/);
    const late = await store.transaction(async (repositories) => repositories);
    await assert.rejects(late.audit.append(sampleAct('a')), /is over/);
    assert.deepEqual(await store.read.audit.list(null, 10), []);
  });

  it('a transaction inside a transaction is refused, not waited for', async (store) => {
    await assert.rejects(
      store.transaction(() => store.transaction(async () => 1)),
      /inside a transaction/,
    );
    assert.equal(await store.transaction(async () => 2), 2);
  });

  it('work that fails does not stop the work behind it', async (store) => {
    const outcomes = await Promise.allSettled([
      store.transaction(({ audit }) => audit.append(sampleAct('a'))),
      store.transaction(() => Promise.reject(new Error('on purpose'))),
      store.transaction(({ audit }) => audit.append(sampleAct('b'))),
    ]);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(
      (await store.read.audit.list(null, 10)).map((entry) => [entry.sequence, entry.subjectId]),
      [
        [2, 'b'],
        [1, 'a'],
      ],
    );
    assert.equal((await store.read.audit.list(null, 1)).length, 1);
    assert.deepEqual(await store.read.audit.list('E10009902', 10), []);
  });

  it('a reader sees the state before until all is kept', async (store, open) => {
    const other = await open();
    await store.transaction(async ({ documents, audit }) => {
      await documents.put(MARLSHIRE, { kind: 'risks', id: 'risks', body: {} }, 'tester');
      await audit.append(sampleAct('risks'));
      for (const { read } of [store, other]) {
        assert.deepEqual(await read.documents.all(MARLSHIRE, 'risks'), []);
        assert.deepEqual(await read.audit.list(null, 10), []);
      }
    });
    for (const { read } of [store, other]) {
      assert.equal((await read.documents.all(MARLSHIRE, 'risks')).length, 1);
      assert.equal(await read.audit.firstBroken(), null);
    }
  });

  it('two stores that change the same document at once give it a version each', async (store, open) => {
    const other = await open();
    const put = (target: Store, count: number) =>
      target.transaction(({ documents }) =>
        documents.put(MARLSHIRE, { kind: 'risks', id: 'risks', body: { count } }, 'tester'),
      );
    await Promise.all(Array.from({ length: 20 }, (_, count) => put(count % 2 === 0 ? store : other, count)));
    const history = await store.read.documents.history(MARLSHIRE, 'risks', 'risks');
    assert.deepEqual(
      history.map((item) => item.version),
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('two stores that change the same record at once give it a version each, and its history keeps every reason', async (store, open) => {
    const other = await open();
    const add = (target: Store, count: number) =>
      target.transaction(({ records }) => {
        const body = { title: 't', owner: 'o', fields: { found: `${count}` }, links: [], isWithdrawn: false };
        return records.add(MARLSHIRE, { kind: 'insight', id: 'one', reason: `why ${count}`, body }, 'tester');
      });
    await Promise.all(Array.from({ length: 10 }, (_, count) => add(count % 2 === 0 ? store : other, count)));
    const history = await store.read.records.history(MARLSHIRE, { kind: 'insight', id: 'one' });
    assert.deepEqual(
      history.map((item) => item.version),
      Array.from({ length: 10 }, (_, index) => index + 1),
    );
    assert.equal(new Set(history.map(({ reason }) => reason)).size, 10);
    const newest = await other.read.records.all(MARLSHIRE);
    assert.deepEqual(newest, history.slice(-1));
  });

  it('a store opened again is the same store', async (store, open) => {
    await store.transaction(({ audit }) => audit.append(sampleAct('a')));
    const again = await open();
    await store.bindKeys('aa');
    assert.equal((await again.keyBinding()).fingerprint, 'aa');
    assert.equal((await again.read.audit.list(null, 10)).length, 1);
  });
}

async function addAllocations(store: Store, importId: string, byHeading: Readonly<Record<string, number>>) {
  await store.transaction(async ({ imports, rows }) => {
    await imports.add(sampleImport(importId, 'dsg-allocations'));
    const batch = Object.entries(byHeading).map(([heading, amount], index) => ({
      row: index + 2,
      record: sampleAllocation(heading, amount),
    }));
    await rows.add(MARLSHIRE, importId, { table: 'allocations', rows: batch });
  });
}

async function amounts(store: Store): Promise<Readonly<Record<string, number | null>>> {
  const lines = await store.read.rows.all(MARLSHIRE, 'allocations');
  return Object.fromEntries(lines.map(({ record }) => [record.heading, record.amountPence]));
}
