/** What a risk may cost, in money and plans: a range, from a figure of the plan's forecast that the risk names. */
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';

/** A range with the figure that it comes from. Money over the plan [pence]; plans at its end [plans]; null where not known. */
export type Exposure = {
  /** As the risk names it: "saving:local-places". */
  readonly figure: string;
  readonly label: string;
  readonly lowPence: bigint;
  readonly highPence: bigint;
  readonly plans: { readonly low: number; readonly high: number } | null;
};

/** What plans a saving avoids at the end of the plan. */
export type PlansOf = (saving: string) => number;

/** What may be named, in words, for whoever names it. */
export const EXPOSURE_KINDS = 'saving:ID, stress:ID or assumption:ID';

/**
 * Find the exposure. A saving that fails costs what it was to bring, within the range that holds its value 19 times in 20; a stress
 * costs what the deficit left is higher by; an assumption costs up to what its worse end adds.
 * @returns null where the forecast has no such figure.
 * @source Decision 21.
 */
export function exposureOf(figure: string, forecast: PlanForecast, plansOf: PlansOf): Exposure | null {
  const at = figure.indexOf(':');
  const [kind, id] = [figure.slice(0, at), figure.slice(at + 1)];
  if (kind === 'saving') return ofSaving(figure, id, forecast, plansOf);
  const plan = forecast.stresses.find((one) => one.id === 'plan')?.outcome.residualPence ?? null;
  if (plan === null) return null;
  if (kind === 'stress') {
    const stress = forecast.stresses.find((one) => one.id === id);
    if (stress === undefined) return null;
    const more = positive(stress.outcome.residualPence - plan);
    return { figure, label: stress.label, lowPence: more, highPence: more, plans: null };
  }
  const found = kind === 'assumption' ? forecast.sensitivities.find((one) => one.id === id) : undefined;
  if (found === undefined) return null;
  const ends = [found.atLow.residualPence - plan, found.atHigh.residualPence - plan]
    .map(positive)
    .sort(ascending);
  return {
    figure,
    label: `${found.label}, from its least to its most`,
    lowPence: ends[0] ?? 0n,
    highPence: ends.at(-1) ?? 0n,
    plans: null,
  };
}

function ofSaving(figure: string, id: string, forecast: PlanForecast, plansOf: PlansOf): Exposure | null {
  const saving = forecast.mitigations.find((one) => one.id === id);
  if (saving === undefined) return null;
  const { quantiles, mean } = saving.value;
  const whole = (amount: number) => positive(BigInt(Math.round(amount)));
  const plans = plansOf(id);
  return {
    figure,
    label: `Value of ${saving.name}, 19 times in 20`,
    lowPence: whole(quantiles[0] ?? mean),
    highPence: whole(quantiles.at(-1) ?? mean),
    plans: { low: Math.min(0, plans), high: Math.max(0, plans) },
  };
}

function positive(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}
