/** A block's spend over draws: numbers follow the children of their type, places stand whether filled or not, prices as drawn. */
import { multiplyBy, read } from '../num/columns.ts';
import { addPlaces, placesRoom } from './block-places-draws.ts';
import type { CommonLines, CountedLine, Sides, SpendFrame } from './block-spend-frame.ts';
import {
  addSpendOf,
  type Column,
  type DrawPass,
  factorColumns,
  fillPrice,
  isTold,
  lineColumn,
  movedBy,
  priceOf,
  sumFor,
  yearOf,
} from './draw-pass.ts';
import { amountAt } from './drawn-path.ts';

/** Nothing of a line drawn for it alone. */
const NOTHING_OWN = { level: false, growth: false };

/** Add every line of spend to the sums of every draw. @source Method note 12, equations 12.9 to 12.11. */
export function addSpend(frame: SpendFrame, pass: DrawPass): void {
  // Places first: they say who is beyond them and has no top-up.
  const placed = placesRoom(frame.places.length === 0 ? 0 : pass.draws);
  for (const line of frame.places) addPlaces(line, pass, placed);
  const room = { price: new Float64Array(pass.draws), amount: new Float64Array(pass.draws) };
  for (let year = 0; year < pass.years; year++) addCommonYear(frame.common, pass, room, year);
  for (const line of frame.alone) addAlone(line, pass);
}

/** Room for one year of every draw: the factor on prices, and what a type that is told costs. */
type YearRoom = { readonly price: Float64Array; readonly amount: Float64Array };

/** Add one year of the lines with nothing of their own drawn. */
function addCommonYear(lines: CommonLines, pass: DrawPass, room: YearRoom, year: number): void {
  const sum = yearOf(pass.inYear, pass, year);
  for (const isCentral of [true, false]) {
    const exact = amountAt(isCentral ? lines.fixedCentral : lines.fixed, year);
    if (exact !== 0)
      addFixed(sum, exact, priceOf(room.price, pass, { type: -1, own: NOTHING_OWN, isCentral }, year));
  }
  for (let type = 0; type < pass.types; type++) {
    if (!isInUse(lines, year * pass.types + type)) continue;
    const price = priceOf(room.price, pass, { type, own: NOTHING_OWN, isCentral: false }, year);
    addType(sumFor(pass, type, year, room.amount), lines, pass, { year, type, price });
    if (isTold(pass, type)) addSpendOf(pass, type, year, room.amount);
  }
}

function isInUse({ exact, opening, closing }: CommonLines, cell: number): boolean {
  return amountAt(exact, cell) !== 0 || amountAt(opening, cell) !== 0 || amountAt(closing, cell) !== 0;
}

/** Add what no children move, in one year. */
function addFixed(sum: Float64Array, exact: number, price: Float64Array): void {
  for (let draw = 0; draw < sum.length; draw++)
    sum[draw] = read(sum, draw) + movedBy(exact, read(price, draw), 0);
}

type TypeYear = { readonly year: number; readonly type: number; readonly price: Float64Array };

/** Add the lines of a type that move alike, in one year. Most of the block's time is spent here, so `movedBy` is written out. */
function addType(
  sum: Float64Array,
  lines: CommonLines,
  pass: DrawPass,
  { year, type, price }: TypeYear,
): void {
  const { draws, years, types, plans } = pass;
  const cell = year * types + type;
  const step = (years + 1) * types;
  const exact = amountAt(lines.exact, cell);
  const [opening, closing] = [amountAt(lines.opening, cell), amountAt(lines.closing, cell)];
  const [before, after] = [amountAt(pass.planned, cell), amountAt(pass.planned, cell + types)];
  const [early, late] = [amountAt(lines.openingTopUp, cell), amountAt(lines.closingTopUp, cell)];
  const beyond = early === 0 && late === 0 ? null : (pass.beyond[type] ?? null);
  // The caller's plans have a place for every draw, 31 March and type, and so have the sums.
  if (beyond === null)
    for (let draw = 0, from = cell; draw < draws; draw++, from += step) {
      const more = opening * ((plans[from] ?? 0) - before) + closing * ((plans[from + types] ?? 0) - after);
      const dear = read(price, draw);
      sum[draw] = read(sum, draw) + (exact + Math.floor(exact * (dear - 1) + more * dear + 0.5));
    }
  else
    for (let draw = 0, from = cell, at = year * draws; draw < draws; draw++, from += step, at++) {
      const all = opening * ((plans[from] ?? 0) - before) + closing * ((plans[from + types] ?? 0) - after);
      const more = all - (early * read(beyond, at) + late * read(beyond, at + draws));
      const dear = read(price, draw);
      sum[draw] = read(sum, draw) + (exact + Math.floor(exact * (dear - 1) + more * dear + 0.5));
    }
}

/** Add a line with something of its own drawn. */
function addAlone(line: CountedLine, pass: DrawPass): void {
  const { draws, years } = pass;
  const { own } = line;
  const column = () => new Float64Array(draws);
  const [price, dear, more, amount] = [column(), column(), column(), column()];
  const factors = factorColumns(own.price, pass);
  const numbers = lineColumn(pass, own.numbers);
  for (let year = 0; year < years; year++) {
    fillPrice(price, pass, line, year);
    amount.fill(0);
    for (const side of [0, 1]) {
      dear.set(price);
      multiplyBy(dear, factors, (own.isAcademic ? year + side : year) * draws);
      fillMore(more, line, pass, year + side);
      // The first number is what is there: its scale is never drawn.
      const scale = year + side === 0 ? null : numbers;
      addSide(amount, side === 0 ? line.earlier : line.later, year, { dear, more, scale });
    }
    const exact = amountAt(line.exact, year);
    for (let draw = 0; draw < draws; draw++) amount[draw] = exact + Math.floor(read(amount, draw) + 0.5);
    addSpendOf(pass, line.type, year, amount);
  }
}

/** Fill in plans of a line's type beyond those that the plan counts; those without a place are none of a top-up's. */
function fillMore(into: Float64Array, { type, isTopUp }: CountedLine, pass: DrawPass, end: number): void {
  if (type < 0) return;
  const { draws, years, types, plans, planned } = pass;
  const beyond = isTopUp ? (pass.beyond[type] ?? null) : null;
  const counted = amountAt(planned, end * types + type);
  for (let draw = 0, cell = end * types + type; draw < draws; draw++, cell += (years + 1) * types)
    into[draw] = (plans[cell] ?? 0) - counted - (beyond === null ? 0 : read(beyond, end * draws + draw));
}

type SideDraws = { readonly dear: Float64Array; readonly more: Float64Array; readonly scale: Column };

/** Add what one side of a line's year costs beyond what is planned, not rounded. */
function addSide(into: Float64Array, { counts, groups, perPlan }: Sides, year: number, at: SideDraws): void {
  const [count, group, plan] = [amountAt(counts, year), amountAt(groups, year), amountAt(perPlan, year)];
  for (let draw = 0; draw < into.length; draw++) {
    const dear = read(at.dear, draw);
    const scaled = at.scale === null ? dear : dear * read(at.scale, draw);
    into[draw] =
      read(into, draw) + count * (scaled - 1) + group * (dear - 1) + plan * read(at.more, draw) * scaled;
  }
}
