/** A block's spend in one draw: numbers follow the children of their type, places stand whether filled or not, prices as drawn. */

import type { CommonLines, CountedLine, OwnMoves, PlacesLine, SpendFrame } from './block-spend-frame.ts';
import type { CommonFactors } from './draw-block-inputs.ts';
import { amountAt, factorAt, fillFactors } from './drawn-path.ts';

/** What one draw gives the spend. */
export type SpendDraw = {
  /** Plans more than the plan counts `[31 March][type]`. */
  readonly more: Float64Array;
  /** The plan's own factors of a year's step, and of each type's price. */
  readonly common: CommonFactors;
  readonly prices: Float64Array;
  /** Factor on prices by mitigations `[draw][year][type]`, from `upliftRow` on; null for none. */
  readonly uplift: Float64Array | null;
  readonly upliftRow: number;
  /** What is drawn of the lines, from `row` on. */
  readonly values: Float64Array;
  readonly row: number;
};

/** Where a draw's spend goes, with working space that the draws share. */
export type SpendSink = {
  /** Whole pence of all lines by year; filled anew. */
  readonly total: Float64Array;
  /** Whole pence by `[year][type]` from `cell` on; filled anew. */
  readonly byType: Float64Array;
  readonly cell: number;
  readonly types: number;
  /** Of one line, by entry: factors on its price and on that of an empty place, children, empty places. */
  readonly factors: Float64Array;
  readonly emptyFactors: Float64Array;
  readonly children: Float64Array;
  readonly free: Float64Array;
  /** Unrounded pence of the central case by places line and year, so that it stays exact. */
  readonly central: readonly Float64Array[];
};

/** Make the working space. @param byType  whole pence of every draw `[draw][year][type]`. */
export function spendSink(frame: SpendFrame, years: number, types: number, byType: Float64Array): SpendSink {
  // Factors are 1 until a line has its own.
  const entries = () => new Float64Array(years + 1).fill(1);
  const sink = {
    total: new Float64Array(years),
    byType,
    cell: 0,
    types,
    factors: entries(),
    emptyFactors: entries(),
    children: entries(),
    free: entries(),
    central: [],
  };
  const draw: SpendDraw = {
    more: new Float64Array((years + 1) * types),
    common: { growth: 1, schoolsBlock: 1, inflation: 1, otherInflation: 1, saving: 1 },
    prices: new Float64Array(0),
    uplift: null,
    upliftRow: 0,
    values: new Float64Array(0),
    row: 0,
  };
  const central = frame.places.map((line) => {
    fillPlaces(line, draw, sink, 1);
    return Float64Array.from({ length: years }, (_, year) => placesCost(line, sink, year));
  });
  return { ...sink, central };
}

/** Cost every line of one draw. @source Method note 12, equations 12.9 to 12.11. */
export function spendOfDraw(frame: SpendFrame, draw: SpendDraw, sink: SpendSink): void {
  costCommon(frame.common, draw, sink);
  for (const line of frame.alone) costAlone(line, draw, sink);
  for (let k = 0; k < frame.places.length; k++) {
    const line = frame.places[k];
    const central = sink.central[k];
    if (line !== undefined && central !== undefined) costPlaces(line, draw, sink, central);
  }
}

function costCommon(lines: CommonLines, draw: SpendDraw, sink: SpendSink): void {
  const { total, byType, cell: from, types } = sink;
  const { exact, opening, closing, fixed, fixedCentral } = lines;
  const { more, prices, uplift, upliftRow } = draw;
  const { inflation, otherInflation } = draw.common;
  let [inflated, otherInflated] = [1, 1];
  for (let year = 0, cell = 0; year < total.length; year++) {
    let sum =
      moved(amountAt(fixed, year), inflated, 0) + moved(amountAt(fixedCentral, year), otherInflated, 0);
    for (let type = 0; type < types; type++, cell++) {
      const turned = uplift === null ? 1 : factorAt(uplift, upliftRow + cell);
      const extra =
        amountAt(opening, cell) * amountAt(more, cell) +
        amountAt(closing, cell) * amountAt(more, cell + types);
      const amount = moved(amountAt(exact, cell), inflated * factorAt(prices, type) * turned, extra);
      byType[from + cell] = amount;
      sum += amount;
    }
    total[year] = sum;
    inflated *= inflation;
    otherInflated *= otherInflation;
  }
}

/** Whole pence with so much more at a price that is so much dearer, rounded once; as they were where neither is. */
function moved(exact: number, price: number, more: number): number {
  return exact + Math.floor(exact * (price - 1) + more * price + 0.5);
}

function put(sink: SpendSink, type: number, year: number, amount: number): void {
  sink.total[year] = amountAt(sink.total, year) + amount;
  if (type < 0) return;
  const cell = sink.cell + year * sink.types + type;
  sink.byType[cell] = amountAt(sink.byType, cell) + amount;
}

/** The plan's own factors on a line's prices: of the first year, and for each step after it. */
function commonPrice(type: number, own: OwnMoves, draw: SpendDraw, isCentral: boolean) {
  const step = isCentral ? draw.common.otherInflation : draw.common.inflation;
  return {
    first: own.level || type < 0 ? 1 : factorAt(draw.prices, type),
    step: own.growth ? 1 : step,
    numbers: own.numbers < 0 ? 1 : factorAt(draw.values, draw.row + own.numbers),
  };
}

function upliftAt({ uplift, upliftRow }: SpendDraw, type: number, types: number, year: number): number {
  return type < 0 || uplift === null ? 1 : factorAt(uplift, upliftRow + year * types + type);
}

function moreAt({ more }: SpendDraw, type: number, types: number, end: number): number {
  return type < 0 ? 0 : amountAt(more, end * types + type);
}

function costAlone(line: CountedLine, draw: SpendDraw, sink: SpendSink): void {
  const { type, own, earlier, later } = line;
  const { first, step, numbers } = commonPrice(type, own, draw, line.isCentral);
  if (own.price !== null) fillFactors(sink.factors, own.price, draw.values, draw.row);
  let inflated = first;
  for (let year = 0; year < line.exact.length; year++) {
    const price = inflated * upliftAt(draw, type, sink.types, year);
    const before = own.price === null ? price : price * factorAt(sink.factors, year);
    const after =
      own.price === null ? price : price * factorAt(sink.factors, own.isAcademic ? year + 1 : year);
    // The first number is what is there: its scale is never drawn.
    const scale = year === 0 ? 1 : numbers;
    const extra =
      amountAt(earlier.counts, year) * (scale * before - 1) +
      amountAt(later.counts, year) * (numbers * after - 1) +
      amountAt(earlier.groups, year) * (before - 1) +
      amountAt(later.groups, year) * (after - 1) +
      amountAt(earlier.perPlan, year) * moreAt(draw, type, sink.types, year) * scale * before +
      amountAt(later.perPlan, year) * moreAt(draw, type, sink.types, year + 1) * numbers * after;
    put(sink, type, year, amountAt(line.exact, year) + Math.floor(extra + 0.5));
    inflated *= step;
  }
}

/** Fill in by entry how many children a line of places has in a draw, and how many places stand empty. */
function fillPlaces(line: PlacesLine, draw: SpendDraw, sink: SpendSink, numbers: number): void {
  const { type, share, occupied, commissioned } = line;
  for (let entry = 0; entry < occupied.length; entry++) {
    const scale = entry === 0 ? 1 : numbers;
    const more = amountAt(share, entry) * moreAt(draw, type, sink.types, entry);
    const children = (amountAt(occupied, entry) + more) * scale;
    sink.children[entry] = children;
    sink.free[entry] = Math.max(0, amountAt(commissioned, entry) * scale - children);
  }
}

/** A year of places, not rounded: every child costs a place, and so does every place without one, at its own price. */
function placesCost(line: PlacesLine, sink: SpendSink, year: number): number {
  const { own, emptyPrice, isEmptyAcademic } = line;
  let cost = 0;
  for (let side = 0; side < 2; side++) {
    const entry = year + side;
    const dear = own.price === null ? 1 : factorAt(sink.factors, own.isAcademic ? entry : year);
    const emptyDear = emptyPrice === null ? 1 : factorAt(sink.emptyFactors, isEmptyAcademic ? entry : year);
    cost +=
      amountAt(sink.children, entry) * amountAt(line.filled, 2 * year + side) * dear +
      amountAt(sink.free, entry) * amountAt(line.empty, 2 * year + side) * emptyDear;
  }
  return cost;
}

function costPlaces(line: PlacesLine, draw: SpendDraw, sink: SpendSink, central: Float64Array): void {
  const { type, own } = line;
  const { first, step, numbers } = commonPrice(type, own, draw, false);
  if (own.price !== null) fillFactors(sink.factors, own.price, draw.values, draw.row);
  if (line.emptyPrice !== null) fillFactors(sink.emptyFactors, line.emptyPrice, draw.values, draw.row);
  fillPlaces(line, draw, sink, numbers);
  let inflated = first;
  for (let year = 0; year < line.exact.length; year++) {
    const cost = placesCost(line, sink, year) * inflated * upliftAt(draw, type, sink.types, year);
    put(sink, type, year, amountAt(line.exact, year) + Math.floor(cost - amountAt(central, year) + 0.5));
    inflated *= step;
  }
}
