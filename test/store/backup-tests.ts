/** What must hold of backups of any store, told once and run for each pair of databases. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import { identityOver } from '../../src/app/identity/identity-use-cases.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import { backUpStore } from '../../src/app/upkeep/back-up-store.ts';
import { restoreStore } from '../../src/app/upkeep/restore-store.ts';
import { machineActor } from '../../src/core/access/access.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { addPerson, OFFICER, refusedWith } from '../make/identity.ts';
import { withFolder } from '../make/run-command.ts';
import { MARLSHIRE, sampleAct, sampleImport } from './store-samples.ts';

const ACTOR = machineActor('tester');
const ROWS = 12_345;

type WithStore = (work: (store: Store) => Promise<void>) => Promise<void>;

function over(store: Store): AppDependencies {
  let count = 0;
  return {
    store,
    now: () => '2026-03-02T09:00:00.000Z',
    newId: () => `id-${++count}`,
    keys: passingKeys(),
    product: 'Evenkeel test',
  };
}

/** Put something of every sort in: an import with many rows, a document, an account, entries of the trail. */
async function fillStore(store: Store): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, at) => ({
    row: at + 2,
    record: {
      measure: `m_${at % 7}`,
      month: `20${10 + (at % 15)}-0${1 + (at % 9)}`,
      series: 'actual' as const,
      value: at / 8,
    },
  }));
  await store.transaction(async ({ imports, rows: table, documents, audit }) => {
    await imports.add(sampleImport('i1'));
    await table.add(MARLSHIRE, 'i1', { table: 'monthly', rows });
    await documents.put(
      MARLSHIRE,
      { kind: 'note', id: 'n', body: { text: '“Ünï \u2028 \n', n: 1.5 } },
      'tester',
    );
    await audit.append(sampleAct('i1'));
  });
  await store.bindKeys('f'.repeat(32));
  await addPerson(identityOver(over(store)), 'sam@example.org', OFFICER);
}

/** Everything a store holds, as text; the last lines of the trail may be left out. */
async function textOf(store: Store, upTo = Number.POSITIVE_INFINITY): Promise<string> {
  const lines: string[] = [];
  await store.dump(async ({ table, rows }) => {
    const at = table.columns.indexOf('sequence');
    const kept = table.name === 'audit_entries' ? rows.filter((row) => Number(row[at]) <= upTo) : rows;
    if (table.name !== 'audit_heads')
      lines.push(`${table.name} ${table.columns.join()}`, ...kept.map((row) => JSON.stringify(row)));
  });
  return lines.join('\n');
}

/** Declare the tests of backups from one kind of store into another. */
export function declareBackupTests(name: string, withOriginal: WithStore, withCopy: WithStore): void {
  test(`${name}: a backup restored elsewhere equals the original, row for row, and its trail is whole`, () =>
    withFolder(async (folder) => {
      const path = join(folder, 'evenkeel.backup');
      await withOriginal(async (original) => {
        await fillStore(original);
        const made = await backUpStore(over(original), ACTOR, path);
        assert.ok(made.rows > ROWS);
        const [newest] = await original.read.audit.list(null, 1);
        await withCopy(async (copy) => {
          const told = await restoreStore(over(copy), ACTOR, path);
          assert.deepEqual([told.rows, told.tables, told.sha256], [made.rows, made.tables, made.sha256]);
          assert.equal(told.audit.isWhole, true);
          assert.equal(told.audit.newest?.sequence, (newest?.sequence ?? 0) + 1);
          assert.equal(await textOf(copy, newest?.sequence), await textOf(original));
          assert.deepEqual(await copy.keyBinding(), await original.keyBinding());
          assert.deepEqual(
            await copy.read.rows.monthly(MARLSHIRE),
            await original.read.rows.monthly(MARLSHIRE),
          );
          await refusedWith('store.not-empty', restoreStore(over(copy), ACTOR, path));
        });
      });
    }));

  test(`${name}: a backup cut short or changed in one letter puts nothing into the store`, () =>
    withFolder(async (folder) => {
      const path = join(folder, 'evenkeel.backup');
      const broken = join(folder, 'broken.backup');
      await withOriginal(async (original) => {
        await fillStore(original);
        await backUpStore(over(original), ACTOR, path);
      });
      const text = gunzipSync(readFileSync(path)).toString('utf8');
      const lines = text.split('\n');
      const changes: readonly Buffer[] = [
        readFileSync(path).subarray(0, -40),
        gzipSync(lines.slice(0, -2).join('\n')),
        gzipSync(text.replace('m_3', 'm_4')),
        gzipSync([...lines.slice(0, 40), ...lines.slice(41)].join('\n')),
        gzipSync(`${text}["more"]\n`),
        Buffer.from('not a backup at all'),
      ];
      for (const change of changes) {
        writeFileSync(broken, change);
        await withCopy(async (copy) => {
          await assert.rejects(restoreStore(over(copy), ACTOR, broken), /backup/);
          assert.deepEqual(await copy.read.imports.list(null), []);
          assert.equal(await copy.read.accounts.count(), 0);
        });
      }
    }));
}
