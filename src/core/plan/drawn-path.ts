/** An amount by year that chance moves: its newest known level scaled, points added to its growth; as factors over the central one. */
import type { MoneyPath } from '../block/money-path.ts';
import { nearestNumber } from '../num/rational-arithmetic.ts';

/** A path of which something is drawn. */
export type DrawnPath = {
  /** Where level and growth stand among the inputs drawn; -1 where one is not. */
  readonly level: number;
  readonly growth: number;
  /** By entry: the amount is stated there and not grown. */
  readonly isKnown: readonly boolean[];
  readonly newest: number;
  /** Growth up to each entry. */
  readonly steps: Float64Array;
};

/** Make a path ready. @returns null where neither its level nor its growth is drawn. */
export function drawnPath({ known, growth }: MoneyPath, level: number, points: number): DrawnPath | null {
  if (level < 0 && points < 0) return null;
  return {
    level,
    growth: points,
    isKnown: known.map((amount) => amount !== null),
    newest: known.findLastIndex((amount) => amount !== null),
    steps: Float64Array.from(known, (_, k) => {
      const step = growth[k] ?? null;
      return step === null ? 1 : nearestNumber(step);
    }),
  };
}

/** Read one factor of a list; 1 where the list has none. */
export function factorAt(factors: Float64Array, place: number): number {
  return factors[place] ?? 1;
}

/** Read one amount of a list; 0 where the list has none. */
export function amountAt(amounts: Float64Array, place: number): number {
  return amounts[place] ?? 0;
}

/**
 * Fill in the factors of one draw, one an entry; all 1 where everything is central.
 * @param values  level and points of every drawn input, those of the draw from `row` on.
 */
export function fillFactors(factors: Float64Array, path: DrawnPath, values: Float64Array, row: number): void {
  const level = path.level < 0 ? 1 : (values[row + path.level] ?? 1);
  const points = path.growth < 0 ? 0 : (values[row + path.growth] ?? 0);
  let factor = 1;
  for (let entry = 0; entry < path.steps.length; entry++) {
    const step = path.steps[entry] ?? 1;
    if (path.isKnown[entry] === true) factor = entry === path.newest ? level : 1;
    else if (step !== 0) factor *= 1 + points / step;
    factors[entry] = factor;
  }
}
