/** An authority's own section 251 table: lines and columns wherever they stand, marks kept, totals held against their parts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, type ReadResult, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';

type Cells = readonly (readonly (string | number | null)[])[];

const TABLE: Cells = [
  ['Section 251 outturn 2024-25', null, null, null, null, null, null, null],
  ['LA code: 999', null, null, null, null, null, null, null],
  ['Line', 'Primary', 'Secondary', 'SEN/special schools', 'Post-16', 'Gross', 'Income', 'Net'],
  ['High needs budget', null, null, null, null, null, null, null],
  ['1.2.1 Top-up funding: maintained', 100.5, 200, 300, '-', 600.5, 50, 550.5],
  ['1.2.3 Top-up: non-maintained and independent', null, 'c', 5000, 700, 5700, 0, 5700],
  ['1.2.13 Therapies', null, null, 90, null, 95, 0, 95],
  ['Bridge project', 10, null, null, null, 10, 0, 10],
  ['Total high needs', 110.5, 200, 5390, 700, 6405.5, 50, 6355.5],
];

const read = async (rows: Cells, name = 'own.xlsx'): Promise<ReadResult> =>
  await readContent(
    await writeXlsx({ sheets: [{ name: 'Outturn', rows: rows.map((row) => [...row]) }] }),
    {},
    name,
  );
const lines = ({ rows }: ReadResult) => rows.map(({ record }) => record as AllocationLine); // the table is allocations

test('lines are read by code and column in pence; a dash is no figure, a mark is not nil, a total is passed over', async () => {
  const result = await read(TABLE);
  assert.equal(result.report.kind, 's251-outturn');
  assert.ok(rowsAccounted(result.report));
  const found = lines(result);
  assert.ok(
    found.every(
      ({ table, year, authorityNumber }) =>
        table === 's251 outturn' && year === 2024 && authorityNumber === '999',
    ),
  );
  assert.deepEqual(
    found
      .filter(({ heading }) => heading.startsWith('1.2.1 '))
      .map(({ heading, amountPence }) => [heading, amountPence]),
    [
      ['1.2.1 – Primary', 10_050],
      ['1.2.1 – Secondary', 20_000],
      ['1.2.1 – Special', 30_000],
      ['1.2.1 – Gross', 60_050],
      ['1.2.1 – Income', 5_000],
      ['1.2.1 – Net', 55_050],
    ],
  );
  assert.deepEqual(
    found
      .filter(({ mark }) => mark !== null)
      .map(({ heading, amountPence, mark }) => [heading, amountPence, mark]),
    [['1.2.3 – Secondary', null, 'c']],
  );
});

test('a row without a code is asked about by name, a gross that its phases do not make is told with both figures', async () => {
  const { report } = await read(TABLE);
  const told = report.problems.filter(({ code }) => code.startsWith('outturn.'));
  assert.deepEqual(
    told.map(({ code, row }) => [code, row]),
    [
      ['outturn.total-apart', 7],
      ['outturn.line-asked', 8],
    ],
  );
  assert.match(
    told[0]?.message ?? '',
    /1\.2\.13 of 2024\/25: the gross is £95\.00, its parts come to £90\.00/,
  );
  assert.match(told[1]?.message ?? '', /“Bridge project”/);
});

test('in thousands, moved down and to the right, with income below nil, the same figures come out', async () => {
  const moved = TABLE.map((row, at) => [
    null,
    at === 0 ? 'Section 251 outturn 2024-25 (£000)' : (row[0] ?? null),
    null,
    ...row.slice(1).map((cell, place) => {
      if (typeof cell !== 'number') return cell;
      return (place === 5 ? -cell : cell) / 1000;
    }),
  ]);
  const amounts = (result: ReadResult) =>
    lines(result).map(({ heading, amountPence }) => [
      heading,
      amountPence === null ? null : Math.abs(amountPence),
    ]);
  assert.deepEqual(amounts(await read([[], [], ...moved])), amounts(await read(TABLE)));
});

test('without a year nothing is kept; the name of the file may tell it; a line that stands twice is asked about', async () => {
  const noYear = TABLE.map((row, at) => (at === 0 ? ['Section 251 outturn', ...row.slice(1)] : row));
  const refused = await read(noYear);
  assert.equal(lines(refused).length, 0);
  assert.ok(codesOf(refused.report).some((code) => code.startsWith('allocation.year-unknown')));
  assert.equal(lines(await read(noYear, 'outturn 2023-24.xlsx'))[0]?.year, 2023);
  const twice = await read([...TABLE, TABLE[4] ?? []]);
  assert.ok(codesOf(twice.report).includes('outturn.line-asked@10'));
});
