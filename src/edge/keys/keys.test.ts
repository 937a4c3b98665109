/** Keys are made once, kept apart, told apart, and seal what they are given. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '../../core/base/problem.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { fingerprintOf, makeKeyRing } from './key-ring.ts';
import { openText, sealText } from './seal-text.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('keys written once come back; whoever is second changes nothing and leaves nothing behind', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'deep', 'keys.json');
    assert.equal(await readKeyFile(path), null);
    const keys = makeKeyRing(null);
    await Promise.all([writeKeyFile(path, keys), writeKeyFile(path, keys)]);
    await writeKeyFile(path, makeKeyRing(null));
    assert.deepEqual(await readKeyFile(path), keys);
    assert.deepEqual(await readdir(join(folder, 'deep')), ['keys.json']);
    assert.equal((await stat(path)).mode & 0o077, 0);
  }));

test('a file that is no key file is refused and its content is not repeated', () =>
  inFolder(async (folder) => {
    for (const [at, text] of ['', '{"schema":"evenkeel/keys@1"}', 'secret words', '[1'].entries()) {
      const path = join(folder, `${at}.json`);
      await writeFile(path, text);
      await assert.rejects(
        readKeyFile(path),
        (error) => error instanceof ProblemError && error.problem.code === 'keys.unreadable',
      );
    }
  }));

test('an older store keeps its key; two rings never have one fingerprint', () => {
  const old = 'ab'.repeat(32);
  assert.equal(makeKeyRing(old).pseudonymKey, old);
  const [one, other] = [makeKeyRing(old), makeKeyRing(old)];
  assert.notEqual(fingerprintOf(one), fingerprintOf(other));
  assert.ok(!fingerprintOf(one).includes(one.pseudonymKey.slice(0, 8)));
});

test('a sealed text opens with its own key only, and not once changed', () => {
  const { caseReferenceKey: key } = makeKeyRing(null);
  const sealed = sealText(key, 'MOS-004711');
  assert.notEqual(sealText(key, 'MOS-004711'), sealed, 'the same text is not sealed twice alike');
  assert.equal(openText(key, sealed), 'MOS-004711');
  assert.equal(openText(makeKeyRing(null).caseReferenceKey, sealed), null);
  const changed = Buffer.from(sealed, 'base64');
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  assert.equal(openText(key, changed.toString('base64')), null);
  for (const other of ['', 'AAAA', 'not base64 at all !!']) assert.equal(openText(key, other), null);
});
