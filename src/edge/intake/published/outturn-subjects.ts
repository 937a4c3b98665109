/** What the lines of a section 251 table are filed under, and how its headings are joined. */
import { type AmountColumn, POUNDS } from './allocation-figure.ts';

/** What was planned, what was spent, and what is counted beside them. */
export const OUTTURN_SUBJECTS = {
  budget: 's251 budget',
  outturn: 's251 outturn',
  grant: 's251 grant deductions',
  counts: 's251 plans and pupils',
  topUp: 's251 special and alternative top-up',
} as const;

/** Tell the subject of a heading by its first word: "Budget | …", "OutturnTotal…", "Section 251 outturn". */
export function subjectOfHeading(heading: string): string {
  if (/^(section 251 )?budget/i.test(heading)) return OUTTURN_SUBJECTS.budget;
  if (/^(section 251 )?outturn/i.test(heading)) return OUTTURN_SUBJECTS.outturn;
  return /^DSG/.test(heading) ? OUTTURN_SUBJECTS.grant : OUTTURN_SUBJECTS.counts;
}

/** Groups that the flat tables write shorter than the workbook: to the workbook's words, so that both are compared. */
const EVEN_GROUPS: ReadonlyMap<string, string> = new Map([
  [
    'Top up funding (maintained, academies, free schools, colleges)',
    'Top up funding (maintained schools, academies, free schools and colleges)',
  ],
  [
    'Top up funding (non-maintained and independent)',
    'Top up funding (non-maintained and independent schools and colleges)',
  ],
]);
const PLACEMENTS = /^Placements: /;
const PLANS = 'No. aged up to 25 with SEN statement or EHCP';

/** Join the parts of a flat heading: its first word is the subject and stands in the table's name. */
function joinHeading(header: string, table: string): string {
  const parts = header.split('|').map((part) => part.trim().replace(/\s+/g, ' '));
  if (table !== OUTTURN_SUBJECTS.counts && parts.length > 1) parts.shift();
  return parts.map((part) => (EVEN_GROUPS.get(part) ?? part).replace(PLACEMENTS, `${PLANS} – `)).join(' – ');
}

/** Describe a column of a section 251 table by its heading: amounts are in pounds, all else is a count. */
export function outturnColumn(place: number, header: string): AmountColumn {
  const table = subjectOfHeading(header);
  const power = table === OUTTURN_SUBJECTS.counts ? null : POUNDS;
  return { place, table, heading: joinHeading(header, table), power };
}
