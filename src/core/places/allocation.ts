/** The question of who goes where as a model: groups of children, sites with room, prices and travel; and its answer checked exactly. */
import type { Phase } from './place-scheme.ts';

/** Children alike in need, phase and area: never one child. */
export type ChildGroup = {
  readonly need: string;
  readonly phase: Phase;
  readonly area: string;
  /** [children] */
  readonly children: number;
};

/** A site with free places; `places` is null where there is no end to them, as with independent schools. */
export type AllocationSite = {
  readonly id: string;
  readonly name: string;
  readonly places: number | null;
};

/** What one child of a group costs at a site for a year [pence/year]. */
export type AllocationCost = { readonly pricePence: bigint; readonly travelPence: bigint };

/** A model: `costs[group][site]` is null where the site does not suit the group. */
export type AllocationModel = {
  readonly groups: readonly ChildGroup[];
  readonly sites: readonly AllocationSite[];
  readonly costs: readonly (readonly (AllocationCost | null)[])[];
};

/** An answer: `children[group][site]`, with the whole cost of a year [pence/year]. */
export type Allocation = {
  readonly children: readonly (readonly number[])[];
  readonly costPence: bigint;
};

/** A variable of the written model. */
type Term = { readonly name: string; readonly group: number; readonly site: number; readonly cost: bigint };

/** The name of a variable: children of a group at a site. */
export function variableName(group: number, site: number): string {
  return `x_${group}_${site}`;
}

/** The variables that the model has: one for each group and site that suits it. */
export function termsOf({ costs }: AllocationModel): readonly Term[] {
  return costs.flatMap((row, group) =>
    row.flatMap((cost, site) =>
      cost === null
        ? []
        : [{ name: variableName(group, site), group, site, cost: cost.pricePence + cost.travelPence }],
    ),
  );
}

/** Groups for whom there is no site at all: with them the question has no answer. */
export function groupsWithoutSite({ groups, costs }: AllocationModel): readonly ChildGroup[] {
  return groups.filter(
    ({ children }, at) => children > 0 && (costs[at] ?? []).every((cost) => cost === null),
  );
}

/**
 * Write the model in CPLEX LP format: the least whole cost, everybody placed, no site over its places, whole children.
 * @returns null where there is nobody to place.
 * @source Method note 13, section 7.
 */
export function writeAllocation(model: AllocationModel): string | null {
  const terms = termsOf(model);
  if (terms.length === 0) return null;
  const lines = ['Minimize', ` cost: ${terms.map(({ name, cost }) => `${cost} ${name}`).join('\n + ')}`];
  lines.push('Subject To');
  model.groups.forEach(({ children }, group) => {
    const own = terms.filter((term) => term.group === group).map(({ name }) => name);
    if (own.length > 0) lines.push(` g${group}: ${own.join('\n + ')} = ${children}`);
  });
  model.sites.forEach(({ places }, site) => {
    const own = terms.filter((term) => term.site === site).map(({ name }) => name);
    if (places !== null && own.length > 0) lines.push(` s${site}: ${own.join('\n + ')} <= ${places}`);
  });
  lines.push('General', ...terms.map(({ name }) => ` ${name}`), 'End');
  return `${lines.join('\n')}\n`;
}

/**
 * Take a solver's values as an answer, counted anew: whole children, everybody once, no site over its places, the cost
 * summed exactly.
 * @param solved  what the solver gives for a variable.
 * @throws RangeError where the values break the model: a fault of the solver.
 */
export function readAllocation(model: AllocationModel, solved: (name: string) => number): Allocation {
  const children = model.groups.map(() => model.sites.map(() => 0));
  let costPence = 0n;
  for (const { name, group, site, cost } of termsOf(model)) {
    const count = Math.round(solved(name));
    if (count < 0 || Math.abs(solved(name) - count) > 1e-6)
      throw new RangeError('The solver gave part of a child');
    const row = children[group];
    if (row !== undefined) row[site] = count;
    costPence += BigInt(count) * cost;
  }
  requireFeasible(model, children);
  return { children, costPence };
}

function requireFeasible({ groups, sites }: AllocationModel, children: readonly (readonly number[])[]): void {
  groups.forEach((group, at) => {
    if (total(children[at] ?? []) !== group.children) throw new RangeError('The solver lost or made a child');
  });
  sites.forEach(({ places }, site) => {
    const inside = total(children.map((row) => row[site] ?? 0));
    if (places !== null && inside > places) throw new RangeError('The solver filled a site over its places');
  });
}

/** Say whether there is anything to choose: whether some site is wanted by more children, of several groups, than it holds. */
export function hasChoice({ costs, sites, groups }: AllocationModel): boolean {
  return sites.some(({ places }, site) => {
    if (places === null) return false;
    const wanting = groups.filter((_, group) => (costs[group] ?? [])[site] != null);
    return wanting.length > 1 && total(wanting.map(({ children }) => children)) > places;
  });
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
