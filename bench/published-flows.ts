/**
 * What is believed of an authority's flows before its own are seen (method note 7, section 4 and table 7.1; note 8, section 2), from
 * published figures: node bench/published-flows.ts FLOWS [REQUESTS] [PANEL], the table of new plans, requests and ceased plans by
 * authority and year, the release's table of requests with the refusals, and plan numbers by authority and year.
 */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { median } from '../src/core/num/quantiles.ts';

/** Counts of one authority by year. */
type Series = ReadonlyMap<number, number>;
type Row = Readonly<Record<string, string>>;

const [flowsFile = '', requestsFile, panelFile] = process.argv.slice(2);
/** Years that a line needs, new plans of a year below which one more or less says nothing, and the years whose requests a plan comes of. */
const LEAST_YEARS = 5;
const LEAST_PLANS = 20;
const SAME_YEAR = 0.58;
/** A normal spread is so many times the median distance from the middle. */
const NORMAL = 1.4826;

function rowsOf(file: string): readonly Row[] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return Papa.parse<Row>(text, { header: true }).data.filter(
    (row) => row['geographic_level'] === 'Local authority',
  );
}

/** Series above nought, by authority. */
function seriesOf(rows: readonly Row[], readValue: (row: Row) => number): ReadonlyMap<string, Series> {
  const found = new Map<string, Map<number, number>>();
  for (const row of rows) {
    const value = readValue(row);
    if (!(value > 0)) continue;
    const own = found.get(row['new_la_code'] ?? '') ?? new Map<number, number>();
    found.set(row['new_la_code'] ?? '', own.set(Number(row['time_period']), value));
  }
  return found;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Spread about the middle that a few far values do not move. */
function robust(values: readonly number[]): number {
  const middle = median(values);
  return NORMAL * median(values.map((value) => Math.abs(value - middle)));
}

/** Logs of a series less its own line; empty where it has too few years. */
function aboutItsLine(series: Series, from: number, to: number): readonly number[] {
  const years = [...series.keys()].filter((year) => year >= from && year <= to).sort((a, b) => a - b);
  if (years.length < LEAST_YEARS) return [];
  const logs = years.map((year) => Math.log(series.get(year) ?? 1));
  const [middle, level] = [mean(years), mean(logs)];
  const across = years.reduce((sum, year, at) => sum + (year - middle) * ((logs[at] ?? 0) - level), 0);
  const slope = across / years.reduce((sum, year) => sum + (year - middle) ** 2, 0);
  return years.map((year, at) => (logs[at] ?? 0) - level - slope * (year - middle));
}

/** Changes of the log from one year to the next. */
function changesOf(series: Series, from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let year = from; year < to; year++) {
    const [one, next] = [series.get(year), series.get(year + 1)];
    if (one !== undefined && next !== undefined) found.push(Math.log(next / one));
  }
  return found;
}

/** How one value and the next of each row go together. */
function together(rows: readonly (readonly number[])[]): number {
  const pairs = rows.flatMap((row) => row.slice(1).map((next, at) => [row[at] ?? 0, next] as const));
  const sum = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((all, pair) => all + of(pair), 0);
  return sum(([a, b]) => a * b) / Math.sqrt(sum(([a]) => a * a) * sum(([, b]) => b * b));
}

/** The same of years that know nothing of each other, once a line is taken out of so many. */
function togetherByChance(years: number): number {
  const at = Array.from({ length: years }, (_, year) => year - (years - 1) / 2);
  const square = at.reduce((sum, one) => sum + one * one, 0);
  const left = (one: number, other: number) =>
    Number(one === other) - 1 / years - ((at[one] ?? 0) * (at[other] ?? 0)) / square;
  let [across, first, second] = [0, 0, 0];
  for (let year = 0; year + 1 < years; year++) {
    across += left(year, year + 1);
    first += left(year, year);
    second += left(year + 1, year + 1);
  }
  return across / Math.sqrt(first * second);
}

function tell(name: string, ...figures: readonly string[]): void {
  console.log(`${name.padEnd(34)} ${figures.join('; ')}`);
}

const flows = rowsOf(flowsFile);
const byCode = (measure: string) =>
  seriesOf(flows, (row) => (row['measure'] === measure ? Number(row['value']) : Number.NaN));
const ofMeasure = (measure: string) => [...byCode(measure).values()];

function tellDeviation(name: string, measure: string, from: number, to: number): void {
  const all = ofMeasure(measure);
  const lines = all.map((series) => aboutItsLine(series, from, to)).filter((line) => line.length > 0);
  const changes = all.flatMap((series) => changesOf(series, from, to));
  tell(
    name,
    `${lines.length} authorities, about their lines ${robust(lines.flat()).toFixed(3)}`,
    `changes ${robust(changes).toFixed(3)}`,
    `one year and the next ${together(lines).toFixed(2)}, by chance ${togetherByChance(to - from + 1).toFixed(2)}`,
  );
}

/** How far a year's new plans lie from the mean of the one to four years before, by the median of the log. */
function tellLookBack(): void {
  const errors = [1, 2, 3, 4].map(() => [] as number[]);
  for (const series of ofMeasure('new_plans'))
    for (let year = 2014; year <= 2023; year++) {
      const past = [1, 2, 3, 4].map((back) => series.get(year - back) ?? 0);
      const actual = series.get(year) ?? 0;
      if (Math.min(actual, ...past) < LEAST_PLANS) continue;
      for (const [at, list] of errors.entries())
        list.push(Math.abs(Math.log(actual / mean(past.slice(0, at + 1)))));
    }
  const told = errors.map((list, at) => `${at + 1} y ${(100 * median(list)).toFixed(1)} %`);
  tell('new plans, from the years before', `${errors[0]?.length} forecasts`, ...told);
}

/** New plans of a year over its requests and those of the year before: spread about each authority's line, and how changes follow. */
function tellPlansForRequests(): void {
  const requests = byCode('initial_requests');
  const shares = [...byCode('new_plans')].map(([code, plans]): Series => {
    const own = requests.get(code) ?? new Map<number, number>();
    return new Map(
      [...plans].flatMap(([year, count]): [number, number][] => {
        const [now, before] = [own.get(year), own.get(year - 1)];
        if (now === undefined || before === undefined) return [];
        return [[year, count / (SAME_YEAR * now + (1 - SAME_YEAR) * before)]];
      }),
    );
  });
  const lines = shares.map((series) => aboutItsLine(series, 2017, 2023)).filter((line) => line.length > 0);
  const spreads = lines.map((line) =>
    Math.sqrt(line.reduce((sum, one) => sum + one * one, 0) / (line.length - 2)),
  );
  const changes = shares
    .map((series) => changesOf(series, 2017, 2023))
    .filter((row) => row.length >= LEAST_YEARS - 1)
    .map((row) => row.map((one) => one - mean(row)));
  tell(
    'new plans for the same requests',
    `${lines.length} authorities, median ${median(spreads).toFixed(3)}`,
    `one change and the next ${together(changes).toFixed(2)}`,
  );
}

/** Ceased plans are published for two years: their changes alone. */
function tellCeased(): void {
  const changes = ofMeasure('ceased_plans').flatMap((series) => changesOf(series, 2022, 2023));
  tell('ceased plans, 2022 to 2023', `${changes.length} changes ${robust(changes).toFixed(3)}`);
}

/** The share of requests that is assessed, all but those refused. */
function tellAssessed(file: string): void {
  const whole = rowsOf(file).filter((row) => /^All requests/.test(row['breakdown_topic'] ?? ''));
  const byAuthority = seriesOf(whole, (row) => {
    const requests = Number(row['requests_received_in_year']);
    return 1 - Number(row['requests_decided_not_to_assess']) / requests;
  });
  const changes = [...byAuthority.values()].flatMap((series) => changesOf(series, 2019, 2023));
  const level = mean(changes);
  const deviation = Math.sqrt(mean(changes.map((one) => (one - level) ** 2)));
  tell('share assessed, 2019 to 2023', `${changes.length} changes ${deviation.toFixed(3)}`);
}

/** How far plans of January 2024 lie from those of 2023 with the new and the ceased plans between, as a share of the stock. */
function tellBooks(file: string): void {
  const [begun, ended] = [byCode('new_plans'), byCode('ceased_plans')];
  const gaps = [...seriesOf(rowsOf(file), (row) => Number(row['ehcplans']))].flatMap(([code, plans]) => {
    const [before, after] = [plans.get(2023), plans.get(2024)];
    const [joined, left] = [begun.get(code)?.get(2023), ended.get(code)?.get(2023)];
    if (before === undefined || after === undefined || joined === undefined || left === undefined) return [];
    return [(after - before - joined + left) / after];
  });
  tell('books of 2023', `${gaps.length} authorities, spread of gaps ${robust(gaps).toFixed(4)} of the stock`);
}

tellDeviation('requests, 2016 to 2023', 'initial_requests', 2016, 2023);
tellDeviation('new plans, 2009 to 2023', 'new_plans', 2009, 2023);
tellCeased();
tellLookBack();
tellPlansForRequests();
if (requestsFile !== undefined) tellAssessed(requestsFile);
if (panelFile !== undefined) tellBooks(panelFile);
