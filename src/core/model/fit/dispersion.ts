/** How much more groups vary from year to year than counting alone lets them, and what that takes from the evidence. */

/** Events and exposure by year and group, `[year][group]`. */
export type YearTable = {
  readonly events: readonly Float64Array[];
  readonly exposure: readonly Float64Array[];
};

/** What is believed of a flow before its own years are seen: dispersion, and how many comparisons that counts as. */
const USUAL_DISPERSION = 1.3;
const USUAL_COUNTS_AS = 5;
/** Groups with fewer expected events a year say little about dispersion. */
const LEAST_EXPECTED = 1;

/**
 * Estimate the dispersion of groups about their own rate, after what a whole year has in common is taken off: variance
 * over that of counting.
 * @returns 1 or more.
 * @source Method note 7, equation 7.10.
 */
export function estimateDispersion({ events, exposure }: YearTable): number {
  const groups = events[0]?.length ?? 0;
  const rate = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    const years = columnSum(exposure, group);
    rate[group] = years > 0 ? columnSum(events, group) / years : 0;
  }
  let [square, compared] = [0, 0];
  const used = new Set<number>();
  events.forEach((ofYear, year) => {
    const count = ofYear.reduce((sum, value) => sum + value, 0);
    const expectedAll = ofYear.reduce((sum, _, group) => sum + rate[group]! * exposure[year]![group]!, 0);
    if (!(expectedAll > 0) || count === 0) return;
    for (let group = 0; group < groups; group++) {
      const expected = (rate[group]! * exposure[year]![group]! * count) / expectedAll;
      if (expected < LEAST_EXPECTED) continue;
      used.add(group);
      compared++;
      square += (ofYear[group]! - expected) ** 2 / expected;
    }
  });
  const freedom = Math.max(0, compared - used.size - events.length + 1);
  const usual = USUAL_COUNTS_AS * USUAL_DISPERSION;
  return Math.max(1, (usual + (freedom > 0 ? square : 0)) / (USUAL_COUNTS_AS + freedom));
}

/**
 * Give the share of the evidence that stands when groups vary from year to year: over `years` years a rate is known no
 * better than dispersion allows, and the year ahead deviates once more.
 * @source Method note 7, equation 7.11.
 */
export function evidenceKept(dispersion: number, years: number): number {
  return 1 / (dispersion + (dispersion - 1) * years);
}

function columnSum(rows: readonly Float64Array[], column: number): number {
  return rows.reduce((sum, row) => sum + row[column]!, 0);
}
