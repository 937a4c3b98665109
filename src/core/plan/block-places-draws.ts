/** A line of commissioned places over draws: children fill them, those that stand empty cost, whoever has none costs the fee. */
import { multiplyBy, read } from '../num/columns.ts';
import type { PlacesLine } from './block-spend-frame.ts';
import {
  addSpendOf,
  type Column,
  type DrawPass,
  factorColumns,
  isTold,
  lineColumn,
  priceOf,
  sumFor,
} from './draw-pass.ts';
import { amountAt } from './drawn-path.ts';

/** Pence of one part of a year for each kind of number, with what is drawn of it from `from` on. */
type PartPrice = { readonly pence: number; readonly factors: Column; readonly from: number };
type Part = { readonly filled: PartPrice; readonly empty: PartPrice; readonly over: PartPrice };

/** Children of one academic year by draw: in places, places that are free, children beyond them. */
type Children = { readonly within: Float64Array; readonly free: Float64Array; readonly over: Float64Array };

/** Room for a year of a line of places by draw, which lines use one after the other. */
export type PlacesRoom = {
  readonly price: Float64Array;
  readonly overPrice: Float64Array;
  readonly amount: Float64Array;
  readonly children: readonly [Children, Children];
};

/** Make room for lines of places. @param draws  how many. */
export function placesRoom(draws: number): PlacesRoom {
  const column = () => new Float64Array(draws);
  const children = () => ({ within: column(), free: column(), over: column() });
  return {
    price: column(),
    overPrice: column(),
    amount: column(),
    children: [children(), children()],
  };
}

/**
 * Add a line of places to the sums of every draw, and whom it leaves beyond them.
 * @param room  what is in it does not matter, before or after.
 * @source Method note 12, equation 12.10.
 */
export function addPlaces(line: PlacesLine, pass: DrawPass, room: PlacesRoom): void {
  const { years } = pass;
  const { type, own } = line;
  const over = line.over ?? line;
  const { price, overPrice, amount } = room;
  const numbers = lineColumn(pass, own.numbers);
  const partAt = partsOf(line, pass);
  const central = centralOf(line, years);
  let [earlier, later] = room.children;
  // The first number is what is there: its scale is never drawn.
  fillChildren(earlier, line, pass, { at: 0, numbers: null });
  for (let year = 0; year < years; year++) {
    fillChildren(later, line, pass, { at: year + 1, numbers });
    const cost: YearCost = {
      children: [earlier, later],
      parts: [partAt(year, 0), partAt(year, 1)],
      price: priceOf(price, pass, { type, own, isCentral: false }, year),
      overPrice: priceOf(overPrice, pass, { type: over.type, own: over.own, isCentral: false }, year),
      exact: amountAt(line.exact, year),
      central: amountAt(central, year),
    };
    const sum = sumFor(pass, type, year, amount);
    if (isDrawn(cost.parts)) addDrawn(sum, cost);
    else addPlain(sum, cost);
    if (isTold(pass, type)) addSpendOf(pass, type, year, amount);
    [earlier, later] = [later, earlier];
  }
}

type AcademicYear = { readonly at: number; readonly numbers: Column };

/** Say where children are in one academic year of every draw. @param numbers  what is drawn of their number; null where nothing is. */
function fillChildren(
  { within, free, over }: Children,
  line: PlacesLine,
  pass: DrawPass,
  { at, numbers }: AcademicYear,
): void {
  const { draws, years, types, plans, planned } = pass;
  const first = at * types + Math.max(0, line.type);
  const step = (years + 1) * types;
  const [there, share] = [amountAt(line.occupied, at), amountAt(line.share, at)];
  const [places, counted] = [amountAt(line.commissioned, at), amountAt(planned, first)];
  for (let draw = 0, cell = first; draw < draws; draw++, cell += step) {
    const children = there + share * ((plans[cell] ?? 0) - counted);
    // Reckoned and not chosen: on which side a draw lies cannot be foreseen, and choosing takes twice as long.
    const more = children - places;
    const either = Math.abs(more);
    const beyond = (either + more) * 0.5;
    within[draw] = children - beyond;
    free[draw] = (either - more) * 0.5;
    over[draw] = beyond;
  }
  addWaiting(over, line, pass, at);
  for (const column of [within, free, over]) multiplyBy(column, numbers);
}

/** Note those beyond the places, who wait for no top-up, less whom the plan has so; nothing where nobody asks. */
function addWaiting(over: Float64Array, line: PlacesLine, pass: DrawPass, at: number): void {
  const waiting = line.over === null || line.type < 0 ? null : (pass.beyond[line.type] ?? null);
  if (waiting === null) return;
  const planned = Math.max(0, amountAt(line.occupied, at) - amountAt(line.commissioned, at));
  for (let draw = 0, to = at * pass.draws; draw < over.length; draw++, to++)
    waiting[to] = read(waiting, to) - planned + read(over, draw);
}

/** What one financial year of a line is made of: children and prices of the academic years that end and begin in it. */
type YearCost = {
  readonly children: readonly [Children, Children];
  readonly parts: readonly [Part, Part];
  readonly price: Float64Array;
  readonly overPrice: Float64Array;
  /** Whole pence as planned, and the same not rounded. */
  readonly exact: number;
  readonly central: number;
};

function isDrawn(parts: YearCost['parts']): boolean {
  return parts.some((part) => [part.filled, part.empty, part.over].some(({ factors }) => factors !== null));
}

/** As `addDrawn` where no price of the line is drawn for it alone, which is the usual: no factor is looked up. */
function addPlain(
  sum: Float64Array,
  { children: [before, after], parts: [ended, begun], price, overPrice, exact, central }: YearCost,
): void {
  const [filled, empty, over] = [ended.filled.pence, ended.empty.pence, ended.over.pence];
  const [newFilled, newEmpty, newOver] = [begun.filled.pence, begun.empty.pence, begun.over.pence];
  const { within, free, over: beyond } = before;
  const { within: newWithin, free: newFree, over: newBeyond } = after;
  for (let draw = 0; draw < sum.length; draw++) {
    const places =
      read(within, draw) * filled +
      read(free, draw) * empty +
      read(newWithin, draw) * newFilled +
      read(newFree, draw) * newEmpty;
    const fees = read(beyond, draw) * over + read(newBeyond, draw) * newOver;
    const all = places * read(price, draw) + fees * read(overPrice, draw);
    sum[draw] = read(sum, draw) + (exact + Math.floor(all - central + 0.5));
  }
}

/** Add what a financial year costs, whole pence. */
function addDrawn(
  sum: Float64Array,
  { children: [before, after], parts: [ended, begun], price, overPrice, exact, central }: YearCost,
): void {
  for (let draw = 0; draw < sum.length; draw++) {
    const places =
      read(before.within, draw) * ended.filled.pence * dearAt(ended.filled, draw) +
      read(before.free, draw) * ended.empty.pence * dearAt(ended.empty, draw) +
      read(after.within, draw) * begun.filled.pence * dearAt(begun.filled, draw) +
      read(after.free, draw) * begun.empty.pence * dearAt(begun.empty, draw);
    const fees =
      read(before.over, draw) * ended.over.pence * dearAt(ended.over, draw) +
      read(after.over, draw) * begun.over.pence * dearAt(begun.over, draw);
    const all = places * read(price, draw) + fees * read(overPrice, draw);
    sum[draw] = read(sum, draw) + (exact + Math.floor(all - central + 0.5));
  }
}

function dearAt({ factors, from }: PartPrice, draw: number): number {
  return factors === null ? 1 : read(factors, from + draw);
}

/** Look up the parts of a line's years. Where no fee is stated a child beyond the places costs one. */
function partsOf(line: PlacesLine, pass: DrawPass): (year: number, side: 0 | 1) => Part {
  const { own, emptyPrice, isEmptyAcademic, over } = line;
  const priced = (prices: Float64Array, factors: Column, isAcademic: boolean) => {
    return (year: number, side: 0 | 1): PartPrice => ({
      pence: amountAt(prices, 2 * year + side),
      factors,
      from: (isAcademic ? year + side : year) * pass.draws,
    });
  };
  const filled = priced(line.filled, factorColumns(own.price, pass), own.isAcademic);
  const empty = priced(line.empty, factorColumns(emptyPrice, pass), isEmptyAcademic);
  const beyond =
    over === null ? filled : priced(over.price, factorColumns(over.own.price, pass), over.own.isAcademic);
  return (year, side) => ({ filled: filled(year, side), empty: empty(year, side), over: beyond(year, side) });
}

/** Unrounded pence by year as planned, summed as a draw is: what draws are held against, so that the plan stays exact. */
function centralOf({ occupied, commissioned, filled, empty, over }: PlacesLine, years: number): Float64Array {
  const part = (at: number, cell: number) => {
    const [there, places] = [amountAt(occupied, at), amountAt(commissioned, at)];
    const inPlaces = there < places ? there : places;
    return {
      within: inPlaces * amountAt(filled, cell),
      free: (places - inPlaces) * amountAt(empty, cell),
      over: (there - inPlaces) * amountAt(over?.price ?? filled, cell),
    };
  };
  return Float64Array.from({ length: years }, (_, year) => {
    const [earlier, later] = [part(year, 2 * year), part(year + 1, 2 * year + 1)];
    return earlier.within + earlier.free + later.within + later.free + (earlier.over + later.over);
  });
}
