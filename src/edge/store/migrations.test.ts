/** A store that an earlier version made is brought up to date, and keeps what it held. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import {
  assertGoesOn,
  earlierStore,
  EARLIER_NOW as NOW,
  STEPS,
} from '../../../test/store/earlier-versions.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { NEWEST_VERSION } from './migrations.ts';
import { openStore } from './open-store.ts';
import { neverChangedInSqlite } from './plan-tables.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };

const WORDS = {
  text: 'text',
  whole: 'integer',
  real: 'real',
  tableEnd: ' strict, without rowid',
  neverChanged: neverChangedInSqlite,
};
/** Make a store as an earlier version did, with one import of one monthly figure. @param skipped  a step that it did not have. */
function makeVersion(path: string, version: number, skipped = 0): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('pragma application_id = 1165388652');
  for (const statement of earlierStore(version, WORDS, skipped)) database.exec(statement);
  return database;
}

/** The same as version 1, with one import of one cost, and the key that it kept itself. */
function makeFirstVersion(path: string): void {
  const database = makeVersion(path, 1);
  database.exec(`insert into secrets values ('shared', 'pseudonym-key', '${'ab'.repeat(32)}')`);
  database.exec(`insert into imports values ('E10009901', 'i1', 'marlshire', 1, 'placement-costs', 'costs.csv',
    'aa', 1, 2, 1, 0, 1, '${NOW}', 'tester', null)`);
  database.exec(`insert into placement_costs values ('E10009901', 'i1', 0, 2, '', 'MOS-004711', 'inmss',
    '2024-09-01', null, 6100000)`);
  database.close();
}

/** Every table with its columns, as the database tells it. */
function tablesOf(path: string): readonly unknown[] {
  const database = new DatabaseSync(path);
  const rows = database
    .prepare(
      `select m.name as table_name, p.name as column_name, p.type, p."notnull", p.pk
       from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' order by 1, 2`,
    )
    .all();
  database.close();
  return rows;
}

test('every step of the store is tried below', () => {
  assert.equal(STEPS.at(-1)?.version, NEWEST_VERSION);
});

for (const { version } of STEPS.slice(0, -1))
  test(`a store of version ${version} opens as one of today: the same tables as a new one, its figures there, its trail going on`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
    const [path, fresh] = [join(folder, 'store.sqlite'), join(folder, 'new.sqlite')];
    try {
      makeVersion(path, version).close();
      await (await openStore({ sqlitePath: fresh, now: () => NOW })).close();
      const store = await openStore({ sqlitePath: path, now: () => NOW });
      await assertGoesOn(store);
      await store.close();
      assert.deepEqual(tablesOf(path), tablesOf(fresh));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

test('a store of version 1 opens, its figures stand, and references that it kept in plain text are gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const path = join(folder, 'store.sqlite');
  try {
    makeFirstVersion(path);
    const store = await openStore({ sqlitePath: path, now: () => NOW });
    const [cost] = await store.read.rows.all(SCOPE, 'costs');
    assert.deepEqual([cost?.record.yearlyCostPence, cost?.record.caseKey], [6_100_000, '']);
    assert.equal((await store.read.imports.list(SCOPE))[0]?.asAt, null);
    const binding = await store.keyBinding();
    assert.deepEqual(binding, { fingerprint: null, oldPseudonymKey: 'ab'.repeat(32) });
    await store.bindKeys('ff');
    assert.deepEqual(await store.keyBinding(), { fingerprint: 'ff', oldPseudonymKey: null });
    await store.close();
    const again = await openStore({ sqlitePath: path, now: () => NOW });
    assert.equal((await again.read.rows.all(SCOPE, 'costs')).length, 1);
    await again.close();
    const bytes = new DatabaseSync(path).prepare(
      'select count(*) as n from placement_costs where case_key <> ?',
    );
    assert.equal(bytes.get('')?.['n'], 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Steps that a store of today can lack: the first made the tables that others widen, and step 12 stands on step 10. */
const CAN_BE_SKIPPED = STEPS.filter(({ version }) => ![1, 10].includes(version)).slice(0, -1);

for (const { version, name } of CAN_BE_SKIPPED)
  test(`a store that skipped step ${version} and has all later ones gets it when it is opened, and says so once`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
    const [path, fresh] = [join(folder, 'store.sqlite'), join(folder, 'new.sqlite')];
    try {
      makeVersion(path, NEWEST_VERSION, version).close();
      await (await openStore({ sqlitePath: fresh, now: () => NOW })).close();
      const store = await openStore({ sqlitePath: path, now: () => NOW });
      assert.deepEqual(store.stepsAdded, [`${version} (${name})`]);
      await assertGoesOn(store);
      await store.close();
      assert.deepEqual(tablesOf(path), tablesOf(fresh));
      const again = await openStore({ sqlitePath: path, now: () => NOW });
      assert.deepEqual(again.stepsAdded, []);
      await again.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

for (const { title, change, code, told } of [
  {
    title: 'whose missing step cannot be added, as its table is there already,',
    change: 'delete from evenkeel_migrations where version = 11',
    code: 'store.step-missing',
    told: /lacks step 11 \(prepared-answers\)/,
  },
  {
    title: 'whose step has another name than here',
    change: "update evenkeel_migrations set name = 'voting' where version = 12",
    code: 'store.other-steps',
    told: /its step 12 \(voting\) is 12 \(marks-by-theme\) here/,
  },
])
  test(`a store ${title} is refused with a sentence that names it, and left as it was`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
    const path = join(folder, 'store.sqlite');
    try {
      await (await openStore({ sqlitePath: path, now: () => NOW })).close();
      const database = new DatabaseSync(path);
      database.exec(change);
      database.close();
      const before = await readFile(path);
      await assert.rejects(
        openStore({ sqlitePath: path, now: () => NOW }),
        (error) =>
          error instanceof ProblemError && error.problem.code === code && told.test(error.problem.message),
      );
      assert.deepEqual(await readFile(path), before);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
