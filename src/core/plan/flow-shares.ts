/** What flows make of a plan's mitigations together, in plans, shared out among those that act on flows. */
import { membersOf, ordersOf, ordersWithBefore } from '../num/shapley-weight.ts';
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan } from './management-plan.ts';
import { MOST_ON_FLOWS } from './value-mitigations.ts';

/**
 * Share plans fewer `[end][type]` among the mitigations on flows, all as planned: by Shapley's rule, as their worth is shared, or as layers
 * in the plan's order where there are too many for it. The shares add up to the joint effect.
 * @returns by place in the plan's list.
 * @source Method note 9, sections 3a and 5.
 */
export function flowShares(
  { mitigations }: Pick<ManagementPlan, 'mitigations'>,
  { unitPlans, avoided }: FlowEffects,
): ReadonlyMap<number, Float64Array> {
  const places = [...unitPlans.keys()];
  const count = places.length;
  const of = (mask: number): Float64Array => {
    const sizes = new Float64Array(mitigations.length);
    for (const [member, place] of places.entries())
      if ((mask >> member) % 2 === 1) sizes[place] = mitigations[place]?.size ?? 0;
    return avoided({ sizes, delays: new Float64Array(sizes.length) });
  };
  const shares = places.map(() => of(0).map(() => 0));
  const add = (member: number, before: number, weight: number) => {
    const [without, within] = [of(before), of(before + 2 ** member)];
    shares[member]?.forEach((sum, cell, share) => {
      share[cell] = sum + weight * ((within[cell] ?? 0) - (without[cell] ?? 0));
    });
  };
  if (count > MOST_ON_FLOWS) for (let member = 0; member < count; member++) add(member, 2 ** member - 1, 1);
  else
    for (let mask = 0; mask < 2 ** count - 1; mask++) {
      const weight = Number(ordersWithBefore(membersOf(mask), count)) / Number(ordersOf(count));
      for (let member = 0; member < count; member++)
        if ((mask >> member) % 2 === 0) add(member, mask, weight);
    }
  return new Map(places.map((place, member) => [place, shares[member] ?? new Float64Array(0)]));
}
