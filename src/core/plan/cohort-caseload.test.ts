/** Caseload from a simulation: settings to types, months to 31 March, what is known, what mitigations take off. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan, smallManagementPlan } from '../../../test/make/management-plan.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import {
  besidePlan,
  cohortCaseload,
  type SimulatedSettings,
  typesOfSettings,
  yearsNeeded,
} from './cohort-caseload.ts';
import { frameEffects, plannedEffect } from './mitigation-effect.ts';

const DRAWS = 3;

/** A run whose plans of setting `s` at the end of step `k` in draw `d` are `1000 s + 10 k + d`. */
function simulation(
  settings: readonly string[],
  steps: number,
  stepMonths: number,
  start: string,
): SimulatedSettings {
  const series = settings.map((member) => ({ measure: 'plans', cut: 'setting', member }) as const);
  const counts = new Int32Array(steps * series.length * DRAWS);
  for (let step = 0; step < steps; step++)
    for (let s = 0; s < series.length; s++)
      for (let draw = 0; draw < DRAWS; draw++)
        counts[(step * series.length + s) * DRAWS + draw] = 1000 * s + 10 * step + draw;
  const plan = { series, blocks: [], queues: [], members: null as never }; // only the series are looked at
  return {
    run: { plan, counts, draws: DRAWS, steps },
    start,
    stepMonths,
    stock: new Map(settings.map((setting, s) => [setting, 1000 * s - 10])),
  };
}

const FINANCE = smallPlan();
const [FIRST = '', SECOND = ''] = FINANCE.types;
const YEAR = FINANCE.years[0] ?? 0;

test('settings of one type add up, each 31 March is the end of its March, and what lies before is as the plan has it', () => {
  const plan = bareManagementPlan(FINANCE);
  const typeOf = new Map([
    ['A', FIRST],
    ['B', SECOND],
    ['C', FIRST],
  ]);
  // The stock stands at the beginning of April, so the end of the first March is twelve steps on.
  const simulated = simulation(['A', 'B', 'C'], 24, 1, `${YEAR}-04`);
  const { plans, ends, types } = cohortCaseload(plan, simulated, typeOf);
  const at = (draw: number, end: number, type: string) =>
    plans[(draw * ends + end) * types + FINANCE.types.indexOf(type)];
  for (let draw = 0; draw < DRAWS; draw++) {
    assert.equal(at(draw, 0, FIRST), Number(FINANCE.caseload[FIRST]?.[0]));
    assert.equal(at(draw, 1, FIRST), 110 + draw + 2000 + 110 + draw);
    assert.equal(at(draw, 1, SECOND), 1000 + 110 + draw);
    assert.equal(at(draw, 2, SECOND), 1000 + 230 + draw);
  }
});

test('between two yearly steps plans lie on the straight line, from the stock of the start on', () => {
  const plan = bareManagementPlan(FINANCE);
  const simulated = simulation(['A'], 3, 12, `${YEAR}-01`);
  const { plans, types } = cohortCaseload(plan, simulated, new Map([['A', FIRST]]));
  const place = FINANCE.types.indexOf(FIRST);
  // 31 March of the first year is three months after the start: a quarter of the way from −10 to 0, never below nil.
  assert.equal(plans[place], 0);
  // A year later: a quarter of the way from 0 to 10.
  assert.equal(plans[types + place], 2.5);
});

test('the plan’s mitigations are taken off as planned, from the last known 31 March on', () => {
  const plan = smallManagementPlan();
  const { finance } = plan;
  const settings = finance.types.map((_, place) => `S${place}`);
  const typeOf = new Map(settings.map((setting, place) => [setting, finance.types[place] ?? '']));
  const simulated = simulation(settings, 48, 1, `${finance.years[0]}-04`);
  const { plans, ends, types } = cohortCaseload(plan, simulated, typeOf);
  const bare = cohortCaseload({ ...plan, mitigations: [] }, simulated, typeOf).plans;
  const { avoided } = plannedEffect(frameEffects(plan), () => true);
  assert.ok(avoided.some((fewer) => fewer !== 0));
  for (let cell = types; cell < ends * types; cell++)
    assert.equal(
      plans[cell],
      Math.max(0, (bare[cell] ?? 0) - (avoided[cell] ?? 0) + (avoided[cell % types] ?? 0)),
    );
});

test('without mitigations no plan is lost or made on the way to types', () => {
  const plan = bareManagementPlan(FINANCE);
  const settings = ['A', 'B', 'C', 'D'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FINANCE.types), { minLength: 4, maxLength: 4 }), (kinds) => {
      const typeOf = new Map(settings.map((setting, at) => [setting, kinds[at] ?? '']));
      const simulated = simulation(settings, 24, 1, `${YEAR}-04`);
      const { plans, ends, types } = cohortCaseload(plan, simulated, typeOf);
      for (let draw = 0; draw < DRAWS; draw++) {
        const row = (draw * ends + 2) * types;
        let sum = 0;
        for (let type = 0; type < types; type++) sum += plans[row + type] ?? 0;
        assert.equal(sum, 0 + 1000 + 2000 + 3000 + 4 * (230 + draw));
      }
    }),
  );
});

test('a setting without a type, and a type named for no setting, are problems with their names', () => {
  const none = typesOfSettings({ finance: FINANCE }, { types: {} }, ['MSMA', 'XYZ']);
  assert.deepEqual(
    none.problems.map(({ code, place }) => [code, place]),
    [
      ...(FINANCE.types.includes('mainstream')
        ? []
        : [['plan.setting-not-mapped', 'caseload.cohort.types, MSMA']]),
      ['plan.setting-not-mapped', 'caseload.cohort.types, XYZ'],
    ],
  );
  const wrong = typesOfSettings({ finance: FINANCE }, { types: { XYZ: 'nothing', GONE: FIRST } }, ['XYZ']);
  assert.deepEqual(
    wrong.problems.map(({ code }) => code),
    ['plan.setting-not-mapped', 'plan.setting-unknown'],
  );
  const right = typesOfSettings({ finance: FINANCE }, { types: { XYZ: SECOND } }, ['XYZ']);
  assert.deepEqual([...right.typeOf], [['XYZ', SECOND]]);
});

test('the simulation reaches as far as the plan, and not where the plan is over', () => {
  const last = (FINANCE.years.at(-1) ?? 0) + 1;
  assert.equal(yearsNeeded({ finance: FINANCE }, `${YEAR}-04`), last - YEAR);
  assert.equal(yearsNeeded({ finance: FINANCE }, `${YEAR}-01`), last - YEAR + 1);
  assert.equal(yearsNeeded({ finance: FINANCE }, `${last}-04`), 0);
});

test('draws beside the plan: the mean and spread of each type, and what the plan counts', () => {
  const plans = Float64Array.from([10, 20, 14, 24]);
  const finance = { ...FINANCE, years: [], types: ['a', 'b'], caseload: { a: [11n], b: [22n] } };
  assert.deepEqual(besidePlan({ finance }, { draws: 2, ends: 1, types: 2, plans }), [
    { year: 0, type: 'a', planned: 11, mean: 12, sd: 2 },
    { year: 0, type: 'b', planned: 22, mean: 22, sd: 2 },
  ]);
});
