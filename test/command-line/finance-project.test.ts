/** `evenkeel finance project` as scripts call it. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const REFERENCE = resolve(ROOT, '../shared/reference/case-calibration.json');
const skip = existsSync(REFERENCE) ? false : 'the reference case is not beside this checkout';

const INPUTS = `{
  "years": ["2024/25"], "types": ["inmss"],
  "caseload": {"inmss": [1, 90071992547409931]},
  "baseUnitCostPence": {"inmss": 3},
  "unitCostInflation": {"n": 1, "d": 1},
  "otherHighNeedsBasePence": 0, "otherHighNeedsInflation": {"n": 1, "d": 1},
  "furtherSavingBasePence": [0],
  "hnbIncomePence": {"2024/25": 1}, "hnbGrowth": {"n": 1, "d": 1},
  "schoolsBlockPence": {"2024/25": 100}, "schoolsBlockGrowth": {"n": 1, "d": 1},
  "transferRate": [{"n": 1, "d": 200}],
  "safetyValvePaymentPence": [0], "laContributionPence": [0],
  "openingBeforeContributionsPence": 0, "openingAfterContributionsPence": 0
}`;

test('the reference scenario with 5 % growth balances in 2029/30', { skip }, () =>
  withFolder(async (home) => {
    const words = ['finance', 'project', REFERENCE, '--scenario', 'mitigated-5', '--json'];
    const { code, out, err } = await runCommand(home, words);
    assert.equal(code, 0, err);
    const answer = JSON.parse(out) as {
      schema: string;
      years: { year: string; inYearDeficitPence: number }[];
      firstSustainedBalance: string;
    };
    assert.equal(Object.keys(answer)[0], 'schema');
    assert.equal(answer.schema, 'evenkeel/finance-projection@1');
    assert.equal(answer.years[0]?.inYearDeficitPence, 4_345_900_000);
    assert.equal(answer.firstSustainedBalance, '2029/30');
  }),
);

test('money beyond the exact range of a double keeps every digit', () =>
  withFolder(async (home) => {
    const file = join(home, 'inputs.json');
    writeFileSync(file, INPUTS);
    const { code, out, err } = await runCommand(home, ['finance', 'project', file, '--json']);
    assert.equal(code, 0, err);
    // 3 × (1 + 90,071,992,547,409,931) / 2 = 135,107,988,821,114,898; half a per cent of 100 is 0.5, rounded up
    assert.match(out, /"inmss": 135107988821114898/);
    assert.match(out, /"schoolsBlockTransferPence": 1,/);
  }));

test('wrong inputs leave with 2 and name the place', () =>
  withFolder(async (home) => {
    const cases: readonly (readonly [string, RegExp])[] = [
      [INPUTS.replace('[1, 90071992547409931]', '[1]'), /plan\.wrong-length[\s\S]*caseload\.inmss/],
      [INPUTS.replace('"inmss": 3', '"inmss": 3.5'), /baseUnitCostPence\.inmss/],
      [INPUTS.replace('"n": 1, "d": 200', '"n": 1, "d": 0'), /transferRate\.0/],
      ['{"years": [', /file\.not-json/],
      ['[]', /plan\.not-inputs/],
    ];
    for (const [text, expected] of cases) {
      const file = join(home, 'inputs.json');
      writeFileSync(file, text);
      const { code, out, err } = await runCommand(home, ['finance', 'project', file, '--json']);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, expected);
      assert.doesNotMatch(err, /\n\s+at /);
    }
  }));

test('a missing file, an unknown option and an unknown command leave with 2 and a sentence', () =>
  withFolder(async (home) => {
    for (const words of [
      ['finance', 'project', join(home, 'none.json')],
      ['finance', 'project', '--nonsense'],
      ['nonsense'],
    ]) {
      const { code, err } = await runCommand(home, words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, /\w+ \w+/);
      assert.doesNotMatch(err, /\n\s+at /);
    }
  }));

test('help and version are answers, not problems', () =>
  withFolder(async (home) => {
    for (const [words, expected] of [
      [['--version'], /^\d+\.\d+\.\d+\n$/],
      [['--help'], /finance[\s\S]*import[\s\S]*return/],
      [['return', 'build', '--help'], /--update/],
    ] as const) {
      const { code, out, err } = await runCommand(home, words);
      assert.deepEqual([code, err], [0, ''], words.join(' '));
      assert.match(out, expected);
    }
  }));
