/** What an indicator is: its id, names, formula, window and what it needs. */
import type { MeasureInput } from './measure-inputs.ts';

/** Subjects of the table of indicators, by the first letter of the id. */
export const MEASURE_GROUPS = {
  A: 'Demand and pipeline',
  B: 'Decisions',
  C: 'Timeliness',
  D: 'Stock and flow',
  E: 'Placement and need',
  F: 'Annual review and phase transfer',
  G: 'Preparing for adulthood',
  H: 'Disputes and experience',
  I: 'Sufficiency and capital',
  J: 'Inclusion',
  K: 'Finance',
  L: 'Forecast quality',
} as const;
export type MeasureGroup = keyof typeof MEASURE_GROUPS;

/** Units of values; a share is held as [0..1] and shown as a percentage. */
export type MeasureUnit =
  | 'count'
  | 'count/month'
  | 'share'
  | 'per 1,000'
  | 'per 100'
  | 'points'
  | 'weeks'
  | 'days'
  | 'years'
  | 'pence'
  | 'pence/plan'
  | 'pence/person'
  | 'financial year'
  | 'ratio'
  | 'score';

/**
 * Which way is better. `near-plan`: the plan is best; `none`: context only, as everything that a legal duty to one
 * person controls; `less-near-plan`: less is better, but not below plan; `near-zero`: neither above nor below.
 */
export type Polarity = 'more' | 'less' | 'near-plan' | 'less-near-plan' | 'near-zero' | 'none';

/** The span or day that one value is of. */
export type Cadence =
  | 'month'
  | '12-months'
  | 'month-end'
  | 'day'
  | 'january'
  | 'calendar-year'
  | 'financial-year'
  | 'academic-year'
  | 'term'
  | 'survey'
  | 'return';

/** One indicator. `name` is unique; one id may have two names. @source Domain rules for indicators, section 3. */
export type MeasureDefinition = {
  /** "A01". */
  readonly id: string;
  /** "req_n". */
  readonly name: string;
  readonly group: MeasureGroup;
  readonly title: string;
  readonly definition: string;
  readonly numerator: string;
  /** Null where the value is a count or an amount. */
  readonly denominator: string | null;
  readonly unit: MeasureUnit;
  readonly polarity: Polarity;
  readonly cadence: readonly Cadence[];
  /** The span in words. */
  readonly window: string;
  /** Who is counted below the line, in words; null where nothing is. */
  readonly base: string | null;
  /** Whose reckoning it is and by which rule, in words. */
  readonly basis: string;
  /** Tables and fields. */
  readonly source: string;
  readonly needs: readonly MeasureInput[];
};

/** An entry as a group file writes it: what is left out is said once here. */
type Entry = Pick<
  MeasureDefinition,
  'id' | 'name' | 'title' | 'definition' | 'numerator' | 'unit' | 'polarity' | 'cadence' | 'source' | 'needs'
> &
  Partial<Pick<MeasureDefinition, 'denominator' | 'window' | 'base' | 'basis'>>;

const CADENCE_WORDS: Readonly<Record<Cadence, string>> = {
  month: 'one month',
  '12-months': 'twelve complete months',
  'month-end': 'the last day of the month',
  day: 'the day of the extract',
  january: 'the January census day',
  'calendar-year': 'one calendar year',
  'financial-year': 'one financial year',
  'academic-year': 'one academic year',
  term: 'one term',
  survey: 'one survey',
  return: 'one return',
};

/** Fill in what entries of a group leave out: no denominator, the window in the words of the cadence, the local basis. */
export function defineMeasures(group: MeasureGroup, entries: readonly Entry[]): readonly MeasureDefinition[] {
  return entries.map((entry) => ({
    group,
    denominator: null,
    window: entry.cadence.map((cadence) => CADENCE_WORDS[cadence]).join(', or '),
    base: entry.denominator ?? null,
    basis: 'local reckoning from the stored extract',
    ...entry,
  }));
}
