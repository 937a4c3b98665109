/** Placement costs under the many names that finance teams give their columns. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import {
  codesOf,
  type ReadResult,
  readContent,
  rowsAccounted,
  TEST_KEY,
} from '../../../../test/make/read-text.ts';
import type { PlacementCost } from '../../../core/domain/placement-cost.ts';
import { pseudonymMaker } from '../sen2/pseudonyms.ts';

const keyOf = pseudonymMaker(TEST_KEY);
const costs = ({ rows }: ReadResult) => rows.map(({ record }) => record as PlacementCost); // the table is costs

test('columns are known by many names, names of children are never kept, and keys are those of the SEN2 reader', async () => {
  const text = `Mosaic ID,UPN,Child name,Provider,School URN,Type of placement,Band,Cost per week,No. of weeks,Placement start,Placement end
hn 0012,a999000000012,Sam Example,Example House,900123,Independent special,C,"£1,615.38",39,01/09/2023,31/08/2025
`;
  const read = await readContent(text);
  assert.equal(read.report.kind, 'placement-costs');
  assert.equal(read.report.confidence, 1);
  assert.deepEqual(codesOf(read.report), []);
  assert.deepEqual(costs(read), [
    {
      caseKey: keyOf('case', 'HN0012'),
      pupilKey: keyOf('upn', 'A999000000012'),
      placementType: 'inmss',
      urn: '900123',
      band: 'C',
      start: '2023-09-01',
      end: '2025-08-31',
      yearlyCostPence: 6_299_982,
    },
  ]);
  assert.doesNotMatch(JSON.stringify(read), /Sam|Example House/);
});

const HEAD = 'Case ref,Placement type,Start,Annual cost,Weekly cost,Weeks,Termly cost,Terms\n';
const one = async (cells: string) => {
  const read = await readContent(`${HEAD}A1,inmss,01/09/2024,${cells}\n`);
  assert.ok(rowsAccounted(read.report));
  return [
    costs(read)[0]?.yearlyCostPence ?? null,
    codesOf(read.report).map((code) => code.split('@')[0]),
  ] as const;
};

test('a yearly cost that stands there is kept; another that follows from the rates is told', async () => {
  assert.deepEqual(await one('63000,1615.38,39,,'), [6_300_000, []], 'rounded to the penny a week');
  assert.deepEqual(await one('63000,1600,39,,'), [6_300_000, ['cost.contradiction']]);
  assert.deepEqual(await one('63000,,,21000,3'), [6_300_000, []]);
  assert.deepEqual(await one('63000,,,20000,3'), [6_300_000, ['cost.contradiction']]);
});

test('a cost is worked out only from a rate with its count, and never guessed', async () => {
  assert.deepEqual(await one(',1600,38.6,,'), [6_176_000, []]);
  assert.deepEqual(await one('-,,,21000,3'), [6_300_000, []]);
  assert.deepEqual(await one(',1600,,,'), [null, ['cost.times-missing']]);
  assert.deepEqual(await one(',1600,400,,'), [null, ['cost.times-unreadable']]);
  assert.deepEqual(await one(',1600,39,1000,3'), [null, ['cost.rates-apart']]);
  assert.deepEqual(await one('-,,,,'), [null, ['cost.not-given']]);
  assert.deepEqual(await one(',,,,'), [null, ['cell.missing']]);
  assert.deepEqual(await one('tbc,,,,'), [null, ['cost.not-given']]);
  assert.deepEqual(await one('12 34,,,,'), [null, ['cost.unreadable']]);
  assert.deepEqual(await one('(5),,,,'), [null, ['cost.negative']]);
  assert.deepEqual(await one(',90071992547409,52,,'), [null, ['cost.unreadable']], 'more than money can be');
});

test('weekly cost times weeks is exact for any amount and any count with decimals', async () => {
  const row = fc.tuple(fc.integer({ min: 1, max: 10 ** 7 }), fc.integer({ min: 1, max: 530 }));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const body = rows.map(
        ([weekly, tenths], at) =>
          `A${at},inmss,01/09/2024,,${(weekly / 100).toFixed(2)},${(tenths / 10).toFixed(1)},,`,
      );
      const read = await readContent(`${HEAD}${body.join('\n')}\n`);
      const exact = rows.map(([weekly, tenths]) => Math.floor((weekly * tenths + 5) / 10));
      assert.deepEqual(
        costs(read).map(({ yearlyCostPence }) => yearlyCostPence),
        exact,
      );
    }),
    { numRuns: 20 },
  );
});

test('a child is known by pupil number alone; a row with neither number is refused', async () => {
  const read = await readContent(
    'UPN,Case ID,Placement type,From,To,Annual fee\nA1,,FE,01/09/2024,,"9,500"\n,,FE,01/09/2024,,1\n',
  );
  assert.deepEqual(codesOf(read.report), ['cost.no-reference@3']);
  assert.deepEqual([costs(read)[0]?.caseKey, costs(read)[0]?.pupilKey], ['', keyOf('upn', 'A1')]);
  assert.equal(costs(read)[0]?.placementType, 'post16');
});

test('totals are passed over and held against the rows, in a workbook too', async () => {
  const day = new Date('2024-09-01T00:00:00Z');
  const lines = Array.from({ length: 12 }, (_, at) => [12 + at, 'inmss', day, 63000.1 + at]);
  const rows = [
    ['Placement costs'],
    ['Child ID', 'Placement type', 'Start date', 'Annual cost'],
    ...lines,
    ['Sub total', null, null, 756067.2],
    [99, 'mainstream', day, 1],
    ['Sub total', null, null, 2],
    ['Grand total', null, null, 756068.21],
  ];
  const read = await readContent(await writeXlsx({ sheets: [{ name: 'Costs', rows }] }), {}, 'costs.xlsx');
  assert.deepEqual([read.report.recordsAccepted, read.report.rowsSkipped], [13, 5]);
  assert.deepEqual(codesOf(read.report), ['cost.total-apart@17', 'cost.total-apart@18']);
  const messages = read.report.problems.filter(({ code }) => code === 'cost.total-apart');
  assert.match(messages[1]?.message ?? '', /£756,068\.21 over rows that sum to £756,068\.20/);
  assert.equal(costs(read)[0]?.caseKey, keyOf('case', '12'));
});

test('no problem repeats a reference, a number or an amount of a child', async () => {
  const secret = fc.stringMatching(/^[A-Z]{3}[0-9]{5}$/);
  await fc.assert(
    fc.asyncProperty(secret, async (text) => {
      const body = `${text},${text},${text},${text},${text},${text},${text},${text}\n`;
      const { report } = await readContent(HEAD + body + body.replace(text, '=1'));
      assert.doesNotMatch(JSON.stringify(report.problems), new RegExp(text));
    }),
    { numRuns: 25 },
  );
});
