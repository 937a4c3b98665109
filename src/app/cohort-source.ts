/** What a cohort forecast starts from, wherever it was read: a history, people by age, and the files behind them. */
import type { RowProblem } from '../core/domain/intake.ts';
import type { ValidAges } from '../core/model/fit/fit-places.ts';
import type { Population } from '../core/model/fit/population.ts';
import type { CohortHistory } from '../core/model/history/cohort-history.ts';
import type { InputFile } from './read-input-file.ts';

export type CohortSource = {
  readonly history: CohortHistory;
  readonly population: Population | null;
  readonly valid: ValidAges | null;
  readonly inputs: readonly InputFile[];
  /** Files whose rows had problems, the first few of each. */
  readonly problems: readonly { readonly file: string; readonly problems: readonly RowProblem[] }[];
  /** What was found or left aside while reading, in words. */
  readonly notes: readonly string[];
};

/** Options that point to files outside the folder. */
export type CohortFiles = {
  /** Folder of SEN2 tables or of a transitions table. */
  readonly folder: string;
  /** People by single year of age. */
  readonly population?: string;
  /** The register of establishments, which tells the type of each. */
  readonly establishments?: string;
  /** The finance team's list of placement costs, for the bands of funding. */
  readonly costs?: string;
  /** Code of the authority, where the population has several. */
  readonly area?: string;
  /** Folders of earlier returns, in any order. */
  readonly earlier?: readonly string[];
};
