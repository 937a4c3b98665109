/** The entry template: nine blocks on one sheet, joined by person and request; and a workbook with a sheet for each table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import { readMapping } from '../tables/mapping.ts';

type Cells = readonly (readonly (string | number)[])[];

const PERSON_ID = 'Person ID\n\n(This must match the relevant ID in the Person record table)';
const REQUEST_ID = 'Requests record ID\n\n(This must match the relevant ID in the Requests table)';
const LA = 'LA\n(From Header Record)';

const BLOCKS: Readonly<Record<string, Cells>> = {
  'Header Record': [
    [
      'Record Type',
      'Collection Name',
      'Year',
      'Reference Date',
      'Source Level',
      'LA Number',
      'Designated Medical Officer',
    ],
    ['Header', 'SEN2', 2025, '2025-01-16', 'L', 999, 1],
  ],
  'Person Record': [
    [
      'Record Type',
      'Person ID\n\n(This must be a unique ID for each Person record)',
      LA,
      'Surname',
      'Forename',
      'Date of Birth \n(ccyy-mm-dd)',
      'Sex',
      'Ethnicity',
      'UPN - Unique Pupil Number',
      'UPN and ULN unavailable – Reason',
    ],
    ['Person', '1.0', 999, 'Inventedname', 'Imaginary', '2012-03-05', 'F', 'WBRI', 'C999000000001', ''],
    ['Person', '2.0', 999, 'Fictionson', 'Fabled', '2016-01-18', 'M', 'CHNE', '', 'UN8'],
    ['Person', '', 999],
    ['Person', '', 999],
  ],
  'Requests Records': [
    [
      'Record Type',
      'Requests record ID\n\n(This must be a unique ID for each Requests record)',
      LA,
      PERSON_ID,
      'Date request was received',
      'Request Outcome Date',
      'Request Outcome',
    ],
    ['Requests', '11.0', 999, '1.0', '2024-02-01', '2024-03-10', 'Y'],
    ['Requests', '12.0', 999, '2.0', '2023-02-01', '', 'H'],
    ['Requests', '13.0', 999, '7.0', '2024-02-01', '', 'A'],
  ],
  'Assessments Records': [
    [
      'Record Type',
      PERSON_ID,
      LA,
      REQUEST_ID,
      'Assessment Outcome - Decision to issue EHC plan',
      'Assessment Outcome Date',
      'Twenty week time limit exceptions apply',
    ],
    ['Assessment', '1.0', 999, '11.0', 'Y', '2024-06-12', '0.0'],
    ['Assessment', '2.0', 999, '12.0', 'H', '', '1.0'],
  ],
  'Named Plan Records': [
    [
      'Record Type',
      PERSON_ID,
      REQUEST_ID,
      LA,
      'EHC Plan Start Date',
      'Residential Settings',
      'Personal Budget taken up',
    ],
    ['NamedPlan', '1.0', '11.0', 999, '2024-06-12', '', '0.0'],
  ],
  'Plan Detail Records': [
    [
      'Record Type',
      PERSON_ID,
      REQUEST_ID,
      LA,
      'URN - Unique Reference Number',
      'SEN Setting – Establishment type',
      'Placement Rank (1=Primary, 2=Secondary)',
    ],
    ['PlanDetail', '1.0', '11.0', 999, '999001.0', '', '1.0'],
  ],
  'Active Plan Records': [
    [
      'Record Type',
      PERSON_ID,
      LA,
      REQUEST_ID,
      'EHC Plan transferred in from another LA during calendar year',
      'Annual Review Meeting Date',
      'EHC Plan Review Decisions Date',
      'Annual Review Decision',
    ],
    ['ActivePlans', '1.0', 999, '11.0', '', '2024-12-01', '2024-12-20', 'A'],
    ['ActivePlans', '2.0', 999, '12.0', '', '2024-10-01', '2024-10-20', 'M'],
  ],
  'Placement Detail Records': [
    [
      'Record Type',
      PERSON_ID,
      REQUEST_ID,
      LA,
      'URN - Unique Reference Number',
      'Placement Rank (1=Primary, 2=Secondary)',
      'Placement Start Date',
      'SEN Unit Indicator',
    ],
    ['PlacementDetail', '1.0', '11.0', 999, '999001.0', '1.0', '2024-09-01', '1.0'],
    ['PlacementDetail', '2.0', '12.0', 999, '999002.0', '1.0', '2024-09-01', '0.0'],
  ],
  'SEN Need Records': [
    [
      'Record Type',
      PERSON_ID,
      REQUEST_ID,
      LA,
      'SEN Type of Need',
      'SEN Type of Need rank  (1=Primary, 2=Secondary)',
    ],
    ['SENneed', '1.0', '11.0', 999, 'ASD', '1.0'],
    ['SENneed', '2.0', '12.0', 999, 'SEMH', '1.0'],
    ['SENneed', '2.0', '11.0', 999, 'SEMH', '1.0'],
  ],
};

/** Stack the blocks on one sheet, each under its title, with blank rows between. */
function stacked(blocks: Readonly<Record<string, Cells>> = BLOCKS): Cells {
  return [
    ['SEN2 data entry'],
    ['Fill in the blocks below'],
    ...Object.entries(blocks).flatMap(([title, rows]) => [[title], ...rows, [''], ['']]),
  ];
}

async function read(rows: Cells, options: Parameters<typeof readContent>[1] = {}) {
  const sheets = [
    { name: 'Guidance', rows: [['How to fill in'], ['Read this first']] },
    { name: 'Data Entry Template', rows: rows.map((row) => [...row]) },
  ];
  return await readContent(await writeXlsx({ sheets }), options, 'template.xlsx');
}

type Values = Readonly<Record<string, unknown>>;

function recordsOf({ rows }: Awaited<ReturnType<typeof read>>, table: string): readonly Values[] {
  return rows.filter((row) => row.table === table).map(({ record }) => record as Values); // looked at by name
}

test('nine blocks give nine tables, joined by person and request', async () => {
  const found = await read(stacked());
  assert.deepEqual([found.report.kind, found.report.confidence], ['sen2-xlsx', 1]);
  assert.deepEqual(codesOf(found.report), ['sen2.orphan@20', 'sen2.orphan@55']);
  assert.ok(rowsAccounted(found.report));
  assert.deepEqual([found.report.recordsAccepted, found.report.rowsWithErrors], [15, 2]);
  assert.equal(found.report.rowsRead, stacked().length + 2, 'every row of both sheets');
  const [plan] = recordsOf(found, 'namedPlans');
  const [assessment] = recordsOf(found, 'assessments');
  assert.equal(plan?.['assessmentKey'], assessment?.['assessmentKey']);
  assert.equal(recordsOf(found, 'planDetails')[0]?.['namedPlanKey'], plan?.['namedPlanKey']);
  const actives = recordsOf(found, 'activePlans').map((active) => active['activePlanKey']);
  assert.deepEqual(
    recordsOf(found, 'needs').map((need) => need['activePlanKey']),
    actives,
  );
  assert.deepEqual(
    recordsOf(found, 'placements').map((placement) => placement['activePlanKey']),
    actives,
  );
  assert.deepEqual(
    recordsOf(found, 'activePlans').map((active) => active['reviewMeetingOn']),
    ['2024-12-01', '2024-10-01'],
  );
  assert.ok(!JSON.stringify(found).includes('Inventedname'));
});

test('rows that came filled in with nothing but their type and authority count as blank', async () => {
  const { report } = await read(stacked());
  const blank = report.problems.find(({ code }) => code === 'row.blank');
  assert.equal(blank?.count, 2 + 9 * 2);
});

test('a header may span two rows, or have remarks in brackets below it', async () => {
  const [header = [], ...rows] = BLOCKS['SEN Need Records'] ?? [];
  const upper = header.map((text) => (text === 'SEN Type of Need' ? 'SEN' : text));
  const lower = header.map((text) => (text === 'SEN Type of Need' ? 'Type of Need' : ''));
  const split = await read(stacked({ ...BLOCKS, 'SEN Need Records': [upper, lower, ...rows] }));
  assert.deepEqual(codesOf(split.report), ['sen2.orphan@20', 'sen2.orphan@56']);
  const remarks = header.map((_, at) => (at > 3 ? '(required)' : ''));
  const told = await read(stacked({ ...BLOCKS, 'SEN Need Records': [header, remarks, ...rows] }));
  assert.deepEqual(codesOf(told.report), ['sen2.orphan@20', 'sen2.orphan@56']);
});

test('review dates that stand the wrong way round are told once, and the mapping that is offered sets them right', async () => {
  const [header = [], ...rows] = BLOCKS['Active Plan Records'] ?? [];
  const swapped = rows.map((row) =>
    row.map((cell, at) => (at === 5 ? (row[6] ?? '') : at === 6 ? (row[5] ?? '') : cell)),
  );
  const blocks = { ...BLOCKS, 'Active Plan Records': [header, ...swapped] };
  const found = await read(stacked(blocks));
  const problems = found.report.problems.filter(({ code }) => code.startsWith('sen2.review'));
  assert.deepEqual(
    problems.map(({ code, count }) => [code, count]),
    [['sen2.review-columns-swapped', 2]],
  );
  const offered = /with (\{.*\})/.exec(problems[0]?.message ?? '')?.[1] ?? '';
  const mapping = {
    schema: 'evenkeel/mapping@1',
    kind: 'sen2-xlsx',
    table: 'activeplans',
    columns: JSON.parse(offered) as unknown,
  };
  const again = await read(stacked(blocks), { mappings: [readMapping(JSON.stringify(mapping))] });
  assert.deepEqual(codesOf(again.report), ['sen2.orphan@20', 'sen2.orphan@55']);
  assert.deepEqual(
    recordsOf(again, 'activePlans').map((active) => active['reviewMeetingOn']),
    ['2024-12-01', '2024-10-01'],
  );
});

test('two assessments of one request: the plan is joined to the one that issues it, and two that do are told', async () => {
  const [header = [], first = [], second = []] = BLOCKS['Assessments Records'] ?? [];
  const withdrawn = first.map((cell, at) => (at === 4 ? 'W' : at === 5 ? '' : cell));
  const clear = await read(stacked({ ...BLOCKS, 'Assessments Records': [header, first, withdrawn, second] }));
  assert.equal(
    recordsOf(clear, 'namedPlans')[0]?.['assessmentKey'],
    recordsOf(clear, 'assessments')[0]?.['assessmentKey'],
  );
  assert.ok(!codesOf(clear.report).some((code) => code.startsWith('sen2.parent-unclear')));
  const twice = await read(stacked({ ...BLOCKS, 'Assessments Records': [header, first, first, second] }));
  assert.ok(codesOf(twice.report).some((code) => code.startsWith('sen2.parent-unclear')));
});

test('the template saved as text is read too, and its rows are told by their lines', async () => {
  const quoted = stacked().map((row) =>
    row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','),
  );
  const { report, rows } = await readContent(`${quoted.join('\n')}\n`, {}, 'template.csv');
  assert.deepEqual([report.kind, report.recordsAccepted, report.rowsWithErrors], ['sen2-csv', 15, 2]);
  assert.ok(rowsAccounted(report));
  const line = (text: string) =>
    quoted.join('\n').slice(0, quoted.join('\n').indexOf(text)).split('\n').length;
  assert.deepEqual(codesOf(report)[0], `sen2.orphan@${line('"Requests","13.0"')}`);
  assert.deepEqual(rows.find(({ table }) => table === 'placements')?.row, line('"PlacementDetail","1.0"'));
});

test('a workbook with a sheet for each table is read as the nine files are', async () => {
  const sheets = [
    {
      name: 'sen2',
      rows: [
        ['sen2tableid', 'collection', 'year', 'referencedate'],
        [1, 'SEN2', 2025, '2025-01-16'],
      ],
    },
    {
      name: 'Persons',
      rows: [
        ['persontableid', 'personbirthdate', 'sex', 'upn'],
        [1, '2015-03-05', 'M', 'C999000000001'],
      ],
    },
    {
      name: 'Requests',
      rows: [
        ['requeststableid', 'persontableid', 'receiveddate', 'requestoutcome'],
        [5, 1, '2024-03-05', 'A'],
        [6, 9, '2024-03-05', 'A'],
      ],
    },
  ];
  for (const kind of [undefined, 'sen2-xlsx', 'sen2-csv'] as const) {
    const options = kind === undefined ? {} : { kind };
    const { report } = await readContent(await writeXlsx({ sheets }), options, 'return.xlsx');
    assert.equal(report.kind, 'sen2-xlsx');
    assert.deepEqual([report.recordsAccepted, report.rowsWithErrors, report.rowsSkipped], [3, 1, 3]);
    assert.deepEqual(codesOf(report), ['sen2.orphan@3']);
  }
});
