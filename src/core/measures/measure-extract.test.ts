/** Figures of a small extract, each worked out by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildExtract, makeRecords } from '../../../test/make/make-extract.ts';
import { type SmallCase, smallExtract } from '../../../test/make/small-extract.ts';
import type { Extract } from '../extract/extract.ts';
import { indexRegister } from '../extract/register-index.ts';
import { measureExtract } from './measure-extract.ts';
import type { MeasureValue } from './measure-value.ts';

const REGISTER = indexRegister([
  { urn: '900001', ukprn: null, status: 'Open', typeName: 'Academy converter', authorityNumber: '999' },
  {
    urn: '900002',
    ukprn: null,
    status: 'Open',
    typeName: 'Other independent special school',
    authorityNumber: '998',
  },
  {
    urn: '900003',
    ukprn: null,
    status: 'Open',
    typeName: 'Community special school',
    authorityNumber: '999',
  },
  {
    urn: '900004',
    ukprn: null,
    status: 'Open',
    typeName: 'Other independent school',
    authorityNumber: '999',
  },
]);
const PEOPLE = { year: 2023, byAge: Array.from({ length: 26 }, () => 1000) };

function measured(extract: Extract): readonly MeasureValue[] {
  return measureExtract({ extract, register: REGISTER, population: PEOPLE, sources: ['sen2'] }).values;
}

/** The figure of a name and period, without a part unless told. */
function figure(values: readonly MeasureValue[], name: string, period: string, key?: string): MeasureValue {
  const found = values.find(
    (value) => value.name === name && value.period === period && (value.cut?.key ?? undefined) === key,
  );
  assert.ok(found, `${name} ${period} ${key ?? ''}`);
  return found;
}

/** Value, above and below the line. */
function parts({ value, numerator, denominator }: MeasureValue) {
  return [value, numerator, denominator];
}

/** A census return of January 2025: a few cases of 2024, and plans from before. */
const CASES: readonly SmallCase[] = [
  // Decided after 42 days, plan after 140: both just in time.
  {
    received: '2024-03-01',
    source: '1',
    request: ['Y', '2024-04-12'],
    assessment: ['Y', '2024-07-19'],
    plan: { from: '2024-07-19', budget: true },
    need: 'ASD',
    places: [{ urn: '900001', entry: '2024-07-19' }],
    named: '900001',
  },
  // After 43 and 141 days: both late.
  {
    received: '2024-03-01',
    source: '2',
    request: ['Y', '2024-04-13'],
    assessment: ['Y', '2024-07-20'],
    plan: { from: '2024-07-20' },
    need: 'SEMH',
    places: [{ urn: '900002', entry: '2024-07-20' }],
    named: '900001',
  },
  // Late under an exception.
  {
    received: '2024-02-01',
    source: '2',
    request: ['Y', '2024-03-01'],
    assessment: ['Y', '2024-07-31'],
    exception: true,
    plan: { from: '2024-07-31' },
    places: [{ setting: 'EHE' }],
  },
  { received: '2024-05-10', request: ['N', '2024-06-01'] },
  { received: '2024-05-20', request: ['W'] },
  { received: '2024-12-01', source: '1', request: ['A'] },
  { received: '2024-06-01', request: ['Y', '2024-07-01'], assessment: ['A'] },
  // Not issued, told after 112 and 113 days.
  { received: '2024-04-01', request: ['Y', '2024-05-01'], assessment: ['N', '2024-07-22'] },
  { received: '2024-04-01', request: ['Y', '2024-05-01'], assessment: ['N', '2024-07-23'] },
  // Old plans: one moved out, one ended with needs met at 15, one at 19 no longer taking part, one goes on.
  {
    born: '2012-02',
    received: '2020-01-01',
    request: ['H'],
    assessment: ['H'],
    plan: { from: '2020-09-01', until: '2024-08-31', reason: '5' },
  },
  {
    born: '2009-03',
    received: '2020-01-01',
    request: ['H'],
    assessment: ['H'],
    plan: { from: '2022-03-01', until: '2024-03-01', reason: '2' },
  },
  {
    born: '2005-01',
    received: '2020-01-01',
    request: ['H'],
    assessment: ['H'],
    plan: { from: '2021-09-01', until: '2024-09-01', reason: '6' },
  },
  {
    born: '2006-01',
    received: '2019-01-01',
    request: ['H'],
    assessment: ['H'],
    plan: { from: '2019-09-01' },
    need: 'ASD',
    places: [{ urn: '900003', entry: '2019-09-01' }],
    review: { meeting: '2024-06-03', decision: '2024-07-01', outcome: 'M' },
    transfer: { due: '2025-02-15', final: '2025-01-10' },
  },
  {
    received: '2019-01-01',
    request: ['H'],
    assessment: ['H'],
    plan: { from: '2019-09-01' },
    movedFrom: '998',
    review: { meeting: '2023-05-01', decision: '2023-06-30' },
    transfer: { due: '2025-02-15' },
  },
];
const VALUES = measured(smallExtract('2025-01-16', CASES));

test('requests are counted in the month received, averaged over twelve, and set against people', () => {
  assert.deepEqual(parts(figure(VALUES, 'req_n', '2024-03')), [2, 2, null]);
  assert.deepEqual(parts(figure(VALUES, 'req_n', '2024-01')), [0, 0, null]);
  assert.deepEqual(parts(figure(VALUES, 'req_r12avg', 'R12 2024-12')), [9 / 12, 9, 12]);
  const november = figure(VALUES, 'req_r12avg', 'R12 2024-11');
  assert.equal(november.value, null);
  assert.equal(november.quality.flag, 'not-available');
  assert.match(november.quality.notes.join(), /needs 12 complete months: 11/);
  assert.deepEqual(parts(figure(VALUES, 'req_rate_pop', 'R12 2024-12', '0-25')), [
    (9 / 26_000) * 1000,
    9,
    26_000,
  ]);
  assert.deepEqual(parts(figure(VALUES, 'req_src_pct', 'R12 2024-12', '1')), [2 / 4, 2, 4]);
  assert.equal(figure(VALUES, 'req_src_pct', 'R12 2024-12', '1').quality.flag, 'no-rating');
  assert.deepEqual(parts(figure(VALUES, 'req_age_pct', '2024-05', '9')), [1, 2, 2]);
});

test('decisions: N over Y and N by the day told; N over all received by the calendar year; in time up to day 42', () => {
  assert.deepEqual(parts(figure(VALUES, 'nta_rate_decided', 'R12 2024-12')), [1 / 7, 1, 7]);
  assert.deepEqual(parts(figure(VALUES, 'nta_rate_all', 'CY2024')), [1 / 9, 1, 9]);
  assert.deepEqual(parts(figure(VALUES, 'dec6w_pct', '2024-04')), [1 / 2, 1, 2]);
  assert.deepEqual(parts(figure(VALUES, 'wd_rate', 'R12 2024-12')), [1 / 9, 1, 9]);
  assert.deepEqual(parts(figure(VALUES, 'nti_rate_decided', 'R12 2024-12')), [2 / 5, 2, 5]);
  assert.deepEqual(parts(figure(VALUES, 'nti16w_pct', 'R12 2024-12')), [1 / 2, 1, 2]);
  // Y, Y, Y, N, N and the one still awaited.
  assert.deepEqual(parts(figure(VALUES, 'nti_rate_all', 'CY2024')), [2 / 6, 2, 6]);
  // Of nine received: three plans, two refusals to issue, one to assess, one withdrawn; two still open.
  const conversion = figure(VALUES, 'conv_req_plan', 'R12 2024-12');
  assert.deepEqual(parts(conversion), [3 / 7, 3, 7]);
  assert.equal(conversion.quality.flag, 'no-rating');
});

test('twenty weeks: 140 days are in time, exceptions stand out of top and bottom, and both are told', () => {
  assert.deepEqual(parts(figure(VALUES, 'w20_ex_pct', '2024-07')), [1 / 2, 1, 2]);
  assert.deepEqual(parts(figure(VALUES, 'w20_inc_pct', '2024-07')), [1 / 3, 1, 3]);
  assert.deepEqual(parts(figure(VALUES, 'w20_exc_share', 'R12 2024-12')), [1 / 3, 1, 3]);
  assert.deepEqual(parts(figure(VALUES, 'issued_20_52_pct', 'R12 2024-12')), [2 / 3, 2, 3]);
  assert.deepEqual(parts(figure(VALUES, 'issued_gt52_pct', 'R12 2024-12')), [0, 0, 3]);
  // 140, 141 and 181 days.
  assert.equal(figure(VALUES, 'weeks_issue_mean', '2024-07').value, (140 + 141 + 181) / 7 / 3);
  assert.equal(figure(VALUES, 'weeks_issue_median', '2024-07').value, 141 / 7);
  assert.equal(figure(VALUES, 'weeks_issue_mean', '2024-06').value, null);
});

test('open cases are those of the day: received by it and decided after it, old beyond 42 and 140 days', () => {
  assert.equal(figure(VALUES, 'req_open_n', '@2024-03-31').value, 2);
  assert.equal(figure(VALUES, 'req_open_n', '@2025-01-16').value, 1);
  assert.equal(figure(VALUES, 'req_open_over6w_n', '@2025-01-16').value, 1);
  assert.equal(figure(VALUES, 'req_open_over6w_n', '@2024-12-31').value, 0);
  assert.equal(figure(VALUES, 'asmt_open_n', '@2024-06-30').value, 5);
  assert.equal(figure(VALUES, 'asmt_open_n', '@2024-07-31').value, 1);
  assert.equal(figure(VALUES, 'asmt_open_over20w_n', '@2024-09-30').value, 0);
  assert.equal(figure(VALUES, 'asmt_open_over20w_n', '@2024-10-31').value, 1);
});

test('the caseload is of children with a plan in force on the day; a plan that ends on it is not', () => {
  const on = (period: string) => figure(VALUES, 'plans_n', period).value;
  assert.deepEqual(
    ['@2023-12-31', '@2024-03-31', '@2024-07-31', '@2024-08-31', '@2025-01-16'].map(on),
    [4, 4, 7, 6, 5],
  );
  assert.deepEqual(parts(figure(VALUES, 'ehcp_rate', '@2025-01-16')), [(5 / 26_000) * 1000, 5, 26_000]);
});

test('ceased plans are split into exits and moves, by reason, age and time on the plan', () => {
  assert.equal(figure(VALUES, 'cease_n', '2024-08').value, 1);
  assert.equal(figure(VALUES, 'cease_exit_n', '2024-08').value, 0);
  assert.equal(figure(VALUES, 'cease_transfer_n', '2024-08').value, 1);
  assert.deepEqual(parts(figure(VALUES, 'cease_r12avg', 'R12 2024-12')), [3 / 12, 3, 12]);
  assert.deepEqual(parts(figure(VALUES, 'cease_reason_pct', 'R12 2024-12', '2')), [1 / 3, 1, 3]);
  assert.equal(figure(VALUES, 'cease_needsmet_csa_n', 'R12 2024-12').value, 1);
  assert.equal(figure(VALUES, 'cease16_n', '2024-09').value, 1);
  assert.equal(figure(VALUES, 'cease16_n', '2024-03').value, 0);
  assert.deepEqual(parts(figure(VALUES, 'cease_noengage_pct', 'R12 2024-12')), [1 / 2, 1, 2]);
  // Month ends 5 5 4 4 4 4 7 6 5 5 5 5: a mean of 59 twelfths.
  assert.ok(Math.abs((figure(VALUES, 'cease_rate', 'R12 2024-12').value ?? 0) - 24 / 59) < 1e-12);
  const years = (1460 + 731 + 1096) / 365.25 / 3;
  assert.ok(Math.abs((figure(VALUES, 'plan_len_mean', 'R12 2024-12').value ?? 0) - years) < 1e-12);
});

test('plans that moved in are a line of their own, and what net growth does not explain is told', () => {
  assert.equal(figure(VALUES, 'transfer_in_n', 'CY2024').value, 1);
  const growth = figure(VALUES, 'net_growth', 'CY2024');
  assert.equal(growth.value, 3 + 1 - 3);
  assert.match(growth.quality.notes.join(), /caseload changed by 1: 0 not explained/);
  const movedIn = measured(
    smallExtract('2025-01-16', [
      {
        received: '2023-06-01',
        request: ['H'],
        assessment: ['Y', '2024-03-01'],
        plan: { from: '2024-03-01' },
        movedFrom: '998',
      },
    ]),
  );
  assert.equal(figure(movedIn, 'plans_new_n', '2024-03').value, 0);
  assert.match(figure(movedIn, 'plans_new_n', '2024-03').quality.notes.join(), /moved in/);
  assert.equal(figure(movedIn, 'asmt_open_n', '@2024-01-31').value, 0);
});

test('settings go by the register, shares by all plans in force, and plans that are nowhere are told', () => {
  const today = (name: string) => parts(figure(VALUES, name, '@2025-01-16'));
  assert.deepEqual(today('inmss_n'), [1, 1, null]);
  assert.deepEqual(today('inmss_pct'), [1 / 5, 1, 5]);
  assert.deepEqual(today('indep_all_pct'), [1 / 5, 1, 5]);
  assert.deepEqual(today('mainstream_pct'), [1 / 5, 1, 5]);
  assert.deepEqual(today('special_state_pct'), [1 / 5, 1, 5]);
  assert.deepEqual(today('ehe_n'), [1, 1, null]);
  assert.deepEqual(today('await_n'), [1, 1, null]);
  assert.deepEqual(today('ooa_pct'), [1 / 5, 1, 5]);
  assert.deepEqual(parts(figure(VALUES, 'need_pct', '@2025-01-16', 'ASD')), [2 / 3, 2, 3]);
  assert.equal(figure(VALUES, 'need_pct', '@2025-01-16', 'ASD').quality.flag, 'no-rating');
  // In March only one of four placements is told: the others' plans have ended since, or theirs began later.
  const march = figure(VALUES, 'inmss_n', '@2024-03-31');
  assert.equal(march.quality.flag, 'no-rating');
  assert.match(march.quality.notes.join(), /3 of 4 not known/);
});

test('what only the day itself can tell: budgets, named settings, reviews, phase transfers', () => {
  assert.equal(figure(VALUES, 'pb_n', '@2025-01-16').value, 1);
  const gap = figure(VALUES, 'named_vs_actual_gap', '@2025-01-16');
  assert.equal(gap.value, 1);
  assert.match(gap.quality.notes.join(), /3 of 5 not known/);
  assert.deepEqual(parts(figure(VALUES, 'ar_due_pct', '@2025-01-16')), [1 / 2, 1, 2]);
  assert.equal(figure(VALUES, 'ar_overdue_n', '@2025-01-16').value, 1);
  assert.deepEqual(parts(figure(VALUES, 'ar4w_pct', '2024-06')), [1, 1, 1]);
  const february = figure(VALUES, 'pt_15feb_pct', 'AY2024/25');
  assert.deepEqual(parts(february), [1 / 2, 1, 2]);
  assert.match(february.quality.notes.join(), /not due until 2025-02-15/);
});

test('moves between tiers are counted where earlier placements are told', () => {
  const moved = (...urns: readonly [string, string]) => ({
    received: '2019-01-01',
    request: ['H'] as const,
    assessment: ['H'] as const,
    plan: { from: '2019-09-01' },
    places: [
      { urn: urns[0], entry: '2019-09-01', leaving: '2024-08-31' },
      { urn: urns[1], entry: '2024-09-01' },
    ],
  });
  const values = measured(
    smallExtract('2025-01-16', [
      moved('900001', '900003'),
      moved('900001', '900002'),
      moved('900002', '900003'),
      moved('900001', '900004'),
    ]),
  );
  assert.equal(figure(values, 'shift_up_n', 'R12 2024-12').value, 2);
  assert.equal(figure(values, 'step_down_n', 'R12 2024-12').value, 1);
});

test('without a day, a register or people there is no figure that needs them', () => {
  assert.deepEqual(measured(smallExtract(null, CASES)), []);
  const bare = measureExtract({
    extract: smallExtract('2025-01-16', CASES),
    register: indexRegister([]),
    population: null,
    sources: [],
  }).values;
  const names = new Set(bare.map(({ name }) => name));
  for (const name of ['inmss_n', 'ooa_pct', 'ehcp_rate', 'req_rate_pop']) assert.ok(!names.has(name), name);
  assert.ok(names.has('ehe_n'));
});

test('the order of rows changes nothing, and no share has more above than below the line', () => {
  const records = makeRecords(240);
  let state = 7;
  const shuffle = <T>(rows: readonly T[]): readonly T[] => {
    const mixed = [...rows];
    for (let at = mixed.length - 1; at > 0; at--) {
      state = (state * 1103515245 + 12345) % 2147483648;
      const other = state % (at + 1);
      [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]; // both places are within
    }
    return mixed;
  };
  const values = measured(buildExtract(records));
  assert.ok(values.length > 500);
  for (let turn = 0; turn < 5; turn++) assert.deepEqual(measured(buildExtract(records, shuffle)), values);
  for (const { name, unit, numerator, denominator } of values)
    if (unit === 'share' && denominator !== null && numerator !== null && name !== 'cease_rate')
      assert.ok(numerator >= 0 && numerator <= denominator, `${name}: ${numerator} of ${denominator}`);
});

test('plan details and active plans that contradict each other, and start dates of amendments, are told', () => {
  const values = measured(
    smallExtract('2025-01-16', [
      {
        received: '2023-09-01',
        request: ['H'],
        assessment: ['Y', '2024-02-01'],
        plan: { from: '2024-06-01' },
      },
      { received: '2023-09-01', request: ['H'], assessment: ['H'], plan: { from: '2025-02-01' } },
    ]),
  );
  const today = figure(values, 'plans_n', '@2025-01-16');
  assert.equal(today.value, 1);
  assert.match(today.quality.notes.join(), /^1 have an active plan although/);
  assert.match(figure(values, 'plans_n', '@2024-03-31').quality.notes.join(), /1 of 1 plans start after/);
  assert.deepEqual(figure(VALUES, 'plans_n', '@2024-03-31').quality, { flag: 'good', notes: [] });
});

test('a school that became another kind of setting counts as what it was on each day', () => {
  const extract = smallExtract('2024-12-31', [
    {
      received: '2023-01-01',
      request: ['H'],
      assessment: ['H'],
      plan: { from: '2023-06-01' },
      places: [{ urn: '900001', entry: '2023-06-01' }],
    },
  ]);
  const listed = {
    urn: '900001',
    ukprn: null,
    status: 'Open',
    typeName: 'Academy converter',
    authorityNumber: '999',
  };
  const override = { urn: '900001', ukprn: null, setting: 'SPIN', from: '2024-09-01', to: null };
  const inmssIn = (period: string, overrides: readonly (typeof override)[]) => {
    const register = indexRegister([listed], overrides);
    const { values } = measureExtract({ extract, register, population: PEOPLE, sources: ['sen2'] });
    return figure(values, 'inmss_n', period).value;
  };
  assert.deepEqual([inmssIn('@2024-08-31', [override]), inmssIn('@2024-09-30', [override])], [0, 1]);
  assert.deepEqual([inmssIn('@2024-08-31', []), inmssIn('@2024-09-30', [])], [0, 0]);
});
