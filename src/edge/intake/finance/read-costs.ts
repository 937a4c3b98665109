/** The placement costs that a finance team keeps: one row a placement. */

import type { Pence } from '../../../core/base/pence.ts';
import type { IsoDate } from '../../../core/base/time.ts';
import { isFormula, isSheetError } from '../../../core/domain/cell.ts';
import { parseDay } from '../../../core/domain/dates.ts';
import type { Placed } from '../../../core/domain/intake.ts';
import { parseMoney } from '../../../core/domain/numbers.ts';
import type { PlacementCost } from '../../../core/domain/placement-cost.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { dayFault, textFault } from '../tables/cell-faults.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';

const TOTAL = /^(grand |sub-?)?total/i;

/** Make a reader of placement costs. */
export function costReader(input: ReaderInput): RowReader {
  return new CostReader(input);
}

class CostReader implements RowReader {
  readonly #input: ReaderInput;
  readonly #places: {
    readonly reference: number;
    readonly type: number;
    readonly start: number;
    readonly end: number;
    readonly cost: number;
  };
  #rows: Placed<PlacementCost>[] = [];

  constructor(input: ReaderInput) {
    this.#input = input;
    this.#places = {
      reference: placeOf(input.headers, 'reference'),
      type: placeOf(input.headers, 'placementtype'),
      start: placeOf(input.headers, 'startdate'),
      end: placeOf(input.headers, 'enddate'),
      cost: placeOf(input.headers, 'annualcost'),
    };
  }

  waiting(): number {
    return this.#rows.length;
  }

  take() {
    const rows = this.#rows;
    this.#rows = [];
    return [{ table: 'costs', rows }] as const;
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    const places = this.#places;
    if (TOTAL.test(cellAt(cells, places.reference)) || TOTAL.test(cellAt(cells, places.type))) {
      this.#input.log.add('row.total', row);
      return 'skipped';
    }
    const reference = this.#text(cells, places.reference, row);
    const placementType = this.#text(cells, places.type, row);
    const start = this.#day(cells, places.start, row);
    const isOpen = cellAt(cells, places.end) === '';
    const end = isOpen ? null : this.#day(cells, places.end, row);
    const yearlyCostPence = this.#cost(cells, row);
    if (reference === null || placementType === null || start === null || yearlyCostPence === null)
      return 'error';
    if (end === null && !isOpen) return 'error';
    if (end !== null && end < start) {
      this.#say('dates.reversed', row, places.end);
      return 'error';
    }
    const sheet = this.#input.sheet === undefined ? {} : { sheet: this.#input.sheet };
    const caseKey = this.#input.pseudonym('case', reference.replace(/\s+/g, '').toUpperCase());
    const record = {
      caseKey,
      pupilKey: null,
      placementType,
      urn: null,
      band: null,
      start,
      end,
      yearlyCostPence,
    };
    this.#rows.push({ row, ...sheet, record });
    return 'accepted';
  }

  #text(cells: readonly string[], place: number, row: number): string | null {
    const text = cellAt(cells, place);
    const fault = textFault(text);
    if (fault === null) return text;
    this.#say(fault, row, place);
    return null;
  }

  #day(cells: readonly string[], place: number, row: number): IsoDate | null {
    const text = cellAt(cells, place);
    const day = parseDay(text);
    if (day === null) this.#say(dayFault(text), row, place);
    return day;
  }

  #cost(cells: readonly string[], row: number): Pence | null {
    const text = cellAt(cells, this.#places.cost);
    const money = parseMoney(text);
    if (money === null) {
      this.#say(text === '' ? 'cell.missing' : costFault(text), row, this.#places.cost);
      return null;
    }
    if (money.amount < 0) {
      this.#say('cost.negative', row, this.#places.cost);
      return null;
    }
    if (money.amount === 0) this.#say('cost.zero', row, this.#places.cost);
    if (money.isRounded) this.#say('cost.rounded', row, this.#places.cost);
    return money.amount;
  }

  #say(code: ReadingProblemCode, row: number, place: number): void {
    this.#input.log.add(code, row, this.#input.headers[place] ?? null);
  }
}

function costFault(text: string): ReadingProblemCode {
  if (isSheetError(text)) return 'cell.sheet-error';
  return isFormula(text) ? 'cell.formula' : 'cost.unreadable';
}
