/** The fictional county: the story's figures, identities between its files at any size, and nothing real in it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { lastDayOf } from '../base/time.ts';
import { generateDemo } from './generate-demo.ts';
import { IMPOSSIBLE_DAYS, UNKNOWN_NEEDS } from './planted-faults.ts';

const INPUTS = {
  caseload: {
    mainstream: [2580, 3117],
    resourceBase: [430, 450],
    stateSpecial: [1290, 1385],
    inmss: [322, 358],
    post16: [830, 900],
    other: [198, 230],
  },
  baseUnitCostPence: {
    mainstream: 800_000,
    resourceBase: 1_650_000,
    stateSpecial: 2_550_000,
    inmss: 6_300_000,
    post16: 950_000,
    other: 2_100_000,
  },
  otherHighNeedsBasePence: 2_134_493_700,
  furtherSavingBasePence: [0],
  hnbIncomePence: { '2024/25': 7_442_168_700 },
  schoolsBlockPence: { '2024/25': 35_000_000_000 },
  transferRate: [{ n: 50, d: 10_000 }],
};
const RECORDS = new Map([
  [
    'plan/plan.json',
    JSON.stringify({ finance: INPUTS, scenarios: { mitigated: INPUTS }, owner: 'Marlshire' }),
  ],
  [
    'programme/programme.json',
    '{"authorityName":"Marlshire","id":"marlshire","email":"a@marlshire.example"}',
  ],
]);

type Files = ReadonlyMap<string, string>;
const made = new Map<string, Files>();

/** All files of a county; the same request is drawn once for all tests. */
function generate(plans: number, seed = 1, authorityName = 'Marlshire'): Files {
  const key = `${plans} ${seed} ${authorityName}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const files = [...generateDemo({ authorityName, plans, seed, records: RECORDS })];
  const texts = new Map(files.map(({ path, chunks }) => [path, [...chunks].join('')]));
  made.set(key, texts);
  return texts;
}

type Row = Readonly<Record<string, string>>;

function rowsOf(text: string): Row[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    assert.equal(cells.length, columns.length, 'every row has as many cells as the header');
    return Object.fromEntries(columns.map((column, k) => [column, cells[k] ?? '']));
  });
}
const table = (files: Files, name: string) =>
  rowsOf(files.get(`sen2/Blade-Export_16-01-2025_${name}.csv`) ?? '');

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** "2024-Sep-28 00:00:00" as "2024-09-28". */
function isoDay(stamp: string | undefined): string {
  if (stamp === undefined || stamp === '') return '';
  const [year, month = '', day] = stamp.slice(0, 11).split('-');
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}`;
}

/** The monthly file as measure -> month -> row. */
function monthly(files: Files): (measure: string, month: string) => Row {
  const rows = rowsOf(files.get('finance/monthly-actuals.csv') ?? '');
  return (measure, month) => rows.find((row) => row['measure'] === measure && row['month'] === month) ?? {};
}

const monthsBetween = (first: string, last: string) => {
  const months: string[] = [];
  for (let year = 2022; year <= 2025; year++)
    for (let month = 1; month <= 12; month++) months.push(`${year}-${String(month).padStart(2, '0')}`);
  return months.filter((month) => month >= first && month <= last);
};
const SIZES = [100, 1000, 6161, 20_000];

test('the county of 6,161 plans has every figure of the case it is modelled on', () => {
  const at = monthly(generate(6161));
  const months = monthsBetween('2024-04', '2024-10');
  const series = (measure: string, column: string) =>
    months.map((month) => Number(at(measure, month)[column]));
  const total = (measure: string, month: string) => {
    const twelve = monthsBetween('2022-04', month).slice(-12);
    return twelve.reduce((sum, one) => sum + Number(at(measure, one)['actual']), 0);
  };
  assert.deepEqual(series('plans_n', 'actual'), [5728, 5815, 5867, 5861, 5932, 6051, 6161]);
  assert.deepEqual(series('plans_n', 'agreed'), [5562, 5586, 5609, 5632, 5645, 5649, 5669]);
  assert.deepEqual(
    months.map((month) => total('req_n', month)),
    [1174, 1164, 1181, 1187, 1195, 1194, 1183],
  );
  assert.deepEqual([total('cease_n', '2024-07'), total('cease_n', '2024-10')], [32 * 12, 28 * 12]);
  assert.deepEqual(
    ['2023-10', '2024-07', '2024-10'].map((month) => at('inmss_n', month)['actual']),
    ['302', '347', '346'],
  );
  assert.equal(at('plans_n', '2024-03')['actual'], '5650');
  assert.equal(at('plans_n', '2025-03')['latest'], '6440');
});

test('in every month, at every size, plans before + new - ceased = plans after, and October has the plans asked for', () => {
  for (const size of SIZES) {
    const at = monthly(generate(size));
    const value = (measure: string, month: string) => {
      const { actual = '', latest = '' } = at(measure, month);
      return Number(actual === '' ? latest : actual);
    };
    const months = monthsBetween('2022-04', '2025-03');
    for (const [k, month] of months.entries()) {
      const before = months[k - 1];
      assert.ok(value('plans_new_n', month) >= 0 && value('cease_n', month) >= 0);
      if (before === undefined) continue;
      const expected = value('plans_n', before) + value('plans_new_n', month) - value('cease_n', month);
      assert.equal(value('plans_n', month), expected, `${month}, size ${size}`);
    }
    assert.equal(value('plans_n', '2024-10'), size);
  }
});

test('plans, new plans, ceases and requests counted from the tables equal the monthly figures', () => {
  for (const size of SIZES) {
    const files = generate(size);
    const at = monthly(files);
    const plans = table(files, 'namedplan').map((row) => ({
      start: isoDay(row['startdate']),
      end: isoDay(row['ceasedate']),
    }));
    const received = table(files, 'requests').map((row) => isoDay(row['receiveddate']));
    for (const month of monthsBetween('2024-01', '2024-12')) {
      const day = lastDayOf(month);
      const open = plans.filter(({ start, end }) => start <= day && (end === '' || end > day)).length;
      const counted: readonly (readonly [string, number])[] = [
        ['plans_n', open],
        ['plans_new_n', plans.filter(({ start }) => start.startsWith(month)).length],
        ['cease_n', plans.filter(({ end }) => end.startsWith(month)).length],
        ['req_n', received.filter((on) => on.startsWith(month)).length],
      ];
      for (const [measure, count] of counted) {
        const { actual = '', latest = '' } = at(measure, month);
        const told = actual === '' ? latest : actual;
        if (told !== '') assert.equal(String(count), told, `${measure} in ${month}, size ${size}`);
      }
    }
  }
});

test('assessments open for more than 20 weeks fall, and equal a count over the tables', () => {
  const files = generate(6161);
  const at = monthly(files);
  const transferred = new Set(
    table(files, 'activeplans').flatMap((row) => (row['transferla'] === '' ? [] : [row['requeststableid']])),
  );
  const assessments = new Map(table(files, 'assessment').map((row) => [row['requeststableid'], row]));
  const starts = new Map(
    table(files, 'namedplan').map((row) => [row['assessmenttableid'], isoDay(row['startdate'])]),
  );
  const open = (day: string) =>
    table(files, 'requests').filter((row) => {
      const id = row['requeststableid'];
      const assessment = assessments.get(id);
      const isWithdrawn = row['requestoutcome'] === 'W' || assessment?.['assessmentoutcome'] === 'W';
      if (isWithdrawn || transferred.has(id)) return false;
      const refused = row['requestoutcome'] === 'N' ? isoDay(row['requestoutcomedate']) : '';
      const notIssued =
        assessment?.['assessmentoutcome'] === 'N' ? isoDay(assessment['assessmentoutcomedate']) : '';
      const ends = [refused, notIssued, starts.get(id) ?? ''].filter((end) => end !== '');
      const age = (Date.parse(day) - Date.parse(isoDay(row['receiveddate']))) / 86_400_000;
      return age > 140 && ends.every((end) => end > day);
    }).length;
  const told = monthsBetween('2024-01', '2024-10').map((month) =>
    Number(at('asmt_open_over20w_n', month)['actual']),
  );
  assert.deepEqual(
    told,
    monthsBetween('2024-01', '2024-10').map((month) => open(lastDayOf(month))),
  );
  assert.ok((told[9] ?? 0) < (told[3] ?? 0) / 2, 'the backlog more than halves from April to October');
});

test('every child row has its parent, every id is used once, and every open plan has a place and a need', () => {
  for (const size of [1000, 6161]) {
    const files = generate(size);
    const links = [
      ['requests', 'persontableid', 'person'],
      ['assessment', 'requeststableid', 'requests'],
      ['namedplan', 'assessmenttableid', 'assessment'],
      ['plandetail', 'namedplantableid', 'namedplan'],
      ['activeplans', 'requeststableid', 'requests'],
      ['placementdetail', 'activeplanstableid', 'activeplans'],
      ['senneed', 'activeplanstableid', 'activeplans'],
    ] as const;
    for (const [child, column, parent] of links) {
      const parents = new Set(table(files, parent).map((row) => row[`${parent}tableid`]));
      const rows = table(files, child);
      assert.deepEqual(
        rows.filter((row) => !parents.has(row[column])),
        [],
        `${child} to ${parent}`,
      );
      assert.equal(new Set(rows.map((row) => row[`${child}tableid`])).size, rows.length, child);
    }
    const open = table(files, 'activeplans').length;
    const first = (name: string, rank: string) =>
      table(files, name).filter((row) => row[rank] === '1').length;
    assert.equal(first('placementdetail', 'placementrank'), open);
    assert.equal(first('senneed', 'sentyperank'), open);
    const unended = table(files, 'namedplan').filter((row) => row['ceasedate'] === '').length;
    assert.equal(unended, open);
  }
});

test('no day comes before the one that must precede it, and nobody is outside the ages of the return', () => {
  const files = generate(6161);
  const births = new Map(
    table(files, 'person').map((row) => [row['persontableid'], isoDay(row['personbirthdate'])]),
  );
  const received = new Map(
    table(files, 'requests').map((row) => [row['requeststableid'], isoDay(row['receiveddate'])]),
  );
  for (const [id, birth] of births) {
    assert.ok(birth > '1999-01-16' && birth < '2025-01-16', `person ${id}`);
    assert.ok(birth < (received.get(id) ?? ''), `request ${id} before birth`);
  }
  for (const row of table(files, 'requests')) {
    const decided = isoDay(row['requestoutcomedate']);
    assert.equal(decided !== '', row['requestoutcome'] === 'Y' || row['requestoutcome'] === 'N');
    assert.ok(decided === '' || (decided > isoDay(row['receiveddate']) && decided <= '2025-01-16'));
  }
  for (const row of table(files, 'namedplan')) {
    const [start, end] = [isoDay(row['startdate']), isoDay(row['ceasedate'])];
    assert.ok(start > (received.get(row['assessmenttableid']) ?? '9') && start <= '2025-01-16');
    assert.ok(end === '' || end > start);
  }
});

test('the planted faults are there, each as often as the README says, and no others of their kind', () => {
  const files = generate(6161);
  const placements = table(files, 'placementdetail');
  const impossible = placements.filter((row) => IMPOSSIBLE_DAYS.includes(row['entrydate'] ?? ''));
  assert.deepEqual(
    impossible.map((row) => row['placementrank']),
    ['2', '2', '2'],
  );
  const needs = table(files, 'senneed').filter((row) => UNKNOWN_NEEDS.includes(row['sentype'] ?? ''));
  assert.deepEqual(
    needs.map((row) => row['sentyperank']),
    ['2', '2'],
  );
  const unexplained = table(files, 'namedplan').filter(
    (row) => row['ceasedate'] !== '' && row['ceasereason'] === '',
  );
  assert.equal(unexplained.length, 1);
  for (const count of ['3 rows', '2 rows', '1 row']) assert.ok(files.get('README.md')?.includes(count));
});

test('placement costs sum to unit cost times placements of each type, and their number is that of October', () => {
  for (const size of SIZES) {
    const files = generate(size);
    const rows = rowsOf(files.get('finance/placement-costs.csv') ?? '');
    assert.equal(rows.length, size);
    for (const [type, unit] of Object.entries(INPUTS.baseUnitCostPence)) {
      const costs = rows
        .filter((row) => row['Placement type'] === type)
        .map((row) => Number(row['Annual cost']) * 100);
      const spent = Math.round(costs.reduce((sum, cost) => sum + cost, 0));
      assert.equal(spent, unit * costs.length, `${type}, size ${size}`);
    }
    const independent = rows.filter((row) => row['Placement type'] === 'inmss').length;
    assert.equal(String(independent), monthly(files)('inmss_n', '2024-10')['actual']);
  }
});

test('at another size the plan still gives the newest in-year forecast of its first year to the penny', () => {
  const plan = JSON.parse(generate(20_000).get('plan/plan.json') ?? '');
  const { finance } = plan;
  const lines = Object.entries(INPUTS.baseUnitCostPence).map(([type, unit]) => {
    const [open = 0, close = 0] = finance.caseload[type];
    return Math.floor((unit * (open + close)) / 2 + 0.5);
  });
  const spend = lines.reduce((sum, line) => sum + line, 0) + finance.otherHighNeedsBasePence;
  const transfer = Math.floor(finance.schoolsBlockPence['2024/25'] / 200 + 0.5);
  const inYear = spend - finance.hnbIncomePence['2024/25'] - transfer;
  assert.equal(inYear, Math.round((4_345_900_000 * 20_000) / 6161));
  assert.deepEqual(plan.scenarios.mitigated, finance);
});

test('national rows are the sum of the authorities, which are all made up', () => {
  const rows = rowsOf(generate(6161).get('published/ehcp_total_by_la_year.csv') ?? '');
  for (let year = 2010; year <= 2024; year++) {
    const ofYear = rows.filter((row) => row['time_period'] === String(year));
    const [national] = ofYear.filter((row) => row['geographic_level'] === 'National');
    const local = ofYear.filter((row) => row['geographic_level'] === 'Local authority');
    assert.equal(local.length, 41);
    assert.equal(
      Number(national?.['ehcplans']),
      local.reduce((sum, row) => sum + Number(row['ehcplans']), 0),
    );
    const parts = ['Total_st', 'Total_ehc'].map((column) => Number(national?.[column]));
    assert.equal(
      parts.filter((part) => !Number.isNaN(part)).reduce((sum, part) => sum + part, 0),
      Number(national?.['ehcplans']),
    );
  }
  const own = rows.filter((row) => row['new_la_code'] === 'E10009901');
  assert.deepEqual(
    [own.length, own.at(-1)?.['la_name'], own.at(-1)?.['ehcplans']],
    [15, 'Marlshire', '5472'],
  );
  const codes = rows
    .filter((row) => row['geographic_level'] === 'Local authority')
    .map((row) => row['new_la_code']);
  assert.ok(
    codes.every((code) => code?.startsWith('E10009')),
    'no code is that of an authority',
  );
});

test('people and schools are placeholders: no name, pupil number, postcode or school can be a real one', () => {
  const files = generate(6161);
  for (const row of table(files, 'person')) {
    assert.equal(row['surname'], 'Example');
    assert.match(row['forename'] ?? '', /^Person-\d+$/);
    assert.match(row['postcode'] ?? '', /^ZZ\d\d 9ZZ$/);
    assert.match(row['upn'] ?? '', /^([A-Z]999\d{9})?$/);
  }
  const urns = table(files, 'placementdetail').flatMap((row) =>
    row['urn'] === '' ? [] : [Number(row['urn'])],
  );
  assert.ok(urns.every((urn) => urn >= 900_000));
});

test("another authority's name stands everywhere in place of the county's, safely inside JSON", () => {
  const files = generate(1000, 1, 'North "Fen" & Wold');
  for (const [path, text] of files) assert.doesNotMatch(text, /marlshire|E10009901/i, path);
  assert.deepEqual(JSON.parse(files.get('programme/programme.json') ?? ''), {
    authorityName: 'North "Fen" & Wold',
    id: 'north-fen-wold',
    email: 'a@north-fen-wold.example',
  });
});

test('the same request gives the same bytes, and another seed gives other people but the same monthly story', () => {
  const hash = (files: Files) =>
    createHash('sha256')
      .update([...files].flat().join('\n'))
      .digest('hex');
  const again = new Map(
    [...generateDemo({ authorityName: 'Marlshire', plans: 1000, seed: 1, records: RECORDS })].map(
      ({ path, chunks }) => [path, [...chunks].join('')],
    ),
  );
  assert.equal(hash(again), hash(generate(1000)));
  const other = generate(1000, 2);
  assert.notEqual(hash(other), hash(again));
  assert.equal(
    monthly(other)('plans_n', '2024-07')['actual'],
    monthly(again)('plans_n', '2024-07')['actual'],
  );
});

test('a county too small, too large or without a plan is refused as a fault of the caller', () => {
  const start = (plans: number, records: ReadonlyMap<string, string>) => () =>
    generateDemo({ authorityName: 'Marlshire', plans, seed: 1, records }).next();
  assert.throws(start(99, RECORDS), /out of range/);
  assert.throws(start(1_000_001, RECORDS), /out of range/);
  assert.throws(start(1000, new Map()), /no plan/);
});
