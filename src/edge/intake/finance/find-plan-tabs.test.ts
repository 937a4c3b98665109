/** A council's filled management plan: its other tabs, layouts that vary, and what is asked about because nobody may guess it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { type ReadResult, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';

type Cells = readonly (readonly (string | number | null)[])[];
type SheetOf = { readonly name: string; readonly rows: Cells };

const read = async (sheets: readonly SheetOf[]): Promise<ReadResult> =>
  await readContent(
    await writeXlsx({
      sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) })),
    }),
    {},
    'plan.xlsx',
  );
const records = ({ rows }: ReadResult) => rows.map(({ record }) => record as PublishedRow); // the table is published
const asked = ({ report }: ReadResult) =>
  report.problems
    .filter(({ severity, code }) => severity !== 'info' && code.startsWith('plan.'))
    .map(({ code, row, column }) => [code, row, column]);

/** Two blocks, a deficit below nil as the template has it: £000. */
const BLOCKS: SheetOf = {
  name: 'Financial plan by block',
  rows: [
    ['DSG financial plan by funding block (£000)', null, null],
    [null, '2023-24 outturn', '2024-25 forecast'],
    ['Schools Block', null, null],
    ['Income', 300_000, 310_000],
    ['Block transfer', -1_500, -1_550],
    ['Expenditure', 298_500, 308_450],
    ['In-year variance', 0, 0],
    ['High Needs Block', null, null],
    ['Allocation', 70_000, 74_000],
    ['Block transfer', 1_500, 1_550],
    ['Expenditure', 80_000, 90_000],
    ['In-year variance', -8_500, -14_450],
    ['Balance brought forward', -10_000, -18_500],
    ['Balance carried forward', -18_500, -32_950],
  ],
};

const SPEND: SheetOf = {
  name: 'High needs',
  rows: [
    ['High needs spend (£)', null, null, null],
    ['Category', '2023-24', '2024-25', 'Officer estimate'],
    ['Mainstream', 1, 2, null],
    ['Resourced provision', 1, 2, null],
    ['Maintained special schools', 1, 2, 99],
    ['Independent schools', 1, 2, null],
    ['Alternative provision', 1, 2, null],
    ['Bridge project', 500, 600, null],
    [null, 7, 8, null],
  ],
};

const COUNTS: SheetOf = {
  name: 'CYP summary',
  rows: [
    ['Children and young people with EHC plans', null, null],
    ['Mainstream schools or academies', 'January 2023', 'January 2024'],
    ['Under 5', 10, 12],
    ['Aged 5 to 10', 200, 210],
    ['Aged 11 to 15', 150, 160],
    ['Total', 360, 382],
    ['Mainstream schools or academies: by primary need', 'January 2023', 'January 2024'],
    ['Autistic spectrum disorder (ASD)', 200, 212],
    ['SEMH', 100, 100],
    ['SLCN', 60, 70],
    ['Total', 360, 382],
    ['NMSS or independent schools', 'January 2023', 'January 2024'],
    ['Under 5', 0, 1],
    ['Aged 5 to 10', 40, 41],
    ['Aged 11 to 15', 60, 'c'],
  ],
};

test('the plan by block is read by block, part and year, in pence, with the sign that its own arithmetic shows', async () => {
  const result = await read([BLOCKS]);
  assert.equal(result.report.kind, 'dsg-management-plan');
  assert.ok(rowsAccounted(result.report));
  const told = records(result).map((one) => [one.breakdownTopic, one.breakdown, one.timePeriod, one.values]);
  assert.equal(told.length, 18);
  assert.deepEqual(
    told.find(
      ([block, part, year]) => block === 'High Needs Block' && part === 'Spend' && year === '2024/25',
    ),
    ['High Needs Block', 'Spend', '2024/25', { forecast_pence: 9_000_000_000 }],
  );
  assert.deepEqual(
    told
      .filter(([, part]) => String(part).startsWith('In-year'))
      .map(([block, part, , values]) => [block, part, values]),
    [
      ['High Needs Block', 'In-year variance, surplus above nil', { actual_pence: -850_000_000 }],
      ['High Needs Block', 'In-year variance, surplus above nil', { forecast_pence: -1_445_000_000 }],
    ],
  );
  // A variance of nil in every year shows no sign: it is asked about.
  assert.deepEqual(asked(result), [['plan.variance-apart', 7, null]]);
});

test('a deficit that stands above nil is told from one below, and a variance that follows from nothing is not kept', async () => {
  const put = (row: number, values: readonly (number | null)[]) =>
    read([
      {
        ...BLOCKS,
        rows: BLOCKS.rows.map((cells, at) => (at === row - 1 ? [cells[0] ?? null, ...values] : cells)),
      },
    ]);
  const above = records(await put(12, [8_500, 14_450])).filter(({ breakdown }) =>
    breakdown.startsWith('In-year'),
  );
  assert.deepEqual(
    above.map(({ breakdown, values }) => [breakdown, values]),
    [
      ['In-year variance, deficit above nil', { actual_pence: 850_000_000 }],
      ['In-year variance, deficit above nil', { forecast_pence: 1_445_000_000 }],
    ],
  );
  const neither = await put(12, [-8_500, 14_450]);
  assert.deepEqual(asked(neither).slice(-1), [['plan.variance-apart', 12, null]]);
  assert.ok(records(neither).every(({ breakdown }) => !breakdown.startsWith('In-year')));
});

test('plans by age and by need are read for each placement type and census; a mark is not nil', async () => {
  const result = await read([COUNTS]);
  assert.equal(result.report.kind, 'dsg-management-plan');
  assert.ok(rowsAccounted(result.report));
  assert.deepEqual(asked(result), []);
  const told = records(result);
  assert.equal(told.length, 17);
  const independent = told.filter(({ breakdownTopic }) => breakdownTopic === 'Plans: NMSS or independent');
  assert.deepEqual(
    independent.map(({ breakdown, timePeriod, values }) => [breakdown, timePeriod, values['plans']]),
    [
      ['Age: Under 5', '2023', 0],
      ['Age: Under 5', '2024', 1],
      ['Age: 5 to 10', '2023', 40],
      ['Age: 5 to 10', '2024', 41],
      ['Age: 11 to 15', '2023', 60],
    ],
  );
});

test('age and need that do not come to the same, and parts of a plan, are told with their place', async () => {
  const put = (row: number, values: readonly number[]) =>
    read([
      {
        ...COUNTS,
        rows: COUNTS.rows.map((cells, at) => (at === row - 1 ? [cells[0] ?? null, ...values] : cells)),
      },
    ]);
  const apart = await put(9, [100, 101]);
  assert.deepEqual(asked(apart), [['plan.counts-apart', null, '2024']]);
  assert.match(
    apart.report.problems.find(({ code }) => code === 'plan.counts-apart')?.message ?? '',
    /382 plans by age and 383 by primary need/,
  );
  assert.deepEqual(asked(await put(4, [200.5, 210])).slice(0, 1), [['plan.count-not-whole', 4, '2023']]);
});

/** Rows put in above, columns put in before and after, and blank rows between: what a person does to a template. */
function shifted({ name, rows }: SheetOf, above: number, before: number, gaps: readonly number[]): SheetOf {
  const width = before + Math.max(...rows.map((row) => row.length));
  const blank = Array.from({ length: width }, () => null);
  return {
    name,
    rows: [
      ...Array.from({ length: above }, () => blank),
      ...rows.flatMap((row, at) => [
        ...(gaps.includes(at) && at > 2 ? [blank] : []),
        [...blank.slice(0, before), ...row],
      ]),
    ],
  };
}

test('rows shifted, columns put in and gaps between rows change nothing of what is read', async () => {
  const plain = await read([BLOCKS, COUNTS, SPEND]);
  const bare = (result: ReadResult) => records(result).map((record) => JSON.stringify(record));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(6),
      fc.nat(4),
      fc.array(fc.nat(14), { maxLength: 4 }),
      async (above, before, gaps) => {
        const moved = await read([BLOCKS, COUNTS, SPEND].map((sheet) => shifted(sheet, above, before, gaps)));
        assert.deepEqual(bare(moved), bare(plain));
        assert.deepEqual(
          asked(moved).map(([code]) => code),
          asked(plain).map(([code]) => code),
        );
      },
    ),
    { numRuns: 15 },
  );
});

test('a row and a column that the template does not know are asked about by name, once, and nothing is made of them', async () => {
  const result = await read([SPEND]);
  assert.deepEqual(asked(result), [
    ['plan.column-asked', 5, 'Officer estimate'],
    ['plan.line-asked', 8, null],
    ['plan.line-asked', 9, null],
  ]);
  const messages = result.report.problems
    .filter(({ code }) => code === 'plan.line-asked')
    .map(({ message }) => message);
  assert.match(messages[0] ?? '', /“Bridge project”/);
  assert.match(messages[1] ?? '', /without a name/);
  assert.equal(records(result).length, 10);
  assert.ok(rowsAccounted(result.report));
});

test('a whole workbook: spend, blocks and plans are taken, the cover, the talk and the comparators passed over', async () => {
  const cover: SheetOf = { name: 'Cover', rows: [['DSG management plan'], ['Authority', 'Made-up county']] };
  const engagement: SheetOf = {
    name: 'Stakeholder engagement',
    rows: [
      ['Who', 'When'],
      ['Parents', 'May 2024'],
    ],
  };
  const result = await read([cover, BLOCKS, SPEND, COUNTS, engagement]);
  assert.equal(result.report.kind, 'dsg-management-plan');
  assert.ok(rowsAccounted(result.report));
  assert.equal(records(result).length, 18 + 10 + 17);
  const passed = result.report.problems
    .filter(({ code }) => code === 'sheet.no-table')
    .map(({ sheet }) => sheet);
  assert.deepEqual(passed, ['Cover', 'Stakeholder engagement']);
});
