/** `evenkeel plan on-records` as scripts call it: both sets of chances for one plan, the same bytes each time, and why there are none. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand, withFolder } from '../make/run-command.ts';

type Answer = {
  schema: string;
  kind: string;
  isOutside: boolean;
  plans: { date: string; planned: number; mean: number; low80: number; high80: number }[];
  conditions: { id: string; onOwnNumbers: number; onRecords: number }[];
  problem?: { code: string };
};

test('a small county’s plan is held against its records, and without records it says so and ends with 1', () =>
  withFolder(async (home) => {
    const county = join(home, 'county');
    assert.equal((await runCommand(home, ['demo', '--plans', '400', '--out', county])).code, 0);
    const call = ['plan', 'on-records', county, '--json'];
    const { code, out, err } = await runCommand(home, call);
    assert.equal(code, 0, err);
    const answer = JSON.parse(out) as Answer;
    assert.deepEqual([answer.schema, answer.kind], ['evenkeel/plan-on-records@1', 'beside']);
    const last = answer.plans.at(-1);
    assert.equal(last?.date, '2031-03-31');
    const { planned = 0, low80 = 0, high80 = 0, mean = 0 } = last ?? {};
    assert.ok(low80 < mean && mean < high80);
    assert.equal(answer.isOutside, planned < low80 || planned > high80);
    assert.ok(answer.conditions.length > 0);
    for (const { onOwnNumbers, onRecords } of answer.conditions)
      assert.ok([onOwnNumbers, onRecords].every((chance) => chance >= 0 && chance <= 1));
    assert.equal((await runCommand(home, call)).out, out);
    rmSync(join(county, 'sen2'), { recursive: true });
    const without = await runCommand(home, call);
    assert.equal(without.code, 1, without.err);
    const refused = JSON.parse(without.out) as Answer;
    assert.deepEqual([refused.kind, refused.problem?.code], ['refused', 'cohort.nothing-to-read']);
  }));
