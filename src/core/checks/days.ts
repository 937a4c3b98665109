/** Checks of how days are spread: many on one day were loaded together, a month without any was lost. */
import { dayNumberOf } from '../base/day-number.ts';
import type { Extract } from '../extract/extract.ts';
import { NO_DAY } from '../extract/extract.ts';
import type { Check, CheckNeed } from './check.ts';
import { firstDayOf, monthOf } from './columns.ts';
import type { Facts } from './facts.ts';
import type { Found } from './findings.ts';

/** Share of the days of a column on one day above which they were loaded together [0..1], and days from which it means something. */
const MOST_ON_ONE_DAY = 0.2;
const FEWEST_DAYS = 50;
/** Cases a year from which a month without any is odd: one would expect ten. */
const FEWEST_A_YEAR = 120;
const MONTHS = 12;
/** Days outside these years are told elsewhere, and not counted here. */
const FIRST = dayNumberOf(1990, 1, 1);
const LAST = dayNumberOf(2200, 1, 1);

/** Count the days that are known, and those on the commonest. */
function countDays(days: Int32Array): { readonly known: number; readonly most: number } {
  const byDay = new Int32Array(LAST - FIRST);
  let [known, most] = [0, 0];
  for (const day of days) {
    if (day < FIRST || day >= LAST) continue;
    const count = (byDay[day - FIRST] ?? 0) + 1;
    byDay[day - FIRST] = count;
    known++;
    if (count > most) most = count;
  }
  return { known, most };
}

/** What makes a check of one column. */
type DayColumn = {
  readonly code: Check['code'];
  readonly subject: Exclude<Check['subject'], 'sen2Headers'>;
  readonly field: string;
  /** "requests were received", to be put into sentences. */
  readonly words: string;
  readonly days: (extract: Extract) => Int32Array;
};

function onOneDay({ code, subject, field, words, days }: DayColumn): Check {
  return {
    code,
    level: 'warning',
    subject,
    title: `More than 20 % of ${words} on one day`,
    meaning: 'So many on one day mostly mean that a date was filled in when cases were loaded into a system.',
    advice: 'Replace the date of loading by the day on which it happened.',
    fields: [field],
    needs: [subject],
    run: ({ extract }, found) => {
      const { known, most } = countDays(days(extract));
      if (known >= FEWEST_DAYS && most > known * MOST_ON_ONE_DAY)
        found.whole(most, { onOneDay: most, known });
    },
  };
}

/** First and last month of the year whose flows the extract holds. */
function monthsOfYear({ extract: { year, asAt } }: Facts): number {
  return year === null ? monthOf(asAt) - MONTHS : (year - 1) * MONTHS;
}

function findEmptyMonths(facts: Facts, days: Int32Array, found: Found): void {
  const first = monthsOfYear(facts);
  const from = firstDayOf(first);
  const to = firstDayOf(first + MONTHS);
  const byMonth = new Int32Array(MONTHS);
  let all = 0;
  for (const day of days) {
    if (day === NO_DAY || day < from || day >= to) continue;
    const month = monthOf(day) - first;
    byMonth[month] = (byMonth[month] ?? 0) + 1;
    all++;
  }
  const empty = byMonth.reduce((sum, count) => sum + Number(count === 0), 0);
  if (all >= FEWEST_A_YEAR && empty > 0) found.whole(empty, { emptyMonths: empty, inYear: all });
}

function monthEmpty({ code, subject, field, words, days }: DayColumn): Check {
  const needs: readonly CheckNeed[] = [subject, 'referenceDate'];
  return {
    code,
    level: 'warning',
    subject,
    title: `A month of the year in which no ${words}`,
    meaning:
      'In a year with ten or more a month on average, an empty month mostly means that cases were lost or entered late.',
    advice: 'Check the export for that month.',
    fields: [field],
    needs,
    run: (facts, found) => findEmptyMonths(facts, days(facts.extract), found),
  };
}

/** Checks of the spread of days. */
export const DAY_CHECKS: readonly Check[] = [
  onOneDay({
    code: 'sen2.received-on-one-day',
    subject: 'requests',
    field: 'requests.receiveddate',
    words: 'requests were received',
    days: ({ requests }) => requests.receivedOn,
  }),
  onOneDay({
    code: 'sen2.assessed-on-one-day',
    subject: 'assessments',
    field: 'assessment.assessmentoutcomedate',
    words: 'assessments were decided',
    days: ({ assessments }) => assessments.outcomeOn,
  }),
  onOneDay({
    code: 'sen2.started-on-one-day',
    subject: 'namedPlans',
    field: 'namedplan.startdate',
    words: 'plans started',
    days: ({ namedPlans }) => namedPlans.startsOn,
  }),
  onOneDay({
    code: 'sen2.reviewed-on-one-day',
    subject: 'activePlans',
    field: 'activeplans.reviewmeeting',
    words: 'reviews were held',
    days: ({ activePlans }) => activePlans.reviewMeetingOn,
  }),
  monthEmpty({
    code: 'sen2.month-without-requests',
    subject: 'requests',
    field: 'requests.receiveddate',
    words: 'request was received',
    days: ({ requests }) => requests.receivedOn,
  }),
  monthEmpty({
    code: 'sen2.month-without-decisions',
    subject: 'assessments',
    field: 'assessment.assessmentoutcomedate',
    words: 'assessment was decided',
    days: ({ assessments }) => assessments.outcomeOn,
  }),
];
