/** The fictional county: the story's figures, identities between its files at any size, and nothing real in it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  DEMO_FINANCE,
  DEMO_RECORDS,
  type DemoFiles,
  type DemoRow,
  daysBetween,
  demoDay,
  demoFiles,
  demoRows,
  demoTable,
  makeDemo,
} from '../../../test/make/demo-county.ts';
import { lastDayOf } from '../base/time.ts';
import { generateDemo } from './generate-demo.ts';
import { IMPOSSIBLE_DAYS, UNKNOWN_NEEDS } from './planted-faults.ts';

/** The monthly file as measure -> month -> row. */
function monthly(files: DemoFiles): (measure: string, month: string) => DemoRow {
  const rows = demoRows(files, 'finance/monthly-actuals.csv');
  return (measure, month) => rows.find((row) => row['measure'] === measure && row['month'] === month) ?? {};
}

/** The day on which each plan with an authority of origin came, by the id of its request: the first day of its main placement. */
function moveDays(files: DemoFiles): ReadonlyMap<string, string> {
  const moved = demoTable(files, 'activeplans').filter((row) => row['transferla'] !== '');
  const entries = new Map(
    demoTable(files, 'placementdetail').flatMap((row) =>
      row['placementrank'] === '1' ? [[row['activeplanstableid'], demoDay(row['entrydate'])]] : [],
    ),
  );
  return new Map(
    moved.map((row) => [row['requeststableid'] ?? '', entries.get(row['activeplanstableid']) ?? '']),
  );
}

const monthsBetween = (first: string, last: string) => {
  const months: string[] = [];
  for (let year = 2022; year <= 2025; year++)
    for (let month = 1; month <= 12; month++) months.push(`${year}-${String(month).padStart(2, '0')}`);
  return months.filter((month) => month >= first && month <= last);
};
const SIZES = [100, 1000, 6161, 20_000];

test('the county of 6,161 plans has every figure of the case it is modelled on', () => {
  const at = monthly(demoFiles(6161));
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

test('in every month, at every size, plans before + new + moved in - ceased = plans after, and October has the plans asked for', () => {
  for (const size of SIZES) {
    const at = monthly(demoFiles(size));
    const value = (measure: string, month: string) => {
      const { actual = '', latest = '' } = at(measure, month);
      return Number(actual === '' ? latest : actual);
    };
    const months = monthsBetween('2022-04', '2025-03');
    for (const [k, month] of months.entries()) {
      const before = months[k - 1];
      assert.ok(value('plans_new_n', month) >= 0 && value('cease_n', month) >= 0);
      if (before === undefined) continue;
      const joined = value('plans_new_n', month) + value('transfer_in_n', month);
      const expected = value('plans_n', before) + joined - value('cease_n', month);
      assert.equal(value('plans_n', month), expected, `${month}, size ${size}`);
    }
    assert.equal(value('plans_n', '2024-10'), size);
  }
});

test('plans, new plans, moves in, ceases and requests counted from the tables equal the monthly figures', () => {
  for (const size of SIZES) {
    const files = demoFiles(size);
    const at = monthly(files);
    const movedOn = moveDays(files);
    const plans = demoTable(files, 'namedplan').map((row) => ({
      start: demoDay(row['startdate']),
      here: movedOn.get(row['assessmenttableid'] ?? '') ?? demoDay(row['startdate']),
      end: demoDay(row['ceasedate']),
    }));
    const received = demoTable(files, 'requests').map((row) => demoDay(row['receiveddate']));
    for (const month of monthsBetween('2024-01', '2024-12')) {
      const day = lastDayOf(month);
      const open = plans.filter(({ here, end }) => here <= day && (end === '' || end > day)).length;
      const counted: readonly (readonly [string, number])[] = [
        ['plans_n', open],
        ['plans_new_n', plans.filter(({ start }) => start.startsWith(month)).length],
        ['transfer_in_n', [...movedOn.values()].filter((on) => on.startsWith(month)).length],
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
  const files = demoFiles(6161);
  const at = monthly(files);
  const assessments = new Map(demoTable(files, 'assessment').map((row) => [row['requeststableid'], row]));
  const starts = new Map(
    demoTable(files, 'namedplan').map((row) => [row['assessmenttableid'], demoDay(row['startdate'])]),
  );
  const open = (day: string) =>
    demoTable(files, 'requests').filter((row) => {
      const id = row['requeststableid'];
      const assessment = assessments.get(id);
      const isWithdrawn = row['requestoutcome'] === 'W' || assessment?.['assessmentoutcome'] === 'W';
      if (isWithdrawn) return false;
      const refused = row['requestoutcome'] === 'N' ? demoDay(row['requestoutcomedate']) : '';
      const notIssued =
        assessment?.['assessmentoutcome'] === 'N' ? demoDay(assessment['assessmentoutcomedate']) : '';
      const ends = [refused, notIssued, starts.get(id) ?? ''].filter((end) => end !== '');
      const age = daysBetween(demoDay(row['receiveddate']), day);
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
    const files = demoFiles(size);
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
      const parents = new Set(demoTable(files, parent).map((row) => row[`${parent}tableid`]));
      const rows = demoTable(files, child);
      assert.deepEqual(
        rows.filter((row) => !parents.has(row[column])),
        [],
        `${child} to ${parent}`,
      );
      assert.equal(new Set(rows.map((row) => row[`${child}tableid`])).size, rows.length, child);
    }
    const open = demoTable(files, 'activeplans').length;
    const first = (name: string, rank: string) =>
      demoTable(files, name).filter((row) => row[rank] === '1').length;
    assert.equal(first('placementdetail', 'placementrank'), open);
    assert.equal(first('senneed', 'sentyperank'), open);
    const unended = demoTable(files, 'namedplan').filter((row) => row['ceasedate'] === '').length;
    assert.equal(unended, open);
  }
});

test('no day comes before the one that must precede it, and nobody is outside the ages of the return', () => {
  const files = demoFiles(6161);
  const births = new Map(
    demoTable(files, 'person').map((row) => [row['persontableid'], demoDay(row['personbirthdate'])]),
  );
  const received = new Map(
    demoTable(files, 'requests').map((row) => [row['requeststableid'], demoDay(row['receiveddate'])]),
  );
  for (const [id, birth] of births) {
    assert.ok(birth > '1999-01-16' && birth < '2025-01-16', `person ${id}`);
    assert.ok(birth < (received.get(id) ?? ''), `request ${id} before birth`);
  }
  for (const row of demoTable(files, 'requests')) {
    const decided = demoDay(row['requestoutcomedate']);
    assert.equal(decided !== '', row['requestoutcome'] === 'Y' || row['requestoutcome'] === 'N');
    assert.ok(decided === '' || (decided > demoDay(row['receiveddate']) && decided <= '2025-01-16'));
  }
  for (const row of demoTable(files, 'namedplan')) {
    const [start, end] = [demoDay(row['startdate']), demoDay(row['ceasedate'])];
    assert.ok(start > (received.get(row['assessmenttableid']) ?? '9') && start <= '2025-01-16');
    assert.ok(end === '' || end > start);
  }
});

test('the planted faults are there, each as often as the README says, and no others of their kind', () => {
  const files = demoFiles(6161);
  const placements = demoTable(files, 'placementdetail');
  const impossible = placements.filter((row) => IMPOSSIBLE_DAYS.includes(row['entrydate'] ?? ''));
  assert.deepEqual(
    impossible.map((row) => row['placementrank']),
    ['2', '2', '2'],
  );
  const needs = demoTable(files, 'senneed').filter((row) => UNKNOWN_NEEDS.includes(row['sentype'] ?? ''));
  assert.deepEqual(
    needs.map((row) => row['sentyperank']),
    ['2', '2'],
  );
  const unexplained = demoTable(files, 'namedplan').filter(
    (row) => row['ceasedate'] !== '' && row['ceasereason'] === '',
  );
  assert.equal(unexplained.length, 1);
  for (const count of ['3 rows', '2 rows', '1 row']) assert.ok(files.get('README.md')?.includes(count));
});

test('placement costs sum to unit cost times placements of each type, and their number is that of October', () => {
  for (const size of SIZES) {
    const files = demoFiles(size);
    const rows = demoRows(files, 'finance/placement-costs.csv');
    assert.equal(rows.length, size);
    for (const [type, unit] of Object.entries(DEMO_FINANCE.baseUnitCostPence)) {
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
  const plan = JSON.parse(demoFiles(20_000).get('plan/plan.json') ?? '');
  const { finance } = plan;
  const lines = Object.entries(DEMO_FINANCE.baseUnitCostPence).map(([type, unit]) => {
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
  const rows = demoRows(demoFiles(6161), 'published/ehcp_total_by_la_year.csv');
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
    [15, 'Marlshire', '5420'],
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
  const files = demoFiles(6161);
  for (const row of demoTable(files, 'person')) {
    assert.equal(row['surname'], 'Example');
    assert.match(row['forename'] ?? '', /^Person-\d+$/);
    assert.match(row['postcode'] ?? '', /^ZZ\d\d 9ZZ$/);
    assert.match(row['upn'] ?? '', /^([A-Z]999\d{9})?$/);
  }
  const urns = demoTable(files, 'placementdetail').flatMap((row) =>
    row['urn'] === '' ? [] : [Number(row['urn'])],
  );
  assert.ok(urns.every((urn) => urn >= 900_000));
});

test("another authority's name stands everywhere in place of the county's, safely inside JSON", () => {
  const files = demoFiles(1000, 1, 'North "Fen" & Wold');
  for (const [path, text] of files) assert.doesNotMatch(text, /marlshire|E10009901/i, path);
  assert.deepEqual(JSON.parse(files.get('programme/programme.json') ?? ''), {
    authorityName: 'North "Fen" & Wold',
    id: 'north-fen-wold',
    email: 'a@north-fen-wold.example',
  });
});

test('the same request gives the same bytes, and another seed gives other people but the same monthly story', () => {
  const hash = (files: DemoFiles) =>
    createHash('sha256')
      .update([...files].flat().join('\n'))
      .digest('hex');
  const again = makeDemo(1000);
  assert.equal(hash(again), hash(demoFiles(1000)));
  const other = demoFiles(1000, 2);
  assert.notEqual(hash(other), hash(again));
  assert.equal(
    monthly(other)('plans_n', '2024-07')['actual'],
    monthly(again)('plans_n', '2024-07')['actual'],
  );
});

test('a county too small, too large or without a plan is refused as a fault of the caller', () => {
  const start = (plans: number, records: ReadonlyMap<string, string>) => () =>
    generateDemo({ authorityName: 'Marlshire', plans, seed: 1, records }).next();
  assert.throws(start(99, DEMO_RECORDS), /out of range/);
  assert.throws(start(1_000_001, DEMO_RECORDS), /out of range/);
  assert.throws(start(1000, new Map()), /no plan/);
});
