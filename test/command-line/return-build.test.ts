/** `evenkeel return build` from a stored programme and from a folder. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, withFolder } from '../make/run-command.ts';

type Built = {
  readonly figures: readonly { readonly id: string; readonly value: unknown }[];
  readonly blocks: readonly { readonly kind: string; readonly id?: string }[];
};

function readBuilt(folder: string): Built {
  return JSON.parse(readFileSync(join(folder, 'return.json'), 'utf8')) as Built; // our own file
}

test('a return from the store says what a return from the folder says, its main scenario first', () =>
  withFolder(async (home) => {
    const demo = await loadedCounty(home);
    const build = (name: string, out: string) =>
      runCommand(home, ['return', 'build', name, '--update', '2024-25/3', '--out', out, '--formats', 'json']);
    for (const [name, out] of [
      ['marlshire', 'a'],
      [demo, 'b'],
    ] as const) {
      const { code, err } = await build(name, join(home, out));
      assert.equal(code, 0, err);
    }
    const [stored, folder] = [readBuilt(join(home, 'a')), readBuilt(join(home, 'b'))];
    const values = (built: Built) => built.figures.map(({ id, value }) => [id, value]);
    assert.deepEqual(values(stored), values(folder));
    const templates = stored.blocks.flatMap(({ kind, id }) => (kind === 'table' ? [id] : []));
    assert.deepEqual(templates, ['finance-mitigated', 'finance-unmitigated']);
    assert.equal(stored.figures.find(({ id }) => id === 'finance.mitigated.first-balance')?.value, '2030/31');
  }));

test('loading the same folder twice adds nothing, and an unresolved figure stops the build with its place', () =>
  withFolder(async (home) => {
    const demo = await loadedCounty(home);
    const before = (await runCommand(home, ['import', 'list', '--json'])).out;
    assert.equal((await runCommand(home, ['programme', 'load', demo, '--unreviewed'])).code, 0);
    assert.equal((await runCommand(home, ['import', 'list', '--json'])).out, before);
    const file = join(demo, 'programme', 'updates', '2024-25-3.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('{plans_n.gap.2024-10} more', '{plans_n.gap.2044-10} more'),
    );
    const { code, err } = await runCommand(home, [
      'return',
      'build',
      demo,
      '--update',
      '2024-25/3',
      '--out',
      join(home, 'out'),
    ]);
    assert.equal(code, 2);
    assert.match(
      err,
      /plans_n\.gap\.2044-10[\s\S]*update 2024-25\/3, condition:3\.1|plans_n\.gap\.2044-10[\s\S]*update 2024-25\/3, O1/,
    );
    assert.equal(
      (await runCommand(home, ['return', 'build', demo, '--update', '2023-24/1', '--out', join(home, 'out')]))
        .code,
      2,
    );
  }));
