/** The figures of a ledger's row: every column of money read once, and held against each other within the row. */
import type { Pence } from '../../../core/base/pence.ts';
import { cellAt } from '../tables/columns.ts';
import type { CheckColumn, FigureColumn, LedgerColumns } from './ledger-columns.ts';
import { type MoneyCell, readMoneyCell } from './money-cell.ts';
import { decimalsOf, roundingOf, type Writing } from './rounding.ts';
import type { TotalCell } from './total-check.ts';

/** One row's figures, in the order of `Figures.columns`. */
export type RowFigures = {
  readonly cells: readonly MoneyCell[];
  /** The same for checks [pence]. */
  readonly totals: readonly TotalCell[];
  /** Nothing stands in any column that is kept or checks one. */
  readonly isEmpty: boolean;
};

/** A column that sums months and is not their sum in a row [pence]. */
export type MonthsDifference = {
  readonly column: CheckColumn;
  readonly stated: bigint;
  readonly sum: bigint;
};

/** Reads the columns of money of one table. */
export class Figures {
  /** Amounts first, then columns that check them, then those left out. */
  readonly columns: readonly FigureColumn[];
  /** How many of them are held against totals: all but those left out. */
  readonly counted: number;
  readonly #checks: readonly CheckColumn[];
  readonly #index: ReadonlyMap<number, number>;
  readonly #decimals: number[];

  constructor({ amounts, checks, leftOut }: LedgerColumns) {
    this.columns = [...amounts, ...checks, ...leftOut];
    this.counted = amounts.length + checks.length;
    this.#checks = checks;
    this.#index = new Map(this.columns.map(({ place }, index) => [place, index]));
    this.#decimals = this.columns.map(() => 0);
  }

  /** Read a row. */
  read(row: readonly string[]): RowFigures {
    const cells = this.columns.map(({ place, power }, index) => {
      const text = cellAt(row, place);
      this.#decimals[index] = Math.max(this.#decimals[index] ?? 0, decimalsOf(text));
      return readMoneyCell(text, power);
    });
    return {
      cells,
      totals: cells.map(totalCell),
      isEmpty: cells.slice(0, this.counted).every(({ is }) => is === 'nothing'),
    };
  }

  /** How the amounts of a column were written so far. */
  writing(index: number): Writing {
    return { power: this.columns[index]?.power ?? 2, decimals: this.#decimals[index] ?? 0 };
  }

  /** Give the amount at a place of a row [pence]; null where there is none. */
  amountAt({ totals }: RowFigures, place: number): bigint | null {
    const cell = totals[this.#index.get(place) ?? -1] ?? null;
    return typeof cell === 'bigint' ? cell : null;
  }

  /** Say whether a cell could not be read or is not known. */
  #isUnsure({ totals }: RowFigures, place: number): boolean {
    return totals[this.#index.get(place) ?? -1] === 'unsure';
  }

  /** List the columns of a row that sum its months and do not, beyond what rounding explains. */
  monthsApart(figures: RowFigures): readonly MonthsDifference[] {
    return this.#checks.flatMap((column) => {
      const stated = this.amountAt(figures, column.place);
      if (column.check !== 'months' || stated === null) return [];
      if (column.of.some((place) => this.#isUnsure(figures, place))) return [];
      const parts = column.of.map((place) => this.amountAt(figures, place)).filter((part) => part !== null);
      if (parts.length === 0) return [];
      const sum = parts.reduce((all, part) => all + part, 0n);
      const gap = sum > stated ? sum - stated : stated - sum;
      const slack = roundingOf(this.writing(this.#index.get(column.place) ?? -1), parts.length);
      return gap <= slack ? [] : [{ column, stated, sum }];
    });
  }
}

function totalCell(cell: MoneyCell): TotalCell {
  if (cell.is === 'amount') return BigInt(cell.amount satisfies Pence);
  return cell.is === 'nothing' ? null : 'unsure';
}
