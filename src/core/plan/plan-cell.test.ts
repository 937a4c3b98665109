/** Cells of a plan by name: read, set without changing the plan at hand, and found where two plans differ. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedCells, knownCell, readCell, setCell } from './plan-cell.ts';

const plan = () => ({
  finance: {
    years: ['2024/25', '2025/26'],
    transferRate: [
      { n: 1, d: 200 },
      { n: 1, d: 100 },
    ],
    caseload: { mainstream: [100, 110, 120] },
  },
  mitigations: [{ id: 'four', size: 39 }],
  sources: { 'caseload.spread': 'measured' },
});

test('a cell is found by keys, by the year of a list, by id, by place, and where keys hold points', () => {
  assert.deepEqual(readCell(plan(), 'finance.transferRate.2025/26'), { n: 1, d: 100 });
  assert.equal(readCell(plan(), 'finance.caseload.mainstream.2'), 120);
  assert.equal(readCell(plan(), 'mitigations.four.size'), 39);
  assert.equal(readCell(plan(), 'sources.caseload.spread'), 'measured');
  assert.equal(readCell(plan(), 'finance.transferRates'), undefined);
});

test('setting a cell changes that cell alone, leaves the plan at hand, and makes no new one', () => {
  const before = plan();
  const after = setCell(before, 'mitigations.four.size', 20);
  assert.deepEqual(before, plan());
  assert.deepEqual(changedCells(before, after), ['mitigations.four.size']);
  assert.equal(readCell(after, 'mitigations.four.size'), 20);
  assert.equal(setCell(before, 'mitigations.five.size', 20), undefined);
});

test('equal plans differ nowhere; a fraction is one cell; lists of other lengths differ as a whole', () => {
  assert.deepEqual(changedCells(plan(), plan()), []);
  const rate = setCell(plan(), 'finance.transferRate.2024/25', { n: 1, d: 300 });
  assert.deepEqual(changedCells(plan(), rate), ['finance.transferRate.0']);
  assert.deepEqual(changedCells(plan(), setCell(plan(), 'finance.years', [])), ['finance.years']);
});

test('a cell of a year is found however the plan writes the year, or by its place, and never made', () => {
  const body = {
    finance: { years: ['2024-25', '2025-26', '2026-27'], income: [1, 2], block: { '2024-25': 3 } },
  };
  assert.equal(knownCell(body, 'finance.income.2025/26'), 'finance.income.1');
  assert.equal(knownCell(body, 'finance.block.2024/25'), 'finance.block.2024-25');
  assert.equal(knownCell(body, 'finance.income.2026/27'), undefined);
  assert.equal(knownCell(body, 'finance.income'), 'finance.income');
});
