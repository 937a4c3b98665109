/** The workbook of a plan on the command line: written, changed, looked at, taken over, and refused where it must be. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadedCounty } from '../make/loaded-county.ts';
import { typeOver } from '../make/recalculate.ts';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const PLAN = join(ROOT, 'data/demo/marlshire');
/** The sheet of growth and inflation. */
const RATES = 'Rates';

test('a plan on disk is written the same bytes twice, and a change in the workbook is told with what it does', () =>
  withFolder(async (folder) => {
    const [one, two] = [join(folder, 'one.xlsx'), join(folder, 'two.xlsx')];
    for (const out of [one, two]) {
      const written = await runCommand(folder, ['plan', 'workbook', PLAN, '--out', out]);
      assert.equal(written.code, 0, written.err);
    }
    assert.deepEqual(readFileSync(one), readFileSync(two));
    const nothing = await runCommand(folder, ['plan', 'workbook-changes', one, PLAN]);
    assert.equal(nothing.code, 0, nothing.err);
    assert.match(nothing.out, /changes nothing; 233 cells were read/);
    writeFileSync(one, typeOver(readFileSync(one), RATES, 'C6', '<v>1040</v>'));
    const told = await runCommand(folder, ['plan', 'workbook-changes', one, PLAN, '--json']);
    assert.equal(told.code, 0, told.err);
    const answer = JSON.parse(told.out) as {
      schema: string;
      now: { afterContributionsPence: number };
      changes: { cell: string; value: unknown; alone: { headline: { afterContributionsPence: number } } }[];
    };
    assert.equal(Object.keys(answer)[0], 'schema');
    assert.equal(answer.schema, 'evenkeel/plan-workbook-changes@1');
    assert.deepEqual(
      answer.changes.map(({ cell, value }) => [cell, value]),
      [['finance.hnbGrowth', { n: 1040, d: 1000 }]],
    );
    const [change] = answer.changes;
    assert.ok((change?.alone.headline.afterContributionsPence ?? 0) < answer.now.afterContributionsPence);
    // A formula in the place of a value is asked about: the answer is "no".
    writeFileSync(one, typeOver(readFileSync(two), RATES, 'C6', '<f>1000+40</f><v>1040</v>'));
    const asked = await runCommand(folder, ['plan', 'workbook-changes', one, PLAN]);
    assert.equal(asked.code, 1);
    assert.match(asked.out, /Rates, C6: “finance\.hnbGrowth, Numerator” holds a formula/);
  }));

test('changes are taken over into a stored plan with reason, source and grade, and stand in its history', () =>
  withFolder(async (folder) => {
    const run = (...words: readonly string[]) => runCommand(folder, words);
    await loadedCounty(folder);
    const file = join(folder, 'plan.xlsx');
    const written = await run('plan', 'workbook', 'marlshire', '--out', file);
    assert.equal(written.code, 0, written.err);
    writeFileSync(file, typeOver(readFileSync(file), RATES, 'C6', '<v>1040</v>'));
    const explained = await run('plan', 'explain', 'marlshire', 'central.2029/30.inYearDeficitPence');
    assert.equal(explained.code, 0, explained.err);
    assert.match(
      explained.out,
      /^central\.2029\/30\.inYearDeficitPence: £[\d,.]+\nEquation: in-year deficit = /,
    );
    assert.match(explained.out, /Made of central\.2029\/30\.spendPence\n/);
    assert.equal((await run('plan', 'explain', 'marlshire', 'central.1999/00.spendPence')).code, 2);
    assert.equal(
      (await run('plan', 's251-outturn', 'marlshire')).code,
      2,
      'the plan has no map of the return',
    );
    const said = ['--source', 'settlement tables', '--grade', 'published'];
    const noReason = await run('plan', 'workbook-accept', file, 'marlshire', '--reason', 'so', ...said);
    assert.equal(noReason.code, 2);
    const reason = ['--reason', 'settlement of December', ...said];
    const unknown = await run(
      'plan',
      'workbook-accept',
      file,
      'marlshire',
      ...reason,
      '--only',
      'finance.nowhere',
    );
    assert.equal(unknown.code, 2);
    const accepted = await run('plan', 'workbook-accept', file, 'marlshire', ...reason);
    assert.equal(accepted.code, 0, accepted.err);
    assert.match(accepted.out, /Set 1 cell; the live plan is at version 2\.\n {2}finance\.hnbGrowth: /);
    const history = await run('plan', 'history', 'marlshire', 'finance.hnbGrowth');
    assert.match(history.out, /settlement of December +settlement tables +published/);
    const again = await run('plan', 'workbook-accept', file, 'marlshire', ...reason);
    assert.equal(again.code, 2);
    assert.match(again.err, /No change was chosen/);
  }));

test('a file that is no workbook of a plan is refused with what to do', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'plan.xlsx');
    writeFileSync(file, 'a,b\n1,2\n');
    const { code, err } = await runCommand(folder, ['plan', 'workbook-changes', file, PLAN]);
    assert.equal(code, 2);
    assert.match(err, /not a workbook of a plan that was written here/);
  }));
