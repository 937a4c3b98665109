/** A store that an earlier version made on PostgreSQL is brought up to date, and keeps what it held. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openStore } from '../../src/edge/store/open-store.ts';
import { POSTGRES_WORDS } from '../../src/edge/store/postgres-store.ts';
import { withDatabase } from '../make/with-database.ts';
import { assertGoesOn, EARLIER_NOW, earlierStore, STEPS } from '../store/earlier-versions.ts';

const SERVER = process.env['EVENKEEL_TEST_DATABASE_URL'];
const open = (databaseUrl: string) => openStore({ databaseUrl, now: () => EARLIER_NOW });

async function query(url: string, statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: readonly unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Every table with its columns, keys and triggers, as the database tells it. */
function shapeOf(url: string): Promise<readonly unknown[]> {
  return query(url, [
    `select table_name, column_name, data_type, collation_name, is_nullable from information_schema.columns
     where table_schema = current_schema()
     union all select tablename, indexdef, '', '', '' from pg_indexes where schemaname = current_schema()
     union all select event_object_table, trigger_name, event_manipulation, '', '' from information_schema.triggers
     order by 1, 2, 3`,
  ]);
}

function upgradeTests(server: string): void {
  for (const { version } of STEPS.slice(0, -1))
    test(`postgres: a store of version ${version} opens as one of today, its figures there and its trail going on`, () =>
      withDatabase(server, async (url) => {
        await query(url, earlierStore(version, POSTGRES_WORDS));
        const store = await open(url);
        try {
          await assertGoesOn(store);
        } finally {
          await store.close();
        }
        await withDatabase(server, async (fresh) => {
          await (await open(fresh)).close();
          assert.deepEqual(await shapeOf(url), await shapeOf(fresh));
        });
      }));
}

if (SERVER === undefined)
  test('upgrades on PostgreSQL', { skip: 'EVENKEEL_TEST_DATABASE_URL names no server' }, () => undefined);
else upgradeTests(SERVER);
