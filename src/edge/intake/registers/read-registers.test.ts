/** Registers and tables of schools: tolerant headers, each row checked, nobody and no reference kept, any order of rows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';

async function read(text: string) {
  const { report, rows } = await readContent(text);
  assert.ok(rowsAccounted(report));
  return {
    report,
    kind: report.kind,
    codes: codesOf(report),
    records: rows.map(({ record }) => Object(record)) as Readonly<Record<string, unknown>>[],
  }; // records are objects
}

test('appeals are read with the names and words that authorities use; references are not kept', async () => {
  const { kind, records, codes } = await read(
    'Appeal Number,DATE REGISTERED,Type of appeal,Outcome,Decision date,Child name\n' +
      'SE1/24/001,01/02/2024,Refusal to assess,Conceded,2024-03-01,Placeholder Person\n' +
      'SE1/24/002,2024-02-03,Sections B F and I,Upheld in part,,\n' +
      'SE1/24/003,03 March 2024,something else,,,\n',
  );
  assert.equal(kind, 'appeal-register');
  assert.deepEqual(records, [
    {
      register: 'appeals',
      urn: null,
      openedOn: '2024-02-01',
      closedOn: '2024-03-01',
      type: 'refusal-to-assess',
      result: 'conceded',
    },
    {
      register: 'appeals',
      urn: null,
      openedOn: '2024-02-03',
      closedOn: null,
      type: 'contents-and-placement',
      result: 'partly-upheld',
    },
    { register: 'appeals', urn: null, openedOn: '2024-03-03', closedOn: null, type: null, result: null },
  ]);
  assert.deepEqual(codes, ['register.word-unknown@4']);
  assert.equal(
    JSON.stringify(records).includes('SE1') || JSON.stringify(records).includes('Placeholder'),
    false,
  );
});

test('a case twice, a decision before its start and a day that is none keep the row out, each told with its line', async () => {
  const { records, codes } = await read(
    'Reference,Date registered,Type of appeal,Date decided\nA1,2024-02-01,Placement,2024-03-01\n' +
      'A1,2024-02-01,Placement,2024-03-01\nA2,2024-02-01,Placement,2024-01-01\nA3,31/02/2024,Placement,\nA4,,Placement,\n',
  );
  assert.equal(records.length, 1);
  assert.deepEqual(codes, [
    'register.repeated@3',
    'register.dates-reversed@4',
    'cell.date-not-real@5',
    'cell.missing@6',
  ]);
});

test('outcomes of plans: a key of the child, our own words, and not a word of what an outcome says', async () => {
  const { kind, records, codes } = await read(
    'Mosaic ID,UPN,Outcome No,Area of need,Outcome,Date set,Target date,Status at last review,Review date,Provision\n' +
      'MOS-001,,1,C&I,Placeholder will order lunch,01/09/2023,2025-07-31,Achieved,12/06/2024,weekly help\n' +
      'mos-001,,Outcome 2a,Preparing for adulthood,Placeholder,2023-09-01,,Not yet on track,2024-06-12,\n' +
      ',A999000000001,C3,Sensory and/or physical,,,,,,\nMOS-002,,1,SEMH,,,,wellbeing,2024-06-12,\n',
  );
  assert.equal(kind, 'plan-outcomes');
  const keys = records.map(({ caseKey, pupilKey }) => [caseKey !== null, pupilKey !== null]);
  assert.deepEqual(keys, [
    [true, false],
    [true, false],
    [false, true],
    [true, false],
  ]);
  assert.equal(records[0]?.['caseKey'], records[1]?.['caseKey'], 'spaces and capitals make no other child');
  assert.deepEqual(
    records.map(({ caseKey, pupilKey, ...rest }) => Object.values(rest)),
    [
      ['1', 'communication', '2023-09-01', '2025-07-31', 'met', '2024-06-12'],
      ['2A', 'preparing-for-adulthood', '2023-09-01', null, 'not-met', '2024-06-12'],
      ['C3', 'physical-sensory', null, null, null, null],
      ['1', 'semh', null, null, null, '2024-06-12'],
    ],
  );
  assert.deepEqual(codes, ['register.word-unknown@5']);
  assert.doesNotMatch(JSON.stringify(records), /Placeholder|lunch|weekly|MOS|A999/i);
});

test('an outcome twice, of nobody, with words for a number, due or reviewed before it was set keeps the row out', async () => {
  const { records, codes } = await read(
    'Reference,Outcome number,Status at last review,Date set,Date due,Date reviewed\n' +
      'A1,1,Met,2024-01-01,2024-09-01,2024-06-01\na1,1,Not met,,,\n,2,Met,,,\nA1,Will read a timetable,Met,,,\n' +
      'A1,3,Met,2024-01-01,2023-09-01,\nA1,4,Met,2024-01-01,,2023-09-01\nA1,,Met,,,\n=A1,5,Met,,,\nA1,6,Met,31/02/2024,,\n',
  );
  assert.equal(records.length, 1);
  assert.deepEqual(codes, [
    'register.repeated@3',
    'register.child-missing@4',
    'register.outcome-number@5',
    'register.dates-reversed@6',
    'register.dates-reversed@7',
    'cell.missing@8',
    'cell.formula@9',
    'cell.date-not-real@10',
  ]);
});

test('statuses and areas are understood as they are written, a refusal never as an achievement', async () => {
  const words: Readonly<Record<string, string | null>> = {
    ...{ Met: 'met', 'Fully met': 'met', Achieved: 'met', Exceeded: 'met', Y: 'met', 'Not met': 'not-met' },
    ...{ 'Not fully achieved': 'not-met', Unmet: 'not-met', 'Off track': 'not-met', 'On track': 'on-course' },
    ...{ 'Working towards': 'on-course', 'Partially met': 'partly-met', 'Part achieved': 'partly-met' },
    ...{ 'No longer needed': 'no-longer-needed', 'Not applicable now - not required': 'no-longer-needed' },
    ...{ 'Not known': null, TBC: null, '': null, Green: null },
  };
  const lines = Object.keys(words).map((word, at) => `A${at},1,"${word}"`);
  const { records } = await read(`Reference,Outcome number,Status\n${lines.join('\n')}\n`);
  assert.deepEqual(
    records.map(({ status }) => status),
    Object.values(words),
  );
});

/** One file of each other register, with the fields of its first record that its kind sets. */
const REGISTERS: readonly (readonly [
  kind: string,
  text: string,
  first: Readonly<Record<string, unknown>>,
])[] = [
  [
    'mediation-register',
    'Mediation held,Mediation outcome\n2024-01-02,Agreement not reached; not agreed\n',
    { register: 'mediations', result: 'not-agreed' },
  ],
  [
    'panel-log',
    'Panel received,Panel decision date\n2024-01-02,2024-01-09\n',
    { register: 'panels', openedOn: '2024-01-02', closedOn: '2024-01-09' },
  ],
  [
    'complaint-log',
    'Complaint date,Stage,LGSCO decision\n2024-01-02,Ombudsman,Not upheld\n',
    { register: 'complaints', type: 'ombudsman', result: 'not-upheld' },
  ],
  [
    'consultation-log',
    'School URN,Date consulted,Reply\n900001,2024-01-02,Cannot meet need\n',
    { register: 'consultations', urn: '900001', result: 'no' },
  ],
  [
    'band-requests',
    'URN,Band request date,Requested band,Primary need\n900001.0,2024-01-02,4,Autism\n900001,2024-01-03,4,semh\n900001,2024-01-04,4,\n',
    { register: 'band-requests', urn: '900001', openedOn: '2024-01-02', type: 'ASD' },
  ],
  [
    'school-requests',
    'URN,Request date,Request outcome,Decision date\n900001,2024-01-02,Refused,2024-02-01\n',
    { register: 'school-requests', result: 'N', closedOn: '2024-02-01' },
  ],
  [
    'destinations',
    'Date plan ceased,Months after cease,Destination,Cease reason\n2024-01-02,6 months,University,5\n2024-01-02,3,NEET,1\n',
    { register: 'destinations', type: '6', result: 'not-followed' },
  ],
  [
    'amended-plans',
    'Annual review meeting,Final plan date\n2024-01-02,2024-03-01\n',
    { register: 'amended-plans', closedOn: '2024-03-01' },
  ],
];

for (const [expected, text, first] of REGISTERS)
  test(`a file of the kind ${expected} is recognised and its words are understood`, async () => {
    const { kind, records, codes } = await read(text);
    assert.equal(kind, expected);
    const got = records[0] ?? {};
    for (const [field, value] of Object.entries(first)) assert.equal(got[field], value, field);
    assert.deepEqual(codes, []);
  });

test('places: years in any form; a setting twice in a year, a URN of five digits and half a place are refused', async () => {
  const { kind, records, codes } = await read(
    'URN,Academic year,Places commissioned\n900001,2024/25,12\n900001,2023,10\n900001,2024-25,12\n90001,2024/25,1\n900002,2024/25,1.5\n900003,2024/25,\n900004,2024/25,-1\n900005,soon,1\n',
  );
  assert.equal(kind, 'commissioned-places');
  assert.deepEqual(records, [
    { urn: '900001', academicYear: 2024, provision: '', places: 12 },
    { urn: '900001', academicYear: 2023, provision: '', places: 10 },
  ]);
  assert.deepEqual(codes, [
    'register.repeated@4',
    'register.urn-malformed@5',
    'cell.not-whole@6',
    'cell.missing@7',
    'cell.negative@8',
    'period.unreadable@9',
  ]);
});

test('pupils on roll are by setting and home; an authority without three digits is refused', async () => {
  const { kind, records, codes } = await read(
    'URN,Census day,LA code,Home LA,On roll\n900001,2025-01-16,999,998,3\n900001,2025-01-16,999,Next county,3\n',
  );
  assert.equal(kind, 'school-roll');
  assert.deepEqual(records, [
    { urn: '900001', on: '2025-01-16', settingAuthority: '999', homeAuthority: '998', pupils: 3 },
  ]);
  assert.deepEqual(codes, ['authority.number-malformed@3']);
});

test('the school census keeps what is not told as missing, never as nought; a part above its whole is refused', async () => {
  const { kind, records, codes } = await read(
    'URN,Census date,Headcount,SEN support,EHC plan,SEN sessions possible,SEN sessions missed\n900001,16/01/2025,200,c,10,,\n900002,16/01/2025,20,15,10,,\n900003,16/01/2025,20,5,1,10,11\n',
  );
  assert.equal(kind, 'school-census');
  assert.equal(records.length, 1);
  const got = records[0] ?? {};
  assert.deepEqual(
    ['pupils', 'senSupport', 'withPlan', 'sessionsPossible'].map((field) => got[field]),
    [200, null, 10, null],
  );
  assert.deepEqual(codes, ['register.part-over-whole@3', 'register.part-over-whole@4']);
});

test('suspensions and capital are read; money is exact and an amount that is not known is refused, not nought', async () => {
  const term = await read('URN,Term end,Suspensions,Exclusions\n900001,20/12/2024,8,1\n');
  const counts = term.records[0] ?? {};
  assert.deepEqual(
    [term.kind, counts['subject'], counts['suspensions'], counts['exclusions']],
    ['suspensions', 'suspensions', 8, 1],
  );
  const capital = await read(
    'Scheme,Month,Capital spend,Capital profile\nNew school,Apr \'24,"£1,234.56",2k\nNew school,May 2024,tbc,2k\n',
  );
  assert.equal(capital.kind, 'capital-profile');
  assert.deepEqual(capital.records, [
    { scheme: 'New school', month: '2024-04', spentPence: 123_456, profiledPence: 200_000 },
  ]);
  assert.deepEqual(capital.codes, ['cell.missing@3']);
});

const HEADERS = {
  appeals: 'Date registered,Type of appeal,Outcome,Date decided',
  outcomes: 'UPN,Outcome number,Status,Date reviewed',
} as const;
for (const [what, header] of Object.entries(HEADERS))
  test(`any cells at all under ${what} give a report with every row accounted, and no order of rows changes the records`, async () => {
    const cell = fc.oneof(
      fc.constantFrom('2024-01-02', '31/02/2024', 'Placement', '', '=1+1', '#REF!', 'met', '900001', '2a'),
      fc.stringMatching(/^[^",\r\n]{0,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(
        // Of a row told twice the first is kept, whichever that is.
        fc.uniqueArray(fc.tuple(cell, cell, cell, cell), {
          minLength: 1,
          maxLength: 12,
          selector: ([child, number]) => `${child}\n${number}`.replaceAll(' ', '').toUpperCase(),
        }),
        async (rows) => {
          const lines = rows.map((cells) => cells.join(','));
          const one = await read(`${header}\n${lines.join('\n')}\n`);
          const other = await read(`${header}\n${lines.toReversed().join('\n')}\n`);
          const sorted = (records: readonly unknown[]) =>
            records.map((record) => JSON.stringify(record)).sort();
          assert.deepEqual(sorted(one.records), sorted(other.records));
        },
      ),
      { numRuns: 40 },
    );
  });
