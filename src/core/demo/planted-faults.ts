/** The faults planted in the return's tables, few and known, so that a reader of the files has something to find. */

/** Days that no calendar has, each the first day of a second placement. */
export const IMPOSSIBLE_DAYS: readonly string[] = [
  '2023-Sep-31 00:00:00',
  '2024-Feb-30 00:00:00',
  '2023-Nov-31 00:00:00',
];
/** Need codes that the return does not know, each a second need. */
export const UNKNOWN_NEEDS: readonly string[] = ['ASC', 'ADHD'];
/** Plans that ceased in the return's first month without a reason. */
export const CEASED_WITHOUT_REASON = 1;

/** What is planted, in words for the folder's README: file, column and how many rows. */
export const PLANTED_IN_WORDS: readonly string[] = [
  `${IMPOSSIBLE_DAYS.length} rows of placementdetail have an entrydate that no calendar has (${IMPOSSIBLE_DAYS.map((day) => day.slice(0, 11)).join(', ')}); all three are second placements (placementrank 2)`,
  `${UNKNOWN_NEEDS.length} rows of senneed have a sentype that the return does not know (${UNKNOWN_NEEDS.join(', ')}); both are second needs (sentyperank 2)`,
  `${CEASED_WITHOUT_REASON} row of namedplan has a ceasedate, in the first month with a cease in 2024, and no ceasereason`,
];
