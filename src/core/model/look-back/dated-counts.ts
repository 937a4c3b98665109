/** A series of counts at even steps, by year or by month, and which of its steps lay in the pandemic. */

/** Counts by step: a calendar year (its January) with one step a year, or months since year 0 with twelve. */
export type DatedCounts = {
  readonly stepsPerYear: 1 | 12;
  /** Step to count; counts of nought and less take no part. A missing step is not in the map. */
  readonly counts: ReadonlyMap<number, number>;
};

/** First and last month of the pandemic's closures of schools [months since year 0]. @source Method note 2, section 11. */
const PANDEMIC = { first: 2020 * 12 + 2, last: 2021 * 12 + 6 } as const;

/** Count months since year 0: January 2024 is 24,288. */
export function monthStep(year: number, month: number): number {
  return year * 12 + month - 1;
}

/**
 * Say whether more than half of the time from the step before up to this step lay in the pandemic. Yearly counts are of
 * January, monthly ones of the end of the month.
 */
export function isPandemicStep(step: number, stepsPerYear: DatedCounts['stepsPerYear']): boolean {
  const months = 12 / stepsPerYear;
  const end = stepsPerYear === 1 ? step * 12 : step + 1;
  let inside = 0;
  for (let month = end - months; month < end; month++)
    if (month >= PANDEMIC.first && month <= PANDEMIC.last) inside++;
  return inside > months / 2;
}
