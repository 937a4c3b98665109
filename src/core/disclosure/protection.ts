/** The work of keeping counts back: hides further cells until no count that must be safe can be told. */
import { coverSums } from './cover-sums.ts';
import { recoverableCells } from './linear-recovery.ts';
import { findMove, type KnownCount, type KnownTable, type Move, relationsByCell } from './move-search.ts';
import { ReaderView } from './reader-view.ts';
import { shownRange, type Together } from './release.ts';
import { type DisclosureRule, leastHidden } from './rule.ts';

/** Why a count is kept back: for the authority's own record, never for readers. */
export type HidingReason = 'small' | 'protects-others';

/** A count that a reader must not be able to tell, and how far apart its possible values must lie. */
export type Demand = { readonly cell: string; readonly width: number };

/** Tables with more cells are covered quickly first: every search takes seconds there [cells]. */
const LARGE = 300;

/** A table on its way out: which of its own cells are hidden so far, and what readers then know. */
export class Protection {
  readonly hidden = new Map<string, HidingReason>();
  readonly #together: Together;
  readonly #own: ReadonlySet<string>;
  readonly #rule: DisclosureRule;
  readonly #view = new ReaderView();

  /** @param own  cells of the table that is to be published; only these can still be hidden. */
  constructor(together: Together, own: ReadonlySet<string>, rule: DisclosureRule) {
    this.#together = together;
    this.#own = own;
    this.#rule = rule;
  }

  hide(cell: string, reason: HidingReason): void {
    if (!this.hidden.has(cell)) this.hidden.set(cell, reason);
  }

  /** Give what readers know once the table is published as it now stands. */
  published(): KnownTable {
    return this.#table((id, known) => this.#rangeOf(id, known, this.hidden.has(id)));
  }

  /** Hide a quick first cover where the table is too large for the search for the cheapest one. */
  coverLarge(): void {
    if (this.#own.size <= LARGE) return;
    const cover = coverSums({
      relations: this.#together.relations,
      hidden: new Set(this.hidden.keys()),
      canHelp: (id) => this.#canHelp(id),
      costOf: (id) => costOf({ cells: this.#together.known }, id),
    });
    for (const id of cover) this.hide(id, 'protects-others');
  }

  /**
   * Hide further cells until one count cannot be told more closely than its demand.
   * @returns false where it stays open even with everything hidden that can be.
   */
  protect({ cell, width }: Demand): boolean {
    if (this.#view.isWide(this.published(), cell, width)) return true;
    for (const id of this.#cheapestHelpers(cell, width)) this.hide(id, 'protects-others');
    while (!this.#view.isWide(this.published(), cell, width)) {
      const next = this.#nearestShown(cell);
      if (next === null) return this.#provesAllHidden(cell, width);
      this.hide(next, 'protects-others');
    }
    return true;
  }

  /** List hidden cells that follow exactly from what is shown: none once all demands are met. */
  recoverable(): string[] {
    const { relations, counts } = this.#together;
    const table = this.published();
    const open = new Set([...counts.keys()].filter((id) => isOpen(table.cells.get(id))));
    return recoverableCells(open, relations).filter((id) => this.hidden.has(id));
  }

  #table(range: (id: string, known: KnownCount) => KnownCount): KnownTable {
    const cells = new Map<string, KnownCount>();
    for (const [id, known] of this.#together.known) cells.set(id, range(id, known));
    return { cells, relations: this.#together.relations };
  }

  #rangeOf(id: string, known: KnownCount, isHidden: boolean): KnownCount {
    if (!this.#own.has(id)) return known;
    const { count } = known;
    const range = isHidden
      ? { low: Math.min(count, leastHidden(this.#rule)), high: Number.POSITIVE_INFINITY }
      : shownRange(count, this.#rule);
    return { count, low: Math.max(known.low, range.low), high: Math.min(known.high, range.high) };
  }

  /** Say whether hiding a cell would keep anything from a reader. */
  #canHelp(id: string): boolean {
    if (!this.#own.has(id) || this.hidden.has(id)) return false;
    const known = this.#together.known.get(id);
    if (
      known === undefined ||
      (known.count === 0 && this.#rule.showsZeros && this.#rule.method === 'suppress')
    )
      return false;
    const wide = this.#rangeOf(id, known, true);
    return wide.low < wide.high;
  }

  /** Find the cells whose hiding costs least: few cells, and of small counts. */
  #cheapestHelpers(cell: string, width: number): ReadonlySet<string> {
    const table = this.#table((id, known) =>
      this.#rangeOf(id, known, this.hidden.has(id) || this.#canHelp(id)),
    );
    const known = table.cells.get(cell);
    const room = known === undefined ? 0 : Math.min(width, known.count - known.low);
    let best: ReadonlySet<string> = new Set();
    let least = Number.POSITIVE_INFINITY;
    for (let down = 0; down <= room; down++) {
      const helpers = this.#helpersOf(table, cell, [width - down, -down]);
      const cost = helpers === null ? Number.POSITIVE_INFINITY : this.#costOf(helpers);
      if (helpers === null || cost >= least) continue;
      best = helpers;
      least = cost;
      if (this.#own.size > LARGE) break;
    }
    return best;
  }

  /** Find the cells to hide so that one can move by each of the amounts; null where no move was found. */
  #helpersOf(table: KnownTable, cell: string, amounts: readonly number[]): ReadonlySet<string> | null {
    const helpers = new Set<string>();
    for (const amount of amounts) {
      if (amount === 0) continue;
      const { move, cells } = findMove({ table, cell, amount, costs: this.#costs(helpers) });
      if (cells.length === 0 || (move !== null && move.get(cell) !== amount)) return null;
      for (const id of cells) if (this.#canHelp(id) && !this.#staysShown(id, move)) helpers.add(id);
    }
    return helpers;
  }

  /** Say whether a cell could move that far and still be shown as it is: so it may under rounding. */
  #staysShown(id: string, move: Move | null): boolean {
    const known = this.#together.known.get(id);
    const change = move?.get(id);
    if (known === undefined || change === undefined) return false;
    const { low, high } = this.#rangeOf(id, known, false);
    return known.count + change >= low && known.count + change <= high;
  }

  /** What hiding each further cell costs; those that are hidden in any case cost nothing. */
  #costs(free: ReadonlySet<string>): ReadonlyMap<string, number> {
    const costs = new Map<string, number>();
    for (const id of this.#own)
      if (!free.has(id) && this.#canHelp(id)) costs.set(id, costOf({ cells: this.#together.known }, id));
    return costs;
  }

  #costOf(helpers: ReadonlySet<string>): number {
    let sum = 0;
    for (const id of helpers) sum += costOf({ cells: this.#together.known }, id);
    return sum;
  }

  /** Find the shown cell of least count nearest to one along the sums; null where none is left that could help. */
  #nearestShown(cell: string): string | null {
    const byCell = relationsByCell(this.#together.relations);
    const reached = new Set([cell]);
    let best: string | null = null;
    for (const id of reached) {
      for (const { total, parts } of byCell.get(id) ?? [])
        for (const other of [total, ...parts]) {
          reached.add(other);
          if (this.#canHelp(other) && (best === null || this.#countOf(other) < this.#countOf(best)))
            best = other;
        }
      if (best !== null) return best;
    }
    return null;
  }

  #countOf(id: string): number {
    return this.#together.counts.get(id) ?? 0;
  }

  /** With everything hidden, the same table some times over looks the same to a reader. */
  #provesAllHidden(cell: string, width: number): boolean {
    const table = this.published();
    const move = new Map<string, number>();
    for (const [id, { low, high, count }] of table.cells) if (low < high) move.set(id, count * width);
    const fits = [...move].every(
      ([id, change]) => (table.cells.get(id)?.high ?? 0) >= this.#countOf(id) + change,
    );
    const balances = table.relations.every(({ total, parts }) => {
      let sum = -(move.get(total) ?? 0);
      for (const id of parts) sum += move.get(id) ?? 0;
      return sum === 0;
    });
    if (fits && balances) this.#view.add(move);
    return this.#view.widthOf(cell) >= width;
  }
}

function isOpen(known: KnownCount | undefined): boolean {
  return known !== undefined && known.low < known.high;
}

/** What it costs to hide a cell: one for the cell, and more the larger its count. */
function costOf({ cells }: Pick<KnownTable, 'cells'>, id: string): number {
  return 1 + Math.log2(1 + (cells.get(id)?.count ?? 0));
}
