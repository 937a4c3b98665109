/** When a forecast has to be made anew: the gap has stood beyond a share for several months in a row. */
import type { Month } from '../base/time.ts';
import { type GapMonth, monthsBetween } from './watched-series.ts';

/** The rule; both are settings of the authority. */
export type TriggerRule = {
  /** Gap as a share of the agreed figure [0..1]. */
  readonly share: number;
  /** Months in a row [months]. */
  readonly months: number;
};

/** Five in a hundred for two months. @source Capability S56. */
export const USUAL_TRIGGER: TriggerRule = { share: 0.05, months: 2 };

export type Trigger = {
  readonly rule: TriggerRule;
  /** The month in which it triggered first, or null. */
  readonly triggered: Month | null;
  /** Months in a row beyond the share up to the newest month. */
  readonly run: number;
};

/** Apply the rule to the gaps, oldest first. A month without figures ends a run: nothing is known of it. */
export function followTrigger(gaps: readonly GapMonth[], rule: TriggerRule = USUAL_TRIGGER): Trigger {
  let run = 0;
  let triggered: Month | null = null;
  let before: GapMonth | null = null;
  for (const now of gaps) {
    if (before !== null && monthsBetween(before.month, now.month) > 1) run = 0;
    const isBeyond = now.agreed > 0 && Math.abs(now.actual - now.agreed) >= rule.share * now.agreed;
    run = isBeyond ? run + 1 : 0;
    if (run >= rule.months) triggered ??= now.month;
    before = now;
  }
  return { rule, triggered, run };
}
