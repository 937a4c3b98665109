/** Ledgers: long exports and reports laid out for people, with their totals held against the rows. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import {
  codesOf,
  type ReadResult,
  readAll,
  readContent,
  rowsAccounted,
} from '../../../../test/make/read-text.ts';
import type { LedgerLine } from '../../../core/domain/ledger-line.ts';

const DATA = join(import.meta.dirname, '../../../../test/data/intake/finance');
const lines = ({ rows }: ReadResult) => rows.map(({ record }) => record as LedgerLine); // the table is the ledger
const short = (line: LedgerLine) => [line.month ?? line.year, line.basis, line.account, line.amountPence];

test('a long export is read line by line, in every way of writing year, period and amount', async () => {
  const read = await readAll(join(DATA, 'ledger-long.csv'));
  assert.equal(read.report.kind, 'ledger');
  assert.ok(rowsAccounted(read.report));
  assert.deepEqual(
    [read.report.recordsAccepted, read.report.rowsWithErrors, read.report.rowsSkipped],
    [5, 5, 3],
  );
  assert.deepEqual(lines(read).map(short), [
    ['2024-04', 'budget', '41000 Top-up mainstream', 100_000],
    ['2024-04', 'actual', '41000 Top-up mainstream', 123_450],
    ['2024-05', 'budget', '41000 Top-up mainstream', 100_000],
    ['2024-05', 'actual', '41000 Top-up mainstream', -123_400],
    ['2024-06', 'actual', '41000 Top-up mainstream', -123_400],
    ['2024-04', 'budget', '41500 Places', 120_000_000],
    ['2024-04', 'actual', '41500 Places', -123_450],
    ['2024-10', 'actual', '41500 Places', 10_000],
  ]);
  assert.deepEqual(codesOf(read.report), [
    'ledger.amount-not-known@7',
    'ledger.after-year-end@9',
    'ledger.quarter@10',
    'ledger.period-outside-year@11',
    'ledger.year-unreadable@12',
    'ledger.amount-unreadable@13',
  ]);
});

test('a report in thousands with sections is read, and a sub-total that is not the sum is told with both figures', async () => {
  const read = await readAll(join(DATA, 'ledger-wide.csv'));
  assert.ok(rowsAccounted(read.report));
  assert.deepEqual(
    lines(read).map((line) => [line.costCentre, ...short(line)]),
    [
      ['Special schools', 2024, 'budget', 'Places', 10_000_000],
      ['Special schools', 2024, 'forecast', 'Places', 11_000_000],
      ['Special schools', 2024, 'budget', 'Top-up', 20_000_000],
      ['Special schools', 2024, 'forecast', 'Top-up', 23_000_000],
      ['Independent', 2024, 'budget', 'Fees', 50_000_000],
      ['Independent', 2024, 'forecast', 'Fees', 64_000_000],
      ['Independent', 2024, 'budget', 'Transport', 5_000_000],
      ['Independent', 2024, 'forecast', 'Transport', 5_500_000],
    ],
  );
  const [apart] = read.report.problems.filter(({ code }) => code === 'ledger.total-apart');
  assert.deepEqual([apart?.row, apart?.column], [13, '2024/25 – Forecast outturn']);
  assert.equal(apart?.message, 'A total of £690,000.00 stands over 2 rows that sum to £695,000.00');
  assert.ok(
    codesOf(read.report).includes('ledger.to-date-left-out'),
    'actuals beside a forecast are up to a day',
  );
});

const MONTHS = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];

/** A workbook with a title, group headings merged over months, an account code beside its name, and totals. */
async function monthsBook(amounts: readonly (readonly number[])[], wrong = 0) {
  const columns = MONTHS.map((_, month) => amounts.map((row) => row[month] ?? 0));
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  const pounds = (amount: number) => amount / 100;
  const rows = [
    ['High needs: actual and forecast 2024/25'],
    [],
    [
      'Account',
      'Account description',
      'Actual',
      ...Array(6).fill(null),
      'Forecast',
      ...Array(4).fill(null),
      'Total',
    ],
    [null, null, ...MONTHS, null],
    ...amounts.map((row, at) => [41000 + at, `Line ${at + 1}`, ...row.map(pounds), pounds(sum(row))]),
    ['Total', null, ...columns.map((column) => pounds(sum(column))), pounds(sum(columns.flat()) + wrong)],
  ];
  const merges = [
    { startRow: 2, startCol: 2, endRow: 2, endCol: 8 },
    { startRow: 2, startCol: 9, endRow: 2, endCol: 13 },
  ];
  return await writeXlsx({ sheets: [{ name: 'Monitoring', rows, merges }] });
}

test('months under merged headings become lines of their basis, and a true total says nothing', async () => {
  const row = fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), { minLength: 12, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (amounts) => {
      const read = await readContent(await monthsBook(amounts), {}, 'book.xlsx');
      assert.equal(read.report.kind, 'ledger');
      assert.deepEqual(codesOf(read.report), []);
      assert.deepEqual(
        lines(read).map(({ amountPence }) => amountPence),
        amounts.flat(),
      );
    }),
    { numRuns: 15 },
  );
  const read = await readContent(await monthsBook([MONTHS.map((_, at) => at + 1)]), {}, 'book.xlsx');
  assert.deepEqual(lines(read).slice(6, 8).map(short), [
    ['2024-10', 'actual', '41000 Line 1', 7],
    ['2024-11', 'forecast', '41000 Line 1', 8],
  ]);
});

test('a total off by a penny is told to the penny, in its column and against its months', async () => {
  const read = await readContent(await monthsBook([MONTHS.map(() => 123_456)], 1), {}, 'book.xlsx');
  assert.deepEqual(codesOf(read.report), ['ledger.total-apart@6', 'ledger.row-total-apart@6']);
  const messages = read.report.problems.filter(({ severity }) => severity === 'warning');
  assert.match(messages[0]?.message ?? '', /£14,814\.73 .* £14,814\.72/);
  assert.equal(messages[0]?.sheet, 'Monitoring');
});

const read = async (text: string) => await readContent(text);

test('nothing that could mean two things is kept: years, columns alike, months without a basis are told', async () => {
  const noYear = await read('Line,Budget,Forecast\nPlaces,100,110\n');
  assert.deepEqual(codesOf(noYear.report), ['ledger.year-unknown@2']);
  assert.equal(noYear.report.rowsWithErrors, 1);
  const alike = await read('2024/25 budget\nLine,Budget,Budget,Forecast\nPlaces,100,105,110\n');
  assert.deepEqual(codesOf(alike.report), ['ledger.columns-alike', 'ledger.columns-alike']);
  assert.deepEqual(lines(alike).map(short), [[2024, 'forecast', 'Places', 11_000]]);
  const plain = await read(
    `2024/25\nCost centre,Account,${MONTHS.join(',')}\nA,B,${MONTHS.map(() => '£1').join(',')}\n`,
  );
  assert.deepEqual(codesOf(plain.report), ['ledger.months-taken-as-actual']);
  assert.equal(lines(plain).length, 12);
  const revised = await readContent('2024/25\nLine,Original budget,Revised budget\nPlaces,100,105\n', {
    kind: 'ledger',
  });
  assert.deepEqual(lines(revised).map(short), [[2024, 'budget', 'Places', 10_500]]);
});

test('a row without a name is a total where the sum shows it, and an error where not; a like line is kept and told', async () => {
  const head = '2024/25\nLine,Budget,Forecast,Outturn variance\n';
  const sum = await read(`${head}A,1,2,1\nB,3,4,1\n,4,6,2\n`);
  assert.deepEqual(codesOf(sum.report), ['ledger.total-by-arithmetic@5']);
  const other = await read(`${head}A,1,2,1\nB,3,4,1\n,5,6,1\n`);
  assert.deepEqual(codesOf(other.report), ['ledger.line-unnamed@5']);
  const like = await read(`${head}A,1,2,1\nB,3,4,1\nC,4,6,2\n`);
  assert.deepEqual(codesOf(like.report), ['ledger.line-like-total@5']);
  assert.equal(lines(like).length, 6);
});

test('a dash and an empty cell are nothing booked, never zero; names of people in descriptions are masked', async () => {
  const text =
    'Year,Period,Cost centre,Account,Description,Amount\n2024/25,1,A,B,Fees for Mr John Example,£5\n2024/25,2,A,B,,-\n2024/25,3,A,B,,\n';
  const done = await read(text);
  assert.deepEqual([done.report.recordsAccepted, done.report.rowsSkipped], [1, 3]);
  assert.doesNotMatch(lines(done)[0]?.description ?? '', /Example/);
  const month = await read('Year,Month,Cost centre,Account,Amount\n2024/25,4,A,B,5\n');
  assert.deepEqual(codesOf(month.report), ['ledger.period-unreadable@2'], '4 could be April or July');
});

test('debits and credits are one actual with its sign', async () => {
  const done = await read('Year,Period,Account,Debit,Credit\n2024/25,1,41000,100,\n2024/25,1,41000,,40\n');
  assert.deepEqual(
    lines(done).map(({ amountPence }) => amountPence),
    [10_000, -4000],
  );
});

test('whatever stands in the cells, every row is counted once and no message repeats a cell', async () => {
  const cell = fc.constantFrom(
    ...[
      '',
      '-',
      'n/a',
      '1',
      '(2)',
      '£3k',
      '9007199254740991',
      '1e300',
      '=A1',
      '#REF!',
      'Total',
      'Secretive',
      '2024/25',
      'P1',
    ],
    ...['Q1', 'Budget', '4 CR', '12 34', 'Note: x', 'Apr-24', 'Grand total', 'Net expenditure'],
  );
  const heads = [
    'Year,Period,Cost centre,Account,Description,Amount,Budget',
    '2024/25 £m\n,Line,Budget,Actual,Forecast,Variance,Total',
    `2024/25\nService,Line,Account,${MONTHS.slice(0, 4)
      .map((month) => `${month} budget`)
      .join(',')}`,
  ];
  const rows = fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...heads), rows, async (head, cells) => {
      const done = await readContent(`${head}\n${cells.map((row) => row.join(',')).join('\n')}\n`, {
        kind: 'ledger',
      });
      assert.ok(rowsAccounted(done.report));
      assert.equal(done.report.kind, 'ledger');
      const messages = done.report.problems.map(({ message }) => message).join('\n');
      assert.doesNotMatch(messages, /Secretive/);
      for (const line of lines(done)) assert.ok(Number.isSafeInteger(line.amountPence));
    }),
    { numRuns: 150 },
  );
});

test('a variance that is another than its columns give is told, and the columns are found by the table itself', async () => {
  const done = await read('2024/25\nLine,Budget,Forecast,Variance\nA,10,12,2\nB,20,19,-1\nC,5,9,3\n');
  const [told] = done.report.problems.filter(({ code }) => code === 'ledger.variance-apart');
  assert.deepEqual([told?.row, told?.column], [5, 'Variance']);
  assert.equal(told?.message, 'The variance is £3.00, but Forecast less Budget is £4.00');
});

test('amounts of several years stand under their own year', async () => {
  const done = await read(
    'Plan in £000\n,2024/25,,2025/26,\nLine,Budget,Forecast,Budget,Forecast\nA,1,2,3,4.5\n',
  );
  assert.deepEqual(lines(done).map(short), [
    [2024, 'budget', 'A', 100_000],
    [2024, 'forecast', 'A', 200_000],
    [2025, 'budget', 'A', 300_000],
    [2025, 'forecast', 'A', 450_000],
  ]);
});

test('a year beside the period in one cell is read, and must be the year of the row', async () => {
  const done = await read(
    'Period,Account,Amount\nP01 2024/25,A,1\n2024/25 Period 2,A,2\n2024/25 P03,A,3\nMonth 4 2024-25,A,4\nP05,A,5\n',
  );
  assert.deepEqual(
    lines(done).map(({ month }) => month),
    ['2024-04', '2024-05', '2024-06', '2024-07'],
  );
  assert.deepEqual(codesOf(done.report), ['ledger.year-unknown@6']);
  const other = await read('Year,Period,Account,Amount\n2023/24,P01 2024/25,A,1\n');
  assert.deepEqual(codesOf(other.report), ['ledger.period-outside-year@2']);
});
