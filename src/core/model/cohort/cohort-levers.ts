/** What interventions do to flows in one simulation: levers in order, each acting on what the earlier ones left. */
import type { CohortSetup } from './cohort-setup.ts';

/** A flow that can be acted on. Without a pipeline there are 'joiners', with one 'requests', 'assess', 'issue' and 'capacity'. */
export type LeverFlow =
  | 'requests'
  | 'joiners'
  | 'assess'
  | 'issue'
  | 'capacity'
  | 'ceases'
  | 'moves'
  | 'placement'
  | 'price';

/** One intervention on one flow, as positions on the axes. */
export type CohortLever = {
  readonly flow: LeverFlow;
  /** True: the amount is a share of the flow. False: a number per month; of assess and issue, a share of 1; of price, an amount. */
  readonly relative: boolean;
  /** How much of the full size acts `[month from start]` [0..1]. */
  readonly profile: Float64Array;
  /** The same where it comes one month late, two, and so on; the last row serves whatever is later. None where not given. */
  readonly late?: readonly Float64Array[];
  /** 1 for ages, needs and places it acts on; of moves and placement, places moved from. */
  readonly ages: Uint8Array;
  readonly needs: Uint8Array;
  readonly places: Uint8Array;
  /** Weights of places moved to, of moves and placement; of relative moves all above 0 count alike. Else empty. */
  readonly to: Float64Array;
};

/** Levers with the sizes of one simulation. A size of 0 does nothing. */
export type CohortLevers = {
  readonly levers: readonly CohortLever[];
  /** Full size of each lever in the simulation at hand, above or below 0. */
  readonly sizes: Float64Array;
  /** Whole months by which each comes late in it. */
  readonly late: Float64Array;
  /** Amount of each in the step or month at hand; see `setAmounts`. */
  readonly amounts: Float64Array;
  /** Of absolute levers on plans: plans they act on in the step at hand [plans]. */
  readonly exposed: Float64Array;
  readonly acts: { plans: boolean; more: boolean; placement: boolean; price: boolean };
  /** Whether every lever acts on all needs alike. */
  readonly allNeeds: boolean;
  /** Largest factors of any need in the simulation at hand. */
  readonly top: { leave: number; move: number };
  /** Room for hazards by place, used again and again; what stands in it is of no one. */
  readonly room: { readonly before: Float64Array; readonly after: Float64Array; readonly more: Float64Array };
};

/** Make room for the sizes of some levers. */
export function makeLevers(levers: readonly CohortLever[], places: number): CohortLevers {
  return {
    allNeeds: levers.every((lever) => lever.needs.every((one) => one === 1)),
    top: { leave: 0, move: 0 },
    room: {
      before: new Float64Array(places),
      after: new Float64Array(places),
      more: new Float64Array(places + 1),
    },
    levers,
    sizes: new Float64Array(levers.length),
    late: new Float64Array(levers.length),
    amounts: new Float64Array(levers.length),
    exposed: new Float64Array(levers.length),
    acts: { plans: false, more: false, placement: false, price: false },
  };
}

/** Set what each lever does on average over `months` months from `month`, and note what any acts on. */
export function setAmounts(of: CohortLevers, month: number, months: number): void {
  const { acts } = of;
  acts.plans = false;
  acts.more = false;
  acts.placement = false;
  acts.price = false;
  for (let at = 0; at < of.levers.length; at++) {
    const { flow } = of.levers[at]!;
    const profile = profileOf(of, at);
    let sum = 0;
    for (let k = month; k < month + months; k++) sum += profile[k]!;
    const amount = of.sizes[at] === 0 ? 0 : (of.sizes[at]! * sum) / months;
    of.amounts[at] = amount;
    const onPlans = amount !== 0 && (flow === 'ceases' || flow === 'moves');
    acts.plans ||= onPlans;
    acts.more ||= onPlans && amount > 0;
    acts.placement ||= amount !== 0 && flow === 'placement';
    acts.price ||= amount !== 0 && flow === 'price';
  }
}

/** How much of a lever acts month by month, as late as it comes in the simulation at hand. */
function profileOf({ levers, late }: CohortLevers, at: number): Float64Array {
  const lever = levers[at]!;
  const months = late[at]!;
  if (months === 0 || lever.late === undefined || lever.late.length === 0) return lever.profile;
  return lever.late[Math.min(months, lever.late.length) - 1]!;
}

/** Change a level, 0 or more, by the levers of a flow in order. @source Method note 6, equation 6.17. */
export function leverLevel(of: CohortLevers | null, flow: LeverFlow, level: number): number {
  if (of === null) return level;
  let changed = level;
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const amount = of.amounts[at]!;
    if (lever.flow !== flow || amount === 0) continue;
    changed = Math.max(0, lever.relative ? changed * (1 + amount) : changed + amount);
  }
  return changed;
}

/** Change a share [0..1] by the levers of a flow in order. @source Method note 6, equation 6.17. */
export function leverShare(of: CohortLevers | null, flow: 'assess' | 'issue', share: number): number {
  if (of === null) return share;
  let changed = share;
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const amount = of.amounts[at]!;
    if (lever.flow !== flow || amount === 0) continue;
    changed = Math.min(1, Math.max(0, lever.relative ? changed * (1 + amount) : changed + amount));
  }
  return changed;
}

/** Whether any lever acts on a flow of plans of an age and place in the step at hand. */
export function leversAct(of: CohortLevers, flow: 'ceases' | 'moves', age: number, place: number): boolean {
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    if (lever.flow === flow && of.amounts[at] !== 0 && lever.ages[age] === 1 && lever.places[place] === 1)
      return true;
  }
  return false;
}

/** Whether any lever adds to a flow of plans of an age and place in the step at hand. */
export function leversAdd(of: CohortLevers, flow: 'ceases' | 'moves', age: number, place: number): boolean {
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    if (lever.flow === flow && of.amounts[at]! > 0 && lever.ages[age] === 1 && lever.places[place] === 1)
      return true;
  }
  return false;
}

function acts(lever: CohortLever, age: number, place: number, need: number): boolean {
  return lever.ages[age] === 1 && lever.places[place] === 1 && lever.needs[need] === 1;
}

/**
 * Give the hazard of leaving in the step once all levers have acted in order.
 * @param hazard  before any lever, of that age, place and need [1/step].
 * @source Method note 6, equation 6.18.
 */
export function leverLeaving(
  setup: CohortSetup,
  of: CohortLevers,
  age: number,
  place: number,
  need: number,
  hazard: number,
): number {
  let changed = hazard;
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const amount = of.amounts[at]!;
    if (lever.flow !== 'ceases' || amount === 0 || !acts(lever, age, place, need)) continue;
    const change = lever.relative
      ? changed * amount
      : (amount * setup.stepMonths) / Math.max(1, of.exposed[at]!);
    changed = Math.max(0, changed + change);
  }
  return changed;
}

/**
 * Change the hazards of moving to each place in the step by all levers in order.
 * @param hazards  of that age, place and need by place moved to; changed in place [1/step].
 * @source Method note 6, equation 6.18.
 */
export function leverMoving(
  setup: CohortSetup,
  of: CohortLevers,
  age: number,
  place: number,
  need: number,
  hazards: Float64Array,
): void {
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const amount = of.amounts[at]!;
    if (lever.flow !== 'moves' || amount === 0 || !acts(lever, age, place, need)) continue;
    if (lever.relative) scaleMoves(lever, Math.max(0, 1 + amount), hazards);
    else
      addMoves(setup, lever, age, place, (amount * setup.stepMonths) / Math.max(1, of.exposed[at]!), hazards);
  }
}

function scaleMoves(lever: CohortLever, times: number, hazards: Float64Array): void {
  for (let to = 0; to < hazards.length; to++) if (lever.to[to]! > 0) hazards[to]! *= times;
}

/** Add to the moves by the lever's weights among places in reach; take away in proportion to what there is. */
function addMoves(
  setup: CohortSetup,
  lever: CohortLever,
  age: number,
  from: number,
  amount: number,
  hazards: Float64Array,
): void {
  let total = 0;
  if (amount < 0) {
    for (let to = 0; to < hazards.length; to++) if (lever.to[to]! > 0) total += hazards[to]!;
    if (total > 0) scaleMoves(lever, Math.max(0, 1 + amount / total), hazards);
    return;
  }
  total = waysTo(setup, lever, age, from);
  if (total === 0) return;
  for (let to = 0; to < hazards.length; to++)
    hazards[to]! += (amount * weightTo(setup, lever, age, from, to)) / total;
}

/** Weight of a place moved to: 0 where it is out of reach or no move at all. */
export function weightTo(
  setup: CohortSetup,
  lever: CohortLever,
  age: number,
  from: number,
  to: number,
): number {
  return to !== from && setup.model.axes.reachable[age * setup.sizes.places + to] === 1 ? lever.to[to]! : 0;
}

/** Count the plans that each absolute lever acts on in the step at hand, from plans `[age][place][need]`. */
export function countExposed(setup: CohortSetup, of: CohortLevers, cells: Int32Array | Float64Array): void {
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const onPlans = lever.flow === 'ceases' || lever.flow === 'moves';
    if (onPlans && !lever.relative && of.amounts[at] !== 0) of.exposed[at] = exposedTo(setup, lever, cells);
  }
}

function exposedTo(setup: CohortSetup, lever: CohortLever, cells: Int32Array | Float64Array): number {
  const { rows, needs, places } = setup.sizes;
  let exposed = 0;
  for (let row = 0; row < rows; row++) {
    const place = row % places;
    const age = (row - place) / places;
    if (lever.ages[age] === 0 || lever.places[place] === 0 || !hasWay(setup, lever, age, place)) continue;
    for (let need = 0; need < needs; need++)
      if (lever.needs[need] === 1) exposed += cells[row * needs + need]!;
  }
  return exposed;
}

/** Whether those of an age and place have somewhere to go where a lever would move them; if not they are not exposed to it. */
function hasWay(setup: CohortSetup, lever: CohortLever, age: number, place: number): boolean {
  return lever.flow !== 'moves' || waysTo(setup, lever, age, place) > 0;
}

/** Sum of the weights of places moved to from a place. */
function waysTo(setup: CohortSetup, lever: CohortLever, age: number, from: number): number {
  let total = 0;
  for (let to = 0; to < setup.sizes.places; to++) total += weightTo(setup, lever, age, from, to);
  return total;
}

/**
 * Send a joiner on by the levers on placement in order, with one number of chance `u` [0, 1).
 * @returns the place in the end.
 */
export function leverPlace(
  setup: CohortSetup,
  of: CohortLevers,
  age: number,
  need: number,
  place: number,
  u: number,
): number {
  let now = place;
  let left = u;
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const share = Math.min(1, of.amounts[at]!);
    if (lever.flow !== 'placement' || share <= 0 || !acts(lever, age, now, need)) continue;
    if (left >= share) left = (left - share) / (1 - share);
    else {
      const goal = placeAt(setup, lever, age, now, left / share);
      left = goal.left;
      now = goal.place;
    }
  }
  return now;
}

function placeAt(
  setup: CohortSetup,
  lever: CohortLever,
  age: number,
  from: number,
  u: number,
): { readonly place: number; readonly left: number } {
  const { places } = setup.sizes;
  const total = waysTo(setup, lever, age, from);
  if (total === 0) return { place: from, left: u };
  let left = u * total;
  for (let to = 0; to < places; to++) {
    const weight = weightTo(setup, lever, age, from, to);
    if (left < weight) return { place: to, left: left / weight };
    left -= weight;
  }
  return { place: from, left: 0 };
}

/** Send shares of joiners on by the levers on placement: `shares` by place, of an age and need, changed in place. */
export function leverPlaceShares(
  setup: CohortSetup,
  of: CohortLevers,
  age: number,
  need: number,
  shares: Float64Array,
): void {
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const share = Math.min(1, of.amounts[at]!);
    if (lever.flow === 'placement' && share > 0) sendOn(setup, lever, age, need, share, shares);
  }
}

function sendOn(
  setup: CohortSetup,
  lever: CohortLever,
  age: number,
  need: number,
  share: number,
  shares: Float64Array,
): void {
  const before = shares.slice();
  for (let from = 0; from < before.length; from++) {
    const total = acts(lever, age, from, need) ? waysTo(setup, lever, age, from) : 0;
    if (total === 0) continue;
    shares[from]! -= before[from]! * share;
    for (let to = 0; to < before.length; to++)
      shares[to]! += (before[from]! * share * weightTo(setup, lever, age, from, to)) / total;
  }
}

/** Give the price of a plan in an age and place once the levers on prices have acted, 0 or more. */
export function leverPrice(of: CohortLevers, age: number, place: number, price: number): number {
  let changed = price;
  for (let at = 0; at < of.levers.length; at++) {
    const lever = of.levers[at]!;
    const amount = of.amounts[at]!;
    if (lever.flow !== 'price' || amount === 0 || lever.ages[age] === 0 || lever.places[place] === 0)
      continue;
    changed = Math.max(0, lever.relative ? changed * (1 + amount) : changed + amount);
  }
  return changed;
}
