/** What mitigations do, month by month: plans fewer by type at each 31 March, and prices lower by year. */
import { toMonthNumber } from '../base/day-number.ts';
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';
import { actingShare, unitPlans, unsaidOf } from './unit-plans.ts';

/** Flows that end in a new plan: one child's plan is avoided once, whoever avoided it. */
const INFLOWS: ReadonlySet<string> = new Set(['requests', 'refusals', 'assess', 'issue', 'new-plans']);
/** Flows from one type to another: no plan is avoided. */
const BETWEEN: ReadonlySet<string> = new Set(['moves', 'placement']);

type Prepared = {
  readonly mitigation: PlanMitigation;
  /** Its place in the plan's list. */
  readonly place: number;
  readonly isInflow: boolean;
  readonly isPrice: boolean;
  /** Months from the plan's first April to the first month of effect; negative where it began before. */
  readonly start: number;
  readonly plansPer: number;
  /** Plans fewer of each type for one plan avoided; adds up to 1, or to 0 for moves. */
  readonly shares: Float64Array;
  /** For a path given outright: plans fewer by type and 31 March `[type][end]`; null for the others. */
  readonly path: readonly (readonly number[])[] | null;
};

/** A plan's mitigations made ready for many runs. */
export type EffectFrame = {
  readonly years: number;
  readonly types: number;
  readonly mitigations: readonly Prepared[];
  /** Those counted by month: all but the paths given outright and those reckoned on the flows of records. */
  readonly byMonth: readonly Prepared[];
  /** What flows of records make of the mitigations that change one; null where all are counted. */
  readonly flows: FlowEffects | null;
  /** New plans a month without mitigations; null where the plan does not say, and then effects just add up. */
  readonly inflow: number | null;
};

/** How a set of mitigations turns out: a size for each (0 is switched off) and whole months late. */
export type Realised = { readonly sizes: Float64Array; readonly delays: Float64Array };

/** Plans fewer at each 31 March `[end][type]` [plans], and the share by which prices are lower `[year][type]`. */
export type Effect = { readonly avoided: Float64Array; readonly cheaper: Float64Array };

/**
 * Make a plan's mitigations ready.
 * @param onFlows  what flows of records make of some of them; none where every one is counted.
 * @throws ProblemError `plan.flow-without-share` where one is counted and the plan does not say how many plans it comes to.
 */
export function frameEffects(plan: ManagementPlan, onFlows: FlowEffects | null = null): EffectFrame {
  const { finance, mitigations, flows } = plan;
  const first = (finance.years[0] ?? 0) * 12 + 3;
  const isCounted = (place: number) => onFlows?.unitPlans.has(place) !== true;
  const prepared = mitigations.map(
    (mitigation, place): Prepared => ({
      mitigation,
      place,
      isInflow: INFLOWS.has(mitigation.flow),
      isPrice: mitigation.flow === 'unit-cost',
      start: toMonthNumber(mitigation.start) - first,
      plansPer: isCounted(place) ? unitPlans(plan, mitigation) : 1,
      shares: typeShares(finance.types, mitigation),
      path: mitigation.flow === 'caseload' ? finance.types.map((type) => mitigation.plans[type] ?? []) : null,
    }),
  );
  return {
    years: finance.years.length,
    types: finance.types.length,
    inflow: flows.find(({ flow }) => flow === 'new-plans')?.perMonth ?? null,
    mitigations: prepared,
    byMonth: prepared.filter(({ path, place }) => path === null && isCounted(place)),
    flows: onFlows,
  };
}

/**
 * Make the mitigations ready that can be counted in plans, whatever flows of records make of the others: one of which the plan
 * leaves unsaid how many plans follow stands in no month and spares nothing.
 */
export function countableEffects(plan: ManagementPlan): EffectFrame {
  const unsaid = plan.mitigations.flatMap((one, place) => (unsaidOf(plan, one) === null ? [] : [place]));
  if (unsaid.length === 0) return frameEffects(plan);
  const nothing = new Float64Array((plan.finance.years.length + 1) * plan.finance.types.length);
  const left: FlowEffects = {
    start: '',
    unitPlans: new Map(unsaid.map((place) => [place, null])),
    avoided: () => nothing,
    drawn: new Float64Array(0),
    notes: [],
  };
  return countedOnly(frameEffects(plan, left));
}

/** The same frame with the mitigations that are counted alone. */
export function countedOnly(frame: EffectFrame): EffectFrame {
  return frame.flows === null ? frame : { ...frame, flows: null };
}

/** Say how one plan that a mitigation avoids is shared among types; of moves, what leaves one type comes to another. */
export function typeShares(types: readonly string[], { flow, mix, to }: PlanMitigation): Float64Array {
  if (flow === 'unit-cost') return Float64Array.from(types, (type) => ((mix[type] ?? 0) > 0 ? 1 : 0));
  const from = normalised(types, mix);
  if (!BETWEEN.has(flow)) return from;
  const into = normalised(types, to);
  return from.map((share, type) => share - (into[type] ?? 0));
}

function normalised(types: readonly string[], weights: Readonly<Record<string, number>>): Float64Array {
  const total = types.reduce((sum, type) => sum + (weights[type] ?? 0), 0);
  return Float64Array.from(types, (type) => (total === 0 ? 0 : (weights[type] ?? 0) / total));
}

/** The effects as the plan counts them: central sizes, on time; those not in `on` switched off. */
export function plannedEffect(frame: EffectFrame, on: (place: number) => boolean): Effect {
  const sizes = Float64Array.from(frame.mitigations, ({ mitigation }, place) =>
    on(place) ? mitigation.size : 0,
  );
  return effectOf(frame, { sizes, delays: new Float64Array(sizes.length) });
}

/** One month of the effects told by month: what each changes, the factor on inflows, what each has avoided so far. */
export type EffectMonth = {
  readonly rates: readonly number[];
  readonly kept: number;
  readonly stock: readonly number[];
};

/** The months of the effects as the plan counts them, from the first April; entries in the order of `byMonth`. */
export function plannedMonths(frame: EffectFrame): readonly EffectMonth[] {
  const sizes = Float64Array.from(frame.mitigations, ({ mitigation }) => mitigation.size);
  const realised = { sizes, delays: new Float64Array(sizes.length) };
  const stock = new Float64Array(frame.byMonth.length);
  const rates = new Float64Array(frame.byMonth.length);
  const unused = new Float64Array(frame.types);
  return Array.from({ length: frame.years * 12 }, (_, month) => {
    ratesOf(frame, realised, month, rates);
    addMonth(frame, rates, stock, unused, 0);
    return { rates: [...rates], kept: sharedInflow(frame, rates), stock: [...stock] };
  });
}

/**
 * Work out the joint effect of all mitigations, so that each child is counted once; what is reckoned on flows is the mean.
 * @source Method note 9, section 3.
 */
export function effectOf(frame: EffectFrame, realised: Realised): Effect {
  const { years, types } = frame;
  const avoided = new Float64Array((years + 1) * types);
  const cheaper = new Float64Array(years * types);
  if (frame.byMonth.length > 0) addByMonth(frame, realised, avoided, cheaper);
  addPaths(avoided, frame, realised);
  if (frame.flows !== null) addFlows(avoided, frame.flows.avoided(realised));
  return { avoided, cheaper };
}

function addFlows(avoided: Float64Array, byFlows: Float64Array) {
  for (let cell = 0; cell < avoided.length; cell++)
    avoided[cell] = (avoided[cell] ?? 0) + (byFlows[cell] ?? 0);
}

/** Walk month by month; what is avoided adds up, what is cheaper counts for a twelfth of its year. */
function addByMonth(frame: EffectFrame, realised: Realised, avoided: Float64Array, cheaper: Float64Array) {
  const { byMonth, years, types } = frame;
  const stock = new Float64Array(byMonth.length);
  const rates = new Float64Array(byMonth.length);
  for (let month = 0; month < years * 12; month++) {
    ratesOf(frame, realised, month, rates);
    addMonth(frame, rates, stock, cheaper, Math.floor(month / 12) * types);
    if (month % 12 === 11) addStock(avoided, frame, stock, ((month + 1) / 12) * types);
  }
}

/** Add one month's rates to what has been avoided and to its year's prices. */
function addMonth(
  frame: EffectFrame,
  rates: Float64Array,
  stock: Float64Array,
  cheaper: Float64Array,
  row: number,
): void {
  const kept = sharedInflow(frame, rates);
  for (let k = 0; k < rates.length; k++) {
    const one = frame.byMonth[k];
    const rate = rates[k] ?? 0;
    if (one === undefined || rate === 0) continue;
    if (one.isPrice) addCheaper(cheaper, one.shares, rate, row);
    else stock[k] = (stock[k] ?? 0) + (one.isInflow ? rate * kept : rate);
  }
}

/** Give the rate of each mitigation in one month, in plans (or as a share of price). */
function ratesOf({ byMonth }: EffectFrame, { sizes, delays }: Realised, month: number, rates: Float64Array) {
  for (let k = 0; k < byMonth.length; k++) {
    const one = byMonth[k];
    if (one === undefined) continue;
    const acting = actingShare(one.mitigation, month - one.start - (delays[one.place] ?? 0));
    rates[k] = (sizes[one.place] ?? 0) * one.plansPer * acting;
  }
}

/**
 * Give the factor on the rates of all inflow mitigations: each avoids its share of those whom the others leave, so the
 * joint rate is b·(1 − Π(1 − r/b)) of the inflow b, never more than all.
 */
function sharedInflow({ inflow, byMonth }: EffectFrame, rates: Float64Array): number {
  if (inflow === null || inflow <= 0) return 1;
  let sum = 0;
  let left = 1;
  let count = 0;
  for (let k = 0; k < byMonth.length; k++) {
    const rate = rates[k] ?? 0;
    if (rate === 0 || byMonth[k]?.isInflow !== true) continue;
    sum += rate;
    count += 1;
    left *= 1 - Math.min(1, rate / inflow);
  }
  // A lone mitigation keeps its size to the last digit; several, or one beyond the inflow, are brought together.
  if (sum === 0 || (count === 1 && sum <= inflow)) return 1;
  return (inflow * (1 - left)) / sum;
}

function addCheaper(cheaper: Float64Array, shares: Float64Array, rate: number, row: number): void {
  for (let type = 0; type < shares.length; type++) {
    const place = row + type;
    cheaper[place] = Math.min(1, (cheaper[place] ?? 0) + ((shares[type] ?? 0) * rate) / 12);
  }
}

function addStock(avoided: Float64Array, { byMonth, types }: EffectFrame, stock: Float64Array, row: number) {
  for (let k = 0; k < byMonth.length; k++) {
    const plans = stock[k] ?? 0;
    if (plans === 0) continue;
    for (let type = 0; type < types; type++)
      avoided[row + type] = (avoided[row + type] ?? 0) + plans * (byMonth[k]?.shares[type] ?? 0);
  }
}

/** Add the paths given outright; a late one comes as much later, straight lines between year ends. */
function addPaths(avoided: Float64Array, frame: EffectFrame, { sizes, delays }: Realised): void {
  for (const { path, place } of frame.mitigations) {
    const size = sizes[place] ?? 0;
    if (path === null || size === 0) continue;
    for (let type = 0; type < frame.types; type++)
      addPath(avoided, frame, type, path[type] ?? [], { size, late: (delays[place] ?? 0) / 12 });
  }
}

function addPath(
  avoided: Float64Array,
  { years, types }: EffectFrame,
  type: number,
  plans: readonly number[],
  { size, late }: { readonly size: number; readonly late: number },
): void {
  if (plans.length === 0) return;
  for (let end = 0; end <= years; end++) {
    const cell = end * types + type;
    avoided[cell] = (avoided[cell] ?? 0) + size * pathAt(plans, end - late);
  }
}

function pathAt(path: readonly number[], end: number): number {
  if (end <= 0) return 0;
  const below = Math.floor(end);
  const low = path[below] ?? 0;
  return low + ((path[below + 1] ?? low) - low) * (end - below);
}
