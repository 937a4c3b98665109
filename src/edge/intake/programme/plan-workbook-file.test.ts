/** Workbooks that could do harm, or are none, are refused in a sentence before any cell is looked at. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { bareManagementPlan } from '../../../../test/make/management-plan.ts';
import { BOOK_FACTS } from '../../../../test/make/plan-books.ts';
import { smallPlan } from '../../../../test/make/plan-inputs.ts';
import { codesOf, readContent } from '../../../../test/make/read-text.ts';
import { ProblemError } from '../../../core/base/problem.ts';
import { planBook } from '../../../core/workbook/plan-book.ts';
import { readOpenCells } from '../../../core/workbook/read-open-cells.ts';
import { writeBook } from '../../documents/write-book.ts';
import { readZip, writeZip } from '../../documents/zip.ts';
import { readPlanWorkbook } from './plan-workbook-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-hostile-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { book, assumptions } = planBook(bareManagementPlan(smallPlan()), BOOK_FACTS);
const BYTES = await writeBook(book);

function kept(bytes: Uint8Array): string {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, bytes);
  return path;
}

/** The workbook with one part more, or in the place of one that it has. */
function withPart(name: string, text: string | Uint8Array): Uint8Array {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const others = readZip(BYTES).filter((entry) => entry.name !== name);
  return writeZip([...others, { name, bytes }], new Date('2025-01-01T00:00:00Z'));
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readPlanWorkbook(kept(bytes));
    return 'read';
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    assert.match(error.problem.message, /^[A-Z]/);
    assert.ok((error.problem.advice ?? '').length > 10);
    return error.problem.code;
  }
}

test('a workbook as it was written is read, formulas told apart from values', async () => {
  const { sheets, sha256 } = await readPlanWorkbook(kept(BYTES));
  assert.match(sha256, /^[0-9a-f]{64}$/);
  const reading = readOpenCells(sheets, assumptions);
  assert.deepEqual(reading.questions, []);
  assert.deepEqual(reading.values, new Map(assumptions.map(({ key, value }) => [key, value])));
  assert.ok(sheets.some(({ rows }) => rows.some((row) => row.some(({ isFormula }) => isFormula))));
});

test('macros, controls and embedded objects are refused', async () => {
  const parts = [
    'xl/vbaProject.bin',
    'xl/macrosheets/sheet1.xml',
    'xl/activeX/activeX1.xml',
    'xl/embeddings/oleObject1.bin',
  ];
  for (const name of parts) assert.equal(await refusal(withPart(name, 'x')), 'plan.workbook-runs', name);
});

test('links to other files and to data sources are refused', async () => {
  for (const name of [
    'xl/externalLinks/externalLink1.xml',
    'xl/connections.xml',
    'xl/queryTables/queryTable1.xml',
  ])
    assert.equal(await refusal(withPart(name, '<x/>')), 'plan.workbook-reaches-out', name);
});

test('an archive that unpacks to more than a plan can hold is stopped while it unpacks', async () => {
  const bomb = withPart('xl/worksheets/sheet99.xml', new Uint8Array(200 * 1024 * 1024));
  assert.ok(bomb.length < 1024 * 1024, `${bomb.length} bytes`);
  assert.equal(await refusal(bomb), 'file.unpacks-too-large');
});

test('entities of its own, a password, a damaged archive, a text and an empty file are refused', async () => {
  const entities = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>';
  assert.equal(await refusal(withPart('xl/worksheets/sheet1.xml', entities)), 'file.xml-entities');
  assert.equal(
    await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)),
    'file.old-workbook',
  );
  assert.equal(await refusal(BYTES.subarray(0, BYTES.length - 30)), 'file.workbook-unreadable');
  assert.equal(await refusal(new TextEncoder().encode('a,b\n1,2\n')), 'plan.workbook-not-ours');
  assert.equal(await refusal(new Uint8Array()), 'file.empty');
});

test('a workbook of something else is not taken for a plan', async () => {
  const other = await writeXlsx({
    sheets: [
      {
        name: 'Rates',
        rows: [
          ['Name in the plan', 'Numerator'],
          ['finance.hnbGrowth', 9],
        ],
      },
    ],
  });
  assert.equal(await refusal(other), 'plan.workbook-not-ours');
});

test('given to the import in place of a table, it is refused with the way that it has to go', async () => {
  const { report } = await readContent(BYTES, {}, 'plan.xlsx');
  assert.deepEqual(codesOf(report), ['file.plan-workbook']);
  assert.equal(report.recordsAccepted, 0);
});
