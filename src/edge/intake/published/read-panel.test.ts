/** Published panels: marks, notes, order of columns, and every row that cannot be used. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProblemError } from '../../../core/base/problem.ts';
import { readFlows, readOlder, readPanel, readYoung } from './read-panel.ts';

const HEADER = 'time_period,geographic_level,new_la_code,la_name,ehcplans';

function problemOf(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return { code: 'none', message: '' };
}

test('columns are found by name in any order, others left alone, the byte-order mark dropped', () => {
  const { series, problems } = readPanel(
    '\uFEFFnote,EHCplans,la_name,new_la_code,geographic_level,time_period\n"a, b","1,234 [r]",Marlshire,E99,Local authority,2023\nx,500*,England,,National,2023\n',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    series.map(({ code, level, plans }) => [code, level, [...plans]]),
    [
      ['E99', 'authority', [[2023, 1234]]],
      ['', 'national', [[2023, 500]]],
    ],
  );
});

test('a mark is a year without a value, never a zero; an area with marks alone is kept, empty', () => {
  for (const mark of ['z', 'x', 'c', ':', '~', '', 'low', 'C']) {
    const reading = readPanel(`${HEADER}\n2023,Local authority,E99,Marlshire,${mark}\n`);
    assert.deepEqual(reading.problems, [], mark);
    assert.equal(reading.series[0]?.plans.size, 0, mark);
    assert.ok(reading.skipped >= 1);
  }
});

test('each row that cannot be used is told with its line and column', () => {
  const { problems, series } = readPanel(
    [
      HEADER,
      '2023/24,Local authority,E99,Marlshire,10',
      '2023,Ward,E99,Marlshire,10',
      '2023,Local authority,,Marlshire,10',
      '2023,Local authority,E99,Marlshire,#REF!',
      '2023,Local authority,E99,Marlshire,-4',
      '2023,Local authority,E99,Marlshire,10',
      '2023,Local authority,E99,Marlshire,11',
      '2023,Local authority,E99,Marlshire,10',
    ].join('\n'),
  );
  assert.deepEqual(
    problems.map(({ code, row, column }) => [code, row, column]),
    [
      ['panel.not-a-year', 2, 'time_period'],
      ['panel.not-a-level', 3, 'geographic_level'],
      ['panel.no-code', 4, 'new_la_code'],
      ['panel.not-a-count', 5, 'ehcplans'],
      ['panel.not-a-count', 6, 'ehcplans'],
      ['panel.two-values', 8, 'ehcplans'],
    ],
  );
  assert.deepEqual([...(series[0]?.plans ?? [])], [[2023, 10]]);
});

test('missing columns are told all at once', () => {
  const problem = problemOf(() => readPanel('time_period,la_name\n2023,Marlshire\n'));
  assert.equal(problem.code, 'panel.columns-missing');
  assert.match(problem.message, /geographic_level, new_la_code, ehcplans/);
  assert.equal(problemOf(() => readOlder(HEADER)).code, 'panel.columns-missing');
});

test('whatever the text, reading ends in series or a problem', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (noise) => {
      problemOf(() => readPanel(noise));
      const { series } = readPanel(`${HEADER}\n${noise}`);
      return series.every((area) => [...area.plans.values()].every((count) => count >= 0));
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('of the flows new plans and requests are taken, and no others', () => {
  const { newPlans, requests } = readFlows(
    [
      'time_period,new_la_code,measure,value',
      '2022,E99,new_plans,120',
      '2022,E99,ceased_plans,30',
      '2021,E99,new_plans,c',
      '2022,E99,initial_requests,"1,240"',
    ].join('\n'),
  );
  assert.deepEqual([...(newPlans.get('E99') ?? [])], [[2022, 120]]);
  assert.deepEqual([...(requests.get('E99') ?? [])], [[2022, 1240]]);
});

test('plans from the age of 16 on are added up over their bands; a band without a number adds nothing', () => {
  const older = readOlder(
    [
      'time_period,new_la_code,characteristic_age,num_caseload',
      '2022,E99,Age 16 to 19,200',
      '2022,E99,Age 20 to 25,50',
      '2022,E99,Age 11 to 15,400',
      '2014,E99,Age 16 to 19,90',
      '2014,E99,Age 20 to 25,z',
    ].join('\n'),
  );
  assert.deepEqual(
    [...(older.get('E99') ?? [])],
    [
      [2022, 250],
      [2014, 90],
    ],
  );
});

test('people from 0 to 24 are added up, and only where every age is known', () => {
  const ages = Array.from({ length: 27 }, (_, age) => age);
  const text = [
    `utla20_code,utla20_name,${ages.join(',')}`,
    `E99,Marlshire,${ages.map(() => 2).join(',')}`,
    `E98,Other,${ages.map((age) => (age === 3 ? 'x' : 2)).join(',')}`,
  ].join('\n');
  assert.deepEqual([...readYoung(text)], [['E99', 50]]);
});
