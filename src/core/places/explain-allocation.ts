/** An allocation in words: for each group and site why there, and why not somewhere cheaper. */
import { withCapital } from '../base/first-letter.ts';
import { pence } from '../base/pence.ts';
import { showCount, showPence } from '../base/show.ts';
import type { Allocation, AllocationCost, AllocationModel, ChildGroup } from './allocation.ts';

/** What must stand beside every allocation. */
export const ALLOCATION_NOTE =
  'This is advice on where places are best used, for groups of children, and decides about no child. A parent’s or young person’s preference comes first (Children and Families Act 2014, sections 38 and 39): a school they ask for must be named unless it is unsuitable, or would be incompatible with the efficient education of others or the efficient use of resources. Each child’s place is decided by people, from that child’s plan. Children who are settled elsewhere are counted among those who might use a place; nobody is moved by this.';

/** One line of an allocation. */
export type AllocationLine = {
  readonly group: ChildGroup;
  readonly siteId: string;
  readonly siteName: string;
  readonly children: number;
  /** For each child and year [pence/year]. */
  readonly pricePence: bigint;
  readonly travelPence: bigint;
  /** Whether another site suits them too. */
  readonly hasOtherWay: boolean;
  readonly why: string;
};

/**
 * Explain every group at every site that it goes to.
 * @throws RangeError where a cheaper place that suits stands free: then it is not the least cost, and the solver is at fault.
 */
export function explainAllocation(
  model: AllocationModel,
  { children }: Allocation,
): readonly AllocationLine[] {
  const inside = model.sites.map((_, site) => children.reduce((sum, row) => sum + (row[site] ?? 0), 0));
  return model.groups.flatMap((group, at) =>
    model.sites.flatMap((site, k): AllocationLine[] => {
      const count = children[at]?.[k] ?? 0;
      const cost = model.costs[at]?.[k] ?? null;
      if (count === 0 || cost === null) return [];
      return [
        {
          group,
          siteId: site.id,
          siteName: site.name,
          children: count,
          pricePence: cost.pricePence,
          travelPence: cost.travelPence,
          hasOtherWay: (model.costs[at] ?? []).some((other, j) => j !== k && other !== null),
          why: whyThere(model, inside, at, k),
        },
      ];
    }),
  );
}

/** What the reasons mean, told once beside them. */
export const ALLOCATION_REASONS =
  'Costs in the reasons are of a place and travel, for each child and year. Better used: the site is full, and whoever made room there would cost at least as much more elsewhere.';

/** The reason in a sentence: cheapest of those that suit, or what is cheaper and full. */
function whyThere(model: AllocationModel, inside: readonly number[], group: number, site: number): string {
  const costs = model.costs[group] ?? [];
  const own = wholeCost(costs[site] ?? null) ?? 0n;
  const others = model.sites.flatMap((one, at) => {
    const cost = wholeCost(costs[at] ?? null);
    return at === site || cost === null ? [] : [{ ...one, at, cost }];
  });
  const cheaper = others.filter(({ cost }) => cost < own).sort((a, b) => (a.cost < b.cost ? -1 : 1));
  const dearer = others.filter(({ cost }) => cost >= own).sort((a, b) => (a.cost < b.cost ? -1 : 1));
  const [best] = cheaper;
  const [next] = dearer;
  if (best === undefined)
    return next === undefined
      ? 'Nothing else suits them.'
      : `Cheapest that suits, by ${money(next.cost - own)} before ${next.name}.`;
  if ((inside[best.at] ?? 0) < (best.places ?? Number.POSITIVE_INFINITY))
    throw new RangeError('The solver left a cheaper place free');
  return `${withCapital(best.name)} would cost ${money(own - best.cost)} less, but the ${showCount(best.places ?? 0)} free places there are better used.`;
}

function wholeCost(cost: AllocationCost | null): bigint | null {
  return cost === null ? null : cost.pricePence + cost.travelPence;
}

function money(amount: bigint): string {
  return showPence(pence(amount));
}
