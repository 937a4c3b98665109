/** How closely a reader can tell the hidden counts of a table: ranges proved by tables that look the same. */
import { findMove, type KnownTable, type Move } from './move-search.ts';

/** Proved ranges around the true counts; they only ever widen. */
export class ReaderView {
  readonly #reach = new Map<string, { down: number; up: number }>();

  /** Give how far apart two values of a cell are proved to lie that a reader cannot tell between [children]. */
  widthOf(cell: string): number {
    const reach = this.#reach.get(cell);
    return reach === undefined ? 0 : reach.up + reach.down;
  }

  /** Take a proved move into account: it proves something about every cell that takes part. */
  add(move: Move): void {
    for (const [cell, change] of move) {
      const reach = this.#reach.get(cell) ?? { down: 0, up: 0 };
      if (change > 0) reach.up = Math.max(reach.up, change);
      else reach.down = Math.max(reach.down, -change);
      this.#reach.set(cell, reach);
    }
  }

  /**
   * Look for proof that a cell's values lie at least `width` apart.
   * @returns whether there is proof; false also where the search did not find it.
   */
  isWide(table: KnownTable, cell: string, width: number): boolean {
    if (this.widthOf(cell) >= width) return true;
    for (const direction of [1, -1]) {
      const reach = this.#reach.get(cell) ?? { down: 0, up: 0 };
      const amount = width - (direction > 0 ? reach.down : reach.up);
      const { move } = findMove({ table, cell, amount: direction * amount });
      if (move !== null) this.add(move);
      if (this.widthOf(cell) >= width) return true;
    }
    return false;
  }
}
