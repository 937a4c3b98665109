/** What mitigations on flows bring in each draw, in money: the paired difference, shared so that every draw adds up. */
import type { CaseloadDraws } from './caseload-draws.ts';
import type { DrawnMitigations } from './draw-outcomes.ts';
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan } from './management-plan.ts';

/** What is known of the draws. */
export type FlowDraws = {
  readonly flows: FlowEffects;
  readonly mitigations: DrawnMitigations;
  /** As everything turns out `[draw][end][type]` [plans]. */
  readonly turned: CaseloadDraws;
  /** What the plan would lose in each draw with another caseload, all years together [pence]. */
  readonly lostWith: (caseload: CaseloadDraws) => Float64Array;
};

/** In each draw, all years together [pence]: of all mitigations on flows, and of each by its place in the plan's list. */
export type FlowValues = {
  readonly joint: Float64Array;
  readonly byPlace: ReadonlyMap<number, Float64Array>;
};

/**
 * Value them. Jointly it is the draw without any of them less the same draw with them. Each gets what it alone would bring on the mean
 * at its drawn size and lateness, and of the rest, which is chance and overlap, a part as large as that is; a lone one gets it all.
 * @param without  the draws with no mitigation on a flow.
 * @source Method note 9, equation 9.10.
 */
export function valuesOverDraws(plan: ManagementPlan, draws: FlowDraws, without: CaseloadDraws): FlowValues {
  const joint = draws.lostWith(without);
  const places = [...draws.flows.unitPlans.keys()];
  if (places.length === 1) return { joint, byPlace: new Map(places.map((place) => [place, joint])) };
  const alone = places.map((place) => draws.lostWith(plusAlone(plan, draws, place)));
  const shared = places.map(() => new Float64Array(joint.length));
  for (let draw = 0; draw < joint.length; draw++) {
    const own = alone.map((values) => values[draw] ?? 0);
    const rest = (joint[draw] ?? 0) - own.reduce((sum, value) => sum + value, 0);
    const size = own.reduce((sum, value) => sum + Math.abs(value), 0);
    for (const [at, value] of own.entries()) {
      const part = size === 0 ? 1 / own.length : Math.abs(value) / size;
      shared[at]?.fill(value + rest * part, draw, draw + 1);
    }
  }
  return {
    joint,
    byPlace: new Map(places.map((place, at) => [place, shared[at] ?? new Float64Array(0)])),
  };
}

/** The size at which a mitigation is run alone: as planned, or its most where that is nil. */
export function sizeTried({ mitigations }: Pick<ManagementPlan, 'mitigations'>, place: number): number {
  const planned = mitigations[place];
  return planned === undefined || planned.size === 0 ? (planned?.high ?? 0) : planned.size;
}

/** The draws with what one mitigation alone spares, on the mean, put back. */
function plusAlone(
  plan: ManagementPlan,
  { flows, mitigations, turned }: FlowDraws,
  place: number,
): CaseloadDraws {
  const { draws, ends, types } = turned;
  const size = sizeTried(plan, place);
  const sizes = Float64Array.from(plan.mitigations, (_, at) => (at === place ? size : 0));
  const alone = flows.avoided({ sizes, delays: new Float64Array(sizes.length) });
  const plans = Float64Array.from(turned.plans);
  addAlone(plans, { draws, ends, types }, mitigations, { place, size, alone });
  return { draws, ends, types, plans };
}

/**
 * Add to draws what one mitigation alone spares on the mean, at the size that it has in each draw and as much later as it is late.
 * @param plans  `[draw][end][type]`; changed.
 * @param spared  the mitigation's place in the plan's list, and plans fewer `[end][type]` at a size, on time.
 */
export function addAlone(
  plans: Float64Array,
  { draws, ends, types }: Pick<CaseloadDraws, 'draws' | 'ends' | 'types'>,
  mitigations: DrawnMitigations,
  { place, size, alone }: { readonly place: number; readonly size: number; readonly alone: Float64Array },
): void {
  const cells = ends * types;
  for (let draw = 0; draw < draws; draw++) {
    const at = draw * mitigations.count + place;
    const times = size === 0 ? 0 : (mitigations.sizes[at] ?? 0) / size;
    const late = (mitigations.delays[at] ?? 0) / 12;
    if (times === 0) continue;
    for (let cell = 0; cell < cells; cell++) {
      const row = draw * cells + cell;
      const end = Math.floor(cell / types) - late;
      plans[row] = (plans[row] ?? 0) + times * atEnd(alone, types, cell % types, end);
    }
  }
}

/** A type's entry between two 31 Marches, on the straight line; nil before the first. */
function atEnd(table: Float64Array, types: number, type: number, end: number): number {
  if (end <= 0) return end === 0 ? (table[type] ?? 0) : 0;
  const below = Math.floor(end);
  const low = table[below * types + type] ?? 0;
  const high = table[(below + 1) * types + type] ?? low;
  return low + (high - low) * (end - below);
}
