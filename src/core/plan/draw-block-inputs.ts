/** Assumptions of a block's lines within the ranges that the plan states, drawn; and which of the plan's own they stand in place of. */
import { createStream } from '../num/random.ts';
import { nearestNumber } from '../num/rational-arithmetic.ts';
import type { BlockAssumption } from './block-assumptions.ts';
import { triangular } from './draw-outcomes.ts';
import type { DrawnInputs } from './money-over-draws.ts';

/** What of a block's lines is drawn: a scale, points of growth or a share for each id. */
export type DrawnLines = {
  readonly ids: readonly string[];
  /** `[draw][id]`; a scale or share is 1, points are 0 in the central case. */
  readonly values: Float64Array;
};

/** Nothing of the lines drawn. */
export const NO_LINE_DRAWN: DrawnLines = { ids: [], values: new Float64Array(0) };

/** Payments and own contribution are counted as planned, as in the chances of a plan without lines. */
const NOT_DRAWN: ReadonlySet<string> = new Set(['block.payments', 'block.contributions']);

/**
 * Draw what the plan states a range for: triangular with the central value as mode, the same for all years of a draw. Ranges that
 * are only the product's own are not drawn.
 * @source Method note 12, section 8.
 */
export function drawBlockLines(
  assumptions: readonly BlockAssumption[],
  { seed, draws }: { readonly seed: number; readonly draws: number },
): DrawnLines {
  const drawn = assumptions.filter(({ id, isDefaultRange }) => !isDefaultRange && !NOT_DRAWN.has(id));
  const values = new Float64Array(draws * drawn.length);
  for (const [place, { id, low, central, high }] of drawn.entries()) {
    const stream = createStream(seed, 'plan-assumption', id);
    const [least, middle, most] = [nearestNumber(low), nearestNumber(central), nearestNumber(high)];
    for (let draw = 0; draw < draws; draw++)
      values[draw * drawn.length + place] = triangular(stream, least, middle, most);
  }
  return { ids: drawn.map(({ id }) => id), values };
}

/** Both kinds of inputs that chance moves. */
export type DrawnOfBlock = { readonly plan: DrawnInputs; readonly lines: DrawnLines };
