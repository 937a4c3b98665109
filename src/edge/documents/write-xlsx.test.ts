/** What the workbook promises: contents first, a table a sheet, live formulas with results, no text that runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { NASTY_TEXTS } from '../../../test/make/sample-parts.ts';
import { sampleReport } from '../../../test/make/sample-report.ts';
import { partsOf } from '../../../test/make/text-of.ts';
import { listTables } from './report-parts.ts';
import { writeXlsx } from './write-xlsx.ts';
import { numberFormat, placeFormula, safeText } from './xlsx-cells.ts';
import { sheetNames } from './xlsx-sheets.ts';

const XLSX = await writeXlsx(sampleReport());
const BOOK = await readXlsx(XLSX);

test('the first sheet says what the workbook is, lists the others and holds the key', () => {
  const [contents] = BOOK.sheets;
  assert.equal(contents?.name, 'Contents');
  assert.match(String(contents?.rows[0]?.[0]), /^High needs recovery: quarterly return/);
  const words = contents?.rows.map((row) => String(row[0])) ?? [];
  for (const { name } of BOOK.sheets.slice(1)) assert.ok(words.includes(name), name);
  assert.ok(words.includes('Amber (O)'));
});

test('each table has a sheet with its title in A1, its header in row 3 frozen, and as many rows', () => {
  const tables = listTables(sampleReport());
  const sheets = BOOK.sheets.slice(3, 3 + tables.length);
  for (const [k, { table }] of tables.entries()) {
    const sheet = sheets[k];
    assert.ok(String(sheet?.rows[0]?.[0]).startsWith(table.caption.slice(0, 12)));
    assert.deepEqual(
      sheet?.rows[2]?.slice(0, table.columns.length),
      table.columns.map(({ header }) => header),
    );
    assert.equal(sheet?.rows.length, table.rows.length + 3);
    assert.equal(sheet?.freezePane?.rows, 3);
    for (const [r, row] of table.rows.entries())
      for (const [c, cell] of row.entries())
        if (typeof cell.value === 'number') assert.equal(sheet?.rows[r + 3]?.[c], cell.value);
  }
});

test('a total is a live formula with the result of the return beside it', () => {
  const xml = partsOf(XLSX, /worksheets\/sheet\d+\.xml$/);
  assert.match(xml, /<f>SUM\(B4:B8\)<\/f><v>93838271(\.0+)?<\/v>/);
});

test('money is in pounds to the penny, and the title no longer says thousand', () => {
  const finance = BOOK.sheets.find(({ name }) => name === 'Finance mitigated');
  assert.equal(finance?.rows[3]?.[1], 12_345_678.9);
  assert.equal(finance?.rows[0]?.[0], 'Finance template, mitigated scenario, £');
  assert.match(String(finance?.rows[1]?.[0]), /^Amounts on this sheet are pounds and pence/);
});

test('no cell is merged and no sheet has a name that Excel refuses', () => {
  for (const sheet of BOOK.sheets) {
    assert.equal(sheet.merges?.length ?? 0, 0);
    assert.ok(sheet.name.length <= 31);
    assert.doesNotMatch(sheet.name, /[[\]:*?/\\]/);
  }
});

test('no text of the report is a formula, nor becomes one when saved as CSV', () => {
  const formulas = partsOf(XLSX, /worksheets\/sheet\d+\.xml$/).match(/<f>[^<]*<\/f>/g) ?? [];
  for (const formula of formulas) assert.match(formula, /^<f>SUM\([A-Z]\d+:[A-Z]\d+\)<\/f>$/);
  for (const sheet of BOOK.sheets)
    for (const row of sheet.rows)
      for (const value of row)
        if (typeof value === 'string') assert.doesNotMatch(value, /^(=|@|\+cmd|-2\+3)/);
});

test('a text that begins like a formula gets an apostrophe, a signed number stays', () => {
  for (const text of NASTY_TEXTS.slice(2)) assert.equal(safeText(text), `'${text}`);
  for (const text of ['-£0.6m', '+45', '-3.1%', '-1,234.50', '- a point', '-', '', 'plain', '£5'])
    assert.equal(safeText(text), text);
  for (const text of ["- cmd|'/C calc'!A0", '- 1+1', '- SUM(A1)', ' =1', '＝1'])
    assert.equal(safeText(text), `'${text}`);
});

test('whatever the text, what is written never begins like a formula unless it is a signed number', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', 'A', '1', '(', '|', ' ') }),
      (text) => {
        const written = safeText(text);
        assert.ok(written === text || written === `'${text}`);
        if (/^[=@\t|]/.test(text)) assert.equal(written, `'${text}`);
      },
    ),
  );
});

test('marks in a formula count the table’s own rows and columns', () => {
  assert.equal(placeFormula('SUM({0,1}:{4,1})-{5,27}'), 'SUM(B4:B8)-AB9');
});

test('a number has as many decimals as the page shows', () => {
  const cell = (text: string, format: 'count' | 'pounds' | 'share' | 'decimal') => ({
    content: [{ text }],
    value: 1,
    format,
  });
  assert.equal(numberFormat(cell('5.62%', 'share')), '0.00%');
  assert.equal(numberFormat(cell('6%', 'share')), '0%');
  assert.equal(numberFormat(cell('97.8', 'decimal')), '#,##0.0');
  assert.equal(numberFormat(cell('6,161', 'count')), '#,##0');
  assert.equal(numberFormat(cell('62.9', 'pounds')), '"£"#,##0.00;-"£"#,##0.00');
});

test('sheet names are unlike each other and fit, whatever is wanted', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 50 }), { maxLength: 12 }), (wanted) => {
      const name = sheetNames();
      const names = [...wanted, ...wanted].map(name);
      assert.equal(new Set(names.map((one) => one.toLowerCase())).size, names.length);
      for (const one of names) {
        assert.ok(one.length >= 1 && one.length <= 31);
        assert.doesNotMatch(one, /[[\]:*?/\\]|^'|'$/);
      }
    }),
  );
});
