/** A monthly series under watch: what happened beside what was agreed, and the gap between them. */
import { addMonths, type Month } from '../base/time.ts';

/** A `stock` is counted at a month's end (plans); a `flow` within the month (requests). */
export type SeriesKind = 'stock' | 'flow';

/** One measure's months. A month that is not stored is not in the map; it is never nought. */
export type WatchedSeries = {
  readonly measure: string;
  readonly kind: SeriesKind;
  readonly actual: ReadonlyMap<Month, number>;
  readonly agreed: ReadonlyMap<Month, number>;
};

/** One month with both figures. */
export type GapMonth = {
  readonly month: Month;
  /** Months since the trajectory began, its first month being 1. */
  readonly since: number;
  readonly actual: number;
  readonly agreed: number;
  /** Stock: actual less agreed. Flow: the sum of such differences over the months that have both. */
  readonly gap: number;
  /** Change of `gap` since the month before with both figures; null in the first. */
  readonly change: number | null;
  /** Months that `change` spans, 1 unless months are missing. */
  readonly span: number;
};

/** Count the months from one month to a later one; negative where it is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
  );
}

/** The first month of the agreed trajectory, or null where there is none. */
export function startOf({ agreed }: WatchedSeries): Month | null {
  let first: Month | null = null;
  for (const month of agreed.keys()) if (first === null || month < first) first = month;
  return first;
}

/** Leave out every figure of a later month: what was known at the end of `asAt`. */
export function knownAt(series: WatchedSeries, asAt: Month): WatchedSeries {
  return { ...series, actual: new Map([...series.actual].filter(([month]) => month <= asAt)) };
}

/** The months with both figures, oldest first. For a flow the first month's own difference is a change too. */
export function gapMonths(series: WatchedSeries): readonly GapMonth[] {
  const start = startOf(series);
  if (start === null) return [];
  const gapOf = series.kind === 'flow' ? flowGap : stockGap;
  const months: GapMonth[] = [];
  for (const month of [...series.agreed.keys()].sort()) {
    const actual = series.actual.get(month);
    const agreed = series.agreed.get(month);
    if (actual === undefined || agreed === undefined) continue;
    const both = { month, since: monthsBetween(start, month) + 1, actual, agreed };
    months.push({ ...both, ...gapOf(both, months.at(-1)) });
  }
  return months;
}

type BothFigures = Pick<GapMonth, 'month' | 'since' | 'actual' | 'agreed'>;
type Gap = Pick<GapMonth, 'gap' | 'change' | 'span'>;

function stockGap({ month, actual, agreed }: BothFigures, before: GapMonth | undefined): Gap {
  const gap = actual - agreed;
  if (before === undefined) return { gap, change: null, span: 1 };
  return { gap, change: gap - before.gap, span: monthsBetween(before.month, month) };
}

function flowGap({ actual, agreed }: BothFigures, before: GapMonth | undefined): Gap {
  const change = actual - agreed;
  return { gap: (before?.gap ?? 0) + change, change, span: 1 };
}

/** Months of the trajectory up to `asAt` that have no actual: those after the newest actual are late, the others missing. */
export function silentMonths(
  series: WatchedSeries,
  asAt: Month,
): readonly { readonly month: Month; readonly state: 'missing' | 'late' }[] {
  const start = startOf(series);
  if (start === null) return [];
  const newest =
    [...series.actual.keys()]
      .filter((month) => month <= asAt)
      .sort()
      .at(-1) ?? '';
  const silent: { month: Month; state: 'missing' | 'late' }[] = [];
  for (let month = start; month <= asAt; month = addMonths(month, 1))
    if (!series.actual.has(month)) silent.push({ month, state: month > newest ? 'late' : 'missing' });
  return silent;
}
