/** Checks of shares over the whole extract that no authority has: they speak of how the data were made. */
import { CODE_LISTS, NO_CODE, NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, numberAt, OUTCOME, placeAt, SETTING, yearOf } from './columns.ts';
import { countedPlans } from './summarise-extract.ts';
import { countOf, largestOf, type Tally } from './tally.ts';

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

/** Count yes and no among outcomes. */
function countDecisions(outcomes: Uint8Array): Tally {
  let [decided, refused] = [0, 0];
  for (const outcome of outcomes) {
    if (outcome === OUTCOME.no) refused++;
    if (outcome === OUTCOME.no || outcome === OUTCOME.yes) decided++;
  }
  return { decided, refused };
}

/** Decided and refused, as a check tells them. */
function decisionsOf(tally: Tally): { readonly decided: number; readonly refused: number } {
  return { decided: countOf(tally, 'decided'), refused: countOf(tally, 'refused') };
}

/** Count the persons of each value of a column, leaving values out that a test refuses. */
function countAlike(column: Int32Array | Uint8Array, counts: (value: number) => boolean): Tally {
  const tally: Record<string, number> = {};
  for (const value of column) if (counts(value)) tally[`value ${value}`] = (tally[`value ${value}`] ?? 0) + 1;
  return tally;
}

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
    count: ({ extract: { requests } }) => countDecisions(requests.outcome),
    tell: (tally, _, found) => {
      const { decided, refused } = decisionsOf(tally);
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
    count: ({ extract: { requests } }) => countDecisions(requests.outcome),
    tell: (tally, _, found) => {
      const { decided, refused } = decisionsOf(tally);
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
    count: ({ extract: { assessments } }) => countDecisions(assessments.outcome),
    tell: (tally, _, found) => {
      const { decided, refused } = decisionsOf(tally);
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
    count: ({ extract: { requests, year } }) => {
      let [asked, missing] = [0, 0];
      if (year === null || year < SOURCE_SINCE) return { asked, missing };
      for (let at = 0; at < requests.count; at++) {
        const received = dayAt(requests.receivedOn, at);
        if (received === NO_DAY || yearOf(received) < year - 1) continue;
        asked++;
        if (codeAt(requests.source, at) === NO_CODE) missing++;
      }
      return { asked, missing };
    },
    tell: (tally, _, found) => {
      const [asked, missing] = [countOf(tally, 'asked'), countOf(tally, 'missing')];
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
    count: ({ extract: { persons } }) => ({
      missing: persons.ethnicity.reduce(
        (sum, code) => sum + Number(CODE_LISTS.ethnicity[code] === undefined),
        0,
      ),
    }),
    tell: (tally, { rows: { persons } }, found) => {
      const missing = countOf(tally, 'missing');
      if (persons >= FEWEST_ROWS && missing > persons * MOST_WITHOUT_ETHNICITY)
        found.whole(missing, { missing, persons });
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
    count: ({ extract: { persons } }) => countAlike(persons.sex, (code) => code !== NO_CODE),
    tell: (tally, { rows: { persons } }, found) => {
      const most = largestOf(tally, 'value ');
      if (persons >= FEWEST_ROWS && most > persons * MOST_OF_ONE_SEX)
        found.whole(most, { ofOneSex: most, persons });
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
    count: ({ extract: { persons } }) => countAlike(persons.birthMonth, () => true),
    tell: (tally, { rows: { persons } }, found) => {
      const most = largestOf(tally, 'value ');
      if (persons >= FEWEST_ROWS && most > persons * MOST_IN_ONE_BIRTH_MONTH)
        found.whole(most, { inOneMonth: most, persons });
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
    count: (facts) => {
      const { placements } = facts.extract;
      const counted = countedPlans(facts);
      const unknown = counted.reduce((sum, plan) => {
        const main = placeAt(facts.mainPlacementOfPlan, plan);
        const isNumbered = numberAt(placements.urn, main) > 0 || numberAt(placements.ukprn, main) > 0;
        const code = codeAt(placements.setting, main);
        return sum + Number(!isNumbered && (code === NO_CODE || code === SETTING.other));
      }, 0);
      return { plans: counted.length, unknown };
    },
    tell: (tally, _, found) => {
      const [plans, unknown] = [countOf(tally, 'plans'), countOf(tally, 'unknown')];
      if (plans >= FEWEST_ROWS && unknown > plans * MOST_OTHER_SETTING)
        found.whole(unknown, { otherOrNone: unknown, plans });
    },
  },
];
