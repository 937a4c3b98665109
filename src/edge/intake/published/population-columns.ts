/** What the columns of population tables are called, in `columnKey` form. */

/** Years whose two digits stand in the names of ONS code columns, "utla19_code". */
const CODE_YEARS = Array.from({ length: 25 }, (_, at) => String(at + 11));
const coded = (end: string) =>
  CODE_YEARS.flatMap((year) => ['utla', 'ltla', 'ctyua', 'lad', 'la'].map((stem) => `${stem}${year}${end}`));

/** The code of an area, in a column that names the year of the boundaries. */
export const CODED_CODES: readonly string[] = [...coded('code'), ...coded('cd')];
/** The code of an area. */
export const AREA_CODES: readonly string[] = [
  ...CODED_CODES,
  ...['areacode', 'newlacode', 'authoritycode', 'authoritynumber', 'lacode', 'oldlacode', 'code'],
];
/** The name of an area. */
export const AREA_NAMES: readonly string[] = [
  ...coded('name'),
  ...coded('nm'),
  ...['areaname', 'laname', 'authorityname', 'localauthority', 'authority', 'name'],
];
/** People of all ages. */
export const TOTALS: readonly string[] = ['totalpopulation', 'allages', 'allpersons'];
/** Ages that a table by age must have: all that a plan can be held at. */
export const AGES_NEEDED: readonly string[] = Array.from({ length: 26 }, (_, age) => String(age));
