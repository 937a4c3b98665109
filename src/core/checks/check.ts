/** What a check of a SEN2 extract is, what it may look at, and what it says when it finds something. */

import type { Facts } from './facts.ts';
import type { CheckLevel, CheckTable } from './finding.ts';
import type { Found } from './findings.ts';

/** What must be there for a check to mean anything: a table with rows, or something from outside the extract. */
export type CheckNeed =
  | Exclude<CheckTable, 'sen2Headers'>
  | 'referenceDate'
  | 'collectionYear'
  | 'previous'
  | 'published'
  | 'establishments';

/** One named check. The catalogue holds all; `docs/checks.md` is written from it. */
export type Check = {
  /** `sen2.what-is-wrong`, unique, the same for ever. */
  readonly code: string;
  readonly level: CheckLevel;
  /** The table whose rows are counted. */
  readonly subject: CheckTable;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** When the check speaks, and why it matters. */
  readonly meaning: string;
  /** What to do. */
  readonly advice: string;
  /** The fields looked at, by the return's own names: "requests.receiveddate". */
  readonly fields: readonly string[];
  /** Where one of these is not there, the check is not run, and that is said. */
  readonly needs: readonly CheckNeed[];
  /** Looks at the extract in one pass or a few; changes nothing. */
  readonly run: (facts: Facts, found: Found) => void;
};
