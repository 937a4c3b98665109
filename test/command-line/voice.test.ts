/** The engagement hub as a person at the machine calls it; a backup keeps its votes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, withFolder } from '../make/run-command.ts';

test('votes are told with count and range, entered, published with what was said and done, and kept by a backup', () =>
  withFolder(async (folder) => {
    const [home, other, county] = [join(folder, 'home'), join(folder, 'other'), join(folder, 'county')];
    const call = (...words: readonly string[]) => runCommand(home, ['voice', ...words]);
    const run = async (...words: readonly string[]) => {
      const { code, out, err } = await call(...words);
      assert.equal(code, 0, err);
      return out;
    };
    await loadedCounty(home, county);

    const checked = await call('check', 'marlshire', '--json');
    assert.equal(checked.code, 1);
    const { faults } = JSON.parse(checked.out) as { faults: { rule: string; blocks: boolean }[] };
    assert.ok(faults.some(({ rule }) => rule === 'unanswered-past-date'));
    assert.ok(faults.every(({ blocks }) => !blocks));

    const result = await run('vote', 'result', 'marlshire', 'charter');
    assert.match(result, /[+−]\d+ points \(n = \d+ asked twice; likely between [+−]?\d+ and [+−]?\d+\)/);
    assert.match(result, /Kept back: .*health/);
    assert.match(await run('list', 'marlshire'), /Free transport for all with a plan +cannot/);

    const enter = ['vote', 'enter', 'marlshire', 'charter', '--sector', 'parent-carers', '--before', '2'];
    assert.match(await run(...enter, '--after', '5', '--paired'), /2 votes were entered/);
    const wrong = await call(...enter, '--after', '6');
    assert.deepEqual([wrong.code, /from 1 to 5/.test(wrong.err)], [2, true]);
    const codes = await run('codes', 'marlshire', 'panel-december', '--for', 'health=2', 'care=1');
    assert.equal(codes.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/g)?.length, 3);

    const out = join(folder, 'out');
    const nothing = await call('you-said', 'export', 'marlshire', '--out', out);
    assert.deepEqual([nothing.code, /Nothing is published yet/.test(nothing.err)], [2, true]);
    await run('you-said', 'publish', 'marlshire');
    await run('you-said', 'export', 'marlshire', '--out', out);
    const page = readFileSync(join(out, 'you-said.html'), 'utf8');
    assert.match(page, /We cannot, because/);
    assert.ok(!page.includes('Juniper') && !/<script/i.test(page));
    assert.equal(readFileSync(join(out, 'you-said.pdf')).subarray(0, 5).toString(), '%PDF-');
    const late = await call(...enter, '--after', '5');
    assert.deepEqual([late.code, /takes no more votes/.test(late.err)], [2, true]);

    const backup = join(folder, 'backup.evenkeel');
    assert.equal((await runCommand(home, ['backup', backup])).code, 0);
    assert.equal((await runCommand(other, ['restore', backup])).code, 0);
    const restored = await runCommand(other, ['voice', 'vote', 'result', 'marlshire', 'charter']);
    assert.equal(restored.out.trim(), (await run('vote', 'result', 'marlshire', 'charter')).trim());
  }));
