/** What the DfE's releases call the same thing: dataset by tell-tale column, and column names made even. */
import { columnKey } from '../tables/column-key.ts';

/** The column that tells a dataset, in the order in which they are tried. */
const DATASET_BY_COLUMN: readonly (readonly [column: string, dataset: string])[] = [
  ['ehcplans', 'caseload'],
  ['newehcplans', 'new-plans'],
  ['requestsreceivedinyear', 'requests'],
  ['assessinyear', 'assessments'],
  ['totalceased', 'ceased-plans'],
  ['plansissuedwithin20weeks', 'timeliness'],
  ['personalbudget', 'personal-budgets'],
  ['restot', 'residential'],
  ['openwbp', 'work-based'],
  ['reviewexpected', 'annual-reviews'],
  ['reviewexpectedyyyy', 'annual-reviews'],
  ['dueyy', 'phase-transfers'],
  ['inreqehc', 'process'],
  ['workbasedehc', 'work-based-and-residential'],
  ['sen2dmodco', 'medical-officers'],
];

/**
 * Name the dataset of a release file by its columns.
 * @param keys  the header's column keys.
 * @param timeIdentifier  "Academic year" or "Calendar year"; tells need files of all plans from those of new plans.
 */
export function publishedDataset(keys: ReadonlySet<string>, timeIdentifier: string): string {
  if (keys.has('asdpc') || keys.has('numberasd'))
    return timeIdentifier === 'Calendar year' ? 'needs-of-new-plans' : 'needs-of-all-plans';
  const isNew = keys.has('totalnewall');
  if (isNew || keys.has('totalall')) {
    const which = isNew ? 'new-plans' : 'caseload';
    return keys.has('establishmentgroup') ? `${which}-by-establishment` : `${which}-by-age`;
  }
  const found = new Set([...keys, ...[...keys].map(withoutYear)]);
  return DATASET_BY_COLUMN.find(([column]) => found.has(column))?.[1] ?? 'other';
}

/** Write "yyyy" or "yy" for a year at the end of a column's key: the names move on with each release. */
function withoutYear(key: string): string {
  return key.replace(/20\d\d$/, 'yyyy').replace(/(?<!\d)\d\d$/, 'yy');
}

/** Name the dataset of a panel file by its columns. */
export function panelDataset(keys: ReadonlySet<string>): string {
  if (keys.has('measure')) return 'flows-by-authority';
  return keys.has('numcaseload') || keys.has('characteristicage')
    ? 'age-bands-by-authority'
    : 'plans-by-authority';
}

/** Columns whose cells are letters, not figures. */
export const TEXT_FIGURES: ReadonlySet<string> = new Set(['dmo', 'dco', 'dmodcofunction', 'sen2dmodco']);

/**
 * Slips of the pen in published headers, and the names of columns that changed in 2026, to one name each; "yyyy"
 * stands for the year that a release puts into the name.
 */
const EVEN_NAMES: ReadonlyMap<string, string> = new Map([
  ['orgarrangments', 'org_arrangements'],
  ['numberasssessmediationtribunal', 'number_assess_mediation_tribunal'],
  ['outcomemaintan', 'outcome_maintained'],
  ['outcomemaintained', 'outcome_maintained'],
  ['outcomeamend', 'outcome_amended'],
  ['outcomecease', 'outcome_ceased'],
  ['nooutcome', 'no_outcome_recorded'],
  ['numberdecsion4weeks', 'number_decision_4_weeks'],
  ['numberdecisiongt4weeks', 'number_decision_over_4_weeks'],
  ['pcdecsion4weeks', 'pc_decision_4_weeks'],
  ['pcdecisiongt4weeks', 'pc_decision_over_4_weeks'],
  ['decision4weeks', 'number_decision_4_weeks'],
  ['decisionover4weeks', 'number_decision_over_4_weeks'],
  ['reviewexpected', 'review_expected'],
  ['reviewexpectedyyyy', 'review_expected'],
  ['reviewnotexpectedyyyy', 'review_not_expected'],
  ['reviewcompletedyyyy', 'review_completed'],
  ['reviewcompletedprioryyyy', 'review_completed_prior'],
]);

/** Give a published column its even name: lower case, underscores, known slips of the pen mended. */
export function figureName(header: string): string {
  const key = columnKey(header);
  const even = EVEN_NAMES.get(key) ?? EVEN_NAMES.get(withoutYear(key));
  return even ?? header.trim().toLowerCase().replace(/\s+/g, '_');
}
