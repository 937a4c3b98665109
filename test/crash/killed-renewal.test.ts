/** Renewing the keys killed at any moment leaves a store whose sealed values all open, and a renewal that goes on. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openKeys } from '../../src/app/open-keys.ts';
import { createStream } from '../../src/core/num/random.ts';
import { readKeyFile } from '../../src/edge/keys/key-file.ts';
import { sealKeysOf } from '../../src/edge/keys/key-ring.ts';
import { openText } from '../../src/edge/keys/seal-text.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import { runCommand, startCommand, withFolder } from '../make/run-command.ts';
import { addSealedReferences } from '../make/sealed-references.ts';
import { MARLSHIRE, now } from '../store/store-samples.ts';

/** So many that the change itself takes a good part of the command's time [count]. */
const REFERENCES = 30_000;
const KILLS = 5;
const WORDS = ['keys', 'renew', '--reason', 'an old laptop had a copy'];

async function fill(home: string): Promise<void> {
  const store = await openStore({ sqlitePath: join(home, 'store.sqlite'), now });
  const { caseReferenceKey } = await openKeys(join(home, 'keys', 'evenkeel-keys.json'), store);
  await addSealedReferences(store, MARLSHIRE, caseReferenceKey, REFERENCES);
  await store.close();
}

/** How many references open with the keys that the product would use, and how many renewals the trail tells of. */
async function look(home: string) {
  const store = await openStore({ sqlitePath: join(home, 'store.sqlite'), now });
  try {
    const keys = sealKeysOf(await openKeys(join(home, 'keys', 'evenkeel-keys.json'), store), null);
    const rows = await store.read.rows.all(MARLSHIRE, 'caseReferences');
    const open = rows.filter(
      ({ record }) => openText(keys, record.sealed) === record.caseKey.replace('c', 'MOS-'),
    );
    const entries = await store.read.audit.list(null, 1000);
    assert.equal(await store.read.audit.firstBroken(), null);
    return { open: open.length, told: entries.filter(({ action }) => action === 'keys.renewed').length };
  } finally {
    await store.close();
  }
}

/** Kill a renewal at some moment of its usual time. @returns true where it had ended before. */
async function kill(home: string, after: number): Promise<boolean> {
  const child = startCommand(home, WORDS);
  const closed = new Promise<number | null>((done) => child.once('close', done));
  await wait(after);
  child.kill('SIGKILL');
  return (await closed) === 0;
}

test('kills in the middle of renewing keys: every sealed value opens after each, and the next call ends what was begun', () =>
  withFolder(async (home) => {
    await fill(home);
    const chance = createStream('kill a renewal', 1);
    let done = 0;
    for (let at = 0; at < KILLS; at++) {
      if (await kill(home, 250 + 900 * chance.next())) done++;
      const found = await look(home);
      assert.equal(found.open, REFERENCES);
      assert.ok(found.told === done || found.told === done + 1, `${found.told} told, ${done} seen to end`);
      done = found.told;
    }
    const before = await readKeyFile(join(home, 'keys', 'evenkeel-keys.json'));
    const { code, out, err } = await runCommand(home, [...WORDS, '--json']);
    assert.equal(code, 0, err);
    const told = JSON.parse(out) as { readonly isResumed: boolean; readonly earlierKeys: number };
    const earlier = before?.earlierCaseReferenceKeys.length ?? 0;
    assert.equal(told.earlierKeys, told.isResumed ? earlier : earlier + 1);
    const forget = await runCommand(home, ['keys', 'forget-earlier', '--reason', 'copied apart']);
    assert.equal(forget.code, 0, forget.err);
    assert.equal(
      (await readKeyFile(join(home, 'keys', 'evenkeel-keys.json')))?.earlierCaseReferenceKeys.length,
      0,
    );
    assert.deepEqual(await look(home), { open: REFERENCES, told: done + 1 });
  }));
