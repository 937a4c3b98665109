/** The rows of a ledger: lines become records, headings and totals are counted, totals and variances are held against their parts. */
import { type Pence, pence } from '../../../core/base/pence.ts';
import type { Placed } from '../../../core/domain/intake.ts';
import type { LedgerLine } from '../../../core/domain/ledger-line.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { cellAt } from '../tables/columns.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import { type AmountColumn, columnTime, type LedgerColumns, type TableFrame } from './ledger-columns.ts';
import { Figures, type RowFigures } from './ledger-figures.ts';
import { type RowNames, readNames } from './ledger-names.ts';
import { type RowTime, type RowTimeFault, rowTimeReader } from './ledger-time.ts';
import { type MoneyCell, moneyFault } from './money-cell.ts';
import { roundingOf } from './rounding.ts';
import { showSum } from './show-sum.ts';
import { TotalCheck, type TotalMatch } from './total-check.ts';
import { checkVariance, type VarianceRow } from './variance-check.ts';

/** So many columns must agree before a line that says nothing of a total is thought to be one. */
const STRIKING = 3;

const NOTHING: MoneyCell = { is: 'nothing' };
const TIME_FAULTS: ReadonlySet<string> = new Set<ReadingProblemCode>([
  'ledger.year-unknown',
  'ledger.period-outside-year',
]);

/** What one cell of amounts gave. */
type AmountFound = {
  readonly record: Omit<LedgerLine, 'costCentre' | 'account' | 'description'> | null;
  readonly isWrong: boolean;
  readonly codes: readonly ReadingProblemCode[];
};

/** A table of a ledger whose columns are known. */
export type LedgerTable = {
  readonly headings: readonly string[];
  readonly columns: LedgerColumns;
  readonly frame: TableFrame;
  /** True for a report laid out for people: headings and empty cost centres speak for the rows below. */
  readonly isReport: boolean;
};

/** Reads the rows of one table; `finish` must be called after the last. */
export class LedgerRows implements RowReader {
  readonly #table: LedgerTable;
  readonly #input: Pick<ReaderInput, 'log' | 'sheet'>;
  readonly #figures: Figures;
  readonly #totals: TotalCheck;
  readonly #timeOf: (cells: readonly string[]) => RowTime | RowTimeFault;
  readonly #variances: VarianceRow[] = [];
  #rows: Placed<LedgerLine>[] = [];
  #section = '';
  #costCentre = '';

  constructor(table: LedgerTable, input: Pick<ReaderInput, 'log' | 'sheet'>) {
    this.#table = table;
    this.#input = input;
    this.#figures = new Figures(table.columns);
    this.#totals = new TotalCheck(this.#figures.counted);
    this.#timeOf = rowTimeReader(table.headings, table.columns.texts);
  }

  waiting(): number {
    return this.#rows.length;
  }

  take() {
    const rows = this.#rows;
    this.#rows = [];
    return [{ table: 'ledger', rows }] as const;
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    const figures = this.#figures.read(cells);
    const names = readNames(cells, this.#table.columns.texts);
    if (figures.isEmpty) return this.#readEmpty(cells, names, row);
    const match = this.#totals.match(figures.totals, names.saysGrand);
    if (names.saysTotal || this.#isPlainTotal(names, match))
      return this.#readTotal(figures, names, match, row);
    const outcome = this.#readLine(cells, figures, names, row);
    if (outcome === 'accepted' && match !== null && match.parts > 1 && match.compared >= STRIKING)
      this.#say('ledger.line-like-total', row);
    this.#totals.addLine(figures.totals);
    return outcome;
  }

  /** A row without any figure: a heading of the rows below, or a line on which nothing is booked. */
  #readEmpty(cells: readonly string[], names: RowNames, row: number): RowOutcome {
    const marks = this.#figures.columns.some(({ place }) => cellAt(cells, place) !== '');
    const isHeading =
      this.#table.isReport && !marks && !names.hasCode && !names.isUnnamed && !names.saysTotal;
    if (isHeading) {
      this.#section = names.label;
      if (names.costCentre !== '') this.#costCentre = names.costCentre;
      this.#totals.startBlock();
    }
    this.#say(isHeading ? 'ledger.heading' : 'row.no-figures', row);
    return 'skipped';
  }

  /** A row without a word for a total that sums the rows above: one without a name, or named as the heading over them. */
  #isPlainTotal(names: RowNames, match: TotalMatch | null): boolean {
    if (match === null || names.hasCode || match.compared === 0) return false;
    return names.isUnnamed || (names.label === this.#section && match.parts > 1);
  }

  #readTotal(figures: RowFigures, names: RowNames, match: TotalMatch | null, row: number): RowOutcome {
    const { totals } = figures;
    this.#say('row.total', row);
    if (!names.saysTotal) this.#say('ledger.total-by-arithmetic', row);
    if (match === null) this.#tellTotal(figures, names.saysGrand, row);
    this.#totals.takeTotal(totals, match, names.saysGrand);
    this.#checkWithin(figures, row);
    return 'skipped';
  }

  #tellTotal({ totals }: RowFigures, isGrand: boolean, row: number): void {
    if (!this.#totals.canCheck(totals)) {
      this.#say('ledger.total-unchecked', row);
      return;
    }
    for (const { column, stated, sum, parts } of this.#totals.differences(totals, isGrand)) {
      const gap = sum > stated ? sum - stated : stated - sum;
      const { heading = '' } = this.#figures.columns[column] ?? {};
      if (gap <= roundingOf(this.#figures.writing(column), parts)) {
        this.#say('ledger.total-rounded', row, heading);
        continue;
      }
      const message = `A total of ${showSum(stated)} stands over ${parts} rows that sum to ${showSum(sum)}`;
      this.#input.log.add('ledger.total-apart', row, heading, { message });
    }
  }

  #readLine(cells: readonly string[], figures: RowFigures, names: RowNames, row: number): RowOutcome {
    const time = this.#timeOf(cells);
    const costCentre = this.#costCentreOf(names, row);
    const records = this.#recordsOf(figures, time, row);
    for (const { code, place } of names.faults) this.#say(code, row, this.#heading(place));
    if (names.isUnnamed) this.#say('ledger.line-unnamed', row);
    if (records === null || names.isUnnamed || names.faults.length > 0) return 'error';
    this.#checkWithin(figures, row);
    if (records.length === 0) {
      this.#say('row.no-figures', row);
      return 'skipped';
    }
    const sheet = this.#input.sheet === undefined ? {} : { sheet: this.#input.sheet };
    const { account, description } = names;
    for (const record of records)
      this.#rows.push({ row, ...sheet, record: { ...record, costCentre, account, description } });
    return 'accepted';
  }

  #costCentreOf({ costCentre }: RowNames, row: number): string {
    const { texts } = this.#table.columns;
    if (!texts.has('costCentre') && !texts.has('costCentreName')) return this.#section;
    if (costCentre !== '') this.#costCentre = costCentre;
    else if (this.#table.isReport && this.#costCentre !== '') {
      this.#say('ledger.carried-down', row);
      return this.#costCentre;
    }
    return costCentre;
  }

  /** Make the records of a row, without its names; null where anything in it is wrong. */
  #recordsOf(figures: RowFigures, time: RowTime | RowTimeFault, row: number) {
    if ('code' in time) {
      this.#say(time.code, row, this.#heading(this.#table.columns.texts.get(time.role) ?? -1));
      return null;
    }
    const found = this.#table.columns.amounts.map((column, index) =>
      this.#amount(column, figures.cells[index] ?? NOTHING, time),
    );
    const told = new Set<string>();
    for (const [index, { codes }] of found.entries())
      for (const code of codes) {
        // What is wrong with the year of one column is wrong with the others: it is told once a row.
        if (TIME_FAULTS.has(code) && told.has(code)) continue;
        told.add(code);
        this.#say(code, row, this.#table.columns.amounts[index]?.heading);
      }
    if (found.some(({ isWrong }) => isWrong)) return null;
    return found.map(({ record }) => record).filter((record) => record !== null);
  }

  #amount(column: AmountColumn, cell: MoneyCell, time: RowTime): AmountFound {
    if (cell.is === 'nothing') return { record: null, isWrong: false, codes: [] };
    if (cell.is === 'not-known') return { record: null, isWrong: false, codes: ['ledger.amount-not-known'] };
    if (cell.is === 'unreadable') {
      const fault = moneyFault(cell.text);
      const code = fault === 'cost.unreadable' ? 'ledger.amount-unreadable' : fault;
      return { record: null, isWrong: true, codes: [code] };
    }
    const when = columnTime(column, time.year ?? this.#table.frame.year, time.time);
    if (typeof when === 'string') return { record: null, isWrong: true, codes: [when] };
    const record = { ...when, basis: column.basis, amountPence: signed(cell.amount, column.sign) };
    return { record, isWrong: false, codes: cell.isRounded ? ['ledger.amount-rounded'] : [] };
  }

  #checkWithin(figures: RowFigures, row: number): void {
    for (const { column, stated, sum } of this.#figures.monthsApart(figures)) {
      const message = `The year has ${showSum(stated)}, but its months sum to ${showSum(sum)}`;
      this.#input.log.add('ledger.row-total-apart', row, column.heading, { message });
    }
    if (this.#table.isReport)
      this.#variances.push({ row, amountAt: (place) => this.#figures.amountAt(figures, place) });
  }

  /** Hold variances against their columns, which only the whole table tells. */
  finish(): void {
    const { amounts, checks, leftOut } = this.#table.columns;
    const others = [...amounts, ...leftOut, ...checks].filter(
      (column) => !('check' in column && column.check === 'variance') && !isOfMonth(column),
    );
    for (const [index, variance] of this.#figures.columns.entries()) {
      if (!('check' in variance) || variance.check !== 'variance') continue;
      const apart = checkVariance(variance, others, this.#variances, this.#figures.writing(index));
      if (apart === null) this.#say('ledger.variance-unchecked', null, variance.heading);
      for (const { row, stated, difference, of } of apart ?? []) {
        const message = `The variance is ${showSum(stated)}, but ${of[0]} less ${of[1]} is ${showSum(difference)}`;
        this.#input.log.add('ledger.variance-apart', row, variance.heading, { message });
      }
    }
  }

  #heading(place: number): string {
    return this.#table.headings[place] ?? '';
  }

  #say(code: ReadingProblemCode, row: number | null, heading = ''): void {
    this.#input.log.add(code, row, heading === '' ? null : heading);
  }
}

function isOfMonth(column: object): boolean {
  if (!('time' in column)) return false;
  const { time } = column as { readonly time: { readonly is: string } }; // an amount column, as it has a time
  return time.is === 'month' || time.is === 'period';
}

function signed(amount: Pence, sign: 1 | -1): Pence {
  return sign === 1 || amount === 0 ? amount : pence(-amount);
}
