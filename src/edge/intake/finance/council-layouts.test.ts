/** Filled management plans as councils lay them out by hand: the same figures come out of each, and what is in doubt is asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type ReadResult, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';

type Cell = string | number | null;
type Cells = readonly (readonly Cell[])[];

const read = async (sheets: readonly WriteSheet[]): Promise<ReadResult> =>
  await readContent(await writeXlsx({ sheets: [...sheets] }), {}, 'plan.xlsx');
const sheet = (name: string, rows: Cells, more: Partial<WriteSheet> = {}): WriteSheet => ({
  name,
  rows: rows.map((row) => [...row]),
  ...more,
});
const figures = ({ rows }: ReadResult) =>
  rows
    .map(({ record }) => record as PublishedRow) // the table is published
    .map(({ breakdown, timePeriod, values }) => [breakdown, timePeriod, Object.values(values)[0]] as const);
const told = ({ report }: ReadResult) =>
  report.problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, row, column }) => [code, row, column]);

/** Two years of the seven lines [£000], and what they come to. */
const LINES = [
  ['Mainstream schools or academies', 21_450, 23_610],
  ['Resourced provision or SEN units', 4_120, 4_480],
  ['Maintained special schools or special academies', 30_905, 32_240],
  ['NMSS or independent schools', 19_877, 24_333],
  ['Hospital schools or alternative provision', 3_010, 3_105],
  ['Post-16 and further education', 9_640, 10_220],
  ['Other placements or direct payments', 1_150, 1_275],
] as const;
const CONTRIBUTIONS = [-812.5, -840] as const;
const TOTAL = [0, 1].map((n) =>
  LINES.reduce((sum, line) => sum + Number(line[n + 1]), CONTRIBUTIONS[n] ?? 0),
);

/** What every layout must come to, in pence, by year and line. */
const EXPECTED = [
  ...LINES.map(([name, ...amounts]) => [name, amounts] as const),
  ['Contributions from health and social care', [...CONTRIBUTIONS]] as const,
].flatMap(([name, amounts]) =>
  amounts.map((amount, n) => `${name.slice(0, 12)} ${2023 + n}: ${Math.round(amount * 100_000)}`),
);
const shown = (result: ReadResult) =>
  figures(result).map(([line, year, amount]) => `${line.slice(0, 12)} ${year.slice(0, 4)}: ${amount}`);

test('titles merged over the table, header rows pushed down, £000: read as they are meant, outturn apart from forecast', async () => {
  const rows: Cells = [
    ['Made-up County Council', null, null, null],
    ['High needs block: spend by category', null, null, null],
    [null, null, null, null],
    [null, null, '£000', '£000'],
    [null, null, 'Outturn', 'Forecast'],
    [null, 'Category of provision', '2023-24', '2024-25'],
    ...LINES.map((line) => [null, ...line]),
    [null, 'Contributions from health and social care', ...CONTRIBUTIONS],
    [null, 'Total spend', ...TOTAL],
  ];
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
    { startRow: 1, startCol: 0, endRow: 1, endCol: 3 },
  ];
  const result = await read([sheet('HN spend', rows, { merges })]);
  assert.equal(result.report.kind, 'dsg-management-plan');
  assert.ok(rowsAccounted(result.report));
  assert.deepEqual(shown(result), EXPECTED);
  assert.deepEqual(told(result), []);
  const names = new Set(result.rows.map(({ record }) => Object.keys((record as PublishedRow).values)[0]));
  assert.deepEqual([...names], ['actual_pence', 'forecast_pence']);
});

test('years down the side and lines across are read turned, in thousands, and the report says that they were', async () => {
  const head = [
    'Year',
    ...LINES.map(([name]) => name),
    'Contributions from health and social care',
    'Total spend',
  ];
  const year = (text: string, n: 0 | 1) => [
    text,
    ...LINES.map((line) => line[n + 1] ?? null),
    CONTRIBUTIONS[n],
    TOTAL[n] ?? 0,
  ];
  const rows: Cells = [
    ['High needs spend (£000)'],
    [],
    head,
    year('2023-24 outturn', 0),
    year('2024-25 forecast', 1),
  ];
  const result = await read([sheet('By year', rows)]);
  assert.equal(result.report.kind, 'dsg-management-plan');
  assert.ok(rowsAccounted(result.report));
  assert.deepEqual(shown(result), EXPECTED);
  assert.deepEqual(told(result), []);
  assert.ok(result.report.problems.some(({ code }) => code === 'plan.years-down'));
});

test('pounds as text with signs, brackets for what is below nil, and a total that does not add up: told with both, never mended', async () => {
  const text = (amount: number) => {
    const size = Math.abs(amount * 1000).toLocaleString('en-GB');
    return amount < 0 ? `(£${size})` : `£${size}`;
  };
  const wrong = [TOTAL[0] ?? 0, (TOTAL[1] ?? 0) + 12];
  const rows: Cells = [
    ['Expenditure on high needs', '2023/24', '2024/25'],
    ...LINES.map(([name, ...amounts]) => [name, ...amounts.map(text)]),
    ['Health and social care contributions', ...CONTRIBUTIONS.map(text)],
    ['Total expenditure', ...wrong.map(text)],
  ];
  const result = await read([sheet('Spend', rows)]);
  assert.deepEqual(shown(result), EXPECTED);
  assert.deepEqual(told(result), [['plan.total-apart', 10, '2024/25']]);
  const message = result.report.problems.find(({ code }) => code === 'plan.total-apart')?.message ?? '';
  assert.match(message, /£98,435,000\.00 .*£98,423,000\.00/);
});

test('a year over budget and outturn, merged or written once, numbered lines and a column of notes: each amount is of its year and kind', async () => {
  const rows: Cells = [
    ['£000', '2023-24', null, '2024-25', null, null],
    ['Category', 'Budget', 'Outturn', 'Budget', 'Forecast', 'Comment'],
    ...LINES.map(([name, now, next], k) => [
      `${k + 1}. ${name}`,
      now - 100,
      now,
      next - 200,
      next,
      k === 3 ? 'fees' : null,
    ]),
    ['Contributions from health and social care', ...CONTRIBUTIONS.flatMap((one) => [one, one])],
    ['Home to school transport', 500, 510, 520, 530, 'not DSG'],
    ['Total spend', ...TOTAL.flatMap((total, n) => [total - 700 * (n + 1), total])],
  ];
  const merges = [1, 3].map((left) => ({ startRow: 0, startCol: left, endRow: 0, endCol: left + 1 }));
  for (const more of [{ merges }, {}]) {
    const result = await read([sheet('HN spend', rows, more)]);
    assert.ok(rowsAccounted(result.report));
    assert.deepEqual(told(result), [['plan.line-asked', 11, null]]);
    const records = result.rows.map(({ record }) => record as PublishedRow); // the table is published
    const special = records.filter(({ breakdown }) => breakdown.startsWith('Maintained special'));
    assert.deepEqual(
      special.map(({ timePeriod, values }) => [timePeriod, values]),
      [
        ['2023/24', { budget_pence: 3_080_500_000, actual_pence: 3_090_500_000 }],
        ['2024/25', { budget_pence: 3_204_000_000, forecast_pence: 3_224_000_000 }],
      ],
    );
  }
});

test('pounds beside thousands, by sheet and by column, come to the same; where no unit is said at all it is asked', async () => {
  const years = ['2023-24', '2024-25'];
  const inPounds = (factor: (n: number) => number): Cells =>
    [...LINES, ['Contributions from health and social care', ...CONTRIBUTIONS] as const].map(
      ([name, ...amounts]) => [name, ...amounts.map((amount, n) => amount * factor(n))],
    );
  const mixed = await read([
    sheet('Plan', [
      ['High needs spend', '£', '£000'],
      ['Line', ...years],
      ...inPounds((n) => (n === 0 ? 1000 : 1)),
    ]),
  ]);
  assert.deepEqual(shown(mixed), EXPECTED);
  const both = await read([
    sheet('Unmitigated', [['High needs spend, £', ...years], ...inPounds(() => 1000)]),
    sheet('Mitigated', [['High needs spend, £000', ...years], ...inPounds(() => 1)]),
  ]);
  assert.deepEqual(shown(both), [...EXPECTED, ...EXPECTED]);
  assert.deepEqual([told(mixed), told(both)], [[], []]);
  const unsaid = await read([sheet('Spend', [['High needs', ...years], ...inPounds(() => 1)])]);
  assert.deepEqual(told(unsaid), [['plan.unit-unsaid', 1, null]]);
});

test('blocks one under another are each told, the first by the header’s own words, and mitigated is held against the other two', async () => {
  const saved = [
    ['Local places', -900],
    ['Early help', -300],
  ] as const;
  const rows: Cells = [
    ['Unmitigated expenditure (£000s)', null, 'FY 2023/24 (actual)', 'FY 2024/25 (forecast)'],
    ...LINES.map(([name, ...amounts]) => [name, null, ...amounts]),
    [null],
    ['Savings', null, null, null],
    ...saved.map(([name, amount]) => [name, null, 0, amount]),
    ['Total savings', null, 0, -1200],
    [null],
    ['Mitigated expenditure', null, null, null],
    ...LINES.map(([name, now, next], k) => [name, null, now, k === 3 ? next - 1000 : next]),
  ];
  const result = await read([sheet('HNB plan', rows)]);
  const blocks = result.rows.map(({ record }) => (record as PublishedRow).breakdownTopic);
  assert.deepEqual([...new Set(blocks)], ['Unmitigated', 'Savings', 'Mitigated']);
  assert.deepEqual(
    told(result).map(([code]) => code),
    ['plan.mitigated-apart'],
  );
});

test('formulas that nothing has worked out are named by their cells and are no amounts; a council’s own words for lines are known', async () => {
  const rows: Cells = [
    ['£', '23/24', '24/25'],
    ['Mainstream top-ups', 21_450_000, 23_610_000],
    ['ARP places', 2_120_000, 2_480_000],
    ['Resource base top-ups', 2_000_000, 2_000_000],
    ['Special school place funding', 13_000_000, null],
    ['INMSS', 19_877_000, 24_333_000],
    ['PRU', 3_010_000, 3_105_000],
    ['Post 16', 9_640_000, 10_220_000],
    ['EOTAS and personal budgets', 1_150_000, 1_275_000],
    ['SEN support services', 800_000, 820_000],
  ];
  const cells = new Map([['4,2', { formula: 'B5*1.05' }]]);
  const result = await read([sheet('Our headings', rows, { cells })]);
  assert.equal(result.report.kind, 'dsg-management-plan');
  assert.deepEqual(told(result), [
    ['file.formulas-without-value', null, null],
    ['plan.line-asked', 10, null],
  ]);
  assert.match(
    result.report.problems.find(({ code }) => code === 'file.formulas-without-value')?.message ?? '',
    /\bC5\b/,
  );
  const special = figures(result).filter(([line]) => line.startsWith('Maintained special'));
  assert.deepEqual(
    special.map(([, year, amount]) => [year, amount]),
    [['2023/24', 1_300_000_000]],
  );
});

test('a hidden sheet with an older plan is not read in the place of the shown one, and is asked about', async () => {
  const rows = (factor: number): Cells => [
    ['High needs spend £000', '2023-24', '2024-25'],
    ...LINES.map(([name, ...amounts]) => [name, ...amounts.map((amount) => amount * factor)]),
    ['Contributions from health and social care', ...CONTRIBUTIONS.map((amount) => amount * factor)],
  ];
  for (const hiding of [{ hidden: true }, { veryHidden: true }]) {
    const result = await read([sheet('Old v3', rows(2), hiding), sheet('High needs', rows(1))]);
    assert.ok(rowsAccounted(result.report));
    assert.deepEqual(shown(result), EXPECTED);
    assert.deepEqual(told(result), [['sheet.hidden-plan', 1, null]]);
  }
});

test('a line that two rows share is kept twice and told; the same line in a second sheet is not read and asked about', async () => {
  const rows: Cells = [
    ['High needs spend £000', '2023-24', '2024-25'],
    ...LINES,
    ['Non-maintained special schools', 1_500, 1_600],
    ['Contributions from health and social care', ...CONTRIBUTIONS],
    ['Total', (TOTAL[0] ?? 0) + 1_500, (TOTAL[1] ?? 0) + 1_600],
  ];
  const copy = rows.map((row, at) => (at === 1 ? [row[0] ?? '', 1, 1] : row)).slice(0, -1);
  const result = await read([sheet('High needs', rows), sheet('High needs (Sept)', copy)]);
  assert.ok(rowsAccounted(result.report));
  const independent = figures(result).filter(([line]) => line.startsWith('NMSS'));
  assert.deepEqual(
    independent.map(([line, , amount]) => [line, amount]),
    [
      ['NMSS or independent', 1_987_700_000],
      ['NMSS or independent', 2_433_300_000],
      ['NMSS or independent – Non-maintained special schools', 150_000_000],
      ['NMSS or independent – Non-maintained special schools', 160_000_000],
    ],
  );
  const codes = Map.groupBy(told(result), ([code]) => code);
  assert.deepEqual(
    [...codes].map(([code, rowsOf]) => [code, rowsOf.length]),
    [
      ['plan.line-shared', 1],
      ['plan.line-twice', 9],
    ],
  );
  assert.ok(result.report.problems.some(({ message }) => /“High needs” already/.test(message)));
  // Years parted over two sheets are no repetition.
  const later = [['High needs spend £000', '2025-26', '2026-27'], ...LINES] as const;
  const parted = await read([sheet('To 2024-25', [rows[0] ?? [], ...LINES]), sheet('From 2025-26', later)]);
  assert.deepEqual([figures(parted).length, told(parted)], [28, []]);
});

test('unknown rows, columns and marks are asked about by name; nothing is made of them and a mark is not nil', async () => {
  const rows: Cells = [
    ['High needs spend £000', '2023-24', '2024-25', 'Stretch'],
    ...LINES.map((line) => [...line, null]),
    ['Contributions from health and social care', ...CONTRIBUTIONS, null],
    ['Dyslexia pilot', 40, 'tbc', 7],
    ['Other high needs', 'tbc', 15, null],
  ];
  const result = await read([sheet('High needs', rows)]);
  assert.deepEqual(shown(result), [...EXPECTED, 'Other high n 2024: 1500000']);
  assert.deepEqual(told(result), [
    ['plan.column-asked', 10, 'Stretch'],
    ['plan.line-asked', 10, null],
    ['ledger.amount-not-known', 11, '2023-24'],
  ]);
});

test('the plan by block with years down: the four blocks are told apart, and a variance only with a sign that shows', async () => {
  const rows: Cells = [
    ['DSG plan by funding block, £'],
    [
      'Year',
      'Early Years Block income',
      'Early Years Block expenditure',
      'Early Years Block in-year variance',
      'High Needs Block income',
      'High Needs Block expenditure',
      'High Needs Block in-year variance',
    ],
    ['2023-24', 20_000_000, 20_150_000, -150_000, 70_000_000, 78_000_000, -8_000_000],
    ['2024-25', 21_000_000, 20_900_000, 100_000, 74_000_000, 86_500_000, -12_500_000],
  ];
  const result = await read([sheet('Blocks', rows)]);
  assert.equal(result.report.kind, 'dsg-management-plan');
  const early = result.rows
    .map(({ record }) => record as PublishedRow)
    .filter(({ breakdownTopic }) => breakdownTopic === 'Early Years Block');
  assert.deepEqual(
    early.map(({ breakdown, timePeriod, values }) => [breakdown, timePeriod, Object.values(values)[0]]),
    [
      ['Income', '2023/24', 2_000_000_000],
      ['Income', '2024/25', 2_100_000_000],
      ['Spend', '2023/24', 2_015_000_000],
      ['Spend', '2024/25', 2_090_000_000],
      ['In-year variance, surplus above nil', '2023/24', -15_000_000],
      ['In-year variance, surplus above nil', '2024/25', 10_000_000],
    ],
  );
});
