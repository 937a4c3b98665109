/** The store on a real PostgreSQL server: what must hold of any store, and what is its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '../../src/core/base/problem.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { declareStoreTests } from '../make/store-suite.ts';
import { execute, withDatabase } from '../make/with-database.ts';
import { declareAccountTests } from '../store/account-tests.ts';
import { declareBackupTests } from '../store/backup-tests.ts';
import { declareKeyTests } from '../store/key-tests.ts';
import { declarePrivacyTests } from '../store/privacy-tests.ts';
import { processTests } from '../store/process-tests.ts';
import { declareReviewTests } from '../store/review-tests.ts';
import { MARLSHIRE, now, sampleAct, sampleAllocation, sampleImport } from '../store/store-samples.ts';
import { storeTests } from '../store/store-tests.ts';
import { declareSurveyTests } from '../store/survey-tests.ts';
import { tamperTests } from '../store/tamper-tests.ts';
import { declareVoiceTests } from '../store/voice-tests.ts';

const SERVER = process.env['EVENKEEL_TEST_DATABASE_URL'];

/** Run with an empty database; all stores opened are closed afterwards. */
async function withPlace(
  server: string,
  work: (open: () => Promise<Store>, url: string) => Promise<void>,
): Promise<void> {
  await withDatabase(server, async (databaseUrl) => {
    const opened: Store[] = [];
    try {
      await work(async () => {
        const store = await openStore({ databaseUrl, now });
        opened.push(store);
        return store;
      }, databaseUrl);
    } finally {
      for (const store of opened) await store.close();
    }
  });
}

async function problemOf(databaseUrl: string) {
  try {
    await (await openStore({ databaseUrl, now })).close();
    return { code: 'opened' };
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

function serverTests(server: string): void {
  declareStoreTests('postgres', (work) => withPlace(server, async (open) => work(await open())));
  declareAccountTests('postgres', (work) => withPlace(server, async (open) => work(await open())));
  declareKeyTests('postgres', (work) => withPlace(server, async (open) => work(await open())));
  declareReviewTests('postgres', (work) => withPlace(server, async (open) => work(await open())));
  declareSurveyTests('postgres', (work) => withPlace(server, async (open) => work(await open())));
  declarePrivacyTests('postgres', (work) => withPlace(server, async (open) => work(await open())));
  declareVoiceTests('postgres', (work) => withPlace(server, async (open) => work(await open())));
  test('postgres: the numbers that the server gives to transactions do not lead from an answer to its invitation', () =>
    withPlace(server, async (open, url) => {
      const store = await open();
      const hashes = Array.from({ length: 6 }, (_, place) => String(place).repeat(64));
      await store.transaction(async ({ surveys }) => {
        await surveys.publish(MARLSHIRE, { surveyId: 's', body: '{}' }, 'tester');
        const days = { opensOn: '2024-12-01', closesOn: '2024-12-31' };
        await surveys.addWave(MARLSHIRE, { waveId: 'w', surveyId: 's', version: 1, ...days });
        await surveys.addInvitations(MARLSHIRE, { waveId: 'w', group: 'north', hashes });
      });
      for (const hash of hashes.slice(0, 4))
        await store.transaction(async ({ surveys }) => {
          await surveys.markInvitationUsed(MARLSHIRE, hash);
          const reply = {
            group: 'north',
            givenOn: '2024-12-11',
            entry: 'code',
            answers: { q: hash },
          } as const;
          await surveys.addReply(MARLSHIRE, 'w', reply);
        });
      const together = `select count(*) from survey_answers a, survey_invitations i where a.xmin::text = i.xmin::text`;
      // The newest answer has the number of all four used invitations; the others have that of none.
      await execute(url, `do $$ begin if (${together}) <> 4 then raise exception 'joined'; end if; end $$`);
      await execute(
        url,
        `do $$ begin if (select count(distinct a.answer_key) from survey_answers a, survey_invitations i
         where a.xmin::text = i.xmin::text) <> 1 then raise exception 'joined'; end if; end $$`,
      );
    }));
  const withServer = (work: (store: Store) => Promise<void>) =>
    withPlace(server, async (open) => work(await open()));
  const withMemory = async (work: (store: Store) => Promise<void>) => {
    const store = await openStore({ sqlitePath: ':memory:', now });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };
  declareBackupTests('postgres to postgres', withServer, withServer);
  declareBackupTests('embedded to postgres', withMemory, withServer);
  declareBackupTests('postgres to embedded', withServer, withMemory);
  storeTests('postgres', (work) => withPlace(server, work));
  tamperTests('postgres', (work) =>
    withPlace(server, async (open, url) => work(await open(), (statement) => execute(url, statement))),
  );
  processTests('postgres', (work) => withDatabase(server, work));

  test('postgres: stores opened on a new database at the same moment all work', () =>
    withPlace(server, async (open) => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => open()));
      await Promise.all(
        stores.map((store, index) =>
          store.transaction(({ audit }) => audit.append(sampleAct(String(index)))),
        ),
      );
      assert.equal((await stores[0]?.read.audit.list(null, 10))?.length, 4);
      assert.equal(await stores[0]?.read.audit.firstBroken(), null);
    }));

  test('postgres: more rows than one statement takes are kept in their order', () =>
    withPlace(server, async (open) => {
      const store = await open();
      const batch = Array.from({ length: 25_001 }, (_, index) => ({
        row: index + 2,
        record: sampleAllocation(`h${index}`, index),
      }));
      await store.transaction(async ({ imports, rows }) => {
        await imports.add(sampleImport('i1', 'dsg-allocations'));
        await rows.add(MARLSHIRE, 'i1', { table: 'allocations', rows: batch });
      });
      const lines = await store.read.rows.all(MARLSHIRE, 'allocations');
      assert.deepEqual(
        lines.map((line) => line.record),
        batch.map((line) => line.record),
      );
    }));

  test('postgres: a character of code zero, which the server cannot hold, is a sentence and not a fault', () =>
    withPlace(server, async (open) => {
      const store = await open();
      await assert.rejects(
        store.transaction(async ({ imports, rows }) => {
          await imports.add(sampleImport('i1', 'dsg-allocations'));
          const record = sampleAllocation('a\u0000b', 1);
          await rows.add(MARLSHIRE, 'i1', { table: 'allocations', rows: [{ row: 2, record }] });
        }),
        (error) => error instanceof ProblemError && error.problem.code === 'store.unstorable-text',
      );
    }));

  test("postgres: ids and documents sort by bytes, whatever the server's language", () =>
    withPlace(server, async (open) => {
      const store = await open();
      const ids = ['a-b', 'aB', 'ab', 'Z', 'é'];
      await store.transaction(async ({ documents }) => {
        for (const id of ids) await documents.put(MARLSHIRE, { kind: 'risks', id, body: {} }, 'tester');
      });
      const stored = (await store.read.documents.all(MARLSHIRE, 'risks')).map((item) => item.id);
      assert.deepEqual(stored, ['Z', 'a-b', 'aB', 'ab', 'é']);
    }));

  test("postgres: a database with another program's tables is refused and left as it was", () =>
    withDatabase(server, async (url) => {
      await execute(url, 'create table things (id text)');
      assert.equal((await problemOf(url)).code, 'store.not-a-store');
      await execute(url, 'drop table things');
      assert.equal((await problemOf(url)).code, 'opened');
    }));

  test('postgres: a store of a newer version is refused', () =>
    withPlace(server, async (open, url) => {
      await (await open()).close();
      await execute(url, "insert into evenkeel_migrations values (999, 'later', '2030-01-01T00:00:00Z')");
      assert.equal((await problemOf(url)).code, 'store.newer-version');
    }));

  test('postgres: a step that was skipped is added; where it cannot be, the store is refused and left as it was', () =>
    withPlace(server, async (open, url) => {
      await (await open()).close();
      await execute(url, 'drop index review_marks_by_theme');
      await execute(url, 'delete from evenkeel_migrations where version = 12');
      assert.deepEqual((await open()).stepsAdded, ['12 (marks-by-theme)']);
      await execute(url, 'delete from evenkeel_migrations where version = 12');
      assert.equal((await problemOf(url)).code, 'store.step-missing');
    }));

  test('postgres: a locked plan version is not changed, deleted or emptied, even past the product', () =>
    withPlace(server, async (open, url) => {
      const store = await open();
      const version = { id: 'agreement', planVersion: 1, body: {}, reason: 'signed' };
      await store.transaction(({ plans }) => plans.lock(MARLSHIRE, version, 'tester'));
      for (const act of [
        "update plan_versions set reason = ''",
        'delete from plan_versions',
        'truncate plan_versions',
      ])
        await assert.rejects(execute(url, act), /rows of plan_versions are never changed/);
      assert.equal((await store.read.plans.versions(MARLSHIRE)).length, 1);
    }));

  test('postgres: a database that is not there is a sentence without the password', () =>
    withDatabase(server, async (url) => {
      const missing = new URL(url);
      missing.pathname = '/no_such_database';
      missing.password = 'sesame';
      const problem = await problemOf(missing.href);
      assert.equal(problem.code, 'store.cannot-open');
      assert.doesNotMatch(JSON.stringify(problem), /sesame/);
    }));
}

if (SERVER === undefined)
  test('postgres', { skip: 'EVENKEEL_TEST_DATABASE_URL names no server' }, () => undefined);
else serverTests(SERVER);

test('a server that cannot be reached is a sentence without the password', async () => {
  for (const address of ['postgres://someone:sesame@127.0.0.1:1/none', 'postgres://a:sesame@[', 'nonsense']) {
    const problem = await problemOf(address);
    assert.equal(problem.code, 'store.cannot-open');
    assert.doesNotMatch(JSON.stringify(problem), /sesame/);
  }
});
