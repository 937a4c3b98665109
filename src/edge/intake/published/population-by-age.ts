/** Mid-year estimates: one row an area, one column an age; the year in a column, in a title or in a name. */

import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { firstOf } from './first-of.ts';
import { gatherRows } from './gather-rows.ts';
import { areaReader, type Whose } from './population-area.ts';
import { CODED_CODES, TOTALS } from './population-columns.ts';
import { ageOf, type Give, giveCount, refuse, topicOf, YEAR } from './population-count.ts';

/** A column that counts people of one age, or of all. */
type AgeColumn = { readonly place: number; readonly header: string; readonly age: string };

/** What a table tells of all its rows: its year, null where it tells none, and the sex that it counts, "" for everyone. */
export type TableWords = { readonly year: string | null; readonly sex: string };

/** Read the year out of a name; null where it names none or two. */
export function yearNamed(name: string): string | null {
  const years = new Set(name.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g));
  const [year] = years;
  return years.size === 1 ? (year ?? null) : null;
}

/** Read out of a name or title which sex a table counts; "" where it counts everyone. */
export function sexNamed(name: string): string {
  if (/persons?/i.test(name)) return '';
  const sex = /(?<![a-z])(fe)?males?(?![a-z])/i.exec(name)?.[0];
  return sex === undefined ? '' : sex.toLowerCase().replace(/(?<!s)$/, 's');
}

/** Find the year of a table that has no column of years; tells where it was found. */
function yearOfTable({ headers, name, log }: ReaderInput): string | null {
  const named = yearNamed(name);
  if (named !== null) {
    log.add('population.year-from-name', null);
    return named;
  }
  const codes = headers.map(columnKey).filter((key) => CODED_CODES.includes(key));
  const coded = codes.map((key) => /\d\d(?=code$|cd$)/.exec(key)?.[0]).find(Boolean);
  if (coded === undefined) return null;
  log.add('population.year-from-codes', null);
  return `20${coded}`;
}

/** Make a reader of mid-year estimates with a column of years, or a column of codes that names its year. */
export function populationByAgeReader(input: ReaderInput): RowReader {
  const year = placeOf(input.headers, 'year') >= 0 ? null : yearOfTable(input);
  return byAgeReader(input, { year, sex: sexNamed(input.name) });
}

function ageColumns(headers: readonly string[]): AgeColumn[] {
  const totalAt = firstOf(headers, TOTALS);
  const ages = headers.flatMap((header, place) => {
    const age = ageOf(header);
    return age === null ? [] : [{ place, header, age }];
  });
  return totalAt < 0 ? ages : [...ages, { place: totalAt, header: headers[totalAt] ?? '', age: 'Total' }];
}

/**
 * Make a reader of mid-year estimates: one row an area, one column an age, and a total.
 * @param words  what the table tells of all rows; a column `year` goes before its year.
 * @source ONS, mid-year population estimates, table MYE2.
 */
export function byAgeReader(
  input: Pick<ReaderInput, 'headers' | 'log' | 'sheet'>,
  { year: tableYear, sex }: TableWords,
): RowReader {
  const yearAt = placeOf(input.headers, 'year');
  const columns = ageColumns(input.headers);
  const areaOf = areaReader(input);
  const readCounts = (
    cells: readonly string[],
    row: number,
    whose: Whose,
    year: string,
    give: Give,
  ): boolean => {
    let isWhole = true;
    for (const { place, header, age } of columns) {
      const figure = giveCount({ whose, year, ...topicOf(sex, age), text: cellAt(cells, place) }, give);
      if (!('fault' in figure)) continue;
      input.log.add(figure.fault, row, header);
      isWhole = false;
    }
    return isWhole;
  };
  return gatherRows('published', input, (cells, row, give) => {
    const whose = areaOf(cells, row);
    if (typeof whose === 'string') return whose;
    const year = yearAt >= 0 ? cellAt(cells, yearAt) : tableYear;
    if (year === null || !YEAR.test(year)) return refuse(input, 'population.year-unknown', row, yearAt);
    return readCounts(cells, row, whose, year, give) ? 'accepted' : 'error';
  });
}
