/** One pass of a block's money over all draws: what it reads, column by column, and the sums by year that each part adds to. */
import { gather, multiplyBy, read } from '../num/columns.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import type { DrawnOfBlock } from './draw-block-inputs.ts';
import { type DrawnPath, fillFactors } from './drawn-path.ts';

/** One input in every draw; null where it is not drawn, so that it is 1 (points: 0) in all. */
export type Column = Float64Array | null;

/**
 * One pass over all draws. Money is worked out a year and a line at a time for every draw, so that what does not depend on the
 * draw is looked up once. The sums start at nil, and each part of the money adds to them.
 */
export type DrawPass = {
  readonly draws: number;
  readonly years: number;
  readonly types: number;
  /** Plans `[draw][31 March][type]`, and those that the plan counts `[31 March][type]`. */
  readonly plans: CaseloadDraws['plans'];
  readonly planned: Float64Array;
  /**
   * By type: children whom draws have beyond commissioned places and the plan has not, who cost a fee `[31 March][draw]`; null
   * where nobody's top-up depends on it.
   */
  readonly beyond: readonly Column[];
  /** Factor on prices by mitigations `[draw][year][type]`; null for none. */
  readonly uplift: Column;
  /** The plan's own inputs of money that lie over the lines. */
  readonly growth: Column;
  readonly schoolsBlock: Column;
  readonly saving: Column;
  readonly inflation: Column;
  /** Inflation from the first year to each `[year][draw]`, of unit costs and of other spend. */
  readonly inflated: Column;
  readonly otherInflated: Column;
  readonly prices: readonly Column[];
  /** What is drawn of the lines `[draw][id]`. */
  readonly lines: Float64Array;
  readonly lineWidth: number;
  /** Whole pence of the deficit of high needs, to which nearly every line adds: year by year `[year][draw]`. */
  readonly inYear: Float64Array;
  /** Whole pence of the deficit of the other blocks, and of the saving nobody explains `[draw][year]`. */
  readonly others: Float64Array;
  readonly unexplained: Float64Array;
  /** Whole pence of what follows each type that is told `[draw][year][told type]`. */
  readonly byType: Float64Array;
  /** Where a type stands among those told, -1 where nobody asks; and how many are told. */
  readonly told: readonly number[];
  readonly toldWidth: number;
};

/** Lay out the plan's own inputs that are drawn. @param draws  how many. */
export function commonColumns(
  { plan }: DrawnOfBlock,
  types: readonly string[],
  draws: number,
  years: number,
) {
  const column = (id: string): Column => {
    const place = plan.ids.indexOf(id);
    return place < 0 ? null : gather(plan.factors, place, plan.ids.length, draws);
  };
  const inflation = column('unitCostInflation');
  return {
    growth: column('hnbGrowth'),
    schoolsBlock: column('schoolsBlockGrowth'),
    saving: column('furtherSaving'),
    inflation,
    inflated: powersOf(inflation, years),
    otherInflated: powersOf(column('otherHighNeedsInflation'), years),
    prices: types.map((type) => column(`baseUnitCost.${type}`)),
  };
}

/** A year's step over and over `[year][draw]`: 1 in the first year. */
function powersOf(step: Column, years: number): Column {
  if (step === null) return null;
  const draws = step.length;
  const powers = new Float64Array(years * draws).fill(1, 0, draws);
  for (let year = 1; year < years; year++)
    for (let draw = 0, at = year * draws; draw < draws; draw++, at++)
      powers[at] = read(powers, at - draws) * read(step, draw);
  return powers;
}

/** Take one input of the lines in every draw. @param place  -1 where it is not drawn. */
export function lineColumn({ lines, lineWidth, draws }: DrawPass, place: number): Column {
  return place < 0 ? null : gather(lines, place, lineWidth, draws);
}

/** Lay out the factors of a path that is drawn `[entry][draw]`; null where nothing of it is. */
export function factorColumns(path: DrawnPath | null, { draws, lines, lineWidth }: DrawPass): Column {
  if (path === null) return null;
  const entries = path.steps.length;
  const columns = new Float64Array(entries * draws);
  const factors = new Float64Array(entries);
  for (let draw = 0; draw < draws; draw++) {
    fillFactors(factors, path, lines, draw * lineWidth);
    for (let entry = 0; entry < entries; entry++) columns[entry * draws + draw] = factors[entry] ?? 1;
  }
  return columns;
}

/** What of the plan's own lies over a line's price: its type, and whether its level and growth are drawn for it alone. */
export type Priced = {
  readonly type: number;
  readonly own: { readonly level: boolean; readonly growth: boolean };
  readonly isCentral: boolean;
};

/**
 * Fill in the factor on a line's price in one year of every draw: the plan's own inflation and price of the type, and what
 * mitigations do to it.
 */
export function fillPrice(
  into: Float64Array,
  pass: DrawPass,
  { type, own, isCentral }: Priced,
  year: number,
): void {
  const { draws, years, types, uplift } = pass;
  fillInflation(into, own.growth ? null : isCentral ? pass.otherInflated : pass.inflated, year);
  if (type < 0) return;
  multiplyBy(into, own.level ? null : (pass.prices[type] ?? null));
  if (uplift === null) return;
  multiplyBy(into, gather(uplift, year * types + type, years * types, draws));
}

/**
 * Give the factor on a line's price in one year of every draw. Where it is inflation alone that is the column itself: read it,
 * never write to it.
 * @param room  is filled and given back where more lies over the price.
 */
export function priceOf(room: Float64Array, pass: DrawPass, priced: Priced, year: number): Float64Array {
  const { draws, uplift, prices, inflated, otherInflated } = pass;
  const { type, own, isCentral } = priced;
  const inflation = own.growth ? null : isCentral ? otherInflated : inflated;
  const isByType = type >= 0 && (uplift !== null || (!own.level && prices[type] != null));
  if (inflation !== null && !isByType) return inflation.subarray(year * draws, (year + 1) * draws);
  fillPrice(room, pass, priced, year);
  return room;
}

function fillInflation(into: Float64Array, inflated: Column, year: number): void {
  if (inflated === null) into.fill(1);
  else into.set(inflated.subarray(year * into.length, (year + 1) * into.length));
}

/** Whole pence with so much more at a price that is so much dearer, rounded once; as they were where neither is. */
export function movedBy(exact: number, price: number, more: number): number {
  return exact + Math.floor(exact * (price - 1) + more * price + 0.5);
}

/** Take one year of sums `[year][draw]`: what is added there is added to them. */
export function yearOf(sums: Float64Array, { draws }: Pick<DrawPass, 'draws'>, year: number): Float64Array {
  return sums.subarray(year * draws, (year + 1) * draws);
}

/** Whether the spend on a type is told by itself. */
export function isTold({ told }: DrawPass, type: number): boolean {
  return (told[type] ?? -1) >= 0;
}

/** Where a line adds what a year costs: to the deficit at once, or into room of its own where its type is told by itself. */
export function sumFor(pass: DrawPass, type: number, year: number, room: Float64Array): Float64Array {
  return isTold(pass, type) ? room.fill(0) : yearOf(pass.inYear, pass, year);
}

/** Add whole pence of one year of spend to the deficit, and to the type that it follows. @param type  -1 where it follows none. */
export function addSpendOf(pass: DrawPass, type: number, year: number, amount: Float64Array): void {
  const { draws, years, byType, toldWidth } = pass;
  const sum = yearOf(pass.inYear, pass, year);
  for (let draw = 0; draw < draws; draw++) sum[draw] = read(sum, draw) + read(amount, draw);
  const told = pass.told[type] ?? -1;
  if (told < 0) return;
  for (let draw = 0, at = year * toldWidth + told; draw < draws; draw++, at += years * toldWidth)
    byType[at] = read(byType, at) + read(amount, draw);
}
