/** Totals held against the rows above them: block by block, to the penny, by what stands there and by what it should be. */

/** One cell of a row: an amount [pence], nothing booked, or something that could not be read. */
export type TotalCell = bigint | null | 'unsure';

/** A run of lines, or one total that took the place of the rows it sums. */
type Block = {
  readonly isTotal: boolean;
  /** How many rows are in it. */
  parts: number;
  /** Sums by column as the file states them, and as its lines make them [pence]. */
  readonly stated: bigint[];
  readonly made: bigint[];
  readonly unsure: boolean[];
};

/** What a row sums to: from which block on, of how many rows, and in how many columns that are not zero it agrees. */
export type TotalMatch = { readonly first: number; readonly parts: number; readonly compared: number };

/** A column in which a total is not the sum of its parts [pence]. */
export type TotalDifference = {
  readonly column: number;
  readonly stated: bigint;
  readonly sum: bigint;
  readonly parts: number;
};

/**
 * Follows the rows of a table in order and knows, for each total, which rows it can be the sum of: those since the last
 * heading or total, those of several such blocks, or all. Memory grows with blocks, not with rows.
 */
export class TotalCheck {
  readonly #columns: number;
  #blocks: Block[] = [];
  #startsBlock = true;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** A heading stands here: a new block begins. */
  startBlock(): void {
    this.#startsBlock = true;
  }

  /** Take in a line. */
  addLine(cells: readonly TotalCell[]): void {
    const last = this.#blocks.at(-1);
    const block = this.#startsBlock || last === undefined || last.isTotal ? this.#newBlock(false) : last;
    this.#startsBlock = false;
    block.parts++;
    for (let column = 0; column < this.#columns; column++) {
      const cell = cells[column] ?? null;
      if (cell === 'unsure') block.unsure[column] = true;
      else if (cell !== null) {
        block.stated[column] = (block.stated[column] ?? 0n) + cell;
        block.made[column] = (block.made[column] ?? 0n) + cell;
      }
    }
  }

  #newBlock(isTotal: boolean): Block {
    const zeros = () => Array.from({ length: this.#columns }, () => 0n);
    const unsure = Array.from({ length: this.#columns }, () => false);
    const block = { isTotal, parts: 0, stated: zeros(), made: zeros(), unsure };
    this.#blocks.push(block);
    return block;
  }

  /**
   * Find the rows whose sum a row is, in every column that both can tell; the nearest first.
   * @param isGrand  the row says that it is of all: nothing less is looked at.
   * @returns null where there are none, or where there is nothing to compare.
   */
  match(cells: readonly TotalCell[], isGrand: boolean): TotalMatch | null {
    for (let first = isGrand ? 0 : this.#blocks.length - 1; first >= 0; first--) {
      const compared = this.#compare(cells, first, 'stated') ?? this.#compare(cells, first, 'made');
      if (compared !== null) return { first, parts: this.#partsFrom(first), compared };
    }
    return null;
  }

  /** Count the columns other than zero that agree; null where one does not, or none can be compared. */
  #compare(cells: readonly TotalCell[], first: number, by: 'stated' | 'made'): number | null {
    let agreed = 0;
    let isTold = false;
    for (let column = 0; column < this.#columns; column++) {
      const cell = cells[column] ?? null;
      if (typeof cell !== 'bigint') continue;
      const sum = this.#sum(column, first, by);
      if (sum === null) continue;
      if (sum !== cell) return null;
      isTold = true;
      if (sum !== 0n) agreed++;
    }
    return isTold ? agreed : null;
  }

  #sum(column: number, first: number, by: 'stated' | 'made'): bigint | null {
    let sum = 0n;
    for (const block of this.#blocks.slice(first)) {
      if (block.unsure[column] === true) return null;
      sum += block[by][column] ?? 0n;
    }
    return sum;
  }

  /** Say whether any row above could be part of a total, and can be told in one of its columns. */
  canCheck(cells: readonly TotalCell[]): boolean {
    return (
      this.#blocks.length > 0 &&
      cells.some(
        (cell, column) =>
          typeof cell === 'bigint' && this.#sum(column, this.#natural(false), 'made') !== null,
      )
    );
  }

  /** The rows that a total would be of by where it stands: since the last heading or total, or all where none are. */
  #natural(isGrand: boolean): number {
    const last = this.#blocks.at(-1);
    return isGrand || last === undefined || last.isTotal ? 0 : this.#blocks.length - 1;
  }

  /** List the columns in which a total is not the sum of the rows it stands under. */
  differences(cells: readonly TotalCell[], isGrand: boolean): readonly TotalDifference[] {
    const first = this.#natural(isGrand);
    return Array.from({ length: this.#columns }, (_, column) => column).flatMap((column) => {
      const stated = cells[column] ?? null;
      const sum = this.#sum(column, first, 'made');
      if (typeof stated !== 'bigint' || sum === null || sum === stated) return [];
      return [{ column, stated, sum, parts: this.#partsFrom(first) }];
    });
  }

  #partsFrom(first: number): number {
    return this.#blocks.slice(first).reduce((parts, block) => parts + block.parts, 0);
  }

  /**
   * Put a total in the place of the rows it sums; where it sums none, of those it stands under. One that stands before
   * any row is of rows to come: it is no part of a later total.
   */
  takeTotal(cells: readonly TotalCell[], match: TotalMatch | null, isGrand: boolean): void {
    if (this.#blocks.length === 0) return;
    const taken = this.#blocks.splice(match?.first ?? this.#natural(isGrand));
    const total = this.#newBlock(true);
    total.parts = 1;
    for (let column = 0; column < this.#columns; column++) {
      const sum = taken.reduce((all, block) => all + (block.made[column] ?? 0n), 0n);
      const cell = cells[column] ?? null;
      total.made[column] = sum;
      total.stated[column] = typeof cell === 'bigint' ? cell : sum;
      total.unsure[column] = taken.some((block) => block.unsure[column] === true);
    }
    this.#startsBlock = true;
  }
}
