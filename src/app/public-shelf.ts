/** The shelf of published tables as the public view of authorities reads it: rows, neighbours, and what is still missing. */
import { type PublicFigures, publicFigures } from '../core/benchmark/public-figures.ts';
import { MEASURE_DATASETS } from '../core/benchmark/public-measures.ts';
import { PANEL_DATASETS } from '../core/benchmark/published-panel.ts';
import type { PublishedRow } from '../core/domain/published.ts';
import type { StatisticalNeighbour } from '../core/domain/statistical-neighbour.ts';
import { type Repositories, type Scope, SHARED_SCOPE, type Stored } from '../edge/store/store.ts';

/** A published file that is not stored yet, and what it would bring. */
export type MissingPart = { readonly part: string; readonly advice: string };

/** A file that figures were read from. */
export type ShelfFile = { readonly file: string; readonly sha256: string };

/** Everything published that these use cases look at, read once. */
export type PublicShelf = {
  readonly rows: readonly Stored<PublishedRow>[];
  readonly neighbours: readonly StatisticalNeighbour[];
  readonly figures: PublicFigures;
};

const DATASETS: readonly string[] = [
  ...new Set([...MEASURE_DATASETS, ...PANEL_DATASETS, 'population', 'authorities']),
];

/** Read the shelf of published tables, or those that a programme read in for itself. */
export async function readShelf(read: Repositories, scope: Scope = SHARED_SCOPE): Promise<PublicShelf> {
  const rows: Stored<PublishedRow>[] = [];
  for (const dataset of DATASETS) for (const row of await read.rows.published(scope, dataset)) rows.push(row);
  const neighbours = (await read.rows.all(scope, 'neighbours')).map(({ record }) => record);
  return { rows, neighbours, figures: publicFigures(rows) };
}

/** List the files that the shelf's figures were read from. */
export function inputsOf({ rows }: PublicShelf): readonly ShelfFile[] {
  const files = new Map(rows.map(({ origin }) => [origin.sha256, origin.file]));
  return [...files]
    .map(([sha256, file]) => ({ file, sha256 }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

/** What each published file brings, with the dataset that shows whether it is stored. */
const PARTS: readonly (MissingPart & { readonly datasets: readonly string[] })[] = [
  {
    part: 'plan numbers and forecast',
    datasets: ['plans-by-authority', 'caseload'],
    advice: 'evenkeel import ehcp_total_by_la_year.csv, or caseload.csv of the EHC plan statistics.',
  },
  {
    part: 'placements',
    datasets: ['caseload'],
    advice: 'evenkeel import caseload.csv of the EHC plan statistics.',
  },
  {
    part: 'requests and decisions',
    datasets: ['requests'],
    advice: 'evenkeel import requests.csv and assessments.csv of the EHC plan statistics.',
  },
  {
    part: 'new plans',
    datasets: ['new-plans', 'flows-by-authority'],
    advice: 'evenkeel import newplans.csv of the EHC plan statistics.',
  },
  {
    part: 'the 20 weeks',
    datasets: ['timeliness'],
    advice: 'evenkeel import timeliness_20_week.csv of the EHC plan statistics.',
  },
  {
    part: 'ceased plans',
    datasets: ['ceased-plans', 'flows-by-authority'],
    advice: 'evenkeel import ceased_plans.csv of the EHC plan statistics.',
  },
  {
    part: 'residential placements and personal budgets',
    datasets: ['residential', 'personal-budgets'],
    advice: 'evenkeel import residential_settings.csv and personal_budgets.csv of the EHC plan statistics.',
  },
  {
    part: 'rates per head',
    datasets: ['population'],
    advice: 'evenkeel import a table of mid-year population by single year of age.',
  },
  {
    part: 'region',
    datasets: ['authorities'],
    advice: 'evenkeel import a list of authorities with old_la_code, new_la_code, la_name and region_name.',
  },
];

/** List what is not stored, and which file brings it. */
export function missingParts({ rows, neighbours }: PublicShelf): MissingPart[] {
  const stored = new Set(rows.map(({ record }) => record.dataset));
  const open = PARTS.filter(({ datasets }) => !datasets.some((dataset) => stored.has(dataset)));
  const parts = open.map(({ part, advice }) => ({ part, advice }));
  if (neighbours.length > 0) return parts;
  return [
    ...parts,
    {
      part: 'statistical neighbours',
      advice: 'evenkeel import a table of neighbours: one column an authority, nearest first.',
    },
  ];
}

/** What to import first where nothing is stored. */
export const FIRST_ADVICE = PARTS[0]?.advice ?? '';
