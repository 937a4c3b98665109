/** The placement costs that a finance team keeps: one row a placement; children are known by keyed hashes only. */
import type { Pence } from '../../../core/base/pence.ts';
import type { IsoDate } from '../../../core/base/time.ts';
import { parseDay } from '../../../core/domain/dates.ts';
import type { Placed } from '../../../core/domain/intake.ts';
import { childId, plainId } from '../../../core/domain/numbers.ts';
import { costTypeOf, type PlacementCost } from '../../../core/domain/placement-cost.ts';
import { problemText, type ReadingProblemCode } from '../problem-texts.ts';
import { dayFault, textFault } from '../tables/cell-faults.ts';
import { cellAt } from '../tables/columns.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import { unguarded } from '../tables/unguarded.ts';
import { type CostPlaces, costPlaces } from './cost-columns.ts';
import { moneyFault, readMoneyCell } from './money-cell.ts';
import { showSum } from './show-sum.ts';
import { yearlyCost } from './yearly-cost.ts';

const TOTAL = /^(grand |sub-? ?|overall )?totals?\b/i;
const GRAND = /^(grand|overall)\b/i;
/** Fewer rows than this are not summed in a message [rows]. */
const FEWEST_ROWS = 10;
const MOST_WEEKS = 53;
const MOST_TERMS = 6;
const MONTHS = '12';

/** Make a reader of placement costs. */
export function costReader(input: ReaderInput): RowReader {
  return new CostReader(input);
}

class CostReader implements RowReader {
  readonly #input: ReaderInput;
  readonly #places: CostPlaces;
  #rows: Placed<PlacementCost>[] = [];
  #cells: readonly string[] = [];
  #row = 0;
  #hasError = false;
  /** Costs accepted since the last total, and since the first row [pence]; unknown once a row was kept out. */
  #sums = { block: 0n, all: 0n, rows: 0, areWhole: true };

  constructor(input: ReaderInput) {
    this.#input = input;
    this.#places = costPlaces(input.headers);
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
    [this.#cells, this.#row, this.#hasError] = [cells, row, false];
    const names = [cells[0] ?? '', this.#at(places.reference), this.#at(places.upn), this.#at(places.type)];
    if (names.some((text) => TOTAL.test(text.trim()))) {
      this.#checkTotal(names.some((text) => GRAND.test(text.trim())));
      this.#input.log.add('row.total', row);
      return 'skipped';
    }
    const record = this.#record();
    if (record === null) {
      this.#sums.areWhole = false;
      return 'error';
    }
    this.#sums.block += BigInt(record.yearlyCostPence);
    this.#sums.all += BigInt(record.yearlyCostPence);
    this.#sums.rows++;
    const sheet = this.#input.sheet === undefined ? {} : { sheet: this.#input.sheet };
    this.#rows.push({ row, ...sheet, record });
    return 'accepted';
  }

  #record(): PlacementCost | null {
    const places = this.#places;
    const caseKey = this.#childKey('case', places.reference);
    const pupilKey = this.#childKey('upn', places.upn);
    const placementType = this.#type();
    const urn = this.#urn();
    const band = this.#text(places.band, false);
    const start = this.#day(places.start);
    const isOpen = this.#at(places.end) === '';
    const end = isOpen ? null : this.#day(places.end);
    const yearlyCostPence = this.#cost();
    if (caseKey === null && pupilKey === null && !this.#hasReferenceFault())
      this.#say(
        places.upn < 0 ? 'cell.missing' : 'cost.no-reference',
        places.reference < 0 ? places.upn : places.reference,
      );
    if (start !== null && end !== null && end < start) this.#say('dates.reversed', places.end);
    if (this.#hasError || placementType === null || start === null || yearlyCostPence === null) return null;
    return { caseKey: caseKey ?? '', pupilKey, placementType, urn, band, start, end, yearlyCostPence };
  }

  #at(place: number): string {
    return place < 0 ? '' : cellAt(this.#cells, place);
  }

  #hasReferenceFault(): boolean {
    return this.#at(this.#places.reference) !== '' || this.#at(this.#places.upn) !== '';
  }

  /** Make the key by which the child is known in every file that names the same number, as the SEN2 reader makes it. */
  #childKey(subject: 'case' | 'upn', place: number): string | null {
    const text = this.#text(place, false);
    if (text === null) return null;
    const id = childId(text);
    return id === '' ? null : this.#input.pseudonym(subject, id);
  }

  #type(): string | null {
    const text = this.#text(this.#places.type, true);
    if (text === null) return null;
    const type = costTypeOf(text);
    if (type === null) this.#say('cost.type-unknown', this.#places.type);
    return type ?? text;
  }

  #urn(): string | null {
    const text = plainId(this.#at(this.#places.urn));
    if (text === '' || text === '-') return null;
    if (/^\d{6}$/.test(text)) return text;
    this.#say('cost.urn-malformed', this.#places.urn);
    return null;
  }

  #text(place: number, isNeeded: boolean): string | null {
    const text = unguarded(this.#at(place));
    if (text === '' && !isNeeded) return null;
    const fault = textFault(text);
    if (fault === null) return text;
    this.#say(fault, place);
    return null;
  }

  #day(place: number): IsoDate | null {
    const text = this.#at(place);
    const day = parseDay(text);
    if (day === null) this.#say(dayFault(text), place);
    return day;
  }

  #cost(): Pence | null {
    const places = this.#places;
    const read = (place: number) => readMoneyCell(this.#at(place));
    const annual = read(places.annual);
    const rates = [
      { cell: read(places.weekly), times: this.#at(places.weeks), most: MOST_WEEKS },
      { cell: read(places.termly), times: this.#at(places.terms), most: MOST_TERMS },
      { cell: read(places.monthly), times: MONTHS, most: Number(MONTHS) },
    ];
    const column =
      [places.annual, places.weekly, places.termly, places.monthly].find((one) => one >= 0) ?? -1;
    if (annual.is === 'unreadable') {
      this.#say(moneyFault(this.#at(places.annual)), places.annual);
      return null;
    }
    const { amount, codes } = yearlyCost(annual, rates);
    const isEmpty = [annual, ...rates.map(({ cell }) => cell)].every(
      (cell) => cell.is === 'nothing' || cell.is === 'not-known',
    );
    for (const code of codes) this.#say(isEmpty && this.#at(column) === '' ? 'cell.missing' : code, column);
    return amount === null ? null : this.#sound(amount, annual.is === 'amount' && annual.isRounded, column);
  }

  /** Tell what is odd about a cost; null where it cannot be one. */
  #sound(amount: Pence, isRounded: boolean, column: number): Pence | null {
    if (amount < 0) {
      this.#say('cost.negative', column);
      return null;
    }
    if (amount === 0) this.#say('cost.zero', column);
    if (isRounded) this.#say('cost.rounded', column);
    return amount;
  }

  /** Hold a total against the rows since the last one, or against all rows. */
  #checkTotal(isGrand: boolean): void {
    const total = readMoneyCell(this.#at(this.#places.annual));
    const { block, all, rows, areWhole } = this.#sums;
    this.#sums.block = 0n;
    if (total.is !== 'amount' || !areWhole) return;
    const told = BigInt(total.amount);
    if (told === all || (told === block && !isGrand)) return;
    const sum = isGrand || block === 0n ? all : block;
    // The sum of a few rows would tell what one child's placement costs.
    const figures = `: ${showSum(told)} over rows that sum to ${showSum(sum)}`;
    const message = `A total is not the sum of the rows above it${rows < FEWEST_ROWS ? '' : figures}`;
    this.#input.log.add('cost.total-apart', this.#row, this.#input.headers[this.#places.annual] ?? null, {
      message,
    });
  }

  #say(code: ReadingProblemCode, place: number): void {
    if (problemText(code).severity === 'error') this.#hasError = true;
    this.#input.log.add(code, this.#row, this.#input.headers[place] ?? null);
  }
}
