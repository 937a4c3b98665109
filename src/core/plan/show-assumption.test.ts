/** Values of a plan file as people read them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showCell } from './show-assumption.ts';

test('a cell of a plan is shown as what it is: a rate with its fraction, an amount in pounds, a number, a month, nothing', () => {
  const growth = { n: 1030, d: 1000 };
  assert.equal(showCell('finance.hnbGrowth', growth), '3% (1,030 over 1,000)');
  assert.equal(showCell('finance.transferRate.2026/27', { n: 100, d: 10_000 }), '1% (100 over 10,000)');
  assert.equal(showCell('finance.baseUnitCostPence.inmss', 6_300_000), '£63,000.00');
  assert.equal(showCell('finance.caseload.mainstream.2026/27', 2955), '2,955');
  assert.equal(showCell('mitigations.four-interventions.pWorks', 0.7), '0.7');
  assert.equal(showCell('mitigations.four-interventions.start', '2025-04'), '2025-04');
  assert.equal(showCell('finance.hnbGrowth', undefined), 'nothing');
  assert.equal(showCell('mitigations.four-interventions.mix', { inmss: 1 }), '{"inmss":1}');
});
