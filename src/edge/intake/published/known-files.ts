/** Files that are known and hold nothing to import, told by their columns, so that a refusal can say what they are. */
import type { ReadingProblemCode } from '../problem-texts.ts';

/** A file that is refused: the columns that tell it, in `columnKey` form, and what is said of it. */
export type KnownFile = {
  readonly columns: readonly string[];
  readonly code: ReadingProblemCode;
};

/** The first whose columns are all there is taken. */
export const KNOWN_FILES: readonly KnownFile[] = [
  // Forecasts and fits of cohort models: summaries of runs, and the spread of their rates.
  {
    columns: ['mean', 'stddev', 'iqr', 'median', 'low95pcbound', 'high95pcbound'],
    code: 'file.model-results',
  },
  { columns: ['simulations', 'mean', 'sd', 'median', 'p975'], code: 'file.model-results' },
  { columns: ['mean', 'median', 'q1', 'q3', 'min', 'max'], code: 'file.model-results' },
  { columns: ['alpha', 'beta', 'expectation'], code: 'file.model-results' },
  { columns: ['need', 'setting', 'expectation', 'alpha'], code: 'file.model-results' },
  { columns: ['ay', 'need', 'setting', 'pop'], code: 'file.model-results' },
  { columns: ['trainto', 'targetcensusyear', 'truth', 'peermean'], code: 'file.model-results' },
  // What such a model is told beside its history.
  { columns: ['need', 'setting', 'cost'], code: 'file.model-settings' },
  { columns: ['setting', 'settinggroup', 'minacademicyear', 'maxacademicyear'], code: 'file.model-settings' },
  { columns: ['calendaryear', 'academicyear', 'population'], code: 'file.population-without-area' },
  // Comparisons of forecasting methods.
  { columns: ['sn', 'method', 'h1', 'h2'], code: 'file.method-comparison' },
  { columns: ['sn', 'period', 'split', 'value'], code: 'file.method-comparison' },
  { columns: ['method', 'fittedmethod', 'step', 'mean', 'lo80', 'hi80'], code: 'file.method-comparison' },
  // Descriptions of other files.
  { columns: ['filenamepattern', 'csvcolumnname'], code: 'file.list-of-columns' },
  { columns: ['item', 'returnelement', 'code', 'shortlabel'], code: 'file.list-of-columns' },
  { columns: ['rulecode', 'error', 'errortext'], code: 'file.list-of-rules' },
  { columns: ['rulecode', 'errortext'], code: 'file.list-of-rules' },
];

/**
 * Lists of children for inspectors: one of children with a plan, one of children without. The columns look like those
 * of a list of plans, so this is told before that: children without a plan would be taken for children with one.
 */
export const CHILDREN_LISTS: readonly (readonly string[])[] = [
  ['uniqueid', 'upn', 'dateofbirth', 'senprimaryneed', 'suspensions', 'absence'],
];
