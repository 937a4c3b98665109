/** Backups of the embedded store, who may make them, and what the doctor says of an installation that is not well. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openIdentity, refusedWith } from '../../../test/make/identity.ts';
import { withFolder } from '../../../test/make/run-command.ts';
import { declareBackupTests } from '../../../test/store/backup-tests.ts';
import type { Actor } from '../../core/access/access.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Store } from '../../edge/store/store.ts';
import { openKeys } from '../open-keys.ts';
import { backUpStore } from './back-up-store.ts';
import { checkInstallation } from './check-installation.ts';
import { restoreStore } from './restore-store.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const now = () => NOW;

const withFile = (work: (store: Store) => Promise<void>) =>
  withFolder(async (folder) => {
    const store = await openStore({ sqlitePath: join(folder, 'store.sqlite'), now });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  });

declareBackupTests('file to file', withFile, withFile);

test('a backup is its owner’s alone, and one that cannot be written leaves nothing behind', () =>
  withFolder(async (folder) => {
    const { dependencies } = await openIdentity();
    const actor: Actor = { id: 'root', roles: ['administrator'], authorities: 'all' };
    const path = join(folder, 'evenkeel.backup');
    await backUpStore(dependencies, actor, path);
    assert.equal(statSync(path).mode & 0o077, 0);
    await refusedWith(
      'backup.unwritable',
      backUpStore(dependencies, actor, join(folder, 'no', 'such', 'folder')),
    );
    await refusedWith('backup.unreadable', restoreStore(dependencies, actor, join(folder, 'nothing')));
  }));

test('only who looks after the whole installation may back it up or restore it', async () => {
  const { dependencies } = await openIdentity();
  for (const actor of [
    { id: 'a', roles: ['programme-lead', 's151-officer'], authorities: 'all' },
    { id: 'b', roles: ['administrator'], authorities: ['E10009901'] },
  ] as const satisfies readonly Actor[]) {
    await refusedWith('access.refused', backUpStore(dependencies, actor, '/nowhere'));
    await refusedWith('access.refused', restoreStore(dependencies, actor, '/nowhere'));
  }
});

function installation(folder: string) {
  mkdirSync(join(folder, 'pages'), { recursive: true });
  return {
    databaseUrl: null,
    storePath: join(folder, 'store.sqlite'),
    keysPath: join(folder, 'keys', 'keys.json'),
    pagesFolder: join(folder, 'pages'),
    now,
    signIn: 'off',
    providerAddress: null,
    mailAddress: null,
    modelAddress: null,
  };
}

async function statesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const checks = await checkInstallation(installation(folder));
  for (const { state, advice } of checks) assert.equal(state === 'good', advice === null);
  return Object.fromEntries(checks.map(({ part, state }) => [part, state]));
}

test('a new installation with pages is well, but for the backup that was never made', () =>
  withFolder(async (folder) => {
    writeFileSync(join(installation(folder).pagesFolder, 'index.html'), '');
    const states = await statesOf(folder);
    assert.equal(states['backup'], 'warning');
    assert.deepEqual(
      Object.entries(states).filter(([part, state]) => state !== 'good' && part !== 'backup'),
      [],
    );
  }));

test('pages that are not built, keys that are missing, open to others or another store’s, and an altered trail are told', () =>
  withFolder(async (folder) => {
    const { storePath, keysPath } = installation(folder);
    const store = await openStore({ sqlitePath: storePath, now });
    await openKeys(keysPath, store);
    const actor: Actor = { id: 'root', roles: ['administrator'], authorities: 'all' };
    const dependencies = {
      store,
      now,
      newId: () => 'id',
      keys: () => openKeys(keysPath, store),
      product: 'x',
    };
    await backUpStore(dependencies, actor, join(folder, 'evenkeel.backup'));
    await store.close();
    const well = await statesOf(folder);
    assert.deepEqual(
      [well['pages'], well['keys'], well['audit trail'], well['backup']],
      ['bad', 'good', 'good', 'good'],
    );
    chmodSync(keysPath, 0o644);
    assert.equal((await statesOf(folder))['keys'], 'warning');
    const others = {
      schema: 'evenkeel/keys@1',
      pseudonymKey: 'ab'.repeat(32),
      caseReferenceKey: 'cd'.repeat(32),
    };
    writeFileSync(keysPath, JSON.stringify(others));
    assert.equal((await statesOf(folder))['keys'], 'bad');
    writeFileSync(keysPath, '{');
    assert.equal((await statesOf(folder))['keys'], 'bad');
    const database = new DatabaseSync(storePath);
    database.exec("update audit_entries set actor = 'somebody else'");
    database.close();
    assert.equal((await statesOf(folder))['audit trail'], 'bad');
  }));

test('a store that is none is told with how to mend it, and the other parts are looked at all the same', () =>
  withFolder(async (folder) => {
    writeFileSync(
      installation(folder).storePath,
      'this is no store, and long enough to be looked at twice over',
    );
    const states = await statesOf(folder);
    assert.equal(states['store'], 'bad');
    assert.equal(states['runtime'], 'good');
  }));

test('a step that the store had skipped is added and named by the doctor, once', () =>
  withFolder(async (folder) => {
    const { storePath } = installation(folder);
    await (await openStore({ sqlitePath: storePath, now })).close();
    const database = new DatabaseSync(storePath);
    database.exec('drop index review_marks_by_theme; delete from evenkeel_migrations where version = 12');
    database.close();
    const told = (await checkInstallation(installation(folder))).find(({ part }) => part === 'store');
    assert.equal(told?.state, 'warning');
    assert.match(told?.found ?? '', /lacked step 12 \(marks-by-theme\).*added now/);
    assert.equal((await statesOf(folder))['store'], 'good');
  }));
