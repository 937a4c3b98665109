/** Checks of the extract as a whole: what it says of itself, which tables it has, and shares that cannot be. */
import { dayNumberOf } from '../base/day-number.ts';
import { CODE_LISTS, NO_CODE, NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, numberAt, OUTCOME, placeAt, SETTING, yearOf } from './columns.ts';
import { countedPlans } from './summarise-extract.ts';

/** Tables without which a return says nothing of its subject. */
const TABLES = [
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'planDetails',
  'activePlans',
  'placements',
  'needs',
] as const;
/** The collection that brought the request source. */
const SOURCE_SINCE = 2025;
/** Shares above which a gap is told [0..1], and rows from which a share means something. */
const MOST_WITHOUT_SOURCE = 0.05;
const MOST_WITHOUT_ETHNICITY = 0.05;
const MOST_OTHER_SETTING = 0.05;
const MOST_OF_ONE_SEX = 0.95;
const MOST_IN_ONE_BIRTH_MONTH = 0.1;
const FEWEST_ROWS = 50;
/** Decisions from which it is odd that none was a refusal [decisions]. */
const FEWEST_DECISIONS = 100;

/** The census day of a collection: the third Thursday of January. */
export function censusDay(year: number): number {
  const first = dayNumberOf(year, 1, 1);
  // 1 January 1970 was a Thursday, so Thursdays are the days divisible by seven.
  const firstThursday = Math.ceil(first / 7) * 7;
  return firstThursday + 14;
}

/** Count yes and no among outcomes. */
function countDecisions(outcomes: Uint8Array): { readonly decided: number; readonly refused: number } {
  let [decided, refused] = [0, 0];
  for (const outcome of outcomes) {
    if (outcome === OUTCOME.no) refused++;
    if (outcome === OUTCOME.no || outcome === OUTCOME.yes) decided++;
  }
  return { decided, refused };
}

/** Give the largest count of a value, leaving values out that a test refuses. */
function mostAlike(column: Int32Array | Uint8Array, counts: (value: number) => boolean): number {
  const byValue = new Map<number, number>();
  let most = 0;
  for (const value of column) {
    if (!counts(value)) continue;
    const count = (byValue.get(value) ?? 0) + 1;
    byValue.set(value, count);
    most = Math.max(most, count);
  }
  return most;
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
    run: ({ extract: { asAt, year } }, found) => {
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
    run: ({ extract: { asAt, year } }, found) => {
      if (year === null || yearOf(asAt) !== year) return;
      if (asAt !== censusDay(year)) found.whole(1, { daysFromCensus: asAt - censusDay(year) });
    },
  },
  {
    code: 'sen2.reference-year-differs',
    level: 'error',
    subject: 'sen2Headers',
    title: 'Year and reference date do not agree',
    meaning: 'The reference date lies in another year than the one the collection is named by.',
    advice: 'Correct the year or the reference date.',
    fields: ['sen2.referencedate', 'sen2.year'],
    needs: ['referenceDate', 'collectionYear'],
    run: ({ extract: { asAt, year } }, found) => {
      if (year !== null && yearOf(asAt) !== year) found.whole(1, { year, yearOfReferenceDate: yearOf(asAt) });
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
    run: ({ extract }, found) => {
      for (const table of TABLES) if (extract[table].count === 0) found.table(table);
    },
  },
];

/** Shares over the whole extract that speak of how the data were made rather than of children. */
export const SHARE_CHECKS: readonly Check[] = [
  {
    code: 'sen2.no-refusals-to-assess',
    level: 'warning',
    subject: 'requests',
    title: 'No refusal to assess at all',
    meaning:
      'Nationally about one request in four is refused; none at all mostly means that refusals are not recorded.',
    advice: 'Check that requests with outcome N are exported.',
    fields: ['requests.requestoutcome'],
    needs: ['requests'],
    run: ({ extract: { requests } }, found) => {
      const { decided, refused } = countDecisions(requests.outcome);
      if (decided >= FEWEST_DECISIONS && refused === 0) found.whole(decided, { decided, refused });
    },
  },
  {
    code: 'sen2.mostly-refusals-to-assess',
    level: 'warning',
    subject: 'requests',
    title: 'Most requests refused',
    meaning:
      'More than two requests in three were refused, which no authority publishes; Y and N may be exchanged.',
    advice: 'Check how the case system maps its outcomes to the codes of the return.',
    fields: ['requests.requestoutcome'],
    needs: ['requests'],
    run: ({ extract: { requests } }, found) => {
      const { decided, refused } = countDecisions(requests.outcome);
      if (decided >= FEWEST_DECISIONS && refused * 3 > decided * 2)
        found.whole(refused, { decided, refused });
    },
  },
  {
    code: 'sen2.no-refusals-to-issue',
    level: 'warning',
    subject: 'assessments',
    title: 'No refusal to issue at all',
    meaning:
      'Nationally about one assessment in twenty ends without a plan; none at all mostly means that they are not recorded.',
    advice: 'Check that assessments with outcome N are exported.',
    fields: ['assessment.assessmentoutcome'],
    needs: ['assessments'],
    run: ({ extract: { assessments } }, found) => {
      const { decided, refused } = countDecisions(assessments.outcome);
      if (decided >= FEWEST_DECISIONS && refused === 0) found.whole(decided, { decided, refused });
    },
  },
  {
    code: 'sen2.many-sources-missing',
    level: 'warning',
    subject: 'requests',
    title: 'Source missing on more than 5 % of requests',
    meaning:
      'Since the collection of 2025 each request says who asked. Requests decided in earlier years are left out here.',
    advice: 'Fill in the source, 1 to 5.',
    fields: ['requests.requestsource'],
    needs: ['requests', 'collectionYear'],
    run: ({ extract: { requests, year } }, found) => {
      if (year === null || year < SOURCE_SINCE) return;
      let [asked, missing] = [0, 0];
      for (let at = 0; at < requests.count; at++) {
        const received = dayAt(requests.receivedOn, at);
        if (received === NO_DAY || yearOf(received) < year - 1) continue;
        asked++;
        if (codeAt(requests.source, at) === NO_CODE) missing++;
      }
      if (asked >= FEWEST_ROWS && missing > asked * MOST_WITHOUT_SOURCE)
        found.whole(missing, { missing, requests: asked });
    },
  },
  {
    code: 'sen2.many-ethnicities-missing',
    level: 'warning',
    subject: 'persons',
    title: 'Ethnicity missing on more than 5 % of persons',
    meaning: 'With so many missing no comparison by ethnicity is safe.',
    advice: 'Fill them in from the school census.',
    fields: ['person.ethnicity'],
    needs: ['persons'],
    run: ({ extract: { persons } }, found) => {
      const missing = persons.ethnicity.reduce(
        (sum, code) => sum + Number(CODE_LISTS.ethnicity[code] === undefined),
        0,
      );
      if (persons.count >= FEWEST_ROWS && missing > persons.count * MOST_WITHOUT_ETHNICITY)
        found.whole(missing, { missing, persons: persons.count });
    },
  },
  {
    code: 'sen2.one-sex-only',
    level: 'warning',
    subject: 'persons',
    title: 'Nearly everyone of one sex',
    meaning: 'Nationally about seven in ten are boys; more than 95 % of one sex is a fault of the export.',
    advice: 'Check how the case system maps its codes.',
    fields: ['person.sex', 'person.gendercurrent'],
    needs: ['persons'],
    run: ({ extract: { persons } }, found) => {
      const most = mostAlike(persons.sex, (code) => code !== NO_CODE);
      if (persons.count >= FEWEST_ROWS && most > persons.count * MOST_OF_ONE_SEX)
        found.whole(most, { ofOneSex: most, persons: persons.count });
    },
  },
  {
    code: 'sen2.one-birth-month',
    level: 'warning',
    subject: 'persons',
    title: 'Many birth dates in one month',
    meaning:
      'More than one person in ten is born in the same month of the same year; a date was filled in by the system.',
    advice: 'Look for a birth date that stands for "not known", such as the first of a year.',
    fields: ['person.personbirthdate'],
    needs: ['persons'],
    run: ({ extract: { persons } }, found) => {
      const most = mostAlike(persons.birthMonth, () => true);
      if (persons.count >= FEWEST_ROWS && most > persons.count * MOST_IN_ONE_BIRTH_MONTH)
        found.whole(most, { inOneMonth: most, persons: persons.count });
    },
  },
  {
    code: 'sen2.many-other-settings',
    level: 'warning',
    subject: 'activePlans',
    title: 'Setting "other" or none on more than 5 % of plans',
    meaning: 'These children are in no setting that can be counted; the collection asks for an explanation.',
    advice: 'Enter the URN or UKPRN; write the note that explains the rest.',
    fields: ['placementdetail.urn', 'placementdetail.ukprn', 'placementdetail.sensetting'],
    needs: ['activePlans', 'placements', 'requests', 'persons'],
    run: (facts, found) => {
      const { placements } = facts.extract;
      const counted = countedPlans(facts);
      const unknown = counted.reduce((sum, plan) => {
        const main = placeAt(facts.mainPlacementOfPlan, plan);
        const isNumbered = numberAt(placements.urn, main) > 0 || numberAt(placements.ukprn, main) > 0;
        const code = codeAt(placements.setting, main);
        return sum + Number(!isNumbered && (code === NO_CODE || code === SETTING.other));
      }, 0);
      if (counted.length >= FEWEST_ROWS && unknown > counted.length * MOST_OTHER_SETTING)
        found.whole(unknown, { otherOrNone: unknown, plans: counted.length });
    },
  },
];
