/** The bridge to SQLite: a kept statement says what the tables hold now, also after they changed, and rows taken one by one are not disturbed. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { sqliteBridge } from './sqlite-bridge.ts';

test('a kept statement sees a column that came, whoever brought it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-test-'));
  try {
    const [here, there] = [join(folder, 's.db'), join(folder, 's.db')].map(
      (path) => new DatabaseSync(path),
    ) as [DatabaseSync, DatabaseSync]; // two paths give two
    const bridge = sqliteBridge(here);
    bridge.prepare('create table t (a integer)').run([]);
    bridge.prepare('insert into t (a) values (?)').run([1]);
    const all = () => bridge.prepare('select * from t').all([]);
    assert.deepEqual(all(), [{ a: 1 }]);
    bridge.prepare('alter table t add column b text').run([]);
    assert.deepEqual(all(), [{ a: 1, b: null }]);
    there.exec('alter table t add column c text');
    assert.deepEqual(all(), [{ a: 1, b: null, c: null }]);
    there.close();
    bridge.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('rows taken one by one go on while the same is asked again', () => {
  const bridge = sqliteBridge(new DatabaseSync(':memory:'));
  bridge.prepare('create table t (a integer)').run([]);
  for (const a of [1, 2, 3]) bridge.prepare('insert into t (a) values (?)').run([a]);
  const ask = 'select a from t order by a';
  const [one, other] = [bridge.prepare(ask).iterate([]), bridge.prepare(ask).iterate([])];
  const plain = (rows: Iterable<unknown>) => [...rows].map((row) => ({ ...(row as object) })); // rows have no prototype
  assert.equal((one.next().value as { a: number }).a, 1);
  assert.deepEqual(bridge.prepare(ask).all([]), [{ a: 1 }, { a: 2 }, { a: 3 }]);
  assert.deepEqual(plain(other), [{ a: 1 }, { a: 2 }, { a: 3 }]);
  assert.deepEqual(plain(one), [{ a: 2 }, { a: 3 }]);
  bridge.close();
});

test('more statements than are kept are answered all the same', () => {
  const bridge = sqliteBridge(new DatabaseSync(':memory:'));
  for (let round = 0; round < 2; round++)
    for (let k = 0; k < 600; k++) assert.deepEqual(bridge.prepare(`select ${k} as k`).all([]), [{ k }]);
  bridge.close();
});
