/** A scenario of the lab as a plan of its own: its settings worked into money and caseload, so that it can be locked and compared. */
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { CaseloadDraws } from '../plan/caseload-draws.ts';
import { besidePlan } from '../plan/cohort-caseload.ts';
import type { CaseloadSpread, ManagementPlan } from '../plan/management-plan.ts';
import { plannedEffect } from '../plan/mitigation-effect.ts';
import { widenCaseload } from '../plan/widen-caseload.ts';
import { meanCaseload } from './lab-caseload.ts';
import type { LabInput } from './lab-input.ts';
import type { LabScenario } from './lab-link.ts';
import { type LabActing, labMitigations } from './lab-mitigations.ts';
import { COUNTED, isCounted, planWith } from './money-settings.ts';
import { turnDraws } from './turned-draws.ts';

/** What a scenario puts in the place of the live plan's own. */
export type ScenarioPlan = {
  /** With the money as set; plans are the mean of the simulations, in whole plans. */
  readonly finance: PlanInputs;
  readonly caseload: CaseloadSpread & { readonly mean: NonNullable<CaseloadSpread['mean']> };
  /** Plans if no mitigation of the plan worked; null where the scenario counts none. */
  readonly unmitigatedCaseload: PlanInputs['caseload'] | null;
  /** Whether the plan's mitigations are counted, and so belong to it. */
  readonly hasMitigations: boolean;
};

/** Mitigations that lower prices are in the plan's prices, and a plan that leaves them out cannot be written as prices. */
export type ScenarioObstacle = 'prices-left-out';

/** Say what keeps a scenario from being a plan; null where nothing does. */
export function scenarioObstacle({ plan }: LabInput, { money }: LabScenario): ScenarioObstacle | null {
  const isLeftOut = !isCounted(money, COUNTED.mitigations);
  return isLeftOut && plan.mitigations.some(({ flow }) => flow === 'unit-cost') ? 'prices-left-out' : null;
}

/**
 * Make the plan. Money is exact; of the plans by type and 31 March it keeps mean, spread and how far types move together,
 * from which a forecast draws again.
 * @param draws  of the scenario's flows, with the plan's mitigations acting as `actingInPlan` says (`simulatePiece`); at least two.
 * @throws RangeError where `scenarioObstacle` names one, or a setting is of nothing that the plan has.
 * @source Method note 9, section 2; method note 13 for what the lab counts.
 */
export function scenarioPlan(
  input: LabInput,
  { flows, money }: LabScenario,
  draws: CaseloadDraws,
): ScenarioPlan {
  if (scenarioObstacle(input, { name: '', flows: [], money }) !== null)
    throw new RangeError('Mitigations on prices cannot be left out of a plan');
  const set = planWith(input.plan, money);
  const hasMitigations = isCounted(money, COUNTED.mitigations);
  const caseload = hasMitigations
    ? widenCaseload(draws, input.rangeFactor)
    : turnDraws(input, draws).without.caseload;
  const moments = momentsOf(set, caseload);
  const avoided = avoidedAsPlanned(input, flows);
  const { types } = set.finance;
  return {
    finance: { ...set.finance, caseload: wholePlans(types, moments.mean, () => 0) },
    caseload: moments,
    unmitigatedCaseload: hasMitigations
      ? wholePlans(types, moments.mean, (type, end) => avoided[end * types.length + type] ?? 0)
      : null,
    hasMitigations,
  };
}

/** How the plan's mitigations on flows act in draws that are to be a plan: as planned, since a plan's numbers count them so. */
export function actingInPlan({ money }: Pick<LabScenario, 'money'>): LabActing {
  return isCounted(money, COUNTED.mitigations) ? 'as-planned' : 'left-out';
}

/** Plans fewer `[end][type]` through all of the plan's mitigations as planned: those on flows on the mean, the others counted. */
function avoidedAsPlanned(input: LabInput, flows: LabScenario['flows']): Float64Array {
  const { frame, onFlows } = labMitigations(input);
  const { avoided } = plannedEffect(frame, () => true);
  if (onFlows === null) return avoided;
  const [without, withThem] = (['left-out', 'as-planned'] as const).map(
    (acting) => meanCaseload(input, { flows, acting }).caseload.plans,
  );
  return avoided.map((plans, cell) => plans + (without?.[cell] ?? 0) - (withThem?.[cell] ?? 0));
}

/** Plans in whole numbers, with something put on top by type and 31 March; never below nil. */
function wholePlans(
  types: readonly string[],
  mean: Readonly<Record<string, readonly number[]>>,
  more: (type: number, end: number) => number,
): PlanInputs['caseload'] {
  const whole = (plans: number) => BigInt(Math.max(0, Math.round(plans)));
  return Object.fromEntries(
    types.map((name, type) => [name, (mean[name] ?? []).map((plans, end) => whole(plans + more(type, end)))]),
  );
}

function momentsOf(plan: ManagementPlan, draws: CaseloadDraws): ScenarioPlan['caseload'] {
  const { types, years } = plan.finance;
  const beside = besidePlan(plan, draws);
  const ends = years.length + 1;
  const byType = (pick: (one: (typeof beside)[number]) => number) =>
    Object.fromEntries(
      types.map((type, place) => [type, beside.slice(place * ends, (place + 1) * ends).map(pick)]),
    );
  const mean = byType((one) => one.mean);
  const spread = byType((one) => one.sd);
  return { mean, spread, common: commonOf(draws, spread, types) };
}

/**
 * Estimate the share of variance that types have in common: the variance of the total beyond that of independent types, as
 * a share of what wholly common types would have, over all 31 Marches.
 * @returns [0..1]; 0 where nothing is unsure or there is one type.
 */
function commonOf(
  { draws, ends, types: width, plans }: CaseloadDraws,
  spread: Readonly<Record<string, readonly number[]>>,
  types: readonly string[],
): number {
  let [beyond, most] = [0, 0];
  for (let end = 0; end < ends; end++) {
    let [sum, squares] = [0, 0];
    for (let draw = 0; draw < draws; draw++) {
      const from = (draw * ends + end) * width;
      let total = 0;
      for (let cell = from; cell < from + width; cell++) total += plans[cell] ?? 0;
      sum += total;
      squares += total * total;
    }
    const sds = types.map((type) => spread[type]?.[end] ?? 0);
    const apart = sds.reduce((all, sd) => all + sd * sd, 0);
    const together = sds.reduce((all, sd) => all + sd, 0) ** 2;
    beyond += squares / draws - (sum / draws) ** 2 - apart;
    most += together - apart;
  }
  return most <= 0 ? 0 : Math.min(1, Math.max(0, beyond / most));
}
