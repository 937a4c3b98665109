/** Workbooks: allocation tables found by their structure, other tables by their header, and archives that must be refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, readContent, rowsAccounted, TEST_KEY } from '../../../test/make/read-text.ts';
import { readZip, writeZip } from '../documents/zip.ts';
import { rebuildArchive } from './files/rebuild-archive.ts';
import { findAllocationTable, powerOf, yearIn } from './published/allocation-headings.ts';
import { pseudonymMaker } from './sen2/pseudonyms.ts';
import { FileRefusal } from './tables/reading.ts';

type Cells = (string | number | Date | null)[][];

const ALLOCATIONS: Cells = [
  ['Dedicated schools grant: 2024 to 2025 allocations', null, 'Before recoupment', null, 'After recoupment'],
  [null, null, 'High needs block (£s)', 'Number of pupils', 'High needs block (£ million)'],
  [' ', ' ', '[A]', '[B]', '[C]'],
  [null, null, null, null, ' = [A] - 1'],
  ['ENGLAND', '', 900, 90, 9.5],
  [991, 'Marlshire', 61234567.89, 612.5, 61.123456789],
  ['992', 'Fenmoor', 51000000, 'x', 50],
  [993, 'Oakdale', '#REF!', 5, 6],
  [994, 'Westmere', 41000000, 1, 40],
  ['', '', '', '', ''],
  ['SOUTH WEST', '', 100, 10, 1],
  ['Note: figures are made up.'],
];
const MERGES = [
  { startRow: 0, startCol: 0, endRow: 1, endCol: 1 },
  { startRow: 0, startCol: 2, endRow: 0, endCol: 3 },
];

async function workbook(
  form: 'xlsx' | 'ods',
  sheets: readonly { name: string; rows: Cells; merges?: typeof MERGES }[],
) {
  return await (form === 'ods' ? writeOds : writeXlsx)({ sheets: [...sheets] });
}

test('an allocation sheet gives each authority each amount under its joined heading, and counts every other row', async () => {
  const sheets = [
    { name: 'Information', rows: [['Read me'], ['Notes of the publisher']] as Cells },
    { name: 'Allocations_summary', rows: ALLOCATIONS, merges: MERGES },
  ];
  for (const form of ['xlsx', 'ods'] as const) {
    const { report, rows } = await readContent(await workbook(form, sheets), {}, `book.${form}`);
    assert.equal(report.kind, 'dsg-allocations', form);
    assert.ok(rowsAccounted(report));
    assert.deepEqual([report.recordsAccepted, report.rowsWithErrors], [3, 1], form);
    assert.deepEqual(codesOf(report), ['cell.sheet-error@8'], form);
    const skipped = report.problems.filter(({ severity }) => severity === 'info');
    assert.equal(
      skipped.reduce((sum, { count }) => sum + count, 0),
      report.rowsSkipped,
    );
    const common = {
      year: 2024,
      authorityNumber: '991',
      authorityName: 'Marlshire',
      table: 'Summary',
      mark: null,
    };
    assert.deepEqual(
      rows.slice(0, 3).map(({ record }) => record),
      [
        {
          ...common,
          heading: 'Before recoupment – High needs block (£s)',
          amountPence: 6_123_456_789,
          quantity: null,
        },
        { ...common, heading: 'Before recoupment – Number of pupils', amountPence: null, quantity: 612.5 },
        {
          ...common,
          heading: 'After recoupment – High needs block (£ million)',
          amountPence: 6_112_345_679,
          quantity: null,
        },
      ],
      form,
    );
    assert.deepEqual(
      rows.map(({ row }) => row),
      [6, 6, 6, 7, 7, 7, 9, 9, 9],
    );
  }
});

test('the header may be taller or stand lower: it is found by what stands under it', () => {
  const rows = [['Made up'], [], ...ALLOCATIONS.map((row) => row.map((cell) => String(cell ?? '')))];
  const table = findAllocationTable({ name: 'Allocations_2425', rows, merges: [] });
  assert.equal(table?.firstFigures, 6);
  assert.equal(table?.year, 2024, 'from the name of the sheet');
  assert.equal(findAllocationTable({ name: 'x', rows: [['991', 'Marlshire', '5']], merges: [] }), null);
});

test('the unit is in the heading: pounds, thousands, millions; a rate and a count are no money', () => {
  assert.equal(powerOf('High needs block (£s)'), 2);
  assert.equal(powerOf('High needs block (£)'), 2);
  assert.equal(powerOf('high needs block \n(£ million)'), 8);
  assert.equal(powerOf('Spend (£ thousand)'), 5);
  assert.equal(powerOf('Hourly rate (£ / hr)'), null);
  assert.equal(powerOf('Pre-16 SEN places funded at £6,000'), null);
});

test('the year is read from a title or from the name of a sheet', () => {
  assert.equal(yearIn('2023 to 2024 allocations'), 2023);
  assert.equal(yearIn('2019-20 DSG'), 2019);
  assert.equal(yearIn('Allocations_2122'), 2021);
  assert.equal(yearIn('1920'), null);
  assert.equal(yearIn('2023 to 2025'), null);
});

test('a table of months or costs is read from the sheet that holds it, dates of the sheet and all', async () => {
  const rows: Cells = [
    ['Costs of a made-up council'],
    ['Reference', 'Placement type', 'Start date', 'End date', 'Annual cost'],
    ['P-1', 'inmss', new Date('2024-09-01T00:00:00Z'), null, 63000.29],
    ['P-2', 'inmss', '31/02/2024', null, 5],
  ];
  const { report, rows: read } = await readContent(
    await workbook('xlsx', [{ name: 'Costs', rows }]),
    {},
    'c.xlsx',
  );
  assert.equal(report.kind, 'placement-costs');
  assert.deepEqual(codesOf(report), ['cell.date-not-real@4']);
  assert.equal(report.problems.find(({ severity }) => severity === 'error')?.sheet, 'Costs');
  assert.deepEqual(read[0]?.record, {
    caseKey: pseudonymMaker(TEST_KEY)('case', 'P-1'),
    pupilKey: null,
    urn: null,
    band: null,
    placementType: 'inmss',
    start: '2024-09-01',
    end: null,
    yearlyCostPence: 6_300_029,
  });
});

test('a workbook without a table that can be read is refused, and so is an empty one', async () => {
  const shapes = await readContent(
    await workbook('xlsx', [{ name: 'S', rows: [['colour', 'shape']] }]),
    {},
    'a.xlsx',
  );
  assert.deepEqual(codesOf(shapes.report), ['file.unknown-kind']);
  const empty = await readContent(await workbook('ods', [{ name: 'S', rows: [[null]] }]), {}, 'a.ods');
  assert.deepEqual(codesOf(empty.report), ['file.empty']);
});

test('what unpacks to too much is refused by what comes out, and a locked or torn archive by what it is', async () => {
  const book = await workbook('xlsx', [
    { name: 'S', rows: Array.from({ length: 5000 }, () => ['x'.repeat(50)]) },
  ]);
  const { report } = await readContent(book, { limits: { unpackedBytes: 10_000 } }, 'bomb.xlsx');
  assert.deepEqual(codesOf(report), ['file.unpacks-too-large']);
  const torn = Buffer.from(book).subarray(0, book.length - 40);
  assert.throws(() => rebuildArchive(torn, 'xlsx', 1e9), FileRefusal);
  const locked = Buffer.from(book);
  locked.writeUInt16LE(1, locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  assert.throws(
    () => rebuildArchive(locked, 'xlsx', 1e9),
    (fault) => fault instanceof FileRefusal && fault.code === 'file.encrypted',
  );
});

test('an ODS file that lacks the entry naming its type is read like any other', async () => {
  const book = Buffer.from(
    await workbook('ods', [{ name: 'Allocations_summary', rows: ALLOCATIONS, merges: MERGES }]),
  );
  for (let at = book.indexOf('mimetype'); at !== -1; at = book.indexOf('mimetype', at + 1))
    book.write('mimetyqe', at);
  const { report } = await readContent(book, {}, 'a.ods');
  assert.equal(report.recordsAccepted, 3);
});

/** Change one part of a workbook, or add it. */
function withPart(book: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = readZip(book);
  const old = parts.find((part) => part.name === name);
  const bytes = Buffer.from(change(old === undefined ? '' : Buffer.from(old.bytes).toString()));
  const others = parts.filter((part) => part !== old);
  return writeZip([...others, { name, bytes }], new Date('2024-12-11T00:00:00Z'));
}

const MONTHS = [
  {
    name: 'S',
    rows: [
      ['month', 'measure', 'actual'],
      ['2024-09', 'plans_n', 6100],
      ['2024-10', 'plans_n', 6161],
    ],
  },
];

test('a workbook that declares entities of its own is refused before a part of it is read', async () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]>';
  const book = withPart(await workbook('xlsx', MONTHS), 'xl/worksheets/sheet1.xml', (text) =>
    text.replace(/^<\?xml[^>]*\?>/, bomb),
  );
  const { report } = await readContent(book, {}, 'bomb.xlsx');
  assert.deepEqual(codesOf(report), ['file.xml-entities']);
});

test('formulas are read by the value last saved, links to other workbooks are not followed, and both are told', async () => {
  const formulas = withPart(await workbook('xlsx', MONTHS), 'xl/worksheets/sheet1.xml', (text) =>
    text.replace('<v>6161</v>', '<f>SUM([1]Other!A1:A9)</f><v>6161</v>'),
  );
  const book = withPart(formulas, 'xl/externalLinks/externalLink1.xml', () => '<externalLink/>');
  const { report, rows } = await readContent(book, {}, 'linked.xlsx');
  assert.deepEqual(
    report.problems.filter(({ row }) => row === null).map(({ code, count }) => [code, count]),
    [
      ['file.formulas', 1],
      ['file.external-links', 1],
    ],
  );
  assert.deepEqual(
    rows.map(({ record }) => (record as { value: number }).value), // the table is monthly
    [6100, 6161],
  );
});
