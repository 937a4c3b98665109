/** Published rows by area and year: one figure at a time, with its source, or why it is missing. */
import type { PublishedRow } from '../domain/published.ts';
import type { Traced } from '../domain/traced.ts';
import { type AuthorityDirectory, directoryOf } from './authority-directory.ts';
import type { Columns } from './public-measures.ts';
import { periodYear } from './published-period.ts';

/** The area that stands for the whole country. */
export const ENGLAND = 'England';

/** Where a figure stands: enough to find it in the published file. */
export type FigureSource = {
  readonly dataset: string;
  /** As published: "202324". */
  readonly period: string;
  readonly columns: readonly string[];
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
};

/** A figure with its sources, or the reason why there is none: a missing figure is never nought. */
export type PublicFigure =
  | { readonly value: number; readonly sources: readonly FigureSource[] }
  | { readonly value: null; readonly missing: string };

export type PublicFigures = {
  readonly directory: AuthorityDirectory;
  /** Give the sum of columns of one area and year. @param area  an authority's code, or `ENGLAND`. */
  readonly sumOf: (columns: Columns, area: string, year: number) => PublicFigure;
  /** Give everybody aged 0 to 25 in the newest year up to `year`, else in the first after it [people]. */
  readonly people: (area: string, year: number) => PublicFigure & { readonly peopleYear?: number };
  /** Years of a source in which any authority has a row, ascending. */
  readonly years: (columns: Columns) => readonly number[];
};

/** Youngest and oldest age that a plan can be for [years]. @source Children and Families Act 2014: 0 to 25. */
const AGES = Array.from({ length: 26 }, (_, age) => String(age));
const POPULATION = 'population';

type Row = Traced<PublishedRow>;

/** Index rows of any published datasets. */
export function publicFigures(rows: readonly Row[]): PublicFigures {
  const directory = directoryOf(rows.map(({ record }) => record));
  const totals = new Map<string, Row>();
  const years = new Map<string, Set<number>>();
  const ages = new Map<string, Map<number, Map<string, Row>>>();
  for (const row of rows) {
    const { record } = row;
    const area = areaOf(record, directory);
    const year = periodYear(record.timePeriod);
    if (area === null || year === null) continue;
    if (record.dataset === POPULATION) noteAge(ages, area, year, row);
    else if (isTotal(record)) {
      const series = seriesKey(record.dataset, breakdownOf(record));
      totals.set(`${series}|${area}|${year}`, row);
      if (area !== ENGLAND) years.set(series, (years.get(series) ?? new Set()).add(year));
    }
  }
  return {
    directory,
    sumOf: (columns, area, year) => sumOf(columns, totals.get(`${keyOf(columns)}|${area}|${year}`), year),
    people: (area, year) => peopleOf(ages.get(area), year),
    years: (columns) => [...(years.get(keyOf(columns)) ?? [])].sort((a, b) => a - b),
  };
}

function areaOf(row: PublishedRow, directory: AuthorityDirectory): string | null {
  if (row.geographicLevel === 'National') return ENGLAND;
  return row.geographicLevel === 'Local authority' ? directory.codeOf(row.areaCode, row.areaName) : null;
}

/** Say whether a row is of everybody, or one measure of a long table. */
function isTotal({ breakdownTopic, breakdown }: PublishedRow): boolean {
  if (breakdownTopic === 'Measure' || breakdownTopic === 'Total') return true;
  return breakdownTopic === breakdown && /^all /i.test(breakdown);
}

function breakdownOf({ breakdownTopic, breakdown }: PublishedRow): string {
  return breakdownTopic === 'Measure' ? breakdown : '';
}

function seriesKey(dataset: string, breakdown: string): string {
  return `${dataset}|${breakdown}`;
}

function keyOf({ dataset, breakdown = '' }: Columns): string {
  return seriesKey(dataset, breakdown);
}

/** What the signs of published tables mean. @source DfE and ONS, conventions of statistical tables. */
const MARKS: Readonly<Record<string, string>> = {
  c: 'kept back by the publisher',
  k: 'rounds to nought, exact figure kept back',
  low: 'rounds to nought, exact figure kept back',
  u: 'of too low quality to publish',
  x: 'not available',
  z: 'not applicable',
  ':': 'not available',
  '': 'left empty',
};

/** Say why a column has no number. */
function whyMissing({ record }: Row, column: string): string {
  const mark = record.marks[column];
  if (mark === undefined) return `the table of ${record.timePeriod} has no column "${column}"`;
  return `"${column}" of ${record.timePeriod} is ${MARKS[mark] ?? `marked "${mark}"`}`;
}

function sumOf({ dataset, add, less = [] }: Columns, row: Row | undefined, year: number): PublicFigure {
  if (row === undefined) return { value: null, missing: `${dataset}: no row for ${year}` };
  let sum = 0;
  for (const [columns, sign] of [
    [add, 1],
    [less, -1],
  ] as const)
    for (const column of columns) {
      const value = row.record.values[column];
      if (value === undefined) return { value: null, missing: `${dataset}: ${whyMissing(row, column)}` };
      sum += sign * value;
    }
  return { value: sum, sources: [sourceOf(row, [...add, ...less])] };
}

function sourceOf({ record, origin }: Row, columns: readonly string[]): FigureSource {
  const { file, sha256, row } = origin;
  return { dataset: record.dataset, period: record.timePeriod, columns, file, sha256, row };
}

function noteAge(
  ages: Map<string, Map<number, Map<string, Row>>>,
  area: string,
  year: number,
  row: Row,
): void {
  if (row.record.breakdownTopic !== 'Age') return;
  const byYear = ages.get(area) ?? new Map<number, Map<string, Row>>();
  const byAge = byYear.get(year) ?? new Map<string, Row>();
  ages.set(area, byYear.set(year, byAge.set(row.record.breakdown, row)));
}

function peopleOf(
  byYear: ReadonlyMap<number, ReadonlyMap<string, Row>> | undefined,
  year: number,
): PublicFigure & { readonly peopleYear?: number } {
  const years = [...(byYear?.keys() ?? [])].sort((a, b) => a - b);
  const peopleYear = years.findLast((item) => item <= year) ?? years[0];
  const byAge = peopleYear === undefined ? undefined : byYear?.get(peopleYear);
  if (byAge === undefined || peopleYear === undefined)
    return { value: null, missing: 'population: no people by age are stored for this area' };
  const rows = AGES.flatMap((age) => byAge.get(age) ?? []);
  let sum = 0;
  for (const { record } of rows) sum += record.values['population'] ?? Number.NaN;
  const [first] = rows;
  if (first === undefined || rows.length < AGES.length || Number.isNaN(sum))
    return { value: null, missing: `population: not every age from 0 to 25 has a figure in ${peopleYear}` };
  return { value: sum, sources: [sourceOf(first, ['population, ages 0 to 25'])], peopleYear };
}
