/** A store that an earlier version made is brought up to date, and keeps what it held. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { createTables } from './create-tables.ts';
import { openStore } from './open-store.ts';

const NOW = '2024-12-11T12:00:00.000Z';
const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };

/** Make a store as version 1 did, with one import of one cost, and the key that it kept itself. */
function makeFirstVersion(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('pragma application_id = 1165388652');
  database.exec(
    'create table evenkeel_migrations (version integer not null primary key, name text not null, applied_at text not null) strict, without rowid',
  );
  const words = { text: 'text', whole: 'integer', real: 'real', tableEnd: ' strict, without rowid' };
  for (const statement of createTables(words)) database.exec(statement);
  database.exec(`insert into evenkeel_migrations values (1, 'first-tables', '${NOW}')`);
  database.exec(`insert into secrets values ('shared', 'pseudonym-key', '${'ab'.repeat(32)}')`);
  database.exec(`insert into imports values ('E10009901', 'i1', 'marlshire', 1, 'placement-costs', 'costs.csv',
    'aa', 1, 2, 1, 0, 1, '${NOW}', 'tester', null)`);
  database.exec(`insert into placement_costs values ('E10009901', 'i1', 0, 2, '', 'MOS-004711', 'inmss',
    '2024-09-01', null, 6100000)`);
  database.close();
}

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
