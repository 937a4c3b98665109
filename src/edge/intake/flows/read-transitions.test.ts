/** Transitions: a child's step of a year; what cannot be one is kept out, what is odd is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';

const HEADER = 'calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2';

async function readSteps(...lines: readonly string[]) {
  const { report, rows } = await readContent([HEADER, ...lines].join('\n'));
  assert.ok(rowsAccounted(report));
  assert.equal(report.kind, 'transitions');
  return { report, steps: rows.map(({ table, record }) => ({ table, record })) };
}

test('a joiner, a stayer and a leaver are each a step', async () => {
  const { report, steps } = await readSteps(
    '2023,NONSEND,NONSEND,-3,P,U,-2',
    '2023,B,X,5,B,X,6',
    '2023,B,X,13,NONSEND,NONSEND,14',
  );
  assert.deepEqual(codesOf(report), []);
  assert.equal(steps.length, 3);
  assert.deepEqual(steps[1], {
    table: 'transitions',
    record: {
      year: 2023,
      settingBefore: 'B',
      needBefore: 'X',
      schoolYearBefore: 5,
      settingAfter: 'B',
      needAfter: 'X',
      schoolYearAfter: 6,
    },
  });
});

test('a year or school year that is none, an empty cell and a step outside on one side only keep the row out', async () => {
  const { report, steps } = await readSteps(
    'soon,B,X,5,B,X,6',
    '2023,B,X,R,B,X,1',
    '2023,B,X,20,B,X,21',
    '2023,,X,5,B,X,6',
    '2023,NONSEND,X,5,B,X,6',
    '2023,NONSEND,NONSEND,5,NONSEND,NONSEND,6',
    '2023,=1+1,X,5,B,X,6',
  );
  assert.equal(steps.length, 0);
  assert.deepEqual(codesOf(report), [
    'transition.year-unreadable@2',
    'transition.school-year-unknown@3',
    'transition.school-year-unknown@4',
    'cell.missing@5',
    'transition.half-outside@6',
    'transition.never-inside@7',
    'cell.formula@8',
  ]);
});

test('a child who stays in a school year is kept as it stands and told', async () => {
  const { report, steps } = await readSteps('2023,B,X,5,B,X,5');
  assert.deepEqual([steps.length, codesOf(report)], [1, ['transition.not-one-year@2']]);
});

test('the product’s own column names are read too', async () => {
  const { report } = await readContent(
    'year,setting before,need before,school year before,setting after,need after,school year after\n2023,B,X,5,B,X,6\n',
  );
  assert.deepEqual([report.kind, report.recordsAccepted, codesOf(report)], ['transitions', 1, []]);
});
