/** Everything that is told of one measure under watch, as at one month: warning, year end, limit, new forecast, silence. */
import type { Month } from '../base/time.ts';
import { type EarlyWarning, watchTrajectory } from './early-warning.ts';
import { type RangeWatch, watchRange } from './range-watch.ts';
import { followTrigger, type Trigger, type TriggerRule, USUAL_TRIGGER } from './reforecast-trigger.ts';
import type { Vintage } from './vintage.ts';
import { knownAt, silentMonths, type WatchedSeries } from './watched-series.ts';
import {
  type LastStart,
  type LimitPassed,
  lastUsefulStart,
  lookAhead,
  type MitigationTiming,
  type Outlook,
  type Ranged,
  whenPassed,
  yearEndOf,
} from './year-end-outlook.ts';

/** A mitigation whose last useful start is asked for. */
export type WatchedMitigation = MitigationTiming & { readonly id: string; readonly name: string };

/** What is asked beside the series itself. */
export type WatchRequest = {
  readonly asAt: Month;
  /** A number that is not to be passed; null where none is set. */
  readonly limit: number | null;
  readonly mitigations: readonly WatchedMitigation[];
  readonly trigger?: TriggerRule;
  /** The forecast whose range the actuals are set against; null where none is stored. */
  readonly vintage: Vintage | null;
};

/** Where the year ends at the present run rate. */
export type YearEnd = {
  readonly month: Month;
  /** Actual less agreed: of a stock on that day, of a flow over the months of the trajectory [count]. */
  readonly miss: Ranged;
  /** The figure of that month itself [count]. */
  readonly actual: Ranged;
  /** Growth, or flow, a month above the agreed [count/month]. */
  readonly excess: Ranged;
  /** Whether the agreed trajectory ends before and was carried on by its mean step. */
  readonly isCarriedOn: boolean;
};

/** When a mitigation must start, and by how much its size falls short of the growth above the agreed. */
export type MitigationWatch = {
  readonly id: string;
  readonly name: string;
  /** By when, and at what number or below. */
  readonly deadline: Month;
  readonly target: number;
  readonly start: LastStart;
  /** Excess growth that it leaves [count/month]; null where its size is not known, 0 where it takes all of it. */
  readonly shortBy: number | null;
};

export type MeasureWatch = {
  readonly measure: string;
  readonly warning: EarlyWarning;
  readonly silent: ReturnType<typeof silentMonths>;
  readonly yearEnd: YearEnd;
  readonly limit: LimitPassed | null;
  readonly mitigations: readonly MitigationWatch[];
  readonly trigger: Trigger;
  readonly range: RangeWatch | null;
};

/**
 * Watch one measure.
 * @returns null where no month has both an actual and an agreed figure by then.
 */
export function watchMeasure(all: WatchedSeries, request: WatchRequest): MeasureWatch | null {
  const { asAt, limit, vintage } = request;
  const warning = watchTrajectory(all, asAt);
  if (warning === null) return null;
  const series = knownAt(all, asAt);
  const outlook = lookAhead(series, warning.months, warning.noise);
  const month = yearEndOf(outlook.from);
  return {
    measure: series.measure,
    warning,
    silent: silentMonths(series, asAt),
    yearEnd: {
      month,
      miss: outlook.gapAt(month),
      actual: outlook.actualAt(month),
      excess: outlook.excess,
      isCarriedOn: outlook.isCarriedOn(month),
    },
    limit: limit === null ? null : whenPassed(outlook, limit),
    mitigations: series.kind === 'flow' ? [] : timeMitigations(outlook, month, request),
    trigger: followTrigger(warning.months, request.trigger ?? USUAL_TRIGGER),
    range: vintage === null ? null : watchRange(vintage, series.actual, asAt),
  };
}

/** With a limit, each must hold it to the year's end; without, each must bring the count back to what was agreed. */
function timeMitigations(
  outlook: Outlook,
  deadline: Month,
  { limit, mitigations }: WatchRequest,
): readonly MitigationWatch[] {
  const target = limit ?? outlook.actualAt(deadline).point - outlook.gapAt(deadline).point;
  return mitigations.map(({ id, name, lead, size }) => ({
    id,
    name,
    deadline,
    target,
    start: lastUsefulStart(outlook, { deadline, target }, { lead, size }),
    shortBy: size === null ? null : Math.max(0, outlook.excess.point - size),
  }));
}
