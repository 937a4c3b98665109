/** The workbook as a file: live formulas with their values, notes, rules for typing, nothing merged, nothing that runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { bareManagementPlan } from '../../../test/make/management-plan.ts';
import { BOOK_FACTS } from '../../../test/make/plan-books.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { partsOf } from '../../../test/make/text-of.ts';
import { planBook } from '../../core/workbook/plan-book.ts';
import { writeBook } from './write-book.ts';

const HOSTILE = '=HYPERLINK("http://example.invalid","x")';
const PLAN = {
  ...bareManagementPlan(smallPlan()),
  mitigations: [
    {
      id: 'm',
      name: HOSTILE,
      flow: 'new-plans' as const,
      size: 3,
      low: 1,
      high: 4,
      start: '2024-09',
      ramp: 0,
      delay: 0,
      pWorks: 0.8,
      months: null,
      mix: {},
      to: {},
      plans: {},
      achieved: [],
    },
  ],
  sources: { hnbGrowth: '+cmd|calc', unitCostInflation: '@SUM(A1)' },
};
const { book } = planBook(PLAN, { ...BOOK_FACTS, authority: '-2+3', title: '=1+1' });
const BYTES = await writeBook(book);

test('every formula is there with the value it has now, and the file asks to be reckoned anew', async () => {
  const read = await readXlsx(BYTES);
  for (const [at, sheet] of book.sheets.entries())
    for (const [r, { cells }] of sheet.rows.entries())
      for (const [c, cell] of cells.entries()) {
        if (cell.is !== 'formula') continue;
        const found = read.sheets[at]?.cells?.get(`${r + 3},${c}`);
        assert.equal(found?.formula, cell.formula);
        assert.equal(found?.value ?? '', cell.value);
      }
  assert.match(partsOf(BYTES, /xl\/workbook\.xml$/), /fullCalcOnLoad="1"/);
});

test('no cells are merged, and each sheet has its title first, its header third and a frozen head', async () => {
  assert.doesNotMatch(partsOf(BYTES, /worksheets\/sheet\d+\.xml$/), /mergeCell/);
  const read = await readXlsx(BYTES);
  for (const [at, sheet] of book.sheets.entries()) {
    assert.equal(read.sheets[at]?.name, sheet.name);
    assert.equal(read.sheets[at]?.rows[2]?.length, sheet.headings.length);
    assert.equal(read.sheets[at]?.freezePane?.rows, 3);
  }
});

test('text that a spreadsheet could run stands as text, in titles, names and sources alike', async () => {
  const read = await readXlsx(BYTES);
  const all = read.sheets.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === 'string');
  assert.ok(all.includes(`'${HOSTILE}`) && all.includes("'+cmd|calc") && all.includes("'@SUM(A1)"));
  for (const text of all) assert.doesNotMatch(text, /^[=+@]/);
  assert.ok(!all.includes('=1+1') && !all.includes('-2+3'));
});

test('open cells take only numbers in their range, and say what they are', () => {
  const xml = partsOf(BYTES, /worksheets\/sheet\d+\.xml$/);
  assert.match(
    xml,
    /dataValidation type="whole" sqref="D4:D7"[^>]*>\s*<formula1>1<\/formula1><formula2>700000</,
  );
  assert.match(partsOf(BYTES, /comments\d+\.xml$/), /Gross of every payment/);
});

test('the same plan gives the same bytes, whatever the clock', async () => {
  assert.deepEqual(await writeBook(book), BYTES);
});

test('names lead to the headline figures', () => {
  assert.match(
    partsOf(BYTES, /xl\/workbook\.xml$/),
    /name="First_year_of_balance">'Financial summary'!\$C\$\d+</,
  );
});
