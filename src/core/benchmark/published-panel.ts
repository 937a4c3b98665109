/** A panel for the forecast from published rows: plans by authority and January, with new plans and young people beside. */
import type { Panel, PanelSeries } from '../domain/panel-series.ts';
import type { PublishedRow } from '../domain/published.ts';
import { periodYear } from './published-period.ts';

/** Oldest age of the young people that the panel's method looks at [years]. @source Method note 2, signal 3. */
const OLDEST = 24;

/** The datasets that a panel is made of. */
export const PANEL_DATASETS = ['plans-by-authority', 'caseload', 'flows-by-authority', 'population'] as const;

/**
 * Make a panel. Plans come from the panel's own table, and where it has no number for a year from the plan statistics.
 * A row without a number adds nothing.
 */
export function publishedPanel(rows: Iterable<PublishedRow>): Panel {
  const areas = new Map<string, { readonly series: PanelSeries; readonly plans: Map<number, number> }>();
  const newPlans = new Map<string, Map<number, number>>();
  const young = new Map<string, Map<number, Map<number, number>>>();
  const later: PublishedRow[] = [];
  for (const row of rows) {
    if (row.dataset === 'plans-by-authority') notePlans(areas, row);
    else if (row.dataset === 'caseload' && row.breakdownTopic === row.breakdown) later.push(row);
    else if (row.dataset === 'flows-by-authority' && row.breakdown === 'new_plans') noteNew(newPlans, row);
    else if (row.dataset === 'population' && row.breakdownTopic === 'Age') noteYoung(young, row);
  }
  for (const row of later) notePlans(areas, row);
  const wholeYoung = newestWhole(young);
  return {
    series: [...areas.values()].map(({ series }) => series),
    companions: {
      ...(newPlans.size === 0 ? {} : { newPlans }),
      ...(wholeYoung.size === 0 ? {} : { young: wholeYoung }),
    },
  };
}

type Areas = Map<string, { readonly series: PanelSeries; readonly plans: Map<number, number> }>;

function notePlans(areas: Areas, row: PublishedRow): void {
  const count = row.values['ehcplans'];
  const year = periodYear(row.timePeriod);
  if (count === undefined || year === null) return;
  const key = `${row.geographicLevel}/${row.areaCode}`;
  const plans = areas.get(key)?.plans ?? new Map<number, number>();
  const level = levelOf(row.geographicLevel);
  if (!areas.has(key))
    areas.set(key, { plans, series: { code: row.areaCode, name: row.areaName, level, plans } });
  if (!plans.has(year)) plans.set(year, count);
}

function levelOf(geographicLevel: string): PanelSeries['level'] {
  if (geographicLevel === 'Local authority') return 'authority';
  return geographicLevel === 'Regional' ? 'regional' : 'national';
}

function noteNew(newPlans: Map<string, Map<number, number>>, row: PublishedRow): void {
  const count = row.values['value'];
  const year = periodYear(row.timePeriod);
  if (count === undefined || year === null || row.geographicLevel !== 'Local authority') return;
  newPlans.set(row.areaCode, (newPlans.get(row.areaCode) ?? new Map()).set(year, count));
}

function noteYoung(young: Map<string, Map<number, Map<number, number>>>, row: PublishedRow): void {
  const [age, year, people] = [Number(row.breakdown), periodYear(row.timePeriod), row.values['population']];
  if (!Number.isInteger(age) || age > OLDEST || year === null || people === undefined) return;
  const byYear = young.get(row.areaCode) ?? new Map<number, Map<number, number>>();
  const byAge = byYear.get(year) ?? new Map<number, number>();
  young.set(row.areaCode, byYear.set(year, byAge.set(age, people)));
}

/** Take the newest year of each area in which every age has a figure. */
function newestWhole(young: ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, number>>>) {
  const found = new Map<string, number>();
  for (const [code, byYear] of young)
    for (const [, byAge] of [...byYear].sort(([one], [other]) => one - other))
      if (byAge.size === OLDEST + 1)
        found.set(
          code,
          [...byAge.values()].reduce((sum, people) => sum + people, 0),
        );
  return found;
}
