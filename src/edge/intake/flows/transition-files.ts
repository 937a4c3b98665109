/** The files of a folder of transitions: the table itself, people by school year, and the ages at which each setting can be. */
import Papa from 'papaparse';
import type { RowProblem } from '../../../core/domain/intake.ts';
import { parseNumber } from '../../../core/domain/numbers.ts';
import type { Transition } from '../../../core/domain/transition.ts';
import { guessDelimiter } from '../files/csv-rows.ts';
import { Sen2Links } from '../sen2/sen2-links.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, isBlank, placeOf } from '../tables/columns.ts';
import { ProblemLog } from '../tables/problem-log.ts';
import { TRANSITION_LAYOUT } from './read-transitions.ts';

/** What a file of such a folder is. */
export type FlowFileKind = 'transitions' | 'people-by-school-year' | 'valid-states' | 'costs';

/** People of one year and national curriculum year. */
export type SchoolYearPeople = {
  readonly year: number;
  readonly schoolYear: number;
  readonly people: number;
};
/** First and last national curriculum year of a setting. */
export type SettingYears = { readonly setting: string; readonly from: number; readonly to: number };

/** Rows of transitions with what was wrong with the others; `rowsRead` = rows kept + rows with an error. */
export type TransitionReading = {
  readonly rows: readonly Transition[];
  readonly rowsRead: number;
  readonly rowsWithErrors: number;
  readonly problems: readonly RowProblem[];
};

type Table = { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Say what a text file is by its first line; null where it is none of these. */
export function flowFileKind(firstLine: string): FlowFileKind | null {
  const keys = new Set(firstLine.split(/[,;\t]/).map((header) => columnKey(header.replaceAll('"', ''))));
  const has = (column: string | readonly string[]) =>
    typeof column === 'string' ? keys.has(column) : column.some((name) => keys.has(name));
  if (TRANSITION_LAYOUT.required.every(has)) return 'transitions';
  if (['calendaryear', 'academicyear', 'population'].every(has)) return 'people-by-school-year';
  if (['setting', 'minacademicyear', 'maxacademicyear'].every(has)) return 'valid-states';
  return ['need', 'setting', 'cost'].every(has) ? 'costs' : null;
}

/** Read a table of transitions. @param text  the decoded file. */
export function readTransitionText(text: string): TransitionReading {
  const { headers, rows } = parseTable(text);
  const log = new ProblemLog();
  const reader = TRANSITION_LAYOUT.reader({
    headers,
    log,
    name: '',
    sheet: undefined,
    fileKey: '',
    pseudonym: (_, id) => id,
    sealCase: null,
    links: new Sen2Links(),
    referenceDate: null,
  });
  let [rowsRead, rowsWithErrors] = [0, 0];
  for (const [place, cells] of rows.entries()) {
    rowsRead++;
    // The header is line 1, so the first row below it is line 2.
    if (reader.readRow(cells, place + 2) === 'error') rowsWithErrors++;
  }
  const kept = reader
    .take()
    .flatMap((batch) => (batch.table === 'transitions' ? batch.rows.map(({ record }) => record) : []));
  return { rows: kept, rowsRead, rowsWithErrors, problems: log.list() };
}

/** Read people by calendar year and national curriculum year; rows without a number are passed over and counted. */
export function readSchoolYearPeople(text: string): {
  readonly people: readonly SchoolYearPeople[];
  readonly skipped: number;
} {
  const table = parseTable(text);
  const [year, schoolYear, people] = ['calendaryear', 'academicyear', 'population'].map((key) =>
    placeOf(table.headers, key),
  );
  const read: SchoolYearPeople[] = [];
  for (const row of table.rows) {
    const [at, age, count] = [year, schoolYear, people].map((place) => parseNumber(cellAt(row, place ?? -1)));
    if (isNumber(at) && isNumber(age) && isNumber(count) && count >= 0)
      read.push({ year: at, schoolYear: age, people: count });
  }
  return { people: read, skipped: table.rows.length - read.length };
}

/** Read the national curriculum years at which each setting can be; rows without both are passed over. */
export function readValidStates(text: string): readonly SettingYears[] {
  const table = parseTable(text);
  const setting = placeOf(table.headers, 'setting');
  const [least, most] = ['minacademicyear', 'maxacademicyear'].map((key) => placeOf(table.headers, key));
  return table.rows.flatMap((row) => {
    const [from, to] = [least, most].map((place) => parseNumber(cellAt(row, place ?? -1)));
    return isNumber(from) && isNumber(to) ? [{ setting: cellAt(row, setting), from, to }] : [];
  });
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function parseTable(text: string): Table {
  const { data } = Papa.parse<string[]>(text, { delimiter: guessDelimiter(text), skipEmptyLines: false });
  const [headers = [], ...rows] = data;
  return { headers: headers.map((header) => header.trim()), rows: rows.filter((row) => !isBlank(row)) };
}
