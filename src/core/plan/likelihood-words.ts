/** How likely, in words: one fixed scale for every probability the plan shows. */

/** One step of the scale: it holds from the step before up to, not including, `below` [0..1]. */
export type LikelihoodStep = { readonly below: number; readonly words: string };

/**
 * The scale, lowest first. Its words and order are those of the probability yardstick of UK government analysis; the
 * yardstick leaves gaps between its ranges, and each gap is cut in the middle.
 * @source Professional Head of Intelligence Assessment, probability yardstick.
 */
export const LIKELIHOOD_SCALE: readonly LikelihoodStep[] = [
  { below: 0.075, words: 'a remote chance' },
  { below: 0.225, words: 'highly unlikely' },
  { below: 0.375, words: 'unlikely' },
  { below: 0.525, words: 'a realistic possibility' },
  { below: 0.775, words: 'likely' },
  { below: 0.925, words: 'highly likely' },
  { below: Number.POSITIVE_INFINITY, words: 'almost certain' },
];

/** Say how likely. @param probability  [0..1]. */
export function likelihoodInWords(probability: number): string {
  return LIKELIHOOD_SCALE.find(({ below }) => probability < below)?.words ?? 'almost certain';
}
