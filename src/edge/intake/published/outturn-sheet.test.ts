/** The section 251 workbook: several header rows, blocks parted by empty columns, errors of lost links, amounts per head. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';

type Cells = (string | number | null)[][];

/** Made up in the layout of the published workbook: plans, budget, a block of lost links, outturn, amounts per head. */
const HEAD: Cells = [
  [],
  [null, 'Year', '2022-23', null, null, null, null, null, null, null, null, null, 'Year', '2022-23'],
  [
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    'Section 251 budget',
    null,
    null,
    null,
    null,
    null,
    'Section 251 outturn',
  ],
  [
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    'Place funding',
    'Primary',
    'Therapies',
    null,
    null,
    null,
    'Place funding',
    'Primary (1)',
  ],
  [
    null,
    'Region',
    'LA code',
    'LA name',
    null,
    'No. with a plan',
    'of these, placements in:',
    null,
    'Place funding',
    'of which',
    'Therapies and',
    null,
    'FSM',
    null,
    'Place funding',
    'of which:',
    null,
    'Table 3b: amounts per head of population',
  ],
  [
    null,
    null,
    null,
    null,
    null,
    'with a plan',
    'Mainstream schools\r\nor academies',
    null,
    null,
    'Primary (1)',
    'other health',
    null,
    null,
    null,
    null,
    'Primary (2)',
    null,
    'Place funding per head',
  ],
  [],
];
const row = (code: number, name: string, ...rest: Cells[number]): Cells[number] => [
  null,
  'SOUTH WEST ',
  code,
  name,
  null,
  ...rest,
];
const BODY: Cells = [
  row(
    991,
    'Marlshire',
    4410,
    1600,
    null,
    9679280,
    652000.5,
    1323295,
    null,
    '#REF!',
    null,
    1900000,
    24000,
    null,
    12.5,
  ),
  [],
  row(992, 'Fenmoor', '#N/A', '#N/A', null, 1, 2, 3, null, '#REF!', null, 4, 5, null, 0),
  row(993, 'Oakdale', 10, 5, null, 1, '#REF!', 3, null, '#REF!', null, 'lots', 5, null, 0),
  row(994, 'Westmere', 10, 5, null, 1, 2, 3, null, '#REF!', null, 4, 5, null, 0),
];

async function readBook(rows: Cells, name = 'book.xlsx') {
  const { report, rows: records } = await readContent(
    await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }),
    {},
    name,
  );
  assert.ok(rowsAccounted(report));
  return { report, lines: records.map(({ record }) => record as AllocationLine) }; // the table is allocations
}

test('each block gives its lines under subject, group and item, exact to the penny', async () => {
  const { report, lines } = await readBook([...HEAD, ...BODY]);
  assert.equal(report.kind, 's251-outturn');
  assert.deepEqual(
    lines
      .filter(({ authorityNumber }) => authorityNumber === '991')
      .map((line) => [line.year, line.table, line.heading, line.amountPence ?? line.quantity]),
    [
      [2022, 's251 plans and pupils', 'No. with a plan', 4410],
      [2022, 's251 plans and pupils', 'No. with a plan – Mainstream schools or academies', 1600],
      [2022, 's251 budget', 'Place funding', 967_928_000],
      [2022, 's251 budget', 'Place funding – Primary', 65_200_050],
      [2022, 's251 budget', 'Therapies', 132_329_500],
      [2022, 's251 outturn', 'Place funding', 190_000_000],
      [2022, 's251 outturn', 'Place funding – Primary (1)', 2_400_000],
    ],
  );
});

test('every row is counted once; lost links, missing values, words and amounts per head are told', async () => {
  const { report, lines } = await readBook([...HEAD, ...BODY]);
  assert.deepEqual([report.recordsAccepted, report.rowsWithErrors, report.rowsSkipped], [3, 1, 8]);
  assert.deepEqual(codesOf(report), ['column.only-errors', 'figure.link-broken@11', 'cell.not-a-number@11']);
  const told = (code: string) => report.problems.find((problem) => problem.code === code);
  assert.equal(told('column.only-errors')?.column, 'FSM');
  assert.equal(told('figure.not-available')?.count, 2);
  assert.equal(told('column.derived')?.count, 1);
  const missing = lines.filter(({ mark }) => mark === '#n/a');
  assert.deepEqual(
    missing.map(({ quantity, amountPence }) => [quantity, amountPence]),
    [
      [null, null],
      [null, null],
    ],
  );
});

test('two different years beside the word year leave the year unknown, and every row says so', async () => {
  const head = HEAD.map((cells) => [...cells]);
  const [, years] = head;
  if (years !== undefined) years[13] = '2021-22';
  const { report } = await readBook([...head, ...BODY], 'outturn_2022-23.xlsx');
  assert.deepEqual([report.recordsAccepted, report.rowsWithErrors], [0, 4]);
  assert.ok(codesOf(report).includes('allocation.year-unknown@8'));
});

test('a sheet that tells no year has that of the name of its file', async () => {
  const head = HEAD.map((cells) => cells.filter((cell) => cell !== 'Year'));
  head[1] = [];
  const { lines } = await readBook([...head, ...BODY], 'outturn_2020-21.xlsx');
  assert.ok(lines.length > 0 && lines.every(({ year }) => year === 2020));
});

test('a sheet without a title of section 251, or without authorities, is not taken for one', async () => {
  const untitled = HEAD.filter((_, at) => at !== 2);
  for (const rows of [[...untitled, ...BODY], HEAD, [...HEAD, ...BODY.slice(0, 2)]]) {
    const { report } = await readBook(rows);
    assert.notEqual(report.kind, 's251-outturn');
  }
});
