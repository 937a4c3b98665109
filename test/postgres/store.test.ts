/** The store on a real PostgreSQL server: what must hold of any store, and what is its own. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { ProblemError } from '../../src/core/base/problem.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { declareStoreTests } from '../make/store-suite.ts';

const SERVER = process.env['EVENKEEL_TEST_DATABASE_URL'];
const now = () => '2024-12-11T12:00:00.000Z';

/** Give a test a database of its own on the server and remove it afterwards. */
async function withDatabase(server: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = `evenkeel_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    await work(url.href);
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

if (SERVER === undefined)
  test('postgres', { skip: 'EVENKEEL_TEST_DATABASE_URL names no server' }, () => undefined);
else {
  const withStore = (work: (store: Store) => Promise<void>) =>
    withDatabase(SERVER, async (url) => {
      const store = await openStore({ databaseUrl: url, now });
      try {
        await work(store);
      } finally {
        await store.close();
      }
    });
  declareStoreTests('postgres', withStore);

  test('several processes may open a new database at the same moment', () =>
    withDatabase(SERVER, async (url) => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ databaseUrl: url, now })));
      for (const store of stores) assert.deepEqual(await store.read.imports.list(null), []);
      for (const store of stores) await store.close();
    }));

  test('a server that cannot be reached is a sentence without the password', async () => {
    await assert.rejects(
      openStore({ databaseUrl: 'postgres://someone:secret@127.0.0.1:1/none', now }),
      (error) => {
        assert.ok(error instanceof ProblemError);
        assert.equal(error.problem.code, 'store.cannot-open');
        assert.doesNotMatch(JSON.stringify(error.problem), /secret/);
        return true;
      },
    );
  });
}
