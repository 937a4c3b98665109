/** What a check of a SEN2 extract is, what it may look at, and what it says when it finds something. */

import type { Facts } from './facts.ts';
import type { CheckLevel, CheckTable } from './finding.ts';
import type { Found } from './findings.ts';
import type { Tally } from './tally.ts';
import type { WholeReturn } from './whole-return.ts';

/** What must be there for a check to mean anything: a table with rows, or something from outside the extract. */
export type CheckNeed =
  | Exclude<CheckTable, 'sen2Headers'>
  | 'referenceDate'
  | 'collectionYear'
  | 'previous'
  | 'published'
  | 'establishments';

/** What every check says of itself. */
export type CheckWords = {
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
};

/** How a check looks at rows: part by part of the return, each child's rows all in one part. Changes nothing. */
export type RowLook = {
  readonly run: (facts: Facts, found: Found) => void;
  /** Where the rows are told only if figures of the whole say so: the figures of a part, and what they must say. */
  readonly onlyIf?: {
    readonly count: (facts: Facts) => Tally;
    readonly holds: (tally: Tally) => boolean;
  };
};

/** How a check looks at the return as a whole: figures of each part, and what their sums tell. Changes nothing. */
export type WholeLook = {
  readonly count: (facts: Facts) => Tally;
  readonly tell: (tally: Tally, whole: WholeReturn, found: Found) => void;
};

/** One named check. The catalogue holds all; `docs/checks.md` is written from it. */
export type Check = CheckWords & (RowLook | WholeLook);

/** A check of a header or of what is known from outside needs no figures of rows. */
export const noFigures = (): Tally => ({});
