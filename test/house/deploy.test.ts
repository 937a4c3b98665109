/** The units in deploy/: each command in them is there with its options, and systemd finds no fault in them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'deploy');
/** Where the units expect the product. */
const PLACE = '/opt/evenkeel';
const UNITS = readdirSync(FOLDER)
  .filter((name) => /\.(?:service|timer)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

for (const { name, text } of UNITS.filter((unit) => unit.name.endsWith('.service')))
  test(`${name}: its command is there with each of its options`, async () => {
    const call = /\/opt\/evenkeel\/bin\/evenkeel ([a-z]+)((?: --[a-z-]+)*)/.exec(text);
    assert.ok(call !== null, 'no command of Evenkeel in it');
    const [, command = '', options = ''] = call;
    const { stdout } = await run(join(ROOT, 'bin', 'evenkeel'), [command, '--help']);
    assert.match(stdout, new RegExp(`evenkeel ${command}\\b`));
    for (const option of options.split(' ').filter((word) => word !== ''))
      assert.match(stdout, new RegExp(`${option}\\b`));
  });

test('the files that the units name are in the product', () => {
  for (const { text } of UNITS)
    for (const [path] of text.matchAll(/\/opt\/evenkeel\/[\w./-]+/g))
      assert.doesNotThrow(() => readFileSync(path.replace(PLACE, ROOT)), path);
});

test('systemd finds no fault in the units', async (t) => {
  const hasSystemd = await run('systemd-analyze', ['--version']).then(
    () => true,
    () => false,
  );
  if (!hasSystemd) return t.skip('systemd is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-units-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const paths = UNITS.map(({ name, text }) => {
    const path = join(folder, name.replace('@.', '@1.'));
    writeFileSync(path, text.replaceAll(PLACE, ROOT));
    return path;
  });
  const { stderr } = await run('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', ...paths]);
  assert.deepEqual(
    stderr.split('\n').filter((line) => line.includes('evenkeel')),
    [],
  );
});
