/** What is locked cannot change, not even by somebody who writes to the database past the product. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStore } from './open-store.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const VERSION = { id: 'agreement', planVersion: 1, body: { a: 1 }, reason: 'signed' };

test('the database refuses to change or delete a locked version, a setting or a record', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const path = join(folder, 'store.sqlite');
  try {
    const store = await openStore({ sqlitePath: path, now: () => '2024-12-11T12:00:00.000Z' });
    await store.transaction(async ({ plans, records }) => {
      const body = { title: 't', owner: 'o', fields: {}, links: [], isWithdrawn: false };
      await records.add(SCOPE, { kind: 'insight', id: 'one', reason: 'why', body }, 'tester');
      await plans.lock(SCOPE, VERSION, 'tester');
      const values = { oldValue: 1, newValue: 2, reason: 'why', source: 'where', grade: 'judged' as const };
      await plans.addSetting(SCOPE, { planVersion: 2, cell: 'finance.x', ...values }, 'tester');
    });
    const database = new DatabaseSync(path);
    for (const table of ['plan_versions', 'plan_assumptions', 'programme_records']) {
      const refused = new RegExp(`rows of ${table} are never changed`);
      assert.throws(() => database.exec(`update ${table} set reason = 'another'`), refused);
      assert.throws(() => database.exec(`delete from ${table}`), refused);
    }
    database.close();
    assert.equal((await store.read.plans.version(SCOPE, 'agreement'))?.reason, 'signed');
    assert.equal((await store.read.plans.settings(SCOPE)).length, 1);
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
