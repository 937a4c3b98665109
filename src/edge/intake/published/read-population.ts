/** Population by year or in long form: projections with a column for each year, and tables of one figure a row. */
import { cellAt, placeOf } from '../tables/columns.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { gatherRows } from './gather-rows.ts';
import { areaReader } from './population-area.ts';
import { ageOf, giveCount, refuse, topicOf, YEAR } from './population-count.ts';

function ageOrTotal(text: string): string | null {
  return /^all ages?$/i.test(text) ? 'Total' : ageOf(text);
}

/**
 * Make a reader of projections: one row an area, sex and age, one column a year. A projection is no count: parts of
 * a person are kept as published.
 * @source ONS, subnational population projections, 2022-based: columns AREA_CODE to AGE_GROUP, then years.
 */
export function populationByYearReader(input: ReaderInput): RowReader {
  const [ageAt, sexAt] = [placeOf(input.headers, 'agegroup'), placeOf(input.headers, 'sex')];
  const componentAt = placeOf(input.headers, 'component');
  const years = input.headers.flatMap((header, place) => (YEAR.test(header) ? [{ place, header }] : []));
  const areaOf = areaReader(input);
  return gatherRows('published', input, (cells, row, give) => {
    if (!/^(population)?$/i.test(cellAt(cells, componentAt))) {
      input.log.add('population.other-component', row);
      return 'skipped';
    }
    const whose = areaOf(cells, row);
    if (typeof whose === 'string') return whose;
    const age = ageOrTotal(cellAt(cells, ageAt));
    if (age === null) return refuse(input, 'population.age-unreadable', row, ageAt);
    const broken = topicOf(cellAt(cells, sexAt), age);
    let isWhole = true;
    for (const { place, header } of years) {
      const count = { whose, year: header, ...broken, text: cellAt(cells, place) };
      const figure = giveCount(count, give);
      if ('fault' in figure) {
        input.log.add(figure.fault, row, header);
        isWhole = false;
      }
    }
    return isWhole ? 'accepted' : 'error';
  });
}

/** Make a reader of the long form: authority, year, age and population in each row. */
export function populationListReader(input: ReaderInput): RowReader {
  const [yearAt, ageAt] = [placeOf(input.headers, 'year'), placeOf(input.headers, 'age')];
  const [sexAt, countAt] = [placeOf(input.headers, 'sex'), placeOf(input.headers, 'population')];
  const areaOf = areaReader(input);
  return gatherRows('published', input, (cells, row, give) => {
    const whose = areaOf(cells, row);
    if (typeof whose === 'string') return whose;
    const year = cellAt(cells, yearAt);
    if (!YEAR.test(year)) return refuse(input, 'period.unreadable', row, yearAt);
    const age = ageOrTotal(cellAt(cells, ageAt));
    if (age === null) return refuse(input, 'population.age-unreadable', row, ageAt);
    const text = cellAt(cells, countAt);
    const figure = giveCount({ whose, year, ...topicOf(cellAt(cells, sexAt), age), text }, give);
    if (!('fault' in figure)) return 'accepted';
    input.log.add(figure.fault, row, input.headers[countAt] ?? null);
    return 'error';
  });
}
