/** Whole files, good and bad: what is recognised, what every row became, and what is refused in which words. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { codesOf, readAll, readContent, rowsAccounted, TEST_KEY } from '../../../test/make/read-text.ts';
import type { FileKind } from '../../core/domain/intake.ts';
import { pseudonymMaker } from './sen2/pseudonyms.ts';

const DATA = join(import.meta.dirname, '../../../test/data/intake');
const MONTHLY = 'month,measure,actual\n';

type Expected = readonly [
  file: string,
  kind: FileKind,
  counts: readonly [read: number, accepted: number, withErrors: number, skipped: number],
  problems: readonly string[],
];

const FILES: readonly Expected[] = [
  ['panel.csv', 'dfe-la-panel', [5, 4, 0, 1], []],
  [
    'panel-broken.csv',
    'dfe-la-panel',
    [11, 1, 7, 3],
    [
      'cell.sheet-error@3',
      'cell.not-a-number@4',
      'row.too-few-cells@6',
      'cell.formula@7',
      'period.unreadable@8',
      'cell.missing@9',
      'row.too-many-cells@10',
    ],
  ],
  ['release.csv', 'dfe-ehcp', [3, 2, 0, 1], ['column.repeated']],
  ['release-broken.csv', 'dfe-ehcp', [4, 1, 2, 1], ['cell.not-a-number@2', 'cell.sheet-error@3']],
  ['monthly.csv', 'monthly-actuals', [8, 5, 0, 3], []],
  [
    'monthly-broken.csv',
    'monthly-actuals',
    [9, 1, 7, 1],
    [
      'column.unknown',
      'month.repeated@3',
      'month.unreadable@4',
      'cell.negative@5',
      'cell.not-whole@6',
      'cell.sheet-error@7',
      'cell.formula@8',
      'cell.not-a-number@9',
    ],
  ],
  ['costs.csv', 'placement-costs', [6, 5, 0, 1], ['cost.zero@6']],
  [
    'costs-broken.csv',
    'placement-costs',
    [9, 1, 7, 1],
    [
      'cell.date-not-real@2',
      'dates.reversed@3',
      'cost.unreadable@4',
      'cost.negative@5',
      'cell.missing@6',
      'cost.rounded@7',
      'cell.formula@8',
      'cell.date-unreadable@9',
      'cell.sheet-error@9',
    ],
  ],
  ['allocation-blocks.csv', 'dsg-allocations', [5, 2, 1, 2], ['allocation.year-unknown@5']],
  ['allocation-lines.csv', 'dsg-allocations', [5, 2, 1, 2], ['cell.sheet-error@5']],
  ['notes.txt', 'unknown', [0, 0, 0, 0], ['file.not-a-table']],
];

for (const [file, kind, [read, accepted, withErrors, skipped], problems] of FILES)
  test(`${file} is ${kind}, and each of its ${read} rows is accounted for`, async () => {
    const { report } = await readAll(join(DATA, file));
    assert.equal(report.kind, kind);
    assert.deepEqual(
      [report.rowsRead, report.recordsAccepted, report.rowsWithErrors, report.rowsSkipped],
      [read, accepted, withErrors, skipped],
    );
    assert.deepEqual(codesOf(report), problems);
    const bytes = await readFile(join(DATA, file));
    assert.equal(report.sha256, createHash('sha256').update(bytes).digest('hex'));
  });

test('numbers and marks are kept apart, a missing value is no zero, a repeated column is not lost', async () => {
  const { rows } = await readAll(join(DATA, 'release.csv'));
  assert.deepEqual(rows[0]?.record, {
    dataset: 'annual-reviews',
    timePeriod: '2024',
    geographicLevel: 'Local authority',
    areaCode: 'E10009901',
    areaName: 'Marlshire',
    breakdownTopic: 'All annual reviews',
    breakdown: 'All annual reviews',
    values: { total_ehc_plans: 5604, review_expected: 5100, 'review_meeting_24 (2)': 900 },
    marks: { review_meeting_24: 'x', outcome_maintained: ':' },
  });
});

test('months in every spelling, counts with commas; a blank, a dash and n/a give no figure', async () => {
  const { rows } = await readAll(join(DATA, 'monthly.csv'));
  assert.deepEqual(
    rows.map(({ record }) => record),
    [
      { measure: 'plans_n', month: '2024-10', series: 'actual', value: 6161 },
      { measure: 'plans_n', month: '2024-10', series: 'agreed', value: 5500 },
      { measure: 'req_n', month: '2024-10', series: 'actual', value: 152 },
      { measure: 'req_n', month: '2024-10', series: 'latest', value: 148.5 },
      { measure: 'cease_n', month: '2024-10', series: 'agreed', value: 30 },
      { measure: 'plans_n', month: '2024-04', series: 'actual', value: 5890 },
      { measure: 'plans_n', month: '2024-04', series: 'agreed', value: 5400 },
      { measure: 'inmss_n', month: '2024-10', series: 'actual', value: 346 },
    ],
  );
});

test('costs are whole pence and their days are days', async () => {
  const { rows } = await readAll(join(DATA, 'costs.csv'));
  assert.deepEqual(rows[1]?.record, {
    caseKey: pseudonymMaker(TEST_KEY)('case', 'P-002'),
    pupilKey: null,
    urn: null,
    band: null,
    placementType: 'mainstream',
    start: '2023-09-01',
    end: '2024-08-31',
    yearlyCostPence: 650_000,
  });
  assert.deepEqual(
    rows.map(({ record }) => (record as { yearlyCostPence: number }).yearlyCostPence), // the table is costs
    [6_300_000, 650_000, 120_000_000, 1_234_567, 0],
  );
});

test('an allocation keeps its pence, its year and its marks', async () => {
  const { rows } = await readAll(join(DATA, 'allocation-blocks.csv'));
  assert.deepEqual(rows[1]?.record, {
    year: 2024,
    authorityNumber: '999',
    authorityName: 'Marlshire',
    table: 'Summary',
    heading: 'High needs block (£)',
    amountPence: 6_123_456_789,
    quantity: null,
    mark: null,
  });
  const marks = rows.map(({ record }) => (record as { mark: string | null }).mark); // the table is allocations
  assert.deepEqual(marks, [null, null, null, 'c', null, 'x']);
});

test('the same table is read in every encoding that an office writes', async () => {
  const text = `${MONTHLY}2024-10,plans_n,6161\n`;
  const utf16 = Buffer.from(text, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  const forms: readonly Uint8Array[] = [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    utf16,
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    swapped,
    Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    Buffer.from(text.replaceAll('\n', '\r\n')),
    Buffer.from(text.replaceAll('\n', '\r')),
    Buffer.from(text.replaceAll(',', ';')),
    Buffer.from(text.replaceAll(',', '\t')),
  ];
  for (const [at, form] of forms.entries()) {
    const { report, rows } = await readContent(form);
    assert.equal(report.kind, 'monthly-actuals', `form ${at}`);
    assert.deepEqual(rows[0]?.record, {
      measure: 'plans_n',
      month: '2024-10',
      series: 'actual',
      value: 6161,
    });
    assert.deepEqual(codesOf(report), [], `form ${at}`);
  }
});

test('bytes that are not UTF-8 are read as Windows-1252, and that is said', async () => {
  const header = 'Reference,Placement type,Start date,End date,Annual cost\n';
  const { report, rows } = await readContent(Buffer.from(`${header}P1,école,01/09/2024,,\xa363\n`, 'latin1'));
  assert.deepEqual(codesOf(report), ['file.not-utf8']);
  assert.deepEqual(rows[0]?.record, {
    caseKey: pseudonymMaker(TEST_KEY)('case', 'P1'),
    pupilKey: null,
    urn: null,
    band: null,
    placementType: 'école',
    start: '2024-09-01',
    end: null,
    yearlyCostPence: 6300,
  });
});

test('a row is named by the line it starts on, past quoted line ends, blank lines and titles', async () => {
  const text = [
    'Monthly figures of a made-up council',
    '',
    'month,measure,actual,note',
    '2024-10,plans_n,6161,"two',
    'lines"',
    '',
    '2024-11,plans_n,bad,"a ""quoted"" word"',
    '2024-12,plans_n,6200,"three\n\nlines"',
    '2025-01,plans_n,worse,',
  ].join('\r\n');
  const { report, rows } = await readContent(text);
  assert.deepEqual(codesOf(report), ['column.unknown', 'cell.not-a-number@7', 'cell.not-a-number@11']);
  assert.deepEqual(
    rows.map(({ row }) => row),
    [4, 8],
  );
  assert.ok(rowsAccounted(report));
});

test('lines stay true over the ends of chunks', async () => {
  const lines = Array.from({ length: 40_000 }, (_, at) =>
    at % 1000 === 999 ? `2024-10,m${at},x,"a\nb"` : `2024-10,m${at},${at},plain text to fill the line`,
  );
  const { report } = await readContent(`month,measure,actual,note\n${lines.join('\n')}\n`);
  const bad = report.problems.filter(({ code }) => code === 'cell.not-a-number');
  assert.equal(report.rowsRead, 40_001);
  assert.equal(bad.length, 0, 'x is a mark');
  const { report: worse } = await readContent(
    `month,measure,actual,note\n${lines.join('\n').replaceAll(',x,', ',q,')}\n`,
  );
  const rows = worse.problems.filter(({ code }) => code === 'cell.not-a-number').map(({ row }) => row);
  assert.deepEqual(
    rows,
    Array.from({ length: 40 }, (_, at) => 2 + at * 1001 + 999),
  );
});

const REFUSALS: readonly (readonly [
  claim: string,
  content: Uint8Array | string,
  code: string,
  name?: string,
])[] = [
  ['an empty file', '', 'file.empty'],
  ['a file of blank lines', '\n\n , ,\n', 'file.empty'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'file.binary'],
  ['a PDF', '%PDF-1.7 made up', 'file.pdf'],
  ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'file.packed-otherwise'],
  ['bytes with zeros', Buffer.from([65, 44, 66, 0, 0, 0, 0, 1, 2, 3, 0, 7]), 'file.binary'],
  [
    'zeros far into a text',
    Buffer.concat([Buffer.from(`${MONTHLY}2024-10,a,1\n`), Buffer.alloc(9)]),
    'file.binary',
  ],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), 'file.old-workbook'],
  [
    'an archive in an archive',
    Buffer.from('PK\u0003\u0004 something.csv', 'latin1'),
    'file.archive-in-archive',
  ],
  ['a torn workbook', Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'), 'file.workbook-unreadable'],
  ['unknown columns', 'colour,shape\nred,round\n', 'file.unknown-kind'],
  ['a note for people', '# Read me\nSome words.\n', 'file.not-a-table', 'README.md'],
];

for (const [claim, content, code, name] of REFUSALS)
  test(`${claim} is refused in a sentence: ${code}`, async () => {
    const { report, rows } = await readContent(content, {}, name);
    assert.equal(report.kind, 'unknown');
    assert.deepEqual(codesOf(report), [code]);
    assert.deepEqual(rows, []);
    assert.match(report.problems[0]?.advice ?? '', /\w/);
  });

test('a file that is not there, a file over the limit and a folder are refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    assert.deepEqual(codesOf((await readAll(join(folder, 'none.csv'))).report), ['file.not-found']);
    assert.deepEqual(codesOf((await readAll(folder)).report), ['file.unreadable']);
  } finally {
    await rm(folder, { recursive: true });
  }
  const { report } = await readContent(`${MONTHLY}2024-10,a,1\n`, { limits: { textBytes: 10 } });
  assert.deepEqual(codesOf(report), ['file.too-large']);
});

test('a quotation mark that never closes stops the reading with its line, before memory runs out', async () => {
  const text = `${MONTHLY}2024-10,a,1\n2024-11,"a,2\n${'2024-12,a,3\n'.repeat(200_000)}`;
  const { report } = await readContent(text, { limits: { rowLength: 1_000_000 } });
  assert.deepEqual(codesOf(report), ['file.quote-not-closed@3']);
  const short = await readContent(`${MONTHLY}2024-10,a,1\n2024-11,"a,2\n`);
  assert.deepEqual(codesOf(short.report), ['row.quote-broken@3']);
  assert.ok(rowsAccounted(short.report));
});

test('a kind that was asked for names the columns that are missing', async () => {
  const { report } = await readContent('month,actual\n2024-10,5\n', { kind: 'monthly-actuals' });
  assert.equal(report.kind, 'monthly-actuals');
  assert.deepEqual(codesOf(report), ['file.columns-missing']);
  assert.equal(report.problems[0]?.message, 'Columns are missing: measure');
});

test('problems alike are counted together after a hundred', async () => {
  const lines = Array.from({ length: 250 }, (_, at) => `2024-10,m${at},bad`);
  const { report } = await readContent(MONTHLY + lines.join('\n'));
  const bad = report.problems.filter(({ code }) => code === 'cell.not-a-number');
  assert.equal(bad.length, 101);
  assert.deepEqual([bad.at(-1)?.row, bad.at(-1)?.count], [102, 150]);
  assert.equal(report.rowsWithErrors, 250);
});

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '2024-10',
    '31/02/2024',
    '#REF!',
    '=1+1',
    'plans_n',
    '5',
    '"',
    '"a\nb"',
    'Total',
    'x',
  ),
  fc.string({ maxLength: 8 }),
);
const HEADERS = [
  'month,measure,actual,agreed',
  'Reference,Placement type,Start date,End date,Annual cost',
  'time_period,geographic_level,new_la_code,la_name,ehcplans',
  'financial_year,la_code,la_name,High needs block (£)',
  'persontableid,personbirthdate,surname,sex',
];

test('every row of any text is accepted, has errors or was passed over: never two, never none', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...HEADERS),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
      async (header, table) => {
        const { report, rows } = await readContent(
          `${header}\n${table.map((row) => row.join(',')).join('\n')}`,
        );
        assert.ok(rowsAccounted(report));
        const accepted = new Set(rows.map(({ row }) => row));
        assert.ok(accepted.size <= report.recordsAccepted);
      },
    ),
    { numRuns: 80 },
  );
});

test('no problem repeats what stands in a cell', async () => {
  const secret = fc.stringMatching(/^[QXZ]{6,10}$/).map((text) => `Secret${text}`);
  const place = fc.constantFrom(...HEADERS);
  await fc.assert(
    fc.asyncProperty(
      place,
      fc.array(fc.array(secret, { maxLength: 6 }), { maxLength: 6 }),
      async (header, table) => {
        const { report } = await readContent(`${header}\n${table.map((row) => row.join(',')).join('\n')}`);
        assert.doesNotMatch(JSON.stringify(report.problems), /Secret/);
      },
    ),
    { numRuns: 100 },
  );
});
