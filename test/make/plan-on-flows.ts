/** A small plan whose caseload comes from a made-up cohort model: what its mitigations do on the flows, mean and draws. */
import type { CohortModel } from '../../src/core/model/cohort/cohort-model.ts';
import { runCohort } from '../../src/core/model/cohort/run-cohort.ts';
import { cohortCaseload } from '../../src/core/plan/cohort-caseload.ts';
import { drawnFewer, drawnLevers } from '../../src/core/plan/flow-draws.ts';
import { flowEffects } from '../../src/core/plan/flow-effects.ts';
import { type FlowSource, PLANS_BY_SETTING, planFlows } from '../../src/core/plan/flow-levers.ts';
import type { ManagementPlan, PlanMitigation } from '../../src/core/plan/management-plan.ts';
import { namesFlow } from '../../src/core/plan/unit-plans.ts';
import { makeCohortModel } from './make-cohort-model.ts';
import { bareManagementPlan, tenAMonth } from './management-plan.ts';
import { smallPlan } from './plan-inputs.ts';

const YEARS = 2;

/** A model of three settings that begins with the small plan, by months; with requests and decisions where asked for. */
export function flowModel(pipeline: boolean, seed = 31): CohortModel {
  const sizes = { ages: 20, needs: 3, places: 6, plans: 700 } as const;
  return makeCohortModel({ seed, ...sizes, grain: 12, pipeline, start: '2024-04' });
}

/** The small plan with mitigations, simulated from records. */
export function planOnFlows(mitigations: readonly PlanMitigation[]): ManagementPlan {
  const cohort = {
    folder: '.',
    population: null,
    establishments: null,
    area: null,
    lookBack: null,
    types: {},
  };
  return { ...bareManagementPlan(smallPlan()), cohort, mitigations };
}

/** A mitigation on a flow, of a sure size from the first month on, in all types. */
export function onFlow(
  id: string,
  flow: PlanMitigation['flow'],
  size: number,
  more: Partial<PlanMitigation> = {},
) {
  return tenAMonth(id, { flow, size, low: size, high: size, mix: { mainstream: 1, inmss: 1 }, ...more });
}

/** Where a made-up model is paid: the last of its settings as independent. */
export function flowSource(model: CohortModel): FlowSource {
  const stock = new Map<string, number>();
  model.stock.forEach((plans, cell) => {
    const setting = model.axes.places[cell % model.axes.places.length]?.setting ?? '';
    stock.set(setting, (stock.get(setting) ?? 0) + plans);
  });
  const typeOf = new Map([
    ['setting 0', 'mainstream'],
    ['setting 1', 'mainstream'],
    ['setting 2', 'inmss'],
  ]);
  return { model, years: YEARS, typeOf, stock };
}

/** What is made of a plan: its draws without mitigations on flows, and the effects of these. */
export function simulatedFlows(plan: ManagementPlan, model: CohortModel, chance = { seed: 1, draws: 20 }) {
  const flows = planFlows(plan, flowSource(model));
  const options = { years: YEARS, ...chance, keep: PLANS_BY_SETTING };
  const settings = { start: model.start, stepMonths: 12 / model.grain, stock: flows.stock };
  const without = { ...settings, run: runCohort(model, options) };
  const levers = drawnLevers(plan, flows, chance);
  const withThem = { ...settings, run: runCohort(model, { ...options, levers }) };
  const counted = { ...plan, mitigations: plan.mitigations.filter((one) => !namesFlow(one)) };
  return {
    caseload: cohortCaseload(counted, without, flows.typeOf),
    effects: flowEffects(plan, flows, drawnFewer(plan, flows, without, withThem)),
    flows,
    runs: { without: without.run, withThem: withThem.run },
  };
}

/** Plans fewer in all at the end of the plan, on the mean as planned. */
export function fewerAtEnd(plan: ManagementPlan, model: CohortModel): number {
  const { effects } = simulatedFlows(plan, model, { seed: 1, draws: 2 });
  const sizes = Float64Array.from(plan.mitigations, ({ size }) => size);
  const avoided = effects.avoided({ sizes, delays: new Float64Array(sizes.length) });
  return avoided.slice(-plan.finance.types.length).reduce((sum, plans) => sum + plans, 0);
}
