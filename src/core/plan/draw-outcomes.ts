/** How things turn out in each draw: mitigations work or not, in size and time; assumptions of money within their ranges. */
import { createStream, exponential, type Stream } from '../num/random.ts';
import type { Assumption } from './assumptions.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import { dearerBy } from './exact-case.ts';
import type { ManagementPlan } from './management-plan.ts';
import { countedOnly, type EffectFrame, effectOf, plannedEffect } from './mitigation-effect.ts';
import { type DrawnInputs, MONEY_DRAWS } from './money-over-draws.ts';

type Chance = { readonly seed: number; readonly draws: number };

/** How each mitigation turns out in each draw `[draw][mitigation]`: size (0 where it does not work) and months late. */
export type DrawnMitigations = {
  readonly count: number;
  readonly sizes: Float64Array;
  readonly delays: Float64Array;
};

/**
 * Draw mitigations: each works with its chance; if so its size is triangular between least and most with the planned size
 * as mode, and it comes late by whole months, exponential around the expected delay.
 * @source Method note 9, section 3.
 */
export function drawMitigations({ mitigations }: ManagementPlan, { seed, draws }: Chance): DrawnMitigations {
  const count = mitigations.length;
  const sizes = new Float64Array(draws * count);
  const delays = new Float64Array(draws * count);
  for (const [place, { id, pWorks, low, size, high, delay }] of mitigations.entries()) {
    const stream = createStream(seed, 'plan-mitigation', id);
    for (let draw = 0; draw < draws; draw++) {
      const works = stream.next() < pWorks;
      const drawn = triangular(stream, low, size, high);
      sizes[draw * count + place] = works ? drawn : 0;
      delays[draw * count + place] = Math.round(delay * exponential(stream));
    }
  }
  return { count, sizes, delays };
}

/** Draw from the triangle over `low` to `high` with its top at `mode`; all three alike give that value. */
export function triangular(stream: Stream, low: number, mode: number, high: number): number {
  const share = stream.next();
  if (high <= low) return mode;
  const top = (mode - low) / (high - low);
  return share < top
    ? low + Math.sqrt(share * (high - low) * (mode - low))
    : high - Math.sqrt((1 - share) * (high - low) * (high - mode));
}

/** Caseload as it turns out, and factors on prices where price mitigations turn out otherwise than planned. */
export type TurnedOut = { readonly caseload: CaseloadDraws; readonly uplift: Float64Array | null };

/**
 * Lay the mitigations' shortfall over caseload draws that count them as planned: what is missed comes back. Of those reckoned on
 * flows the draws know nothing yet: what each draw has fewer through them is taken off.
 * @param off  a counted mitigation to switch off besides, by its place; -1 for none.
 */
export function turnOut(
  frame: EffectFrame,
  caseload: CaseloadDraws,
  drawn: DrawnMitigations,
  off: number,
): TurnedOut {
  if (drawn.count === 0) return { caseload, uplift: null };
  const counted = countedOnly(frame);
  const planned = plannedEffect(counted, () => true);
  const { draws, ends, types } = caseload;
  const plans = Float64Array.from(caseload.plans);
  const hasPrices = frame.mitigations.some(({ mitigation }) => mitigation.flow === 'unit-cost');
  const uplift = hasPrices ? new Float64Array(draws * (ends - 1) * types).fill(1) : null;
  for (let draw = 0; draw < draws; draw++) {
    const sizes = drawn.sizes.slice(draw * drawn.count, (draw + 1) * drawn.count);
    if (off >= 0) sizes[off] = 0;
    const delays = drawn.delays.subarray(draw * drawn.count, (draw + 1) * drawn.count);
    const turned = effectOf(counted, { sizes, delays });
    layOver(plans, draw, planned.avoided, turned.avoided, frame.flows?.drawn ?? null);
    const dearer = uplift === null ? null : dearerBy(planned, turned);
    if (dearer !== null) uplift?.set(dearer, draw * dearer.length);
  }
  return { caseload: { draws, ends, types, plans }, uplift };
}

/** Lay one draw's shortfall over its plans, less what it has fewer through flows; never below nil. */
function layOver(
  plans: Float64Array,
  draw: number,
  planned: Float64Array,
  turned: Float64Array,
  byFlows: Float64Array | null,
): void {
  const row = draw * planned.length;
  for (let cell = 0; cell < planned.length; cell++) {
    const fewer = byFlows === null ? 0 : (byFlows[row + cell] ?? 0);
    const missed = (planned[cell] ?? 0) - (turned[cell] ?? 0) - fewer;
    plans[row + cell] = Math.max(0, (plans[row + cell] ?? 0) + missed);
  }
}

/**
 * Draw the assumptions of money for which the plan itself states a range: triangular with the central value as mode.
 * Ranges that are only the product's own are not drawn.
 */
export function drawMoneyInputs(assumptions: readonly Assumption[], { seed, draws }: Chance): DrawnInputs {
  const drawable = assumptions.filter(
    ({ id, isDefaultRange }) => !isDefaultRange && (isMoneyDraw(id) || id.startsWith('baseUnitCost.')),
  );
  const factors = new Float64Array(draws * drawable.length);
  for (const [place, { id, low, central, high }] of drawable.entries()) {
    const stream = createStream(seed, 'plan-assumption', id);
    const [least, middle, most] = [low, central, high].map(({ n, d }) => Number(n) / Number(d));
    for (let draw = 0; draw < draws; draw++) {
      const value = triangular(stream, least ?? 1, middle ?? 1, most ?? 1);
      factors[draw * drawable.length + place] = value / (middle ?? 1);
    }
  }
  return { ids: drawable.map(({ id }) => id), factors };
}

function isMoneyDraw(id: string): boolean {
  return MONEY_DRAWS.some((known) => known === id);
}
