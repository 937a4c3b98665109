/** The open cells of a workbook that came back: found by row name and heading wherever they stand, and asked about where in doubt. */
import type { Problem } from '../base/problem.ts';
import { parseMoney } from '../domain/numbers.ts';
import { columnLetters } from './book.ts';
import { NAME_HEADING } from './input-sheets.ts';
import { type Assumption, type AssumptionKind, assumptionKey, inParts } from './open-cells.ts';
import { CHANGES_HEADINGS } from './plan-book.ts';
import { WORKBOOK_SCHEMA } from './words-sheets.ts';

/** A cell as a workbook holds it. A formula is told apart from a value; an empty cell is null. */
export type ReadCell = {
  readonly value: number | string | boolean | null;
  readonly isFormula: boolean;
};

/** A sheet of such cells; row r of the sheet is `rows[r - 1]`. */
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly ReadCell[])[] };

/** What came back: values by key, what they were when the workbook was written, and what is in doubt. */
export type OpenReading = {
  /** As `Assumption` has them. */
  readonly values: ReadonlyMap<string, bigint>;
  readonly asWritten: ReadonlyMap<string, bigint>;
  /** Cells that could not be taken, each with its place; nothing is guessed for them. */
  readonly questions: readonly Problem[];
};

/** Say whether a workbook is one that was written here, by what its cover says. */
export function isPlanWorkbook(sheets: readonly ReadSheet[]): boolean {
  return sheets.some(({ rows }) => rows.some((row) => row.some(({ value }) => value === WORKBOOK_SCHEMA)));
}

/**
 * Read the open cells of a workbook.
 * @param assumptions  the open cells that the plan has today, by which everything found is known.
 */
export function readOpenCells(sheets: readonly ReadSheet[], assumptions: readonly Assumption[]): OpenReading {
  const reading = new Reading(assumptions);
  for (const sheet of sheets) reading.takeSheet(sheet);
  return reading.done();
}

type Place = { readonly sheet: ReadSheet; readonly row: number; readonly column: number };

class Reading {
  readonly #known: ReadonlyMap<string, Assumption>;
  readonly #rowNames: ReadonlySet<string>;
  readonly #headings: ReadonlySet<string>;
  readonly #values = new Map<string, bigint>();
  readonly #asWritten = new Map<string, bigint>();
  readonly #met = new Set<string>();
  readonly #questions: Problem[] = [];

  constructor(assumptions: readonly Assumption[]) {
    this.#known = new Map(assumptions.map((one) => [one.key, one]));
    this.#rowNames = new Set(assumptions.map(({ key }) => key.slice(0, key.lastIndexOf(', '))));
    this.#headings = new Set(assumptions.map(({ key }) => key.slice(key.lastIndexOf(', ') + 2)));
  }

  takeSheet(sheet: ReadSheet): void {
    const at = sheet.rows.findIndex((row) => textsOf(row).includes(NAME_HEADING));
    if (at >= 0) this.#takeTable(sheet, at);
    const changes = sheet.rows.findIndex((row) =>
      CHANGES_HEADINGS.every((words) => textsOf(row).includes(words)),
    );
    if (changes >= 0) this.#takeWritten(sheet, changes);
  }

  #takeTable(sheet: ReadSheet, at: number): void {
    const headings = textsOf(sheet.rows[at] ?? []);
    const column = headings.indexOf(NAME_HEADING);
    const strange = new Set<number>();
    for (const [row, cells] of sheet.rows.entries()) {
      const name = textOf(cells[column]);
      if (row <= at || name === '') continue;
      if (this.#rowNames.has(name)) this.#takeRow(name, headings, { sheet, row, column }, strange);
      else if (cells.some(({ value }) => typeof value === 'number'))
        this.#ask(
          'plan.workbook-row-unknown',
          { sheet, row, column },
          'The plan has no assumption of this name',
          'Correct the name in the column "Name in the plan", or take the row out.',
        );
    }
    for (const place of strange)
      this.#ask(
        'plan.workbook-column-unknown',
        { sheet, row: at, column: place },
        'Numbers stand in a column whose heading the plan does not know; they were not read',
        'Correct the heading, or leave the column as your own note.',
      );
  }

  #takeRow(name: string, headings: readonly string[], at: Place, strange: Set<number>): void {
    const { sheet, row } = at;
    for (const [column, cell] of (sheet.rows[row] ?? []).entries())
      if (column !== at.column && this.#takeCell(name, headings[column] ?? '', cell, { sheet, row, column }))
        strange.add(column);
  }

  /** @returns true where a number stands under a heading that no assumption has. */
  #takeCell(name: string, heading: string, cell: ReadCell, place: Place): boolean {
    const known = this.#known.get(assumptionKey(name, heading));
    if (known === undefined) return this.#takeStray(name, heading, cell, place);
    if (cell.value === null && !cell.isFormula) return false;
    if (this.#met.has(known.key)) {
      this.#values.delete(known.key);
      this.#ask(
        'plan.workbook-cell-twice',
        place,
        `“${known.key}” stands in the workbook more than once`,
        'Take out the one that is not meant.',
      );
      return false;
    }
    this.#met.add(known.key);
    this.#takeValue(known, cell, place);
    return false;
  }

  /** A number where the plan has no value of its own. @returns true where its heading is the reason. */
  #takeStray(name: string, heading: string, cell: ReadCell, place: Place): boolean {
    if (typeof cell.value !== 'number' || cell.isFormula) return false;
    if (!this.#headings.has(heading)) return true;
    this.#ask(
      'plan.workbook-cell-closed',
      place,
      `“${name}” has no value of its own under “${heading}” in the plan; the number was not read`,
      'Empty the cell. Where the plan should have a value there, add it to the plan itself.',
    );
    return false;
  }

  #takeValue({ key, kind }: Assumption, { value, isFormula }: ReadCell, place: Place): void {
    const whole = typeof value === 'number' && !isFormula ? wholeOf(value, kind) : null;
    if (whole !== null) this.#values.set(key, whole);
    else if (isFormula)
      this.#ask(
        'plan.workbook-formula',
        place,
        `“${key}” holds a formula in the place of a value`,
        'Type the number itself: a formula may read other files and is never run here.',
      );
    else if (typeof value === 'number')
      this.#ask(
        'plan.workbook-not-whole',
        place,
        `“${key}” ${NOT_WHOLE[kind]}`,
        'Type the value as it should stand in the plan.',
      );
    else
      this.#ask(
        'plan.workbook-not-a-number',
        place,
        `“${key}” holds no number`,
        'Type the number without words or signs; a spreadsheet shows it with its sign by itself.',
      );
  }

  #takeWritten(sheet: ReadSheet, at: number): void {
    const headings = textsOf(sheet.rows[at] ?? []);
    const [keyAt, valueAt] = [headings.indexOf(CHANGES_HEADINGS[0]), headings.indexOf(CHANGES_HEADINGS[1])];
    for (const cells of sheet.rows.slice(at + 1)) {
      const known = this.#known.get(textOf(cells[keyAt]));
      const value = cells[valueAt]?.value;
      const whole = known !== undefined && typeof value === 'number' ? wholeOf(value, known.kind) : null;
      if (known !== undefined && whole !== null) this.#asWritten.set(known.key, whole);
    }
  }

  #ask(code: string, { sheet, row, column }: Place, message: string, advice: string): void {
    this.#questions.push({
      code,
      place: `${sheet.name}, ${columnLetters(column)}${row + 1}`,
      message,
      advice,
    });
  }

  done(): OpenReading {
    for (const { key } of this.#known.values())
      if (!this.#met.has(key))
        this.#questions.push({
          code: 'plan.workbook-cell-missing',
          place: key,
          message: `“${key}” is not in the workbook, or its cell is empty`,
          advice:
            'Nothing is changed for it. Put it back where it should be another value; an empty cell is never nil.',
        });
    return { values: this.#values, asWritten: this.#asWritten, questions: this.#questions };
  }
}

const NOT_WHOLE: Readonly<Record<AssumptionKind, string>> = {
  pounds: 'is not an amount of whole pence that can be held exactly',
  plans: 'is not a whole number of plans from nil up',
  numerator: 'is not a whole number from nil up',
  denominator: 'is not a whole number above nil',
  decimal: 'is not a number that can be held to nine digits after the point',
  year: 'is not a year such as 2025',
  month: 'is not a month of the year, from 1 to 12',
};

const BOUNDS = {
  plans: [0, Number.MAX_SAFE_INTEGER],
  numerator: [0, Number.MAX_SAFE_INTEGER],
  denominator: [1, Number.MAX_SAFE_INTEGER],
  year: [1900, 2999],
  month: [1, 12],
} as const;
/** Numbers with a point are held exactly up to here. */
const LARGEST_DECIMAL = 1_000_000;

/** Take a number as what the cell holds; null where it cannot be that. Exact, from the digits of the number. */
function wholeOf(value: number, kind: AssumptionKind): bigint | null {
  if (kind === 'pounds') {
    const money = parseMoney(String(value), 2);
    return money === null || money.isRounded ? null : BigInt(money.amount);
  }
  if (kind === 'decimal') return Math.abs(value) <= LARGEST_DECIMAL ? inParts(value) : null;
  const [least, most] = BOUNDS[kind];
  return Number.isSafeInteger(value) && value >= least && value <= most ? BigInt(value) : null;
}

function textsOf(row: readonly ReadCell[]): string[] {
  return row.map(textOf);
}

function textOf(cell: ReadCell | undefined): string {
  return typeof cell?.value === 'string' ? cell.value.trim() : '';
}
