/** Checks of what the extract says of itself, and which tables it has. */
import { dayNumberOf } from '../base/day-number.ts';
import { NO_DAY } from '../extract/extract.ts';
import { PART_TABLES } from '../extract/parted-return.ts';
import { type Check, noFigures } from './check.ts';
import { yearOf } from './columns.ts';

/** The census day of a collection: the third Thursday of January. */
export function censusDay(year: number): number {
  const first = dayNumberOf(year, 1, 1);
  // 1 January 1970 was a Thursday, so Thursdays are the days divisible by seven.
  const firstThursday = Math.ceil(first / 7) * 7;
  return firstThursday + 14;
}

/** What the extract says of itself. */
export const HEADER_CHECKS: readonly Check[] = [
  {
    code: 'sen2.header-missing',
    level: 'warning',
    subject: 'sen2Headers',
    title: 'No header',
    meaning:
      'Nothing says which day and collection the extract is of, so checks of age and open cases cannot run.',
    advice: 'Import the header table with the others, with year and reference date.',
    fields: ['sen2.year', 'sen2.referencedate'],
    needs: [],
    count: noFigures,
    tell: (_, { asAt, year }, found) => {
      if (asAt === NO_DAY && year === null) found.whole(1);
    },
  },
  {
    code: 'sen2.reference-date-not-census',
    level: 'query',
    subject: 'sen2Headers',
    title: 'Reference date is not the census day',
    meaning:
      'The census is on the third Thursday of January; another day is right only for an extract between two returns.',
    advice: 'Correct the reference date where this is the statutory return.',
    fields: ['sen2.referencedate', 'sen2.year'],
    needs: ['referenceDate', 'collectionYear'],
    count: noFigures,
    tell: (_, { asAt, year }, found) => {
      if (year === null || yearOf(asAt) !== year) return;
      if (asAt !== censusDay(year)) found.whole(1, { daysFromCensus: asAt - censusDay(year) });
    },
  },
  {
    code: 'sen2.table-missing',
    level: 'error',
    subject: 'sen2Headers',
    title: 'A table is missing altogether',
    meaning: 'The extract has no row of one of the tables, so everything that hangs on it is unknown.',
    advice: 'Export all tables on the same day and import them together.',
    fields: [],
    needs: [],
    count: noFigures,
    tell: (_, { rows }, found) => {
      for (const table of PART_TABLES) if (rows[table] === 0) found.table(table);
    },
  },
];
