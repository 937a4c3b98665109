/** Every check of the catalogue finds what is wrong in a bad extract and nothing in a good one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildExtract, type CheckCase, makeContext, makeRecords } from '../../../test/make/make-extract.ts';
import { CASES } from './cases/all.test.ts';
import { CHECKS } from './catalogue.ts';
import type { CheckContext } from './check-context.ts';
import type { CheckResult } from './finding.ts';
import { runChecks } from './run-checks.ts';

type Alter = Pick<CheckCase, 'children'> & {
  readonly records?: CheckCase['bad'] | undefined;
  readonly context?: ((context: CheckContext) => CheckContext) | undefined;
};

/** Run the checks over the clean extract as altered; what was known before is that of the clean one. */
function checked({ children, records: alter, context: alterContext }: Alter): CheckResult {
  const records = makeRecords(children);
  const clean = makeContext(buildExtract(records));
  alter?.(records);
  const context = { ...clean, extract: buildExtract(records) };
  return runChecks(alterContext === undefined ? context : alterContext(context));
}

function countOf({ findings }: CheckResult, code: string): number {
  return findings.reduce((sum, finding) => sum + (finding.code === code ? finding.count : 0), 0);
}

for (const { code, children, bad, count = 1, badContext, good, goodContext } of CASES) {
  const size = children === undefined ? {} : { children };
  test(`${code} is found in a bad extract and not in the nearest good one`, () => {
    const result = checked({ ...size, records: bad, context: badContext });
    assert.equal(countOf(result, code), count);
    assert.equal(countOf(checked({ ...size, records: good, context: goodContext }), code), 0);
  });
}

test('every check of the catalogue has a good and a bad extract, and no other code has', () => {
  assert.deepEqual(CASES.map(({ code }) => code).sort(), CHECKS.map(({ code }) => code).sort());
});

test('codes are unique, and titles, meanings and advice are there for each', () => {
  assert.equal(new Set(CHECKS.map(({ code }) => code)).size, CHECKS.length);
  assert.ok(CHECKS.length >= 45);
  for (const { code, title, meaning, advice } of CHECKS) {
    assert.match(code, /^sen2\.[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [meaning, advice]) assert.match(text, /^[A-Z0-9].*\.$/, code);
    assert.doesNotMatch(title, /\.$/, code);
  }
});

for (const children of [24, 240, 2400])
  test(`a clean extract of ${children} children gives no finding, and every check runs`, () => {
    const { findings, checksRun, checksNotRun } = checked({ children });
    assert.deepEqual(findings, []);
    assert.deepEqual(checksNotRun, []);
    assert.equal(checksRun.length, CHECKS.length);
  });
