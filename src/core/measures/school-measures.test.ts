/** Schools: each rate with its own base, the whole over those that tell it, and how far one stands out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegisterEntry } from '../domain/register-entry.ts';
import type { SchoolCount } from '../domain/school-tables.ts';
import type { MeasureValue } from './measure-value.ts';
import { protectMeasures } from './public-measures.ts';
import { measureSchools } from './school-measures.ts';
import { measureOutliers } from './school-outliers.ts';

const count = (urn: string, own: Partial<SchoolCount>): SchoolCount => ({
  subject: 'census',
  urn,
  on: '2025-01-16',
  pupils: null,
  senSupport: null,
  withPlan: null,
  sessionsPossible: null,
  sessionsMissed: null,
  severelyAbsent: null,
  suspensions: null,
  exclusions: null,
  ...own,
});
const CENSUS = [
  count('900001', { pupils: 200, senSupport: 30, withPlan: 10, sessionsPossible: 400, sessionsMissed: 40 }),
  count('900002', { pupils: 100, senSupport: 10, withPlan: 10, severelyAbsent: 2 }),
];
const TERM = count('900001', { subject: 'suspensions', on: '2024-12-20', suspensions: 8, exclusions: 1 });
const find = (values: readonly MeasureValue[], name: string, key: string | null = null) =>
  values.find((value) => value.name === name && (value.cut?.key ?? null) === key);

/** One entry a month of 2024 at each school, closed on the same day. */
const entries = (
  register: RegisterEntry['register'],
  result: (month: number, urn: string) => string | null,
) =>
  ['900001', '900002'].flatMap((urn) =>
    Array.from({ length: 12 }, (_, place): RegisterEntry => {
      const day = `2024-${String(place + 1).padStart(2, '0')}-10`;
      return { register, urn, openedOn: day, closedOn: day, type: null, result: result(place, urn) };
    }),
  );

test('shares of a census have each school and the whole; a school that does not tell is left out of both sides and told', () => {
  const { values } = measureSchools(CENSUS, [], null, []);
  const plans = find(values, 'sch_ehcp_pct');
  assert.deepEqual([plans?.numerator, plans?.denominator], [20, 300]);
  assert.equal(find(values, 'sch_sensup_pct', '900001')?.value, 0.15);
  const absence = find(values, 'sch_abs_sen');
  assert.deepEqual([absence?.numerator, absence?.denominator], [40, 400]);
  assert.match(absence?.quality.notes.join() ?? '', /1 of 2 schools/);
  assert.deepEqual(
    [find(values, 'sch_abs_sen', 'all')?.numerator, find(values, 'sch_abs_sen', 'all')?.denominator],
    [2, 20],
  );
});

test('suspensions are for every 100 pupils with SEN of the nearest census, and none without a census', () => {
  const { values } = measureSchools([...CENSUS, TERM], [], null, []);
  assert.equal(find(values, 'sch_susp_rate', '900001')?.value, 20);
  assert.equal(find(values, 'sch_excl_rate')?.value, 2.5);
  assert.equal(measureSchools([TERM], [], null, []).values.length, 0);
});

test('requests, refusals, answers and bands are of twelve months, each over its own base', () => {
  const register = [
    ...entries('school-requests', (month) => (month < 3 ? 'N' : month < 9 ? 'Y' : 'A')),
    ...entries('consultations', (month, urn) =>
      urn === '900001' && month < 6 ? 'no' : month === 11 ? null : 'yes',
    ),
    ...entries('band-requests', () => null),
  ];
  const { values } = measureSchools(CENSUS, register, null, []);
  const rate = find(values, 'sch_req_rate', '900001');
  assert.deepEqual([rate?.numerator, rate?.denominator, rate?.value], [12, 30, 40]);
  assert.deepEqual(
    [find(values, 'sch_nta_share')?.numerator, find(values, 'sch_nta_share')?.denominator],
    [6, 18],
  );
  assert.deepEqual(
    [find(values, 'sch_no_consult')?.numerator, find(values, 'sch_no_consult')?.denominator],
    [6, 22],
  );
  assert.equal(find(values, 'sch_upband', '900002')?.value, 120);
});

test('eleven months give no figure of twelve, and say so', () => {
  const register = entries('band-requests', () => null).filter(({ openedOn }) => openedOn > '2024-01-31');
  const value = find(measureSchools(CENSUS, register, null, []).values, 'sch_upband');
  assert.equal(value?.value, null);
  assert.match(value?.quality.notes.join() ?? '', /needs 12 complete months/);
});

test('a school is scored against all in binomial deviations, only from ten pupils on, and the farthest is told', () => {
  const schools = [
    count('900001', { pupils: 100, senSupport: 30, withPlan: 0 }),
    count('900002', { pupils: 300, senSupport: 50, withPlan: 0 }),
    count('900003', { pupils: 9, senSupport: 9, withPlan: 0 }),
  ];
  const { values } = measureSchools(schools, [], null, []);
  const outliers = measureOutliers(values, []).values;
  const share = 89 / 409;
  const z = (0.3 - share) / Math.sqrt((share * (1 - share)) / 100);
  assert.ok(Math.abs((find(outliers, 'sch_outlier_z', '900001')?.value ?? 0) - z) < 1e-12);
  assert.equal(find(outliers, 'sch_outlier_z', '900003'), undefined);
  const farthest = find(outliers, 'sch_outlier_z', 'sch_sensup_pct');
  const second = (50 / 300 - share) / Math.sqrt((share * (1 - share)) / 300);
  assert.ok(Math.abs((farthest?.value ?? 0) - second) < 1e-12);
  assert.match(farthest?.quality.notes.join() ?? '', /the farthest of 2 schools/);
});

test('no figure of one school is ever published', () => {
  const { values } = measureSchools([...CENSUS, TERM], [], null, []);
  const both = [...values, ...measureOutliers(values, []).values];
  const published = JSON.stringify(protectMeasures(both).measures);
  assert.ok(JSON.stringify(both).includes('900001'));
  assert.equal(published.includes('900001') || published.includes('sch_outlier_z'), false);
});
