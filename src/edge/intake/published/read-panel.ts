/** Published yearly panels as text: plan numbers by area and year, flows and ages by authority, and people by age. */
import Papa from 'papaparse';
import { raise } from '../../../core/base/problem.ts';
import type { RowProblem } from '../../../core/domain/intake.ts';
import { parseNumber } from '../../../core/domain/numbers.ts';
import type { AreaLevel, PanelSeries } from '../../../core/domain/panel-series.ts';
import { guessDelimiter } from '../files/csv-rows.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, isBlank, placeOf } from '../tables/columns.ts';

/** What a file of plan numbers gave. `rowsRead` = rows used + marks + blanks + rows with an error. */
export type PanelReading = {
  readonly series: readonly PanelSeries[];
  /** Rows that hold no number: blank, or a mark such as "z" or "c". */
  readonly skipped: number;
  readonly problems: readonly RowProblem[];
};

/** Marks that publishers set in place of a number. */
const MARKS: ReadonlySet<string> = new Set([
  '',
  'z',
  'x',
  'c',
  'u',
  'k',
  'low',
  ':',
  '~',
  '-',
  '.',
  '..',
  '...',
  'n/a',
  'na',
]);
/** Notes that publishers set beside a number: "[r]", "(p)", "*". */
const NOTES = /\[[^\]]*\]|\([a-z]\)|[*†‡§^#]/gi;
const LEVELS: Readonly<Record<string, AreaLevel>> = {
  localauthority: 'authority',
  regional: 'regional',
  national: 'national',
};
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
/** People up to the age at which a plan must end [years]. */
const OLDEST_AGE = 24;

type Table = { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };
type Cell =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'mark' }
  | { readonly kind: 'wrong' };

/**
 * Read plan numbers by area and year. Columns by name, in any order; others are left alone. A mark is a year without
 * a value; nothing becomes zero. The first of two different values for one area and year is kept.
 *
 * @param text  the decoded file.
 * @throws ProblemError `panel.columns-missing` where a column is not there.
 * @source Published panel: time_period, geographic_level, new_la_code, la_name, ehcplans.
 */
export function readPanel(text: string): PanelReading {
  const table = parseTable(text);
  const [period, level, code, name, plans] = requirePlaces(table.headers, [
    'time_period',
    'geographic_level',
    'new_la_code',
    'la_name',
    'ehcplans',
  ]);
  const problems: RowProblem[] = [];
  const areas = new Map<string, OpenSeries>();
  let skipped = 0;
  for (const [place, row] of table.rows.entries()) {
    const found = isBlank(row)
      ? 'mark'
      : addRow(areas, {
          year: readYear(cellAt(row, period)),
          level: LEVELS[columnKey(cellAt(row, level))],
          code: cellAt(row, code),
          name: cellAt(row, name),
          plans: readCell(cellAt(row, plans)),
        });
    if (found === 'mark') skipped++;
    // The header is line 1, so the first row below it is line 2.
    else if (found !== null) problems.push(rowProblem(found, place + 2));
  }
  return { series: [...areas.values()], skipped, problems };
}

type OpenSeries = PanelSeries & { readonly plans: Map<number, number> };
type PanelRow = {
  readonly year: number | null;
  readonly level: AreaLevel | undefined;
  readonly code: string;
  readonly name: string;
  readonly plans: Cell;
};

/** Put one row into its area's series. @returns what kept its number out, or null. */
function addRow(areas: Map<string, OpenSeries>, row: PanelRow): PanelProblemCode | 'mark' | null {
  const { year, level, code, name } = row;
  if (year === null) return 'panel.not-a-year';
  if (level === undefined) return 'panel.not-a-level';
  if (level === 'authority' && code === '') return 'panel.no-code';
  const key = `${level}/${code}`;
  const area = areas.get(key) ?? { code, name, level, plans: new Map<number, number>() };
  areas.set(key, area);
  return addValue(area.plans, year, row.plans);
}

/** A count by authority and calendar year. */
type Counts = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** The measures of a table of flows that the forecast looks at. */
export type PanelFlows = { readonly newPlans: Counts; readonly requests: Counts };

/**
 * Read new plans and requests by authority and calendar year from a table of flows; other measures are left alone.
 * @throws ProblemError `panel.columns-missing`.
 * @source Published flows: time_period, new_la_code, measure = new_plans or initial_requests, value.
 */
export function readFlows(text: string): PanelFlows {
  const table = parseTable(text);
  const [period, code, measure, value] = requirePlaces(table.headers, [
    'time_period',
    'new_la_code',
    'measure',
    'value',
  ]);
  const counts = (name: string): Counts =>
    readCounts(table, { period, code, value }, (row) => cellAt(row, measure) === name);
  return { newPlans: counts('new_plans'), requests: counts('initial_requests') };
}

/** Bands from the age of 16 on: those who will leave within some years. */
const OLDER_BANDS: ReadonlySet<string> = new Set(['age16to19', 'age20to25', '16to19', '20to25']);

/**
 * Read plans of young people aged 16 to 25 by authority and January from a table of age bands [plans]; bands without
 * a number are left out of the sum, as before 2015, when nobody of 20 and over could have a plan.
 * @throws ProblemError `panel.columns-missing`.
 * @source Published age bands: time_period, new_la_code, characteristic_age, num_caseload.
 */
export function readOlder(text: string): Counts {
  const table = parseTable(text);
  const [period, code, age, value] = requirePlaces(table.headers, [
    'time_period',
    'new_la_code',
    'characteristic_age',
    'num_caseload',
  ]);
  return readCounts(table, { period, code, value }, (row) => OLDER_BANDS.has(columnKey(cellAt(row, age))));
}

/** Add up the numbers of the rows wanted by authority and year; marks and rows without a code or year add nothing. */
function readCounts(
  table: Table,
  places: { readonly period: number; readonly code: number; readonly value: number },
  isWanted: (row: readonly string[]) => boolean,
): Counts {
  const found = new Map<string, Map<number, number>>();
  for (const row of table.rows) {
    if (!isWanted(row)) continue;
    const year = readYear(cellAt(row, places.period));
    const cell = readCell(cellAt(row, places.value));
    const area = cellAt(row, places.code);
    if (year === null || cell.kind !== 'number' || area === '') continue;
    const years = found.get(area) ?? new Map<number, number>();
    found.set(area, years.set(year, (years.get(year) ?? 0) + cell.value));
  }
  return found;
}

/**
 * Read people aged 0 to 24 by authority from a table with a column for each year of age [people].
 * @throws ProblemError `panel.columns-missing`.
 * @source Mid-year estimates: a code column ("utla20_code") and columns "0" to "24".
 */
export function readYoung(text: string): ReadonlyMap<string, number> {
  const table = parseTable(text);
  const code = table.headers.findIndex((header) => /^(utla\d*|newla|area)code$/.test(columnKey(header)));
  if (code === -1) missingColumns(['utla_code']);
  const ages = requirePlaces(
    table.headers,
    Array.from({ length: OLDEST_AGE + 1 }, (_, age) => String(age)),
  );
  const found = new Map<string, number>();
  for (const row of table.rows) {
    const cells = ages.map((age) => readCell(cellAt(row, age)));
    const known = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.value] : []));
    if (known.length === cells.length)
      found.set(
        cellAt(row, code),
        known.reduce((sum, value) => sum + value, 0),
      );
  }
  return found;
}

function parseTable(text: string): Table {
  const plain = text.replace(/^\uFEFF/, '');
  const parsed = Papa.parse<string[]>(plain, { delimiter: guessDelimiter(plain), header: false });
  const [headers = [], ...rows] = parsed.data;
  return { headers: headers.map((header) => header.trim()), rows };
}

/** Find each column by its name. @throws ProblemError naming all that are missing at once. */
function requirePlaces<const Names extends readonly string[]>(
  headers: readonly string[],
  names: Names,
): { readonly [Place in keyof Names]: number } {
  const places = names.map((name) => placeOf(headers, columnKey(name)));
  const missing = names.filter((_, place) => places[place] === -1);
  if (missing.length > 0) missingColumns(missing);
  return places as { readonly [Place in keyof Names]: number }; // one place per name, by construction
}

function missingColumns(names: readonly string[]): never {
  return raise({
    code: 'panel.columns-missing',
    message: `Columns that are needed are missing: ${names.join(', ')}`,
    advice: 'Check that this is the file meant, and that its first line holds the column names.',
  });
}

/** Read "2024"; null for anything else. */
function readYear(text: string): number | null {
  if (!/^\d{4}$/.test(text)) return null;
  const year = Number(text);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

function readCell(text: string): Cell {
  const plain = text.replaceAll(NOTES, '').trim();
  if (MARKS.has(plain.toLowerCase())) return { kind: 'mark' };
  const value = parseNumber(plain);
  return value === null || value < 0 ? { kind: 'wrong' } : { kind: 'number', value };
}

function addValue(plans: Map<number, number>, year: number, cell: Cell): PanelProblemCode | 'mark' | null {
  if (cell.kind === 'mark') return 'mark';
  if (cell.kind === 'wrong') return 'panel.not-a-count';
  const before = plans.get(year);
  if (before !== undefined && before !== cell.value) return 'panel.two-values';
  plans.set(year, cell.value);
  return null;
}

type PanelProblemCode =
  | 'panel.not-a-year'
  | 'panel.not-a-level'
  | 'panel.no-code'
  | 'panel.not-a-count'
  | 'panel.two-values';

/** Per code: the column it is about, what is wrong, what to do. Each keeps its row out. */
const PROBLEM_TEXTS: Readonly<
  Record<PanelProblemCode, readonly [column: string, message: string, advice: string]>
> = {
  'panel.not-a-year': ['time_period', 'The year is not a year of four digits.', 'Write it as "2024".'],
  'panel.not-a-level': [
    'geographic_level',
    'The level is not "National", "Regional" or "Local authority".',
    'Correct it, or leave the row out.',
  ],
  'panel.no-code': ['new_la_code', 'An authority has no code.', 'Add its nine-character code.'],
  'panel.not-a-count': [
    'ehcplans',
    'The number of plans is neither a count nor a mark for a missing value.',
    'Correct it; write "z" where there is no value.',
  ],
  'panel.two-values': [
    'ehcplans',
    'The area has two different values for the year; the first was kept.',
    'Leave one of them out.',
  ],
};

function rowProblem(code: PanelProblemCode, row: number): RowProblem {
  const [column, message, advice] = PROBLEM_TEXTS[code];
  return { code, severity: 'error', row, column, count: 1, message, advice };
}
