/** What is exported comes back as it was, whatever key the other installation has; no case reference goes along. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { SAMPLE_RECORDS } from '../../test/make/sample-records.ts';
import type { Actor } from '../core/access/access.ts';
import { pence } from '../core/base/pence.ts';
import type { RecordOf, RowBatch, TableName } from '../core/domain/records.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { AppDependencies } from './dependencies.ts';
import { exportData } from './export-data.ts';
import { importFiles } from './imports/import-files.ts';
import { passingKeys } from './open-keys.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2024-12-11T12:00:00.000Z';
const ACTOR: Actor = { id: 'analyst', roles: ['analyst'], authorities: 'all' };

async function inStore<T>(work: (dependencies: AppDependencies, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const dependencies = {
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  };
  try {
    return await work(dependencies, folder);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Put records in a store as one import. */
async function fill({ store }: AppDependencies, batches: readonly RowBatch[]): Promise<void> {
  await store.transaction(async ({ imports, rows }) => {
    const counts = { rowsRead: 1, recordsAccepted: 1, rowsWithErrors: 0, rowsSkipped: 0 };
    const kind = 'sen2-csv';
    const report = { file: 'a.csv', kind, confidence: 1, sha256: 'aa', ...counts, problems: [] } as const;
    await imports.add({
      ...SCOPE,
      importId: 'i1',
      kind,
      report,
      asAt: '2025-01-16',
      importedAt: NOW,
      importedBy: 'tester',
      undoneAt: null,
    });
    for (const batch of batches) await rows.add(SCOPE, 'i1', batch);
  });
}

async function recordsOf({ store }: AppDependencies, tables: readonly TableName[]) {
  const found: Partial<Record<TableName, unknown[]>> = {};
  for (const table of tables)
    found[table] = (await store.read.rows.all(SCOPE, table)).map(({ record }) => record);
  return found;
}

const KEY = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((digits) => digits.join(''));
const MAYBE_KEY = fc.option(KEY);
const FLAG = fc.option(fc.boolean());

/** A made-up child with a request, an assessment, a plan and a placement, each field there or missing. */
const CHILD = fc.record({
  keys: fc.uniqueArray(KEY, { minLength: 5, maxLength: 5 }),
  pupilKey: MAYBE_KEY,
  learnerKey: MAYBE_KEY,
  caseKey: MAYBE_KEY,
  nameKey: MAYBE_KEY,
  month: fc.integer({ min: 1, max: 12 }),
  ethnicity: fc.option(fc.constantFrom('WBRI', 'AIND')),
  flag: FLAG,
  other: FLAG,
  residential: fc.option(fc.constantFrom('A', 'B')),
  ceased: fc.boolean(),
  cost: fc.integer({ min: 1, max: 50_000_000 }),
});
type Child = typeof CHILD extends fc.Arbitrary<infer T> ? T : never;

type Row = { [Name in TableName]?: RecordOf[Name] };

function rowOf(child: Child): Row {
  const [person = '', request = '', assessment = '', named = '', active = ''] = child.keys;
  const { flag, other, residential, ceased } = child;
  return {
    persons: {
      personKey: person,
      birthMonth: `2012-${String(child.month).padStart(2, '0')}`,
      pupilKey: child.pupilKey,
      learnerKey: child.learnerKey,
      caseKey: child.caseKey,
      nameKey: child.nameKey,
      sex: 'F',
      ethnicity: child.ethnicity,
      upnUnknown: child.pupilKey === null && child.learnerKey === null ? 'UN8' : null,
    },
    requests: {
      ...SAMPLE_RECORDS.requests,
      requestKey: request,
      personKey: person,
      mediation: flag,
      tribunal: other,
      source: '3',
    },
    assessments: {
      ...SAMPLE_RECORDS.assessments,
      assessmentKey: assessment,
      requestKey: request,
      exceptionToTwentyWeeks: flag,
      otherTribunal: other,
    },
    namedPlans: {
      ...SAMPLE_RECORDS.namedPlans,
      namedPlanKey: named,
      assessmentKey: assessment,
      ceasedOn: ceased ? '2024-12-01' : null,
      ceaseReason: ceased ? '2' : null,
      residential,
      personalBudget: flag,
    },
    planDetails: { ...SAMPLE_RECORDS.planDetails, namedPlanKey: named, senUnit: flag },
    activePlans: { ...SAMPLE_RECORDS.activePlans, activePlanKey: active, requestKey: request, residential },
    placements: { ...SAMPLE_RECORDS.placements, activePlanKey: active, resourcedProvision: other },
    needs: { ...SAMPLE_RECORDS.needs, activePlanKey: active },
    costs: {
      ...SAMPLE_RECORDS.costs,
      caseKey: child.caseKey ?? person,
      pupilKey: child.pupilKey,
      yearlyCostPence: pence(child.cost),
      band: residential === null ? null : `Band ${residential}`,
    },
  };
}

const TABLES: readonly TableName[] = [
  'sen2Headers',
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'planDetails',
  'activePlans',
  'placements',
  'needs',
  'costs',
  'monthly',
];

function batchesOf(children: readonly Child[]): readonly RowBatch[] {
  const rows = children.map(rowOf);
  const batches = TABLES.flatMap((table) => {
    const records = rows.flatMap((row) => row[table] ?? []);
    const placed = records.map((record, at) => ({ row: at + 2, record }));
    return placed.length === 0 ? [] : [{ table, rows: placed } as unknown as RowBatch]; // name and rows belong together
  });
  return [
    { table: 'sen2Headers', rows: [{ row: 2, record: SAMPLE_RECORDS.sen2Headers }] },
    ...batches,
    { table: 'monthly', rows: [{ row: 2, record: SAMPLE_RECORDS.monthly }] },
  ];
}

test('export then import gives the same records', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(CHILD, { minLength: 1, maxLength: 6 }), async (children) => {
      await inStore(async (here, folder) => {
        await fill(here, batchesOf(children));
        const out = join(folder, 'export');
        await exportData(here, ACTOR, SCOPE, out);
        await inStore(async (there) => {
          const reports = await importFiles(there, ACTOR, { paths: [out], scope: SCOPE });
          assert.deepEqual(
            reports.flatMap(({ rowsWithErrors, problems }) => [
              rowsWithErrors,
              ...problems.filter(({ severity, isKept }) => severity === 'error' && isKept !== true),
            ]),
            reports.map(() => 0),
          );
          assert.deepEqual(await recordsOf(there, TABLES), await recordsOf(here, TABLES));
        });
      });
    }),
    { numRuns: 12 },
  );
});

test('an export is told in the trail, holds no case reference, and writes among no other files', () =>
  inStore(async (dependencies, folder) => {
    await fill(dependencies, [
      { table: 'caseReferences', rows: [{ row: 2, record: { caseKey: 'aa', sealed: 'c2VhbGVk' } }] },
    ]);
    const out = join(folder, 'export');
    await exportData(dependencies, ACTOR, SCOPE, out);
    for (const entry of await readdir(out, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        assert.ok(!(await readFile(join(entry.parentPath, entry.name), 'utf8')).includes('c2VhbGVk'));
    const [newest] = await dependencies.store.read.audit.list(null, 1);
    assert.equal(newest?.action, 'data.exported');
    await assert.rejects(exportData(dependencies, ACTOR, SCOPE, out), /holds something/);
  }));
