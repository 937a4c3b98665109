/** Every kind of row comes back from its columns as it went in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pence } from '../../core/base/pence.ts';
import type { Cell } from './column.ts';
import { PLACE_COLUMNS, type RowTable } from './row-table.ts';
import {
  ALLOCATION_LINES,
  MONTHLY_FIGURES,
  PLACEMENT_COSTS,
  PUBLISHED_ROWS,
  ROW_TABLE_NAMES,
  SEN2_ACTIVE_PLANS,
  SEN2_ASSESSMENTS,
  SEN2_NAMED_PLANS,
  SEN2_NEEDS,
  SEN2_PERSONS,
  SEN2_PLACEMENTS,
  SEN2_PLAN_DETAILS,
  SEN2_REQUESTS,
} from './row-tables.ts';

const PLACE = {
  urn: '100001',
  ukprn: null,
  settingCode: null,
  rank: 1,
  senUnit: true,
  resourcedProvision: false,
} as const;

function throughColumns<T>(table: RowTable<T>, record: T): T {
  const cells: Cell[] = [];
  table.write({ row: 7, record }, 3, cells);
  const names = [...PLACE_COLUMNS, ...table.columns].map((column) => column.name);
  assert.equal(cells.length, names.length);
  return table.read(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null])));
}

function comesBack<T>(table: RowTable<T>, record: NoInfer<T>): () => void {
  return () => assert.deepEqual(throughColumns(table, record), record, table.name);
}

const CHECKS: readonly (() => void)[] = [
  comesBack(PUBLISHED_ROWS, {
    dataset: 'caseload',
    timePeriod: '202324',
    geographicLevel: 'National',
    areaCode: '',
    areaName: 'England',
    breakdownTopic: 'Age',
    breakdown: 'null',
    values: { null: 0, share: -0.5 },
    marks: { tribunal: 'c' },
  }),
  comesBack(ALLOCATION_LINES, {
    year: 2024,
    authorityNumber: 'ENG',
    authorityName: 'England',
    table: 'Summary',
    heading: 'Total – all blocks',
    amountPence: pence(-Number.MAX_SAFE_INTEGER),
    quantity: 0.1,
    mark: null,
  }),
  comesBack(MONTHLY_FIGURES, { measure: 'plans_n', month: '2024-10', series: 'latest', value: 0 }),
  comesBack(PLACEMENT_COSTS, {
    reference: 'r1',
    placementType: 'inmss',
    start: '2024-09-01',
    end: null,
    yearlyCostPence: pence(6_100_001),
  }),
  comesBack(SEN2_PERSONS, {
    personKey: 'k',
    birthMonth: '2012-03',
    sex: 'F',
    ethnicity: null,
    upnUnknown: null,
  }),
  comesBack(SEN2_REQUESTS, {
    requestKey: 'k',
    personKey: 'p',
    receivedOn: '2024-01-31',
    source: null,
    outcome: 'H',
    outcomeOn: null,
    mediation: false,
    tribunal: null,
  }),
  comesBack(SEN2_ASSESSMENTS, {
    assessmentKey: 'k',
    requestKey: 'r',
    outcome: 'Y',
    outcomeOn: '2024-05-01',
    exceptionToTwentyWeeks: true,
    mediation: null,
    tribunal: false,
  }),
  comesBack(SEN2_NAMED_PLANS, {
    namedPlanKey: 'k',
    assessmentKey: 'a',
    startsOn: '2024-05-01',
    ceasedOn: null,
    ceaseReason: '3',
  }),
  comesBack(SEN2_PLAN_DETAILS, { namedPlanKey: 'k', ...PLACE }),
  comesBack(SEN2_ACTIVE_PLANS, {
    activePlanKey: 'k',
    requestKey: 'r',
    transferredFrom: null,
    reviewMeetingOn: '2024-06-01',
    reviewDecisionOn: null,
  }),
  comesBack(SEN2_PLACEMENTS, { activePlanKey: 'k', ...PLACE, entryOn: '2023-09-01', leavingOn: null }),
  comesBack(SEN2_NEEDS, { activePlanKey: 'k', need: 'ASD', rank: 2 }),
];

test('every table has its check here', () => {
  assert.equal(CHECKS.length, ROW_TABLE_NAMES.length);
  assert.equal(new Set(ROW_TABLE_NAMES).size, ROW_TABLE_NAMES.length);
});

test('every kind of row comes back as it went in; a missing value is not zero and zero is not missing', () => {
  for (const check of CHECKS) check();
});

test('a cell that does not fit its field is refused by its column, and its value is not repeated', () => {
  const good = {
    reference: 'r1',
    placement_type: 'inmss',
    start_on: '2024-09-01',
    end_on: null,
    yearly_cost_pence: 1,
  };
  const bad: readonly (readonly [Pick<RowTable<unknown>, 'read'>, Readonly<Record<string, Cell>>, string])[] =
    [
      [PLACEMENT_COSTS, { ...good, yearly_cost_pence: 1.5 }, 'yearly_cost_pence'],
      [PLACEMENT_COSTS, { ...good, reference: null }, 'reference'],
      [SEN2_NEEDS, { active_plan_key: 'k', need: 'ASD', need_rank: 3 }, 'need_rank'],
      [MONTHLY_FIGURES, { measure: 'a', month: '2024-10', series: 'sesame', value: 1 }, 'series'],
    ];
  for (const [table, row, column] of bad)
    assert.throws(
      () => table.read(row),
      (error) => error instanceof RangeError && error.message === `Column ${column} cannot hold this value`,
    );
});

test('published numbers that other hands made into something else are not believed', () => {
  const names = [...PUBLISHED_ROWS.columns].map((column) => [column.name, ''] as const);
  for (const stored of ['[1]', '{"a":"1"}', '{"a":null}', '7', '{'])
    assert.throws(
      () => PUBLISHED_ROWS.read({ ...Object.fromEntries(names), number_values: stored, marks: '{}' }),
      /number_values/,
    );
});
