/** Years of published tables: an academic year stands for its January, a calendar year for itself. */

/**
 * Give the calendar year of a period: "202324" and "2023/24" are January 2024, "2023" is 2023; null for anything else.
 * @source DfE, EHC plan statistics: stock of academic year 2023/24 is that of the census day in January 2024.
 */
export function periodYear(period: string): number | null {
  const match = /^((?:19|20)\d\d)(?:[-/]?(\d\d))?$/.exec(period);
  if (match === null) return null;
  const start = Number(match[1]);
  if (match[2] === undefined) return start;
  return (start + 1) % 100 === Number(match[2]) ? start + 1 : null;
}
