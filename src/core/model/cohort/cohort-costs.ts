/** What the plans of a step cost: money follows people, age by age and place by place. */
import { type CohortLevers, leverPrice } from './cohort-levers.ts';
import type { CohortMembers } from './cohort-series.ts';
import type { CohortSetup } from './cohort-setup.ts';

/** Prices of a plan for a whole year, `[year][age][place]` [pence/year]; beyond its end the last year counts on. */
export type CohortPrices = Float64Array;

/** One series of costs: in all, or of an age band or a setting. */
export type CostSeries = { readonly cut: 'total' | 'age-band' | 'setting'; readonly member: string };

/** Lay out the series of costs. */
export function planCosts(members: CohortMembers): readonly CostSeries[] {
  return [
    { cut: 'total', member: '' },
    ...members.names['age-band'].map((member) => ({ cut: 'age-band' as const, member })),
    ...members.names.setting.map((member) => ({ cut: 'setting' as const, member })),
  ];
}

/** Check that prices fit the axes. @throws RangeError where they do not, or one is below 0. */
export function checkPrices(setup: CohortSetup, prices: CohortPrices): void {
  const whole = prices.length > 0 && prices.length % setup.sizes.rows === 0;
  if (!whole || !prices.every((price) => price >= 0 && price < Number.POSITIVE_INFINITY))
    throw new RangeError('Prices need whole rows, one of 0 or more per age and place');
}

/**
 * Write the costs of a step to `out`, in the order of `planCosts` [pence]. A plan counts for the mean of its row's opening
 * and closing numbers.
 *
 * @param before  plans by age and place at the beginning of the step; `after` at its end.
 * @source Method note 6, equation 6.16.
 */
export function costStep(
  setup: CohortSetup,
  members: CohortMembers,
  prices: CohortPrices,
  levers: CohortLevers | null,
  step: number,
  before: Int32Array | Float64Array,
  after: Int32Array | Float64Array,
  out: Float64Array,
): void {
  const { rows, places } = setup.sizes;
  const year = Math.floor((step * setup.stepMonths) / 12);
  const from = Math.min(year, prices.length / rows - 1) * rows;
  const bands = members.names['age-band'].length;
  const half = setup.stepYears / 2;
  out.fill(0);
  for (let row = 0; row < rows; row++) {
    const count = before[row]! + after[row]!;
    if (count === 0) continue;
    const place = row % places;
    const age = (row - place) / places;
    const price =
      levers?.acts.price !== true ? prices[from + row]! : leverPrice(levers, age, place, prices[from + row]!);
    const cost = count * half * price;
    const band = members.ageBandOfAge[age]!;
    out[0]! += cost;
    if (band >= 0) out[1 + band]! += cost;
    out[1 + bands + members.settingOfPlace[place]!]! += cost;
  }
}
