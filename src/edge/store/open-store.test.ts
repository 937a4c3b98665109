/** The embedded store: what must hold of any store, and what is its own. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { withFolder } from '../../../test/make/run-command.ts';
import { declareStoreTests } from '../../../test/make/store-suite.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { openStore } from './open-store.ts';

const now = () => '2024-12-11T12:00:00.000Z';
const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };

declareStoreTests('sqlite file', (work) =>
  withFolder(async (folder) => {
    const store = await openStore({ sqlitePath: join(folder, 'deep', 'store.sqlite'), now });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  }),
);

declareStoreTests('sqlite in memory', async (work) => {
  const store = await openStore({ sqlitePath: ':memory:', now });
  try {
    await work(store);
  } finally {
    await store.close();
  }
});

test('a reader sees the state before until the writer has committed', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'store.sqlite');
    const [writer, reader] = [
      await openStore({ sqlitePath: path, now }),
      await openStore({ sqlitePath: path, now }),
    ];
    await writer.transaction(async ({ documents }) => {
      await documents.put(SCOPE, { kind: 'risks', id: 'risks', body: {} }, 'tester');
      assert.deepEqual(await reader.read.documents.all(SCOPE, 'risks'), []);
      assert.deepEqual(await writer.read.documents.all(SCOPE, 'risks'), []);
    });
    assert.equal((await reader.read.documents.all(SCOPE, 'risks')).length, 1);
    await writer.close();
    await reader.close();
  }));

test('a changed digit in the trail is found', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'store.sqlite');
    const store = await openStore({ sqlitePath: path, now });
    for (const subjectId of ['a', 'b', 'c'])
      await store.transaction(({ audit }) =>
        audit.append({
          authorityCode: 'E10009901',
          actor: 'tester',
          action: 'programme.changed',
          subjectKind: 'risks',
          subjectId,
          detail: { version: 1 },
          correlationId: 'c',
        }),
      );
    const raw = new DatabaseSync(path);
    raw.exec(`update audit_entries set detail = '{"version":2}' where sequence = 2`);
    raw.close();
    assert.equal(await store.read.audit.firstBroken(), 2);
    await store.close();
  }));

test('a file that is no store, another database and a newer store are refused with a sentence', () =>
  withFolder(async (folder) => {
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'this is a text file and no database at all, whatever its name may say'.repeat(40));
    const other = join(folder, 'other.sqlite');
    const database = new DatabaseSync(other);
    database.exec('create table things (id text)');
    database.close();
    const newer = join(folder, 'newer.sqlite');
    const store = await openStore({ sqlitePath: newer, now });
    await store.close();
    const raw = new DatabaseSync(newer);
    raw.exec("update store_facts set value = '999' where name = 'version'");
    raw.close();
    for (const [path, code] of [
      [text, 'store.not-a-store'],
      [other, 'store.not-a-store'],
      [newer, 'store.newer-version'],
    ] as const)
      await assert.rejects(
        openStore({ sqlitePath: path, now }),
        (error) => error instanceof ProblemError && error.problem.code === code,
      );
  }));

test('several stores opened on a new file at the same moment all work', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'store.sqlite');
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ sqlitePath: path, now })));
    for (const [k, store] of stores.entries())
      await store.transaction(({ documents }) =>
        documents.put(SCOPE, { kind: 'risks', id: `r${k}`, body: { k } }, 't'),
      );
    assert.equal((await stores[0]?.read.documents.all(SCOPE, 'risks'))?.length, 3);
    for (const store of stores) await store.close();
  }));
