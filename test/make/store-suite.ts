/** What must hold of any store, told once and run against each database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pence } from '../../src/core/base/pence.ts';
import type { FileReport } from '../../src/core/domain/intake.ts';
import { type ImportRecord, type Scope, SHARED_SCOPE, type Store } from '../../src/edge/store/store.ts';

const HERE: Scope = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const THERE: Scope = { authorityCode: 'E10009902', programmeId: 'other' };

function report(file: string, sha256: string): FileReport {
  return {
    file,
    kind: 'monthly-actuals',
    confidence: 1,
    sha256,
    rowsRead: 1,
    recordsAccepted: 1,
    rowsWithErrors: 0,
    rowsSkipped: 0,
    problems: [],
  };
}

function imported(scope: Scope, importId: string): ImportRecord {
  return {
    ...scope,
    importId,
    kind: 'monthly-actuals',
    report: report(`${importId}.csv`, `hash-${importId}`),
    importedAt: '2024-11-01T09:00:00.000Z',
    asAt: null,
    importedBy: 'tester',
    undoneAt: null,
  };
}

function act(subjectId: string) {
  return {
    authorityCode: HERE.authorityCode,
    actor: 'tester',
    action: 'import.accepted' as const,
    subjectKind: 'import',
    subjectId,
    detail: { rows: 1 },
    correlationId: 'c1',
  };
}

async function addMonth(store: Store, importId: string, value: number, scope = HERE): Promise<void> {
  await store.transaction(async ({ imports, rows, audit }) => {
    await imports.add(imported(scope, importId));
    await rows.add(scope, importId, {
      table: 'monthly',
      rows: [{ row: 2, record: { measure: 'plans_n', month: '2024-10', series: 'actual', value } }],
    });
    await audit.append(act(importId));
  });
}

/** Declare the tests of a store; `withStore` gives each an empty one and takes it away again. */
export function declareStoreTests(
  name: string,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (store: Store) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withStore(work));

  it('a change and its audit entry stand or fall together', async (store) => {
    await assert.rejects(
      store.transaction(async ({ imports, audit }) => {
        await imports.add(imported(HERE, 'i1'));
        await audit.append(act('i1'));
        throw new Error('on purpose');
      }),
      /on purpose/,
    );
    assert.deepEqual(await store.read.imports.list(HERE), []);
    assert.deepEqual(await store.read.audit.list(null, 10), []);
    await addMonth(store, 'i1', 6161);
    assert.equal((await store.read.imports.list(HERE)).length, 1);
    assert.equal((await store.read.audit.list(null, 10)).length, 1);
  });

  it('a figure comes back with its file, hash and row', async (store) => {
    await addMonth(store, 'i1', 6161);
    assert.deepEqual(await store.read.rows.monthly(HERE), [
      {
        record: { measure: 'plans_n', month: '2024-10', series: 'actual', value: 6161 },
        origin: { importId: 'i1', file: 'i1.csv', sha256: 'hash-i1', row: 2 },
      },
    ]);
  });

  it('the newest import wins, and an undone import vanishes', async (store) => {
    await addMonth(store, 'i1', 6000);
    await addMonth(store, 'i2', 6161);
    assert.equal((await store.read.rows.monthly(HERE))[0]?.record.value, 6161);
    await store.transaction(({ imports }) => imports.markUndone('i2', '2024-11-02T09:00:00.000Z'));
    assert.equal((await store.read.rows.monthly(HERE))[0]?.record.value, 6000);
    assert.equal(await store.read.imports.findInForce(HERE, 'hash-i2', 'monthly-actuals'), null);
    assert.equal((await store.read.imports.findInForce(HERE, 'hash-i1', 'monthly-actuals'))?.importId, 'i1');
  });

  it("a scope never sees another's rows", async (store) => {
    await addMonth(store, 'i1', 6161, THERE);
    assert.deepEqual(await store.read.rows.monthly(HERE), []);
    assert.deepEqual(await store.read.rows.monthly(SHARED_SCOPE), []);
    assert.equal((await store.read.rows.monthly(THERE)).length, 1);
    assert.equal((await store.read.rows.counts(HERE))['monthly_figures'], 0);
  });

  it('money far beyond 32 bits comes back to the penny, and a missing value is not zero', async (store) => {
    const amount = pence(576_474_000_000_001);
    const line = {
      year: 2024,
      authorityNumber: '999',
      authorityName: 'Marlshire',
      table: 'Summary',
      heading: 'High needs block',
      amountPence: amount,
      quantity: null,
      mark: null,
    };
    await store.transaction(async ({ imports, rows }) => {
      await imports.add(imported(HERE, 'i1'));
      await rows.add(HERE, 'i1', {
        table: 'allocations',
        rows: [
          { row: 7, sheet: 'Summary', record: line },
          { row: 7, sheet: 'Summary', record: { ...line, amountPence: null, quantity: 0.5, mark: 'z' } },
        ],
      });
    });
    const [first, second] = await store.read.rows.all(HERE, 'allocations');
    assert.deepEqual(first?.record, line);
    assert.deepEqual(
      [second?.record.amountPence, second?.record.quantity, second?.record.mark],
      [null, 0.5, 'z'],
    );
  });

  it('published numbers and marks come back apart', async (store) => {
    const record = {
      dataset: 'caseload',
      timePeriod: '202324',
      geographicLevel: 'Local authority',
      areaCode: 'E10009901',
      areaName: 'Marlshire',
      breakdownTopic: 'All EHC plans',
      breakdown: 'All EHC plans',
      values: { ehcplans: 5500 },
      marks: { online_provider: 'x' },
    };
    await store.transaction(async ({ imports, rows }) => {
      await imports.add(imported(SHARED_SCOPE, 'i1'));
      await rows.add(SHARED_SCOPE, 'i1', { table: 'published', rows: [{ row: 2, record }] });
    });
    assert.deepEqual((await store.read.rows.published(SHARED_SCOPE, 'caseload'))[0]?.record, record);
    assert.deepEqual(await store.read.rows.published(SHARED_SCOPE, 'requests'), []);
  });

  it('a changed document adds a version and an equal one adds nothing', async (store) => {
    const put = (body: unknown) =>
      store.transaction(({ documents }) =>
        documents.put(HERE, { kind: 'risks', id: 'risks', body }, 'tester'),
      );
    assert.equal((await put({ a: 1, b: [2] })).version, 1);
    assert.equal((await put({ b: [2], a: 1 })).version, 1);
    assert.equal((await put({ a: 1, b: [3] })).version, 2);
    assert.deepEqual((await store.read.documents.newest(HERE, 'risks', 'risks'))?.body, { a: 1, b: [3] });
    assert.deepEqual(
      (await store.read.documents.history(HERE, 'risks', 'risks')).map((item) => item.version),
      [1, 2],
    );
    assert.deepEqual(await store.read.documents.scopes('risks'), [HERE]);
    assert.equal(await store.read.documents.newest(THERE, 'risks', 'risks'), null);
  });

  it('a plan version is locked once, read back as it was, and its name is not taken again', async (store) => {
    const lock = (id: string, body: unknown) =>
      store.transaction(({ plans }) =>
        plans.lock(HERE, { id, planVersion: 1, body, reason: 'signed' }, 'tester'),
      );
    await lock('first', { b: 1, a: 2 });
    await lock('second', {});
    await assert.rejects(lock('first', {}));
    const versions = await store.read.plans.versions(HERE);
    assert.deepEqual(
      versions.map(({ id, sequence }) => [id, sequence]),
      [
        ['first', 1],
        ['second', 2],
      ],
    );
    assert.deepEqual((await store.read.plans.version(HERE, 'first'))?.body, { b: 1, a: 2 });
    assert.equal(await store.read.plans.version(THERE, 'first'), null);
  });

  it('the audit chain is whole after many writers at once, and nothing is lost', async (store) => {
    await Promise.all(
      Array.from({ length: 12 }, (_, k) => addMonth(store, `i${String(k).padStart(2, '0')}`, k)),
    );
    assert.equal((await store.read.audit.list(null, 100)).length, 12);
    assert.equal(await store.read.audit.firstBroken(), null);
    assert.equal((await store.read.imports.list(HERE)).length, 12);
  });

  it('a store is bound to one set of keys, whoever comes first, and holds no key itself', async (store) => {
    assert.deepEqual(await store.keyBinding(), { fingerprint: null, oldPseudonymKey: null });
    const [one, other] = await Promise.all([store.bindKeys('aa'), store.bindKeys('bb')]);
    assert.equal(one, other);
    assert.deepEqual(await store.keyBinding(), { fingerprint: one, oldPseudonymKey: null });
    assert.equal(await store.bindKeys('cc'), one);
  });

  it('of extracts the one of the latest day is read, whenever it was imported, and it streams in order', async (store) => {
    const needs = (importId: string, asAt: string, count: number) =>
      store.transaction(async ({ imports, rows }) => {
        await imports.add({ ...imported(HERE, importId), asAt });
        const batch = Array.from({ length: count }, (_, k) => ({
          row: k + 2,
          record: { activePlanKey: `${importId}-${k}`, need: 'ASD', rank: 1 as const },
        }));
        await rows.add(HERE, importId, { table: 'needs', rows: batch });
      });
    await needs('i1', '2025-01-16', 45_000);
    await needs('i2', '2024-01-18', 3);
    const streamed: string[] = [];
    const source = await store.read.rows.stream(HERE, 'needs', (rows) => {
      for (const { record } of rows) streamed.push(record.activePlanKey);
    });
    assert.equal(source?.importId, 'i1');
    assert.equal(source?.asAt, '2025-01-16');
    assert.equal(streamed.length, 45_000);
    assert.deepEqual([streamed[0], streamed[44_999]], ['i1-0', 'i1-44999']);
    assert.equal((await store.read.rows.all(HERE, 'needs')).length, 45_000);
    const found = await store.read.rows.where(HERE, 'needs', 'activePlanKey', 'i1-7');
    assert.deepEqual(
      found.map(({ origin }) => origin.row),
      [9],
    );
    assert.deepEqual(await store.read.rows.where(HERE, 'needs', 'activePlanKey', 'i2-1'), []);
    assert.equal(await store.read.rows.stream(THERE, 'needs', () => undefined), null);
  });

  it('what is found later takes the place of what was found before, and nothing else', async (store) => {
    const problem = (code: string, row: number) => ({
      code,
      severity: 'error' as const,
      row,
      column: null,
      count: 1,
      message: 'm',
      advice: 'a',
      isKept: true as const,
    });
    await addMonth(store, 'i1', 6161);
    const codesOf = async () =>
      (await store.read.imports.problems('i1')).map(({ code, row, isKept }) => [code, row, isKept]);
    await store.transaction(({ imports }) =>
      imports.addFindings('i1', [problem('row.other', 1), problem('sen2.found', 2)], []),
    );
    await store.transaction(({ imports }) =>
      imports.addFindings('i1', [problem('sen2.found', 3)], ['sen2.found']),
    );
    assert.deepEqual(await codesOf(), [
      ['row.other', 1, true],
      ['sen2.found', 3, true],
    ]);
    await assert.rejects(
      store.transaction(({ imports }) => imports.addFindings('nothing', [], [])),
      /that is there/,
    );
  });

  it('a batch of many rows is kept whole', async (store) => {
    const batch = Array.from({ length: 5000 }, (_, k) => ({
      row: k + 2,
      record: { activePlanKey: `p${k}`, need: 'ASD', rank: 1 as const },
    }));
    await store.transaction(async ({ imports, rows }) => {
      await imports.add(imported(HERE, 'i1'));
      await rows.add(HERE, 'i1', { table: 'needs', rows: batch });
    });
    assert.equal((await store.read.rows.counts(HERE))['sen2_needs'], 5000);
  });
}
