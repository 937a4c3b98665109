/** Every file of tests belongs to a suite that `script/test` runs. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');

test('every file of tests is in one suite and no more', () => {
  const runner = readFileSync(join(ROOT, 'scripts/run-tests.ts'), 'utf8');
  const patterns = [...runner.matchAll(/'((?:src|test)\/[^']*\*\.test\.ts)'/g)].map(([, glob = '']) => glob);
  assert.ok(patterns.length > 5, 'the suites are read from the runner');
  const run = patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
  const all = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'], { cwd: ROOT });
  assert.deepEqual(run.toSorted(), all.toSorted());
});
