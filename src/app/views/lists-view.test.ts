/** Working lists as the page and the file show them: what is past, what is not told, small counts, and that nothing is in order of merit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AS_AT, inputs, person, placement, plan, request } from '../../../test/make/list-records.ts';
import { ReadListReply } from '../../contract/lists.ts';
import type { SchoolCount } from '../../core/domain/school-tables.ts';
import { findPlacesFree } from '../../core/lists/places-free.ts';
import { layFunnels } from '../../core/lists/school-funnels.ts';
import { measureSchools } from '../../core/measures/school-measures.ts';
import type { CaseList, OutcomesList, PlacesList, SchoolsList } from '../lists/read-work-list.ts';
import { listView } from './lists-view.ts';
import { workListCsv } from './work-list-csv.ts';

const CASES: CaseList = {
  ...{ kind: 'cases', id: 'reviews-due', asAt: AS_AT, weeks: [] },
  cases: Array.from({ length: 203 }, (_, at) => ({
    key: `case-${at}`,
    due: at === 202 ? null : '2025-01-15',
    daysLeft: at === 202 ? null : -1,
    about: 'a year after the last review meeting',
  })),
};

test('a list of cases says what is past, what has no day, and how many more there are; the file has all', () => {
  const { lead, tables, pictures, notes } = ReadListReply.parse(listView(CASES));
  assert.equal(lead, '203 cases on 16 January 2025: 202 past their day, 1 without a day.');
  assert.equal(tables[0]?.rows.length, 200);
  assert.match(tables[0]?.note ?? '', /^3 more cases follow these; the file has all\./);
  assert.deepEqual([pictures, notes], [[], []]);
  const lines = workListCsv(CASES).trim().split('\n');
  assert.equal(lines.length, 204);
  assert.equal(lines.at(-1), 'case-202,,,a year after the last review meeting,2025-01-16');
});

test('open cases stand by week, those past the clock told apart; old ones in spans, and every one of them is in the picture', () => {
  const weeks = Array.from({ length: 70 }, (_, at) => ({
    week: at + 1,
    isTold: at > 1,
    byStage: at > 1 ? [1, 2, 0] : [0, 0, 0],
    excepted: at === 30 ? 2 : 0,
  }));
  const { pictures } = ReadListReply.parse(listView({ ...CASES, id: 'backlog', weeks }));
  const [{ figure } = { figure: null }] = pictures;
  assert.match(
    figure?.chart.summary ?? '',
    /^204 cases are open: 54 within the 20 weeks and 150 past them, of which 2 with an exception told\. The newest request of the records is older than the first 2 weeks, which are not told\.$/,
  );
  assert.equal(figure?.chart.categories.length, 33);
  assert.deepEqual(
    figure?.table.rows.slice(-4).map(({ cells, emphasis }) => [cells.join(' '), emphasis]),
    [
      ['30 1 2 0 3 0', true],
      ['31 to 40 10 20 0 30 2', true],
      ['41 to 52 12 24 0 36 0', true],
      ['over 52 18 36 0 54 0', true],
    ],
  );
  const drawn = figure?.chart.series.flatMap((one) => (one.kind === 'band' ? [] : one.values));
  assert.equal(
    drawn?.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    204,
  );
  assert.deepEqual(figure?.table.rows[1]?.cells, ['2', ...Array(5).fill('not told')]);
  const few = listView({ ...CASES, id: 'backlog', weeks: weeks.slice(0, 3) });
  assert.equal(few.pictures[0]?.figure.chart.categories.length, 20);
});

const NEAR: OutcomesList = {
  ...{ kind: 'outcomes', id: 'near-outcomes', asAt: AS_AT, inForce: 9 },
  register: { plans: 7, noneWanted: 1, elsewhere: 4 },
  near: [
    {
      ...{
        key: 'case-1',
        due: '2025-03-02',
        daysLeft: 45,
        age: 19,
        reviewedOn: '2024-03-02',
        isCeasing: true,
      },
      about: '4 of 5 outcomes met or on course, 3 of them met',
      counts: {
        ...{ met: 3, 'on-course': 1, 'partly-met': 0, 'not-met': 0 },
        ...{ 'not-told': 1, 'no-longer-needed': 2 },
      },
    },
  ],
  byReturn: CASES.cases.slice(0, 2),
  askedAgain: { ended: 3, askedAgain: 1 },
};

test('plans to ask about: counts by the register, weaker facts under their own name, and what is not told is said', () => {
  const { lead, notes, tables } = ReadListReply.parse(listView(NEAR));
  assert.equal(
    lead,
    '3 cases on 16 January 2025: 1 by the register of outcomes, 2 by the weaker facts of the return.',
  );
  assert.match(
    notes[0] ?? '',
    /of 7 of 9 plans in force\. Of the other 2 it tells nothing, which never counts as none met/,
  );
  assert.match(notes[1] ?? '', /^Not in the list are those of which no outcome is still wanted: 1\./);
  assert.match(notes[2] ?? '', /^4 outcomes are of nobody with a plan in force/);
  assert.match(notes[3] ?? '', /3 plans that ended .* for 1 of the children a request was made/);
  assert.deepEqual(
    tables.map(({ rows }) => rows.length),
    [1, 2],
  );
  assert.equal(
    tables[0]?.rows[0]?.cells.join('|'),
    'case-1|2 March 2024|5|3|1|0|0|1|19|2 March 2025; the last one ended with a decision to cease',
  );
  assert.deepEqual(workListCsv(NEAR).split('\n').slice(1, 3), [
    'case-1,2025-03-02,45,"4 of 5 outcomes met or on course, 3 of them met",2024-03-02,5,3,1,0,0,1,2,2025-01-16',
    'case-0,2025-01-15,-1,a year after the last review meeting,,,,,,,,,2025-01-16',
  ]);
  const without = listView({ ...NEAR, register: null, near: [] });
  assert.match(without.lead, /all by the weaker facts of the return, as there is no register of outcomes/);
  assert.equal(without.tables.length, 1);
});

test('places: what no table tells is said to be not told, and a setting too full is over', () => {
  const free = findPlacesFree({
    ...inputs({
      persons: [person('a', '2006-01'), person('b', '2012-01')],
      requests: [request('a'), request('b')],
      activePlans: [plan('a'), plan('b', { phaseTransferDueOn: '2025-02-15' })],
      placements: [placement('a', '900001'), placement('b', '900002')],
    }),
    settingOf: (urn) => ({ name: `Example ${urn}`, group: 'SPMA', highAge: urn === '900001' ? 19 : null }),
    places: [{ urn: '900001', academicYear: 2024, provision: '', places: 3 }],
    rolls: [{ urn: '900001', on: AS_AT, settingAuthority: '997', homeAuthority: '997', pupils: 5 }],
  });
  const list: PlacesList = { kind: 'places', id: 'places-free', free, coming: null };
  const { lead, notes, tables } = ReadListReply.parse(listView(list));
  assert.equal(
    lead,
    'Of 2 placements on 16 January 2025, 2 may end within a year: 1 by a day or an age that is told, 1 only perhaps.',
  );
  assert.equal(notes.length, 3);
  assert.deepEqual(
    tables[0]?.rows.map(({ cells }) => cells.slice(4).join('|')),
    [
      '1 reach the end of the age range|1 September 2025|3|5|none, over by 2',
      '1 phase transfer due|1 September 2025|not told|not told|not told',
    ],
  );
  assert.match(
    workListCsv(list),
    /\n900002,Example 900002,Maintained special school,1,1,0,0,0,0,1,2025-09-01,,,2025-01-16\n/,
  );
});

function census(urn: string, pupils: number, withPlan: number): SchoolCount {
  return {
    ...{ subject: 'census', urn, on: AS_AT, pupils, senSupport: null, withPlan, sessionsPossible: null },
    ...{ sessionsMissed: null, severelyAbsent: null, suspensions: null, exclusions: null },
  };
}

const SCHOOLS: SchoolsList = {
  ...{ kind: 'schools', id: 'school-limits' },
  ...layFunnels(
    measureSchools(
      Array.from({ length: 14 }, (_, k) =>
        census(`9000${10 + k}`, 200 + 10 * k, k === 3 ? 40 : k === 5 ? 4 : 8),
      ),
      [],
      null,
      [],
    ).values,
    (urn) => ({ name: `Example School ${urn}`, kind: 'Mainstream schools' }),
  ),
};

test('schools: the one outside is named with count and rate, every school is a point, and names are in order', () => {
  const { lead, pictures, tables } = ReadListReply.parse(listView(SCHOOLS));
  assert.match(
    lead,
    /^1 school stands outside the 95 % limits of at least one measure, 1 of them outside those of 99\.8 %\./,
  );
  assert.deepEqual(
    tables[0]?.rows.map(({ cells }) => cells),
    [
      [
        'Example School 900013',
        'pupils with a plan, 16 January 2025',
        '40',
        '230 pupils',
        '17.4',
        '3.8',
        'above the 99.8 % limits',
      ],
    ],
  );
  const { chart, table } = pictures[0]?.figure ?? { chart: null, table: null };
  const points = chart?.series.filter(({ kind }) => kind === 'points') ?? [];
  const drawn = points.flatMap((one) =>
    one.kind === 'band' ? [] : one.values.filter((value) => value !== null),
  );
  assert.equal(drawn.length, 14);
  assert.ok(
    chart?.series.every(
      (one) => (one.kind === 'band' ? one.low : one.values).length === chart.positions?.length,
    ),
  );
  const names = table?.rows.map(({ cells }) => cells[0] ?? '') ?? [];
  assert.deepEqual(names, names.toSorted());
});

test('needs: what they lead one to expect stands beside what leaves them aside, in words and in the table; without them it is said why', () => {
  const [funnel] = SCHOOLS.funnels;
  assert.ok(funnel !== undefined);
  const plain = listView(SCHOOLS);
  assert.match(plain.notes[0] ?? '', /^Needs of children are taken into account in none of these funnels/);
  assert.match(
    plain.pictures[0]?.figure.chart.summary ?? '',
    /cannot be reckoned: of pupils without a plan no file tells the needs\.$/,
  );
  const schools = funnel.schools.map((one, at) => ({
    ...one,
    byNeed: at === 0 ? null : { expected: at === 3 ? 39.04 : 8, beyond: at === 5 ? (95 as const) : null },
  }));
  const laid = { ...funnel, schools, byNeed: { spread: 2.25, without: 1, untold: 2 } };
  const { notes, pictures, tables } = ReadListReply.parse(listView({ ...SCHOOLS, funnels: [laid] }));
  assert.match(
    notes[0] ?? '',
    /^Needs of children are taken into account, .*: pupils with a plan \(mainstream schools\)\.$/,
  );
  assert.match(
    pictures[0]?.figure.chart.summary ?? '',
    /This leaves needs aside\. .* 1 lie outside the 95 % limits, 0 of them .* 1\.5 times as wide .* schools of which no needs are told: 1\. Counted without a need, .*: 2\./,
  );
  const rows = pictures[0]?.figure.table.rows.map(({ cells }) => cells.slice(5).join('|')) ?? [];
  assert.deepEqual(
    [rows[0], rows[3], rows[5]],
    [
      'within the limits|7.5|not told|not told',
      'above the 99.8 % limits|8.7|39.0|within the limits',
      'within the limits|9.4|8.0|below the 95 % limits',
    ],
  );
  assert.deepEqual(
    tables[0]?.rows.map(({ cells }) => cells.slice(5).join('|')),
    [
      '3.8|above the 99.8 % limits; by need within the limits',
      '3.8|within the limits; by need below the 95 % limits',
    ],
  );
  assert.match(
    workListCsv({ ...SCHOOLS, funnels: [laid] }),
    /900013,.*,above the 99\.8 % limits,within the limits\n/,
  );
});

test('the file of schools keeps small counts back, and nothing in it gives them back', () => {
  const lines = workListCsv(SCHOOLS).trim().split('\n');
  assert.equal(
    lines[0],
    'school,urn,kind_of_school,counted,among,period,count,below,per_100,where_it_lies,where_it_lies_by_need',
  );
  assert.match(lines.find((line) => line.includes('900015')) ?? '', /,c,250,c,/);
  assert.match(lines.find((line) => line.includes('900013')) ?? '', /,40,230,17\.4,above/);
  assert.equal(lines.length, 15);
});

test('without tables of schools the page says what to add', () => {
  const { lead, notes } = listView({ kind: 'schools', id: 'school-limits', funnels: [], without: [] });
  assert.match(lead, /^No table tells enough/);
  assert.match(notes.at(-1) ?? '', /add them on the page Data/);
});

test('schools: among very many those outside alone stand one by one, the rest are told by their number, and the file has all', () => {
  const many: SchoolsList = {
    ...{ kind: 'schools', id: 'school-limits' },
    ...layFunnels(
      measureSchools(
        Array.from({ length: 1800 }, (_, k) => census(`9${10_000 + k}`, 200 + (k % 90), k === 700 ? 90 : 8)),
        [],
        null,
        [],
      ).values,
      (urn) => ({ name: `Example School ${urn}`, kind: 'Mainstream schools' }),
    ),
  };
  const { lead, pictures } = ReadListReply.parse(listView(many));
  assert.match(lead, / of 1,800 figures 1 lie outside/);
  const [{ figure } = { figure: null }] = pictures;
  assert.deepEqual(
    figure?.table.rows.map(({ cells }) => cells[0]),
    ['Example School 910700'],
  );
  const left = /1,799 schools within the limits are not shown one by one among so many; the file has all\.$/;
  assert.match(figure?.chart.summary ?? '', left);
  assert.match(figure?.table.note ?? '', left);
  const drawn = figure?.chart.series.flatMap((one) => (one.kind === 'points' ? one.values : []));
  assert.equal(drawn?.filter((value) => value !== null).length, 1);
  assert.equal(workListCsv(many).trim().split('\n').length, 1801);
});
