/** What is said of a store that had skipped steps, by the doctor and at the start. */

/** Say it. @param steps  at least one, each as "12 (marks-by-theme)". */
export function stepsAddedInWords(steps: readonly string[]): string {
  return steps.length === 1
    ? `The store lacked step ${steps[0]} though it had later ones; it has been added now`
    : `The store lacked steps ${steps.join(', ')} though it had later ones; they have been added now`;
}
