/** How much dearer late places may become: seeded draws of further delay for every place still to come. */
import { toMonthNumber } from '../base/day-number.ts';
import { addMonths, type Month } from '../base/time.ts';
import { quantileOfSorted } from '../num/quantiles.ts';
import { createStream, type Stream } from '../num/random.ts';
import { roundHalfUp } from '../num/rational.ts';
import { fillingOf } from './place-batches.ts';
import type { CutScheme } from './place-rooms.ts';
import type { DelaySpread } from './place-scheme.ts';
import { Displacement, monthsOf, type SlippageGround, twelfthsOf } from './place-slippage.ts';

/** Where the cost of slippage lies in the draws. */
export type SlippageRange = {
  readonly draws: number;
  readonly seed: number;
  /** [pence], whole. */
  readonly meanPence: bigint;
  readonly lowPence: bigint;
  readonly medianPence: bigint;
  readonly highPence: bigint;
  /** The last month with a cost: one in ten sooner, half, nine in ten; null where no draw has a cost. */
  readonly until: { readonly low: Month; readonly median: Month; readonly high: Month } | null;
};

type RangeRequest = {
  readonly ground: SlippageGround;
  readonly delay: DelaySpread;
  readonly seed: number;
  readonly draws: number;
};

/**
 * Draw the cost of slippage of all schemes, those late now and those still to come. Each scheme's further delay is
 * drawn apart from the others'; places that are delivered do not move. Same seed, same range.
 * @returns null where a price is not stated or a late scheme has no date: a range of less than the whole would mislead.
 * @source Method note 13, section 6.
 */
export function slippageRange(request: RangeRequest): SlippageRange | null {
  const { delay, seed, draws } = request;
  // What is not due yet and has no opening is not counted on, and nothing can be drawn for it.
  const isCounted = ({ batches }: CutScheme) =>
    batches.every(({ opens, due }) => opens !== null || due <= request.ground.asAt);
  const cut = request.ground.cut.filter(isCounted);
  const ground = { ...request.ground, cut };
  if (cut.some(({ batches }) => batches.some(({ opens }) => opens === null))) return null;
  const displacement = new Displacement(ground);
  const months = monthsOf(ground);
  const pathOf = delayedPaths(months);
  const costs = new Float64Array(draws);
  const ends: number[] = [];
  let sum = 0n;
  for (let draw = 0; draw < draws; draw++) {
    const fillings = cut.map((one) =>
      pathOf(one, drawDelay(createStream(seed, 'places', one.scheme.id, draw), delay)),
    );
    const drawn = costOfDraw(ground, displacement, months, fillings);
    if (drawn === null) return null;
    costs[draw] = Number(drawn.twelfths) / 12;
    sum += drawn.twelfths;
    if (drawn.until !== null) ends.push(toMonthNumber(drawn.until));
  }
  costs.sort();
  const at = (level: number) => BigInt(Math.round(quantileOfSorted(costs, level)));
  return {
    draws,
    seed,
    meanPence: roundHalfUp(sum, 12n * BigInt(draws)),
    lowPence: at(0.1),
    medianPence: at(0.5),
    highPence: at(0.9),
    until: endsOf(ends),
  };
}

/** Draw a number of months by its weights. */
export function drawDelay(stream: Stream, { months }: DelaySpread): number {
  const all = months.reduce((sum, { weight }) => sum + weight, 0);
  let left = stream.next() * all;
  for (const one of months) {
    left -= one.weight;
    if (left < 0) return one.months;
  }
  return months.at(-1)?.months ?? 0;
}

function laterBy({ scheme, batches }: CutScheme, months: number): CutScheme {
  return {
    scheme,
    batches: batches.map((batch) =>
      batch.isDelivered || batch.opens === null ? batch : { ...batch, opens: addMonths(batch.opens, months) },
    ),
  };
}

/** A scheme's planned and known filling month by month [children]. */
type FillingPath = readonly ReturnType<typeof fillingOf>[];

/** Give a scheme's path with a delay; the few delays that a spread has are each worked out once. */
function delayedPaths(months: readonly Month[]): (one: CutScheme, delay: number) => FillingPath {
  const known = new Map<string, FillingPath>();
  return (one, delay) => {
    const key = `${one.scheme.id} ${delay}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { batches } = laterBy(one, delay);
    const path = months.map((month) => fillingOf(batches, month));
    known.set(key, path);
    return path;
  };
}

const NOTHING = { planned: 0, known: 0 };

function costOfDraw(
  { cut, prices }: SlippageGround,
  displacement: Displacement,
  months: readonly Month[],
  fillings: readonly FillingPath[],
): { readonly twelfths: bigint; readonly until: Month | null } | null {
  let twelfths = 0n;
  let until: Month | null = null;
  for (const [k, month] of months.entries()) {
    const children = displacement.in(
      month,
      fillings.map((path) => path[k] ?? NOTHING),
    );
    for (const [at, { scheme }] of cut.entries()) {
      const cost = twelfthsOf(scheme, month, children[at] ?? 0, prices);
      if (cost === null) return null;
      twelfths += cost;
    }
    if (children.some((count) => count > 0)) until = month;
  }
  return { twelfths, until };
}

function endsOf(ends: readonly number[]): SlippageRange['until'] {
  if (ends.length === 0) return null;
  const sorted = Float64Array.from(ends).sort();
  const at = (level: number) => addMonths('0000-01', Math.round(quantileOfSorted(sorted, level)));
  return { low: at(0.1), median: at(0.5), high: at(0.9) };
}
