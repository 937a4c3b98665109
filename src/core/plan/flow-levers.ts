/** A plan's mitigations that name a flow, made into levers on the flows of the cohort model that its caseload comes from. */
import { toMonthNumber } from '../base/day-number.ts';
import { ProblemError, raise } from '../base/problem.ts';
import type { CohortLever, LeverFlow } from '../model/cohort/cohort-levers.ts';
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import { type CohortIntervention, compileScenario } from '../model/cohort/cohort-scenario.ts';
import { type CohortKeep, PUBLISHED_AGE_BANDS } from '../model/cohort/cohort-series.ts';
import { flowBases, perSizeOf, unitPlansOnFlow } from './flow-bases.ts';
import { checkReach, checkScope, targetWeights } from './flow-scope.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';
import { actingShare, isShareOfFlow, namesFlow } from './unit-plans.ts';

/** Flows of people who have a plan or get one: these alone can be told apart by age, need and placement. */
const OF_PEOPLE: ReadonlySet<LeverFlow> = new Set(['ceases', 'moves', 'placement']);
const BETWEEN: ReadonlySet<LeverFlow> = new Set(['moves', 'placement']);

/** Only what the money needs is kept of a run. */
export const PLANS_BY_SETTING: CohortKeep = {
  plans: ['setting'],
  joiners: [],
  leavers: [],
  changes: [],
  queues: false,
  ageBands: PUBLISHED_AGE_BANDS,
};

/** One mitigation on the flow it changes. */
export type FlowLever = {
  /** Its place in the plan's list. */
  readonly place: number;
  readonly lever: CohortLever;
  /** -1 where the flow falls by the size, 1 where it grows. */
  readonly sign: 1 | -1;
  /** See `FlowEffects`. */
  readonly unitPlans: number | null;
};

/** Where the caseload of a plan is simulated. */
export type FlowSource = {
  readonly model: CohortModel;
  readonly years: number;
  readonly typeOf: ReadonlyMap<string, string>;
  /** Plans at the start by setting. */
  readonly stock: ReadonlyMap<string, number>;
};

export type PlanFlows = FlowSource & { readonly levers: readonly FlowLever[] };

/**
 * Make levers of all mitigations that name a flow.
 * @throws ProblemError with the mitigation's place: `cohort.intervention-*` where the forecast does not have the flow, a name or such a
 * size; `plan.scope-not-of-flow`, `plan.nobody-in-scope`, `plan.flow-without-share`.
 * @source Method note 9, section 3a.
 */
export function planFlows(plan: ManagementPlan, source: FlowSource): PlanFlows {
  const named = plan.mitigations.map((one, place) => ({ one, place })).filter(({ one }) => namesFlow(one));
  if (named.length === 0) return { ...source, levers: [] };
  const bases = flowBases(source);
  const levers = named.map(({ one, place }): FlowLever => {
    const flow = engineFlow(source.model, one);
    const perSize = perSizeOf(plan, one, bases);
    const lever = compiled(source, one, flow);
    const isShare = isShareOfFlow(one) || perSize !== null;
    return {
      place,
      sign: OF_PEOPLE.has(flow) ? 1 : -1,
      unitPlans: unitPlansOnFlow(plan, one, bases),
      lever: {
        ...lever,
        ...profilesOf(source, one, perSize),
        relative: isShare,
        to: targetWeights(source, one, lever),
      },
    };
  });
  return { ...source, levers };
}

/** How much acts by month, on time and late by one month, two, and so on to where nothing is left of the simulation. */
function profilesOf(
  { model, years }: FlowSource,
  one: PlanMitigation,
  perSize: Float64Array | null,
): Pick<CohortLever, 'profile' | 'late'> {
  const months = years * 12;
  const ahead = toMonthNumber(model.start) - toMonthNumber(one.start);
  const profile = (late: number) =>
    Float64Array.from({ length: months }, (_, k) => actingShare(one, k + ahead - late) * (perSize?.[k] ?? 1));
  const latest = months + Math.max(0, ahead);
  return { profile: profile(0), late: Array.from({ length: latest }, (_, k) => profile(k + 1)) };
}

/** How plan flows are called by the engine. */
function engineFlow({ joining }: CohortModel, { flow }: PlanMitigation): LeverFlow {
  if (flow === 'refusals') return 'assess';
  if (flow === 'new-plans') return joining.pipeline === null ? 'requests' : 'issue';
  return flow as LeverFlow; // a flow that is named is one of the engine's
}

function compiled(source: FlowSource, one: PlanMitigation, flow: LeverFlow): CohortLever {
  const settingsOf = (weights: Readonly<Record<string, number>>) =>
    [...source.typeOf].filter(([, type]) => (weights[type] ?? 0) > 0).map(([setting]) => setting);
  const hasPeople = OF_PEOPLE.has(flow);
  checkScope(one, hasPeople);
  const isShare = isShareOfFlow(one);
  const intervention: CohortIntervention = {
    name: one.name,
    flow,
    change: isShare ? 'relative' : 'absolute',
    size: isShare ? sizesOf(one, hasPeople) : { low: 0, likely: 0, high: 0 },
    chance: one.pWorks,
    start: one.start,
    delay: 0,
    ramp: 0,
    end: null,
    scope: hasPeople ? { ...one.scope, settings: settingsOf(one.mix) } : {},
    to: BETWEEN.has(flow) ? { settings: settingsOf(one.to) } : null,
  };
  const [lever] = atMitigation(one, () => compileScenario(source.model, source.years, [intervention]).levers);
  if (lever === undefined) throw new RangeError('Every intervention makes a lever');
  checkReach(source.model, one, lever);
  return lever;
}

/** Sizes that are shares, as the engine has them: a flow that falls has sizes below 0. */
function sizesOf({ low, size, high }: PlanMitigation, isMore: boolean): CohortIntervention['size'] {
  return isMore ? { low, likely: size, high } : { low: -high, likely: -size, high: -low };
}

/** Tell a problem of the engine at the mitigation's own place. */
function atMitigation<T>({ id }: PlanMitigation, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const part = error.problem.place?.replace(/^interventions\[\d+\]\./, '') ?? 'flow';
    return raise({ ...error.problem, place: `mitigations.${id}.${part}` });
  }
}
