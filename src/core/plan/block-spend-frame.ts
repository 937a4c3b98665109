/** A block's spend made ready for many draws: what a child more of its type costs each line, and lines that move alike as one. */
import type { FinancialYear } from '../base/time.ts';
import type { BlockProjection } from '../block/block-projection.ts';
import type { HighNeedsBlock, LineForm, Price, SpendLine } from '../block/high-needs-block.ts';
import { groupCosts, monthsOfEarlierYear } from '../block/line-cost.ts';
import { type MoneyPath, pencePath, type Series, stated } from '../block/money-path.ts';
import { type OverPrice, overPriceOf } from '../block/over-price.ts';
import { nearestNumber, ZERO } from '../num/rational-arithmetic.ts';
import { followedType, sharesOfType } from './block-follows.ts';
import { type DrawnPath, drawnPath } from './drawn-path.ts';

/** Half of a line's cost: what falls to the 31 March or academic year before, and to the one in which the year ends. */
export type Sides = {
  /** Pence for the numbers stated, by year. */
  readonly counts: Float64Array;
  /** Pence for groups beside them, by year. */
  readonly groups: Float64Array;
  /** Pence for one plan more of the type, by year. */
  readonly perPlan: Float64Array;
};

/** What of a line's prices and numbers is drawn for it alone. */
export type OwnMoves = {
  readonly price: DrawnPath | null;
  /** Entries of the price are academic years and not financial ones. */
  readonly isAcademic: boolean;
  /** Where the scale of its numbers stands among the lines' inputs; -1 where it is not drawn. */
  readonly numbers: number;
  /** Whether level and growth are its own, so that the plan's do not count. */
  readonly level: boolean;
  readonly growth: boolean;
};

/** A line that is no line of places: its exact cost by year and what a child more costs. */
export type CountedLine = {
  /** Place of the type among the plan's; -1 where no children move it. */
  readonly type: number;
  readonly isCentral: boolean;
  /** Whole pence by year. */
  readonly exact: Float64Array;
  readonly earlier: Sides;
  readonly later: Sides;
  readonly own: OwnMoves;
  /** Top-up goes to children in places: one beyond them, who is in an independent place, has none. */
  readonly isTopUp: boolean;
};

/** A line of commissioned places, of which children fill as many as there are. */
export type PlacesLine = {
  readonly id: string;
  readonly type: number;
  readonly exact: Float64Array;
  /** Numbers by academic year, and children for one plan of the type. */
  readonly commissioned: Float64Array;
  readonly occupied: Float64Array;
  readonly share: Float64Array;
  /** Pence for a year of a child's and of an empty place, times months over twelve `[year][earlier, later]`. */
  readonly filled: Float64Array;
  readonly empty: Float64Array;
  readonly own: OwnMoves;
  readonly emptyPrice: DrawnPath | null;
  readonly isEmptyAcademic: boolean;
  /** What a child beyond the places costs, and what moves it; null where that is a place as any other. */
  readonly over: OverPlaces | null;
};

/** The price of a child beyond the places: the line's own, or the fee of an independent line. */
export type OverPlaces = {
  /** As `filled`. */
  readonly price: Float64Array;
  /** Place of the type whose price factors lie over it. */
  readonly type: number;
  readonly own: OwnMoves;
};

/** Lines with nothing of their own drawn: those of a type move alike, so they are one and rounded once. */
export type CommonLines = {
  /** Whole pence, and pence for one plan more at the opening and the closing 31 March `[year][type]`. */
  readonly exact: Float64Array;
  readonly opening: Float64Array;
  readonly closing: Float64Array;
  /** What of that is top-up, which a child beyond the places has not. */
  readonly openingTopUp: Float64Array;
  readonly closingTopUp: Float64Array;
  /** Whole pence by year of what no children move: with the inflation of unit costs, and with that of other spend. */
  readonly fixed: Float64Array;
  readonly fixedCentral: Float64Array;
};

export type SpendFrame = {
  readonly common: CommonLines;
  /** Lines with something of their own drawn. */
  readonly alone: readonly CountedLine[];
  readonly places: readonly PlacesLine[];
};

type Told = {
  readonly years: readonly FinancialYear[];
  readonly types: readonly string[];
  /** Plans of each type at each 31 March, as the plan counts. */
  readonly plans: readonly Float64Array[];
  /** Names of the lines' inputs that are drawn. */
  readonly ids: readonly string[];
};

/** Amounts of paths that are worked out already: lines share prices, and exact growth takes long. */
type KnownPaths = Map<MoneyPath, Series<bigint>>;
type ToldOnce = Told & { readonly paths: KnownPaths };

/** Make the spend of a block ready. @source Method note 12, section 8. */
export function spendFrame(
  block: Pick<HighNeedsBlock, 'spend'>,
  { years: projected }: Pick<BlockProjection, 'years'>,
  plan: Told,
): SpendFrame {
  const told: ToldOnce = { ...plan, paths: new Map() };
  const common = nothingCommon(told);
  const alone: CountedLine[] = [];
  const places: PlacesLine[] = [];
  for (const [k, line] of block.spend.entries()) {
    const { cost } = line;
    const exact = Float64Array.from(projected, (year) => Number(year.spend[k]?.costPence ?? 0n));
    if (cost.form === 'places') places.push(placesLine(block, { line, cost, exact }, told));
    else {
      const counted = countedLine(line, cost, exact, told);
      if (counted.own.price !== null || counted.own.numbers >= 0) alone.push(counted);
      else addCommon(common, counted, told.types.length);
    }
  }
  return { common, alone, places };
}

function ownMoves({ id, cost }: SpendLine, { ids }: Told, price: Price): OwnMoves {
  const isAmount = cost.form === 'amount';
  const level = ids.indexOf(isAmount ? `block.${id}.level` : `block.${id}.price`);
  const growth = ids.indexOf(isAmount ? `block.${id}.growth` : `block.${id}.inflation`);
  return {
    price: drawnPath(price.path, level, growth),
    isAcademic: price.per === 'academic',
    numbers: ids.indexOf(`block.${id}.numbers`),
    level: level >= 0,
    growth: growth >= 0,
  };
}

function countedLine(
  line: SpendLine,
  cost: Exclude<LineForm, { form: 'places' }>,
  exact: Float64Array,
  told: ToldOnce,
): CountedLine {
  const { years, types } = told;
  const type = followedType(types, line);
  const price: Price = cost.form === 'amount' ? { per: 'financial', path: cost.path } : cost.price;
  const counted: CountedLine = {
    type,
    isCentral: line.category === 'central' || line.category === 'other',
    exact,
    earlier: sidesOf(years.length),
    later: sidesOf(years.length),
    own: ownMoves(line, told, price),
    isTopUp: line.category === 'top-up',
  };
  const plans = told.plans[type] ?? new Float64Array(years.length + 1);
  if (cost.form === 'amount') fillAmount(counted, plans);
  else fillCounts(counted, cost, told, sharesOfType(cost.plans, plans));
  return counted;
}

/** Money without numbers goes with the mean plans of the year. */
function fillAmount({ type, exact, earlier, later }: CountedLine, plans: Float64Array): void {
  for (const [n, amount] of exact.entries()) {
    const mean = ((plans[n] ?? 0) + (plans[n + 1] ?? 0)) / 2;
    for (const side of [earlier, later]) {
      side.counts[n] = amount / 2;
      side.perPlan[n] = type < 0 || mean === 0 ? 0 : amount / 2 / mean;
    }
  }
}

function fillCounts(
  { type, earlier, later }: CountedLine,
  cost: Extract<LineForm, { readonly partYear: unknown }>,
  { years, paths }: ToldOnce,
  share: Float64Array,
): void {
  const months = cost.form === 'mean' ? 6 : Number(monthsOfEarlierYear(cost.starts));
  const prices = priceList(cost.price, paths);
  for (const [n, year] of years.entries()) {
    const [before, after] = groupCosts(cost, n, year);
    for (const [side, entry, part, group] of [
      [earlier, n, months, before],
      [later, n + 1, 12 - months, after],
    ] as const) {
      const each = (part * prices(n, entry)) / 12;
      side.counts[n] = each * nearestNumber(cost.plans[entry] ?? ZERO);
      side.groups[n] = nearestNumber(group);
      side.perPlan[n] = type < 0 ? 0 : each * (share[entry] ?? 0);
    }
  }
}

function sidesOf(years: number): Sides {
  return {
    counts: new Float64Array(years),
    groups: new Float64Array(years),
    perPlan: new Float64Array(years),
  };
}

type PlacesForm = Extract<LineForm, { readonly form: 'places' }>;

function placesLine(
  block: Pick<HighNeedsBlock, 'spend'>,
  {
    line,
    cost,
    exact,
  }: { readonly line: SpendLine; readonly cost: PlacesForm; readonly exact: Float64Array },
  told: ToldOnce,
): PlacesLine {
  const { years, ids } = told;
  const type = followedType(told.types, line);
  const numbers = (list: typeof cost.commissioned) =>
    Float64Array.from(list, (one) => (one === null ? 0 : nearestNumber(one)));
  const priced = (price: Price) => monthsAtPrice(price, cost, told);
  const plans = told.plans[type];
  const empty = cost.emptyPrice ?? cost.price;
  return {
    id: line.id,
    type,
    exact,
    commissioned: numbers(cost.commissioned),
    occupied: numbers(cost.occupied),
    share: plans === undefined ? new Float64Array(years.length + 1) : sharesOfType(cost.occupied, plans),
    filled: priced(cost.price),
    empty: priced(empty),
    own: ownMoves(line, told, cost.price),
    emptyPrice: drawnPath(
      empty.path,
      ids.indexOf(`block.${line.id}.price`),
      ids.indexOf(`block.${line.id}.inflation`),
    ),
    isEmptyAcademic: empty.per === 'academic',
    over: overPlaces(overPriceOf(block, line, cost), { line, cost }, told),
  };
}

function overPlaces(
  over: OverPrice,
  { line, cost }: { readonly line: SpendLine; readonly cost: PlacesForm },
  told: ToldOnce,
): OverPlaces | null {
  if (over.kind === 'place') return null;
  // What the line states goes with the line; a fee goes with the line that it is the fee of.
  const from = over.kind === 'fee' ? over.line : line;
  return {
    price: monthsAtPrice(over.price, cost, told),
    type: followedType(told.types, from),
    own: ownMoves(from, told, over.price),
  };
}

/** A price times months over twelve `[year][earlier, later]`. */
function monthsAtPrice(price: Price, { starts }: PlacesForm, { years, paths }: ToldOnce): Float64Array {
  const months = Number(monthsOfEarlierYear(starts));
  const prices = priceList(price, paths);
  return Float64Array.from({ length: 2 * years.length }, (_, cell) => {
    const [n, side] = [Math.floor(cell / 2), cell % 2];
    return ((side === 0 ? months : 12 - months) * prices(n, n + side)) / 12;
  });
}

/** Look up a price by financial and academic year [pence]. */
function priceList({ per, path }: Price, known: KnownPaths): (financial: number, academic: number) => number {
  const amounts = known.get(path) ?? pencePath(path);
  known.set(path, amounts);
  return (financial, academic) =>
    Number(stated(amounts[per === 'financial' ? financial : academic], 'the price of a year'));
}

function nothingCommon({ years, types }: Told): CommonLines {
  const cells = () => new Float64Array(years.length * types.length);
  return {
    exact: cells(),
    opening: cells(),
    closing: cells(),
    openingTopUp: cells(),
    closingTopUp: cells(),
    fixed: new Float64Array(years.length),
    fixedCentral: new Float64Array(years.length),
  };
}

function addCommon(common: CommonLines, line: CountedLine, types: number): void {
  const add = (to: Float64Array, cell: number, amount: number | undefined) => {
    to[cell] = (to[cell] ?? 0) + (amount ?? 0);
  };
  for (const [year, amount] of line.exact.entries()) {
    if (line.type < 0) {
      add(line.isCentral ? common.fixedCentral : common.fixed, year, amount);
      continue;
    }
    const cell = year * types + line.type;
    add(common.exact, cell, amount);
    add(common.opening, cell, line.earlier.perPlan[year]);
    add(common.closing, cell, line.later.perPlan[year]);
    if (!line.isTopUp) continue;
    add(common.openingTopUp, cell, line.earlier.perPlan[year]);
    add(common.closingTopUp, cell, line.later.perPlan[year]);
  }
}
