/** Every place that writes CSV or a workbook is known, and none writes a cell that a spreadsheet would run. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import papa from 'papaparse';
import { benchmarkCsv } from '../../src/app/views/benchmark-files.ts';
import { measuresCsv } from '../../src/app/views/measures-csv.ts';
import { trackedCsv } from '../../src/app/views/tracker-csv.ts';
import { workListCsv } from '../../src/app/views/work-list-csv.ts';
import { writeDemo } from '../../src/app/write-demo.ts';
import type { IssueLine } from '../../src/core/domain/issue.ts';
import type { MeasureValue } from '../../src/core/measures/measure-value.ts';
import { words } from '../../src/core/workbook/book.ts';
import { csvHeader, csvLines } from '../../src/edge/documents/export/csv-lines.ts';
import { listTables } from '../../src/edge/documents/report-parts.ts';
import { writeBook } from '../../src/edge/documents/write-book.ts';
import { writeIssueSheet } from '../../src/edge/documents/write-issue-sheet.ts';
import { writeXlsx } from '../../src/edge/documents/write-xlsx.ts';
import { sampleReport } from '../make/sample-report.ts';

const LATE_MONTH = {
  month: '2024-10',
  actual: null,
  agreed: null,
  forecast: null,
  gap: null,
  gapShare: null,
  state: 'late',
} as const;
const SRC = join(import.meta.dirname, '../../src');

/** Texts that a spreadsheet would run, and numbers that must stay numbers. */
const RUNS = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1', ' =1+1'];
const NUMBERS = ['-12.50', '-7', '+45', '-0.5%'];
const SIGNED = /^[+-]£?[\d,]*\.?\d+%?[a-z]{0,2}$/i;

/** Writers, by file: each gives the cells of what it wrote from the texts above. */
const WRITERS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  'edge/documents/export/csv-lines.ts': async () => {
    const texts = [...RUNS, ...NUMBERS];
    const columns = Object.fromEntries(texts.map((text) => [text, () => text]));
    const table = { path: 'a.csv', columns };
    return cellsOfCsv(csvHeader(table) + csvLines(table, [null], 0));
  },
  'app/views/measures-csv.ts': async () =>
    cellsOfCsv(measuresCsv({ measures: [...RUNS, ...NUMBERS].map(measureOf) })),
  'app/views/benchmark-files.ts': async () => {
    const value = { year: 2024, count: 1, base: null, rate: null, peopleYear: null, sources: [] };
    const members = [...RUNS, ...NUMBERS].map((text) => ({
      ...{ ...value, code: text, name: text, isOwn: false, missing: text },
    }));
    const about = { id: 'A01', name: 'Requests', definition: '', per: 100, polarity: 'context' } as const;
    const rest = { period: 'year', earlier: [], comparisons: [], missing: null } as const;
    const measure = { ...value, ...about, ...rest };
    const group = { group: 'region', name: 'West', others: [] } as const;
    const nobody = { authorities: [], authority: null, groups: [], measures: [], absent: [], missing: [] };
    return cellsOfCsv(benchmarkCsv({ ...nobody, group, measure, members }));
  },
  'app/views/tracker-csv.ts': async () =>
    cellsOfCsv(trackedCsv([...RUNS, ...NUMBERS].map((measure) => ({ measure, months: [LATE_MONTH] })))),
  'app/views/work-list-csv.ts': async () => {
    const cases = [...RUNS, ...NUMBERS].map((text) => ({
      key: text,
      due: null,
      daysLeft: null,
      about: text,
    }));
    const list = { kind: 'cases', id: 'backlog', asAt: '2025-01-16', weeks: [] } as const;
    return cellsOfCsv(workListCsv({ ...list, cases }));
  },
  'edge/documents/write-issue-sheet.ts': async () => {
    const lines = [...RUNS, ...NUMBERS].map(issueOf);
    const about = {
      importId: '=1',
      files: RUNS.map((file) => ({ file, sha256: 'c3' })),
      writtenAt: '2024-12-11T09:00:00Z',
    };
    return cellsOfBook(await writeIssueSheet(lines, about));
  },
  'edge/documents/write-book.ts': async () => {
    const rows = [...RUNS, ...NUMBERS].map((text) => ({ cells: [words(text)], isTotal: false }));
    const [text = ''] = RUNS;
    const headings = [{ words: text, isEnd: false }];
    const sheet = { name: 'Sheet', title: text, note: text, headings, widths: [20], rows, rules: [] };
    const written = { title: text, authority: text, writtenAt: '2024-12-11T09:00:00Z' };
    return cellsOfBook(await writeBook({ ...written, sheets: [sheet], names: [] }));
  },
  'edge/documents/write-xlsx.ts': async () => {
    const report = structuredClone(sampleReport());
    const [first] = listTables(report);
    const rows = (first?.table.rows ?? assert.fail('no table')) as unknown as object[][]; // a copy, to be spoilt
    const width = rows[0]?.length ?? 0;
    for (const text of [...RUNS, ...NUMBERS])
      rows.push(Array.from({ length: width }, () => ({ content: [{ text }] })));
    return cellsOfBook(await writeXlsx(report));
  },
  'app/write-demo.ts': async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
    try {
      const out = join(folder, 'demo');
      await writeDemo({ out, plans: 500, authorityName: '=1+1' });
      const cells: string[] = [...NUMBERS];
      for (const entry of await readdir(out, { recursive: true }))
        if (entry.endsWith('.csv')) cells.push(...cellsOfCsv(await readFile(join(out, entry), 'utf8')));
      return cells;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Files that speak of CSV or workbooks and write none themselves, each with what it does. */
const NOT_WRITERS: Readonly<Record<string, string>> = {
  'app/export-data.ts': 'writes by csv-lines',
  'app/find-listed-file.ts': 'reads',
  'app/imports/kept-lines.ts': 'writes by write-issue-sheet',
  'app/monitor/demo-cohort-vintages.ts': 'reads',
  'app/monitor/demo-vintages.ts': 'reads',
  'app/read-cohort-folder.ts': 'reads',
  'app/render-return.ts': 'writes by write-xlsx',
  'app/suggest-mapping.ts': 'reads',
  'app/survey/results-text.ts': 'writes by csv-lines',
  'app/survey/watch-text.ts': 'writes by csv-lines',
  'app/review/public-copy.ts': 'writes by csv-lines',
  'cli/review.ts': 'writes what public-copy made',
  'server/routes/review.ts': 'sends what public-copy made',
  'web/pages/review-page.tsx': 'links to what public-copy made',
  'cli/import.ts': 'reads',
  'cli/plan-workbook.ts': 'writes by write-book',
  'edge/documents/export/exported-finance.ts': 'columns, written by csv-lines',
  'edge/documents/export/exported-registers.ts': 'columns, written by csv-lines',
  'edge/documents/export/exported-tables.ts': 'columns, written by csv-lines',
  'server/routes/issue-sheet.ts': 'sends what write-issue-sheet wrote',
  'server/routes/measures-file.ts': 'sends what measures-csv wrote',
  'server/routes/surveys.ts': 'sends what watch-text wrote',
  'web/parts/surveys/survey-changes.tsx': 'links to what watch-text wrote',
  'server/routes/tracker.ts': 'sends what tracker-csv wrote',
  'server/routes/benchmark.ts': 'sends what benchmark-files wrote',
  'web/pages/tracker-page.tsx': 'links to what tracker-csv wrote',
  'server/routes/plan-workbook.ts': 'sends what write-book wrote',
  'web/lab/lab-bench.tsx': 'keeps figures under fixed words alone',
  'web/parts/keep-file.ts': 'hands on what lab-bench or work-list-csv wrote',
  'web/pages/plan-workbook-page.tsx': 'links to what write-book wrote',
  'web/parts/plan-workbook-section.tsx': 'links to what write-book wrote',
  'web/parts/workbook/file-field.tsx': 'takes a workbook back',
  'server/media-types.ts': 'names the media type of what write-xlsx wrote',
  'web/pages/import-page.tsx': 'links to what write-issue-sheet wrote',
  'web/pages/measures-page.tsx': 'links to what measures-csv wrote',
  'web/parts/upload-results.tsx': 'links to what write-issue-sheet wrote',
};
/** The made-up county's files are written by `write-demo`; what is read is read by the intake. */
const COVERED = /^(core\/demo|edge\/intake)\//;
const SPEAKS =
  /csvCell|csvLines|csvHeader|writeXlsx|writeWorkbook|writeOds|writeCsv|unparse|text\/csv|spreadsheetml|\.csv['"`]|\.xlsx['"`]/;

function cellsOfCsv(text: string): readonly string[] {
  return papa.parse<string[]>(text.trimEnd()).data.flat();
}

async function cellsOfBook(bytes: Uint8Array): Promise<readonly string[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.flatMap(({ rows }) => rows.flat().map((value) => String(value ?? '')));
}

function measureOf(text: string): MeasureValue {
  return {
    id: text,
    name: text,
    cut: { by: 'need', key: text } as unknown as NonNullable<MeasureValue['cut']>, // any text, as a file could bring
    month: '2024-10',
    period: text,
    value: -3.5,
    numerator: -7,
    denominator: 2,
    base: text,
    window: text,
    basis: 'actual' as MeasureValue['basis'], // one of its words
    unit: 'count' as MeasureValue['unit'], // one of its words
    quality: { flag: 'flagged', notes: [text] },
    sources: [text],
  };
}

function issueOf(text: string): IssueLine {
  return {
    code: text,
    severity: 'error',
    message: text,
    advice: text,
    file: text,
    sheet: text,
    row: 3,
    column: text,
    table: 'requests',
    tableColumn: text,
    recordKey: text,
    fingerprint: text,
  };
}

async function filesThatSpeak(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(SRC, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.includes('.test.')) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(SRC, path);
    if (!COVERED.test(name) && SPEAKS.test(await readFile(path, 'utf8'))) found.push(name);
  }
  return found.sort();
}

test('every file that speaks of CSV or workbooks is listed here, as a writer or as none', async () => {
  assert.deepEqual(await filesThatSpeak(), [...Object.keys(WRITERS), ...Object.keys(NOT_WRITERS)].sort());
});

for (const [writer, write] of Object.entries(WRITERS))
  test(`${writer} writes no cell that a spreadsheet would run, and numbers as they are`, async () => {
    const cells = await write();
    for (const cell of cells)
      if (!SIGNED.test(cell))
        assert.doesNotMatch(cell, /^\s*[=+@-](?=.*[^\s-])|^[\t\r]/, JSON.stringify(cell));
    for (const number of NUMBERS) assert.ok(cells.includes(number), `${number} was damaged`);
    if (writer !== 'app/write-demo.ts')
      for (const text of RUNS)
        assert.ok(
          cells.some((cell) => cell.includes(text.trim())),
          `${JSON.stringify(text)} was lost`,
        );
  });
