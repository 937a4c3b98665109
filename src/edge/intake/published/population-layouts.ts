/** The layouts of population tables. */
import type { Layout } from '../tables/layout.ts';
import { populationByAgeReader } from './population-by-age.ts';
import { AGES_NEEDED, AREA_CODES, AREA_NAMES, CODED_CODES, TOTALS } from './population-columns.ts';
import { populationByYearReader, populationListReader } from './read-population.ts';

/** Years that projections can be of, as columns. */
const YEARS = Array.from({ length: 100 }, (_, at) => String(at + 2000));

/** Mid-year estimates by age, projections by year, and the long form. */
export const POPULATION_LAYOUTS: readonly Layout[] = [
  {
    kind: 'ons-population',
    name: 'population-by-age',
    reader: populationByAgeReader,
    // Without either, the year stands in a title or a name: such a table is found by its structure.
    required: [AREA_CODES, AREA_NAMES, ['year', ...CODED_CODES], ...AGES_NEEDED],
    optional: [
      ...Array.from({ length: 111 }, (_, age) => String(age)),
      ...['geography', 'year', 'oldlacode', 'newlacode', ...TOTALS],
    ],
  },
  {
    kind: 'ons-population',
    name: 'population-by-year',
    reader: populationByYearReader,
    required: ['areacode', 'areaname', 'component', 'sex', 'agegroup', YEARS],
    optional: YEARS,
  },
  {
    kind: 'ons-population',
    name: 'population-list',
    reader: populationListReader,
    required: [AREA_CODES, AREA_NAMES, 'year', 'age', 'population'],
    optional: ['sex', 'oldlacode', 'newlacode'],
  },
];
