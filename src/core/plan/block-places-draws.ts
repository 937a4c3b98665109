/** A line of commissioned places over draws: children fill them, those that stand empty cost, whoever has none costs the fee. */
import { read } from '../num/columns.ts';
import type { PlacesLine } from './block-spend-frame.ts';
import { addSpendOf, type Column, type DrawPass, factorColumns, fillPrice, lineColumn } from './draw-pass.ts';
import { amountAt } from './drawn-path.ts';

/** Pence of one part of a year for each kind of number, with what is drawn of it from `from` on. */
type PartPrice = { readonly pence: number; readonly factors: Column; readonly from: number };
type Part = { readonly filled: PartPrice; readonly empty: PartPrice; readonly over: PartPrice };

/** One academic year of a line: the part of the financial year that it ends, and of the one that it begins. */
type Entry = {
  readonly at: number;
  readonly ending: Part;
  readonly starting: Part;
  /** Unrounded pence of the financial year that it ends, as planned. */
  readonly central: number;
  /** What is drawn of its numbers; null where nothing is. */
  readonly numbers: Column;
};

/** Room for one line, by draw: what a financial year costs so far, in places and beyond them, and factors on both prices. */
type Room = {
  readonly cost: Float64Array;
  readonly overCost: Float64Array;
  readonly price: Float64Array;
  readonly overPrice: Float64Array;
};

/**
 * Add a line of places to the sums of every draw, and whom it leaves beyond them.
 * @source Method note 12, equation 12.10.
 */
export function addPlaces(line: PlacesLine, pass: DrawPass): void {
  const { draws, years } = pass;
  const { type, own } = line;
  const over = line.over ?? line;
  const column = () => new Float64Array(draws);
  const room: Room = { cost: column(), overCost: column(), price: column(), overPrice: column() };
  const numbers = lineColumn(pass, own.numbers);
  const partAt = partsOf(line, pass);
  const central = centralOf(line, years);
  for (let at = 0; at <= years; at++) {
    if (at > 0) fillPrice(room.price, pass, { type, own, isCentral: false }, at - 1);
    if (at > 0) fillPrice(room.overPrice, pass, { type: over.type, own: over.own, isCentral: false }, at - 1);
    addEntry(line, pass, room, {
      at,
      // Before the first year and after the last nothing is paid.
      ending: at === 0 ? NOTHING : partAt(at - 1, 1),
      starting: at === years ? NOTHING : partAt(at, 0),
      central: at === 0 ? 0 : amountAt(central, at - 1),
      // The first number is what is there: its scale is never drawn.
      numbers: at === 0 ? null : numbers,
    });
  }
}

const NO_PRICE: PartPrice = { pence: 0, factors: null, from: 0 };
const NOTHING: Part = { filled: NO_PRICE, empty: NO_PRICE, over: NO_PRICE };

/** Say where children are in one academic year of every draw: it ends a financial year, which is added up, and begins the next. */
function addEntry(line: PlacesLine, pass: DrawPass, room: Room, entry: Entry): void {
  const { years, types, planned } = pass;
  const { at, ending, starting, numbers } = entry;
  const type = Math.max(0, line.type);
  const year: EntryYear = {
    first: at * types + type,
    step: (years + 1) * types,
    there: amountAt(line.occupied, at),
    share: amountAt(line.share, at),
    places: amountAt(line.commissioned, at),
    counted: amountAt(planned, at * types + type),
    waiting: waitingFor(line, pass, at),
    exact: at === 0 ? 0 : amountAt(line.exact, at - 1),
  };
  const parts = [ending, starting].flatMap(({ filled, empty, over }) => [filled, empty, over]);
  const isDrawn = numbers !== null || parts.some(({ factors }) => factors !== null);
  if (isDrawn) fillDrawn(pass, room, entry, year);
  else fillPlain(pass, room, entry, year);
  // From here on the price of the year holds what the line costs in it.
  if (at > 0) addSpendOf(pass, line.type, at - 1, room.price);
}

/** What one academic year of a line is, the same in every draw. */
type EntryYear = {
  /** Where the type's plans stand in the first draw, and how far on in the next. */
  readonly first: number;
  readonly step: number;
  readonly there: number;
  readonly share: number;
  readonly places: number;
  readonly counted: number;
  readonly waiting: Column;
  readonly exact: number;
};

/** As `fillDrawn` where nothing of the line is drawn for it alone, which is the usual: no factor is looked up. */
function fillPlain(
  { draws, plans }: DrawPass,
  { cost, overCost, price, overPrice }: Room,
  { ending, starting, central }: Entry,
  { first, step, there, share, places, counted, waiting, exact }: EntryYear,
): void {
  const [filled, empty, beyond] = [ending.filled.pence, ending.empty.pence, ending.over.pence];
  const [nextFilled, nextEmpty, nextBeyond] = [
    starting.filled.pence,
    starting.empty.pence,
    starting.over.pence,
  ];
  for (let draw = 0, cell = first; draw < draws; draw++, cell += step) {
    const children = there + share * ((plans[cell] ?? 0) - counted);
    const within = children < places ? children : places;
    const [free, over] = [places - within, children - within];
    if (waiting !== null) waiting[draw] = read(waiting, draw) + over;
    const now = read(cost, draw) + within * filled + free * empty;
    const overNow = read(overCost, draw) + over * beyond;
    cost[draw] = within * nextFilled + free * nextEmpty;
    overCost[draw] = over * nextBeyond;
    const all = now * read(price, draw) + overNow * read(overPrice, draw);
    price[draw] = exact + Math.floor(all - central + 0.5);
  }
}

/** Put what the financial year costs in the place of its price, and begin the next. */
function fillDrawn(
  { draws, plans }: DrawPass,
  { cost, overCost, price, overPrice }: Room,
  { ending, starting, central, numbers }: Entry,
  { first, step, there, share, places, counted, waiting, exact }: EntryYear,
): void {
  const { filled: ended, empty: endedEmpty, over: endedOver } = ending;
  const { filled: begun, empty: begunEmpty, over: begunOver } = starting;
  for (let draw = 0, cell = first; draw < draws; draw++, cell += step) {
    const children = there + share * ((plans[cell] ?? 0) - counted);
    const inPlaces = children < places ? children : places;
    if (waiting !== null) waiting[draw] = read(waiting, draw) + (children - inPlaces);
    const scale = numbers === null ? 1 : read(numbers, draw);
    const within = inPlaces * scale;
    const free = (places - inPlaces) * scale;
    const over = (children - inPlaces) * scale;
    const now =
      read(cost, draw) +
      within * ended.pence * dearAt(ended, draw) +
      free * endedEmpty.pence * dearAt(endedEmpty, draw);
    const overNow = read(overCost, draw) + over * endedOver.pence * dearAt(endedOver, draw);
    cost[draw] =
      within * begun.pence * dearAt(begun, draw) + free * begunEmpty.pence * dearAt(begunEmpty, draw);
    overCost[draw] = over * begunOver.pence * dearAt(begunOver, draw);
    const all = now * read(price, draw) + overNow * read(overPrice, draw);
    price[draw] = exact + Math.floor(all - central + 0.5);
  }
}

function dearAt({ factors, from }: PartPrice, draw: number): number {
  return factors === null ? 1 : read(factors, from + draw);
}

/** Those of the type who wait for no top-up in one academic year, less whom the plan has so; null where nobody asks. */
function waitingFor(line: PlacesLine, pass: DrawPass, at: number): Column {
  const waiting = line.over === null || line.type < 0 ? null : (pass.beyond[line.type] ?? null);
  if (waiting === null) return null;
  const here = waiting.subarray(at * pass.draws, (at + 1) * pass.draws);
  const planned = Math.max(0, amountAt(line.occupied, at) - amountAt(line.commissioned, at));
  if (planned > 0) for (let draw = 0; draw < here.length; draw++) here[draw] = read(here, draw) - planned;
  return here;
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
