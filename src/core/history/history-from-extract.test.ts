/** A SEN2 extract becomes months: every count worked out by hand, nobody lost, what is not told stays untold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildExtract, makeRecords } from '../../../test/make/make-extract.ts';
import { type SmallCase, smallExtract } from '../../../test/make/small-extract.ts';
import { toMonthNumber } from '../base/day-number.ts';
import { indexRegister } from '../extract/register-index.ts';
import { type CohortHistory, type HistoryPeriod, sumOf } from '../model/history/cohort-history.ts';
import { findSeams, reconcileHistory } from '../model/history/reconcile-history.ts';
import { historyFromExtract } from './history-from-extract.ts';
import { ageOn31August } from './plan-lives.ts';

const AS_AT = '2025-01-16';
const REGISTER = indexRegister([
  { urn: '900001', ukprn: null, status: 'Open', typeName: 'Academy converter', authorityNumber: '999' },
  {
    urn: '900002',
    ukprn: null,
    status: 'Open',
    typeName: 'Community special school',
    authorityNumber: '999',
  },
]);

function historyOf(...cases: readonly SmallCase[]): CohortHistory {
  const history = historyFromExtract(smallExtract(AS_AT, cases), REGISTER);
  assert.ok(history !== null);
  return history;
}

function month({ periods }: CohortHistory, name: string): HistoryPeriod {
  const found = periods.find((period) => period.name === name);
  assert.ok(found !== undefined, name);
  return found;
}

/** Which age, need and setting a single plan is counted at. */
function cellIn({ axes }: CohortHistory, cells: Int32Array): readonly [number, string, string] {
  assert.equal(sumOf(cells), 1);
  const at = cells.indexOf(1);
  const place = at % axes.places.length;
  const need = Math.floor(at / axes.places.length) % axes.needs.length;
  const age = Math.floor(at / axes.places.length / axes.needs.length);
  return [age, axes.needs[need] ?? '', axes.places[place]?.setting ?? ''];
}

const OLD: SmallCase = {
  born: '2014-06',
  received: '2020-01-10',
  request: ['H'],
  assessment: ['H'],
  plan: { from: '2020-06-01' },
  places: [{ urn: '900001', entry: '2020-06-01' }],
  need: 'ASD',
};

test('age is that on 31 August before the academic year, by the month of birth', () => {
  const born = toMonthNumber('2014-08');
  assert.equal(ageOn31August(born, toMonthNumber('2024-08')), 9);
  assert.equal(ageOn31August(born, toMonthNumber('2024-09')), 10);
  assert.equal(ageOn31August(toMonthNumber('2014-09'), toMonthNumber('2024-09')), 9);
  assert.equal(ageOn31August(toMonthNumber('1998-01'), toMonthNumber('2024-12')), 24);
});

test('an open plan stands in every month at its age, need and setting, and grows older in September', () => {
  const history = historyOf(OLD);
  assert.equal(history.start, '2025-01');
  assert.deepEqual(cellIn(history, month(history, '2024-08').closing), [9, 'ASD', 'MSMA']);
  assert.deepEqual(cellIn(history, month(history, '2024-09').opening), [10, 'ASD', 'MSMA']);
  assert.deepEqual(cellIn(history, history.stock), [10, 'ASD', 'MSMA']);
});

test('a plan joins in the month it starts and leaves in the month it ceases, with its reason', () => {
  const joined: SmallCase = {
    ...OLD,
    received: '2024-01-10',
    request: ['Y', '2024-02-10'],
    assessment: ['Y', '2024-05-20'],
    plan: { from: '2024-05-20' },
    places: [{ urn: '900002', entry: '2024-05-20' }],
  };
  const left: SmallCase = {
    born: '2006-03',
    received: '2019-01-10',
    request: ['H'],
    assessment: ['H'],
    plan: { from: '2019-06-01', until: '2024-07-19', reason: '5' },
    named: '900002',
  };
  const history = historyOf(OLD, joined, left);
  assert.deepEqual(cellIn(history, month(history, '2024-05').joiners), [9, 'ASD', 'SPMA']);
  const july = month(history, '2024-07');
  assert.equal(cellIn(history, july.leavers)[2], 'SPMA');
  assert.equal(july.reasons[5], 1);
  assert.equal(sumOf(july.transfersOut), 1);
  assert.deepEqual(history.periods.map(({ closing }) => sumOf(closing)).slice(3, 8), [2, 3, 3, 2, 2]);
});

test('a change of placement is a move from the one to the other', () => {
  const mover: SmallCase = {
    ...OLD,
    places: [
      { urn: '900001', entry: '2020-06-01', leaving: '2024-10-14' },
      { urn: '900002', entry: '2024-10-14' },
    ],
  };
  const history = historyOf(mover);
  assert.ok(history.tellsMoves);
  const [move] = month(history, '2024-10').moves;
  assert.ok(move !== undefined);
  assert.equal(history.axes.places[move.from]?.setting, 'MSMA');
  assert.equal(history.axes.places[move.to]?.setting, 'SPMA');
  assert.equal(
    history.periods.reduce((sum, { moves }) => sum + moves.length, 0),
    1,
  );
});

test('a plan counts at its first told place before that place began: no move is made up', () => {
  const history = historyOf({ ...OLD, places: [{ urn: '900001', entry: '2024-11-04' }] });
  assert.ok(!history.tellsMoves);
  assert.deepEqual(cellIn(history, month(history, '2024-02').opening), [9, 'ASD', 'MSMA']);
  assert.equal(
    history.periods.reduce((sum, { moves }) => sum + moves.length, 0),
    0,
  );
});

test('a plan from another authority joins on the first day of its placement, and is said to', () => {
  const history = historyOf({ ...OLD, movedFrom: '998', places: [{ urn: '900001', entry: '2024-04-08' }] });
  assert.equal(sumOf(month(history, '2024-03').closing), 0);
  assert.equal(month(history, '2024-04').transfersIn, 1);
  assert.match(history.notes.join(), /1 plans came from another authority/);
});

test('the month of the extract is told in part: it is flagged and no forecast starts after it', () => {
  const history = historyOf(OLD);
  const last = history.periods.at(-1);
  assert.equal(last?.name, '2025-01');
  assert.equal(last?.isComplete, false);
  assert.equal(history.start, '2025-01');
});

test('nobody is lost: the books of every month and cut close, and months follow on each other', () => {
  for (const count of [24, 96]) {
    const history = historyFromExtract(buildExtract(makeRecords(count)), REGISTER);
    assert.ok(history !== null);
    for (const { gap, period, by, key } of reconcileHistory(history))
      assert.equal(gap, 0, `${period} ${by} ${key}`);
    for (const { gap } of findSeams(history)) assert.equal(gap, 0);
  }
});

test('two spells of one child count as one plan, and the books say what they cannot account for', () => {
  const again: SmallCase = { ...OLD, plan: { from: '2024-06-03' } };
  const extract = smallExtract(AS_AT, [OLD, again]);
  const sameChildAs = extract.persons.sameChildAs.slice();
  sameChildAs[1] = 0;
  const hasPupilNumber = extract.persons.hasPupilNumber.map(() => 0);
  const both = { ...extract, persons: { ...extract.persons, sameChildAs, hasPupilNumber } };
  const history = historyFromExtract(both, REGISTER);
  assert.ok(history !== null);
  const june = reconcileHistory(history).find(({ period, by }) => period === '2024-06' && by === 'total');
  assert.equal(june?.closing, 1);
  assert.equal(june?.joined, 1);
  assert.equal(june?.gap, -1);
});

test('cases are followed from request to plan, open ones included', () => {
  const issued: SmallCase = {
    ...OLD,
    received: '2024-01-10',
    request: ['Y', '2024-02-14'],
    assessment: ['Y', '2024-06-03'],
    plan: { from: '2024-06-03' },
  };
  const history = historyOf(
    OLD,
    issued,
    { received: '2024-12-02', request: ['A'] },
    { received: '2024-03-02', request: ['N', '2024-04-10'] },
    { received: '2023-06-02', request: ['H'], assessment: ['A'] },
    { received: '2024-05-02', request: ['W'] },
  );
  const { pipeline } = history;
  assert.ok(pipeline !== null);
  assert.deepEqual([pipeline.from, pipeline.to], [toMonthNumber('2024-01'), toMonthNumber('2024-12')]);
  const cases = pipeline.cases.map(({ received, decided, isAssessed, finished, isIssued, daysToPlan }) => ({
    wait: decided === null ? null : decided - received,
    isAssessed,
    end: finished === null ? null : finished - received,
    isIssued,
    daysToPlan,
  }));
  assert.deepEqual(cases, [
    { wait: 1, isAssessed: true, end: 5, isIssued: true, daysToPlan: 145 },
    { wait: null, isAssessed: false, end: null, isIssued: false, daysToPlan: null },
    { wait: 1, isAssessed: false, end: null, isIssued: false, daysToPlan: null },
    { wait: 1, isAssessed: true, end: null, isIssued: false, daysToPlan: null },
    { wait: 1, isAssessed: false, end: null, isIssued: false, daysToPlan: null },
  ]);
  assert.match(history.notes.join(), /1 requests or assessments were withdrawn/);
});

test('the order of rows does not matter', () => {
  const cases = [OLD, { ...OLD, born: '2012-01', places: [{ urn: '900002', entry: '2021-01-04' }] }];
  const straight = historyFromExtract(smallExtract(AS_AT, cases), REGISTER);
  const turned = historyFromExtract(
    smallExtract(AS_AT, cases, (rows) => rows.toReversed()),
    REGISTER,
  );
  assert.deepEqual(turned, straight);
});

test('an extract without a day has no history', () => {
  assert.equal(historyFromExtract(smallExtract(null, [OLD]), REGISTER), null);
});

test('the next annual review of each plan in force is due a year after the last, or after the plan was made', () => {
  const history = historyOf(
    { ...OLD, review: { meeting: '2024-05-20' } },
    { ...OLD, born: '2013-01', review: { meeting: '2023-11-02' } },
    // Made in October, no review yet.
    { ...OLD, born: '2012-03', received: '2024-05-10', plan: { from: '2024-10-03' } },
    // Ended before the forecast begins.
    { ...OLD, born: '2011-03', plan: { from: '2020-06-01', until: '2024-06-30', reason: '1' } },
  );
  assert.equal(history.start, '2025-01');
  const { byMonth, overdue, untold } = history.reviews ?? assert.fail();
  assert.equal(sumOf(byMonth), sumOf(history.stock));
  assert.deepEqual(
    [...byMonth.entries()].filter(([, plans]) => plans > 0),
    [
      [0, 1],
      [4, 1],
      [9, 1],
    ],
  );
  assert.deepEqual([overdue, untold], [1, 0]);
});
