/** What mitigations do, month by month: plans fewer by type at each 31 March, and prices lower by year. */
import type { Month } from '../base/time.ts';
import type { FlowBaseline, ManagementPlan, PlanMitigation } from './management-plan.ts';

/** Flows that end in a new plan: one child's plan is avoided once, whoever avoided it. */
const INFLOWS: ReadonlySet<string> = new Set(['requests', 'refusals', 'new-plans']);

type Prepared = {
  readonly mitigation: PlanMitigation;
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
  /** New plans a month without mitigations; null where the plan does not say, and then effects just add up. */
  readonly inflow: number | null;
};

/** How a set of mitigations turns out: a size for each (0 is switched off) and whole months late. */
export type Realised = { readonly sizes: Float64Array; readonly delays: Float64Array };

/** Plans fewer at each 31 March `[end][type]` [plans], and the share by which prices are lower `[year][type]`. */
export type Effect = { readonly avoided: Float64Array; readonly cheaper: Float64Array };

/** Make a plan's mitigations ready. Flows without a stated share count one plan for one. */
export function frameEffects({ finance, mitigations, flows }: ManagementPlan): EffectFrame {
  const first = (finance.years[0] ?? 0) * 12 + 3;
  return {
    years: finance.years.length,
    types: finance.types.length,
    inflow: flows.find(({ flow }) => flow === 'new-plans')?.perMonth ?? null,
    mitigations: mitigations.map((mitigation) => ({
      mitigation,
      start: monthNumber(mitigation.start) - first,
      plansPer: plansPer(flows, mitigation),
      shares: sharesOf(finance.types, mitigation),
      path: mitigation.flow === 'caseload' ? finance.types.map((type) => mitigation.plans[type] ?? []) : null,
    })),
  };
}

function plansPer(flows: readonly FlowBaseline[], { flow }: PlanMitigation): number {
  return flows.find((known) => known.flow === flow)?.plansPer ?? 1;
}

function sharesOf(types: readonly string[], { flow, mix, to }: PlanMitigation): Float64Array {
  if (flow === 'unit-cost') return Float64Array.from(types, (type) => ((mix[type] ?? 0) > 0 ? 1 : 0));
  const from = normalised(types, mix);
  if (flow !== 'moves') return from;
  const into = normalised(types, to);
  return from.map((share, type) => share - (into[type] ?? 0));
}

function normalised(types: readonly string[], weights: Readonly<Record<string, number>>): Float64Array {
  const total = types.reduce((sum, type) => sum + (weights[type] ?? 0), 0);
  return Float64Array.from(types, (type) => (total === 0 ? 0 : (weights[type] ?? 0) / total));
}

function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The effects as the plan counts them: central sizes, on time; those not in `on` switched off. */
export function plannedEffect(frame: EffectFrame, on: (place: number) => boolean): Effect {
  const sizes = Float64Array.from(frame.mitigations, ({ mitigation }, place) =>
    on(place) ? mitigation.size : 0,
  );
  return effectOf(frame, { sizes, delays: new Float64Array(sizes.length) });
}

/**
 * Work out the joint effect of all mitigations, so that each child is counted once.
 * @source Method note 9, section 3.
 */
export function effectOf(frame: EffectFrame, realised: Realised): Effect {
  const { years, types } = frame;
  const avoided = new Float64Array((years + 1) * types);
  const cheaper = new Float64Array(years * types);
  const stock = new Float64Array(frame.mitigations.length);
  const rates = new Float64Array(frame.mitigations.length);
  for (let month = 0; month < years * 12; month++) {
    ratesOf(frame, realised, month, rates);
    const kept = sharedInflow(frame, rates);
    for (const [place, { mitigation, shares }] of frame.mitigations.entries()) {
      const rate = rates[place] ?? 0;
      if (mitigation.flow === 'unit-cost') addCheaper(cheaper, shares, rate, Math.floor(month / 12) * types);
      else stock[place] = (stock[place] ?? 0) + (INFLOWS.has(mitigation.flow) ? rate * kept : rate);
    }
    if (month % 12 === 11) addStock(avoided, frame, stock, ((month + 1) / 12) * types);
  }
  addPaths(avoided, frame, realised);
  return { avoided, cheaper };
}

/** Give the rate of each mitigation in one month, in plans (or as a share of price). */
function ratesOf(frame: EffectFrame, { sizes, delays }: Realised, month: number, rates: Float64Array): void {
  for (const [place, { mitigation, start, plansPer: per }] of frame.mitigations.entries()) {
    const since = month - start - (delays[place] ?? 0);
    const { flow, ramp, months } = mitigation;
    const isOver = months !== null && since >= months;
    rates[place] =
      since < 0 || isOver || flow === 'caseload'
        ? 0
        : (sizes[place] ?? 0) * per * Math.min(1, (since + 1) / (ramp + 1));
  }
}

/**
 * Give the factor on the rates of all inflow mitigations: each avoids its share of those whom the others leave, so the
 * joint rate is b·(1 − Π(1 − r/b)) of the inflow b, never more than all.
 */
function sharedInflow({ inflow, mitigations }: EffectFrame, rates: Float64Array): number {
  if (inflow === null || inflow <= 0) return 1;
  let sum = 0;
  let left = 1;
  let count = 0;
  for (const [place, { mitigation }] of mitigations.entries()) {
    const rate = rates[place] ?? 0;
    if (rate === 0 || !INFLOWS.has(mitigation.flow)) continue;
    sum += rate;
    count += 1;
    left *= 1 - Math.min(1, rate / inflow);
  }
  // A lone mitigation keeps its size to the last digit; several, or one beyond the inflow, are brought together.
  if (sum === 0 || (count === 1 && sum <= inflow)) return 1;
  return (inflow * (1 - left)) / sum;
}

function addCheaper(cheaper: Float64Array, shares: Float64Array, rate: number, row: number): void {
  if (rate === 0) return;
  for (const [type, share] of shares.entries()) {
    const place = row + type;
    cheaper[place] = Math.min(1, (cheaper[place] ?? 0) + (share * rate) / 12);
  }
}

function addStock(avoided: Float64Array, { mitigations }: EffectFrame, stock: Float64Array, row: number) {
  for (const [place, { shares }] of mitigations.entries()) {
    const plans = stock[place] ?? 0;
    if (plans === 0) continue;
    for (const [type, share] of shares.entries())
      avoided[row + type] = (avoided[row + type] ?? 0) + plans * share;
  }
}

/** Add the paths given outright; a late one comes as much later, straight lines between year ends. */
function addPaths(avoided: Float64Array, frame: EffectFrame, { sizes, delays }: Realised): void {
  for (const [place, { path }] of frame.mitigations.entries()) {
    const size = sizes[place] ?? 0;
    if (path === null || size === 0) continue;
    for (const [type, plans] of path.entries())
      for (let end = 0; end <= frame.years; end++) {
        const cell = end * frame.types + type;
        avoided[cell] = (avoided[cell] ?? 0) + size * pathAt(plans, end - (delays[place] ?? 0) / 12);
      }
  }
}

function pathAt(path: readonly number[], end: number): number {
  if (end <= 0) return 0;
  const below = Math.floor(end);
  const low = path[below] ?? 0;
  return low + ((path[below + 1] ?? low) - low) * (end - below);
}
