/** The dictionary page: every measure of the catalogue under its subject, with unit and direction in words. */
import { MEASURES } from '../../core/measures/catalogue.ts';
import {
  MEASURE_GROUPS,
  type MeasureDefinition,
  type MeasureUnit,
  type Polarity,
} from '../../core/measures/measure-definition.ts';

const UNITS: Readonly<Record<MeasureUnit, string>> = {
  count: 'count',
  'count/month': 'count a month',
  share: 'share, shown as a percentage',
  'per 1,000': 'per 1,000',
  'per 100': 'per 100',
  points: 'percentage points',
  weeks: 'weeks',
  days: 'days',
  years: 'years',
  pence: 'pounds and pence',
  'pence/plan': 'pounds and pence for each plan',
  'pence/person': 'pounds and pence for each person',
  'financial year': 'a financial year',
  ratio: 'ratio',
  score: 'score',
};

const POLARITIES: Readonly<Record<Polarity, string>> = {
  more: 'More is better',
  less: 'Less is better',
  'near-plan': 'The plan is best: neither above nor below it',
  'less-near-plan': 'Less is better, but not below the plan',
  'near-zero': 'Nought is best: neither above nor below it',
  none: 'Neither: it is context, and never a target',
};

/** Shape the dictionary: subjects in their order, measures in the order of their ids. */
export function measuresView(measures: readonly MeasureDefinition[] = MEASURES) {
  return {
    groups: Object.entries(MEASURE_GROUPS).flatMap(([id, title]) => {
      const own = measures.filter(({ group }) => group === id);
      return own.length === 0 ? [] : [{ id, title, measures: own.map(shownMeasure) }];
    }),
  };
}

function shownMeasure(measure: MeasureDefinition) {
  const { id, name, title, definition, numerator, denominator, window, base, source, basis } = measure;
  return {
    id,
    name,
    title,
    definition,
    numerator,
    denominator,
    unit: UNITS[measure.unit],
    polarity: POLARITIES[measure.polarity],
    window,
    base,
    source,
    basis,
  };
}
