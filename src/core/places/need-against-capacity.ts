/** Need against capacity year by year: who has a place, who is left for an independent school, and what that costs. */
import type { AcademicYear, Month } from '../base/time.ts';
import { roundHalfUp } from '../num/rational.ts';
import { fewestUnplaced } from './fewest-unplaced.ts';
import { usableIn } from './place-batches.ts';
import type { NeedCell, NeedYear } from './place-need.ts';
import type { PriceBook } from './place-prices.ts';
import { type CutScheme, knownFilling, roomsSince, SPECIAL_KINDS, suits, waitingOf } from './place-rooms.ts';

/** A cell with who waits and who is left when new places are filled. */
export type CapacityCell = NeedCell & { readonly waiting: number; readonly left: number };

export type CapacityYear = {
  readonly year: AcademicYear;
  /** [children] */
  readonly need: number;
  /** Places filled in the schools of the return's day that the year's children can keep [places]. */
  readonly existing: number;
  /** New places usable in January, filled or not, beyond those of the return's day [places]. */
  readonly usable: number;
  /** Of these, what has filled by then [places]. */
  readonly filled: number;
  /** Children for whom there is no local place: the overflow [children]. */
  readonly overflow: number;
  /** Dearer by so much than local places for all of them [pence]; null where a price is not stated. */
  readonly costPence: bigint | null;
  readonly cells: readonly CapacityCell[];
};

export type CapacityRequest = {
  readonly years: readonly NeedYear[];
  readonly cut: readonly CutScheme[];
  /** Month of the return. */
  readonly base: Month;
  readonly prices: PriceBook;
};

/**
 * Hold need against places in each January, the month of the census and the return.
 * @source Method note 13, section 4.
 */
export function needAgainstCapacity({ years, cut, base, prices }: CapacityRequest): readonly CapacityYear[] {
  const special = cut.filter(({ scheme }) => SPECIAL_KINDS.has(scheme.countsAs));
  const onDay = knownFilling(special, base);
  const usableOn = (month: Month) => special.reduce((sum, { batches }) => sum + usableIn(batches, month), 0);
  return years.map(({ year, cells }) => {
    const january: Month = `${year + 1}-01`;
    const room = roomsSince(knownFilling(special, january), onDay);
    const waiting = cells.map(waitingOf);
    const rooms = { room, suits: cells.map((cell) => special.map(({ scheme }) => suits(scheme, cell))) };
    const { unplaced, unplacedTotal } = fewestUnplaced(waiting, rooms);
    return {
      year,
      need: total(cells.map(({ children }) => children)),
      existing: total(cells.map(({ children, existing }) => Math.min(children, existing))),
      usable: Math.max(0, usableOn(january) - usableOn(base)),
      filled: total(room),
      overflow: unplacedTotal,
      costPence: overflowCost(unplacedTotal, year, prices),
      cells: cells.map((cell, at) => ({ ...cell, waiting: waiting[at] ?? 0, left: unplaced[at] ?? 0 })),
    };
  });
}

/**
 * Price an academic year's overflow: seven months, September to March, at the difference of one financial year and five
 * at that of the next, rounded once.
 * @source Method note 13, equation 13.3.
 */
export function overflowCost(children: number, year: AcademicYear, prices: PriceBook): bigint | null {
  const [first, second] = [prices.ofKind('special', year), prices.ofKind('special', year + 1)];
  if (first === null || second === null) return null;
  const monthly = 7n * (first.instead - first.local) + 5n * (second.instead - second.local);
  return roundHalfUp(BigInt(children) * monthly, 12n);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
