/** The plan's mitigations in the lab: those that name a flow are levers on it, as in the forecast from records; the others are counted. */
import type { CohortLever } from '../model/cohort/cohort-levers.ts';
import type { LeverPlan } from '../model/cohort/lever-sizes.ts';
import type { CaseloadDraws } from '../plan/caseload-draws.ts';
import { drawMitigations } from '../plan/draw-outcomes.ts';
import { drawnLevers } from '../plan/flow-draws.ts';
import { type FlowEffects, flowEffects } from '../plan/flow-effects.ts';
import { type FlowLever, type PlanFlows, planFlows } from '../plan/flow-levers.ts';
import { addAlone, sizeTried } from '../plan/flow-values.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { countedOnly, type EffectFrame, frameEffects } from '../plan/mitigation-effect.ts';
import { stockBySetting } from '../plan/stock-by-setting.ts';
import { namesFlow } from '../plan/unit-plans.ts';
import { ALL_DRAWS, type LabInput } from './lab-input.ts';

/** How the plan's mitigations on flows are in a simulation: not at all, each as it turns out, or as planned and on time. */
export type LabActing = 'left-out' | 'turned-out' | 'as-planned';

type LabMitigations = {
  /** Those on flows; none where the lab counts every one. */
  readonly onFlows: PlanFlows | null;
  /** The plan with those that are counted alone, and their effects among all of the plan's. */
  readonly counted: ManagementPlan;
  readonly frame: EffectFrame;
  /** Levers of those on flows as they turn out on average, size and lateness together, at size 1. */
  readonly average: readonly CohortLever[];
};

/** Worked out once for a lab: it takes a run of the mean. */
const kept = new WeakMap<LabInput, LabMitigations>();

/**
 * Part a lab's mitigations.
 * @throws ProblemError those of `planFlows`, where the lab says that flows can be run and they cannot.
 * @source Method note 9, section 3a.
 */
export function labMitigations(input: LabInput): LabMitigations {
  const known = kept.get(input);
  if (known !== undefined) return known;
  const made = part(input);
  kept.set(input, made);
  return made;
}

function part(input: LabInput): LabMitigations {
  const { plan, model, years, types, hasFlows } = input;
  const isOnFlow = (one: ManagementPlan['mitigations'][number]) => hasFlows && namesFlow(one);
  if (!plan.mitigations.some(isOnFlow))
    return { onFlows: null, counted: plan, frame: frameEffects(plan), average: [] };
  const onFlows = planFlows(plan, { model, years, typeOf: new Map(types), stock: stockBySetting(model) });
  return {
    onFlows,
    counted: { ...plan, mitigations: plan.mitigations.filter((one) => !isOnFlow(one)) },
    frame: countedOnly(frameEffects(plan, flowsWithout(onFlows))),
    average: averageLevers(input, onFlows),
  };
}

/** Flows that make nothing of any mitigation: they only say which are not counted. */
function flowsWithout({ model, levers }: PlanFlows): FlowEffects {
  return {
    start: model.start,
    unitPlans: new Map(levers.map(({ place, unitPlans }) => [place, unitPlans])),
    avoided: () => new Float64Array(0),
    drawn: new Float64Array(0),
    notes: [],
  };
}

/** Whether simulations differ by what is said of the plan's mitigations: only where one acts on a flow. */
export function actingOf(input: LabInput, isCounted: boolean): LabActing {
  return isCounted && labMitigations(input).onFlows !== null ? 'turned-out' : 'left-out';
}

/**
 * Join levers that are set with the plan's own. Those that are set come first and keep their chance, whether or not the plan's act.
 * @param draws  simulations up to which the plan's turn out.
 */
export function withMitigations(
  input: LabInput,
  set: LeverPlan,
  acting: LabActing,
  draws: number,
): LeverPlan {
  const { onFlows } = labMitigations(input);
  if (onFlows === null || acting === 'left-out') return set;
  const chance = { seed: input.seed, draws: Math.max(draws, ALL_DRAWS) };
  const { levers, sizes, drawn } = drawnLevers(input.plan, onFlows, chance);
  const joined = { levers: [...set.levers, ...levers], sizes: [...set.sizes, ...sizes] };
  if (acting === 'as-planned' || drawn === undefined) return joined;
  return { ...joined, drawn: { ...drawn, from: set.levers.length } };
}

/** Give the plan's levers for the mean, each at size 1: as they turn out on average over all draws, or as planned. */
export function meanLevers(input: LabInput, acting: LabActing): readonly CohortLever[] {
  const { onFlows, average } = labMitigations(input);
  if (onFlows === null || acting === 'left-out') return [];
  if (acting === 'turned-out') return average;
  const { mitigations } = input.plan;
  return onFlows.levers.map(({ lever, place, sign }) =>
    scaled(lever, lever.profile, sign * (mitigations[place]?.size ?? 0)),
  );
}

/**
 * Average each lever over all draws. What levers do to a flow in a month is a product of their amounts, and mitigations turn out each by
 * itself: so the mean of what they do is what they do on average.
 */
function averageLevers({ plan, seed }: LabInput, { levers }: PlanFlows): readonly CohortLever[] {
  const { count, sizes, delays } = drawMitigations(plan, { seed, draws: ALL_DRAWS });
  return levers.map((one) => {
    const sum = new Float64Array(one.lever.profile.length);
    for (let draw = 0; draw < ALL_DRAWS; draw++) {
      const size = sizes[draw * count + one.place] ?? 0;
      if (size === 0) continue;
      const profile = profileLate(one, delays[draw * count + one.place] ?? 0);
      for (let month = 0; month < sum.length; month++)
        sum[month] = (sum[month] ?? 0) + size * (profile[month] ?? 0);
    }
    return scaled(one.lever, sum, one.sign / ALL_DRAWS);
  });
}

/** What each mitigation on a flow spares alone on the mean, as things are; worked out once for a lab. */
const sparedAlone = new WeakMap<LabInput, readonly Parameters<typeof addAlone>[3][]>();

/**
 * Give the plans that mitigations on flows spare in each draw, as the mean would have it at the sizes and delays drawn, with nothing set
 * `[draw][end][type]`; null where none is on a flow.
 */
export function sparedInDraws(
  input: LabInput,
  shape: Pick<CaseloadDraws, 'draws' | 'ends' | 'types'>,
): Float64Array | null {
  const { onFlows } = labMitigations(input);
  if (onFlows === null) return null;
  const alone = sparedAlone.get(input) ?? aloneOf(input, onFlows);
  sparedAlone.set(input, alone);
  const spared = new Float64Array(shape.draws * shape.ends * shape.types);
  const drawn = drawMitigations(input.plan, { seed: input.seed, draws: shape.draws });
  for (const one of alone) addAlone(spared, shape, drawn, one);
  return spared;
}

function aloneOf({ plan }: LabInput, onFlows: PlanFlows) {
  const { avoided } = flowEffects(plan, onFlows, new Float64Array(0));
  return onFlows.levers.map(({ place }) => {
    const size = sizeTried(plan, place);
    const sizes = Float64Array.from(plan.mitigations, (_, at) => (at === place ? size : 0));
    return { place, size, alone: avoided({ sizes, delays: new Float64Array(sizes.length) }) };
  });
}

function profileLate({ lever: { profile, late = [] } }: FlowLever, months: number): Float64Array {
  if (months === 0 || late.length === 0) return profile;
  return late[Math.min(months, late.length) - 1] ?? profile;
}

/** A lever whose full size stands in its profile: at size 1, on time. */
function scaled(lever: CohortLever, profile: Float64Array, by: number): CohortLever {
  return { ...lever, profile: profile.map((share) => share * by), late: [] };
}
