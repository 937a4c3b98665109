/** A panel as the model sees it: growth on the log scale, who teaches and who is forecast, and nothing later than one year. */
import type { Panel, PanelCompanions } from '../../domain/panel-series.ts';
import { median } from '../../num/quantiles.ts';
import type { Authority } from './authority.ts';
import { OWN_SHAPE, type PanelShape } from './panel-shape.ts';
import { sharedRate } from './shared-growth.ts';

/** The panel up to and including `until`; every rate is remembered once worked out. */
export type PanelView = {
  /** All that can be forecast, by code. */
  readonly authorities: readonly Authority[];
  /** Those whose past teaches what authorities share; the others are forecast by what these teach. */
  readonly teachers: readonly Authority[];
  readonly shape: PanelShape;
  readonly companions: PanelCompanions;
  readonly firstYear: number;
  readonly until: number;
  /** Give the log growth that authorities shared in the year up to January `year` [1/year]. */
  readonly sharedRate: (year: number) => number;
  /** Give the middle authority's size in January `year` [plans]. */
  readonly middleSize: (year: number) => number;
};

/** What stands for the logarithm of no plans at all: half a plan. */
export const LOG_OF_NONE = Math.log(0.5);

export type ViewOptions = {
  /** Whether an authority's past may teach what authorities share; all do where not given. */
  readonly teaches?: (code: string) => boolean;
  /** The product's own where not given. */
  readonly shape?: PanelShape;
};

/**
 * Look at a panel as it stood in January `until`: every later figure is left out before anything else is done.
 * Regional rows are not used: a region is the sum of authorities that are there already.
 */
export function viewPanel(panel: Panel, until: number, options: ViewOptions = {}): PanelView {
  const { teaches = () => true, shape = OWN_SHAPE } = options;
  const authorities = panel.series
    .filter((series) => series.level === 'authority')
    .map((series) => cutAuthority(series.code, series.name, series.plans, until))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const nation = nationOf(panel, until);
  const years = authorities.flatMap((authority) => authority.years);
  const teachers = authorities.filter(({ code }) => teaches(code));
  return {
    authorities,
    teachers,
    shape,
    companions: panel.companions,
    firstYear: years.length === 0 ? until : Math.min(...years),
    until,
    sharedRate: remember((year) => sharedRate(teachers, nation, year, shape.nationCountsFor)),
    middleSize: remember((year) => sizeOfMiddle(teachers, year)),
  };
}

/** Give the plans of the national row up to `until`, by calendar year; empty without one [plans]. */
export function nationOf(panel: Panel, until: number): ReadonlyMap<number, number> {
  const nation = panel.series.find((series) => series.level === 'national');
  return new Map([...(nation?.plans ?? [])].filter(([year]) => year <= until));
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

function sizeOfMiddle(authorities: readonly Authority[], year: number): number {
  const sizes = authorities.flatMap((authority) => {
    const count = authority.plans.get(year);
    return count === undefined || count <= 0 ? [] : [count];
  });
  if (sizes.length > 0) return median(sizes);
  const all = authorities.flatMap((authority) => [...authority.plans.values()].filter((count) => count > 0));
  return all.length > 0 ? median(all) : 1;
}

/** Work a figure out once for each year, or other number. */
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
