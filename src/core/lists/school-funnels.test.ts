/** Funnels of schools: the newest figures, kinds of school apart, small schools left out, names in order and never by merit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SchoolCount } from '../domain/school-tables.ts';
import { bandRequestsByNeed, measureSchools } from '../measures/school-measures.ts';
import { type KnownSchool, layFunnels } from './school-funnels.ts';

function census(urn: string, pupils: number, withPlan: number, on = '2025-01-16'): SchoolCount {
  return {
    ...{ subject: 'census', urn, on, pupils, senSupport: null, withPlan, sessionsPossible: null },
    ...{ sessionsMissed: null, severelyAbsent: null, suspensions: null, exclusions: null },
  };
}

const schoolOf = (urn: string): KnownSchool => ({
  name: urn === '900099' ? null : `Example School ${Number(urn) - 900000}`,
  kind: urn < '900050' ? 'Mainstream' : 'Special',
});

/** Twelve mainstream schools of which number 10 has far more plans, a small one, a special one, and a year before. */
const COUNTS = [
  ...Array.from({ length: 12 }, (_, k) => census(`9000${10 + k}`, 300, k === 0 ? 45 : 12)),
  census('900009', 9, 9),
  census('900060', 80, 80),
  ...Array.from({ length: 12 }, (_, k) => census(`9000${10 + k}`, 300, 99, '2024-01-18')),
];

test('the school that stands out is found among its own kind, on the newest figures', () => {
  const { values } = measureSchools(COUNTS, [], null, []);
  const { funnels, without } = layFunnels(values, schoolOf);
  assert.deepEqual(
    funnels.map(({ name, of, window, count, below, tooSmall }) => [name, of, window, count, below, tooSmall]),
    [['sch_ehcp_pct', 'Mainstream', '16 January 2025', 177, 3600, 1]],
  );
  const [funnel] = funnels;
  assert.deepEqual(
    funnel?.schools
      .filter(({ beyond }) => beyond !== null)
      .map(({ name, beyond, count }) => [name, beyond, count]),
    [['Example School 10', 99.8, 45]],
  );
  assert.deepEqual(
    without.map(({ of, why }) => [of, why]),
    [['Special', 'fewer than 10 schools have 10 or more below the line']],
  );
});

test('names stand in order of their numbers, and a school without a name by its URN', () => {
  const counts = [12, 9, 10, 11, 2, 99, 3, 4, 5, 6].map((k) => census(String(900000 + k), 100 + k, k % 5));
  const { values } = measureSchools(counts, [], null, []);
  const { funnels } = layFunnels(values, (urn) => ({ ...schoolOf(urn), kind: 'Mainstream' }));
  assert.deepEqual(
    funnels[0]?.schools.map(({ name }) => name.replace('Example School ', '')),
    ['2', '3', '4', '5', '6', '9', '10', '11', '12', 'URN 900099'],
  );
});

test('requests to raise a band are held against what the needs of each school lead one to expect; other measures say why they are not', () => {
  const urns = Array.from({ length: 12 }, (_, k) => `9000${10 + k}`);
  const entries = urns.flatMap((urn, school) =>
    Array.from({ length: school === 3 ? 14 : 4 }, (_, k) => ({
      ...{ register: 'band-requests' as const, urn, closedOn: null, result: null },
      openedOn: `2024-${String((k % 12) + 1).padStart(2, '0')}-15`,
      type: k === 1 ? 'SEMH' : 'ASD',
    })),
  );
  const counts = urns.map((urn) => census(urn, 300, 40));
  const mixes = new Map(
    urns.map((urn, school) => [
      urn,
      new Map([
        ['ASD', school === 3 ? 30 : 9],
        ['SEMH', 1],
      ]),
    ]),
  );
  const needs = new Map([['sch_upband', { there: mixes, counted: bandRequestsByNeed(entries) }]]);
  const { funnels } = layFunnels(measureSchools(counts, entries, null, []).values, schoolOf, needs);
  const band = funnels.find(({ name }) => name === 'sch_upband');
  assert.ok(band !== undefined && !('why' in band.byNeed));
  const expected = band.schools.map(({ byNeed }) => byNeed?.expected ?? 0);
  assert.ok(Math.abs(expected.reduce((sum, one) => sum + one, 0) - band.count) < 1e-9);
  assert.equal(band.schools[3]?.byNeed?.beyond, 99.8);
  const plans = funnels.find(({ name }) => name === 'sch_ehcp_pct');
  assert.deepEqual(plans?.byNeed, { why: 'of pupils without a plan no file tells the needs' });
  assert.ok(plans?.schools.every(({ byNeed }) => byNeed === null));
});

test('without figures there is no funnel and nothing to say', () => {
  assert.deepEqual(layFunnels([], schoolOf), { funnels: [], without: [] });
});
