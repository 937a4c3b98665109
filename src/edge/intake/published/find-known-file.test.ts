/** Known files that hold nothing to import are refused in words that say what they are and what to do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, readContent } from '../../../../test/make/read-text.ts';
import { problemText } from '../problem-texts.ts';
import { columnKey } from '../tables/column-key.ts';
import { CHILDREN_LISTS, KNOWN_FILES } from './known-files.ts';

const HEADERS: readonly (readonly [header: string, code: string])[] = [
  [
    'calendar-year,mean,std-dev,iqr,min,low-95pc-bound,q1,median,q3,high-95pc-bound,max',
    'file.model-results',
  ],
  ['calendar_year,dimension,key,simulations,mean,sd,p025,median,p975', 'file.model-results'],
  ['ay,need,setting,alpha,beta,expectation', 'file.model-results'],
  ['need,setting,cost', 'file.model-settings'],
  ['setting,setting-group,min-academic-year,max-academic-year,needs', 'file.model-settings'],
  ['calendar-year,academic-year,population', 'file.population-without-area'],
  ['sn,method,h1,h2,h3', 'file.method-comparison'],
  ['Unique ID,UPN,ULN,Date of birth,SEN primary need,Suspensions,Absence', 'file.list-of-children'],
  ['module,file_name_pattern,column_order,csv_column_name', 'file.list-of-columns'],
  ['Rule code,Error,Error Text', 'file.list-of-rules'],
];

test('each is refused by its columns, with a message and advice, and nothing of it is kept', async () => {
  for (const [header, code] of HEADERS) {
    const width = header.split(',').length;
    const { report, rows } = await readContent(`${header}\n${Array(width).fill('1').join(',')}\n`);
    assert.deepEqual([report.kind, codesOf(report)], ['unknown', [code]], header);
    assert.deepEqual([rows.length, report.rowsRead], [0, 0], header);
    assert.ok((report.problems[0]?.advice.length ?? 0) > 15, header);
  }
});

test('the refusal of a list of children repeats nothing of it', async () => {
  const { report } = await readContent(
    'Unique ID,UPN,Date of birth,SEN primary need,Suspensions,Absence\nPlaceholder,Z123,2011-01-01,ASD,1,2\n',
  );
  assert.equal(JSON.stringify(report.problems).includes('Placeholder'), false);
});

test('in a workbook a sheet that can be read goes before a known one; alone, the known one is refused', async () => {
  const known = {
    name: 'Rules',
    rows: [
      ['Rule code', 'Error Text'],
      ['101', 'Missing'],
    ],
  };
  const table = {
    name: 'People',
    rows: [
      ['authority code', 'name', 'year', 'age', 'population'],
      ['E10009901', 'Marlshire', 2024, 7, 5210],
    ],
  };
  const both = await readContent(await writeXlsx({ sheets: [known, table] }), {}, 'book.xlsx');
  assert.deepEqual([both.report.kind, both.rows.length], ['ons-population', 1]);
  const alone = await readContent(await writeXlsx({ sheets: [known] }), {}, 'book.xlsx');
  assert.deepEqual(codesOf(alone.report), ['file.list-of-rules']);
});

test('a kind that was asked for is never answered by what the file seems to be', async () => {
  const { report } = await readContent('need,setting,cost\nT,A,1\n', { kind: 'placement-costs' });
  assert.deepEqual(codesOf(report), ['file.columns-missing']);
});

test('every column of the table is written as it is compared, and every code is an error of the file', () => {
  for (const { columns, code } of KNOWN_FILES) {
    assert.deepEqual(columns.map(columnKey), columns);
    assert.equal(problemText(code).severity, 'error');
    assert.ok(code.startsWith('file.'));
  }
  for (const columns of CHILDREN_LISTS) assert.deepEqual(columns.map(columnKey), columns);
});
