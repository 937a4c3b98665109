/** What checks find, and how grave it is. */
import type { Sen2Records } from '../domain/records.ts';

/** `error`: the return cannot be right; `query`: it may be right, and wants a look or a note; `warning`: look at the whole. */
export type CheckLevel = 'error' | 'query' | 'warning';

/** The tables that findings stand in; `sen2Headers` stands for the return as a whole. */
export type CheckTable = Sen2Records;

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
