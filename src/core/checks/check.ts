/** What a check of a SEN2 extract is, what it may look at, and what it says when it finds something. */
import type { DayNumber } from '../base/day-number.ts';
import type { Sen2Records } from '../domain/records.ts';
import type { Extract } from '../extract/extract.ts';
import type { Facts } from './facts.ts';
import type { Found } from './findings.ts';
import type { ExtractSummary } from './summarise-extract.ts';

/** `error`: the return cannot be right; `query`: it may be right, and wants a look or a note; `warning`: look at the whole. */
export type CheckLevel = 'error' | 'query' | 'warning';

/** The tables that findings stand in; `sen2Headers` stands for the return as a whole. */
export type CheckTable = Sen2Records;

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

/** What the register of establishments says of one place, as far as checks ask. */
export type RegisterEntry = {
  readonly typeName: string;
  readonly status: string;
  /** Day of closing, or `NO_DAY`. */
  readonly closedOn: DayNumber;
  /** Null where the register does not tell. */
  readonly hasResourcedProvision: boolean | null;
  readonly hasSenUnit: boolean | null;
  /** Statutory ages [years]; null where the register does not tell. */
  readonly lowAge: number | null;
  readonly highAge: number | null;
};

/** All that checks may look at; what is not to be had is null, and the checks that need it say so. */
export type CheckContext = {
  readonly extract: Extract;
  /** The authority's extract before this one. */
  readonly previous: ExtractSummary | null;
  /** Plans that the department has published for the authority in January of a year [plans]. */
  readonly published: { readonly year: number; readonly plans: number } | null;
  /** The register of establishments by URN. */
  readonly establishments: ReadonlyMap<number, RegisterEntry> | null;
};

/** Something found. Up to a limit each row has its own; the rest of the same code are one with their count. */
export type Finding = {
  readonly code: string;
  readonly level: CheckLevel;
  readonly table: CheckTable;
  /** 1-based line of the table's file, the first where several are folded; null where the whole extract is meant. */
  readonly row: number | null;
  /** How many rows it stands for. */
  readonly count: number;
  /** Figures of the whole extract that show why, never of one child. */
  readonly detail?: Readonly<Record<string, number>>;
};

/** What the checks came to. */
export type CheckResult = {
  /** In the catalogue's order, rows in the order of their table. */
  readonly findings: readonly Finding[];
  /** Codes of the checks that ran, whether or not they found anything. */
  readonly checksRun: readonly string[];
  /** Checks that could not run, each with what was missing, in words. */
  readonly checksNotRun: readonly { readonly code: string; readonly missing: string }[];
};
