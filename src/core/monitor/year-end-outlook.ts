/** Where a series ends up at its present run rate: by how much year end is missed, when a limit is passed, how late a mitigation may start. */
import { addMonths, type Month } from '../base/time.ts';
import { normalQuantile } from '../num/normal-distribution.ts';
import { type NoiseScale, seasonBetween } from './noise-scale.ts';
import { type GapMonth, monthsBetween, type WatchedSeries } from './watched-series.ts';

/** The newest months that the run rate is taken from [months]. */
const RUN_MONTHS = 6;
/** What forecasts of a year ahead err by, as growth a month [share of the level a month]. @source Method note 2, section 8: 4.3 % a year. */
const USUAL_ERROR_STOCK = 0.043 / 12;
/** What a forecast of a monthly flow errs by [share of its level]. @source Method note 8, section 5. */
const USUAL_ERROR_FLOW = 0.15;
/** Ranges hold eight times in ten. */
const INSIDE = 0.8;
/** A limit is looked for this far ahead [months]. */
const FURTHEST = 60;

/** A number with the range that holds it eight times in ten. */
export type Ranged = { readonly point: number; readonly low: number; readonly high: number };

/** How the series goes on if nothing changes. */
export type Outlook = {
  /** The month looked from. */
  readonly from: Month;
  /** Growth a month above the agreed trajectory [count/month]. */
  readonly excess: Ranged;
  /** Gap of that month: stock, or sum over the year of a flow [count]. */
  readonly gapAt: (month: Month) => Ranged;
  /** Actual of a month that is to come [count]. */
  readonly actualAt: (month: Month) => Ranged;
  /** Whether the agreed trajectory had to be carried on beyond its last month to reach a month. */
  readonly isCarriedOn: (month: Month) => boolean;
};

/** The 31 March that a month's financial year ends with, as a month. */
export function yearEndOf(month: Month): Month {
  const year = Number(month.slice(0, 4));
  return month.slice(5) <= '03' ? `${year}-03` : `${year + 1}-03`;
}

/**
 * Look ahead from the newest month with both figures.
 * @throws RangeError where there is no such month: the caller's fault.
 * @source Method note 8, section 5.
 */
export function lookAhead(series: WatchedSeries, gaps: readonly GapMonth[], noise: NoiseScale): Outlook {
  const now = gaps.at(-1);
  if (now === undefined) throw new RangeError('A series without a month of both figures has no outlook');
  const { mean, variance } = excessOf(series, gaps, noise);
  const reach = normalQuantile((1 + INSIDE) / 2);
  const around = (point: number, spread: number): Ranged => {
    const half = reach * Math.sqrt(spread);
    return { point, low: point - half, high: point + half };
  };
  const gapAt = (month: Month): Ranged => {
    const ahead = Math.max(0, monthsBetween(now.month, month));
    const spread = ahead === 0 ? 0 : noise.base + noise.monthly * ahead + variance * ahead * ahead;
    return around(now.gap + mean * ahead + seasonBetween(noise, now.month, month), spread);
  };
  const path = carryOn(series);
  return {
    from: now.month,
    excess: around(mean, variance),
    gapAt,
    actualAt: (month) => {
      const agreed = path.at(month);
      const { point, low, high } =
        series.kind === 'stock'
          ? gapAt(month)
          : around(mean + seasonBetween(noise, addMonths(month, -1), month), variance + noise.monthly);
      return { point: agreed + point, low: Math.max(0, agreed + low), high: agreed + high };
    },
    isCarriedOn: (month) => month > path.last,
  };
}

/** Growth above the trajectory: the newest months' own, drawn towards nought by what forecasts usually err by. */
function excessOf(series: WatchedSeries, gaps: readonly GapMonth[], noise: NoiseScale) {
  const recent = gaps.filter(({ change }) => change !== null).slice(-RUN_MONTHS);
  const months = recent.reduce((sum, { span }) => sum + span, 0);
  const total = recent.reduce(
    (sum, { change, span, month }) =>
      sum + (change ?? 0) - seasonBetween(noise, addMonths(month, -span), month),
    0,
  );
  const level = gaps.at(-1)?.agreed ?? 0;
  const prior = Math.max(
    1e-9,
    (level * (series.kind === 'stock' ? USUAL_ERROR_STOCK : USUAL_ERROR_FLOW)) ** 2,
  );
  // A mean of changes errs by what each month adds, and by the count at either end.
  const weight = months === 0 ? 0 : 1 / (noise.monthly / months + (2 * noise.base) / months ** 2);
  const variance = 1 / (1 / prior + weight);
  return { mean: months === 0 ? 0 : variance * weight * (total / months), variance };
}

/** The agreed trajectory, carried on beyond its last month by its mean step. */
function carryOn({ kind, agreed }: WatchedSeries): {
  readonly last: Month;
  readonly at: (month: Month) => number;
} {
  const months = [...agreed.keys()].sort();
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const [start, end] = [agreed.get(first) ?? 0, agreed.get(last) ?? 0];
  const span = monthsBetween(first, last);
  const step = kind === 'flow' || span === 0 ? 0 : (end - start) / span;
  const usual =
    kind === 'flow' ? [...agreed.values()].reduce((sum, value) => sum + value, 0) / agreed.size : end;
  return {
    last,
    at: (month) => {
      const own = agreed.get(month);
      if (own !== undefined) return own;
      return month > last ? usual + step * monthsBetween(last, month) : before(agreed, months, month);
    },
  };
}

/** A month inside the trajectory without a figure stands on the line between its neighbours. */
function before(agreed: ReadonlyMap<Month, number>, months: readonly Month[], month: Month): number {
  const low = months.filter((other) => other < month).at(-1) ?? months[0] ?? month;
  const high = months.find((other) => other > month) ?? low;
  const [from, to] = [agreed.get(low) ?? 0, agreed.get(high) ?? 0];
  const span = monthsBetween(low, high);
  return span === 0 ? from : from + ((to - from) * monthsBetween(low, month)) / span;
}

/** When a limit is passed; a month that is null lies more than five years ahead, or never comes. */
export type LimitPassed = {
  readonly limit: number;
  readonly point: Month | null;
  /** One in ten comes before this month. */
  readonly earliest: Month | null;
  /** One in ten comes after this month. */
  readonly latest: Month | null;
};

/** Say in which month the series passes a limit at its present run rate. A month that is past already is the one looked from. */
export function whenPassed(outlook: Outlook, limit: number): LimitPassed {
  const passed: { point: Month | null; earliest: Month | null; latest: Month | null } = {
    point: null,
    earliest: null,
    latest: null,
  };
  for (let ahead = 0; ahead <= FURTHEST; ahead++) {
    const month = addMonths(outlook.from, ahead);
    const { point, low, high } = outlook.actualAt(month);
    if (point > limit) passed.point ??= month;
    if (high > limit) passed.earliest ??= month;
    if (low > limit) passed.latest ??= month;
  }
  return { limit, ...passed };
}

/** What is known of a mitigation that would bring a stock down. */
export type MitigationTiming = {
  /** Months from the decision to start until its first effect, its usual slippage among them [months]. */
  readonly lead: number;
  /** Growth that it takes away once it works [count/month]; null where it is not known. */
  readonly size: number | null;
};

/** The last month in which a mitigation can start and still do what is asked of it. */
export type LastStart = {
  /** Null where even a start long ago would not do. */
  readonly month: Month | null;
  readonly state: 'in-time' | 'too-late' | 'too-small' | 'not-needed';
  /** What it has to take away by the deadline [count]. */
  readonly needed: number;
};

/**
 * Work backwards from a deadline by which the series must stand at or below a target. Of a mitigation whose size is not
 * known it is asked only that it works in the month of the deadline.
 * @source Method note 8, equation 8.9.
 */
export function lastUsefulStart(
  outlook: Outlook,
  { deadline, target }: { readonly deadline: Month; readonly target: number },
  { lead, size }: MitigationTiming,
): LastStart {
  const needed = outlook.actualAt(deadline).point - target;
  if (needed <= 0) return { month: null, state: 'not-needed', needed: 0 };
  const acting = size === null ? 1 : Math.ceil(needed / size);
  if (size !== null && !(size > 0 && Number.isFinite(acting)))
    return { month: null, state: 'too-small', needed };
  const month = addMonths(deadline, 1 - acting - lead);
  return { month, state: month > outlook.from ? 'in-time' : 'too-late', needed };
}
