/** A panel for the forecast from published rows: plans by authority and January, with flows, ages and young people beside. */
import type { Panel, PanelSeries } from '../domain/panel-series.ts';
import type { PublishedRow } from '../domain/published.ts';
import { periodYear } from './published-period.ts';

/** Oldest age of the young people that the panel's method looks at [years]. @source Method note 2, signal 3. */
const OLDEST = 24;

/** The datasets that a panel is made of. */
export const PANEL_DATASETS = [
  'plans-by-authority',
  'caseload',
  'flows-by-authority',
  'age-bands-by-authority',
  'population',
] as const;

/** What is counted by authority and year beside the plans: dataset and breakdown, and the column of the count. */
const COUNTED = {
  newPlans: ['flows-by-authority', 'new_plans', 'value'],
  requests: ['flows-by-authority', 'initial_requests', 'value'],
  from16: ['age-bands-by-authority', 'Age 16 to 19', 'num_caseload'],
  from20: ['age-bands-by-authority', 'Age 20 to 25', 'num_caseload'],
} as const;

/**
 * Make a panel. Plans come from the panel's own table, and where it has no number for a year from the plan statistics.
 * A row without a number adds nothing.
 */
export function publishedPanel(rows: Iterable<PublishedRow>): Panel {
  const all = [...rows];
  const areas: Areas = new Map();
  for (const row of all) if (row.dataset === 'plans-by-authority') notePlans(areas, row);
  for (const row of all)
    if (row.dataset === 'caseload' && row.breakdownTopic === row.breakdown) notePlans(areas, row);
  const found = {
    newPlans: countsOf(all, 'newPlans'),
    requests: countsOf(all, 'requests'),
    older: addCounts(countsOf(all, 'from16'), countsOf(all, 'from20')),
    young: youngOf(all),
  };
  const known = Object.entries(found).filter(([, counts]) => counts.size > 0);
  return {
    series: [...areas.values()].map(({ series }) => series),
    companions: Object.fromEntries(known),
  };
}

type Years = Map<number, number>;
type Counts = Map<string, Years>;
type Areas = Map<string, { readonly series: PanelSeries; readonly plans: Years }>;

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

/** Read one count by authority and year; the last of several rows stands. */
function countsOf(rows: readonly PublishedRow[], what: keyof typeof COUNTED): Counts {
  const [dataset, breakdown, column] = COUNTED[what];
  const counts: Counts = new Map();
  for (const row of rows) {
    if (row.dataset !== dataset || row.breakdown !== breakdown || row.geographicLevel !== 'Local authority')
      continue;
    const [year, count] = [periodYear(row.timePeriod), row.values[column]];
    if (count === undefined || year === null) continue;
    counts.set(row.areaCode, (counts.get(row.areaCode) ?? new Map()).set(year, count));
  }
  return counts;
}

/** Add the counts of a second band to those of a first; a year that the second lacks stays as it is. */
function addCounts(first: Counts, second: Counts): Counts {
  return new Map(
    [...first].map(([code, years]) => [
      code,
      new Map([...years].map(([year, count]) => [year, count + (second.get(code)?.get(year) ?? 0)])),
    ]),
  );
}

function youngOf(rows: readonly PublishedRow[]): ReadonlyMap<string, number> {
  const young = new Map<string, Map<number, Map<number, number>>>();
  for (const row of rows)
    if (row.dataset === 'population' && row.breakdownTopic === 'Age') noteYoung(young, row);
  return newestWhole(young);
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
