/** Versions, assumptions and the outturn of a stored plan, as a person at the machine calls them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, withFolder } from '../make/run-command.ts';

test('a plan is locked, set, traced, compared and held against its outturn; a backup keeps all of it', () =>
  withFolder(async (folder) => {
    const [home, other, county] = [join(folder, 'home'), join(folder, 'other'), join(folder, 'county')];
    const run = async (place: string, ...words: readonly string[]) => {
      const { code, out, err } = await runCommand(place, words);
      assert.equal(code, 0, err);
      return out;
    };
    await loadedCounty(home, county);
    await run(home, 'plan', 'lock', 'marlshire', 'agreement', '--reason', 'signed in March');
    const set = [
      '--reason',
      'settlement of December',
      '--source',
      'settlement tables',
      '--grade',
      'published',
    ];
    await run(home, 'plan', 'set', 'marlshire', 'finance.hnbGrowth', '{"n": 105, "d": 100}', ...set);
    await run(home, 'backup', join(folder, 'b.backup'));
    await run(other, 'restore', join(folder, 'b.backup'));
    for (const place of [home, other]) {
      const told = async (...words: readonly string[]): Promise<Record<string, unknown>> =>
        JSON.parse(await run(place, 'plan', ...words, '--json')) as Record<string, unknown>; // one document, or this throws
      const { locked } = (await told('versions', 'marlshire')) as { locked: { id: string }[] };
      assert.deepEqual(
        locked.map(({ id }) => id),
        ['agreement'],
      );
      const { changes } = (await told('history', 'marlshire')) as { changes: { grade: string }[] };
      assert.deepEqual(
        changes.map(({ grade }) => grade),
        ['published'],
      );
      const { years } = (await told('compare', 'marlshire', 'agreement', 'live')) as {
        years: { fromPence: number; partsPence: Record<string, number>; toPence: number }[];
      };
      assert.ok(years.some(({ partsPence }) => (partsPence['income'] ?? 0) < 0));
      for (const { fromPence, partsPence, toPence } of years)
        assert.equal(fromPence + Object.values(partsPence).reduce((sum, part) => sum + part, 0), toPence);
      const outturn = await told('outturn', 'marlshire');
      assert.equal(outturn['schema'], 'evenkeel/plan-outturn@1');
      assert.deepEqual(outturn['notBooked'], []);
    }
    const again = ['plan', 'lock', 'marlshire', 'agreement', '--reason', 'once more, please'];
    assert.equal((await runCommand(home, again)).code, 2);
    assert.equal((await runCommand(home, ['plan', 'set', county, 'finance.hnbGrowth', '1', ...set])).code, 2);
  }));
