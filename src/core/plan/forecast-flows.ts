/** What a plan's forecast says of its mitigations on flows together: people fewer as planned and as they turn out, and their worth. */
import type { FlowEffects } from './flow-effects.ts';
import type { FlowValues } from './flow-values.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { ForecastFlows } from './plan-forecast.ts';
import { spreadOf } from './spread-of.ts';

/** Sum up. @param levels  of the quantiles, ascending [0..1]. */
export function forecastFlows(
  plan: ManagementPlan,
  { avoided, drawn, notes }: FlowEffects,
  { joint }: FlowValues,
  levels: readonly number[],
): ForecastFlows {
  const { years, types } = plan.finance;
  const sizes = Float64Array.from(plan.mitigations, ({ size }) => size);
  const planned = avoided({ sizes, delays: new Float64Array(sizes.length) });
  const width = types.length;
  const cells = (years.length + 1) * width;
  const draws = drawn.length / cells;
  const sum = (table: Float64Array, from: number) => {
    let plans = 0;
    for (let cell = from; cell < from + width; cell++) plans += table[cell] ?? 0;
    return plans;
  };
  const meanAt = (end: number) => {
    let plans = 0;
    for (let draw = 0; draw < draws; draw++) plans += sum(drawn, draw * cells + end * width);
    return plans / draws;
  };
  return {
    value: spreadOf(joint, levels),
    fewer: [...years, (years.at(-1) ?? 0) + 1].map((year, end) => ({
      year,
      planned: sum(planned, end * width),
      mean: meanAt(end),
    })),
    notes,
  };
}
