/** A return from folder to seal on the command line; openssl and a script that knows only the format page agree with it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const has = (program: string, word: string) => spawnSync(program, [word]).status === 0;
const HAS_OPENSSL = has('openssl', 'version');
const HAS_PYTHON = has('python3', '--version');

type Run = (...words: readonly string[]) => Promise<{ code: number | null; out: string; err: string }>;

async function inFolder(work: (folder: string, run: Run) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const run: Run = (...words) => runCommand(folder, words);
    const demo = join(folder, 'county');
    assert.equal((await run('demo', '--plans', '500', '--out', demo)).code, 0);
    for (const room of ['sen2', 'published', 'population', 'establishments', 'registers', 'survey'])
      rmSync(join(demo, room), { recursive: true });
    const keys = join(folder, 'keys');
    for (const name of ['s151', 'dcs'])
      assert.equal((await run('keys', 'make', '--out', keys, '--name', name)).code, 0);
    await work(folder, run);
  });
}

test('freeze, sign twice, seal, verify, replay; each answer as the contract has it', () =>
  inFolder(async (folder, run) => {
    const [demo, keys, file] = [join(folder, 'county'), join(folder, 'keys'), join(folder, 'return.json')];
    assert.equal(statSync(join(keys, 's151.private.pem')).mode & 0o777, 0o600);
    const again = await run('keys', 'make', '--out', keys, '--name', 's151');
    assert.deepEqual([again.code, again.err.includes('keys.already-there')], [2, true]);

    const freeze = ['return', 'freeze', demo, '--update', '2024-25/3', '--out'];
    const frozen = await run(...freeze, file, '--json');
    assert.equal(frozen.code, 0, frozen.err);
    const state = JSON.parse(frozen.out);
    assert.equal(Object.keys(state)[0], 'schema');
    assert.deepEqual(
      [state.schema, state.stage, state.update],
      ['evenkeel/return-state@1', 'frozen', '2024-25/3'],
    );
    const twin = join(folder, 'twin.json');
    assert.equal((await run(...freeze, twin)).code, 0);
    assert.ok(readFileSync(twin).equals(readFileSync(file)), 'the same folder freezes to the same bytes');

    const unsealed = await run('return', 'verify', file, '--json');
    assert.deepEqual([unsealed.code, JSON.parse(unsealed.out).broken.check], [1, 'stage']);
    assert.equal((await run('return', 'seal', file)).code, 2);
    for (const role of ['s151', 'dcs']) {
      const key = join(keys, `${role}.private.pem`);
      const signed = await run('return', 'sign', file, '--role', role, '--key', key);
      assert.equal(signed.code, 0, signed.err);
    }
    assert.equal((await run('return', 'seal', file)).code, 0);
    const known = ['--s151-key', join(keys, 's151.public.pem'), '--dcs-key', join(keys, 'dcs.public.pem')];
    const verified = await run('return', 'verify', file, ...known, '--json');
    assert.equal(verified.code, 0, verified.out);
    const report = JSON.parse(verified.out);
    assert.deepEqual(
      [report.schema, report.isWhole, report.stage],
      ['evenkeel/verify-report@1', true, 'sealed'],
    );
    assert.ok(report.counts.figures > 400 && report.counts.printed > 400 && report.counts.modelCells > 1000);
    const replay = await run('return', 'replay', file, '--json');
    assert.deepEqual([replay.code, JSON.parse(replay.out).isSame], [0, true]);
    const diff = await run('return', 'diff', file, file);
    assert.deepEqual([diff.code, diff.out], [0, 'Nothing changed.\n']);

    const text = readFileSync(file, 'utf8');
    const at = text.indexOf('"value": 500,') + '"value": '.length;
    writeFileSync(file, `${text.slice(0, at)}7${text.slice(at + 1)}`);
    const tampered = await run('return', 'verify', file);
    assert.equal(tampered.code, 1);
    assert.match(tampered.out, /Not verified: .*\n {2}where: \/content\//);
    const key = join(keys, 'dcs.private.pem');
    const refused = await run('return', 'sign', file, '--role', 'dcs', '--key', key);
    assert.deepEqual([refused.code, refused.err.includes('seal.broken')], [2, true]);
    writeFileSync(file, text);
    if (HAS_OPENSSL) checkWithOpenssl(await extracted(folder, run, file));
    if (HAS_OPENSSL && HAS_PYTHON) checkWithFormatPage(folder, file);
  }));

async function extracted(folder: string, run: Run, file: string): Promise<string> {
  const parts = join(folder, 'parts');
  assert.equal((await run('return', 'extract', file, '--out', parts)).code, 0);
  return parts;
}

/** Verify both signatures with openssl, and see it refuse a changed text. */
function checkWithOpenssl(parts: string): void {
  for (const role of ['s151', 'dcs']) {
    const verify = () =>
      spawnSync(
        'openssl',
        [
          'pkeyutl',
          '-verify',
          '-pubin',
          '-inkey',
          `${role}.public.pem`,
          '-rawin',
          '-in',
          `${role}.attestation.json`,
          '-sigfile',
          `${role}.signature`,
        ],
        { cwd: parts, encoding: 'utf8' },
      );
    const good = verify();
    assert.deepEqual([good.status, good.stdout.trim()], [0, 'Signature Verified Successfully']);
    const attestation = join(parts, `${role}.attestation.json`);
    writeFileSync(attestation, readFileSync(attestation, 'utf8').replace('return', 'Return'));
    assert.notEqual(verify().status, 0);
  }
}

/** Run the script that stands in the format page. */
function checkWithFormatPage(folder: string, file: string): void {
  const page = readFileSync(join(ROOT, 'docs', 'formats', 'sealed-return.md'), 'utf8');
  const script = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  assert.ok(script.length > 500);
  const parts = join(folder, 'by-script');
  mkdirSync(parts);
  const said = execFileSync('python3', ['-c', script, file, parts], { encoding: 'utf8' });
  assert.ok(!/NOT|BROKEN|ANOTHER/.test(said), said);
  assert.equal(said.match(/whole/g)?.length, 4);
  checkWithOpenssl(parts);
}

test(
  'a key that openssl made signs as well, and a locked one needs its passphrase',
  { skip: !HAS_OPENSSL },
  () =>
    inFolder(async (folder, run) => {
      const [file, own] = [join(folder, 'return.json'), join(folder, 'own.pem')];
      const passphrase = join(folder, 'passphrase.txt');
      writeFileSync(passphrase, 'four words that fit badly\n');
      const secret = ['-aes-256-cbc', '-pass', 'pass:four words that fit badly'];
      execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', own, ...secret]);
      const freeze = ['return', 'freeze', join(folder, 'county'), '--update', '2024-25/1', '--out', file];
      assert.equal((await run(...freeze)).code, 0);
      const sign = ['return', 'sign', file, '--role', 'dcs', '--key', own];
      const locked = await run(...sign);
      assert.deepEqual([locked.code, locked.err.includes('keys.passphrase-needed')], [2, true]);
      assert.equal((await run(...sign, '--passphrase-file', passphrase)).code, 0);
      const rsa = join(folder, 'rsa.pem');
      execFileSync('openssl', ['genpkey', '-algorithm', 'rsa', '-out', rsa], { stdio: 'ignore' });
      const other = await run('return', 'sign', file, '--role', 's151', '--key', rsa);
      assert.deepEqual([other.code, other.err.includes('keys.not-a-signing-key')], [2, true]);
      const made = join(folder, 'made');
      const make = ['keys', 'make', '--out', made, '--name', 's151', '--passphrase-file', passphrase];
      assert.equal((await run(...make)).code, 0);
      assert.match(readFileSync(join(made, 's151.private.pem'), 'utf8'), /BEGIN ENCRYPTED PRIVATE KEY/);
      const pass = ['-passin', 'pass:four words that fit badly', '-pubout'];
      const publicKey = execFileSync('openssl', ['pkey', '-in', join(made, 's151.private.pem'), ...pass], {
        encoding: 'utf8',
      });
      assert.equal(publicKey, readFileSync(join(made, 's151.public.pem'), 'utf8'));
    }),
);

test('what stands in the way of freezing is listed, the answer is no, and no file is written', () =>
  inFolder(async (folder, run) => {
    const demo = join(folder, 'county');
    const record = join(demo, 'programme', 'updates', '2024-25-3.json');
    const update = JSON.parse(readFileSync(record, 'utf8'));
    writeFileSync(record, JSON.stringify({ ...update, ratings: update.ratings.slice(2) }));
    const file = join(folder, 'return.json');
    const freeze = ['return', 'freeze', demo, '--update', '2024-25/3', '--out', file, '--json'];
    const { code, out } = await run(...freeze);
    assert.equal(code, 1);
    const refused = JSON.parse(out);
    assert.equal(refused.schema, 'evenkeel/freeze-refused@1');
    assert.deepEqual(
      refused.blockers.map((blocker: { code: string }) => blocker.code),
      ['return.rating-missing', 'return.rating-missing'],
    );
    assert.ok(!existsSync(file));
  }));
