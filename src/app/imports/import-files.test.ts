/** Imports into a real store: whole or not at all, once and not twice, undone and traced. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Scope, Store } from '../../edge/store/store.ts';
import { passingKeys } from '../open-keys.ts';
import { type ImportDependencies, SHELF, UNASSIGNED_SCOPE } from './import-call.ts';
import { importFiles, listImports } from './import-files.ts';
import { undoImport } from './undo-import.ts';

const DATA = join(import.meta.dirname, '../../../test/data/intake');
const SCOPE: Scope = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const ACTOR: Actor = { id: 'tester', roles: ['programme-lead'], authorities: 'all' };
const NOW = '2024-12-11T12:00:00.000Z';

type Bench = {
  readonly store: Store;
  readonly folder: string;
  readonly dependencies: ImportDependencies;
};

async function withStore(work: (bench: Bench) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const newId = () => `id-${String(++id).padStart(4, '0')}`;
  try {
    await work({ store, folder, dependencies: { store, now: () => NOW, newId, keys: passingKeys() } });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function total(store: Store, scope: Scope): Promise<number> {
  return Object.values(await store.read.rows.counts(scope)).reduce((sum, count) => sum + count, 0);
}

function codes(report: { problems: readonly { code: string }[] } | undefined): string[] {
  return (report?.problems ?? []).map(({ code }) => code);
}

test('a folder is read through: what can be read is stored with its trail, the rest is told', () =>
  withStore(async ({ store, dependencies }) => {
    const reports = await importFiles(dependencies, ACTOR, { paths: [DATA], scope: SCOPE });
    const files = (await readdir(DATA, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    assert.equal(reports.length, files.length);
    assert.deepEqual(
      reports.filter(({ kind }) => kind === 'unknown').map(({ file }) => file.split('/').at(-1)),
      ['notes.txt', 'shared-files.csv'],
    );
    const imports = await listImports(dependencies, ACTOR, SCOPE);
    const trail = await store.read.audit.list(null, 100);
    const accepted = trail.filter(({ action }) => action === 'import.accepted');
    assert.equal(accepted.length, imports.length);
    for (const record of imports) {
      const entry = accepted.find(({ subjectId }) => subjectId === record.importId);
      assert.equal(entry?.detail['sha256'], record.report.sha256);
      assert.equal(entry?.detail['recordsAccepted'], record.report.recordsAccepted);
      assert.doesNotMatch(JSON.stringify(record), /\/test\/data/, 'the folder a file lay in is not kept');
    }
    assert.ok((await total(store, SCOPE)) > 40);
    assert.equal(await store.read.audit.firstBroken(), null);
  }));

test('the same file again adds nothing and says so; undone, it can be read again', () =>
  withStore(async ({ store, dependencies }) => {
    const request = { paths: [join(DATA, 'monthly.csv')], scope: SCOPE };
    const [first] = await importFiles(dependencies, ACTOR, request);
    const rows = await total(store, SCOPE);
    assert.equal(rows, 8);
    const [again] = await importFiles(dependencies, ACTOR, request);
    assert.ok(codes(again).includes('import.already-there'));
    assert.equal(again?.recordsAccepted, first?.recordsAccepted);
    assert.equal(await total(store, SCOPE), rows);
    const [record] = await listImports(dependencies, ACTOR, SCOPE);
    const undone = await undoImport(dependencies, ACTOR, record?.importId ?? '');
    assert.equal(undone.undoneAt, NOW);
    assert.equal(await total(store, SCOPE), 0);
    await importFiles(dependencies, ACTOR, request);
    assert.equal(await total(store, SCOPE), rows);
    const actions = (await store.read.audit.list(null, 10)).map(({ action }) => action);
    assert.deepEqual(actions.filter((action) => action.startsWith('import.')).sort(), [
      'import.accepted',
      'import.accepted',
      'import.undone',
    ]);
  }));

test('with strict, a file with a row in error is left out; without, its good rows are kept', () =>
  withStore(async ({ store, dependencies }) => {
    const request = { paths: [join(DATA, 'monthly-broken.csv'), join(DATA, 'costs.csv')], scope: SCOPE };
    const [bad, good] = await importFiles(dependencies, ACTOR, { ...request, strict: true });
    assert.ok(codes(bad).includes('import.kept-out'));
    assert.deepEqual(codes(good), ['row.header', 'cost.zero']);
    const counts = await store.read.rows.counts(SCOPE);
    assert.deepEqual(Object.values(counts).sort().at(-1), 5);
    assert.equal(await total(store, SCOPE), 5);
    await importFiles(dependencies, ACTOR, request);
    assert.equal(await total(store, SCOPE), 7);
  }));

test('a trial reads and tells, and leaves no trace', () =>
  withStore(async ({ store, dependencies }) => {
    const before = (await store.read.audit.list(null, 10)).length;
    const [report] = await importFiles(dependencies, ACTOR, {
      paths: [join(DATA, 'costs.csv')],
      scope: SCOPE,
      dryRun: true,
    });
    assert.equal(report?.recordsAccepted, 5);
    assert.equal(await total(store, SCOPE), 0);
    assert.equal((await store.read.audit.list(null, 10)).length, before);
  }));

test('a fault in the middle of a file leaves the store as it was', () =>
  withStore(async ({ store, folder, dependencies }) => {
    const path = join(folder, 'costs.csv');
    const lines = Array.from({ length: 9000 }, (_, at) => `P-${at},inmss,01/09/2024,,5`);
    await writeFile(path, `Reference,Placement type,Start date,End date,Annual cost\n${lines.join('\n')}\n`);
    let batches = 0;
    const faulty: Store = {
      ...store,
      transaction: (work) =>
        store.transaction((repositories) =>
          work({
            ...repositories,
            rows: {
              ...repositories.rows,
              add: async (scope, importId, batch) => {
                await repositories.rows.add(scope, importId, batch);
                if (++batches === 3) throw new Error('the disk is gone');
              },
            },
          }),
        ),
    };
    await assert.rejects(
      importFiles({ ...dependencies, store: faulty }, ACTOR, { paths: [path], scope: SCOPE }),
      /the disk is gone/,
    );
    assert.equal(batches, 3);
    assert.equal(await total(store, SCOPE), 0);
    assert.deepEqual(await store.read.imports.list(null), []);
    await importFiles(dependencies, ACTOR, { paths: [path], scope: SCOPE });
    assert.equal(await total(store, SCOPE), 9000);
  }));

test('the tables of a return are read parents first, whatever their names, and told in the order given', () =>
  withStore(async ({ store, folder, dependencies }) => {
    const from = join(DATA, 'sen2/Blade-Export_16-01-2025_');
    for (const [name, table] of [
      ['a.csv', 'senneed'],
      ['b.csv', 'activeplans'],
      ['c.csv', 'requests'],
      ['d.csv', 'person'],
    ] as const)
      await cp(`${from}${table}.csv`, join(folder, name));
    const reports = await importFiles(dependencies, ACTOR, { paths: [folder], scope: SCOPE });
    assert.deepEqual(
      reports.map(({ file, rowsWithErrors }) => [file.split('/').at(-1), rowsWithErrors]),
      [
        ['a.csv', 0],
        ['b.csv', 0],
        ['c.csv', 0],
        ['d.csv', 0],
      ],
    );
    assert.equal(await total(store, SCOPE), 9);
  }));

test('published tables go to the shelf; an authority’s own rows never do', () =>
  withStore(async ({ store, dependencies }) => {
    const paths = [join(DATA, 'panel.csv'), join(DATA, 'costs.csv')];
    const [panel, costs] = await importFiles(dependencies, ACTOR, { paths, scope: SHELF });
    assert.deepEqual([await total(store, SHELF), await total(store, UNASSIGNED_SCOPE)], [4, 5]);
    assert.ok(!codes(panel).includes('import.no-programme'));
    assert.ok(codes(costs).includes('import.no-programme'));
    const [again] = await importFiles(dependencies, ACTOR, { paths: paths.slice(1), scope: SHELF });
    assert.ok(codes(again).includes('import.already-there'));
  }));

test('paths that are no files are told, one report each', () =>
  withStore(async ({ folder, dependencies }) => {
    const paths = [join(folder, 'none.csv'), folder];
    const reports = await importFiles(dependencies, ACTOR, { paths, scope: SCOPE });
    assert.deepEqual(reports.map(codes), [['file.not-found'], ['file.folder-empty']]);
  }));

test('an import that is not there, was undone, or is another authority’s cannot be undone', () =>
  withStore(async ({ dependencies }) => {
    await importFiles(dependencies, ACTOR, { paths: [join(DATA, 'costs.csv')], scope: SCOPE });
    const [record] = await listImports(dependencies, ACTOR, null);
    const id = record?.importId ?? '';
    const is = (code: string) => (fault: unknown) =>
      fault instanceof ProblemError && fault.problem.code === code;
    const stranger: Actor = { id: 'x', roles: ['programme-lead'], authorities: ['E10009999'] };
    await assert.rejects(undoImport(dependencies, stranger, id), is('access.refused'));
    assert.deepEqual(await listImports(dependencies, stranger, null), []);
    await assert.rejects(undoImport(dependencies, ACTOR, 'none'), is('import.not-found'));
    await undoImport(dependencies, ACTOR, id);
    await assert.rejects(undoImport(dependencies, ACTOR, id), is('import.already-undone'));
  }));
