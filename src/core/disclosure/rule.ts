/** The rule by which small numbers are kept back: one rule for an output, recorded on it. */

/** Hide small counts and what would give them back, or round every figure. */
export type DisclosureMethod = 'suppress' | 'round';

/** A rule set for one output. Its whole text goes on the output, so that a reader knows what was done. */
export type DisclosureRule = {
  /** Name and version: "suppress-under-5@1". */
  readonly id: string;
  readonly method: DisclosureMethod;
  /** Counts from 1 up to one less than this are never shown [children]. */
  readonly leastShown: number;
  /** False where a nought would itself tell something about everybody of a group. */
  readonly showsZeros: boolean;
  /** A percentage is kept back where its denominator is below this [children]. */
  readonly leastDenominator: number;
  /** What figures are rounded to under `round` [children]. */
  readonly base: number;
  /** The values that a hidden count could have, as far as a reader can tell, must lie at least this far apart [children]. */
  readonly leastWidth: number;
};

/**
 * Hide 1 to 4, show noughts, hide further counts so that none can be worked out.
 * @source Method note 3, section 2; domain practice of authorities and of the department.
 */
export const SUPPRESS_UNDER_5: DisclosureRule = {
  id: 'suppress-under-5@1',
  method: 'suppress',
  leastShown: 5,
  showsZeros: true,
  leastDenominator: 10,
  base: 5,
  leastWidth: 3,
};

/** Round every figure to the nearest 5, each for itself. @source Method note 3, section 5. */
export const ROUND_TO_5: DisclosureRule = { ...SUPPRESS_UNDER_5, id: 'round-to-5@1', method: 'round' };

/** The mark that stands for a count that is kept back. */
export const HIDDEN_MARK = 'c';
/** The mark that stands for a count that nobody has. */
export const MISSING_MARK = 'x';

/**
 * Say whether a count is too small to be shown.
 * @param count  whole, 0 or more [children].
 */
export function isSmall(count: number, rule: DisclosureRule): boolean {
  return count < rule.leastShown && (count > 0 || !rule.showsZeros);
}

/** The least that a reader knows a hidden count to be: 1 where noughts are shown, else 0 [children]. */
export function leastHidden(rule: DisclosureRule): number {
  return rule.showsZeros ? 1 : 0;
}

/**
 * Give how far apart the values of a small count must lie that a reader cannot tell between [children]. A rounded
 * figure says by itself how close it is; what sums add to that must not settle it.
 */
export function widthAsked(rule: DisclosureRule): number {
  return rule.method === 'round' ? 1 : rule.leastWidth;
}

/** Say in plain words what was done, for the foot of an output. */
export function describeRule(rule: DisclosureRule): string {
  const small = `Counts of ${rule.showsZeros ? 1 : 0} to ${rule.leastShown - 1}`;
  const shares = `Percentages are kept back where the count above the line is under ${rule.leastShown} or the count below it under ${Math.max(rule.leastShown, rule.leastDenominator)}, and average costs of fewer than ${rule.leastShown} children.`;
  if (rule.method === 'round')
    return `Every count is rounded to the nearest ${rule.base}, totals for themselves, so parts may not add up. ${shares}`;
  return `${small} are shown as "${HIDDEN_MARK}", and so are further counts from which they could be worked out. ${shares}`;
}
