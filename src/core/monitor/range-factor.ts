/** What ranges are to be multiplied by so that they hold as often as they say: the documented rule. */
import type { ScoredForecast } from './score-vintages.ts';

/** The rule's settings; a change of them is a change of method. @source Method note 8, section 8. */
export const RANGE_RULE = {
  name: 'conformal-80-drawn-in',
  version: '1',
  /** Share of outcomes that the range is to hold. */
  inside: 0.8,
  /** Fewest origins from which anything is changed at all. */
  leastOrigins: 3,
  /** Fewest origins from which ranges are narrowed: a range too narrow misleads, one too wide only says less. */
  narrowFrom: 10,
  /** Variance of the log of what is asked, times the origins, where ranges are right and errors normal. */
  spread: 0.8,
  /** Bounds of what past outcomes may ask for. */
  least: 0.7,
  most: 3,
} as const;

export type RangeFactor = {
  /** What the model's own ranges are to be multiplied by. */
  readonly factor: number;
  /** What past outcomes ask for by themselves, within the bounds; null with too few origins. */
  readonly asked: number | null;
  /** Origins and outcomes that it was learnt from. */
  readonly origins: number;
  readonly outcomes: number;
};

/**
 * Learn the factor from scored forecasts, none of which may be later than what is known when the next is issued. Of each
 * is asked what its own 80 % range needed to just hold; the factor is the value that eight in ten of these lie below,
 * each origin counting as one, with one more outcome reckoned as unseen, drawn in towards 1 on the log scale by what chance
 * alone would show with so many origins. Larger misses never give a smaller factor.
 * @source Method note 8, equations 8.10 to 8.12.
 */
export function learnRangeFactor(scored: readonly ScoredForecast[]): RangeFactor {
  const counted = scored.flatMap(({ origin, needed }) => (needed === null ? [] : [{ origin, needed }]));
  const perOrigin = new Map<string, number>();
  for (const { origin } of counted) perOrigin.set(origin, (perOrigin.get(origin) ?? 0) + 1);
  const origins = perOrigin.size;
  const evidence = { origins, outcomes: counted.length };
  if (origins < RANGE_RULE.leastOrigins) return { factor: 1, asked: null, ...evidence };
  const weighted = counted
    .map(({ origin, needed }) => ({ value: needed, weight: 1 / (perOrigin.get(origin) ?? 1) }))
    .sort((a, b) => a.value - b.value);
  const asked = Math.min(RANGE_RULE.most, Math.max(RANGE_RULE.least, upperShare(weighted, origins)));
  const factor = drawIn(asked, origins);
  return { factor: origins < RANGE_RULE.narrowFrom ? Math.max(1, factor) : factor, asked, ...evidence };
}

/** Take from the log of what is asked what chance alone would show: little is asked, nothing is done. */
function drawIn(asked: number, origins: number): number {
  const log = Math.log(asked);
  const chance = RANGE_RULE.spread / origins;
  return log * log <= chance ? 1 : Math.exp(log - chance / log);
}

/** The value that the share `inside` lies below, were one more origin to come anywhere; straight lines between values. */
function upperShare(
  sorted: readonly { readonly value: number; readonly weight: number }[],
  origins: number,
): number {
  const target = RANGE_RULE.inside * (origins + 1);
  let reached = 0;
  let before = { reached: 0, value: 0 };
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached >= target) {
      const along = (target - before.reached) / (reached - before.reached);
      return before.value + (value - before.value) * along;
    }
    before = { reached, value };
  }
  return before.value;
}

/** Scored forecasts that were known at the end of a month: what a forecast issued then may learn from. */
export function knownBy(scored: readonly ScoredForecast[], month: string): readonly ScoredForecast[] {
  return scored.filter(({ period }) => period <= month);
}
