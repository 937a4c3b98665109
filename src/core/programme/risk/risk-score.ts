/** Likelihood and impact of a risk in words and as a score, before and after what is done about it. */

const LIKELIHOOD = ['rare', 'unlikely', 'possible', 'likely', 'almost certain'] as const;
const IMPACT = ['slight', 'minor', 'moderate', 'major', 'severe'] as const;

/** Say a likelihood of 1 to 5 in words. */
export function likelihoodInWords(likelihood: number): string {
  return LIKELIHOOD[likelihood - 1] ?? 'not scored';
}

/** Say an impact of 1 to 5 in words. */
export function impactInWords(impact: number): string {
  return IMPACT[impact - 1] ?? 'not scored';
}

/** The highest score that is accepted where a register names none [1..25]. */
export const USUAL_APPETITE = 8;

/** Give the score, likelihood times impact [1..25]. */
export function scoreOf({
  likelihood,
  impact,
}: {
  readonly likelihood: number;
  readonly impact: number;
}): number {
  return likelihood * impact;
}
