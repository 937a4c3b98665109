/** The county's return reads like one that was sent: moves, reviews, transfers and exceptions as the law and its guide have them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DemoFiles,
  type DemoRow,
  daysBetween,
  demoDay,
  demoFiles,
  demoRows,
  demoTable,
} from '../../../test/make/demo-county.ts';

const CENSUS = '2025-01-16';
const SIZES = [100, 1000, 6161];

function byKey(rows: readonly DemoRow[], column: string): (key: string | undefined) => DemoRow {
  const found = new Map(rows.map((row) => [row[column] ?? '', row]));
  return (key) => found.get(key ?? '') ?? {};
}

/** Active plans with their birth, first day and the rows that led to them. */
function activePlans(files: DemoFiles) {
  const request = byKey(demoTable(files, 'requests'), 'requeststableid');
  const assessment = byKey(demoTable(files, 'assessment'), 'requeststableid');
  const plan = byKey(demoTable(files, 'namedplan'), 'assessmenttableid');
  const person = byKey(demoTable(files, 'person'), 'persontableid');
  return demoTable(files, 'activeplans').map((active) => {
    const asked = request(active['requeststableid']);
    const assessed = assessment(asked['requeststableid']);
    const start = demoDay(plan(assessed['assessmenttableid'])['startdate']);
    const born = demoDay(person(asked['persontableid'])['personbirthdate']);
    return { active, asked, assessed, start, born };
  });
}

/** Age on 31 August 2024 [years]. */
function ageAtYearStart(born: string): number {
  return 2024 - Number(born.slice(0, 4)) - (born.slice(5) > '08-31' ? 1 : 0);
}

test('plans that moved in were decided elsewhere: outcomes H without a date, and a start before the year', () => {
  for (const size of SIZES) {
    const moved = activePlans(demoFiles(size)).filter(({ active }) => active['transferla'] !== '');
    assert.ok(moved.length >= 1, `size ${size}`);
    for (const { active, asked, assessed, start } of moved) {
      assert.equal(active['transferla'], '998');
      assert.deepEqual([asked['requestoutcome'], asked['requestoutcomedate']], ['H', '']);
      assert.deepEqual([assessed['assessmentoutcome'], assessed['assessmentoutcomedate']], ['H', '']);
      assert.ok(start < '2024-01-01');
    }
  }
});

test('plans issued after an assessment are the new plans of each month, and start on their day of issue', () => {
  for (const size of [...SIZES, 20_000]) {
    const files = demoFiles(size);
    const issued = demoTable(files, 'assessment').filter((row) => row['assessmentoutcome'] === 'Y');
    const plan = byKey(demoTable(files, 'namedplan'), 'assessmenttableid');
    for (const row of issued)
      assert.equal(row['assessmentoutcomedate'], plan(row['assessmenttableid'])['startdate']);
    const told = demoRows(files, 'finance/monthly-actuals.csv').filter(
      ({ measure, month = '', actual }) => measure === 'plans_new_n' && month >= '2024-01' && actual !== '',
    );
    assert.equal(told.length, 10);
    for (const { month = '', actual } of told) {
      const count = issued.filter((row) => demoDay(row['assessmentoutcomedate']).startsWith(month)).length;
      assert.equal(String(count), actual, `${month}, size ${size}`);
    }
  }
});

test('no plan and no request is older than the law that brought them', () => {
  for (const size of SIZES) {
    const files = demoFiles(size);
    for (const row of demoTable(files, 'namedplan')) assert.ok(demoDay(row['startdate']) >= '2014-09-01');
    for (const row of demoTable(files, 'requests')) assert.ok(demoDay(row['receiveddate']) >= '2014-09-01');
  }
});

test('children in years 6 and 11 have the due date of their transfer, and those of last year were mostly in time', () => {
  const plans = activePlans(demoFiles(6161)).map(({ active, born, start }) => ({
    age: ageAtYearStart(born),
    start,
    due: demoDay(active['phasetransferduedate']),
    final: demoDay(active['phasetransferfinaldate']),
  }));
  const dueOfAge = new Map([
    [10, '2025-02-15'],
    [15, '2025-03-31'],
    [11, '2024-02-15'],
    [16, '2024-03-31'],
  ]);
  for (const { age, start, due, final } of plans) {
    const expected = dueOfAge.get(age) ?? '';
    assert.ok(due === '' || due === expected);
    if (expected >= '2025' && start < '2024-09-01') assert.equal(due, expected);
    assert.ok(final === '' || (due !== '' && final <= CENSUS));
  }
  for (const day of ['2024-02-15', '2024-03-31']) {
    const due = plans.filter((plan) => plan.due === day);
    const inTime = due.filter(({ final }) => final !== '' && final <= day);
    assert.ok(due.length > 100 && inTime.length > 0.85 * due.length && inTime.length < due.length, day);
  }
});

test('reviews have a meeting, then mostly within four weeks a decision with its outcome; new plans have none', () => {
  const plans = activePlans(demoFiles(6161));
  let [decided, inTime] = [0, 0];
  for (const { active, start } of plans) {
    const [meeting, decision] = [demoDay(active['reviewmeeting']), demoDay(active['lastreview'])];
    assert.ok(meeting === '' || (meeting > start && meeting < CENSUS));
    assert.ok(decision === '' || (meeting !== '' && decision >= meeting && decision <= CENSUS));
    assert.match(active['reviewoutcome'] ?? '', decision === '' ? /^$/ : /^[ACM]$/);
    assert.equal(active['reviewdraft'] !== '', active['reviewoutcome'] === 'A');
    if (start > '2024-01-17') assert.equal(meeting, '');
    if (decision === '') continue;
    decided++;
    if (daysBetween(meeting, decision) <= 28) inTime++;
  }
  assert.ok(decided > 0.6 * plans.length);
  assert.ok(inTime > 0.9 * decided && inTime < decided);
});

test('exceptions to the twenty weeks stand almost only on plans issued after them, and are few', () => {
  const files = demoFiles(6161);
  const request = byKey(demoTable(files, 'requests'), 'requeststableid');
  const issued = demoTable(files, 'assessment').filter((row) => row['assessmentoutcome'] === 'Y');
  const days = (row: DemoRow) =>
    daysBetween(
      demoDay(request(row['requeststableid'])['receiveddate']),
      demoDay(row['assessmentoutcomedate']),
    );
  const exceptions = issued.filter((row) => row['week20'] === '1');
  assert.ok(exceptions.length > 0.03 * issued.length && exceptions.length < 0.15 * issued.length);
  const late = exceptions.filter((row) => days(row) > 140);
  assert.ok(late.length > 0.9 * exceptions.length);
  for (const row of issued) assert.ok(days(row) >= 42 && days(row) <= 730);
  const elsewhere = demoTable(files, 'assessment').filter((row) => row['assessmentoutcome'] !== 'Y');
  assert.ok(elsewhere.every((row) => row['week20'] === '0'));
});

test('each child stands once in the return and asked once, so that none has two requests on one day', () => {
  for (const size of SIZES) {
    const files = demoFiles(size);
    const people = demoTable(files, 'person');
    for (const column of ['casereference', 'forename', 'upn', 'uniquelearnernumber']) {
      const values = people.flatMap((row) => (row[column] === '' ? [] : [row[column]]));
      assert.equal(new Set(values).size, values.length, column);
    }
    const asked = demoTable(files, 'requests').map((row) => row['persontableid']);
    assert.equal(new Set(asked).size, asked.length);
  }
});

test('a second placement is in another place than the first', () => {
  const placements = demoTable(demoFiles(6161), 'placementdetail');
  const isOfRank = (rank: string) => (row: DemoRow) => row['placementrank'] === rank;
  const main = byKey(placements.filter(isOfRank('1')), 'activeplanstableid');
  const second = placements.filter(isOfRank('2'));
  assert.ok(second.length > 10);
  for (const row of second) assert.notEqual(row['urn'], main(row['activeplanstableid'])['urn']);
});

test('who ceased for higher education was 18, and who ceased at the maximum age was 25', () => {
  const files = demoFiles(6161);
  const request = byKey(demoTable(files, 'requests'), 'requeststableid');
  const person = byKey(demoTable(files, 'person'), 'persontableid');
  const leastAge = new Map([
    ['1', 25],
    ['3', 18],
  ]);
  for (const row of demoTable(files, 'namedplan')) {
    const least = leastAge.get(row['ceasereason'] ?? '');
    if (least === undefined) continue;
    const born = demoDay(person(request(row['assessmenttableid'])['persontableid'])['personbirthdate']);
    assert.ok(daysBetween(born, demoDay(row['ceasedate'])) >= Math.floor(least * 365.25) - 1);
  }
});
