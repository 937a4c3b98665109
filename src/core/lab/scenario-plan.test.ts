/** A scenario as a plan: its moments are those of its draws, money set is money kept, and what it draws again is alike. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../../../test/make/fake-lab.ts';
import { tenAMonth } from '../../../test/make/management-plan.ts';
import { drawCaseload } from '../plan/caseload-draws.ts';
import { besidePlan } from '../plan/cohort-caseload.ts';
import { forecastPlan } from '../plan/forecast-plan.ts';
import { simulatePiece } from './lab-caseload.ts';
import { type FlowSetting, flowLeftAlone } from './lab-flows.ts';
import { LAB_LEVELS, type LabInput } from './lab-input.ts';
import { answerOfDraws } from './lab-money.ts';
import { COUNTED } from './money-settings.ts';
import { scenarioObstacle, scenarioPlan } from './scenario-plan.ts';

const LAB = fakeLab();
/** Flows as set, the plan's mitigations not on them. */
const left = (flows: readonly FlowSetting[]) => ({ flows, acting: 'left-out' }) as const;
const FEWER: FlowSetting = { ...flowLeftAlone('requests'), low: -0.5, size: -0.4, high: -0.3 };
const nothing = { name: 'x', flows: [], money: [] };

test('plans by type and year are the mean of the draws, in whole plans, with their spread', () => {
  const draws = simulatePiece(LAB, left([FEWER]), 0, 60);
  const { finance, caseload } = scenarioPlan(LAB, { ...nothing, flows: [FEWER] }, draws);
  for (const { year, type, mean, sd } of besidePlan(LAB.plan, draws)) {
    const end = year - (finance.years[0] ?? 0);
    assert.equal(caseload.mean[type]?.[end], mean);
    assert.equal(caseload.spread[type]?.[end], sd);
    assert.equal(finance.caseload[type]?.[end], BigInt(Math.round(mean)));
  }
  assert.ok(caseload.common >= 0 && caseload.common <= 1);
});

test('the share in common is found again in draws made with it', () => {
  const { finance } = LAB.plan;
  const ends = finance.years.length + 1;
  const rows = (value: number) => finance.types.map(() => Array.from({ length: ends }, () => value));
  for (const common of [0, 0.3, 0.8]) {
    const draws = drawCaseload(rows(1000), rows(50), common, { seed: 11, draws: 4000 });
    const made = scenarioPlan(LAB, nothing, draws).caseload;
    assert.ok(Math.abs(made.common - common) < 0.05, `${common} was found as ${made.common}`);
  }
  const sure = drawCaseload(rows(1000), rows(0), 0.5, { seed: 11, draws: 10 });
  assert.equal(scenarioPlan(LAB, nothing, sure).caseload.common, 0);
});

test('forecast as a plan, a scenario says on average what the lab says of it', () => {
  const lab: LabInput = { ...LAB, plan: { ...LAB.plan, mitigations: [tenAMonth('fewer')] } };
  const money = [{ id: 'hnbGrowth', value: 1.04 }];
  const scenario = { name: 'x', flows: [FEWER], money };
  const draws = simulatePiece(lab, left([FEWER]), 0, 400);
  const made = scenarioPlan(lab, scenario, draws);
  const { finance, caseload, unmitigatedCaseload } = made;
  const plan = { ...lab.plan, finance, caseload, unmitigatedCaseload, block: null };
  const forecast = forecastPlan(plan, { seed: 3, draws: 1000, levels: LAB_LEVELS, caseload: null });
  const said = answerOfDraws(lab, draws, money);
  for (const [year, { inYear }] of forecast.years.entries()) {
    const there = said.inYear[year];
    const width = Math.abs((there?.quantiles.at(-1) ?? 0) - (there?.quantiles[0] ?? 0));
    assert.ok(Math.abs(inYear.mean - (there?.mean ?? 0)) < 0.1 * width + 1e5, `year ${year}`);
  }
  assert.deepEqual(finance.hnbGrowth, { n: 104n, d: 100n });
  const last = finance.years.length;
  const total = (plans: typeof finance.caseload) =>
    finance.types.reduce((sum, type) => sum + Number(plans[type]?.[last] ?? 0n), 0);
  assert.ok(total(unmitigatedCaseload ?? {}) > total(finance.caseload));
});

test('mitigations that are not counted are not in the plan; those on prices cannot be left out', () => {
  const lab: LabInput = { ...LAB, plan: { ...LAB.plan, mitigations: [tenAMonth('fewer')] } };
  const without = { ...nothing, money: [{ id: COUNTED.mitigations, value: 0 }] };
  const draws = simulatePiece(lab, left([]), 0, 20);
  const made = scenarioPlan(lab, without, draws);
  assert.deepEqual([made.hasMitigations, made.unmitigatedCaseload], [false, null]);
  const counted = scenarioPlan(lab, nothing, draws);
  const [type = ''] = lab.plan.finance.types;
  assert.ok((made.caseload.mean[type]?.at(-1) ?? 0) > (counted.caseload.mean[type]?.at(-1) ?? 0));
  const priced: LabInput = {
    ...lab,
    plan: {
      ...lab.plan,
      mitigations: [tenAMonth('cheaper', { flow: 'unit-cost', size: 0.05, low: 0, high: 0.1 })],
    },
  };
  assert.equal(scenarioObstacle(priced, nothing), null);
  assert.equal(scenarioObstacle(priced, without), 'prices-left-out');
  assert.throws(() => scenarioPlan(priced, without, draws), RangeError);
});
