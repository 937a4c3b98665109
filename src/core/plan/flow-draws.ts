/** A plan's mitigations on flows as they turn out in each simulation: drawn once, for the flows and for all that is told of them. */
import type { LeverPlan } from '../model/cohort/lever-sizes.ts';
import { cohortCaseload, type SimulatedSettings } from './cohort-caseload.ts';
import { drawMitigations } from './draw-outcomes.ts';
import type { PlanFlows } from './flow-levers.ts';
import type { ManagementPlan } from './management-plan.ts';

/**
 * Give the levers with the size and lateness of every simulation: the same numbers that the plan's own draws have.
 * @source Method note 9, section 3.
 */
export function drawnLevers(
  plan: ManagementPlan,
  { levers }: PlanFlows,
  chance: { readonly seed: number; readonly draws: number },
): LeverPlan {
  const { count, sizes, delays } = drawMitigations(plan, chance);
  const { length } = levers;
  const drawn = {
    sizes: new Float64Array(chance.draws * length),
    late: new Float64Array(chance.draws * length),
  };
  for (let draw = 0; draw < chance.draws; draw++)
    for (const [at, { place, sign }] of levers.entries()) {
      drawn.sizes[draw * length + at] = sign * (sizes[draw * count + place] ?? 0);
      drawn.late[draw * length + at] = delays[draw * count + place] ?? 0;
    }
  return {
    levers: levers.map(({ lever }) => lever),
    sizes: levers.map(({ place, sign }) => {
      const size = sign * (plan.mitigations[place]?.size ?? 0);
      return { chance: 1, low: size, likely: size, high: size };
    }),
    drawn,
  };
}

/**
 * Give what mitigations on flows take off in each draw: the run without them less the run with them, of the same seed and draws.
 * @returns `[draw][end][type]` [plans]; below nil where more are placed.
 */
export function drawnFewer(
  plan: ManagementPlan,
  { typeOf }: Pick<PlanFlows, 'typeOf'>,
  without: SimulatedSettings,
  withThem: SimulatedSettings,
): Float64Array {
  const bare = { ...plan, mitigations: [] };
  const before = cohortCaseload(bare, without, typeOf).plans;
  const now = cohortCaseload(bare, withThem, typeOf).plans;
  return Float64Array.from(before, (plans, cell) => plans - (now[cell] ?? 0));
}
