/** What late places cost: for each scheme and month the children who stay in dearer places, times the difference of price. */
import { addMonths, type FinancialYear, type Month } from '../base/time.ts';
import { type Rational, roundHalfUp } from '../num/rational.ts';
import { fewestUnplaced } from './fewest-unplaced.ts';
import { fillingOf } from './place-batches.ts';
import type { NeedYear } from './place-need.ts';
import { financialYearOfMonth, type PriceBook } from './place-prices.ts';
import {
  academicYearOfMonth,
  type CutScheme,
  groupWaiting,
  knownFilling,
  needFor,
  roomsSince,
  SPECIAL_KINDS,
  type Waiting,
} from './place-rooms.ts';

/** Weeks of a year of 365¼ days. */
const WEEKS_A_YEAR: Rational = { n: 1461n, d: 28n };

/** The ground of all reckonings of slippage. */
export type SlippageGround = {
  readonly cut: readonly CutScheme[];
  readonly prices: PriceBook;
  readonly asAt: Month;
  /** Last month that is reckoned. */
  readonly last: Month;
  /** Need by year and the month of its return; null where there is none: every late place then counts as one that would have filled. */
  readonly need: { readonly years: readonly NeedYear[]; readonly base: Month } | null;
};

/** One scheme's slippage. Money is null where a price, or the day of opening, is not known. */
export type SchemeSlippage = {
  readonly id: string;
  readonly name: string;
  /** Places due by now that are not there [places]. */
  readonly late: number;
  /** Children in dearer places this month since its places are late [children]. */
  readonly children: number;
  /** What a further week costs now [pence/week]. */
  readonly weeklyPence: bigint | null;
  /** Up to and with this month [pence]. */
  readonly soFarPence: bigint | null;
  readonly totalPence: bigint | null;
  readonly byYear: readonly { readonly year: FinancialYear; readonly costPence: bigint }[];
  /** Last month in which it costs anything; null where none does, or the end is not known. */
  readonly until: Month | null;
  /** Whether a date of opening is known for all its places. */
  readonly hasEnd: boolean;
};

/**
 * Say whether a scheme is late now, or was or will be by the openings known. One that is not due yet and has no opening
 * is not: it is not counted on, and told apart.
 */
export function isLate({ late, until }: Pick<SchemeSlippage, 'late' | 'until'>): boolean {
  return late > 0 || until !== null;
}

/** Add up amounts; with an unknown part the sum is unknown, not less. */
export function sumIfKnown(amounts: readonly (bigint | null)[]): bigint | null {
  return amounts.reduce<bigint | null>((all, one) => (all === null || one === null ? null : all + one), 0n);
}

/** Months from the first due place to the last one reckoned. */
export function monthsOf({ cut, last }: Pick<SlippageGround, 'cut' | 'last'>): Month[] {
  const months: Month[] = [];
  const dues = cut.flatMap(({ batches }) => batches.map(({ due }) => due)).sort();
  for (let month = dues[0] ?? addMonths(last, 1); month <= last; month = addMonths(month, 1))
    months.push(month);
  return months;
}

/** Reckons who is displaced in a month; what is the same is reckoned once. Holds no state that a caller can see. */
export class Displacement {
  readonly #ground: SlippageGround;
  readonly #onDay: readonly number[];
  readonly #waiting = new Map<number, Waiting>();
  readonly #known = new Map<string, readonly number[]>();

  constructor(ground: SlippageGround) {
    this.#ground = ground;
    this.#onDay = ground.need === null ? [] : knownFilling(ground.cut, ground.need.base);
  }

  /**
   * Count children whom late places leave in dearer ones, by scheme. Schemes are switched from their planned filling to
   * the known one in their order, each taking what it adds: the parts sum to the whole.
   * @param fillings  planned and known filling of each scheme in the month [children].
   * @source Method note 13, equation 13.4.
   */
  in(
    month: Month,
    fillings: readonly { readonly planned: number; readonly known: number }[],
  ): readonly number[] {
    const late = fillings.map(({ planned, known }) => Math.max(0, planned - known));
    if (late.every((children) => children === 0)) return late;
    const waiting = this.#waitingIn(month);
    if (waiting === null) return late;
    const planned = roomsSince(
      fillings.map((one) => one.planned),
      this.#onDay,
    );
    const known = roomsSince(
      fillings.map((one) => Math.min(one.planned, one.known)),
      this.#onDay,
    );
    const key = `${academicYearOfMonth(month)} ${planned.join()} ${known.join()} ${late.join()}`;
    const found = this.#known.get(key) ?? this.#layer(waiting, late, planned, known);
    this.#known.set(key, found);
    return found;
  }

  #layer(
    { children, suits }: Waiting,
    late: readonly number[],
    planned: readonly number[],
    known: readonly number[],
  ): readonly number[] {
    const room = [...planned];
    let left = fewestUnplaced(children, { room, suits }).unplacedTotal;
    return this.#ground.cut.map(({ scheme }, at) => {
      if (!SPECIAL_KINDS.has(scheme.countsAs)) return late[at] ?? 0;
      if (room[at] === known[at]) return 0;
      room[at] = known[at] ?? 0;
      const now = fewestUnplaced(children, { room, suits }).unplacedTotal;
      const added = now - left;
      left = now;
      return added;
    });
  }

  #waitingIn(month: Month): Waiting | null {
    const { need, cut } = this.#ground;
    const year = need === null ? null : needFor(need.years, month);
    if (year === null) return null;
    const found =
      this.#waiting.get(year.year) ??
      groupWaiting(
        year,
        cut.map(({ scheme }) => scheme),
      );
    this.#waiting.set(year.year, found);
    return found;
  }
}

/**
 * Reckon the slippage of every scheme.
 * @source Method note 13, section 5.
 */
export function placeSlippage(ground: SlippageGround): readonly SchemeSlippage[] {
  const { cut, asAt } = ground;
  const displacement = new Displacement(ground);
  const months = monthsOf(ground);
  const byMonth = months.map((month) =>
    displacement.in(
      month,
      cut.map(({ batches }) => fillingOf(batches, month)),
    ),
  );
  return cut.map((one, at) => {
    const children = months.map((month, k) => ({ month, children: byMonth[k]?.[at] ?? 0 }));
    return schemeSlippage(ground, one, children, asAt);
  });
}

type MonthCount = { readonly month: Month; readonly children: number };

function schemeSlippage(
  { prices }: SlippageGround,
  { scheme, batches }: CutScheme,
  months: readonly MonthCount[],
  asAt: Month,
): SchemeSlippage {
  const dear = months.filter(({ children }) => children > 0);
  const now = dear.find(({ month }) => month === asAt)?.children ?? 0;
  const hasEnd = batches.every(({ opens }) => opens !== null);
  const costOf = (counts: readonly MonthCount[]) => costOfMonths(scheme, counts, prices);
  const years = [...new Set(dear.map(({ month }) => financialYearOfMonth(month)))];
  const byYear = years.flatMap((year) => {
    const costPence = costOf(dear.filter(({ month }) => financialYearOfMonth(month) === year));
    return costPence === null ? [] : [{ year, costPence }];
  });
  const isPriced = byYear.length === years.length;
  return {
    id: scheme.id,
    name: scheme.name,
    late: batches.reduce(
      (sum, { due, isDelivered, places }) => sum + (!isDelivered && due <= asAt ? places : 0),
      0,
    ),
    children: now,
    weeklyPence: weeklyCost(scheme, now, asAt, prices),
    soFarPence: costOf(dear.filter(({ month }) => month <= asAt)),
    totalPence: isPriced && hasEnd ? byYear.reduce((sum, { costPence }) => sum + costPence, 0n) : null,
    byYear: hasEnd ? byYear : [],
    until: hasEnd ? (dear.at(-1)?.month ?? null) : null,
    hasEnd,
  };
}

/** A twelfth of a year's difference for each child and month, rounded once; null where a price is not stated. */
function costOfMonths(
  scheme: CutScheme['scheme'],
  months: readonly MonthCount[],
  prices: PriceBook,
): bigint | null {
  let sum = 0n;
  for (const { month, children } of months) {
    const twelfths = twelfthsOf(scheme, month, children, prices);
    if (twelfths === null) return null;
    sum += twelfths;
  }
  return roundHalfUp(sum, 12n);
}

/** Twelve times what a month costs more for so many children [pence]; null where a price is not stated. */
export function twelfthsOf(
  scheme: CutScheme['scheme'],
  month: Month,
  children: number,
  prices: PriceBook,
): bigint | null {
  if (children === 0) return 0n;
  const pair = prices.of(scheme, financialYearOfMonth(month));
  return pair === null ? null : BigInt(children) * (pair.instead - pair.local);
}

/** @source Method note 13, equation 13.5. */
function weeklyCost(
  scheme: CutScheme['scheme'],
  children: number,
  month: Month,
  prices: PriceBook,
): bigint | null {
  if (children === 0) return 0n;
  const pair = prices.of(scheme, financialYearOfMonth(month));
  if (pair === null) return null;
  return roundHalfUp(BigInt(children) * (pair.instead - pair.local) * WEEKS_A_YEAR.d, WEEKS_A_YEAR.n);
}
