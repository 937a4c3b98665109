/** The Department's DSG management plan: its lines by year and block, and its sums held against each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, type ReadResult, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';

const LINES = [
  'Mainstream schools or academies',
  'Resourced provision or SEN units',
  'Maintained special schools or special academies',
  'NMSS or independent schools',
  'Hospital schools or alternative provision',
  'Post 16 and further education',
  'Other placements or direct payments',
] as const;
type Cells = (string | number | null)[][];

/** A block of the template: one amount a year for each line, contributions below zero, and the total. */
function block(heading: string, first: number, wrong = 0): Cells {
  const total = LINES.length * first + (LINES.length * (LINES.length - 1)) / 2;
  return [
    [heading, null, null, null],
    ...LINES.map((name, at) => [name, first + at, first + at, first + at]),
    ['Health, social care, therapy services and care provision', 10, 10, '-'],
    ['Contributions from health and social care', -4, -4, 'n/a'],
    ['Total spend', total + 6, total + 6 + wrong, null],
    [],
  ];
}

async function workbook(wrong = 0, extra: Cells = []): Promise<ReadResult> {
  const rows: Cells = [
    ['High needs block: spend by category (£000)', null, null, null],
    [null, null, null, null],
    ['Category', '2023-24 outturn', '2024-25 forecast', '2025-26 forecast'],
    ...block('Unmitigated', 100, wrong),
    ['Savings by workstream', null, null, null],
    ['Inclusion in mainstream', 70, 70, 0],
    [],
    ...block('Mitigated', 90),
    ...extra,
  ];
  return await readContent(await writeXlsx({ sheets: [{ name: 'High needs', rows }] }), {}, 'plan.xlsx');
}
const records = ({ rows }: ReadResult) => rows.map(({ record }) => record as PublishedRow); // the table is published

test('each line of each block is kept by year, in pence, as outturn or forecast; a dash is nothing', async () => {
  const read = await workbook();
  assert.equal(read.report.kind, 'dsg-management-plan');
  assert.ok(rowsAccounted(read.report));
  assert.deepEqual([read.report.recordsAccepted, read.report.rowsWithErrors], [19, 0]);
  const [first] = records(read);
  assert.deepEqual(
    [first?.breakdownTopic, first?.breakdown, first?.timePeriod, first?.values],
    ['Unmitigated', 'Mainstream schools or academies', '2023/24', { actual_pence: 10_000_000 }],
  );
  const savings = records(read).filter(({ breakdownTopic }) => breakdownTopic === 'Savings');
  assert.deepEqual(
    savings.map(({ breakdown, values }) => [breakdown, values]),
    [
      ['Inclusion in mainstream', { actual_pence: 7_000_000 }],
      ['Inclusion in mainstream', { forecast_pence: 7_000_000 }],
      ['Inclusion in mainstream', { forecast_pence: 0 }],
    ],
  );
  assert.equal(records(read).filter(({ breakdown }) => breakdown.startsWith('Health')).length, 4);
});

test('a total that is not the sum of its lines, and a mitigated spend that does not follow, are told with both figures', async () => {
  const read = await workbook(1);
  const told = read.report.problems.filter(({ code }) => code.startsWith('plan.'));
  assert.deepEqual(
    told.map(({ code, column }) => [code, column]),
    [
      ['plan.total-apart', '2024-25 forecast'],
      ['plan.mitigated-apart', '2024-25 forecast'],
    ],
  );
  assert.match(told[0]?.message ?? '', /£728,000\.00 .* £727,000\.00/);
  assert.match(told[1]?.message ?? '', /£657,000\.00.*£728,000\.00 less savings £70,000\.00/);
});

test('parts of a placement type below its heading are lines of it', async () => {
  const text = `High needs spend £,,
,2023-24,2024-25
${LINES.slice(1)
  .map((name) => `${name},5,6`)
  .join('\n')}
${LINES[0]},,
Place funding,1,2
Top-up,3,4
`;
  const read = await readContent(text);
  assert.equal(read.report.kind, 'dsg-management-plan');
  assert.deepEqual(
    records(read)
      .slice(-4)
      .map(({ breakdown, values }) => [breakdown, values]),
    [
      ['Mainstream schools or academies – Place funding', { amount_pence: 100 }],
      ['Mainstream schools or academies – Place funding', { amount_pence: 200 }],
      ['Mainstream schools or academies – Top-up', { amount_pence: 300 }],
      ['Mainstream schools or academies – Top-up', { amount_pence: 400 }],
    ],
  );
});

test('a table of plans by placement type is not the spend, and a plan without years is refused in a sentence', async () => {
  const plans = `Number of EHC plans by primary need,,\n,2023-24,2024-25\n${LINES.map((name) => `${name},5,6`).join('\n')}\n`;
  assert.equal((await readContent(plans)).report.kind, 'unknown');
  const noYears = `Spend £,,\n,Last year,This year\n${LINES.map((name) => `${name},5,6`).join('\n')}\n`;
  const read = await readContent(noYears, { kind: 'dsg-management-plan' });
  assert.deepEqual(codesOf(read.report), ['plan.year-unknown@1']);
  assert.ok(rowsAccounted(read.report));
});
