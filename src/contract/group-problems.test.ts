/** Problems put together and found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsBySeverity, findProblems, groupProblems } from './group-problems.ts';
import type { ShownProblem } from './imports.ts';

function problem(changes: Partial<ShownProblem>): ShownProblem {
  return {
    code: 'date.not-a-day',
    severity: 'error',
    row: 2,
    column: 'Start date',
    count: 1,
    message: 'There is no such day',
    advice: 'Correct the date.',
    ...changes,
  };
}

const PROBLEMS = [
  problem({ severity: 'info', code: 'row.header', message: 'The header', row: 1, column: null }),
  problem({}),
  problem({ severity: 'warning', code: 'cost.zero', message: 'It costs nothing', column: 'Cost' }),
  problem({ row: 9, count: 40 }),
  problem({ code: 'cell.empty', message: 'A cell is empty', row: 3, count: 100, column: 'Cost' }),
];

test('what says the same stands together; errors come first, and the most frequent of them', () => {
  assert.deepEqual(
    groupProblems(PROBLEMS).map(({ code, count, places }) => [code, count, places.length]),
    [
      ['cell.empty', 100, 1],
      ['date.not-a-day', 41, 2],
      ['cost.zero', 1, 1],
      ['row.header', 1, 1],
    ],
  );
});

test('no problem is lost or counted twice by grouping', () => {
  const total = Object.values(countsBySeverity(PROBLEMS)).reduce((a, b) => a + b);
  assert.equal(
    groupProblems(PROBLEMS).reduce((sum, { count }) => sum + count, 0),
    total,
  );
  assert.deepEqual(groupProblems([]), []);
});

test('an error whose row was let in stands apart from one that kept its row out', () => {
  assert.equal(groupProblems([problem({}), problem({ isKept: true })]).length, 2);
});

test('every word must be there, in any order and case; a line is found by its number', () => {
  const found = (words: string) => findProblems(PROBLEMS, { severity: 'all', words }).length;
  assert.equal(found(''), 5);
  assert.equal(found('DAY such'), 2);
  assert.equal(found('line 9'), 1);
  assert.equal(found('cost nothing day'), 0);
  assert.equal(findProblems(PROBLEMS, { severity: 'warning', words: '' }).length, 1);
});
