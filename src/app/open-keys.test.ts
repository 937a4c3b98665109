/** A store and its keys belong together: made at first use, never mixed up, never silently made again. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '../core/base/problem.ts';
import { readKeyFile } from '../edge/keys/key-file.ts';
import { makeKeyRing } from '../edge/keys/key-ring.ts';
import type { KeyBinding } from '../edge/store/store.ts';
import { openKeys } from './open-keys.ts';

/** A stand-in for the part of a store that knows its keys. */
function lock(start: KeyBinding) {
  let binding = start;
  return {
    keyBinding: () => Promise.resolve(binding),
    bindKeys: (fingerprint: string) => {
      if (binding.fingerprint === null) binding = { fingerprint, oldPseudonymKey: null };
      return Promise.resolve(binding.fingerprint ?? fingerprint);
    },
  };
}

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    await work(join(folder, 'keys', 'evenkeel-keys.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refused(code: string) {
  return (error: unknown) => error instanceof ProblemError && error.problem.code === code;
}

const FRESH: KeyBinding = { fingerprint: null, oldPseudonymKey: null };

test('keys are made at first use and are the same ever after, however many ask at once', () =>
  inFolder(async (path) => {
    const store = lock(FRESH);
    const [one, other] = await Promise.all([openKeys(path, store), openKeys(path, store)]);
    assert.deepEqual(one, other);
    assert.deepEqual(await openKeys(path, store), one);
    assert.deepEqual(await readKeyFile(path), one);
  }));

test('the key that an older store held moves to the file', () =>
  inFolder(async (path) => {
    const key = 'cd'.repeat(32);
    const keys = await openKeys(path, lock({ fingerprint: null, oldPseudonymKey: key }));
    assert.equal(keys.pseudonymKey, key);
  }));

test('a store whose key file is gone is not given new keys', () =>
  inFolder(async (path) => {
    const store = lock(FRESH);
    await openKeys(path, store);
    await rm(path);
    await assert.rejects(openKeys(path, store), refused('keys.missing'));
    assert.equal(await readKeyFile(path), null);
  }));

test("another installation's keys are refused", () =>
  inFolder(async (path) => {
    const store = lock(FRESH);
    await openKeys(path, store);
    await writeFile(path, JSON.stringify({ schema: 'evenkeel/keys@1', ...makeKeyRing(null) }));
    await assert.rejects(openKeys(path, store), refused('keys.differ'));
  }));
