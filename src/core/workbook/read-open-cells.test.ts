/** What comes back from a workbook: every change and no other, wherever rows and columns stand; doubt is asked about, never guessed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan } from '../../../test/make/management-plan.ts';
import {
  BOOK_FACTS,
  countablePlan,
  planWithBlocks,
  twoMitigatedPlans,
  typedInto,
} from '../../../test/make/plan-books.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { yearInWords } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { changedCells, setCell } from '../plan/plan-cell.ts';
import type { Book } from './book.ts';
import { planBook } from './plan-book.ts';
import { isPlanWorkbook, type ReadCell, type ReadSheet, readOpenCells } from './read-open-cells.ts';
import { workbookChanges } from './workbook-changes.ts';

/** A book as it is read back from a file that nobody changed. */
function sheetsOf({ sheets }: Book): ReadSheet[] {
  const said = (value: string): ReadCell => ({ value, isFormula: false });
  return sheets.map(({ name, title, note, headings, rows }) => ({
    name,
    rows: [
      [said(title)],
      [said(note)],
      headings.map(({ words }) => said(words)),
      ...rows.map(({ cells }) =>
        cells.map((cell): ReadCell => {
          if (cell.is === 'nothing') return { value: null, isFormula: false };
          if (cell.is === 'text') return said(cell.text);
          return { value: cell.value, isFormula: cell.is === 'formula' };
        }),
      ),
    ],
  }));
}

const written = (finance: PlanInputs) => planBook(bareManagementPlan(finance), BOOK_FACTS);

/** Put something else into cells, found by the name of the row and the heading of the column. */
function typed(sheets: readonly ReadSheet[], row: string, heading: string, put: ReadCell): ReadSheet[] {
  return sheets.map((sheet) => {
    const column = sheet.rows[2]?.findIndex(({ value }) => value === heading) ?? -1;
    return {
      ...sheet,
      rows: sheet.rows.map((cells) =>
        cells[1]?.value === row && column > 1 ? cells.with(column, put) : cells,
      ),
    };
  });
}

function codes(sheets: readonly ReadSheet[]): readonly (readonly [string, string | undefined])[] {
  const { assumptions } = written(smallPlan());
  return readOpenCells(sheets, assumptions).questions.map(({ code, place }) => [code, place]);
}

const whole = sheetsOf(written(smallPlan()).book);

test('a workbook that nobody touched changes nothing and asks nothing, for any plan', () => {
  fc.assert(
    fc.property(countablePlan, (finance) => {
      const { book, assumptions } = written(finance);
      const sheets = sheetsOf(book);
      assert.ok(isPlanWorkbook(sheets));
      const reading = readOpenCells(sheets, assumptions);
      assert.deepEqual(reading.questions, []);
      assert.equal(reading.values.size, assumptions.length);
      assert.deepEqual(workbookChanges(assumptions, reading), { changes: [], movedInPlan: [] });
    }),
    { numRuns: 60 },
  );
});

/** Two plans of one shape. */
const twoPlans = fc.tuple(countablePlan, fc.infiniteStream(countablePlan)).map(([one, others]) => {
  for (const other of others)
    if (other.years.length === one.years.length && other.types.length === one.types.length)
      return [one, other] as const;
  return [one, one] as const;
});

test('the workbook of one plan read against another of its shape gives exactly the cells in which they differ', () => {
  fc.assert(
    fc.property(twoPlans, ([one, other]) => {
      const reading = readOpenCells(sheetsOf(written(other).book), written(one).assumptions);
      // As if the other's values had been typed into the one's workbook.
      const asWritten = new Map(written(one).assumptions.map(({ key, value }) => [key, value]));
      const { changes } = workbookChanges(written(one).assumptions, { ...reading, asWritten });
      const valuesOf = (plan: PlanInputs) => Map.groupBy(written(plan).assumptions, ({ cell }) => cell);
      const before = valuesOf(one);
      const expected = [...valuesOf(other)].filter(([cell, parts]) => {
        const [n = 0n, d = 1n] = (before.get(cell) ?? []).map(({ value }) => value);
        const [top = 0n, bottom = 1n] = parts.map(({ value }) => value);
        return n * bottom !== top * d;
      });
      assert.deepEqual(
        changes.map(({ cell }) => cell),
        expected.map(([cell]) => cell),
      );
      for (const { cell, value, hasMoved } of changes) {
        const [n, d] = (valuesOf(other).get(cell) ?? []).map((part) => Number(part.value));
        assert.deepEqual(value, d === undefined ? n : { n, d });
        assert.equal(hasMoved, false);
      }
    }),
    { numRuns: 25 },
  );
});

test('what is typed of any mitigation comes back as exactly the cells in which it differs, and gives the other plan', () => {
  fc.assert(
    fc.property(twoMitigatedPlans, ([one, other]) => {
      const [book, expected] = [one, other].map((plan) => planBook(plan, BOOK_FACTS));
      assert.ok(book !== undefined && expected !== undefined);
      const sheets = sheetsOf(
        typedInto(book, expected.assumptions, (cell) => cell.startsWith('mitigations.')),
      );
      const reading = readOpenCells(sheets, book.assumptions);
      assert.deepEqual(reading.questions, []);
      const { changes, movedInPlan } = workbookChanges(book.assumptions, reading);
      assert.deepEqual(movedInPlan, []);
      const file = (plan: ManagementPlan) => ({
        finance: { years: plan.finance.years.map((year) => yearInWords(year)) },
        mitigations: plan.mitigations,
      });
      assert.equal(changes.length, changedCells(file(one), file(other)).length);
      const made = changes.reduce<unknown>((body, { cell, value }) => setCell(body, cell, value), file(one));
      assert.deepEqual(made, file(other));
    }),
    { numRuns: 12 },
  );
});

test('a workbook with other blocks that nobody touched changes nothing; a year that is grown and not known is asked about', () => {
  fc.assert(
    fc.property(planWithBlocks, (plan) => {
      const { book, assumptions } = planBook(plan, BOOK_FACTS);
      const reading = readOpenCells(sheetsOf(book), assumptions);
      assert.deepEqual([reading.questions, reading.values.size], [[], assumptions.length]);
      assert.deepEqual(workbookChanges(assumptions, reading).changes, []);
    }),
    { numRuns: 30 },
  );
  const grown = { ...smallPlan(), hnbIncomePence: smallPlan().hnbIncomePence.slice(0, 1) };
  const { book, assumptions } = written(grown);
  const put: ReadCell = { value: 5, isFormula: false };
  const { questions } = readOpenCells(
    typed(sheetsOf(book), 'finance.hnbIncomePence', '2025/26', put),
    assumptions,
  );
  assert.deepEqual(
    questions.map(({ code, place }) => [code, place]),
    [['plan.workbook-cell-closed', 'Yearly, D5']],
  );
});

test('rows moved and mixed, columns added and sheets renamed change nothing of what is read', () => {
  const shifted = whole.map(({ name, rows }, place) => {
    const [title = [], note = [], head = [], ...body] = rows;
    const blank: ReadCell[] = [{ value: null, isFormula: false }];
    const extra = (cells: readonly ReadCell[]) => [{ value: 'mine', isFormula: false }, ...cells];
    return {
      name: `Renamed ${place}: ${name}`,
      rows: [title, blank, blank, note, head, ...body.toReversed(), blank].map(extra),
    };
  });
  const { assumptions } = written(smallPlan());
  const reading = readOpenCells(shifted, assumptions);
  assert.deepEqual(reading.questions, []);
  assert.equal(reading.values.size, assumptions.length);
  assert.deepEqual(workbookChanges(assumptions, reading).changes, []);
});

test('a change tells old and new in words; the same fraction in other terms is no change', () => {
  const { assumptions } = written(smallPlan());
  const number = (value: number): ReadCell => ({ value, isFormula: false });
  const growth = typed(
    typed(whole, 'finance.hnbGrowth', 'Numerator', number(1030)),
    'finance.hnbGrowth',
    'Denominator',
    number(1000),
  );
  assert.deepEqual(workbookChanges(assumptions, readOpenCells(growth, assumptions)).changes, []);
  const more = typed(growth, 'finance.hnbGrowth', 'Numerator', number(1045));
  const dearer = typed(more, 'finance.baseUnitCostPence.inmss', 'Amount', number(70_000.5));
  const fuller = typed(dearer, 'finance.caseload.inmss', '31 March 2026', number(14));
  const { changes } = workbookChanges(assumptions, readOpenCells(fuller, assumptions));
  assert.deepEqual(
    changes.map(({ cell, before, after, value }) => [cell, before, after, value]),
    [
      ['finance.hnbGrowth', '3% (103 over 100)', '4.5% (1,045 over 1,000)', { n: 1045, d: 1000 }],
      ['finance.baseUnitCostPence.inmss', '£63,000.00', '£70,000.50', 7_000_050],
      ['finance.caseload.inmss.2', '11', '14', 14],
    ],
  );
});

test('where the plan moved on after the workbook was written, that is told, and what was not touched stays as the plan has it', () => {
  const later = written({
    ...smallPlan(),
    hnbGrowth: { n: 105n, d: 100n },
    otherHighNeedsBasePence: 7n,
  }).assumptions;
  const number: ReadCell = { value: 108, isFormula: false };
  const sheets = typed(whole, 'finance.hnbGrowth', 'Numerator', number);
  const { changes, movedInPlan } = workbookChanges(later, readOpenCells(sheets, later));
  assert.deepEqual(
    changes.map(({ cell, hasMoved }) => [cell, hasMoved]),
    [['finance.hnbGrowth', true]],
  );
  assert.deepEqual(movedInPlan, ['finance.otherHighNeedsBasePence']);
});

test('a formula, words, parts of a penny or a plan, and a denominator of nil are asked about by their place', () => {
  const ask = (row: string, heading: string, value: ReadCell['value'], isFormula = false) =>
    codes(typed(whole, row, heading, { value, isFormula }));
  assert.deepEqual(ask('finance.hnbGrowth', 'Numerator', 104, true), [
    ['plan.workbook-formula', 'Rates, C6'],
  ]);
  assert.deepEqual(ask('finance.hnbGrowth', 'Denominator', 0), [['plan.workbook-not-whole', 'Rates, D6']]);
  assert.deepEqual(ask('finance.baseUnitCostPence.inmss', 'Amount', 63_000.005), [
    ['plan.workbook-not-whole', 'Amounts, C5'],
  ]);
  assert.deepEqual(ask('finance.baseUnitCostPence.inmss', 'Amount', '63,000'), [
    ['plan.workbook-not-a-number', 'Amounts, C5'],
  ]);
  assert.deepEqual(ask('finance.caseload.inmss', '31 March 2025', 11.5), [
    ['plan.workbook-not-whole', 'CYP summary, D5'],
  ]);
  assert.deepEqual(ask('finance.caseload.inmss', '31 March 2025', -1), [
    ['plan.workbook-not-whole', 'CYP summary, D5'],
  ]);
  assert.deepEqual(ask('finance.hnbGrowth', 'Numerator', true), [
    ['plan.workbook-not-a-number', 'Rates, C6'],
  ]);
});

test('an empty cell is not nil: it is asked about, and nothing is changed for it', () => {
  const empty = typed(whole, 'finance.laContributionPence', '2024/25', { value: null, isFormula: false });
  assert.deepEqual(codes(empty), [['plan.workbook-cell-missing', 'finance.laContributionPence, 2024/25']]);
  const { assumptions } = written(smallPlan());
  assert.deepEqual(workbookChanges(assumptions, readOpenCells(empty, assumptions)).changes, []);
});

test('rows and columns that the plan does not know, and a row that stands twice, are asked about', () => {
  const number = (value: number): ReadCell => ({ value, isFormula: false });
  const said = (value: string): ReadCell => ({ value, isFormula: false });
  const inRates = (change: (rows: readonly (readonly ReadCell[])[]) => readonly (readonly ReadCell[])[]) =>
    codes(whole.map((sheet) => (sheet.name === 'Rates' ? { ...sheet, rows: change(sheet.rows) } : sheet)));
  assert.deepEqual(
    inRates((rows) => [...rows, [said('Mine'), said('finance.hnbGroth'), number(1), number(2)]]),
    [['plan.workbook-row-unknown', 'Rates, B8']],
  );
  assert.deepEqual(
    inRates((rows) =>
      rows.map((row, r) => (r === 2 ? [...row, said('My guess')] : r === 5 ? [...row, number(4)] : row)),
    ),
    [['plan.workbook-column-unknown', 'Rates, G3']],
  );
  const twice = inRates((rows) => [...rows, rows[5] ?? []]);
  assert.deepEqual(
    twice.map(([code]) => code),
    ['plan.workbook-cell-twice', 'plan.workbook-cell-twice'],
  );
});
