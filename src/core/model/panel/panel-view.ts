/** A panel as the model sees it: growth on the log scale, national momentum, and nothing later than one year. */
import type { Panel, PanelCompanions } from '../../domain/panel-series.ts';
import { median } from '../../num/quantiles.ts';

/** One authority's own history. */
export type Authority = {
  readonly code: string;
  readonly name: string;
  /** Calendar year to plans [plans]. */
  readonly plans: ReadonlyMap<number, number>;
  /** Calendar year to the logarithm of the plans; years of none at all are left out. */
  readonly logs: ReadonlyMap<number, number>;
  /** The years with a number, ascending. */
  readonly years: readonly number[];
};

/** The panel up to and including `until`; every rate is remembered once worked out. */
export type PanelView = {
  readonly authorities: readonly Authority[];
  readonly companions: PanelCompanions;
  readonly firstYear: number;
  readonly until: number;
  /** Give the log growth of the nation in the year up to January `year` [1/year]. */
  readonly nationalRate: (year: number) => number;
  /** Give the middle authority's size in January `year` [plans]. */
  readonly middleSize: (year: number) => number;
};

/** Authorities from which one year's pooled growth is steady enough to stand for the nation's. */
const ENOUGH_AUTHORITIES = 5;
/** How far back a rate is looked for where the newest years have none [years]. */
const LOOK_BACK = 10;
/** What stands for the logarithm of no plans at all: half a plan. */
export const LOG_OF_NONE = Math.log(0.5);

/**
 * Look at a panel as it stood in January `until`: every later figure is left out before anything else is done.
 * Regional rows are not used: a region is the sum of authorities that are there already.
 */
export function viewPanel(panel: Panel, until: number): PanelView {
  const authorities = panel.series
    .filter((series) => series.level === 'authority')
    .map((series) => cutAuthority(series.code, series.name, series.plans, until))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const nation = panel.series.find((series) => series.level === 'national');
  const nationPlans = new Map([...(nation?.plans ?? [])].filter(([year]) => year <= until));
  const years = authorities.flatMap((authority) => authority.years);
  return {
    authorities,
    companions: panel.companions,
    firstYear: years.length === 0 ? until : Math.min(...years),
    until,
    nationalRate: remember((year) => rateOfNation(nationPlans, year) ?? pooledRate(authorities, year)),
    middleSize: remember((year) => sizeOfMiddle(authorities, year)),
  };
}

/** Give the newest year in which any authority has a number; null where none has. */
export function newestYear(panel: Panel): number | null {
  let newest: number | null = null;
  for (const series of panel.series)
    if (series.level === 'authority')
      for (const year of series.plans.keys()) if (newest === null || year > newest) newest = year;
  return newest;
}

function cutAuthority(
  code: string,
  name: string,
  plans: ReadonlyMap<number, number>,
  until: number,
): Authority {
  const kept = [...plans].filter(([year]) => year <= until).sort((a, b) => a[0] - b[0]);
  const positive = kept.filter(([, count]) => count > 0);
  return {
    code,
    name,
    plans: new Map(kept),
    logs: new Map(positive.map(([year, count]) => [year, Math.log(count)])),
    years: kept.map(([year]) => year),
  };
}

/**
 * Give an authority's yearly log growth up to `year` over the longest stretch of at most `span` years that has both
 * ends [1/year]; null where there is none.
 */
export function ownRate(authority: Authority, year: number, span: number): number | null {
  const last = authority.logs.get(year);
  if (last === undefined) return null;
  for (let back = span; back >= 1; back--) {
    const first = authority.logs.get(year - back);
    if (first !== undefined) return (last - first) / back;
  }
  return null;
}

function rateOfNation(plans: ReadonlyMap<number, number>, year: number): number | null {
  const now = plans.get(year);
  const before = plans.get(year - 1);
  return now === undefined || before === undefined || now <= 0 || before <= 0 ? null : Math.log(now / before);
}

/** Growth of the authorities that have both ends: one year where they are enough, else up to three years. */
function pooledRate(authorities: readonly Authority[], year: number): number {
  for (let newest = year; newest > year - LOOK_BACK; newest--) {
    const single = matchedRate(authorities, newest, 1);
    if (single !== null && single.count >= ENOUGH_AUTHORITIES) return single.rate;
    const longer = matchedRate(authorities, newest, 3) ?? matchedRate(authorities, newest, 2) ?? single;
    if (longer !== null) return longer.rate;
  }
  return 0;
}

function matchedRate(
  authorities: readonly Authority[],
  year: number,
  span: number,
): { readonly rate: number; readonly count: number } | null {
  let now = 0;
  let before = 0;
  let count = 0;
  for (const authority of authorities) {
    const last = authority.plans.get(year);
    const first = authority.plans.get(year - span);
    if (last === undefined || first === undefined || last <= 0 || first <= 0) continue;
    now += last;
    before += first;
    count++;
  }
  return count === 0 ? null : { rate: Math.log(now / before) / span, count };
}

function sizeOfMiddle(authorities: readonly Authority[], year: number): number {
  const sizes = authorities.flatMap((authority) => {
    const count = authority.plans.get(year);
    return count === undefined || count <= 0 ? [] : [count];
  });
  if (sizes.length > 0) return median(sizes);
  const all = authorities.flatMap((authority) => [...authority.plans.values()].filter((count) => count > 0));
  return all.length > 0 ? median(all) : 1;
}

/** Work a figure out once for each year. */
export function remember<T>(work: (year: number) => T): (year: number) => T {
  const known = new Map<number, T>();
  return (year) => {
    const found = known.get(year);
    if (found !== undefined) return found;
    const value = work(year);
    known.set(year, value);
    return value;
  };
}
