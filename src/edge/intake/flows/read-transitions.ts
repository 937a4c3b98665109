/** Tables of transitions: one row a child and a year's step, setting, need and school year before and after. */
import { parseNumber } from '../../../core/domain/numbers.ts';
import type { Transition } from '../../../core/domain/transition.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { gatherRows } from '../published/gather-rows.ts';
import { textFault } from '../tables/cell-faults.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt } from '../tables/columns.ts';
import type { Layout } from '../tables/layout.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';

/** What each column can be called, in `columnKey` form. */
const COLUMNS = {
  year: ['calendaryear', 'year'],
  settingBefore: ['setting1', 'settingbefore'],
  needBefore: ['need1', 'needbefore'],
  schoolYearBefore: ['academicyear1', 'schoolyearbefore'],
  settingAfter: ['setting2', 'settingafter'],
  needAfter: ['need2', 'needafter'],
  schoolYearAfter: ['academicyear2', 'schoolyearafter'],
} as const satisfies Record<keyof Transition, readonly string[]>;
type ColumnName = keyof typeof COLUMNS;

/** The word for a child who has no plan. */
const OUTSIDE = 'NONSEND';
/** National curriculum years from birth to the end of the year in which a person is 25. */
const FIRST_SCHOOL_YEAR = -5;
const LAST_SCHOOL_YEAR = 20;
const EARLIEST = 1990;
const LATEST = 2100;

function wholeNumber(text: string, from: number, to: number): number | null {
  const value = parseNumber(text);
  return value !== null && Number.isInteger(value) && value >= from && value <= to ? value : null;
}

/** Say what is wrong with where a child is: need and setting are both outside, or neither. */
function stepFault(step: Transition): ReadingProblemCode | null {
  const before = [step.settingBefore, step.needBefore].filter((word) => word === OUTSIDE).length;
  const after = [step.settingAfter, step.needAfter].filter((word) => word === OUTSIDE).length;
  if (before === 1 || after === 1) return 'transition.half-outside';
  return before + after === 4 ? 'transition.never-inside' : null;
}

type Places = Readonly<Record<ColumnName, number>>;

/** One row: what is read from it and what is wrong with it. */
class TransitionRow {
  readonly #input: ReaderInput;
  readonly #places: Places;
  readonly #cells: readonly string[];
  readonly #row: number;
  hasErrors = false;

  constructor(input: ReaderInput, places: Places, cells: readonly string[], row: number) {
    this.#input = input;
    this.#places = places;
    this.#cells = cells;
    this.#row = row;
  }

  tell(code: ReadingProblemCode, name: ColumnName): void {
    this.#input.log.add(code, this.#row, this.#input.headers[this.#places[name]] ?? null);
  }

  refuse(code: ReadingProblemCode, name: ColumnName): void {
    this.hasErrors = true;
    this.tell(code, name);
  }

  word(name: ColumnName): string {
    const text = cellAt(this.#cells, this.#places[name]);
    const fault = textFault(text);
    if (fault !== null) this.refuse(fault, name);
    return text;
  }

  number(name: ColumnName, from: number, to: number, code: ReadingProblemCode): number {
    const value = wholeNumber(cellAt(this.#cells, this.#places[name]), from, to);
    if (value === null) this.refuse(code, name);
    return value ?? 0;
  }

  schoolYear(name: ColumnName): number {
    return this.number(name, FIRST_SCHOOL_YEAR, LAST_SCHOOL_YEAR, 'transition.school-year-unknown');
  }
}

function readStep(row: TransitionRow): Transition {
  return {
    year: row.number('year', EARLIEST, LATEST, 'transition.year-unreadable'),
    settingBefore: row.word('settingBefore'),
    needBefore: row.word('needBefore'),
    schoolYearBefore: row.schoolYear('schoolYearBefore'),
    settingAfter: row.word('settingAfter'),
    needAfter: row.word('needAfter'),
    schoolYearAfter: row.schoolYear('schoolYearAfter'),
  };
}

function transitionReader(input: ReaderInput): RowReader {
  const placeOf = (names: readonly string[]) =>
    input.headers.findIndex((header) => names.includes(columnKey(header)));
  const entries = Object.entries(COLUMNS).map(([name, names]) => [name, placeOf(names)]);
  const places = Object.fromEntries(entries) as Places; // the entries are those of the table
  return gatherRows('transitions', input, (cells, at, give) => {
    const row = new TransitionRow(input, places, cells, at);
    const step = readStep(row);
    if (row.hasErrors) return 'error';
    const fault = stepFault(step);
    if (fault !== null) row.refuse(fault, 'settingBefore');
    if (row.hasErrors) return 'error';
    if (step.schoolYearAfter !== step.schoolYearBefore + 1)
      row.tell('transition.not-one-year', 'schoolYearAfter');
    give(step);
    return 'accepted';
  });
}

/**
 * A table of transitions; settings and needs are labels of the file's own.
 * @source Mastodon C, input table of the plan-flow model: calendar-year, setting-1, need-1, academic-year-1 and after.
 */
export const TRANSITION_LAYOUT: Layout = {
  kind: 'transitions',
  name: 'transitions',
  reader: transitionReader,
  required: Object.values(COLUMNS),
  optional: [],
};
