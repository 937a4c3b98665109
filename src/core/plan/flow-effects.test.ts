/** Mitigations on flows through the plan: nothing changes no digit, the mean is a slow count's, more does more, all adds up, overlap is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan, tenAMonth } from '../../../test/make/management-plan.ts';
import {
  fewerAtEnd,
  flowModel,
  onFlow,
  planOnFlows,
  simulatedFlows,
} from '../../../test/make/plan-on-flows.ts';
import { slowCohort } from '../../../test/make/slow-cohort.ts';
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import { forecastPlan } from './forecast-plan.ts';
import type { ManagementPlan } from './management-plan.ts';
import { frameEffects } from './mitigation-effect.ts';
import { valueMitigations } from './value-mitigations.ts';

const queued = flowModel(true);
const direct = flowModel(false);
const LEVELS = [0.1, 0.5, 0.9] as const;
const CHANCE = { seed: 1, draws: 20 } as const;

function forecastOf(plan: ManagementPlan, model: CohortModel) {
  const { caseload, effects } = simulatedFlows(plan, model, CHANCE);
  const flows = effects.unitPlans.size === 0 ? null : effects;
  return forecastPlan(plan, { ...CHANCE, levels: LEVELS, caseload, flows });
}

test('a mitigation of no size, of no chance, or that never begins changes no digit of any draw or year', () => {
  const bare = forecastOf(planOnFlows([]), queued);
  const to = { mix: { inmss: 1 }, to: { mainstream: 1 } };
  for (const one of [
    onFlow('a', 'requests', 0, { delay: 4 }),
    onFlow('a', 'new-plans', 4, { pWorks: 0 }),
    onFlow('a', 'ceases', 4, { start: '2031-04' }),
    onFlow('a', 'moves', 0, to),
    onFlow('a', 'placement', 0, to),
  ]) {
    const plan = planOnFlows([one]);
    const { runs } = simulatedFlows(plan, queued, CHANCE);
    assert.deepEqual(runs.withThem.counts, runs.without.counts);
    const { years, namedYears, onFlows } = forecastOf(plan, queued);
    assert.deepEqual(years, bare.years);
    assert.deepEqual(namedYears, bare.namedYears);
    assert.ok(onFlows?.value.quantiles.every((pence) => pence === 0));
  }
});

test('draws taken off are the run with the mitigations, plan by plan', () => {
  const plan = planOnFlows([
    onFlow('a', 'new-plans', 4, { low: 0, high: 6, delay: 3 }),
    onFlow('b', 'ceases', 2),
  ]);
  const { effects, caseload, runs } = simulatedFlows(plan, queued, CHANCE);
  const series = runs.withThem.plan.series.length;
  const last = caseload.ends * caseload.types;
  for (let draw = 0; draw < CHANCE.draws; draw++) {
    const of = (table: ArrayLike<number>) =>
      (table[(draw + 1) * last - 2] ?? 0) + (table[(draw + 1) * last - 1] ?? 0);
    let plans = 0;
    for (let k = 0; k < series; k++)
      plans += runs.withThem.counts[((runs.withThem.steps - 1) * series + k) * CHANCE.draws + draw] ?? 0;
    assert.equal(of(caseload.plans) - of(effects.drawn), plans);
  }
});

test('the exact mean is what a slow count of children says, a twin county without the flow beside it', () => {
  const [fall, rise] = [0.6, 2];
  const slower = (gamma: CohortModel['joining']['rate'], times: number) => ({
    ...gamma,
    shape: gamma.shape.map((events) => events * times),
  });
  const fewer = { ...direct, joining: { ...direct.joining, rate: slower(direct.joining.rate, 1 - fall) } };
  const more = { ...direct, leaving: { ...direct.leaving, rate: slower(direct.leaving.rate, 1 + rise) } };
  const change = 'relative' as const;
  for (const [flow, size, twin] of [
    ['new-plans', fall, fewer],
    ['ceases', rise, more],
  ] as const) {
    const runs = 90;
    const slow = Array.from({ length: runs }, (_, k) => {
      const end = (model: CohortModel, seed: string) =>
        slowCohort(model, 2, seed).at(-1)?.total ?? Number.NaN;
      return end(direct, `a${k}`) - end(twin, `b${k}`);
    });
    const mean = slow.reduce((sum, plans) => sum + plans, 0) / runs;
    const sd = Math.sqrt(slow.reduce((sum, plans) => sum + (plans - mean) ** 2, 0) / (runs - 1));
    const exact = fewerAtEnd(planOnFlows([onFlow('a', flow, size, { change })]), direct);
    // Large enough that a mistake of a fifth would be seen.
    assert.ok(exact > (20 * sd) / Math.sqrt(runs), flow);
    assert.ok(Math.abs(exact - mean) < (4 * sd) / Math.sqrt(runs), `${flow}: ${exact} beside ${mean}`);
  }
});

test('sure and on time, the draws take off on average what the exact mean takes off', () => {
  const plan = planOnFlows([onFlow('a', 'requests', 5), onFlow('b', 'ceases', 0.5, { change: 'relative' })]);
  const draws = 200;
  const { effects } = simulatedFlows(plan, queued, { seed: 3, draws });
  const end = (table: Float64Array, row: number) => (table[row + 4] ?? 0) + (table[row + 5] ?? 0);
  const fewer = Array.from({ length: draws }, (_, draw) => end(effects.drawn, draw * 6));
  const mean = fewer.reduce((sum, plans) => sum + plans, 0) / draws;
  const sd = Math.sqrt(fewer.reduce((sum, plans) => sum + (plans - mean) ** 2, 0) / draws);
  const exact = end(effects.avoided({ sizes: Float64Array.of(5, 0.5), delays: new Float64Array(2) }), 0);
  assert.ok(sd > 0 && Math.abs(mean - exact) < (4 * sd) / Math.sqrt(draws), `${exact} beside ${mean}`);
  assert.ok(exact > (20 * sd) / Math.sqrt(draws));
});

test('more of a mitigation leaves no more plans, earlier none fewer saved, and both together no fewer than either', () => {
  const flow = fc.constantFrom('requests', 'refusals', 'assess', 'issue', 'new-plans', 'ceases' as const);
  const size = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(flow, flow, size, size, fc.integer({ min: 1, max: 9 }), (a, b, less, plus, month) => {
      const at = (one: number, start = '2024-04') =>
        fewerAtEnd(planOnFlows([onFlow('a', a, one, { start })]), queued);
      const [low, high] = [at(less), at(less + plus)];
      assert.ok(high >= low - 1e-9);
      assert.ok(at(less, `2025-0${month}`) <= low + 1e-9);
      const both = fewerAtEnd(planOnFlows([onFlow('a', a, less), onFlow('b', b, plus)]), queued);
      assert.ok(both >= Math.max(low, fewerAtEnd(planOnFlows([onFlow('b', b, plus)]), queued)) - 1e-9);
    }),
    { numRuns: 25 },
  );
});

test('shares add up to the joint value to the penny, with counted ones among them, and the gap to the plan', () => {
  const path = { mainstream: [0, 3, 5] };
  const plan = planOnFlows([
    onFlow('a', 'requests', 3),
    tenAMonth('path', { flow: 'caseload', size: 1, low: 0, high: 1, plans: path }),
    onFlow('b', 'new-plans', 2, { start: '2024-08' }),
    onFlow('c', 'moves', 0.5, { mix: { inmss: 1 }, to: { mainstream: 1 } }),
  ]);
  const { effects } = simulatedFlows(plan, queued, { seed: 1, draws: 2 });
  const values = valueMitigations(plan, frameEffects(plan, effects));
  for (const [year, joint] of values.joint.entries()) {
    const shares = values.values.reduce((sum, { share }) => sum + (share[year] ?? 0n), 0n);
    assert.equal(shares, joint);
  }
  const forecast = forecastOf(plan, queued);
  for (const year of forecast.gap) {
    const named = year.mitigationsPence.reduce((sum, pence) => sum + pence, 0n);
    assert.equal(
      year.unmitigatedPence - named - year.unnamedCaseloadPence - year.unexplainedSavingPence,
      year.plannedPence,
    );
  }
  assert.deepEqual(
    forecast.mitigations.map(({ reckoned }) => reckoned.basis),
    ['flow', 'count', 'flow', 'flow'],
  );
});

test('beyond seven on flows shares are layers, and still add up', () => {
  const many = Array.from({ length: 8 }, (_, k) => onFlow(`m${k}`, 'requests', 0.5));
  const plan = planOnFlows(many);
  const { effects } = simulatedFlows(plan, queued, { seed: 1, draws: 2 });
  const { method, values, joint } = valueMitigations(plan, frameEffects(plan, effects));
  assert.equal(method, 'layers');
  for (const [year, all] of joint.entries())
    assert.equal(
      values.reduce((sum, { share }) => sum + (share[year] ?? 0n), 0n),
      all,
    );
});

test('two that spare the same plans overlap, the overlap is told, and never prevents a plan twice', () => {
  const pairs = [
    [onFlow('a', 'requests', 4), onFlow('b', 'requests', 4)],
    [onFlow('a', 'requests', 4), onFlow('b', 'new-plans', 4)],
    [onFlow('a', 'assess', 0.5, { change: 'relative' }), onFlow('b', 'issue', 0.5, { change: 'relative' })],
  ];
  for (const both of pairs) {
    const { mitigations, overlap } = forecastOf(planOnFlows(both), queued);
    assert.ok(mitigations.every((one) => one.overlap.every((pence) => pence >= 0n)));
    assert.ok((mitigations[0]?.overlap.at(-1) ?? 0n) > 0n);
    // What all bring together is more than each loses alone, by the overlap.
    assert.ok((overlap.at(-1) ?? 0n) > 0n);
    const alone = both
      .map((one) => fewerAtEnd(planOnFlows([one]), queued))
      .reduce((sum, plans) => sum + plans, 0);
    assert.ok(fewerAtEnd(planOnFlows(both), queued) < alone);
  }
});

test('over the draws a lone mitigation is the paired difference, several share it so that every mean adds up', () => {
  const unsure = { low: 0, high: 6, delay: 4, pWorks: 0.7 };
  const a = onFlow('a', 'new-plans', 4, unsure);
  const b = onFlow('b', 'ceases', 3, { ...unsure, delay: 1 });
  const lone = forecastOf(planOnFlows([a]), queued);
  assert.deepEqual(lone.mitigations[0]?.value, lone.onFlows?.value);
  const both = forecastOf(planOnFlows([a, b]), queued);
  const sum = both.mitigations.reduce((all, one) => all + one.value.mean, 0);
  assert.ok(Math.abs(sum - (both.onFlows?.value.mean ?? Number.NaN)) <= 2, 'to the pennies of two roundings');
  assert.ok(both.mitigations.every((one) => one.value.mean > 0));
  const last = both.onFlows?.fewer.at(-1);
  assert.ok((last?.mean ?? 0) > 0 && (last?.mean ?? 0) < (last?.planned ?? 0), 'late and unsure brings less');
});

test('without a mitigation on a flow the forecast is as it was, and a path of plans is taken off as planned', () => {
  const path = tenAMonth('path', {
    flow: 'caseload',
    size: 1,
    low: 1,
    high: 1,
    plans: { mainstream: [0, 7, 9] },
  });
  const plan = planOnFlows([path]);
  const { caseload } = simulatedFlows(plan, queued, CHANCE);
  const bare = simulatedFlows(planOnFlows([]), queued, CHANCE).caseload;
  const fewer = [0, 0, 7, 0, 9, 0];
  assert.deepEqual(
    [...caseload.plans],
    [...bare.plans].map((plans, cell) => Math.max(0, plans - (fewer[cell % 6] ?? 0))),
  );
  const { mitigations, onFlows } = forecastOf(plan, queued);
  assert.equal(onFlows, null);
  assert.match(mitigations[0]?.reckoned.inWords ?? '', /as the plan counts them, since the caseload/);
});

test('achieved stands beside planned in plans, by the decisions of the records, and the run rate counts likewise', () => {
  const achieved = [{ month: '2024-04', plans: 1 }];
  const runRate = { from: '2024-01', to: '2024-04', opening: 700, closing: 730 };
  const plan = { ...planOnFlows([onFlow('a', 'requests', 4, { achieved })]), runRate };
  const { effects } = simulatedFlows(plan, queued, CHANCE);
  const perRequest = effects.unitPlans.get(0) ?? Number.NaN;
  const { mitigations, runRate: tested } = forecastOf(plan, queued);
  assert.ok(Math.abs((mitigations[0]?.achieved?.plannedPlans ?? 0) - 4 * perRequest) < 1e-12);
  assert.ok(Math.abs((tested?.avoidedPerMonth ?? 0) - 4 * perRequest) < 1e-12);
  const share = onFlow('a', 'moves', 0.5, {
    change: 'relative',
    mix: { inmss: 1 },
    to: { mainstream: 1 },
    achieved,
  });
  assert.equal(forecastOf(planOnFlows([share]), queued).mitigations[0]?.achieved, null);
});

test('counted without records a share of a flow needs the plan’s own number of it', () => {
  const share = onFlow('a', 'issue', 0.1, { change: 'relative' });
  const plan = { ...bareManagementPlan(planOnFlows([]).finance), mitigations: [share] };
  assert.throws(() => frameEffects(plan), /is a share of “issue”/);
  const flows = [{ flow: 'issue' as const, perMonth: 50, plansPer: 1 }];
  const [made] = frameEffects({ ...plan, flows }).byMonth;
  assert.equal(made?.plansPer, 50);
});
