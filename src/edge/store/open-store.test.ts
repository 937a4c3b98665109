/** The embedded store: what must hold of any store, and what is its own. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { withFolder } from '../../../test/make/run-command.ts';
import { declareStoreTests } from '../../../test/make/store-suite.ts';
import { declareAccountTests } from '../../../test/store/account-tests.ts';
import { declareKeyTests } from '../../../test/store/key-tests.ts';
import { processTests } from '../../../test/store/process-tests.ts';
import { now, sampleAct } from '../../../test/store/store-samples.ts';
import { storeTests } from '../../../test/store/store-tests.ts';
import { declareReviewTests } from '../../../test/store/review-tests.ts';
import { declareSurveyTests } from '../../../test/store/survey-tests.ts';
import { tamperTests } from '../../../test/store/tamper-tests.ts';
import { declareVoiceTests } from '../../../test/store/voice-tests.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

/** Run with an empty place in a folder that is not there yet; all stores opened are closed afterwards. */
async function withPlace(work: (open: () => Promise<Store>, path: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const opened: Store[] = [];
    const sqlitePath = join(folder, 'deep', 'store.sqlite');
    try {
      await work(async () => {
        const store = await openStore({ sqlitePath, now });
        opened.push(store);
        return store;
      }, sqlitePath);
    } finally {
      for (const store of opened) await store.close();
    }
  });
}

async function codeOf(opening: Promise<Store>): Promise<string> {
  try {
    await (await opening).close();
    return 'opened';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}

function change(path: string, statement: string): void {
  const database = new DatabaseSync(path);
  database.exec(statement);
  database.close();
}

declareStoreTests('sqlite file', (work) => withPlace(async (open) => work(await open())));
declareAccountTests('sqlite file', (work) => withPlace(async (open) => work(await open())));
declareKeyTests('sqlite file', (work) => withPlace(async (open) => work(await open())));
declareReviewTests('sqlite file', (work) => withPlace(async (open) => work(await open())));
declareSurveyTests('sqlite file', (work) => withPlace(async (open) => work(await open())));
declareVoiceTests('sqlite file', (work) => withPlace(async (open) => work(await open())));

declareStoreTests('sqlite in memory', async (work) => {
  const store = await openStore({ sqlitePath: ':memory:', now });
  try {
    await work(store);
  } finally {
    await store.close();
  }
});

storeTests('sqlite', (work) => withPlace(work));

tamperTests('sqlite', (work) =>
  withPlace(async (open, path) => work(await open(), async (statement) => change(path, statement))),
);

processTests('sqlite', (work) => withPlace((_, path) => work(path)));

test('a store that is there already is opened as it is', () =>
  withPlace(async (open, path) => {
    await (await open()).close();
    const before = readFileSync(path);
    await (await open()).close();
    assert.deepEqual(readFileSync(path), before);
  }));

test('the file of a new store is for its owner only', () =>
  withPlace(async (open, path) => {
    await open();
    for (const file of [path, `${path}-wal`, `${path}-shm`]) assert.equal(statSync(file).mode & 0o777, 0o600);
  }));

test('an empty file becomes a store, for a process may have been killed just after it made one', () =>
  withPlace(async (open, path) => {
    mkdirSync(join(path, '..'));
    writeFileSync(path, '');
    assert.deepEqual(await (await open()).read.imports.list(null), []);
  }));

test('what is not a store is refused and left as it was', () =>
  withFolder(async (folder) => {
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'This is a text and no database, whatever its name may say. '.repeat(40));
    const other = join(folder, 'other.sqlite');
    change(other, 'create table things (id text)');
    for (const path of [text, other]) {
      chmodSync(path, 0o644);
      const before = readFileSync(path);
      assert.equal(await codeOf(openStore({ sqlitePath: path, now })), 'store.not-a-store');
      assert.deepEqual(readFileSync(path), before);
      assert.equal(statSync(path).mode & 0o777, 0o644);
    }
  }));

test('a store of a newer version is refused', () =>
  withPlace(async (open, path) => {
    await (await open()).close();
    change(path, "insert into evenkeel_migrations values (999, 'later', '2030-01-01T00:00:00Z')");
    assert.equal(await codeOf(openStore({ sqlitePath: path, now })), 'store.newer-version');
  }));

test('a place where no file can be is refused with a sentence', () =>
  withFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), '');
    assert.equal(await codeOf(openStore({ sqlitePath: folder, now })), 'store.cannot-open');
    assert.equal(
      await codeOf(openStore({ sqlitePath: join(folder, 'file', 'store'), now })),
      'store.cannot-open',
    );
  }));

test('a process goes on with its other work while it waits for another to finish writing', () =>
  withPlace(async (open, path) => {
    const store = await open();
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const waiting = store.transaction(({ audit }) => audit.append(sampleAct('a')));
    // Were the process stopped by its waiting, the other writer in it could never finish.
    await wait(30);
    assert.deepEqual(await store.read.audit.list(null, 10), []);
    other.exec('commit');
    other.close();
    assert.equal((await waiting).sequence, 1);
  }));

test('a store that was closed answers no more, and may be closed twice', () =>
  withPlace(async (open) => {
    const store = await open();
    await store.close();
    await store.close();
    await assert.rejects(store.transaction(async () => 1));
    await assert.rejects(store.read.imports.list(null));
  }));
