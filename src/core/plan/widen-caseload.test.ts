/** Widening keeps the middle, the order of the draws and what is sure; it never narrows and goes no lower than 0. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseloadDraws } from './caseload-draws.ts';
import { widenCaseload } from './widen-caseload.ts';

/** Two 31 Marches of two types: the first date is sure, the second differs from draw to draw. */
const caseload: CaseloadDraws = {
  draws: 3,
  ends: 2,
  types: 2,
  plans: Float64Array.of(50, 7, 90, 2, 50, 7, 100, 4, 50, 7, 120, 9),
};

test('the range of what is unsure is multiplied around its median, draw by draw', () => {
  const wide = widenCaseload(caseload, 1.5);
  assert.deepEqual([...wide.plans], [50, 7, 85, 1, 50, 7, 100, 4, 50, 7, 130, 11.5]);
  assert.deepEqual([...widenCaseload(caseload, 3).plans].slice(2, 4), [70, 0]);
});

test('a factor of 1 or below changes nothing', () => {
  for (const factor of [1, 0.7]) assert.equal(widenCaseload(caseload, factor), caseload);
});
