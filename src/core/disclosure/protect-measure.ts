/** Single figures made fit to be published: percentages, rates and average costs of few children. */
import type { Pence } from '../base/pence.ts';
import { roundToBase } from './release.ts';
import { type DisclosureRule, HIDDEN_MARK, isSmall, MISSING_MARK } from './rule.ts';

/** A measure: its value, and the counts it is made of. */
export type MeasureParts = {
  /** Children above the line; null where unknown. */
  readonly numerator: number | null;
  /** Children below the line; null where unknown, or where the measure has no line. */
  readonly denominator: number | null;
  /** The share, rate or count itself, in its own unit; null where unknown. */
  readonly value: number | null;
};

/** A figure as readers see it, with the rule that was applied. */
export type ShownFigure<T = number> = {
  readonly value: T | null;
  /** "c" kept back, "x" not known; null where the value is shown. */
  readonly mark: string | null;
  readonly rule: string;
};

/**
 * Keep a share or rate back where the count above the line or the rest of those below it is small, or the count below
 * the line is under the rule's least. A figure without a line is a count, and is kept back or rounded as one. Under
 * rounding a share is made anew from the rounded counts, so that it does not give the true ones back.
 *
 * @param perDenominator  what the value is per one below the line: 1 for a share, 100 for per cent, 1000 for per 1,000.
 * @source Method note 3, section 6.
 */
export function protectMeasure(
  { numerator, denominator, value }: MeasureParts,
  rule: DisclosureRule,
  perDenominator = 1,
): ShownFigure {
  if (value === null) return mark(MISSING_MARK, rule);
  if (denominator === null) return protectCount(value, rule);
  if (numerator === null) return mark(HIDDEN_MARK, rule);
  const isFew = denominator < Math.max(rule.leastShown, rule.leastDenominator);
  if (isFew || isSmall(numerator, rule) || isSmallRest(denominator - numerator, rule))
    return mark(HIDDEN_MARK, rule);
  if (rule.method === 'suppress') return { value, mark: null, rule: rule.id };
  const below = roundToBase(denominator, rule.base);
  const shown = (roundToBase(numerator, rule.base) / below) * perDenominator;
  return { value: shown, mark: null, rule: rule.id };
}

/**
 * Keep an average cost back where it is of too few children.
 * @param children  how many children the average is of; null where unknown, which keeps it back.
 * @param mean  [pence]; whole pence or a fraction of them.
 */
export function protectMoneyMean(
  { children, mean }: { readonly children: number | null; readonly mean: Pence | number | null },
  rule: DisclosureRule,
): ShownFigure {
  if (mean === null) return mark(MISSING_MARK, rule);
  if (children === null || children < rule.leastShown) return mark(HIDDEN_MARK, rule);
  return { value: mean, mark: null, rule: rule.id };
}

/** Those below the line who are not above it: few of them are as telling as few above it; none, or more above than below, are not. */
function isSmallRest(rest: number, rule: DisclosureRule): boolean {
  return rest > 0 && isSmall(rest, rule);
}

function protectCount(count: number, rule: DisclosureRule): ShownFigure {
  if (rule.method === 'round')
    return { value: roundToBase(Math.round(count), rule.base), mark: null, rule: rule.id };
  return isSmall(count, rule) ? mark(HIDDEN_MARK, rule) : { value: count, mark: null, rule: rule.id };
}

function mark(sign: string, rule: DisclosureRule): ShownFigure {
  return { value: null, mark: sign, rule: rule.id };
}
